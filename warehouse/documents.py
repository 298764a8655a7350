"""A staged, checked batch of articles into core. Runs in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import duckdb

from warehouse.answers import exists
from warehouse.gazetteer import refresh_gazetteer
from warehouse.scripts import script


def load_documents(con: duckdb.DuckDBPyConnection, refused: Sequence[str]) -> Counter[tuple[str, str]]:
    """Write documents with all their parts, and what they say, of the files that were not refused.

    Gives records by (file_id, what became of them): insert, update, unchanged, duplicate, rejected.
    """
    con.execute(
        "create or replace temp table refused_file as select unnest($refused::varchar[]) as file_id", {"refused": refused}
    )
    for name in ("publication", "document", "document_appearance", "event_code", "reading"):
        con.execute(script("load", f"{name}.sql"))
    if exists(con, "from named_place"):
        refresh_gazetteer(con)  # so that core.place has the places that articles name
    counted = con.execute(script("load", "document_counts.sql")).fetchall()
    return Counter({(file_id, op): number for file_id, op, number in counted})
