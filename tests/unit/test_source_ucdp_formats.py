"""UCDP GED in every form in which it is published: releases since 5.0, candidates, extracts of a country, GeoJSON, the API.

The events are invented; columns and spellings are those of the releases.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.sources.ucdp_ged import SOURCE

Row = dict[str, Any]
Write = Callable[..., Path]

CODEBOOK = [
    "id", "year", "active_year", "type_of_violence", "conflict_new_id", "conflict_name", "dyad_new_id", "dyad_name",
    "side_a_new_id", "gwnoa", "side_a", "side_b_new_id", "gwnob", "side_b", "number_of_sources", "source_article",
    "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high",
]  # fmt: skip
WITH_OLD_IDS = list(SOURCE.layouts[0].columns)
BEFORE_17 = [
    "id", "relid", "year", "active_year", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id",
    "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
    "priogrid_gid", "country", "gwno", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a",
    "deaths_b", "deaths_civilians", "deaths_unknown", "best_est", "high_est", "low_est", "gwnoa", "gwnob", "isocc", "gwab",
]  # fmt: skip
HDX = [*CODEBOOK[:3], "start_year", "end_year", *CODEBOOK[3:30], "iso3", *CODEBOOK[30:]]
GENERATIONS = {
    "ged50.csv": BEFORE_17,
    "ged171.csv": CODEBOOK,
    "GEDEvent_v20_1.csv": WITH_OLD_IDS,
    "conflict_data_syr.csv": HDX,
}


@pytest.fixture
def event(ged_row: Callable[..., Row]) -> Callable[..., Row]:
    """An event in the words of any release."""

    def of(number: int, **changes: Any) -> Row:
        old = {
            "relid": f"SYR-2017-1-299-{number}", "code_status": "Clear", "conflict_dset_id": "1-299", "dyad_dset_id": "1-299-1",
            "side_a_dset_id": "118", "side_b_dset_id": "4456", "where_description": "", "start_year": 2017, "end_year": 2017,
            "iso3": "SYR", "isocc": "SYR", "gwab": "SYR",
        }  # fmt: skip
        row = {**old, **ged_row(id=number, **changes)}
        return {**row, "gwno": row["country_id"], **{f"{name}_est": row[name] for name in ("best", "high", "low")}}

    return of


@pytest.fixture
def write(tmp_path: Path, csv_text: Any) -> Write:
    """A file of the columns, with or without its header."""

    def file(name: str, rows: Sequence[Row], columns: Sequence[str] = WITH_OLD_IDS, *, header: bool = True) -> Path:
        path = tmp_path / name
        text = csv_text(rows, columns)
        path.write_text(text if header else text.split("\n", 1)[1], encoding="utf-8")
        return path

    return file


def as_features(rows: Sequence[Row], *, without: Sequence[str] = ()) -> str:
    """The rows as GeoJSON."""
    features = [
        {
            "type": "Feature",
            "properties": {name: row[name] for name in WITH_OLD_IDS if name not in without},
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
        }
        for row in rows
    ]
    return json.dumps({"type": "FeatureCollection", "name": "ged", "features": features})


def as_page(rows: Sequence[Row]) -> str:
    """The rows as a page of the API: true and false, null, and days with an hour."""
    result = [
        {
            **{name: row[name] if row[name] != "" else None for name in WITH_OLD_IDS},
            "active_year": row["active_year"] == 1,
            "date_start": f"{row['date_start']}T00:00:00",
            "date_end": f"{row['date_end']}T00:00:00",
        }
        for row in rows
    ]
    page = {
        "TotalCount": 4000,
        "TotalPages": 4,
        "PreviousPageUrl": "",
        "NextPageUrl": "https://ucdp.example/2",
        "Result": result,
    }
    return json.dumps(page, separators=(",", ":"))


def standing(ask: Any) -> Any:
    return ask(
        """
        select event_id, date_start, date_end, country_iso3, fatalities_low, fatalities_best, fatalities_high, priogrid_gid,
            type_of_violence, latitude, longitude, place_text
        from core.event order by event_id
        """
    )


def state(ask: Any) -> list[Any]:
    """All that must not depend on the order of files."""
    return [
        ask("select record_id, deleted_in_file_id from core.record order by all"),
        ask("select * exclude (row_hash) from core.record_version order by all"),
        ask("select * from core.event order by all"),
        ask("select * from core.event_past order by all"),
    ]


@pytest.mark.parametrize("name", GENERATIONS)
def test_every_generation_of_columns_gives_the_same_events(
    ingest: Any, ask: Any, write: Write, event: Callable[..., Row], name: str
) -> None:
    rows = [event(number, year=2015, date_start="2015-10-11", date_end="2015-10-11") for number in range(12)]
    ingest(write("plain.csv", rows, CODEBOOK[::-1]))
    expected = standing(ask)
    assert len(expected) == 12
    (file,) = ingest(write(name, rows, GENERATIONS[name])).files
    assert (file.source, file.state) == ("ucdp_ged", "loaded")
    assert (file.ledger.read, file.ledger.unchanged, file.ledger.updated) == (12, 12, 0)
    assert standing(ask) == expected
    assert ask("select distinct op from core.record_version where op not in ('add', 'extend')") == []


@pytest.mark.parametrize("spelled", ["2017-10-11 00:00:00.000", "2017-10-11T00:00:00", "2017-10-11 00:00:00"])
def test_days_in_the_spellings_of_releases(
    ingest: Any, ask: Any, write: Write, event: Callable[..., Row], spelled: str
) -> None:
    ingest(write("GEDEvent_v22_1.csv", [event(1, date_start=spelled, date_end=spelled)]))
    assert ask("select date_start, date_end from core.event") == [(date(2017, 10, 11), date(2017, 10, 11))]


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("25.1", date(2025, 6, 1)), ("17.1", date(2017, 6, 1)), ("17.2", date(2017, 7, 1)), ("24.1 as sent", date(2024, 6, 1)),
        ("26.0.1", date(2026, 2, 20)), ("25.0.12", date(2026, 1, 20)), ("26.01.26.03", date(2026, 5, 21)),
        ("25.01.25.12", date(2026, 2, 21)), ("5.0", None), ("25.0.13", None), ("25.9", None), ("", None), ("mine", None),
    ],
)  # fmt: skip
def test_when_a_release_came_out(label: str, day: date | None) -> None:
    assert SOURCE.released_on(label) == day


def test_releases_follow_each_other_as_they_came_out() -> None:
    labels = ["25.1", "25.0.9", "25.01.25.09", "25.0.12", "26.0.1", "25.01.25.12", "26.0.4", "26.01.26.03", "26.1", "26.0.5"]
    days = [SOURCE.released_on(label) for label in labels]
    assert days == sorted(day for day in days if day)


@pytest.mark.parametrize("header", [True, False], ids=["header", "no_header"])
def test_a_file_of_candidates_deletes_nothing(
    ingest: Any, ask: Any, write: Write, event: Callable[..., Row], header: bool
) -> None:
    ingest(write("GEDEvent_v24_0_3.csv", [event(number) for number in range(10)]))
    (file,) = ingest(write("GEDEvent_v24_0_4.csv", [event(0), event(50), event(51)], header=header)).files
    assert (file.ledger.read, file.ledger.inserted, file.ledger.unchanged, file.ledger.deleted) == (3, 2, 1, 0)
    assert ask("select count(*) from core.event") == [(12,)]
    assert ask("select release_label, partial_release from ops.source_file order by all") == [
        ("24.0.3", True),
        ("24.0.4", True),
    ]


def test_candidates_are_told_by_their_status_whatever_the_file_is_called(
    ingest: Any, ask: Any, write: Write, event: Callable[..., Row]
) -> None:
    ingest(write("all.csv", [event(number) for number in range(10)]))
    (file,) = ingest(write("some.csv", [event(0), event(50, code_status="Check deaths")])).files
    assert (file.ledger.inserted, file.ledger.deleted) == (1, 0)
    assert ask("select count(*) from core.event") == [(11,)]


def test_a_file_without_a_header_has_its_first_event_and_its_bad_line(
    ingest: Any, house: Any, write: Write, event: Callable[..., Row]
) -> None:
    path = write("GEDEvent_v24_0_1.csv", [event(number) for number in range(5)], header=False)
    path.write_text(path.read_text() + "600,too short\n")
    (file,) = ingest(path).files
    assert (file.ledger.read, file.ledger.inserted, file.ledger.quarantined) == (6, 5, 1)
    assert house.fates("GEDEvent_v24_0_1.csv") == {**{line: {"loaded"} for line in range(1, 6)}, 6: {"too_few_fields"}}


def test_the_yearly_release_settles_candidates_in_any_order(
    house_at: Any, tmp_path: Path, write: Write, event: Callable[..., Row]
) -> None:
    """Of the candidates 1 to 4, the yearly release has 1 as it was, 2 revised, not 3, and not 4 of the year after."""
    december = {"date_start": "2017-12-31", "date_end": "2017-12-31"}
    january = {"year": 2018, "date_start": "2018-01-02", "date_end": "2018-01-02"}
    early = [event(1), event(2, **december), event(3, **december, code_status="Check dyad")]
    late = [event(2, **december, deaths_unknown=5, best=10, high=12), event(4, **january)]
    final = [event(1), event(2, **december, deaths_unknown=4, best=9, high=12), *(event(n, **december) for n in range(20, 60))]
    files = [write("GEDEvent_v17_0_12.csv", early), write("GEDEvent_v18_0_1.csv", late), write("GEDEvent_v18_1.csv", final)]
    states = []
    for number, order in enumerate([files, files[::-1], [files[1], files[2], files[0]], None]):
        house = house_at(tmp_path / f"home{number}")
        if order is None:
            house.ingest(*files)
        for path in order or ():
            house.ingest(path)
        states.append(state(house.ask))
        assert house.findings() == []
    assert all(one == states[0] for one in states)
    assert house.ask(
        "select record_id, version_no, op, release_label from core.record_version where version_no > 1 order by 1, 2"
    ) == [
        ("ucdp_ged:2", 2, "modify", "18.0.1"),
        ("ucdp_ged:2", 3, "modify", "18.1"),
        ("ucdp_ged:3", 2, "delete", "18.1"),
    ]
    assert house.ask("select fatalities_best from core.event where event_id = 'ucdp_ged:2'") == [(9,)]
    assert house.ask("select count(*) from core.event where event_id in ('ucdp_ged:1', 'ucdp_ged:4')") == [(2,)]


def test_a_late_yearly_release_leaves_what_later_candidates_have(
    house_at: Any, tmp_path: Path, write: Write, event: Callable[..., Row]
) -> None:
    """An event of 2017 that was found when the yearly release was out stands, whichever file comes first."""
    found = write("GEDEvent_v18_0_7.csv", [event(5, date_start="2017-10-20", date_end="2017-10-20")])
    final = write("GEDEvent_v18_1.csv", [event(1), event(2, date_start="2017-12-01", date_end="2017-12-01")])
    states = []
    for name, order in {"a": (found, final), "b": (final, found)}.items():
        house = house_at(tmp_path / name)
        for path in order:
            house.ingest(path)
        states.append(state(house.ask))
    assert states[0] == states[1]
    assert house.ask("select event_id from core.event order by all") == [("ucdp_ged:1",), ("ucdp_ged:2",), ("ucdp_ged:5",)]


def test_an_extract_of_a_country_deletes_in_that_country_and_its_years_only(
    ingest: Any, ask: Any, write: Write, event: Callable[..., Row]
) -> None:
    iraq = {"country": "Iraq", "country_id": 645, "iso3": "IRQ"}
    old = {"year": 2015, "date_start": "2015-05-01", "date_end": "2015-05-01"}
    world = [
        *(event(number) for number in range(20)),
        *(event(number, **iraq) for number in range(20, 30)),
        *(event(number, **old) for number in range(30, 40)),
        event(40, date_start="2017-01-01", date_end="2017-01-01"),
        event(41, date_start="2017-12-31", date_end="2017-12-31"),
    ]
    ingest(write("GEDEvent_v18_1.csv", world, CODEBOOK))
    syria = [*(event(number) for number in range(1, 20)), *world[-2:]]
    (file,) = ingest(write("ged_syria.csv", syria, CODEBOOK), release="19.1").files
    assert (file.ledger.unchanged, file.ledger.deleted) == (21, 1)
    assert ask("select record_id from core.record where deleted_in_file_id is not null") == [("ucdp_ged:0",)]


def test_geojson_is_a_release_like_any_other(
    ingest: Any, ask: Any, write: Write, event: Callable[..., Row], tmp_path: Path
) -> None:
    ingest(write("GEDEvent_v22_1.csv", [event(number) for number in range(20)]))
    before = standing(ask)
    path = tmp_path / "GEDEvent_v23_1.geojson"
    path.write_text(as_features([event(number) for number in range(1, 20)], without=["latitude", "longitude"]))
    (file,) = ingest(path).files
    assert (file.source, file.ledger.read, file.ledger.unchanged, file.ledger.deleted) == ("ucdp_ged", 19, 19, 1)
    assert standing(ask) == [row for row in before if row[0] != "ucdp_ged:0"]
    assert ask("select media_type from ops.source_file where path like '%geojson'") == [("application/geo+json",)]


def test_geojson_that_breaks_off_deletes_nothing_and_says_so(
    ingest: Any, house: Any, write: Write, event: Callable[..., Row], tmp_path: Path
) -> None:
    ingest(write("GEDEvent_v22_1.csv", [event(number) for number in range(20)]))
    path = tmp_path / "GEDEvent_v23_1.geojson"
    text = as_features([event(number) for number in range(20)])
    path.write_text(text[: text.rindex('"deaths_a"')])
    (file,) = ingest(path).files
    assert (file.ledger.read, file.ledger.unchanged, file.ledger.quarantined, file.ledger.deleted) == (20, 19, 1, 0)
    ((line_no, code, raw_text),) = house.ask("select line_no, code, raw_text from ops.quarantine")
    assert (line_no, code) == (20, "truncated")
    assert '"id": 19' in raw_text
    assert house.findings() == []


def test_a_page_of_the_api_is_never_a_whole_release(
    ingest: Any, ask: Any, write: Write, event: Callable[..., Row], tmp_path: Path
) -> None:
    ingest(write("GEDEvent_v22_1.csv", [event(number) for number in range(20)]))
    before = standing(ask)
    path = tmp_path / "GEDEvent_v23_1_api_page0001.json"
    path.write_text(as_page([event(number) for number in range(15, 25)]))
    (file,) = ingest(path).files
    assert (file.ledger.read, file.ledger.inserted, file.ledger.unchanged, file.ledger.deleted) == (10, 5, 5, 0)
    assert set(before) <= set(standing(ask))
    assert ask("select release_label, header[1] from ops.source_file where path like '%json'") == [("23.1", "id")]
    assert ask("select distinct line_no from core.event where event_id = 'ucdp_ged:24'") == [(10,)]
    drift = "select column_name from ops.drift where file_id = (select file_id from core.event where event_id = 'ucdp_ged:24')"
    assert {column for (column,) in ask(drift)} == {
        "start_year",
        "end_year",
        "iso3",
        None,
    }  # what only HDX has; and their order


@pytest.mark.parametrize("form", ["page", "features", "array", "lines", "no_header"])
def test_the_same_events_in_another_form_are_unchanged(
    ingest: Any, house: Any, write: Write, event: Callable[..., Row], tmp_path: Path, form: str
) -> None:
    rows = [event(number, gwnob=None if number % 2 else 652, source_original='«é»\n"q"') for number in range(12)]
    ingest(write("one.csv", rows))
    path = tmp_path / "two"
    if form == "no_header":
        path = write("two.csv", rows, header=False)
    elif form == "array":
        path.write_text(json.dumps([{name: row[name] for name in WITH_OLD_IDS} for row in rows]))
    elif form == "lines":
        path.write_text("".join(json.dumps({name: row[name] for name in WITH_OLD_IDS}) + "\n" for row in rows))
    else:
        path.write_text(as_page(rows) if form == "page" else as_features(rows))
    (file,) = ingest(path).files
    assert (file.ledger.read, file.ledger.unchanged) == (12, 12)
    assert house.findings() == []


def test_bad_rows_of_one_line_of_json_are_each_in_quarantine(
    ingest: Any, house: Any, event: Callable[..., Row], tmp_path: Path
) -> None:
    """All records of a page stand on one line: each has a number of its own, and its text."""
    rows = [event(number, best=("six" if number in (3, 7) else 6)) for number in range(10)]
    path = tmp_path / "page.json"
    path.write_text(as_page([*rows, event(10, type_of_violence=9)]))
    (file,) = ingest(path).files
    assert (file.ledger.read, file.ledger.inserted, file.ledger.quarantined) == (11, 8, 3)
    kept = house.ask("select line_no, code, raw_text from ops.quarantine order by line_no")
    assert [(line, code) for line, code, _ in kept] == [
        (4, "not_a_number"),
        (8, "not_a_number"),
        (11, "type_of_violence_unknown"),
    ]
    assert [json.loads(raw_text)["id"] for *_, raw_text in kept] == [3, 7, 10]
    assert house.findings() == []
    summary = house.run(
        flow="replay",
        quarantine_ids=tuple(one for (one,) in house.ask("select quarantine_id from ops.quarantine where line_no = 8")),
        mended={"best": "6"},
    )
    assert summary.files[0].ledger.inserted == 1
    assert house.ask("select count(*) from core.event") == [(9,)]
