"""What Great Expectations says of a rule, as a row of ops.validation.

Great Expectations says "failed" of a rule that could not run. Here that is `success` None and an error, so that nobody takes a
broken rule for bad data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from great_expectations.core import ExpectationValidationResult
from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

from expectations.rows import BATCH, failing_rows
from expectations.suites import UNEXPECTED_ROWS, Rule, Suite
from flows.model.check import Validation

LONGEST_EXAMPLE = 200
LONGEST_ERROR = 2_000


@dataclass(frozen=True, slots=True)
class Checked:
    """The table that was checked: the engine that sees it as `BATCH`, its quoted name, and its rows."""

    engine: SqlAlchemyExecutionEngine
    source: str
    rows: int


def validation(suite: Suite, rule: Rule, result: ExpectationValidationResult, checked: Checked) -> Validation:
    """The outcome of one rule on one table."""
    error = error_of(result)
    details: Mapping[str, Any] = {} if error else result.result
    count, percent = unexpected(rule, details, checked.rows)
    return Validation(
        suite=suite.name,
        suite_hash=suite.hash,
        code=rule.code,
        expectation=rule.expectation,
        column_name=",".join(rule.columns) or None,
        severity=rule.severity,
        rejects=rule.rejects,
        success=None if error else bool(result.success),
        observed=observed(details),
        unexpected_count=count,
        unexpected_percent=percent,
        rows_query=rows_query(rule, result, checked) if count else None,
        message=rule.message,
        error=error,
    )


def unexpected(rule: Rule, details: Mapping[str, Any], rows: int) -> tuple[int | None, float | None]:
    """How many rows fail, and in percent of those looked at; None for a rule on the table."""
    if not rule.on_rows or not details:
        return None, None
    if rule.expectation == UNEXPECTED_ROWS:
        count = int(details["observed_value"])
        return count, 100 * count / rows if rows else 0.0
    return details["unexpected_count"], details["unexpected_percent"]


def rows_query(rule: Rule, result: ExpectationValidationResult, checked: Checked) -> str:
    """SQL over the table itself that selects `row_no` of every failing row."""
    if rule.expectation == UNEXPECTED_ROWS:
        query = rule.kwargs["unexpected_rows_query"].format(batch=BATCH).rstrip("; \n")
    else:
        query = failing_rows(checked.engine, configuration_of(result).to_domain_obj())
    return f"WITH {BATCH} AS (SELECT * FROM {checked.source}) SELECT row_no FROM ({query})"


def observed(details: Mapping[str, Any]) -> str:
    """What was seen, as JSON: the observed value, or how many values there were, and examples of the unexpected ones."""
    examples = [example(value) for value in details.get("partial_unexpected_list") or [] if value is not None]
    wanted = {
        "observed_value": details.get("observed_value"),
        "values": details.get("element_count"),
        "missing": details.get("missing_count"),
        "examples": list(dict.fromkeys(examples)),
    }
    return json.dumps({name: value for name, value in wanted.items() if value not in (None, [])}, default=str)


def example(value: object) -> str:
    """A value as text; those of a rule on several columns side by side."""
    parts = value if isinstance(value, tuple | list) else [value]
    return ", ".join(str(part) for part in parts)[:LONGEST_EXAMPLE]


def error_of(result: ExpectationValidationResult) -> str | None:
    """How the rule raised, without the statement that SQLAlchemy appends; None if it did not."""
    info = result.exception_info or {}
    raised = [info] if "raised_exception" in info else list(info.values())
    messages = sorted({str(one["exception_message"]).split("\n[SQL: ")[0] for one in raised if one["raised_exception"]})
    return ("; ".join(messages) or "it raised without a word")[:LONGEST_ERROR] if messages else None


def configuration_of(result: ExpectationValidationResult) -> ExpectationConfiguration:
    """The expectation that a result is of, its parameters filled in."""
    return cast(ExpectationConfiguration, result.expectation_config)
