"""Every rule of every suite, tripped by a row that breaks it and nothing else.

One table for a suite: the good rows first, then for each rule a good row with one thing wrong. A rule must find its own row
and no other. The columns are those of the migrations, so a suite that speaks of a column that is not there fails here.

A row of a dataset goes through two suites, its own and that of events. Together they must give one reason for one fault. The
rows of a dataset stand in a file of their own, rules/<dataset>.py.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import runpy
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from expectations.run import check
from expectations.suites import UNEXPECTED_ROWS, load_suite, suite_names
from flows.model.check import Validation
from flows.sources.recognise import event_source

MIGRATIONS = Path(__file__).parents[2] / "sql" / "migrations"
LATEST = {"latest_date": dt.date(2026, 11, 21)}
DAY = dt.date(2017, 10, 19)

Row = Mapping[str, Any]


def days(first: dt.date, number: int) -> dict[str, dt.date]:
    """A span of so many days, first and last counted."""
    return {"date_start": first, "date_end": first + dt.timedelta(days=number - 1)}


GED: Row = {
    "id": 900_000,
    "year": 2017,
    "active_year": True,
    "code_status": "Clear",
    "type_of_violence": 1,
    "conflict_new_id": 13_604,
    "conflict_name": "Examplia: Islamic State",
    "dyad_new_id": 14_620,
    "dyad_name": "Government of Examplia - IS",
    "side_a_new_id": 118,
    "side_a": "Government of Examplia",
    "side_b_new_id": 234,
    "side_b": "IS",
    "number_of_sources": 2,
    "source_article": '"Example Wire,2017-10-19,Four killed in the north"',
    "where_prec": 1,
    "latitude": 35.95,
    "longitude": 39.01,
    "priogrid_gid": 181_159,
    "country": "Examplia",
    "country_id": 652,
    "region": "Middle East",
    "event_clarity": 1,
    "date_prec": 1,
    **days(DAY, 1),
    "deaths_a": 1,
    "deaths_b": 2,
    "deaths_civilians": 1,
    "deaths_unknown": 0,
    "low": 3,
    "best": 4,
    "high": 6,
}

NO_SIDES = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 4}

GED_GOOD: list[Row] = [
    {},
    {"best": 0, "low": 0, "deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0},
    {"number_of_sources": -1},
    {"type_of_violence": 3, "side_b": "Civilians"} | NO_SIDES,
    {"event_clarity": 2, "low": 5},
    {"event_clarity": 2, "high": 3},
    {"date_prec": 2} | days(DAY, 2),
    {"date_prec": 2} | days(DAY, 6),
    {"date_prec": 3} | days(DAY, 7),
    {"date_prec": 4} | days(DAY, 8),
    {"date_prec": 4} | days(DAY, 31),
    {"date_prec": 5} | days(dt.date(2017, 2, 1), 32),
    {"date_prec": 5, "year": 2016} | days(dt.date(2016, 1, 1), 366),
    {"latitude": -0.25, "longitude": -179.99, "priogrid_gid": 128_881},
    {"latitude": 90.0 - 1e-9, "longitude": 180.0 - 1e-9, "priogrid_gid": 259_200},
    {"latitude": -90.0, "longitude": -180.0, "priogrid_gid": 1},
    {"latitude": 90.0, "longitude": 180.0, "priogrid_gid": 259_200},
    {"priogrid_gid": None},
    {"relid": None, "code_status": None, "gwnoa": None, "adm_1": None, "source_original": None},
    {"low": 2_147_483_647, "best": 2_147_483_647, "high": 2_147_483_647, "deaths_unknown": 2_147_483_643},
]

GED_BAD: dict[str, Row] = {
    "id_missing": {"id": None},
    "id_repeated_with_other_content": {"id": 900_000, "adm_2": "another"},
    "type_of_violence_missing": {"type_of_violence": None},
    "type_of_violence_unknown": {"type_of_violence": 4},
    "event_clarity_unknown": {"event_clarity": 3},
    "coding_missing": {"where_prec": None},
    "code_status_not_clear": {"code_status": "Check dyad"},
    "date_start_missing": {"date_start": None},
    "date_end_missing": {"date_end": None},
    "date_before_1989": {"year": 25} | days(dt.date(25, 10, 19), 1),
    "date_in_future": {"year": 2026} | days(dt.date(2026, 11, 22), 1),
    "dates_reversed": {"date_end": DAY - dt.timedelta(days=1)},
    "year_not_of_date": {"year": 2016},
    "date_prec_unknown": {"date_prec": 0},
    "date_span_exceeds_prec": days(DAY, 2),
    "date_span_below_prec": {"date_prec": 3} | days(DAY, 6),
    "coordinates_missing": {"latitude": None, "longitude": None},
    "coordinate_alone": {"longitude": None},
    "latitude_out_of_range": {"latitude": 90.5},
    "longitude_out_of_range": {"longitude": -180.5},
    "coordinates_zero": {"latitude": 0.0, "longitude": 0.0, "priogrid_gid": 129_961},
    "priogrid_gid_not_of_coordinates": {"latitude": 39.01, "longitude": 35.95},
    "where_prec_unknown": {"where_prec": 8},
    "country_missing": {"country": None},
    "country_iso3_missing": {"country_id": None},
    "country_iso3_malformed": {"country_id": None, "iso3": "SY"},
    "region_unknown": {"region": "Middle-earth"},
    "side_a_missing": {"side_a": None},
    "side_b_missing": {"side_b": None},
    "conflict_ids_missing": {"dyad_new_id": None},
    "one_sided_not_against_civilians": {"type_of_violence": 3} | NO_SIDES,
    "deaths_missing": {"deaths_unknown": None},
    "deaths_negative": {"low": -9},
    "best_not_sum_of_parts": {"deaths_unknown": 1},
    "one_sided_deaths_of_a_side": {"type_of_violence": 3, "side_b": "civilians"},
    "no_deaths": {"low": 0, "best": 0, "high": 0, "deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0},
    "best_below_low": {"low": 5},
    "high_below_best": {"high": 3},
    "number_of_sources_negative": {"number_of_sources": -2},
    "source_article_missing": {"source_article": None},
}

EVENT: Row = {
    "event_id": "ucdp_ged:900000",
    "record_id": "ucdp_ged:900000",
    "dataset_id": "ucdp_ged",
    "file_id": "f" * 64,
    "line_no": 2,
    **days(DAY, 1),
    "date_prec": 1,
    "latitude": 35.95,
    "longitude": 39.01,
    "where_prec": 1,
    "priogrid_gid": 181_159,
    "country_iso3": "SYR",
    "type_of_violence": 1,
    "deaths_a": 1,
    "deaths_b": 2,
    "deaths_civilians": 1,
    "deaths_unknown": 0,
    "fatalities_low": 3,
    "fatalities_best": 4,
    "fatalities_high": 6,
    "event_clarity": 1,
}

OPEN = ["date_prec", "latitude", "longitude", "where_prec", "priogrid_gid", "type_of_violence", "event_clarity", "deaths_a"]

EVENT_GOOD: list[Row] = [
    {},
    dict.fromkeys([*OPEN, "deaths_b", "fatalities_low", "fatalities_best", "fatalities_high"]),
    {"fatalities_high": 2},
    days(dt.date(1970, 1, 1), 1),
    {"latitude": -0.25, "longitude": -179.99, "priogrid_gid": 128_881},
    {"latitude": 90.0 - 1e-9, "longitude": 180.0 - 1e-9, "priogrid_gid": 259_200},
    {"latitude": -90.0, "longitude": -180.0, "priogrid_gid": 1},
    {"latitude": 90.0, "longitude": 180.0, "priogrid_gid": 259_200},
]

EVENT_BAD: dict[str, Row] = {
    "id_missing": {"event_id": None},
    "id_repeated_with_other_content": {"event_id": "ucdp_ged:900000", "admin2": "another"},
    "provenance_missing": {"line_no": 0},
    "date_start_missing": {"date_start": None},
    "date_end_missing": {"date_end": None},
    "date_in_future": days(dt.date(2026, 11, 22), 1),
    "dates_reversed": {"date_end": DAY - dt.timedelta(days=1)},
    "date_prec_unknown": {"date_prec": 6},
    "coordinate_alone": {"latitude": None},
    "latitude_out_of_range": {"latitude": -90.5},
    "longitude_out_of_range": {"longitude": 180.5},
    "where_prec_unknown": {"where_prec": 0},
    "coordinates_zero": {"latitude": 0.0, "longitude": 0.0, "priogrid_gid": 129_961},
    "priogrid_gid_not_of_coordinates": {"priogrid_gid": 259_201},
    "country_iso3_malformed": {"country_iso3": "SY"},
    "country_iso3_missing": {"country_iso3": None},
    "type_of_violence_unknown": {"type_of_violence": 0},
    "event_clarity_unknown": {"event_clarity": 0},
    "deaths_negative": {"deaths_b": -99},
}


def text(body: str) -> dict[str, Any]:
    return {"text": body, "char_count": len(body), "text_sha256": hashlib.sha256(body.encode()).hexdigest()}


BODY = "RAQQA (Example Wire) — Four people were killed in the north of the city on Thursday, officials said. " * 3

DOCUMENT: Row = {
    "document_id": "d0",
    "file_id": "f" * 64,
    "line_no": 1,
    "publication_id": "example_wire",
    "title": "Four killed in the north",
    "published_on": DAY,
    "published_prec": "exact",
    "language": "en",
    **text(BODY),
}

DOCUMENT_GOOD: list[Row] = [
    {},
    {"published_prec": "inferred"},
    text(BODY + "Müller paid 5 € at the café – “naïve”, 1 < 2 & 3 > 2, they said. 😀"),
    text(BODY + "الرقة"),
    text(BODY + "Су-24 над Алеппо; IT-компания; Λαός; 5 μ, ＮＨＫ."),
]

DOCUMENT_BAD: dict[str, Row] = {
    "document_id_missing": {"document_id": None},
    "document_id_repeated": {"document_id": "d0", "title": "Another"},
    "provenance_missing": {"file_id": None},
    "text_empty": text(""),
    "text_missing": {"text": None},
    "char_count_wrong": {"char_count": len(BODY) + 1},
    "text_sha256_wrong": {"text_sha256": "0" * 64},
    "text_length_unusual": text("Too short."),
    "mojibake_left": text(BODY + "At the cafÃ©, itâ€™s said."),
    "markup_left": text(BODY + 'It went on.<br />Then it ended.&nbsp;<a href="x">More</a>'),
    "mixed_scripts": text(BODY + "They fled to Rаqqa."),  # with a Cyrillic а
    "title_missing": {"title": None},
    "publication_missing": {"publication_id": None},
    "published_prec_unknown": {"published_prec": "about"},
    "published_on_contradicts_prec": {"published_prec": "unknown"},
    "published_on_missing": {"published_on": None, "published_prec": "unknown"},
    "published_on_implausible": {"published_on": dt.date(2071, 1, 1)},
    "language_malformed": {"language": "English"},
    "language_undetermined": {"language": "und"},
}

FILE: Row = {
    "rows_read": 1_000,
    "rows_unreadable": 0,
    "share_unreadable": 0.0,
    "missing_required": 0,
    "missing_columns": 0,
    "new_columns": 0,
    "repeated_columns": 0,
    "reordered_columns": 0,
    "rows_before": 990,
    "rows_deleted": 0,
    "share_deleted": 0.0,
    "share_quarantined": 0.01,
}

FILE_GOOD: list[Row] = [{}, {"rows_before": None, "rows_deleted": None, "share_deleted": None}, {"share_quarantined": 0.1}]

FILE_BAD: dict[str, Row] = {
    "no_rows": {"rows_read": 0, "share_unreadable": None, "share_quarantined": None},
    "required_columns_missing": {"missing_required": 2},
    "columns_repeated": {"repeated_columns": 1},
    "mostly_unreadable": {"share_unreadable": 0.51},
    "file_shrank": {"share_deleted": 0.11},
    "rows_unreadable": {"rows_unreadable": 1},
    "rows_deleted": {"rows_deleted": 1},
    "columns_missing": {"missing_columns": 1},
    "columns_new": {"new_columns": 1},
    "columns_reordered": {"reordered_columns": 1},
    "many_rows_quarantined": {"share_quarantined": 0.11},
}

# What a row cannot break alone: an empty text is too short, too.
BESIDES = {"text_empty": {"text_length_unusual"}}

SUITES: dict[str, tuple[str, Row, Sequence[Row], dict[str, Row]]] = {
    "ucdp_ged": ("source.ucdp_ged", GED, GED_GOOD, GED_BAD),
    "event": ("core.event", EVENT, EVENT_GOOD, EVENT_BAD),
    "document": ("core.document", DOCUMENT, DOCUMENT_GOOD, DOCUMENT_BAD),
    "file": ("envelope", FILE, FILE_GOOD, FILE_BAD),
}

KEYS = {"ucdp_ged": "id", "event": "event_id", "document": "document_id"}

TOLD = {path.stem: runpy.run_path(str(path)) for path in sorted((Path(__file__).parent / "rules").glob("*.py"))}
SUITES |= {name: (told["CONTRACT"], told["BASE"], told["GOOD"], told["BAD"]) for name, told in TOLD.items()}
KEYS |= {name: told["KEY"] for name, told in TOLD.items()}

# Rules on events that no row of the dataset can break.
UNBREAKABLE: dict[str, set[str]] = {"ucdp_ged": set(), **{name: told["UNBREAKABLE"] for name, told in TOLD.items()}}


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for migration in sorted(MIGRATIONS.glob("*.sql")):
        connection.execute(migration.read_text(encoding="utf-8"))
    shares = ", ".join(f"{name} {'DOUBLE' if name.startswith('share') else 'BIGINT'}" for name in FILE)
    connection.execute(f"CREATE TABLE envelope ({shares})")
    return connection


def fill(con: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Row]) -> None:
    """A table `batch` with these rows, numbered from 0, in the columns and types of the suite's table."""
    contract, *_ = SUITES[name]
    con.execute(f"CREATE OR REPLACE TABLE batch AS SELECT 0::BIGINT AS row_no, * FROM {contract} LIMIT 0")
    for row_no, row in enumerate(rows):
        named = {"row_no": row_no, **row}
        con.execute(f"INSERT INTO batch ({', '.join(named)}) VALUES ({', '.join('?' * len(named))})", list(named.values()))


def checked(con: duckdb.DuckDBPyConnection, name: str) -> list[Validation]:
    """What is said of `batch`: by its suite and, if it is of a dataset, of the events made of it by the suite of events."""
    found = [*check(con, "batch", load_suite(name), schema=None, parameters=LATEST)]
    source = event_source(name) if name in UNBREAKABLE else None
    if source and source.event is not None:
        rows = con.sql("SELECT * FROM batch").pl()
        record_id = pl.concat_str(pl.lit(f"{name}:"), source.source_event_id)
        place = {"dataset_id": pl.lit(name), "file_id": pl.lit("f" * 64), "line_no": pl.col("row_no") + 2}
        con.register("made_events", rows.select("row_no", event_id=record_id, record_id=record_id, **place, **source.event))
        con.execute("CREATE OR REPLACE TABLE event_batch AS SELECT 0::BIGINT AS row_no, * FROM core.event LIMIT 0")
        con.execute("INSERT INTO event_batch BY NAME SELECT * FROM made_events")
        found += check(con, "event_batch", load_suite("event"), schema=None, parameters=LATEST)
    return found


def numbered(name: str, changes: Sequence[Row]) -> list[Row]:
    """The suite's good row with each of these changes, each under an id of its own."""
    _, base, *_ = SUITES[name]
    key = KEYS.get(name)
    rows: list[Row] = []
    for number, change in enumerate(changes):
        identity = {key: base[key] + number if isinstance(base[key], int) else f"{base[key]}{number or ''}"} if key else {}
        rows.append({**base, **identity, **change})
    return rows


@pytest.mark.parametrize("name", SUITES)
def test_each_rule_finds_the_row_that_breaks_it_and_no_other(con: duckdb.DuckDBPyConnection, name: str) -> None:
    *_, good, bad = SUITES[name]
    fill(con, name, numbered(name, [*good, *bad.values()]))
    found = checked(con, name)
    wanted = {code: {len(good) + number} for number, code in enumerate(bad)}
    for code, besides in BESIDES.items():
        for other in besides & set(bad):
            wanted[other] = wanted[other] | wanted[code]
    tripped = {
        one.code: {row_no for (row_no,) in con.execute(one.rows_query).fetchall()} if one.rows_query else set()
        for one in found
        if not one.success
    }
    assert [one.error for one in found if one.error] == []
    assert tripped == wanted


@pytest.mark.parametrize("name", SUITES)
def test_good_rows_break_no_rule(con: duckdb.DuckDBPyConnection, name: str) -> None:
    *_, good, _ = SUITES[name]
    fill(con, name, numbered(name, good))
    assert {one.code: one.observed for one in checked(con, name) if not one.success} == {}


def codes(name: str) -> set[str]:
    return {rule.code for rule in load_suite(name).rules}


def test_every_suite_and_every_rule_is_tripped() -> None:
    assert set(suite_names()) == set(SUITES)
    for name in ("event", "document", "file"):
        assert codes(name) == set(SUITES[name][3])
    for name, unbreakable in UNBREAKABLE.items():
        assert codes(name) | codes("event") - {"provenance_missing"} - unbreakable == set(SUITES[name][3])


def test_a_rule_stands_in_one_suite() -> None:
    for name in UNBREAKABLE:
        assert codes(name) & codes("event") == set()


@pytest.mark.parametrize("name", SUITES)
def test_columns_that_a_rule_names_are_there_and_a_rule_in_sql_looks_at_them(con: duckdb.DuckDBPyConnection, name: str) -> None:
    there = {column for column, *_ in con.execute(f"DESCRIBE {SUITES[name][0]}").fetchall()}
    for rule in load_suite(name).rules:
        assert set(rule.columns) <= there, rule.code
        if rule.expectation == UNEXPECTED_ROWS:
            asked = set(re.findall(r"\w+", rule.kwargs["unexpected_rows_query"]))
            assert set(rule.columns) <= asked, rule.code


def test_of_lines_with_one_id_the_first_is_kept(con: duckdb.DuckDBPyConnection) -> None:
    fill(con, "ucdp_ged", [{**GED, "adm_2": place} for place in ("first", "second", "third")])
    (repeated,) = (one for one in checked(con, "ucdp_ged") if not one.success)
    assert (repeated.code, repeated.column_name) == ("id_repeated_with_other_content", "event_id")
    assert con.execute(f"{repeated.rows_query} ORDER BY row_no").fetchall() == [(1,), (2,)]


def test_siblings_alike_but_for_the_id_are_legal(con: duckdb.DuckDBPyConnection) -> None:
    fill(con, "ucdp_ged", [{**GED, "id": number} for number in range(5)])
    assert {one.success for one in checked(con, "ucdp_ged")} == {True}
