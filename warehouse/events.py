"""A staged, checked batch of events into core and source. Runs in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

import duckdb
import polars as pl

from flows.model.batch import FileFacts
from flows.model.source import EventSource
from warehouse.catalogue import read_catalogue
from warehouse.scripts import run_script, script
from warehouse.versions import compare, keep_versions


def load_events(con: duckdb.DuckDBPyConnection, source: EventSource, facts: FileFacts) -> Counter[str]:
    """Write versions, current events, actors, citations and deletions.

    Needs the temporary tables `accepted` and `gone`. Gives records by what became of them: add, modify, extend, same, repeat,
    rejected (read or not, by line).
    """
    dataset_id = source.dataset.dataset_id
    table = read_catalogue(con)[f"source.{dataset_id}"]
    compare(con, table, source.not_substance, facts.columns or ())
    release: dict[str, object] = {"file_id": facts.file_id, "valid_from": facts.as_of, "release_label": facts.release_label}
    con.register("incoming_dataset", pl.DataFrame([asdict(source.dataset)]))
    con.execute(script("load", "dataset.sql"))
    con.unregister("incoming_dataset")
    con.execute(script("load", "publication.sql"))
    con.execute(script("load", "record.sql"), {"dataset_id": dataset_id, "file_id": facts.file_id})
    run_script(con, script("load", "record_version.sql"), release)
    keep_versions(con, table)
    con.execute(script("load", "event.sql"))
    run_script(con, script("load", "deletion.sql"), release)
    if source.afterwards:
        run_script(con, script("load", f"{source.afterwards}.sql"), release)
    return Counter(dict(con.execute(script("load", "event_counts.sql")).fetchall()))
