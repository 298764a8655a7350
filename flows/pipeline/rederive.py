"""Derive anew from the archive: the same bytes through today's reading, cleaning and rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import duckdb
from warehouse.archive import archive_path

from flows.errors import UsageError
from flows.model.batch import Batch, Kind
from flows.model.files import ReceivedFile
from flows.pipeline.run import options_of, timed
from flows.settings import Settings
from flows.sources.recognise import kind_of, sources
from warehouse.answers import first_row
from warehouse.build import open_work, transaction
from warehouse.run_folder import run_folder
from warehouse.scripts import script

_FILES = """
select file_id, path, bytes, encoding, container_id, received_at from ops.source_file
where source = $source and state = 'loaded'
    and ($since is null or covers_to is null or covers_to >= $since)
    and ($until is null or covers_from is null or covers_from <= $until)
order by release_key, file_id
"""


def rederive(settings: Settings, run_id: str) -> tuple[str, ...]:
    """Plan batches of every archived file of the run's source (all sources if none is named); give their names.

    A dataset's history is one chain, so a dataset is derived whole if one of its files covers a day of the period. Articles
    are read again file by file.

    Raises:
        UsageError: no loaded file matches.
    """
    folder = run_folder(settings, run_id)
    options = options_of(settings, run_id)
    names = [options.source] if options.source else list(sources())
    batches: list[Batch] = []
    with timed(folder, "receive"), open_work(settings, folder) as con, transaction(con):
        for source in names:
            matching = _archived_files(con, settings, source, options.since, options.until)
            if matching and kind_of(source) is Kind.EVENTS:
                batches += archived_batches(con, settings, source)
                clear_dataset(con, source)
            elif matching:
                batches += article_batches(source, matching, settings.batch_articles)
    if not batches:
        raise UsageError("No loaded file matches: nothing to rebuild.", next_step="dateline status")
    for batch in batches:
        folder.note(f"batches/{batch.name}", batch)
    planned = tuple(batch.name for batch in batches)
    folder.note("batches", planned)
    folder.note("touched", True)
    return planned


def archived_batches(
    con: duckdb.DuckDBPyConnection, settings: Settings, dataset_id: str, without: Collection[str] = ()
) -> list[Batch]:
    """A batch for each loaded file of a dataset but those of `without`."""
    return [
        Batch(f"{dataset_id}-{file.file_id[:12]}", Kind.EVENTS, dataset_id, (file,))
        for file in _archived_files(con, settings, dataset_id)
        if file.file_id not in without
    ]


def article_batches(source: str, files: Sequence[ReceivedFile], size: int) -> list[Batch]:
    """Files of articles, `size` at a time."""
    return [
        Batch(f"{source}-{group[0].file_id[:12]}", Kind.ARTICLES, source, tuple(group))
        for group in (files[start : start + size] for start in range(0, len(files), size))
    ]


def clear_dataset(con: duckdb.DuckDBPyConnection, dataset_id: str) -> None:
    """Empty every table of a dataset's rows."""
    con.execute(f"delete from source.{dataset_id}")
    for statement in con.extract_statements(script("load", "clear_dataset.sql")):
        con.execute(statement, {"dataset_id": dataset_id})


def archived_file(con: duckdb.DuckDBPyConnection, settings: Settings, file_id: str) -> ReceivedFile:
    """A file that was received before, as it lies in the archive."""
    columns = "file_id, path, bytes, encoding, container_id, received_at"
    row = first_row(con, f"select {columns} from ops.source_file where file_id = ?", [file_id])
    assert row is not None
    return _received(settings, *row)


def _archived_files(
    con: duckdb.DuckDBPyConnection, settings: Settings, source: str, since: date | None = None, until: date | None = None
) -> list[ReceivedFile]:
    rows = con.execute(_FILES, {"source": source, "since": since, "until": until}).fetchall()
    return [_received(settings, *row) for row in rows]


def _received(
    settings: Settings, file_id: str, path: str, size: int, encoding: str, container_id: str | None, at: Any
) -> ReceivedFile:
    return ReceivedFile(file_id, path, archive_path(settings, file_id), size, encoding, container_id, at)
