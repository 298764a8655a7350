"""Records that were not loaded: kept with their text and every reason, until they are replayed or a person dismisses them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from flows.model.files import ReceivedFile
from warehouse.answers import exists
from warehouse.scripts import script
from warehouse.staged import column_names, identifier

_LONGEST_RAW_BYTES = 64 * 1024
_BYTE_ORDER_MARK = {"utf-16": 2, "utf-32": 4}
"""Bytes at the beginning of a file without which a stretch of it cannot be decoded, by encoding."""
_PLACES = ("row_no", "record_id", "file_id", "line_no", "byte_start", "byte_end")


def quarantine_events(
    con: duckdb.DuckDBPyConnection, run_id: str, files: Sequence[ReceivedFile], table_name: str, now: datetime
) -> None:
    """Put the rejects of a staged batch of events into ops.quarantine."""
    con.execute(
        """
        create or replace temp table quarantined as
        select file_id, line_no, byte_start, byte_end, code, message, column_name, value, null::json as record, raw_text,
            null::varchar as suite_hash
        from stage_reject
        """
    )
    if exists(con, "select 1 from stage_rejected"):
        columns = [identifier(name) for name in column_names(con, "stage_row") if name not in _PLACES]
        names = ", ".join(columns)
        # A row of a workbook is no stretch of bytes: its cells stand for its text.
        cells = ", ".join(f"coalesce(s.{name}::varchar, '')" for name in columns)
        con.execute(
            f"""
            insert into quarantined by name
            select s.file_id, s.line_no, s.byte_start, s.byte_end, rejected.code, rejected.message, rejected.column_name,
                rejected.value, (select to_json(r) from (select {names}) as r) as record, rejected.suite_hash,
                case when s.byte_start is null then left(concat_ws(chr(9), {cells}), {_LONGEST_RAW_BYTES}) end as raw_text
            from stage_rejected as rejected inner join stage_row as s on rejected.row_no = s.row_no
            """
        )
    con.execute("delete from quarantined where file_id not in (select batch_file.file_id from batch_file)")
    _fill_raw_text(con, {file.file_id: file for file in files})
    _merge(con, run_id, table_name, now)


def quarantine_articles(con: duckdb.DuckDBPyConnection, run_id: str, table_name: str, now: datetime) -> None:
    """Put the rejects of staged files of articles into ops.quarantine; those of refused files stay out: they are kept whole."""
    con.execute(
        """
        create or replace temp table quarantined as
        with whole as (
            select row_no, left(string_agg(raw_text, chr(10) order by block_no), 65536) as raw_text
            from stage_document_block
            where row_no in (select row_no from stage_rejected)
            group by row_no
        )
        select file_id, line_no, code, message, column_name, value, null::json as record, raw_text, null::varchar as suite_hash
        from stage_reject
        union all by name
        select s.file_id, s.line_no, rejected.code, rejected.message, rejected.column_name, rejected.value,
            to_json(struct_pack(title := s.title, byline := s.byline, published_on := s.published_on, url := s.url)) as record,
            whole.raw_text, rejected.suite_hash
        from stage_rejected as rejected
        inner join stage_document as s on rejected.row_no = s.row_no
        left join whole on rejected.row_no = whole.row_no
        """
    )
    con.execute("delete from quarantined where file_id in (select refused_file.file_id from refused_file)")
    _merge(con, run_id, table_name, now)


def mark_replayed(con: duckdb.DuckDBPyConnection, run_id: str, file_ids: Collection[str], lines: Sequence[int] | None) -> None:
    """Open rows of these files that were not rejected again are loaded now. `lines`: only these were looked at."""
    con.execute(
        """
        update ops.quarantine set status = 'replayed', status_run_id = $run_id
        where status = 'open' and list_contains($file_ids, file_id)
            and ($lines is null or list_contains($lines::bigint[], line_no))
            and (file_id, line_no) not in (select (q.file_id, q.line_no) from quarantined as q)
        """,
        {"run_id": run_id, "file_ids": list(file_ids), "lines": None if lines is None else list(lines)},
    )


def note_mended(con: duckdb.DuckDBPyConnection, quarantine_ids: Sequence[str], mended: Mapping[str, str]) -> None:
    """Keep what a person set in these records, with what was set in them before, at every reason against them."""
    con.execute(
        """
        update ops.quarantine set mended = json_merge_patch(coalesce(mended, '{}'), $mended::json)
        where (file_id, line_no) in (
            select (q.file_id, q.line_no) from ops.quarantine as q where list_contains($ids, q.quarantine_id)
        )
        """,
        {"mended": json.dumps(dict(mended)), "ids": list(quarantine_ids)},
    )


def mended_values(con: duckdb.DuckDBPyConnection, file_ids: Sequence[str]) -> dict[tuple[str, int], dict[str, str]]:
    """What a person set in records of these files: file_id and line_no -> column -> value."""
    rows = con.execute(
        """
        select file_id, line_no, mended from ops.quarantine
        where list_contains($file_ids, file_id) and mended is not null order by quarantine_id
        """,
        {"file_ids": list(file_ids)},
    ).fetchall()
    values: dict[tuple[str, int], dict[str, str]] = {}
    for file_id, line_no, mended in rows:
        values.setdefault((file_id, line_no), {}).update(json.loads(mended))
    return values


def dismiss(con: duckdb.DuckDBPyConnection, run_id: str, quarantine_ids: Sequence[str]) -> list[str]:
    """Records that a person has looked at and will not load; give the ids that were open."""
    rows = con.execute(
        """
        update ops.quarantine set status = 'dismissed', status_run_id = $run_id
        where status = 'open' and list_contains($ids, quarantine_id) returning quarantine_id
        """,
        {"run_id": run_id, "ids": list(quarantine_ids)},
    ).fetchall()
    return [str(row[0]) for row in rows]


def _fill_raw_text(con: duckdb.DuckDBPyConnection, files: Mapping[str, ReceivedFile]) -> None:
    """Cut the text of records that were read but rejected from the archived files."""
    places = con.execute(
        "select distinct file_id, byte_start, byte_end from quarantined where raw_text is null and byte_start is not null"
    ).fetchall()
    if not places:
        return
    texts = pl.DataFrame(
        [
            (file_id, start, cut_text(files[file_id].archived, files[file_id].encoding, start, end))
            for file_id, start, end in places
        ],
        schema={"file_id": pl.String, "byte_start": pl.Int64, "text": pl.String},
        orient="row",
    )
    con.register("cut_text", texts)
    con.execute(
        "update quarantined set raw_text = cut_text.text from cut_text where quarantined.raw_text is null "
        "and quarantined.file_id = cut_text.file_id and quarantined.byte_start = cut_text.byte_start"
    )
    con.unregister("cut_text")


def cut_text(path: Path, encoding: str, start: int, end: int) -> str:
    """A stretch of an archived file, decoded; above 64 KB cut, with a mark."""
    with path.open("rb") as content:
        mark = content.read(_BYTE_ORDER_MARK.get(encoding, 0))
        content.seek(start)
        cut = content.read(min(end - start, _LONGEST_RAW_BYTES))
    text = (mark + cut).decode(encoding, errors="backslashreplace")
    return text if end - start <= _LONGEST_RAW_BYTES else f"{text}… [{end - start - _LONGEST_RAW_BYTES} more bytes]"


def _merge(con: duckdb.DuckDBPyConnection, run_id: str, table_name: str, now: datetime) -> None:
    con.execute(
        """
        create or replace temp table incoming_quarantine as
        select distinct on (quarantine_id)
            md5(concat_ws('|', file_id, line_no, code, coalesce(column_name, ''))) as quarantine_id,
            $run_id as run_id, file_id, line_no, $table_name as table_name, code, message, column_name, value, record,
            coalesce(raw_text, '') as raw_text, suite_hash, $now::timestamptz as seen_at
        from quarantined order by quarantine_id
        """,
        {"run_id": run_id, "table_name": table_name, "now": now},
    )
    con.execute(script("load", "quarantine.sql"))
