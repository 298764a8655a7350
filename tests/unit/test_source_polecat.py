"""POLECAT: its rows as events with actors and citations, and its files as they differ from year to year.

The rows are invented, with the columns of the files of 2018 to 2024.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.clean.typed import type_columns
from flows.model.catalogue import Table
from flows.sources.polecat import SOURCE
from flows.sources.recognise import sources
from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate

ROW: dict[str, str] = {
    "Event ID": "20171019-0001-aaaaaaaaaaaa_COERCE",
    "Event Date": "2017-10-18",
    "Event Type": "COERCE",
    "Event Mode": "arrest",
    "Intensity": "-7.2",
    "Quad Code": "MATERIAL CONFLICT",
    "Contexts": "military; human_rights",
    "Actor Name": "Ministry of Examples; None",
    "Actor Country": "SYR; None",
    "Actor COW": "652; None",
    "Primary Actor Sector": "GOV; UAF",
    "Actor Sectors": "GOV; UAF",
    "Actor Title": "None; None",
    "Actor Name Raw": "the ministry; unknown gunmen",
    "Wikipedia Actor ID": "900001; None",
    "Recipient Name": "José Ejemplo",
    "Recipient Country": "ESP",
    "Recipient COW": "230",
    "Primary Recipient Sector": "JRN",
    "Recipient Sectors": "JRN; CVL",
    "Recipient Title": "reporter",
    "Recipient Name Raw": "the reporter",
    "Wikipedia Recipient ID": "900002",
    "Placename": "Raqqa",
    "City": "Raqqa",
    "District": "Raqqa District",
    "Province": "Ar-Raqqah",
    "Country": "SYR",
    "Latitude": "35.95",
    "Longitude": "39.01",
    "GeoNames ID": "900003",
    "Raw Placename": "Raqqah",
    "Feature Type": "PPLA",
    "Source": "Levant Wire",
    "Publication Date": "2017-10-19",
    "Story People": "José Ejemplo",
    "Story Organizations": "Ministry of Examples; Levant Wire",
    "Story Locations": "Raqqa; Syria",
    "Language": "Spanish",
    "Version": "NGEC_coder-Vers001-b1-Run-001",
}


def contract_name(column: str) -> str:
    return column.lower().replace(" ", "_")


def polecat_row(number: int = 1, **changes: str) -> dict[str, str]:
    """A row, with columns changed by the names of the contract."""
    named = {contract_name(name): name for name in ROW}
    event_id = f"20171019-{number:04}-aaaaaaaaaaaa_COERCE"
    return {**ROW, "Event ID": event_id, **{named[key]: value for key, value in changes.items()}}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Table]:
    with duckdb.connect() as con:
        migrate(con)
        return read_catalogue(con)


@pytest.fixture
def txt(tmp_path: Path) -> Any:
    """Write a file as Dataverse has it; `header` for other names, `tabs` for so many that end each line."""

    def write(
        name: str, rows: list[dict[str, str]], header: list[str] | None = None, tabs: int = 0, encoding: str = "latin-1"
    ) -> Path:
        lines = ["\t".join(header or ROW), *("\t".join(row[column] for column in ROW) for row in rows)]
        path = tmp_path / name
        path.write_text("".join(line + "\t" * tabs + "\n" for line in lines), encoding=encoding)
        return path

    return write


def batch(catalogue: dict[str, Table], *changes: dict[str, str]) -> pl.DataFrame:
    rows = [polecat_row(number, **change) for number, change in enumerate(changes, start=1)]
    frame = pl.DataFrame(rows).rename(contract_name).with_row_index("row_no", 1).cast({"row_no": pl.Int64})
    typed = type_columns(frame, catalogue["source.polecat"], null_words=SOURCE.null_words)
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
    contract = catalogue["source.polecat"]
    assert set(contract.column_names) >= SOURCE.signature | SOURCE.required | SOURCE.not_substance
    must_have = {column.name for column in contract.columns if not column.nullable} - set(contract.key)
    assert must_have == SOURCE.required
    assert [contract_name(name) for name in ROW] == [name for name in contract.column_names if name not in contract.key]


def test_no_other_source_has_its_signature() -> None:
    assert sources()["polecat"] is SOURCE
    others = [source for name, source in sources().items() if name != "polecat" and hasattr(source, "signature")]
    assert all(len(SOURCE.signature & other.signature) < len(SOURCE.signature) / 2 for other in others)


def test_an_event(catalogue: dict[str, Table]) -> None:
    assert event(catalogue) == {
        "date_start": date(2017, 10, 18),
        "date_end": date(2017, 10, 18),
        "latitude": 35.95,
        "longitude": 39.01,
        "where_prec": 1,
        "priogrid_gid": 181159,
        "place_text": "Raqqa",
        "admin1": "Ar-Raqqah",
        "admin2": "Raqqa District",
        "country_iso3": "SYR",
        "event_type": "COERCE",
        "sub_event_type": "arrest",
        "code_scheme": "plover_event",
        "code": "COERCE",
        "plover_event": "COERCE",
        "plover_mode": "arrest",
        "quad_class": 4,
        "quad_class_scheme": "plover",
        "intensity": -7.2,
    }


@pytest.mark.parametrize(
    ("quad_code", "quad_class", "scheme"),
    [
        ("VERBAL COOPERATION", 1, "plover"),
        ("Material Cooperation", 2, "plover"),
        ("VERBAL CONFLICT", 3, "plover"),
        ("MATERIAL CONFLICT", 4, "plover"),
        ("None", None, None),
        ("NEUTRAL", None, None),
    ],
)
def test_quad_codes(catalogue: dict[str, Table], quad_code: str, quad_class: int | None, scheme: str | None) -> None:
    found = event(catalogue, quad_code=quad_code)
    assert (found["quad_class"], found["quad_class_scheme"]) == (quad_class, scheme)


@pytest.mark.parametrize(
    ("mode", "sub_event_type", "plover_mode"),
    [("heavy-weapons", "heavy-weapons", "heavy-weapons"), ("beat; arrest", "beat; arrest", None), ("None", None, None)],
)
def test_a_mode_is_told_where_it_is_one(
    catalogue: dict[str, Table], mode: str, sub_event_type: str | None, plover_mode: str | None
) -> None:
    found = event(catalogue, event_mode=mode)
    assert (found["sub_event_type"], found["plover_mode"]) == (sub_event_type, plover_mode)


def test_a_demand_is_a_request_by_its_name_in_files(catalogue: dict[str, Table]) -> None:
    found = event(catalogue, event_type="DEMAND")
    assert (found["event_type"], found["code"], found["plover_event"]) == ("DEMAND", "REQUEST", "REQUEST")


@pytest.mark.parametrize(
    ("feature", "where_prec"),
    [("PPL", 1), ("PPLC", 1), ("ADM2", 3), ("ADM3", 3), ("ADM1", 4), ("ADM1H", 4), ("PCLI", 6), ("LK", None), ("None", None)],
)
def test_the_place_is_as_exact_as_its_feature_type(catalogue: dict[str, Table], feature: str, where_prec: int | None) -> None:
    assert event(catalogue, feature_type=feature)["where_prec"] == where_prec


@pytest.mark.parametrize(
    ("country", "iso3"), [("UKR", "UKR"), ("XKX", "XKX"), ("Russia", "RUS"), ("IGO", None), ("EUR", None), ("None", None)]
)
def test_countries_by_code_or_name(catalogue: dict[str, Table], country: str, iso3: str | None) -> None:
    assert event(catalogue, country=country)["country_iso3"] == iso3


def actors(catalogue: dict[str, Table], **changes: str) -> list[tuple[Any, ...]]:
    found = SOURCE.actors(batch(catalogue, changes)).sort("role", "actor_no")
    return found.select("role", "actor_no", "source_actor_id", "actor_text").rows()


ONE = {"recipient_name": "None", "recipient_name_raw": "None"}


def test_actors_by_the_name_of_their_page_or_as_written(catalogue: dict[str, Table]) -> None:
    assert actors(catalogue) == [
        ("actor", 1, "wikipedia:900001", "Ministry of Examples"),
        ("actor", 2, None, "unknown gunmen"),
        ("recipient", 1, "wikipedia:900002", "José Ejemplo"),
    ]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        (
            {"actor_name": "None", "wikipedia_actor_id": "None"},
            [("actor", 1, None, "the ministry"), ("actor", 2, None, "unknown gunmen")],
        ),
        (
            {"actor_name": "Ministry of Examples", "wikipedia_actor_id": "900001"},
            [("actor", 1, "wikipedia:900001", "Ministry of Examples")],
        ),
        ({"actor_name": "A; B; None"}, [("actor", 1, None, "A"), ("actor", 2, None, "B")]),
        ({"actor_name": "None", "actor_name_raw": "None"}, []),
    ],
    ids=["only-raw", "one-of-two", "lists-of-unlike-length", "nobody"],
)
def test_what_does_not_stand_beside_a_name_is_not_given_to_it(
    catalogue: dict[str, Table], changes: dict[str, str], named: list[tuple[Any, ...]]
) -> None:
    assert actors(catalogue, **ONE, **changes) == named


def test_the_outlet_is_cited_with_its_day(catalogue: dict[str, Table]) -> None:
    found = SOURCE.citations(batch(catalogue, {}, {"source": "None"}))
    assert found.rows() == [(1, 1, "Levant Wire", "Levant Wire", None, date(2017, 10, 19))]


def test_an_empty_batch_has_the_same_columns(catalogue: dict[str, Table]) -> None:
    full, empty = batch(catalogue, {}), batch(catalogue, {}).clear()
    assert SOURCE.actors(empty).schema == SOURCE.actors(full).schema
    assert SOURCE.citations(empty).schema == SOURCE.citations(full).schema


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("ngecEvents.20230103111842.Release603.DV.txt", "603"),
        ("ngecEvents.DV.2018.txt", None),
        ("ngecEventsDV-2022-Jan.txt", None),
    ],
)
def test_a_weekly_file_is_known_by_its_release(name: str, label: str | None) -> None:
    assert SOURCE.release_label(name) == label


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_a_file_is_read_in_either_encoding(ingest: Any, ask: Any, house: Any, txt: Any, encoding: str) -> None:
    line = ingest(txt("one.txt", [polecat_row(1), polecat_row(2)], encoding=encoding)).files[0]
    assert (line.source, line.ledger.read, line.ledger.inserted) == ("polecat", 2, 2)
    assert ask("select distinct actor_text from core.event_actor where role = 'recipient'") == [("José Ejemplo",)]
    assert ask("select record_id from core.record order by all limit 1") == [
        ("polecat:20171019-0001-aaaaaaaaaaaa_COERCE:2017-10-18",)
    ]
    assert house.findings() == []


def test_files_that_name_the_intensity_otherwise_or_end_in_tabs_say_the_same(
    ingest: Any, ask: Any, house: Any, txt: Any
) -> None:
    rows = [polecat_row(1), polecat_row(2)]
    ingest(txt("one.txt", rows))
    before = ask("select * exclude (file_id) from core.event order by all")
    header = ["Event Intensity" if name == "Intensity" else name for name in ROW]
    ledger = ingest(txt("two.txt", rows, header, tabs=3)).files[0].ledger
    assert (ledger.read, ledger.unchanged) == (2, 2)
    assert ask("select * exclude (file_id) from core.event order by all") == before
    assert house.findings() == []


def test_a_header_with_more_names_than_columns_is_refused_and_no_row_is_misread(ingest: Any, house: Any, txt: Any) -> None:
    """Some files of 2023 have it. Nothing says to which column which name belongs."""
    header = [*list(ROW)[:2], "Headline", "Event Text", *list(ROW)[2:], "Feed", "Story ID"]
    (line,) = ingest(txt("one.txt", [polecat_row(number) for number in range(5)], header)).files
    assert line.state == "refused"
    assert "at least half of the rows can be taken apart" in line.message
    assert not house.settings.warehouse.exists() or house.ask("select count(*) from core.event") == [(0,)]


def test_rows_that_break_a_rule_go_to_quarantine_with_their_reason(ingest: Any, house: Any, txt: Any) -> None:
    rows = [polecat_row(number) for number in range(12)]
    rows[1]["Event Type"] = "arrest"
    rows[2]["Event Date"] = "None"
    rows[3]["Intensity"] = "-72"
    rows[4]["Latitude"] = "Raqqa"
    rows.append({**rows[0], "Contexts": "election"})
    rows.append(rows[0])
    ledger = ingest(txt("one.txt", rows)).files[0].ledger
    assert (ledger.read, ledger.inserted, ledger.duplicate, ledger.quarantined) == (14, 8, 1, 5)
    fates = house.fates("one.txt")
    assert {line: fate for line, fate in fates.items() if fate != {"loaded"}} == {
        3: {"event_type_unknown"},
        4: {"missing_value"},
        5: {"intensity_out_of_range"},
        6: {"not_a_number"},
        14: {"id_repeated_with_other_content"},
    }
    assert house.findings() == []


def test_the_next_week_adds_and_corrects_and_another_coder_is_no_revision(ingest: Any, ask: Any, house: Any, txt: Any) -> None:
    ingest(txt("ngecEvents.20171020.Release1.DV.txt", [polecat_row(number) for number in range(10)]))
    later = [polecat_row(0, version="Vers002"), polecat_row(1, contexts="election"), polecat_row(10)]
    ledger = ingest(txt("ngecEvents.20171027.Release2.DV.txt", later)).files[0].ledger
    assert (ledger.inserted, ledger.updated, ledger.unchanged, ledger.deleted) == (1, 1, 1, 0)
    assert ask("select changed_columns, release_label from core.record_version where op = 'modify'") == [(["contexts"], "2")]
    assert ask("select count(*) from core.event") == [(11,)]
    assert house.findings() == []
