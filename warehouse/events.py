"""A staged, checked batch of events into core and source. Runs in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

import duckdb
import polars as pl

from flows.model.batch import FileFacts
from flows.model.source import EventSource
from warehouse.actors import match_batch, match_every_name
from warehouse.catalogue import read_catalogue
from warehouse.gazetteer import place_events
from warehouse.scripts import run_script, script
from warehouse.versions import compare, keep_versions


def load_events(con: duckdb.DuckDBPyConnection, source: EventSource, files: Sequence[FileFacts]) -> Counter[tuple[str, str]]:
    """Write versions, current events, actors, citations and deletions.

    Needs the temporary tables `batch_file`, `accepted` and `gone`. Gives records by file and by what became of them: add,
    modify, extend, same, repeat, rejected (read or not, by line); and delete, of records that the file does not have.
    """
    dataset_id = source.dataset.dataset_id
    table = read_catalogue(con)[f"source.{dataset_id}"]
    for name in source.beforehand:
        con.execute(script("load", f"{name}.sql"))
    compare(con, table, source.not_substance)
    con.register("incoming_dataset", pl.DataFrame([asdict(source.dataset)]))
    con.execute(script("load", "dataset.sql"))
    con.unregister("incoming_dataset")
    con.execute(script("load", "publication.sql"))
    con.execute(script("load", "deletion.sql"))  # first, for it moves rows whole: see gdelt_duplicates.sql of LIST columns
    run_script(con, script("load", "record.sql"), {"dataset_id": dataset_id})
    con.execute(script("load", "record_version.sql"))
    keep_versions(con, table)
    if source.event is not None:
        con.execute(script("load", "event_code.sql"))
        match_batch(con)
        con.execute(script("load", "event.sql"))
        place_events(con)
    for name in source.afterwards:
        con.execute(script("load", f"{name}.sql"))
    if source.dataset.holds == "actors":
        match_every_name(con)
    counted = con.execute(script("load", "event_counts.sql")).fetchall()
    return Counter({(file_id, fate): records for file_id, fate, records in counted})
