"""ICEWS: its rows as events with actors and citations, its records, and which of them mirror each other.

The rows are invented, in the format of the files on Dataverse.
"""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.clean.typed import type_columns
from flows.model.catalogue import Table
from flows.sources.icews import SOURCE
from flows.sources.recognise import sources
from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate

ROW: dict[str, str] = {
    "Event ID": "90000001",
    "Event Date": "2017-10-19",
    "Source Name": "Foreign Affairs (Examplia)",
    "Source Sectors": "Executive,Foreign Ministry,Government",
    "Source Country": "Examplia",
    "Event Text": "Consult",
    "CAMEO Code": "040",
    "Intensity": "1",
    "Target Name": "High Ranking Military Personnel (Syria)",
    "Target Sectors": "Military,Government",
    "Target Country": "Syria",
    "Story ID": "90400001",
    "Sentence Number": "2",
    "Publisher": "Example Wire",
    "City": "Raqqa",
    "District": "NA",
    "Province": "Ar Raqqah",
    "Country": "Syria",
    "Latitude": "35.95",
    "Longitude": "39.01",
}
SIDES = [("Source Name", "Target Name"), ("Source Sectors", "Target Sectors"), ("Source Country", "Target Country")]


def icews_row(number: int = 90000001, **changes: str) -> dict[str, str]:
    """A row, with columns changed by the names of the contract."""
    named = {name.lower().replace(" ", "_"): name for name in ROW}
    return {**ROW, "Event ID": str(number), **{named[key]: value for key, value in changes.items()}}


def mirror(row: dict[str, str], number: int, **changes: str) -> dict[str, str]:
    """The same row from the other side."""
    sides = dict(SIDES)
    swapped = {**{a: row[b] for a, b in sides.items()}, **{b: row[a] for a, b in sides.items()}}
    return {**icews_row(number), **{**row, **swapped, "Event ID": str(number)}, **changes}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Table]:
    with duckdb.connect() as con:
        migrate(con)
        return read_catalogue(con)


@pytest.fixture
def tab(tmp_path: Path) -> Any:
    """Write a file as Dataverse has it: tabs, no quotes."""

    def write(name: str, rows: list[dict[str, str]]) -> Path:
        lines = ["\t".join(ROW), *("\t".join(row[column] for column in ROW) for row in rows)]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def batch(catalogue: dict[str, Table], *changes: dict[str, str]) -> pl.DataFrame:
    rows = [icews_row(90000001 + number, **change) for number, change in enumerate(changes)]
    frame = pl.DataFrame(rows).rename(lambda name: name.lower().replace(" ", "_"))
    typed = type_columns(
        frame.with_row_index("row_no", 1).cast({"row_no": pl.Int64}), catalogue["source.icews"], null_words=SOURCE.null_words
    )
    assert typed.rejects.is_empty()
    return typed.frame


def event(catalogue: dict[str, Table], **changes: str) -> dict[str, Any]:
    assert SOURCE.event is not None
    return batch(catalogue, changes).select(**SOURCE.event).row(0, named=True)


def test_what_it_says_of_events_are_columns_of_core_event_in_their_types(catalogue: dict[str, Table]) -> None:
    assert SOURCE.event is not None
    types = {"DATE": pl.Date, "INTEGER": pl.Int32, "DOUBLE": pl.Float64, "VARCHAR": pl.String}
    expected = {column.name: types[column.type] for column in catalogue["core.event"].columns if column.name in SOURCE.event}
    assert dict(batch(catalogue, {}).select(**SOURCE.event).schema) == expected
    assert set(expected) == set(SOURCE.event)


def test_columns_it_names_are_columns_of_its_contract(catalogue: dict[str, Table]) -> None:
    contract = catalogue["source.icews"]
    assert set(contract.column_names) >= SOURCE.signature | SOURCE.required | SOURCE.not_substance
    must_have = {column.name for column in contract.columns if not column.nullable} - set(contract.key)
    assert must_have == SOURCE.required
    assert {name.lower().replace(" ", "_") for name in ROW} == set(contract.column_names) - set(contract.key)


def test_no_other_source_has_its_signature() -> None:
    assert sources()["icews"] is SOURCE
    others = [source for name, source in sources().items() if name != "icews" and hasattr(source, "signature")]
    assert all(len(SOURCE.signature & other.signature) < len(SOURCE.signature) / 2 for other in others)


def test_an_event(catalogue: dict[str, Table]) -> None:
    assert event(catalogue) == {
        "date_start": date(2017, 10, 19),
        "date_end": date(2017, 10, 19),
        "latitude": 35.95,
        "longitude": 39.01,
        "where_prec": 1,
        "priogrid_gid": 181159,
        "place_text": "Raqqa",
        "admin1": "Ar Raqqah",
        "admin2": None,
        "country_iso3": "SYR",
        "event_type": "Consult",
        "code_scheme": "cameo",
        "code": "040",
        "intensity": 1.0,
    }


@pytest.mark.parametrize(
    ("changes", "place_text", "where_prec"),
    [
        ({"city": "Raqqa", "district": "Tell Abyad"}, "Raqqa", 1),
        ({"city": "NA", "district": "Tell Abyad"}, "Tell Abyad", 3),
        ({"city": "NA"}, "Ar Raqqah", 4),
        ({"city": "NA", "province": "NA"}, "Syria", 6),
        ({"city": "NA", "province": "", "country": "NA", "latitude": "NA", "longitude": "NA"}, None, None),
    ],
    ids=["city", "district", "province", "country", "nowhere"],
)
def test_the_place_is_as_exact_as_its_finest_name(
    catalogue: dict[str, Table], changes: dict[str, str], place_text: str | None, where_prec: int | None
) -> None:
    found = event(catalogue, **changes)
    assert (found["place_text"], found["where_prec"]) == (place_text, where_prec)


@pytest.mark.parametrize(
    ("country", "iso3"),
    [
        ("Occupied Palestinian Territory", "PSE"),
        ("Russian Federation", "RUS"),
        ("Cote d'Ivoire", "CIV"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("Atlantis", None),
    ],
)
def test_countries_by_their_names_in_icews(catalogue: dict[str, Table], country: str, iso3: str | None) -> None:
    assert event(catalogue, country=country)["country_iso3"] == iso3


def test_a_code_keeps_its_zero(catalogue: dict[str, Table]) -> None:
    found = [event(catalogue, cameo_code=code)["code"] for code in ("010", "0871", "10")]
    assert found == ["010", "0871", "10"]


def test_who_acted_to_whom_and_nobody_is_none(catalogue: dict[str, Table]) -> None:
    found = SOURCE.actors(batch(catalogue, {}, {"target_name": "Unspecified Actor"}, {"source_name": "NA"}))
    assert sorted(found.rows()) == [
        (1, "actor", 1, None, "Foreign Affairs (Examplia)"),
        (1, "recipient", 1, None, "High Ranking Military Personnel (Syria)"),
        (2, "actor", 1, None, "Foreign Affairs (Examplia)"),
        (3, "recipient", 1, None, "High Ranking Military Personnel (Syria)"),
    ]


def test_the_outlet_is_cited(catalogue: dict[str, Table]) -> None:
    found = SOURCE.citations(batch(catalogue, {}, {"publisher": "Unknown"}, {"publisher": "NA"}))
    assert found.rows() == [
        (1, 1, "Example Wire", "Example Wire", None, None),
        (2, 1, "Unknown", None, None, None),
    ]


def test_an_empty_batch_has_the_same_columns(catalogue: dict[str, Table]) -> None:
    full, empty = batch(catalogue, {}), batch(catalogue, {}).clear()
    assert SOURCE.actors(empty).schema == SOURCE.actors(full).schema
    assert SOURCE.citations(empty).schema == SOURCE.citations(full).schema


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("events.1995.20150313082510.tab", "2015-03-13"),
        ("Events.2018.20200427084805.tab", "2020-04-27"),
        ("20181109-icews-events.tab", "2018-11-09"),
        ("20190309-icews-events-1.tab", "2019-03-09"),
        ("events.2018.sample.tab", None),
        ("202201-icews-events.tab", None),
    ],
)
def test_a_file_is_known_by_the_day_of_its_upload(name: str, label: str | None) -> None:
    assert SOURCE.release_label(name) == label


def test_one_number_on_two_days_is_two_records(ingest: Any, ask: Any, house: Any, tab: Any) -> None:
    ledger = ingest(tab("one.tab", [icews_row(), icews_row(event_date="2017-10-20")])).files[0].ledger
    assert (ledger.read, ledger.inserted) == (2, 2)
    assert ask("select record_id, source_event_id from core.record order by all") == [
        ("icews:90000001:2017-10-19", "90000001:2017-10-19"),
        ("icews:90000001:2017-10-20", "90000001:2017-10-20"),
    ]
    assert house.findings() == []


def test_rows_that_break_a_rule_go_to_quarantine_with_their_reason(ingest: Any, house: Any, tab: Any) -> None:
    rows = [icews_row(90000001 + number) for number in range(20)]
    rows[1]["CAMEO Code"] = "871"
    rows[2]["Event Date"] = "2017-02-30"
    rows[3]["Intensity"] = "low"
    rows[4]["Event ID"] = rows[0]["Event ID"]
    rows[4]["Publisher"] = "Another Wire"
    rows[5]["CAMEO Code"] = "NA"
    rows.append(rows[0])
    ledger = ingest(tab("one.tab", rows)).files[0].ledger
    assert (ledger.read, ledger.inserted, ledger.duplicate, ledger.quarantined) == (21, 15, 1, 5)
    fates = house.fates("one.tab")
    assert {line: fate for line, fate in fates.items() if fate != {"loaded"}} == {
        3: {"cameo_code_unknown"},
        4: {"not_a_date"},
        5: {"not_a_number"},
        6: {"id_repeated_with_other_content"},
        7: {"missing_value"},
    }
    assert house.findings() == []


def test_a_country_without_a_code_is_counted_not_lost(ingest: Any, ask: Any, tab: Any) -> None:
    ingest(tab("one.tab", [icews_row(), icews_row(90000002, country="Netherlands Antilles")]))
    assert ask("select unexpected_count from ops.validation where code = 'country_iso3_missing'") == [(1,)]
    assert ask("select country_iso3 from core.event order by event_id") == [("SYR",), (None,)]


def test_what_a_file_lacks_is_not_gone_and_a_correction_is_a_version(ingest: Any, ask: Any, house: Any, tab: Any) -> None:
    ingest(tab("year.tab", [icews_row(90000001 + number) for number in range(10)]))
    ledger = ingest(tab("day.tab", [icews_row(intensity="1.0"), icews_row(90000002, city="Tabqa")])).files[0].ledger
    assert (ledger.updated, ledger.unchanged, ledger.deleted) == (1, 1, 0)
    assert ask("select changed_columns from core.record_version where op = 'modify'") == [(["city"],)]
    assert ask("select count(*) from core.event") == [(10,)]
    assert house.findings() == []


def flagged(ask: Any) -> list[str]:
    return [event_id for (event_id,) in ask("select event_id from core.event where flags = ['mirrored'] order by all")]


MEETING = icews_row()
PAIR = ["icews:90000001:2017-10-19", "icews:90000002:2017-10-19"]


@pytest.mark.parametrize(
    ("other", "mirrored"),
    [
        (mirror(MEETING, 90000002), True),
        (mirror(MEETING, 90000002, **{"Sentence Number": "3", "Publisher": "Another Wire"}), True),
        (mirror(MEETING, 90000002, **{"Event Date": "2017-10-20"}), False),
        (mirror(MEETING, 90000002, **{"Story ID": "90400002"}), False),
        (mirror(MEETING, 90000002, **{"CAMEO Code": "046"}), False),
        (mirror(MEETING, 90000002, **{"Source Name": "Someone Else"}), False),
        (icews_row(90000002, sentence_number="3"), False),
    ],
    ids=["mirror", "another-sentence", "another-day", "another-story", "another-act", "another-actor", "same-side"],
)
def test_both_of_a_pair_are_flagged(ingest: Any, ask: Any, house: Any, tab: Any, other: dict[str, str], mirrored: bool) -> None:
    ingest(tab("one.tab", [MEETING, other, icews_row(90000003, story_id="90400009")]))
    assert flagged(ask) == (PAIR if mirrored else [])
    assert ask("select count(*) from core.event where flags is null") == [(1 if mirrored else 3,)]
    assert house.findings() == []


def test_whom_nobody_names_mirrors_nobody(ingest: Any, ask: Any, tab: Any) -> None:
    ingest(tab("one.tab", [icews_row(target_name="NA"), icews_row(90000002, source_name="NA")]))
    assert flagged(ask) == []


PARTS = {
    "meeting.tab": [MEETING, icews_row(90000005, story_id="90400009")],
    "mirror.tab": [mirror(MEETING, 90000002)],
    # The same act in another sentence: a mirror of the mirror, too.
    "again.tab": [icews_row(90000003, sentence_number="4")],
}


@pytest.mark.parametrize("order", list(permutations(PARTS)), ids="-".join)
def test_a_pair_in_two_files_is_flagged_in_any_order(ingest: Any, ask: Any, house: Any, tab: Any, order: Any) -> None:
    for name in order:
        ingest(tab(name, PARTS[name]))
    assert flagged(ask) == [*PAIR, "icews:90000003:2017-10-19"]
    assert house.findings() == []


def test_a_flag_goes_when_the_mirror_is_corrected_away(ingest: Any, ask: Any, house: Any, tab: Any) -> None:
    ingest(tab("one.tab", [MEETING, mirror(MEETING, 90000002)]))
    assert flagged(ask) == PAIR
    ingest(tab("two.tab", [mirror(MEETING, 90000002, **{"CAMEO Code": "046", "Event Text": "Engage in negotiation"})]))
    assert flagged(ask) == []
    assert ask("select event_id, version_no, flags from core.event order by all") == [(PAIR[0], 1, None), (PAIR[1], 2, None)]
    assert ask("select event_id, version_no, flags from core.event_past") == [(PAIR[1], 1, None)]
    ingest(tab("three.tab", [mirror(MEETING, 90000002), icews_row(90000003, story_id="90400009")]))
    assert flagged(ask) == PAIR
    assert house.findings() == []


def test_a_flag_goes_when_the_mirror_is_deleted_and_other_flags_stay(ask: Any, ingest: Any, house: Any, tab: Any) -> None:
    """ICEWS deletes nothing by itself; a script that sets a flag must still take it away."""
    from warehouse.scripts import script

    ingest(tab("one.tab", [MEETING, mirror(MEETING, 90000002)]))
    with duckdb.connect(str(house.settings.warehouse)) as con:
        con.execute("update core.event set flags = ['date_artefact', 'mirrored']")
        con.execute("create temp table change as select record_id, 'same' as op from core.record where false")
        con.execute("create temp table gone as select ? as record_id", [PAIR[1]])
        con.execute("delete from core.event where event_id in (select record_id from gone)")
        con.execute(script("load", "icews_mirrored.sql"))
        assert con.execute("select event_id, flags from core.event").fetchall() == [(PAIR[0], ["date_artefact"])]


def test_a_rebuild_flags_the_same(ingest: Any, ask: Any, house: Any, tab: Any) -> None:
    for name, rows in PARTS.items():
        ingest(tab(name, rows))
    before = ask("select * from core.event order by all")
    house.run(flow="rebuild", source="icews")
    assert ask("select * from core.event order by all") == before
