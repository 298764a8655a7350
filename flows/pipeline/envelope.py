"""The envelope of each file of a batch, as the table that the suite `file` looks at: see expectations/suites/file.yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

from flows.model.batch import Batch, FileFacts, Kind
from flows.sources.recognise import event_source
from warehouse.versions import Scope, find_gone

_SCHEMA = {
    "row_no": pl.Int64, "rows_read": pl.Int64, "rows_unreadable": pl.Int64, "share_unreadable": pl.Float64,
    "missing_required": pl.Int32, "missing_columns": pl.Int32, "new_columns": pl.Int32, "repeated_columns": pl.Int32,
    "reordered_columns": pl.Int32, "rows_before": pl.Int64, "rows_deleted": pl.Int64, "share_deleted": pl.Float64,
    "share_quarantined": pl.Float64,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deletions:
    """What a release, taken as a full one, deletes, of what the warehouse has in its scope. `expected`: the user said
    --full."""

    rows_deleted: int
    rows_before: int
    expected: bool


def deletions(con: duckdb.DuckDBPyConnection, files: Sequence[FileFacts]) -> Deletions:
    """Find what the release deletes, as temporary table `gone`. Needs `accepted`. Files that come many at a time only add."""
    facts, *others = files
    assert facts.dataset_id is not None
    holds_events = event_source(facts.dataset_id).event is not None
    scope = Scope(facts.covers_from, facts.covers_to, facts.covers_countries) if holds_events else None
    gone, before = find_gone(con, facts.dataset_id, scope, full=not others and tells_what_is_gone(facts))
    return Deletions(gone, before, facts.full)


def tells_what_is_gone(facts: FileFacts) -> bool:
    """Whether an id that the file lacks is gone: not for an extract, nor while a record of it has an id that cannot be told."""
    return not facts.partial and facts.ids_unknown == 0


def make_envelope(con: duckdb.DuckDBPyConnection, batch: Batch, facts: tuple[FileFacts, ...], gone: Deletions | None) -> None:
    """Make the temporary table `envelope`, one row for each file, `row_no` its place in the batch."""
    quarantined = _quarantined(con, batch)
    rows = [_row(number, one, quarantined[one.file_id], gone) for number, one in enumerate(facts)]
    con.register("envelope_frame", pl.DataFrame(rows, schema=_SCHEMA, orient="row"))
    con.execute("create or replace temp table envelope as from envelope_frame")
    con.unregister("envelope_frame")


def _row(number: int, facts: FileFacts, quarantined: int, gone: Deletions | None) -> dict[str, object]:
    drift = Counter(one.kind for one in facts.drift)
    # No row is read of a file that lacks a required column, or cannot be read: then only that is at fault.
    read = None if facts.missing_required or facts.unreadable else facts.rows_read
    return {
        "row_no": number,
        "rows_read": read,
        "rows_unreadable": facts.rows_unreadable,
        "share_unreadable": facts.rows_unreadable / read if read else None,
        "missing_required": len(facts.missing_required),
        "missing_columns": drift["missing"] - len(facts.missing_required),
        "new_columns": drift["new"],
        "repeated_columns": drift["repeated"],
        "reordered_columns": min(1, drift["reordered"]),
        "rows_before": gone and gone.rows_before,
        "rows_deleted": gone and gone.rows_deleted,
        "share_deleted": _share_deleted(gone, facts.rows_read),
        "share_quarantined": quarantined / read if read else None,
    }


def _share_deleted(gone: Deletions | None, rows_read: int) -> float | None:
    """Of the larger of the two releases: a small one that a large one replaces is no file that shrank."""
    if gone is None or gone.expected or not gone.rows_before:
        return None
    return gone.rows_deleted / max(gone.rows_before, rows_read)


def _quarantined(con: duckdb.DuckDBPyConnection, batch: Batch) -> Counter[str]:
    """Records of each file that go to quarantine, whatever the reasons."""
    rows = "stage_row" if batch.kind is Kind.EVENTS else "stage_document"
    counted = con.execute(
        f"""
        select file_id, count(distinct line_no) from (
            select file_id, line_no from stage_reject
            union all
            select r.file_id, r.line_no from stage_rejected as rejected inner join {rows} as r on rejected.row_no = r.row_no
        ) group by file_id
        """
    ).fetchall()
    return Counter(dict(counted))
