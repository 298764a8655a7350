"""GDELT 2.0 events: its rows as events with actors and citations, what its days and places are worth, and its duplicates."""

from __future__ import annotations

import zipfile
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.clean.typed import type_columns
from flows.model.catalogue import Table
from flows.sources.gdelt import SOURCE
from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate

DUPLICATES = "select event_id from core.event where list_contains(flags, 'content_duplicate') order by 1"


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Table]:
    with duckdb.connect() as con:
        migrate(con)
        return read_catalogue(con)


@pytest.fixture
def batch(catalogue: dict[str, Table], gdelt: Any) -> Any:
    """A typed batch of rows with these changes."""

    def build(*changes: dict[str, str]) -> pl.DataFrame:
        lines = gdelt.events("batch.CSV", *changes).read_text(encoding="utf-8").splitlines()
        (layout,) = SOURCE.layouts
        rows = [[cell or None for cell in line.split("\t")] for line in lines]
        frame = pl.DataFrame(rows, schema=dict.fromkeys(layout.columns, pl.String), orient="row")
        typed = type_columns(frame.with_row_index("row_no", 1).cast({"row_no": pl.Int64}), catalogue["source.gdelt"])
        assert typed.rejects.is_empty()
        return typed.frame

    return build


@pytest.fixture
def event(batch: Any) -> Any:
    """The event of the row with these changes."""
    assert SOURCE.event is not None
    expressions = dict(SOURCE.event)
    return lambda **changes: batch(changes).select(**expressions).row(0, named=True)


def test_what_it_says_of_events_are_columns_of_core_event_in_their_types(catalogue: dict[str, Table], batch: Any) -> None:
    assert SOURCE.event is not None
    types: dict[str, Any] = {
        "DATE": pl.Date, "INTEGER": pl.Int32, "DOUBLE": pl.Float64, "VARCHAR": pl.String, "VARCHAR[]": pl.List(pl.String),
    }  # fmt: skip
    expected = {column.name: types[column.type] for column in catalogue["core.event"].columns if column.name in SOURCE.event}
    assert dict(batch({}).select(**SOURCE.event).schema) == expected
    assert set(expected) == set(SOURCE.event)


def test_columns_it_names_are_those_of_its_contract(catalogue: dict[str, Table]) -> None:
    contract = catalogue["source.gdelt"]
    (layout,) = SOURCE.layouts
    assert layout.columns == tuple(name for name in contract.column_names if name not in contract.key)
    assert len(layout.columns) == 61
    assert set(layout.columns) >= SOURCE.signature | SOURCE.required | SOURCE.not_substance | set(layout.looks)
    assert {column.name for column in contract.columns if not column.nullable} - set(contract.key) == SOURCE.required


def test_an_event(event: Any) -> None:
    assert event() == {
        "date_start": date(2017, 10, 19), "date_end": date(2017, 10, 19), "date_prec": 1,
        "latitude": 35.95, "longitude": 39.01, "where_prec": 1, "priogrid_gid": 181159,
        "place_text": "Al Matahin, Ar Raqqah, Syria", "admin1": "SY04", "admin2": "153890", "country_iso3": "SYR",
        "code_scheme": "cameo", "code": "190", "quad_class": 4, "quad_class_scheme": "gdelt", "intensity": -10.0,
        "number_of_sources": 2, "flags": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "found_on", "precision", "flags"),
    [
        ("20171019", "20171019", 1, None),
        ("20171018", "20171019", 1, None),
        ("20171003", "20171019", 1, None),
        ("20171012", "20171019", 3, None),
        ("20170919", "20171019", 4, None),
        ("20161019", "20171019", 5, ["date_artefact"]),
        ("20161018", "20171019", 1, None),
        ("20160302", "20170302", 5, ["date_artefact"]),
        ("20150303", "20160302", 5, ["date_artefact"]),  # over a leap day: 365 days, and not a year of the calendar
        ("20150302", "20160302", 1, None),
        ("20071022", "20171019", None, ["date_artefact"]),
        ("20071019", "20171019", 1, None),
    ],
)
def test_a_day_is_as_exact_as_its_distance_tells(
    event: Any, day: str, found_on: str, precision: int | None, flags: list[str] | None
) -> None:
    found = event(sqldate=day, dateadded=f"{found_on}081500")
    assert (found["date_start"], found["date_end"]) == (date.fromisoformat(day),) * 2
    assert (found["date_prec"], found["flags"]) == (precision, flags)


@pytest.mark.parametrize("day", ["20170931", "20171301", "0", "201710"])
def test_a_day_that_is_none_is_not_guessed_at(event: Any, day: str) -> None:
    assert event(sqldate=day)["date_start"] is None


NOWHERE = dict.fromkeys(
    [f"actiongeo_{part}" for part in ("fullname", "countrycode", "adm1code", "lat", "long", "featureid")], ""
)


@pytest.mark.parametrize(
    ("given", "where_prec", "admin1", "point"),
    [
        ({"actiongeo_type": "1", "actiongeo_adm1code": "SY"}, 6, None, True),
        ({"actiongeo_type": "2", "actiongeo_countrycode": "US", "actiongeo_adm1code": "USTX"}, 4, "USTX", True),
        ({"actiongeo_type": "3"}, 1, "SY04", True),
        ({"actiongeo_type": "4"}, 1, "SY04", True),
        ({"actiongeo_type": "5"}, 4, "SY04", True),
        ({"actiongeo_type": "0", "actiongeo_fullname": ""}, 4, "SY04", True),
        ({"actiongeo_type": "0", **NOWHERE}, None, None, False),
        ({"actiongeo_type": "2", "actiongeo_lat": "0", "actiongeo_long": "0"}, 4, "SY04", False),
        ({"actiongeo_type": "4", "actiongeo_lat": "0"}, 1, "SY04", True),
    ],
)
def test_precision_of_place(event: Any, given: dict[str, str], where_prec: int | None, admin1: str | None, point: bool) -> None:
    found = event(**given)
    assert (found["where_prec"], found["admin1"]) == (where_prec, admin1)
    assert [found[name] is not None for name in ("latitude", "longitude", "priogrid_gid")] == [point] * 3


def test_actors_are_who_acted_and_to_whom_each_if_known(batch: Any) -> None:
    nobody = {"actor1code": "", "actor1name": ""}
    assert SOURCE.actors(batch({}, nobody, {"actor2name": ""})).sort("row_no", "role").rows() == [
        (1, "actor", 1, "cameo:SYRMIL", "SYRIAN ARMY"),
        (1, "recipient", 1, "cameo:REB", "REBEL"),
        (2, "recipient", 1, "cameo:REB", "REBEL"),
        (3, "actor", 1, "cameo:SYRMIL", "SYRIAN ARMY"),
        (3, "recipient", 1, "cameo:REB", "REB"),
    ]


@pytest.mark.parametrize(
    ("cited", "office"),
    [
        ("http://www.example-wire.test/2017/a", "www.example-wire.test"),
        ("https://example-wire.test", "example-wire.test"),
        ("http://www.example-wire.test:80/news/", "www.example-wire.test"),
        ("Example Radio, Raqqa/BBC Monitoring/(c) BBC", "BBC Monitoring"),
        ("Example Radio/Raqqa", None),
        ("http://", None),
    ],
)
def test_the_outlet_is_the_host_or_the_service_that_monitors(batch: Any, cited: str, office: str | None) -> None:
    assert SOURCE.citations(batch({"sourceurl": cited})).rows() == [(1, 1, cited, office, None, date(2017, 10, 19))]


def test_what_cites_nothing_has_no_citation(batch: Any) -> None:
    assert SOURCE.citations(batch({"sourceurl": ""})).is_empty()


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("20171019081500.export.CSV", "20171019081500"),
        ("20171019081500.translation.export.CSV", "20171019081500.translation"),
        ("20171019.export.CSV", None),
        ("events.csv", None),
    ],
)
def test_names_of_files(name: str, label: str | None) -> None:
    assert SOURCE.release_label(name) == label


def test_a_file_out_of_its_zip_and_every_line_of_it_accounted_for(house: Any, gdelt: Any, tmp_path: Path) -> None:
    plain = gdelt.events(
        "20171019081500.export.CSV",
        {"globaleventid": "1", "actiongeo_fullname": 'Al "Matahin, Ar Raqqah, Syria'},
        {"globaleventid": "2", "actiongeo_fullname": "Édessa, Şanlıurfa, Turkey", "actiongeo_countrycode": "TU"},
        {"globaleventid": "3", "numarticles": "six"},
        {"globaleventid": "4", "quadclass": "1"},
        {"globaleventid": "5", "sqldate": "20170931", "monthyear": "201709"},
        {"globaleventid": "1", "actiongeo_fullname": 'Al "Matahin, Ar Raqqah, Syria'},
    )
    cut = plain.read_bytes() + b"6\t20171019\t201710\n"
    packed = tmp_path / "20171019081500.export.CSV.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(plain.name, cut)
    (line,) = house.ingest(packed).files
    assert (line.source, line.ledger.read, line.ledger.inserted) == ("gdelt", 7, 2)
    assert (line.ledger.duplicate, line.ledger.quarantined) == (1, 4)
    assert house.ask("select line_no, code from ops.quarantine order by 1") == [
        (3, "not_a_number"), (4, "quadclass_not_of_root"), (5, "date_start_missing"), (7, "too_few_fields"),
    ]  # fmt: skip
    assert house.ask("select event_id, place_text, country_iso3 from core.event order by 1") == [
        ("gdelt:1", 'Al "Matahin, Ar Raqqah, Syria', "SYR"), ("gdelt:2", "Édessa, Şanlıurfa, Turkey", "TUR"),
    ]  # fmt: skip
    assert house.ask("select release_label, header, media_type from ops.source_file") == [
        ("20171019081500", None, "text/tab-separated-values")
    ]
    assert house.findings() == []


def test_a_second_file_deletes_nothing_and_one_with_a_header_is_read_too(house: Any, gdelt: Any, tmp_path: Path) -> None:
    first = gdelt.events("20171019081500.export.CSV", {"globaleventid": "1"}, {"globaleventid": "2"})
    headed = tmp_path / "from_a_database.tsv"
    (layout,) = SOURCE.layouts
    names = "\t".join(name.upper() for name in layout.columns)
    second = gdelt.events("other.CSV", {"globaleventid": "2"}, {"globaleventid": "3"})
    headed.write_text(f"{names}\n{second.read_text(encoding='utf-8')}", encoding="utf-8")
    house.ingest(first)
    (line,) = house.ingest(headed).files
    assert (line.source, line.ledger.inserted, line.ledger.unchanged, line.ledger.deleted) == ("gdelt", 1, 1, 0)
    assert house.ask("select count(*) from core.event") == [(3,)]


TWINS = {
    "20171019081500.export.CSV": [{"globaleventid": "1"}, {"globaleventid": "2", "actor1name": "SYRIA"}],
    "20171019083000.export.CSV": [
        {"globaleventid": "3", "actor1geo_fullname": "Syria", "nummentions": "1", "dateadded": "20171019083000"},
        {"globaleventid": "4", "sourceurl": "https://other.test/", "dateadded": "20171019083000"},
    ],
    "20161019081500.export.CSV": [
        {"globaleventid": "5", "actor1name": "SYRIA", "actiongeo_fullname": "El Matahin, Ar Raqqah, Syria"},
        {"globaleventid": "6", "actiongeo_featureid": "-2000002"},
        {"globaleventid": "7", "eventcode": "191", "eventbasecode": "191"},
        {"globaleventid": "8", "sourceurl": ""},
        {"globaleventid": "9", "sourceurl": ""},
    ],
}


@pytest.mark.parametrize("order", list(permutations(sorted(TWINS)))[::2], ids=["213", "321", "132"])
def test_both_of_two_that_say_the_same_are_flagged_whichever_came_first(house: Any, gdelt: Any, order: tuple[str, ...]) -> None:
    for name in order:
        house.ingest(gdelt.events(name, *TWINS[name]))
    assert house.ask(DUPLICATES) == [("gdelt:1",), ("gdelt:2",), ("gdelt:3",), ("gdelt:5",)]
    assert house.findings() == []


def test_in_one_run_they_are_flagged_as_well_and_after_a_rebuild(house: Any, gdelt: Any) -> None:
    house.ingest(*(gdelt.events(name, *rows) for name, rows in TWINS.items()))
    assert house.ask(DUPLICATES) == [("gdelt:1",), ("gdelt:2",), ("gdelt:3",), ("gdelt:5",)]
    house.run(flow="rebuild", source="gdelt")
    assert house.ask(DUPLICATES) == [("gdelt:1",), ("gdelt:2",), ("gdelt:3",), ("gdelt:5",)]
    assert house.findings() == []


def test_the_flag_goes_with_the_twin_and_leaves_other_flags(house: Any, gdelt: Any) -> None:
    last_year = {"sqldate": "20161019", "monthyear": "201610", "year": "2016"}
    house.ingest(
        gdelt.events("20171019081500.export.CSV", {"globaleventid": "1", **last_year}, {"globaleventid": "2", **last_year})
    )
    flags = "select event_id, list_sort(flags) from core.event order by 1"
    both = ["content_duplicate", "date_artefact"]
    assert house.ask(flags) == [("gdelt:1", both), ("gdelt:2", both)]
    house.ingest(gdelt.events("20171019083000.export.CSV", {"globaleventid": "2", "dateadded": "20171019083000"}))
    assert house.ask(flags) == [("gdelt:1", ["date_artefact"]), ("gdelt:2", None)]
    assert house.ask("select event_id, flags from core.event_past") == [("gdelt:2", ["date_artefact"])]
    assert house.findings() == []
