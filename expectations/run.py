"""A suite, run by Great Expectations over a table or view inside DuckDB.

Importing this takes seconds: it is imported where a batch is about to be checked, and nowhere else.

Not here: what the results mean (`results.py`), and which rows failed (`rows.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import duckdb
import great_expectations as gx
from great_expectations.core import ExpectationValidationResult
from great_expectations.datasource.fluent.interfaces import Batch
from great_expectations.exceptions.exceptions import GreatExpectationsError
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metadata_types import FailureSeverity
from sqlalchemy.pool import StaticPool

from expectations import dialect
from expectations import metrics as _metrics  # noqa: F401  # registers itself
from expectations.context import silent_context
from expectations.results import Checked, configuration_of, error_of, validation
from expectations.rows import BATCH
from expectations.suites import Rule, Suite
from flows.errors import DatelineError
from flows.model.check import Validation

EXAMPLES = 5


def check(
    con: duckdb.DuckDBPyConnection, table: str, suite: Suite, *, schema: str | None, parameters: Mapping[str, object] = {}
) -> tuple[Validation, ...]:
    """Evaluate every rule of a suite on a table or view that has a column `row_no`, unique in it.

    Nothing is copied and nothing is written: the table is seen through a temporary view that is gone afterwards.

    Args:
        con: the connection, with no transaction open: a rule that raises would abort it. Nothing else may run on it meanwhile.
        schema: where the table lies: a schema, an attached database, or `database.schema`; None for the search path.
        parameters: a value for each `{$PARAMETER: name}` of the suite.

    Returns:
        One validation per rule, in the order of the suite. A rule that raised has `success` None and the reason in `error`.
        `rows_query` is there for each rule on rows that some row fails, also where `mostly` lets it pass.

    Raises:
        DatelineError: Great Expectations does not accept a rule, or a parameter is missing.
        duckdb.Error: there is no such table, or a transaction is open.
    """
    missing = sorted(parameter_names(suite) - set(parameters))
    if missing:
        raise DatelineError(f"Suite {suite.name!r} needs the parameters {', '.join(missing)}.")
    configurations = [configuration(suite, rule) for rule in suite.rules]
    source = qualified(table, schema)
    with batch_of(con, source) as batch:
        results = evaluate(batch, configurations, parameters)
        rows = con.execute(f"SELECT count(*) FROM {BATCH}").fetchall()[0][0]
        checked = Checked(batch.data.execution_engine, source, rows)
        return tuple(validation(suite, rule, results[rule.code], checked) for rule in suite.rules)


def qualified(table: str, schema: str | None) -> str:
    """The quoted name of a table."""
    parts = [*(schema.split(".") if schema else []), table]
    return ".".join('"' + part.replace('"', '""') + '"' for part in parts)


def parameter_names(suite: Suite) -> set[str]:
    """The parameters that the rules of a suite ask for."""
    values = [value for rule in suite.rules for value in rule.kwargs.values()]
    return {value["$PARAMETER"] for value in values if isinstance(value, dict) and "$PARAMETER" in value}


def configuration(suite: Suite, rule: Rule) -> ExpectationConfiguration:
    """The rule in Great Expectations' own form, with its code.

    Raises:
        DatelineError: there is no such expectation, or not with these arguments.
    """
    severity = FailureSeverity(rule.severity)
    written = ExpectationConfiguration(rule.expectation, dict(rule.kwargs), {"code": rule.code}, severity=severity)
    try:
        return written.to_domain_obj().configuration
    except (ValueError, TypeError, GreatExpectationsError) as error:
        raise DatelineError(
            f"Suite {suite.name!r}, rule {rule.code!r}: Great Expectations does not accept it: {error}",
            where=f"expectations/suites/{suite.name}.yaml",
        ) from error


@contextmanager
def batch_of(con: duckdb.DuckDBPyConnection, source: str) -> Iterator[Batch]:
    """The table as a batch of Great Expectations, for as long as the block lasts."""
    con.execute("BEGIN TRANSACTION")  # refused where one is open
    con.execute("ROLLBACK")
    con.execute(f"CREATE OR REPLACE TEMP VIEW {BATCH} AS SELECT * FROM {source}")
    try:
        context = silent_context()
        connecting = {"creator": lambda: dialect.Connection(con), "poolclass": StaticPool}
        database = context.data_sources.add_sql("duckdb", connection_string="duckdb_gx://", kwargs=connecting)  # type: ignore[call-arg]
        yield database.add_table_asset(BATCH, table_name=BATCH).add_batch_definition_whole_table(BATCH).get_batch()
    finally:
        con.execute(f"DROP VIEW IF EXISTS temp.{BATCH}")


def evaluate(
    batch: Batch, configurations: Sequence[ExpectationConfiguration], parameters: Mapping[str, object]
) -> dict[str, ExpectationValidationResult]:
    """The result of each expectation, by its rule's code.

    Counts are bundled into one query, which a single rule that cannot run takes down: what raised is run again, one by one.
    """
    results = validate(batch, configurations, parameters)
    for one in configurations:
        if error_of(results[code_of(one)]):
            results |= validate(batch, [one], parameters)
    return results


def validate(
    batch: Batch, configurations: Sequence[ExpectationConfiguration], parameters: Mapping[str, object]
) -> dict[str, ExpectationValidationResult]:
    """The results of one run of Great Expectations, by code: it gives them in an order of its own."""
    result = batch.validate(
        gx.ExpectationSuite(BATCH, expectations=list(configurations)),
        result_format={"result_format": "BASIC", "partial_unexpected_count": EXAMPLES},
        expectation_parameters=dict(parameters),
    )
    return {code_of(configuration_of(one)): one for one in result.results}


def code_of(configuration: ExpectationConfiguration) -> str:
    return str((configuration.meta or {})["code"])
