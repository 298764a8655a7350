"""What overlaps, and who was first, is a function of the documents: not of the order in which they came, nor of the runs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.match.overlap import overlap, prepare
from flows.match.shingles import shingled
from warehouse.migrate import migrate
from warehouse.origins import trace_origins
from warehouse.scripts import scripts

_TEXT = st.text(alphabet="abc \n.,“”\"’'é中", max_size=200)
_WORDS = [
    f"{first}{second}" for first in ("sa", "ku", "mi", "ro", "te", "na") for second in ("lor", "bim", "dax", "fen", "gup")
]
_FOOTER = " If you know more of what is told here, or saw it with your own eyes, write to us and say on which day it was."
_ADD = """
insert into core.document by name
select *, 'f' as file_id, 'exact' as published_prec, 'en' as language, sha256(text) as text_sha256, length(text) as char_count
from added
"""
_COLUMNS = {
    "document_id": pl.String, "line_no": pl.Int64, "publication_id": pl.String, "title": pl.String, "published_on": pl.Date,
    "text": pl.String,
}  # fmt: skip


@given(_TEXT, _TEXT)
def test_shares_are_shares_and_spans_are_within_the_text_and_alike(a: str, b: str) -> None:
    one, other = overlap(prepare(a, ()), prepare(b, ())), overlap(prepare(b, ()), prepare(a, ()))
    assert (one.containment_ab, one.prose_ab, one.jaccard) == (other.containment_ba, other.prose_ba, other.jaccard)
    assert 0 <= one.shared_prose <= one.shared_shingles
    assert one.jaccard <= min(one.containment_ab, one.containment_ba) <= 1
    assert (one.passage is None) == (one.shared_shingles == 0)
    if one.passage is not None:
        there = [shingled(a[one.passage.a_start : one.passage.a_end]), shingled(b[one.passage.b_start : one.passage.b_end])]
        assert there[0].shingles == there[1].shingles
        assert [len(words.starts) for words in there] == [one.passage.words] * 2


@pytest.fixture(scope="module")
def migrated() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        migrate(con)
        con.execute("insert into core.publication (publication_id, name, kind) values ('wire', 'Wire', 'wire')")
        con.execute("insert into core.publication (publication_id, name) values ('herald', 'Herald'), ('post', 'Post')")
        yield con


def _documents(seed: int) -> list[dict[str, Any]]:
    """Some stories, each printed as it is, cut, with more, with words changed; half of them above the footer of an outlet."""
    chance = random.Random(seed)
    stories = [" ".join(chance.choices(_WORDS, k=chance.randint(30, 160))) for _ in range(8)]
    documents = []
    for number in range(45):
        words = chance.choice(stories).split()
        match chance.randrange(5):
            case 0:
                words = words[: len(words) // 2]
            case 1:
                words += chance.choice(stories).split()[:40]
            case 2:
                every = chance.randint(5, 20)
                words = [word if place % every else "other" for place, word in enumerate(words)]
        outlet = chance.choice(["wire", "herald", "herald", "post", None])
        documents.append({
            "document_id": f"{chance.getrandbits(64):016x}",
            "line_no": number,
            "publication_id": outlet,
            "title": f"Story {chance.randrange(40)}",
            "published_on": None if chance.random() < 0.1 else date(2017, 10, 1) + timedelta(chance.randrange(9)),
            "text": " ".join(words) + (_FOOTER if outlet == "herald" or chance.random() < 0.2 else ""),
        })  # fmt: skip
    return documents


def _add(con: duckdb.DuckDBPyConnection, documents: list[dict[str, Any]]) -> None:
    con.register("added", pl.DataFrame(documents, schema=_COLUMNS))
    con.execute(_ADD)
    con.unregister("added")


def _found(con: duckdb.DuckDBPyConnection) -> list[list[tuple[Any, ...]]]:
    tables = ("core.text_sketch", "core.furniture_shingle", "core.document_similarity", "core.origin")
    return [con.execute(f"from {table} order by all").fetchall() for table in tables]


@given(seed=st.integers(0, 2**32), order=st.randoms(use_true_random=False), runs=st.integers(2, 4))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_neither_the_order_of_documents_nor_the_runs_they_come_in_matter(
    migrated: duckdb.DuckDBPyConnection, seed: int, order: random.Random, runs: int
) -> None:
    """Some documents come with another text and day first and are corrected later; one is there for a while only."""
    documents = _documents(seed)
    migrated.execute("begin")
    try:
        _add(migrated, documents)
        trace_origins(migrated)
        at_once = _found(migrated)
        migrated.execute("delete from core.document")
        trace_origins(migrated)
        assert _found(migrated) == [[], [], [], []]

        order.shuffle(documents)
        corrected, passing = documents[::7], {**documents[0], "document_id": "passing", "published_on": date(2017, 9, 1)}
        wrong = [{**one, "published_on": date(2018, 1, 1), "text": one["text"][9:]} for one in corrected]
        coming = [passing, *wrong, *(one for one in documents if one not in corrected)]
        for run in range(runs):
            _add(migrated, coming[run::runs])
            trace_origins(migrated)
        migrated.execute("delete from core.document where document_id = 'passing' or published_on = '2018-01-01'")
        _add(migrated, corrected)
        trace_origins(migrated)
        assert _found(migrated) == at_once
        for name in ("similarity_disagrees", "origin_disagrees", "origin_judgement_ignored", "sketch_disagrees"):
            assert migrated.execute(scripts("audits")[name]).fetchall() == []
    finally:
        migrated.execute("rollback")


def test_the_documents_of_this_test_are_of_every_kind(migrated: duckdb.DuckDBPyConnection) -> None:
    """Else the test above would not test what it says."""
    seen: set[str] = set()
    for seed in range(5):
        migrated.execute("begin")
        _add(migrated, _documents(seed))
        trace_origins(migrated)
        seen |= {relation for (relation,) in migrated.execute("select distinct relation from core.origin").fetchall()}
        if migrated.execute("from core.furniture_shingle").fetchall():
            seen.add("furniture")
        migrated.execute("rollback")
    assert seen == {"original", "copy", "excerpt", "update", "rewrite", "furniture"}
