"""ACLED: its rows as events with actors and citations, its two formats as one, and what an export does to the warehouse.

The rows are invented, in the formats of 2020 and of today.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.clean.typed import type_columns
from flows.errors import UsageError
from flows.model.catalogue import Table
from flows.sources.acled import SOURCE
from flows.sources.recognise import sources
from warehouse.catalogue import read_catalogue
from warehouse.export import export_table
from warehouse.migrate import migrate

ROW: dict[str, str] = {
    "event_id_cnty": "SYR900001",
    "event_date": "2017-10-11",
    "year": "2017",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Examplia (2000-)",
    "assoc_actor_1": "Coalition of Examples; Militia (Pro-Government)",
    "inter1": "State forces",
    "actor2": "Examplian Liberation Army",
    "assoc_actor_2": "Civilians (Syria)",
    "inter2": "Rebel group",
    "interaction": "State forces-Rebel group",
    "civilian_targeting": "",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Ar Raqqa",
    "admin2": "Ar Raqqa",
    "admin3": "",
    "location": "Ar-Raqqa - Al Matahin",
    "latitude": "35.9500",
    "longitude": "39.0100",
    "geo_precision": "1",
    "source": "Levant Wire; Balikh Monitor; Undisclosed Source",
    "source_scale": "National-International",
    "notes": 'On 11 October 2017, aircraft struck a bakery in Al Matahin.\nOfficials spoke of "six" dead, a monitor of 18.',
    "fatalities": "6",
    "tags": "",
    "timestamp": "1508803200",
}

# The format of 2020: other columns, in another order, words and dates in another spelling.
OLD_COLUMNS = [
    "data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year", "time_precision", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "timestamp", "iso3",
]  # fmt: skip


def acled_row(number: int = 900001, **changes: str) -> dict[str, str]:
    return {**ROW, "event_id_cnty": f"SYR{number}", **changes}


def as_in_2020(row: dict[str, str]) -> dict[str, str]:
    return {
        **row, "data_id": "7298917", "event_id_no_cnty": row["event_id_cnty"][3:], "iso3": "SYR", "timestamp": "1605029834",
        "event_date": "11 October 2017", "latitude": "35.95", "inter1": "1", "inter2": "2", "interaction": "12",
    }  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Table]:
    with duckdb.connect() as con:
        migrate(con)
        return read_catalogue(con)


@pytest.fixture
def export(tmp_path: Path, csv_text: Any) -> Any:
    """Write an export; the name says nothing."""

    def write(name: str, rows: list[dict[str, str]], columns: list[str] | None = None) -> Path:
        path = tmp_path / name
        path.write_text(csv_text(rows, columns), encoding="utf-8")
        return path

    return write


def batch(catalogue: dict[str, Table], *changes: dict[str, str]) -> pl.DataFrame:
    rows = [acled_row(**change) for change in changes]
    columns = sorted({name for row in rows for name in row})
    frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String)).with_row_index("row_no", 1).cast({"row_no": pl.Int64})
    typed = type_columns(frame, catalogue["source.acled"], null_words=SOURCE.null_words)
    assert typed.rejects.is_empty()
    assert SOURCE.decode is not None
    return SOURCE.decode(typed.frame)


def event(catalogue: dict[str, Table], **changes: str) -> dict[str, Any]:
    return batch(catalogue, changes).select(**SOURCE.event).row(0, named=True)


def test_what_it_says_of_events_are_columns_of_core_event_in_their_types(catalogue: dict[str, Table]) -> None:
    types = {"DATE": pl.Date, "INTEGER": pl.Int32, "DOUBLE": pl.Float64, "VARCHAR": pl.String}
    expected = {column.name: types[column.type] for column in catalogue["core.event"].columns if column.name in SOURCE.event}
    assert dict(batch(catalogue, {}).select(**SOURCE.event).schema) == expected
    assert set(expected) == set(SOURCE.event)


def test_columns_it_names_are_columns_of_its_contract(catalogue: dict[str, Table]) -> None:
    contract = catalogue["source.acled"]
    assert set(contract.column_names) >= SOURCE.signature | SOURCE.required | SOURCE.not_substance
    must_have = {column.name for column in contract.columns if not column.nullable} - set(contract.key)
    assert must_have == SOURCE.required


def test_no_other_source_has_its_signature() -> None:
    assert sources()["acled"] is SOURCE
    others = [source for name, source in sources().items() if name != "acled" and hasattr(source, "signature")]
    assert all(len(SOURCE.signature & other.signature) < len(SOURCE.signature) / 2 for other in others)


def test_an_event(catalogue: dict[str, Table]) -> None:
    assert event(catalogue) == {
        "date_start": date(2017, 10, 11),
        "date_end": date(2017, 10, 11),
        "date_prec": 1,
        "latitude": 35.95,
        "longitude": 39.01,
        "where_prec": 1,
        "priogrid_gid": 181159,
        "place_text": "Ar-Raqqa - Al Matahin",
        "admin1": "Ar Raqqa",
        "admin2": "Ar Raqqa",
        "country_iso3": "SYR",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "code_scheme": "acled_sub_event_type",
        "code": "Air/drone strike",
        "fatalities_best": 6,
        "notes": ROW["notes"],
    }


def test_an_event_without_a_sub_type_is_coded_by_its_type(catalogue: dict[str, Table]) -> None:
    found = event(catalogue, sub_event_type="NA")
    assert (found["code_scheme"], found["code"]) == ("acled_event_type", "Explosions/Remote violence")


@pytest.mark.parametrize(("code", "date_prec", "where_prec"), [("1", 1, 1), ("2", 3, 2), ("3", 4, 4), ("NA", None, None)])
def test_precision_on_the_scales_of_ucdp(
    catalogue: dict[str, Table], code: str, date_prec: int | None, where_prec: int | None
) -> None:
    found = event(catalogue, time_precision=code, geo_precision=code)
    assert (found["date_prec"], found["where_prec"]) == (date_prec, where_prec)
    assert found["date_start"] == found["date_end"] == date(2017, 10, 11)


@pytest.mark.parametrize(
    ("changes", "iso3"),
    [
        ({"iso": "4", "country": "Afghanistan"}, "AFG"),
        ({"iso": "360.0", "country": "Indonesia"}, "IDN"),
        ({"iso": "736", "country": "Sudan"}, "SDN"),
        ({"iso": "0", "country": "Kosovo"}, "XKX"),
        ({"iso": "", "iso3": "IDN"}, "IDN"),
        ({"iso": "0", "country": "Atlantis"}, None),
    ],
)
def test_countries(catalogue: dict[str, Table], changes: dict[str, str], iso3: str | None) -> None:
    assert event(catalogue, **changes)["country_iso3"] == iso3


def test_actors_by_their_sides_and_associates_in_their_order(catalogue: dict[str, Table]) -> None:
    found = SOURCE.actors(batch(catalogue, {}, {"actor2": "NA", "assoc_actor_1": "", "assoc_actor_2": " ; "}))
    assert sorted(found.rows()) == [
        (1, "associate", 1, None, "Coalition of Examples"),
        (1, "associate", 2, None, "Militia (Pro-Government)"),
        (1, "associate", 3, None, "Civilians (Syria)"),
        (1, "side_a", 1, None, "Military Forces of Examplia (2000-)"),
        (1, "side_b", 1, None, "Examplian Liberation Army"),
        (2, "side_a", 1, None, "Military Forces of Examplia (2000-)"),
    ]
    assert found.columns == ["row_no", "role", "actor_no", "source_actor_id", "actor_text"]


def test_a_citation_for_each_outlet_and_none_is_printed_by_an_undisclosed_source(catalogue: dict[str, Table]) -> None:
    found = SOURCE.citations(batch(catalogue, {}, {"source": "NA"}, {"source": "Balikh Monitor;Levant Wire;"}))
    assert found.select("row_no", "citation_no", "citation_text", "office").rows() == [
        (1, 1, "Levant Wire", "Levant Wire"),
        (1, 2, "Balikh Monitor", "Balikh Monitor"),
        (1, 3, "Undisclosed Source", None),
        (3, 1, "Balikh Monitor", "Balikh Monitor"),
        (3, 2, "Levant Wire", "Levant Wire"),
    ]
    assert found.select(pl.col("headline", "published_on").is_null().all()).row(0) == (True, True)


def test_an_empty_batch_has_the_same_columns(catalogue: dict[str, Table]) -> None:
    full, empty = batch(catalogue, {}), batch(catalogue, {}).clear()
    assert SOURCE.actors(empty).schema == SOURCE.actors(full).schema
    assert SOURCE.citations(empty).schema == SOURCE.citations(full).schema


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (("1", "2", "12"), ("State forces", "Rebel group", "State forces-Rebel group")),
        (("6", "0", "60"), ("Protesters", None, "Protesters only")),
        (("6.0", "0.0", "60.0"), ("Protesters", None, "Protesters only")),
        (("7", "8", "78"), ("Civilians", "External/Other forces", "External/Other forces-Civilians")),
        (("4", "4", "44"), ("Identity militia", "Identity militia", "Identity militia-Identity militia")),
        (("Rioters", "", "Rioters only"), ("Rioters", None, "Rioters only")),
        (("9", "NA", "Something new"), ("9", None, "Something new")),
    ],
)
def test_kinds_of_actors_are_words_whichever_the_file_writes(
    catalogue: dict[str, Table], written: tuple[str, str, str], kept: tuple[str, str | None, str]
) -> None:
    found = batch(catalogue, dict(zip(("inter1", "inter2", "interaction"), written, strict=True)))
    assert found.select("inter1", "inter2", "interaction").row(0) == kept


def test_a_misspelling_is_mended_and_a_new_word_is_kept(catalogue: dict[str, Table]) -> None:
    found = batch(catalogue, {"disorder_type": "Demostrations"}, {"disorder_type": "Disorder"})
    assert found["disorder_type"].to_list() == ["Demonstrations", "Disorder"]


@pytest.mark.parametrize(
    ("name", "label"),
    [("ACLED Data_2025-09-11.csv", "2025-09-11"), ("2017-01-01-2017-12-31-Syria.csv", None), ("acled_syria.csv", None)],
)
def test_an_export_is_known_by_its_day(name: str, label: str | None) -> None:
    assert SOURCE.release_label(name) == label


def test_one_record_in_both_formats_is_one_version(ingest: Any, ask: Any, export: Any) -> None:
    rows = [acled_row(900000 + number) for number in range(10)]
    summary = ingest(export("old.csv", [as_in_2020(row) for row in rows], OLD_COLUMNS))
    assert (summary.files[0].source, summary.files[0].ledger.inserted) == ("acled", 10)
    before = ask("select * from core.event order by all")
    today = [row | {"event_date": "2017-10-11T00:00:00Z", "timestamp": "1646077433"} for row in rows]
    ledger = ingest(export("new.csv", today)).files[0].ledger
    assert (ledger.read, ledger.updated, ledger.unchanged) == (10, 0, 10)
    assert ask("select distinct op from core.record_version") == [("add",)]
    assert ask("select * from core.event order by all") == before


def test_a_correction_is_a_version_and_an_upload_alone_is_not(ingest: Any, ask: Any, house: Any, export: Any) -> None:
    ingest(export("one.csv", [acled_row(900000 + number) for number in range(10)]))
    rows = [acled_row(900000 + number, timestamp="1609459200", region="Western Asia") for number in range(10)]
    rows[3] |= {"fatalities": "18", "inter2": "Political militia", "interaction": "State forces-Political militia"}
    ledger = ingest(export("two.csv", rows)).files[0].ledger
    assert (ledger.updated, ledger.unchanged) == (1, 9)
    assert ask(
        "select source_event_id, changed_columns, best_before, best_after, best_change, low_before from mart.revision_log "
        "where op = 'modify'"
    ) == [("SYR900003", ["inter2", "fatalities"], 6, 18, 12, None)]
    assert house.findings() == []


def test_what_an_export_lacks_is_not_gone(ingest: Any, ask: Any, export: Any) -> None:
    ingest(export("one.csv", [acled_row(900000 + number) for number in range(20)]))
    summary = ingest(export("two.csv", [acled_row(900000)]))
    assert (summary.files[0].state, summary.files[0].ledger.deleted) == ("loaded", 0)
    assert ask("select count(*) from core.event") == [(20,)]


@pytest.mark.parametrize("order", [("wide.csv", "narrow.csv"), ("narrow.csv", "wide.csv")])
def test_the_later_upload_holds_whatever_the_exports_cover(ingest: Any, ask: Any, house: Any, export: Any, order: Any) -> None:
    """An export of 2017 that was fetched in 2025 corrects one of 2017 to 2022 that was fetched in 2023."""
    in_2023, in_2025 = "1682899200", "1746057600"
    later = acled_row(900002, event_date="2022-06-30", year="2022", timestamp=in_2023)
    paths = {
        "wide.csv": export("wide.csv", [acled_row(timestamp="1508803200"), later]),
        "narrow.csv": export("narrow.csv", [acled_row(timestamp=in_2025, fatalities="18")]),
    }
    for name in order:
        ingest(paths[name])
    assert ask("select event_id, fatalities_best from core.event order by all") == [
        ("acled:SYR900001", 18),
        ("acled:SYR900002", 6),
    ]
    assert ask("select version_no, op, valid_from, valid_to from core.record_version where record_id = 'acled:SYR900001'") == [
        (1, "add", date(2023, 5, 1), date(2025, 5, 1)),
        (2, "modify", date(2025, 5, 1), None),
    ]
    assert house.findings() == []


@pytest.mark.parametrize("timestamp", ["", "NA", "-5", "1682899200000", "9223372036854775807"])
def test_a_timestamp_that_says_nothing_orders_by_what_is_covered(ingest: Any, ask: Any, export: Any, timestamp: str) -> None:
    summary = ingest(export("one.csv", [acled_row(timestamp=timestamp)]))
    assert summary.files[0].ledger.inserted == 1
    assert ask("select valid_from from core.record_version") == [(date(2017, 10, 11),)]


def test_rows_that_break_a_rule_go_to_quarantine_with_their_reason(house: Any, export: Any) -> None:
    rows = [acled_row(900000 + number, notes="A clash.") for number in range(8)]
    rows[1]["fatalities"] = "many"
    rows[2]["event_date"] = "31 June 2017"
    rows[3]["fatalities"] = "-1"
    rows[4]["event_type"] = "Battle-No change of territory"
    rows[5]["actor1"] = "NA"
    rows[6]["year"] = "2016"
    ledger = house.ingest(export("bad.csv", rows)).files[0].ledger
    assert (ledger.read, ledger.inserted, ledger.quarantined) == (8, 2, 6)
    assert house.fates("bad.csv") == {
        2: {"loaded"},
        3: {"not_a_number"},
        4: {"not_a_date"},
        5: {"deaths_negative"},
        6: {"event_type_unknown"},
        7: {"actor1_missing"},
        8: {"year_not_of_date"},
        9: {"loaded"},
    }
    assert house.findings() == []


def test_marts_show_both_sides_and_say_nothing_that_acled_does_not(ingest: Any, ask: Any, export: Any) -> None:
    ingest(export("one.csv", [acled_row()]))
    assert ask("select side_a, side_b, fatalities_low, fatalities_best, citations, publications from mart.event_ledger") == [
        ("Military Forces of Examplia (2000-)", "Examplian Liberation Army", None, 6, 3, ["Balikh Monitor", "Levant Wire"])
    ]
    assert ask(
        "select events, deaths_best, events_state_based, deaths_state_based, deaths_civilians from mart.country_month"
    ) == [(1, 6, None, None, None)]


@pytest.mark.parametrize("table", ["mart.event_ledger", "source.acled", "core.event_actor", "core.event_citation"])
def test_its_rows_do_not_leave_unless_asked_for_by_name(
    ingest: Any, house: Any, export: Any, catalogue: dict[str, Table], tmp_path: Path, table: str
) -> None:
    ingest(export("one.csv", [acled_row()]))
    target = tmp_path / "out.csv"
    with pytest.raises(UsageError, match="acled, which may not be passed on"):
        export_table(house.settings, catalogue[table], target, include=())
    assert not target.exists()
    exported = export_table(house.settings, catalogue[table], target, include=("acled",))
    assert exported.rows > 0
    assert "www.acleddata.com" in (exported.attribution or "")
