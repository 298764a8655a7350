"""Quarantined records through today's rules, as they are or as a person mended them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import duckdb

from flows.errors import UsageError
from flows.model.batch import Batch, Kind, Told
from flows.model.files import ReceivedFile
from flows.pipeline.archived import one_file
from flows.pipeline.run import options_of, timed
from flows.settings import Settings
from flows.sources.recognise import kind_of
from warehouse.build import open_work, transaction
from warehouse.quarantine import note_mended
from warehouse.run_folder import run_folder

_LINES = """
select f.source, q.file_id, list_sort(list(distinct q.line_no)) as lines
from ops.quarantine as q inner join ops.source_file as f on q.file_id = f.file_id
where q.status = 'open' and list_contains($ids, q.quarantine_id)
group by f.source, q.file_id order by f.source, q.file_id
"""


def take_from_quarantine(settings: Settings, run_id: str) -> tuple[str, ...]:
    """Plan a batch of the chosen lines of each file; give their names. What a person set is kept in ops.quarantine first, so
    that every later reading of the file has it too.

    Raises:
        UsageError: none of the records is open, a record of articles is to be mended by column, or one of a file that has no
            such column.
    """
    folder = run_folder(settings, run_id)
    options = options_of(settings, run_id)
    with timed(folder, "receive"), open_work(settings, folder) as con, transaction(con):
        chosen = con.execute(_LINES, {"ids": list(options.quarantine_ids)}).fetchall()
        if not chosen:
            raise UsageError("None of these records is open in quarantine.", next_step="dateline quarantine list")
        if options.mended:
            _refuse_unknown_columns(con, chosen, options.mended)
            note_mended(con, options.quarantine_ids, options.mended)
        batches = [_batch(source, *one_file(con, settings, file_id), lines) for source, file_id, lines in chosen]
    for batch in batches:
        folder.note(f"batches/{batch.name}", batch)
    names = tuple(batch.name for batch in batches)
    folder.note("batches", names)
    folder.note("touched", True)
    return names


def _refuse_unknown_columns(
    con: duckdb.DuckDBPyConnection, chosen: Sequence[tuple[str, str, list[int]]], mended: Collection[str]
) -> None:
    for source, file_id, _ in chosen:
        if kind_of(source) is Kind.ARTICLES:
            raise UsageError(
                "Only records of event datasets can be mended by column.",
                next_step="Mend the article's file and ingest it again.",
            )
        ((path, columns),) = con.execute("select path, columns from ops.source_file where file_id = ?", [file_id]).fetchall()
        if unknown := sorted(set(mended).difference(columns)):
            raise UsageError(
                f"The file has no column {', '.join(unknown)} that is loaded; it has {', '.join(columns)}.",
                where=path,
                kept="Nothing was changed.",
                next_step=f"dateline tables source.{source}",
            )


def _batch(source: str, file: ReceivedFile, told: Told, lines: list[int]) -> Batch:
    return Batch(f"{source}-{file.file_id[:12]}", kind_of(source), source, (file,), told, tuple(lines))
