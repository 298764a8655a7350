"""GDELT mentions: records of their own, and citations of their events, whichever of the two came first."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import duckdb
import pytest

from flows.model.catalogue import Table
from flows.sources.gdelt_mention import SOURCE
from flows.sources.recognise import sources
from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate

FIRST, SECOND, THIRD = "20171019081500", "20171019083000", "20171019084500"
WIRE = {"mentionsourcename": "example-wire.test", "mentionidentifier": "https://www.example-wire.test/2017/10/four-killed"}
COPY = {"mentionsourcename": "reuters.com", "mentionidentifier": "https://www.reuters.com/copy"}
RADIO = {"mentiontype": "2", "mentionsourcename": "BBC Monitoring", "mentionidentifier": "Example Radio/BBC Monitoring/(c) BBC"}

CITED = """
select event_id, citation_no, citation_text, publication_id, published_on, sentence_no, char_start, actor1_char_start,
    actor2_char_start, confidence, parse_filename(path) as file, event_citation.line_no
from core.event_citation left join ops.source_file on event_citation.file_id = source_file.file_id
order by event_id, citation_no
"""


def mention(number: int, found: str, **changes: str) -> dict[str, str]:
    return {"globaleventid": str(number), "eventtimedate": FIRST, "mentiontimedate": found, **changes}


@pytest.fixture
def slots(gdelt: Any) -> dict[str, Any]:
    """Two quarters of an hour: events 1 and 2 of the first, 3 of the second; mentions of these, and of one that never comes."""
    return {
        "events": gdelt.events(f"{FIRST}.export.CSV", {"globaleventid": "1"}, {"globaleventid": "2", "sourceurl": ""}),
        "mentions": gdelt.mentions(
            f"{FIRST}.mentions.CSV",
            mention(2, FIRST, **WIRE, actor1charoffset="-1", actor2charoffset="7", actioncharoffset="-1"),
            mention(1, FIRST, **WIRE, sentenceid="9"),
            mention(1, FIRST, **WIRE),
            mention(900, FIRST, **WIRE),
        ),
        "later_events": gdelt.events(f"{SECOND}.export.CSV", {"globaleventid": "3", "dateadded": SECOND}),
        "later_mentions": gdelt.mentions(
            f"{SECOND}.mentions.CSV",
            mention(1, SECOND, **RADIO, confidence="10"),
            mention(3, SECOND, **COPY, eventtimedate=SECOND),
            mention(1, SECOND, **COPY),
        ),
    }


WIRED, COPIED, RADIOED = (one["mentionidentifier"] for one in (WIRE, COPY, RADIO))
DAY = date(2017, 10, 19)
OWN = (WIRED, "example_wire_test", DAY, None, None, None, None, None, None, None)
CITATIONS = [
    ("gdelt:1", 1, *OWN),
    ("gdelt:1", 2, WIRED, "example_wire_test", DAY, 3, 431, 412, None, 80, f"{FIRST}.mentions.CSV", 3),
    ("gdelt:1", 3, WIRED, "example_wire_test", DAY, 9, 431, 412, None, 80, f"{FIRST}.mentions.CSV", 2),
    ("gdelt:1", 4, RADIOED, "bbc", DAY, 3, 431, 412, None, 10, f"{SECOND}.mentions.CSV", 1),
    ("gdelt:1", 5, COPIED, "reuters", DAY, 3, 431, 412, None, 80, f"{SECOND}.mentions.CSV", 3),
    ("gdelt:2", 1, WIRED, "example_wire_test", DAY, 3, None, None, 7, 80, f"{FIRST}.mentions.CSV", 1),
    ("gdelt:3", 1, *OWN),
    ("gdelt:3", 2, COPIED, "reuters", DAY, 3, 431, 412, None, 80, f"{SECOND}.mentions.CSV", 2),
]


def test_columns_it_names_are_those_of_its_contract() -> None:
    with duckdb.connect() as con:
        migrate(con)
        contract: Table = read_catalogue(con)["source.gdelt_mention"]
    (layout,) = SOURCE.layouts
    assert layout.columns == tuple(name for name in contract.column_names if name not in contract.key)
    assert len(layout.columns) == 16
    assert set(layout.columns) >= SOURCE.signature | SOURCE.required | SOURCE.not_substance | set(layout.looks)
    assert {column.name for column in contract.columns if not column.nullable} - set(contract.key) == SOURCE.required
    assert (SOURCE.event, SOURCE.dataset.holds) == (None, "mentions")


@pytest.mark.parametrize(
    "runs",
    [
        [["events", "mentions", "later_events", "later_mentions"]],
        [["later_mentions", "mentions"], ["later_events", "events"]],
        [["events"], ["later_mentions"], ["mentions", "later_events"]],
        [["mentions"], ["events", "later_mentions"], ["later_events"]],
    ],
    ids=["in one run", "mentions first", "the later mentions first", "events between"],
)
def test_mentions_are_citations_of_their_events_in_whatever_order_files_come(
    house: Any, slots: dict[str, Any], runs: list[list[str]]
) -> None:
    for names in runs:
        house.ingest(*(slots[name] for name in names))
    assert house.ask(CITED) == CITATIONS
    assert house.ask("select count(*) from source.gdelt_mention") == [(7,)]
    assert house.ask("select dataset_id, count(*) from core.event group by 1") == [("gdelt", 3)]
    assert house.findings() == []


@pytest.mark.parametrize("source", ["gdelt", "gdelt_mention", None], ids=["events", "mentions", "all"])
def test_a_rebuild_of_either_leaves_the_other_right(house: Any, slots: dict[str, Any], source: str | None) -> None:
    house.ingest(*slots.values())
    house.run(flow="rebuild", source=source)
    assert house.ask(CITED) == CITATIONS
    assert house.findings() == []


def test_mentions_are_counted_as_records_of_their_own_table(house: Any, gdelt: Any) -> None:
    path = gdelt.mentions(
        f"{FIRST}.mentions.CSV",
        mention(1, FIRST, **WIRE),
        mention(1, FIRST, **WIRE),
        mention(1, FIRST, **WIRE, confidence="20"),
        mention(1, FIRST, **WIRE, sentenceid="0"),
        mention(1, FIRST, **WIRE, sentenceid="", actor1charoffset=""),
        mention(1, FIRST, **WIRE, confidence="many", sentenceid="5"),
    )
    (line,) = house.ingest(path).files
    assert line.ledger.table_name == "source.gdelt_mention"
    assert (line.ledger.read, line.ledger.inserted, line.ledger.duplicate, line.ledger.quarantined) == (6, 2, 1, 3)
    assert house.ask("select line_no, code, table_name from ops.quarantine order by 1") == [
        (3, "mention_repeated_with_other_content", "source.gdelt_mention"),
        (4, "place_in_text_impossible", "source.gdelt_mention"),
        (6, "not_a_number", "source.gdelt_mention"),
    ]
    assert house.findings() == []


def test_its_id_is_what_makes_it_one(house: Any, gdelt: Any) -> None:
    house.ingest(gdelt.mentions("a.CSV", mention(1, FIRST, **WIRE, actor1charoffset="")))
    digest = hashlib.sha256(WIRED.encode()).hexdigest()[:16]
    assert house.ask("select record_id from core.record") == [(f"gdelt_mention:1:{FIRST}:3::-1:431:{digest}",)]


def test_a_mention_said_again_with_another_confidence_is_a_revision_and_so_is_the_citation(house: Any, gdelt: Any) -> None:
    house.ingest(gdelt.events("a.CSV", {"globaleventid": "1"}), gdelt.mentions("b.CSV", mention(1, FIRST, **WIRE)))
    house.ingest(gdelt.mentions("c.CSV", mention(7, FIRST, **WIRE), mention(1, FIRST, **WIRE, confidence="20")))
    told = (
        "select confidence, parse_filename(path), c.line_no from core.event_citation as c join ops.source_file using (file_id)"
    )
    assert house.ask(told) == [(20, "c.CSV", 2)]
    assert house.findings() == []


def test_a_revised_event_keeps_what_mentions_cite(house: Any, gdelt: Any) -> None:
    house.ingest(
        gdelt.events("a.CSV", {"globaleventid": "1", "sourceurl": ""}), gdelt.mentions("b.CSV", mention(1, FIRST, **WIRE))
    )
    numbered = "select citation_no, file_id is null from core.event_citation order by 1"
    assert house.ask(numbered) == [(1, False)]
    house.ingest(gdelt.events("c.CSV", {"globaleventid": "1", "numsources": "3", "dateadded": THIRD}))
    assert house.ask("select number_of_sources from core.event") == [(3,)]
    assert house.ask(numbered) == [(1, True), (2, False)]
    assert house.findings() == []


def test_a_file_of_mentions_is_known_by_what_is_in_it(house: Any, gdelt: Any) -> None:
    rows = [mention(number, FIRST, **WIRE, mentiondoctranslationinfo="srclc:fra; eng:GT-FRA 1.0") for number in (1, 2, 3)]
    (line,) = house.ingest(gdelt.mentions("events.txt", *rows)).files
    assert line.source == "gdelt_mention"
    assert sources()["gdelt_mention"] is SOURCE
    assert SOURCE.release_label(f"{FIRST}.mentions.CSV") == FIRST
    assert house.ask("select covers_from, split_part(release_key, '|', 1) from ops.source_file") == [(None, "2017-10-19")]
