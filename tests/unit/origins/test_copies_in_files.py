"""Copies in files: which are one article in several places, which are articles of one origin, in whatever order they come."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

HEADER = ("title", "content", "source", "date")
WIRE = (
    "Shells fell on the market of Raqqa before dawn on Tuesday and set a row of shops alight, residents said by telephone. "
    "Rescuers carried the wounded across the river in boats, because both of the bridges had been hit the week before. "
    "The council asked the fighters to let a convoy with flour and medicine through by Friday at the latest."
)
OWN = (
    "A reporter of this paper counted nine graves behind the mill of Raqqa on Tuesday, all of them dug in the last two days. "
    "A miller who had helped to dig said that two families were buried there, and that nobody had come to ask for names."
)
FIRST = ("Market of Raqqa burns", WIRE, "Levant Wire", "10/10/2017")
SECOND = ("Shops alight after shelling", WIRE, "Harbour Gazette", "10/11/2017")
THIRD = ("Graves at the mill", OWN, "Balikh Monitor", "10/11/2017")


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    """The first article stands in three files, in the last on two lines."""
    folder = tmp_path_factory.mktemp("files")
    contents = {"wire": [FIRST], "gazette": [SECOND, FIRST], "archive": [THIRD, FIRST, FIRST]}
    for name, rows in contents.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADER, *rows])
    return [folder / f"{name}.csv" for name in contents]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory, house_at, files):
    """A house with all files, and the summary of the run that took them in."""
    house = house_at(tmp_path_factory.mktemp("loaded") / "home")
    return house, house.ingest(*files)


PLACES = """
select document.title, source_file.path.parse_filename(), appearance.line_no
from core.document_appearance as appearance
inner join core.document on appearance.document_id = document.document_id
inner join ops.source_file on appearance.file_id = source_file.file_id
order by all
"""
ORIGINS = """
select publication, relation, origin_publication, origin_documents, origin_outlets, places
from mart.document_origins order by publication
"""
CONTENT = (
    "from core.document_appearance order by all",
    "from core.document_similarity order by all",
    "from core.origin order by all",
    "from core.text_sketch order by all",
    "select document_id, file_id, line_no from core.document order by all",
)


def test_one_article_in_many_places_and_two_outlets_with_one_origin(loaded) -> None:
    house, summary = loaded
    assert house.ask(PLACES) == [
        ("Graves at the mill", "archive.csv", 2),
        ("Market of Raqqa burns", "archive.csv", 3),
        ("Market of Raqqa burns", "archive.csv", 4),
        ("Market of Raqqa burns", "gazette.csv", 3),
        ("Market of Raqqa burns", "wire.csv", 2),
        ("Shops alight after shelling", "gazette.csv", 2),
    ]
    assert house.ask(ORIGINS) == [
        ("Balikh Monitor", "original", "Balikh Monitor", 1, 1, 1),
        ("Harbour Gazette", "copy", "Levant Wire", 2, 2, 1),
        ("Levant Wire", "original", "Levant Wire", 2, 2, 4),
    ]
    ledgers = [line.ledger for line in summary.files if line.ledger]
    assert sum(one.read for one in ledgers) == 6
    assert (sum(one.inserted for one in ledgers), sum(one.duplicate for one in ledgers)) == (3, 3)
    assert len(house.ask("from core.document_appearance")) == sum(one.read - one.quarantined for one in ledgers)


def test_the_order_of_files_and_runs_does_not_matter(loaded, house, files) -> None:
    wire, gazette, archive = files
    house.ingest(archive)
    house.ingest(gazette, wire)
    assert [house.ask(query) for query in CONTENT] == [loaded[0].ask(query) for query in CONTENT]


def test_a_person_sets_two_articles_apart_and_a_rebuild_keeps_to_it(loaded, house, cli) -> None:
    shutil.copytree(loaded[0].settings.home, house.settings.home)
    ((copy, first),) = house.ask("select document_id, taken_from from core.origin where taken_from is not null")
    (listed,) = json.loads(cli("origins", "gazette", "--json").out)
    assert (listed["document_id"], listed["taken_from"], listed["relation"]) == (copy[:12], first[:12], "copy")

    said = cli("origins", "reject", copy[:12], first[:12], "--by", "N. Haddow", "--reason", "Both were there.")
    assert said.out == f"{copy}: original. Articles of its origin: 1.\n"
    assert cli("origins").out == "No article was taken from another.\n"

    house.run(flow="rebuild")
    same = [query for query in CONTENT if "core.origin " not in query]
    assert [house.ask(query) for query in same] == [loaded[0].ask(query) for query in same]
    assert {row[1] for row in house.ask(ORIGINS)} == {"original"}

    assert cli("origins", "accept", first, copy).out == f"{first}: copy of {copy}. Articles of its origin: 2.\n"
    assert house.ask("select document_id, other_id, judgement from core.origin_judgement") == [(first, copy, "accepted")]


def test_what_cannot_be_judged_is_refused_in_words(loaded, house, cli) -> None:
    shutil.copytree(loaded[0].settings.home, house.settings.home)
    for pair in (("nothing", "nowhere"), ("", "")):
        failed = cli("origins", "accept", *pair)
        assert (failed.code, "There is no article" in failed.err) == (2, True)
    ((document_id,),) = house.ask("select min(document_id) from core.document")
    assert "Both are the same article." in cli("origins", "accept", document_id, document_id).err
