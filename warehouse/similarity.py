"""Which documents overlap: core.document_similarity, kept up with core.document.

What two documents share depends on their texts and on what is furniture; what is furniture depends on all documents. So the
table is a function of the documents, whatever the order in which they came: a run compares the texts that changed with all
others, and anew those whose furniture changed with them. A text is sketched once, when it is new.

All of it runs in the caller's transaction.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files

import duckdb
import polars as pl

from warehouse.answers import count_rows, exists
from warehouse.scripts import run_script, script, scripts

_PAIRS_AT_ONCE = 2_000
_OVERLAP = {
    "document_a": pl.String, "document_b": pl.String, "method": pl.String, "shared_shingles": pl.Int64,
    "shared_prose": pl.Int64, "containment_ab": pl.Float64, "containment_ba": pl.Float64, "prose_ab": pl.Float64,
    "prose_ba": pl.Float64, "jaccard": pl.Float64, "passage_words": pl.Int64, "a_start": pl.Int64, "a_end": pl.Int64,
    "b_start": pl.Int64, "b_end": pl.Int64,
}  # fmt: skip


def compare_documents(con: duckdb.DuckDBPyConnection) -> int:
    """Compare the documents that changed since the last time with all; give how many texts that were, 0 if nothing was done."""
    _forget_other_rules(con)
    _run(con, "changed")
    changed = count_rows(con, "changed_text")
    if changed:
        _sketch_new_texts(con)
        _run(con, "focus")
        _run(con, "candidates")
        _compare_candidates(con)
        _run(con, "compared")
    return changed


def _run(con: duckdb.DuckDBPyConnection, step: str) -> None:
    run_script(con, script("load", f"similarity_{step}.sql"), {})


def _forget_other_rules(con: duckdb.DuckDBPyConnection) -> None:
    sha256 = _rules_sha256()
    if exists(con, "select 1 from ops.comparison_rules where sha256 = ?", [sha256]):
        return
    _run(con, "forget")
    con.execute("delete from ops.comparison_rules")
    con.execute("insert into ops.comparison_rules values (?)", [sha256])


def _rules_sha256() -> str:
    parts = [text for name, text in scripts("load").items() if name.startswith("similarity")]
    parts += [files("flows.match").joinpath(name).read_text(encoding="utf-8") for name in ("shingles.py", "overlap.py")]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def _sketch_new_texts(con: duckdb.DuckDBPyConnection) -> None:
    from flows.match.shingles import shingled, sketch

    for (batch,) in con.execute("select distinct batch_no from new_text").fetchall():
        texts = con.execute(
            """
            select document.text_sha256, document.text
            from core.document inner join new_text on document.document_id = new_text.document_id
            where new_text.batch_no = ?
            """,
            [batch],
        ).fetchall()
        sketches = [(sha256, sketch(shingled(text).shingles)) for sha256, text in texts]
        schema: dict[str, pl.DataType | type[pl.DataType]] = {"text_sha256": pl.String, "shingles": pl.List(pl.Int64)}
        _insert(con, "core.text_sketch", pl.DataFrame(sketches, schema=schema, orient="row"))


def _compare_candidates(con: duckdb.DuckDBPyConnection) -> None:
    """Compare the pairs of `candidate`, in their order, so that most texts are prepared once."""
    for start in range(0, count_rows(con, "candidate"), _PAIRS_AT_ONCE):
        con.execute(
            "create or replace temp table next_candidate as from candidate where pair_no between $first and $last",
            {"first": start + 1, "last": start + _PAIRS_AT_ONCE},
        )
        _insert(con, "core.document_similarity", _overlaps(con))


def _overlaps(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The pairs of `next_candidate` compared: the columns of core.document_similarity."""
    from flows.match.overlap import overlap, prepare

    texts = con.execute(script("load", "similarity_texts.sql")).fetchall()
    prepared = {document_id: prepare(text, frozenset(furniture)) for document_id, text, furniture in texts}
    rows = []
    for a, b, method in con.execute("select document_a, document_b, method from next_candidate").fetchall():
        found = overlap(prepared[a], prepared[b])
        place = found.passage
        rows.append((
            a, b, method, found.shared_shingles, found.shared_prose, found.containment_ab, found.containment_ba, found.prose_ab,
            found.prose_ba, found.jaccard,
            *((place.words, place.a_start, place.a_end, place.b_start, place.b_end) if place else (None,) * 5),
        ))  # fmt: skip
    return pl.DataFrame(rows, schema=_OVERLAP, orient="row")


def _insert(con: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    con.register("rows_to_insert", frame)
    con.execute(f"insert into {table} by name from rows_to_insert")
    con.unregister("rows_to_insert")
