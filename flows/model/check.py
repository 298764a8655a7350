"""The outcome of one expectation on one batch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validation:
    """One expectation, evaluated by Great Expectations; a row of ops.validation.

    Attributes:
        suite, suite_hash: which suite, and the hash of its text.
        code: the rule's own word (meta.code in the suite), unique in the suite.
        expectation: Great Expectations' type, `expect_column_values_to_be_between`.
        column_name: the column, or the columns joined by a comma, or None for a rule on the table.
        severity: `critical`, `warning` or `info`.
        rejects: what a failure costs: `row` (quarantine), `file` (refused whole) or None (recorded).
        success: True, False, or None when the rule itself raised: then `error` says how, and nothing is known of the data.
        observed: what was seen, as JSON.
        unexpected_count, unexpected_percent: of rows, for rules on rows.
        rows_query: SQL that selects `row_no` of every failing row, complete; None for a rule on the table.
        message: the rule in words, for people.
        example: `path:line` of the first row that fails, or the path of the first file; of files checked together it says
            whose.
    """

    suite: str
    suite_hash: str
    code: str
    expectation: str
    column_name: str | None
    severity: str
    rejects: str | None
    success: bool | None
    observed: str
    unexpected_count: int | None
    unexpected_percent: float | None
    rows_query: str | None
    message: str
    error: str | None = None
    example: str | None = None
