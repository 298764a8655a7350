"""Which files of a batch are not to be loaded, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from flows.model.batch import Batch, FileFacts
from flows.model.check import Validation

_NEXT = {
    "file_shrank": "if it is an extract, load it with --partial; if the release did lose them, with --full",
    "required_columns_missing": "compare its header with `dateline tables`, and load it again with the columns named so",
}
_ANY_NEXT = "dateline checks, then mend the file and ingest it again"


def refusals(
    con: duckdb.DuckDBPyConnection, batch: Batch, facts: Sequence[FileFacts], validations: Sequence[Validation], *, strict: bool
) -> dict[str, str]:
    """file_id -> the reasons in words with the next command, for the files that a check refuses.

    A critical rule that raised refuses too: what could not be checked is not loaded. `strict`: so does any warning, and any
    record in quarantine.
    """
    reasons: dict[str, list[str]] = {}
    missing = {one.file_id: _missing(one) for one in facts}
    for one in validations:
        if _refuses(one, strict):
            for file_id in _files(con, batch, one):
                reasons.setdefault(file_id, []).append(_words(one, missing.get(file_id, "")))
    if strict:
        for file_id in _with_quarantine(con, batch):
            reasons.setdefault(file_id, []).append("records would go to quarantine (--strict)")
    return {file_id: "; ".join(words) for file_id, words in reasons.items()}


def _refuses(one: Validation, strict: bool) -> bool:
    if one.success is None:
        return one.severity == "critical" or strict
    if one.success:
        return False
    return one.rejects == "file" or (strict and one.severity == "warning")


def _files(con: duckdb.DuckDBPyConnection, batch: Batch, one: Validation) -> Iterator[str]:
    """The files at fault: a rule of the suite `file` says which, any other speaks of the whole batch."""
    if one.suite == "file" and one.rows_query:
        for (number,) in con.execute(one.rows_query).fetchall():
            yield batch.files[number].file_id
    else:
        yield from (file.file_id for file in batch.files)


def _with_quarantine(con: duckdb.DuckDBPyConnection, batch: Batch) -> Iterator[str]:
    for (number,) in con.execute("select row_no from envelope where share_quarantined > 0").fetchall():
        yield batch.files[number].file_id


def _missing(facts: FileFacts) -> str:
    """The required columns that the file lacks, each with the column that may be it under another name."""
    return " ".join(f"{one.column_name}: {one.detail}" for one in facts.drift if one.column_name in facts.missing_required)


def _words(one: Validation, missing: str) -> str:
    if one.success is None:
        return f"{one.code}: the rule could not be evaluated ({one.error}); next: dateline checks"
    details = f" ({missing})" if one.code == "required_columns_missing" else ""
    return f"{one.code}: it does not hold that {one.message}{details}; next: {_NEXT.get(one.code, _ANY_NEXT)}"
