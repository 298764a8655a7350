"""A suite, run by Great Expectations over a table or view inside DuckDB.

Great Expectations counts; what it says is taken over rule by rule, and the query of the failing rows is added (`rows.py`).
Importing this takes seconds: it is imported where a batch is about to be checked, and nowhere else.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

import duckdb
from sqlalchemy.pool import StaticPool

from expectations import dialect
from expectations.suites import UNEXPECTED_ROWS, Rule, Suite
from flows.errors import DatelineError
from flows.model.check import Validation

os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read when Great Expectations is imported

import great_expectations as gx
from great_expectations.core import ExpectationValidationResult
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent.interfaces import Batch
from great_expectations.exceptions.exceptions import GreatExpectationsError
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.expectation_configuration import (
    ExpectationConfiguration,
)
from great_expectations.expectations.metadata_types import FailureSeverity

from expectations import metrics as _metrics  # noqa: F401  # registers itself
from expectations.rows import failing_rows

# What Great Expectations sees in place of the table: one plain name, wherever the table lies.
BATCH = "dateline_batch"

EXAMPLES = 5
LONGEST_EXAMPLE = 200
LONGEST_ERROR = 2_000

# What it logs is said in the results; what it would print has no place in a run's output.
logging.getLogger("great_expectations").addHandler(logging.NullHandler())
logging.getLogger("great_expectations").propagate = False


def check(
    con: duckdb.DuckDBPyConnection,
    table: str,
    suite: Suite,
    *,
    schema: str | None,
    parameters: Mapping[str, object] = {},
) -> tuple[Validation, ...]:
    """Evaluate every rule of a suite on a table or view that has a column `row_no`, unique in it.

    Nothing is copied and nothing is written: the table is seen through a temporary view, gone afterwards, within the caller's
    transaction if there is one.

    Args:
        con: the connection; nothing else may run on it meanwhile.
        schema: where the table lies: a schema, an attached database, or `database.schema`; None for the search path.
        parameters: a value for each `{$PARAMETER: name}` of the suite.

    Returns:
        One validation per rule, in the order of the suite. A rule that raised has `success` None and the reason in `error`.
        `rows_query` is there for each rule on rows that some row fails, also where `mostly` lets it pass.

    Raises:
        DatelineError: Great Expectations does not accept a rule, or a parameter is missing.
    """
    missing = sorted(parameter_names(suite) - set(parameters))
    if missing:
        raise DatelineError(f"Suite {suite.name!r} needs the parameters {', '.join(missing)}.")
    expectations = [expectation(suite, rule) for rule in suite.rules]
    source = qualified(table, schema)
    with batch_of(con, source) as batch:
        results = evaluate(batch, expectations, parameters)
        return tuple(validation(suite, rule, results[rule.code], batch, source) for rule in suite.rules)


def qualified(table: str, schema: str | None) -> str:
    """The quoted name of a table."""
    parts = [*(schema.split(".") if schema else []), table]
    return ".".join('"' + part.replace('"', '""') + '"' for part in parts)


def parameter_names(suite: Suite) -> set[str]:
    """The parameters that the rules of a suite ask for."""
    values = [value for rule in suite.rules for value in rule.kwargs.values()]
    return {value["$PARAMETER"] for value in values if isinstance(value, dict) and "$PARAMETER" in value}


def expectation(suite: Suite, rule: Rule) -> Expectation:
    """The rule as Great Expectations' own object, which knows its code."""
    configuration = ExpectationConfiguration(
        type=rule.expectation,
        kwargs=dict(rule.kwargs),
        severity=FailureSeverity(rule.severity),
        meta={"code": rule.code},
    )
    try:
        return configuration.to_domain_obj()
    except (ValueError, TypeError, GreatExpectationsError) as error:
        raise DatelineError(
            f"Suite {suite.name!r}, rule {rule.code!r}: Great Expectations does not accept it: {error}",
            where=f"expectations/suites/{suite.name}.yaml",
        ) from error


@contextmanager
def batch_of(con: duckdb.DuckDBPyConnection, source: str) -> Iterator[Batch]:
    """The table as a batch of Great Expectations, for as long as the block lasts."""
    con.execute(f"CREATE OR REPLACE TEMP VIEW {BATCH} AS SELECT * FROM {source}")
    try:
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        database = context.data_sources.add_sql(
            "duckdb",
            connection_string="duckdb_gx://",
            kwargs={
                "creator": lambda: dialect.Connection(con),
                "poolclass": StaticPool,
            },  # type: ignore[call-arg]
        )
        yield (database.add_table_asset(BATCH, table_name=BATCH).add_batch_definition_whole_table(BATCH).get_batch())
    finally:
        con.execute(f"DROP VIEW IF EXISTS temp.{BATCH}")


def evaluate(
    batch: Batch, expectations: Sequence[Expectation], parameters: Mapping[str, object]
) -> dict[str, ExpectationValidationResult]:
    """The result of each expectation by its rule's code.

    Counts are bundled into one query, so one rule that cannot run takes all of them with it: those that raised run again alone.
    """
    results = validate(batch, expectations, parameters)
    for one in expectations:
        if error_of(results[code_of(one)]):
            results |= validate(batch, [one], parameters)
    return results


def validate(
    batch: Batch, expectations: Sequence[Expectation], parameters: Mapping[str, object]
) -> dict[str, ExpectationValidationResult]:
    configurations = [one.configuration for one in expectations]
    result = batch.validate(
        gx.ExpectationSuite(name=BATCH, expectations=configurations),
        result_format={"result_format": "BASIC", "partial_unexpected_count": EXAMPLES},
        expectation_parameters=dict(parameters),
    )
    return {code_of(configuration_of(one)): one for one in result.results}


def configuration_of(result: ExpectationValidationResult) -> ExpectationConfiguration:
    """The expectation that a result is of, its parameters filled in."""
    return cast(ExpectationConfiguration, result.expectation_config)


def code_of(one: Expectation | ExpectationConfiguration) -> str:
    return str((one.meta or {})["code"])


def validation(
    suite: Suite,
    rule: Rule,
    result: ExpectationValidationResult,
    batch: Batch,
    source: str,
) -> Validation:
    """What Great Expectations says of one rule, as a row of ops.validation."""
    error = error_of(result)
    details: dict[str, Any] = {} if error else dict(result.result)
    on_rows = rule.expectation == UNEXPECTED_ROWS or "unexpected_count" in details
    count = details.get("observed_value" if rule.expectation == UNEXPECTED_ROWS else "unexpected_count")
    return Validation(
        suite=suite.name,
        suite_hash=suite.hash,
        code=rule.code,
        expectation=rule.expectation,
        column_name=column_of(rule),
        severity=rule.severity,
        rejects=rule.rejects,
        success=None if error else bool(result.success),
        observed=observed(details),
        unexpected_count=count,
        unexpected_percent=details.get("unexpected_percent"),
        rows_query=rows_query(rule, result, batch, source) if on_rows and count else None,
        message=rule.message,
        error=error,
    )


def rows_query(rule: Rule, result: ExpectationValidationResult, batch: Batch, source: str) -> str | None:
    """SQL over the table itself that selects `row_no` of every failing row; it outlives the temporary view."""
    if rule.expectation == UNEXPECTED_ROWS:
        query: str | None = rule.kwargs["unexpected_rows_query"].format(batch=BATCH)
    else:
        query = failing_rows(batch.data.execution_engine, configuration_of(result).to_domain_obj())
    return query and f"WITH {BATCH} AS (SELECT * FROM {source}) SELECT row_no FROM ({query.rstrip().rstrip(';')})"


def column_of(rule: Rule) -> str | None:
    """The column or columns of a rule, joined by a comma."""
    names = [rule.kwargs[key] for key in ("column", "column_A", "column_B") if key in rule.kwargs]
    return ",".join([*names, *rule.kwargs.get("column_list", [])]) or None


def observed(details: Mapping[str, Any]) -> str:
    """What was seen, as JSON: the observed value, or how many values there were, and examples of the unexpected ones."""
    wanted = {
        "observed_value": details.get("observed_value"),
        "values": details.get("element_count"),
        "missing": details.get("missing_count"),
        "examples": [str(value)[:LONGEST_EXAMPLE] for value in details.get("partial_unexpected_list") or []],
    }
    return json.dumps(
        {name: value for name, value in wanted.items() if value not in (None, [])},
        default=str,
    )


def error_of(result: ExpectationValidationResult) -> str | None:
    """How an expectation raised, shortened; None if it did not."""
    info = result.exception_info or {}
    raised = [info] if "raised_exception" in info else list(info.values())
    messages = {str(one["exception_message"]) for one in raised if one["raised_exception"]}
    return "; ".join(sorted(messages))[:LONGEST_ERROR] or ("it raised without a message" if messages else None)
