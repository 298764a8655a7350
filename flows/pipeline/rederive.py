"""Derive anew from the archive: the same bytes through today's reading, cleaning and rules."""

from __future__ import annotations

import duckdb

from flows.errors import UsageError
from flows.model.batch import Batch, Kind
from flows.pipeline.archived import article_batches, loaded_batches, loaded_files
from flows.pipeline.run import options_of, timed
from flows.settings import Settings
from flows.sources.recognise import kind_of, sources
from warehouse.build import open_work, transaction
from warehouse.run_folder import run_folder
from warehouse.scripts import script


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
            matching = loaded_files(con, settings, source, options.since, options.until)
            if matching and kind_of(source) is Kind.EVENTS:
                batches += loaded_batches(con, settings, source)
                clear_dataset(con, source)
            elif matching:
                batches += article_batches(source, [file for file, _ in matching], settings.batch_articles)
    if not batches:
        raise UsageError("No loaded file matches: nothing to rebuild.", next_step="dateline status")
    for batch in batches:
        folder.note(f"batches/{batch.name}", batch)
    planned = tuple(batch.name for batch in batches)
    folder.note("batches", planned)
    folder.note("touched", True)
    return planned


def clear_dataset(con: duckdb.DuckDBPyConnection, dataset_id: str) -> None:
    """Empty every table of a dataset's rows."""
    con.execute(f"delete from source.{dataset_id}")
    for statement in con.extract_statements(script("load", "clear_dataset.sql")):
        con.execute(statement, {"dataset_id": dataset_id})
