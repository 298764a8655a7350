"""A staged, checked batch of articles into core. Runs in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import duckdb

from warehouse.scripts import script


def load_documents(con: duckdb.DuckDBPyConnection, refused: Sequence[str]) -> Counter[tuple[str, str]]:
    """Write documents, blocks, sentences and publications of the files that were not refused.

    Gives records by (file_id, what became of them): insert, update, unchanged, duplicate, rejected.
    """
    con.execute(
        "create or replace temp table refused_file as select unnest($refused::varchar[]) as file_id", {"refused": refused}
    )
    con.execute(script("load", "publication.sql"))
    con.execute(script("load", "document.sql"))
    con.execute(script("load", "document_appearance.sql"))
    counted = con.execute(script("load", "document_counts.sql")).fetchall()
    return Counter({(file_id, op): number for file_id, op, number in counted})
