"""What was taken from what: core.origin, by what documents share and what persons judged. Runs in the caller's transaction."""

from __future__ import annotations

import duckdb
import polars as pl

from flows.match.origins import A_QUARTER, LEAST_SHARED, Judged, Origin, Printed, Shares, find_origins
from warehouse.scripts import script
from warehouse.similarity import compare_documents

_PAIRS = """
select document_a, document_b, shared_shingles, shared_prose, containment_ab, containment_ba, prose_ab, prose_ba
from core.document_similarity
where shared_shingles >= $shingles and greatest(prose_ab, prose_ba, least(containment_ab, containment_ba)) >= $share
"""
_JUDGED = """
select document_id, other_id, judgement = 'accepted' from core.origin_judgement order by judged_at, document_id, other_id
"""
_FOUND = {
    "document_id": pl.String, "origin_id": pl.String, "relation": pl.String, "taken_from": pl.String, "score": pl.Float64,
    "reason": pl.String,
}  # fmt: skip


def trace_origins(con: duckdb.DuckDBPyConnection) -> None:
    """Compare the documents that changed, and give every document its origin. Where nothing changed, nothing is written."""
    compare_documents(con)
    least = {"shingles": LEAST_SHARED, "share": A_QUARTER}
    documents = [Printed(*row) for row in con.execute(script("load", "origin_linked.sql")).fetchall()]
    pairs = [Shares(*row) for row in con.execute(_PAIRS, least).fetchall()]
    judged = [Judged(*row) for row in con.execute(_JUDGED).fetchall()]
    rows = [_row(one) for one in find_origins(documents, pairs, judged)]
    con.register("found_origin", pl.DataFrame(rows, schema=_FOUND, orient="row"))
    con.execute(script("load", "origin.sql"))
    con.unregister("found_origin")


def _row(one: Origin) -> tuple[object, ...]:
    reason = "person" if one.by_person else "shingles" if one.taken_from else "none"
    return (one.document_id, one.origin_id, str(one.relation), one.taken_from, one.score, reason)
