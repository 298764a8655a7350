"""GTD: its rows as events with actors and citations, what is not known, and its files of both kinds from end to end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import polars as pl
import pycountry
import pytest

from flows.clean.typed import type_columns
from flows.model.catalogue import Table
from flows.sources.gtd import SOURCE, _countries
from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate

PLAIN: dict[str, Any] = {
    "eventid": 201710190001, "iyear": 2017, "imonth": 10, "iday": 19, "approxdate": None, "extended": 0, "resolution": None,
    "country": 200, "country_txt": "Syria", "provstate": "Ar Raqqa", "city": "Al Matahin", "latitude": 35.95,
    "longitude": 39.01,
    "specificity": 1, "vicinity": 0, "summary": "10/19/2017: Assailants fired on a checkpoint in Al Matahin, Syria.",
    "crit1": 1, "crit2": 1, "crit3": 1, "doubtterr": 0, "attacktype1": 2, "attacktype1_txt": "Armed Assault", "targtype1": 4,
    "targtype1_txt": "Military", "gname": "Examplian Liberation Army", "guncertain1": 0, "nperps": -99, "weaptype1": 5,
    "weaptype1_txt": "Firearms", "nkill": 4, "nkillter": 1, "nwound": 2, "property": -9, "ishostkid": 0,
    "scite1": "“Four killed, says café owner,” Example Wire, October 20, 2017.", "dbsource": "Example", "INT_LOG": -9,
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Table]:
    with duckdb.connect() as con:
        migrate(con)
        return read_catalogue(con)


def rows(catalogue: dict[str, Table], *given: dict[str, Any]) -> pl.DataFrame:
    """A typed and decoded batch: the plain row with each of these changes."""
    records = [{**PLAIN, **one} for one in given]
    columns = list(dict.fromkeys(name for one in records for name in one))
    text = [{name.lower(): None if one.get(name) is None else str(one[name]) for name in columns} for one in records]
    frame = pl.DataFrame(text, schema=dict.fromkeys(map(str.lower, columns), pl.String)).with_row_index("row_no", 1)
    typed = type_columns(
        frame.cast({"row_no": pl.Int64}), catalogue["source.gtd"], date_order=SOURCE.date_order, null_words=SOURCE.null_words
    )
    assert typed.rejects.is_empty()
    assert SOURCE.decode
    return SOURCE.decode(typed.frame)


def event(catalogue: dict[str, Table], **given: Any) -> dict[str, Any]:
    return rows(catalogue, given).select(**SOURCE.event).row(0, named=True)


def test_what_it_says_of_events_are_columns_of_core_event_in_their_types(catalogue: dict[str, Table]) -> None:
    types = {"DATE": pl.Date, "INTEGER": pl.Int32, "DOUBLE": pl.Float64, "VARCHAR": pl.String}
    expected = {column.name: types[column.type] for column in catalogue["core.event"].columns if column.name in SOURCE.event}
    assert dict(rows(catalogue, {}).select(**SOURCE.event).schema) == expected


def test_columns_it_names_are_columns_of_its_contract(catalogue: dict[str, Table]) -> None:
    contract = set(catalogue["source.gtd"].column_names)
    assert contract >= SOURCE.signature | SOURCE.required | SOURCE.not_substance | SOURCE.derived
    assert len(contract - SOURCE.derived - {"record_id", "version_no"}) == 135


def test_codes_for_not_known_are_null_and_told(catalogue: dict[str, Table]) -> None:
    row = rows(catalogue, {"nkill": -99.0, "latitude": -9, "longitude": -99}).row(0, named=True)
    assert (row["nkill"], row["nperps"], row["property"], row["int_log"]) == (None, None, None, None)
    assert row["unknown"] == "nperps=-99; nkill=-99; property=-9; int_log=-9"
    assert (row["latitude"], row["longitude"]) == (-9.0, -99.0)
    known = rows(catalogue, {"nperps": 3, "property": 1, "INT_LOG": 0}).row(0, named=True)
    assert (known["unknown"], known["nperps"], known["nkill"], known["eventid"]) == (None, 3.0, 4.0, 201710190001)


@pytest.mark.parametrize(
    ("given", "first", "last", "precision"),
    [
        ({}, "2017-10-19", "2017-10-19", 1),
        ({"iday": 0}, "2017-10-01", "2017-10-31", 4),
        ({"imonth": 2, "iday": 0, "iyear": 2016}, "2016-02-01", "2016-02-29", 4),
        ({"imonth": 0, "iday": 0}, "2017-01-01", "2017-12-31", 5),
        ({"imonth": 0, "iday": 7}, "2017-01-01", "2017-12-31", 5),
        ({"approxdate": "October 18-19, 2017"}, "2017-10-18", "2017-10-19", 2),
        ({"approxdate": "October 18 - 19, 2017"}, "2017-10-18", "2017-10-19", 2),
        ({"approxdate": "September 27 - October 3, 2017"}, "2017-09-27", "2017-10-03", 3),
        ({"approxdate": "September 2017", "iday": 0}, "2017-09-01", "2017-09-30", 4),
        ({"approxdate": "August/September 2017"}, "2017-10-19", "2017-10-19", None),
        ({"approxdate": "Early October", "iday": 0}, "2017-10-01", "2017-10-31", 4),
        ({"approxdate": "October 18-19, 2071"}, "2017-10-19", "2017-10-19", None),
        ({"approxdate": "October 19-18, 2017"}, "2017-10-19", "2017-10-19", None),
        ({"extended": 1, "resolution": "2/1/2018"}, "2017-10-19", "2018-02-01", 1),
        ({"extended": 1, "resolution": "2018-02-01 00:00:00", "iday": 0}, "2017-10-01", "2018-02-01", 4),
        ({"extended": 1, "resolution": "2/1/2017"}, "2017-10-19", "2017-10-19", 1),
        ({"extended": 0, "resolution": "2/1/2018"}, "2017-10-19", "2017-10-19", 1),
    ],
)
def test_days(catalogue: dict[str, Table], given: dict[str, Any], first: str, last: str, precision: int | None) -> None:
    found = event(catalogue, **given)
    assert (str(found["date_start"]), str(found["date_end"]), found["date_prec"]) == (first, last, precision)


@pytest.mark.parametrize("given", [{"iday": 32}, {"imonth": 13}, {"imonth": 2, "iday": 30}, {"imonth": -9}, {"iday": -99}])
def test_a_day_that_is_none_is_not_guessed_at(catalogue: dict[str, Table], given: dict[str, Any]) -> None:
    assert event(catalogue, **given)["date_start"] is None


@pytest.mark.parametrize(
    ("nkill", "figures"), [(4, (4, 4, 4)), (19.8, (19, 20, 20)), (0.33, (0, 0, 1)), (2.5, (2, 3, 3)), (-99, (None, None, None))]
)
def test_a_share_of_the_deaths_of_several_attacks_lies_between_whole_numbers(
    catalogue: dict[str, Table], nkill: float, figures: tuple[int | None, ...]
) -> None:
    found = event(catalogue, nkill=nkill)
    assert (found["fatalities_low"], found["fatalities_best"], found["fatalities_high"]) == figures


@pytest.mark.parametrize(
    ("specificity", "vicinity", "where_prec"),
    [(1, 0, 1), (1, 1, 2), (1, -9, 1), (2, 0, 3), (3, 1, 3), (4, 0, 4), (5, 0, 6), (None, 0, None)],
)
def test_precision_of_place(catalogue: dict[str, Table], specificity: int, vicinity: int, where_prec: int | None) -> None:
    assert event(catalogue, specificity=specificity, vicinity=vicinity)["where_prec"] == where_prec


def test_what_is_called_unknown_is_no_name(catalogue: dict[str, Table]) -> None:
    found = event(catalogue, city="Unknown", provstate="Unknown")
    assert (found["place_text"], found["admin1"]) == (None, None)


def test_countries_of_today_have_their_code_and_those_of_the_past_that_of_their_one_successor(
    catalogue: dict[str, Table],
) -> None:
    today = {country.alpha_3: country for country in pycountry.countries}
    assert set(_countries().values()) - {"XKX"} <= set(today)
    by_name = {name: code for code, one in today.items() for name in (one.name, getattr(one, "common_name", one.name))}
    assert {name: by_name[name] for name in _countries() if name in by_name}.items() <= _countries().items()
    codes = {name: event(catalogue, country_txt=name)["country_iso3"] for name in ("West Germany (FRG)", "Zaire", "Yugoslavia")}
    assert codes == {"West Germany (FRG)": "DEU", "Zaire": "COD", "Yugoslavia": None}


def test_actors_are_groups_with_a_name_and_classes_of_targets_each_once(catalogue: dict[str, Table]) -> None:
    batch = rows(
        catalogue,
        {"gname2": "Second Group", "gsubname": "A faction", "targtype2_txt": "Police", "targtype3_txt": "Military"},
        {"gname": "Unknown", "targtype1_txt": "Unknown"},
    )
    assert SOURCE.actors(batch).select("row_no", "role", "actor_no", "actor_text").rows() == [
        (1, "side_a", 1, "Examplian Liberation Army"),
        (1, "side_a", 2, "Second Group"),
        (1, "side_b", 1, "Military"),
        (1, "side_b", 2, "Police"),
    ]


@pytest.mark.parametrize(
    ("cited", "office", "headline", "published_on"),
    [
        ('"Four killed," Example Wire, October 20, 2017.', "Example Wire", "Four killed", date(2017, 10, 20)),
        ("“Four killed,” The Herald (Glasgow), October  5,2017", "The Herald (Glasgow)", "Four killed", date(2017, 10, 5)),
        ("Ann Lee, \"No, says 'source',\" Wire, May 1, 2017.", "Wire", "No, says 'source'", date(2017, 5, 1)),
        ('Ann Lee, "A Chronology," Example Press, 2005.', None, None, None),
        ("Example Institute, Database, July 7 2006.", None, None, None),
        ('"Four killed," Example Wire, Octember 20, 2017.', "Example Wire", "Four killed", None),
    ],
)
def test_citations(
    catalogue: dict[str, Table], cited: str, office: str | None, headline: str | None, published_on: date | None
) -> None:
    (found,) = SOURCE.citations(rows(catalogue, {"scite1": None, "scite2": cited})).to_dicts()
    assert found == {
        "row_no": 1, "citation_no": 2, "citation_text": cited, "office": office, "headline": headline,
        "published_on": published_on,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("globalterrorismdb_0718dist.xlsx", "2018-07"),
        ("globalterrorismdb_0221dist.csv", "2021-02"),
        ("gtd1993_0616dist.xlsx", "2016-06"),
        ("gtd_1993.xlsx", None),
        ("my_export.csv", None),
    ],
)
def test_names_of_releases(name: str, label: str | None) -> None:
    assert SOURCE.release_label(name) == label


def as_csv(path: Path, csv_text: Callable[..., str], *records: dict[str, Any], tail: str = "") -> Path:
    path.write_bytes((csv_text([{**PLAIN, **one} for one in records], list(PLAIN)) + tail).encode("cp1252"))
    return path


def as_excel(path: Path, *records: dict[str, Any]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(list(PLAIN))
    for one in records:
        book.active.append([{**PLAIN, **one}[name] for name in PLAIN])
    book.save(path)
    return path


def test_one_attack_in_csv_and_in_excel_is_one_version(house: Any, tmp_path: Path, csv_text: Callable[..., str]) -> None:
    ransom = {"extended": 1, "resolution": "12/1/2017"}
    given = [{}, {"eventid": 201710190002, **ransom}, {"eventid": 201710190003, "nkill": 19.8}]
    first = (
        house.ingest(as_csv(tmp_path / "globalterrorismdb_0718dist.csv", csv_text, *given, tail="201710190004,2017,10,1"))
        .files[0]
        .ledger
    )
    assert (first.read, first.inserted, first.quarantined) == (4, 3, 1)
    typed = [{}, {"eventid": 201710190002, "extended": 1, "resolution": datetime(2017, 12, 1)}, {**given[2], "nkill": 25}]
    second = house.ingest(as_excel(tmp_path / "gtd_2017.xlsx", *typed)).files[0].ledger
    assert (second.read, second.unchanged, second.updated, second.deleted) == (3, 2, 1, 0)
    assert house.ask("select op, best_before, best_after from mart.revision_log where version_no = 2") == [("modify", 20, 25)]
    assert house.ask("select distinct unknown from source.gtd") == [("nperps=-99; property=-9; int_log=-9",)]
    assert house.ask("select distinct headline from core.event_citation") == [("Four killed, says café owner",)]
    assert house.ask("select media_type, count(*) from ops.source_file group by all order by 1") == [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1), ("text/csv", 1),
    ]  # fmt: skip
    assert house.findings() == []


@pytest.mark.parametrize(
    "fault", ["date_start = date_start + 1", "date_end = date_end + 1", "fatalities_best = 19", "fatalities_high = null"]
)
def test_an_event_that_says_something_else_than_its_row_is_found(house: Any, tmp_path: Path, fault: str) -> None:
    lasted = {"extended": 1, "resolution": datetime(2017, 12, 1), "eventid": 201710190003}
    house.ingest(as_excel(tmp_path / "gtd.xlsx", {"nkill": 19.8}, {"eventid": 201710190002, "iday": 0}, lasted))
    assert house.findings() == []
    with duckdb.connect(str(house.settings.warehouse)) as con:
        con.execute(f"update core.event set {fault}")
    assert any("gtd_event_disagrees" in finding for finding in house.findings())


def test_rows_of_a_workbook_are_set_aside_with_their_number_their_cells_and_the_reason(house: Any, tmp_path: Path) -> None:
    bad = [{}, {"eventid": 201710190002, "nkill": "four"}, {"eventid": 201710190003, "crit1": 0, "crit2": 0}]
    house.ingest(as_excel(tmp_path / "gtd_2017.xlsx", *bad))
    found = house.ask("select line_no, code, raw_text from ops.quarantine order by line_no")
    assert [(line_no, code) for line_no, code, _ in found] == [(3, "not_a_number"), (4, "criteria_not_met")]
    assert found[0][2].startswith("201710190002\t2017\t10\t19\t\t0\t\t200\tSyria")
    assert found[1][2].startswith("201710190003\t2017\t10\t19\t")
    assert house.findings() == []


def test_what_a_later_file_lacks_is_not_gone(house: Any, tmp_path: Path, csv_text: Callable[..., str]) -> None:
    several = [{"eventid": 201710190001 + number} for number in range(20)]
    house.ingest(as_csv(tmp_path / "a.csv", csv_text, *several))
    house.ingest(as_csv(tmp_path / "b.csv", csv_text, *several[1:]))
    assert house.ask("select count(*) from core.event") == [(20,)]


@pytest.mark.parametrize(
    ("name", "read", "quarantined", "deaths"),
    [("gtd_0718_cut_mid_row.csv", 1_210, 1, (438, 438, 438)), ("gtd_1993.xlsx", 748, 0, (2_656, 2_672, 2_672))],
)
def test_real_files(house: Any, real_data: Path, name: str, read: int, quarantined: int, deaths: tuple[int, ...]) -> None:
    loaded = house.ingest(real_data / "events" / "gtd" / name).files[0].ledger
    assert (loaded.read, loaded.inserted, loaded.quarantined) == (read, read - quarantined, quarantined)
    sums = "select sum(fatalities_low), sum(fatalities_best), sum(fatalities_high) from core.event"
    assert house.ask(sums) == [deaths]
    assert house.ask("select code from ops.quarantine") == [("truncated",)] * quarantined
    assert house.ask("select count(*) from core.event where country_iso3 is null") < [(3,)]
    assert [finding for finding in house.findings() if "warning" not in finding and "without_sides" not in finding] == []
