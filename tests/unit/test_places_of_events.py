"""The places of events through whole runs: releases that move them, rebuilds, and the gazetteer that is installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.model.gazetteer import Edition
from warehouse import gazetteer
from warehouse.migrate import migrate

RAQQA, ALEPPO = 172955, 170063
IN_ALEPPO = {"where_coordinates": "Aleppo city", "latitude": 36.21, "longitude": 37.16}
PLACES = "select record_id, version_no, geonameid, place_by, place_km, place_text from {} order by all"


@pytest.fixture
def two_releases(ingest: Any, tmp_path: Path, ged_row: Any, csv_text: Any) -> None:
    """The second release moves event 1 from Raqqa to Aleppo, and knows no more than the governorate of event 2."""
    first = [ged_row(id=number) for number in (1, 2, 3)]
    later = {"date_start": "2018-03-01", "date_end": "2018-03-01", "year": 2018}
    second = [ged_row(id=1, **IN_ALEPPO), ged_row(id=2, where_prec=4), first[2], ged_row(id=4, **later)]
    for name, rows in (("ged181", first), ("ged191", second)):
        (tmp_path / f"{name}.csv").write_text(csv_text(rows), encoding="utf-8")
        ingest(tmp_path / f"{name}.csv")


@pytest.mark.usefixtures("two_releases")
def test_a_release_that_moves_an_event_moves_it_to_another_place(ask: Any, house: Any) -> None:
    assert ask(PLACES.format("core.event")) == [
        ("ucdp_ged:1", 2, ALEPPO, "name", 1.1, "Aleppo city"),
        ("ucdp_ged:2", 2, None, None, None, "Ar Raqqah town"),
        ("ucdp_ged:3", 1, RAQQA, "name", 0.0, "Ar Raqqah town"),
        ("ucdp_ged:4", 1, RAQQA, "name", 0.0, "Ar Raqqah town"),
    ]
    assert ask(PLACES.format("core.event_past")) == [
        (f"ucdp_ged:{number}", 1, RAQQA, "name", 0.0, "Ar Raqqah town") for number in (1, 2)
    ]
    assert house.findings() == []


@pytest.mark.usefixtures("two_releases")
def test_a_rebuild_finds_the_same_places(ask: Any, house: Any) -> None:
    before = [ask(PLACES.format(table)) for table in ("core.event", "core.event_past")]
    house.run(flow="rebuild", source="ucdp_ged")
    assert [ask(PLACES.format(table)) for table in ("core.event", "core.event_past")] == before


@pytest.mark.usefixtures("two_releases")
def test_the_next_events_loaded_after_another_gazetteer_bring_all_to_its_places(
    ask: Any, house: Any, tmp_path: Path, ged_row: Any, csv_text: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = gazetteer.installed()
    fewer = tmp_path / "places.json"
    fewer.write_text('{"1": {"geonameid": 1, "name": "Raqqa", "latitude": 35.94, "longitude": 39.01, "countrycode": "SY"}}')
    monkeypatch.setattr(gazetteer, "installed", lambda: Edition("one place", fewer, old.countries))
    (tmp_path / "extra.csv").write_text(csv_text([ged_row(id=5, where_coordinates="Rumaniyah village")]), encoding="utf-8")
    house.ingest(tmp_path / "extra.csv", partial=True)
    assert ask("select record_id, geonameid, place_by from core.event order by all") == [
        ("ucdp_ged:1", None, None),
        ("ucdp_ged:2", None, None),
        ("ucdp_ged:3", 1, "distance"),
        ("ucdp_ged:4", 1, "distance"),
        ("ucdp_ged:5", 1, "distance"),
    ]
    assert ask("select edition from ops.gazetteer") == [("one place",)]
    assert house.findings() == []


@pytest.mark.usefixtures("all_places")
def test_the_gazetteer_that_is_installed_knows_raqqa_in_arabic_and_no_place_near_a_pole() -> None:
    with duckdb.connect() as con:
        migrate(con)
        assert gazetteer.refresh_gazetteer(con)
        query = "select place.geonameid, place.name, country_iso3 from core.place join core.place_name using (geonameid)"
        found = con.execute(f"{query} where place_name.name = 'الرقة' and country_code = 'SY'").fetchall()
        assert found == [(RAQQA, "Ar Raqqah", "SYR")]
        ((places, with_country, northernmost),) = con.execute(
            "select count(*), count(country_iso3), max(abs(latitude)) from core.place"
        ).fetchall()
        assert places == with_country > 200_000
        assert northernmost < 84  # sql/load/event_place.sql counts on it
