"""ACLED as pages of its API, and the lists of what it has deleted: what they do to events, in any order.

The rows are invented, in the formats of the API of 2025.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.sources.acled_deleted import SOURCE
from flows.sources.recognise import sources

Row = dict[str, Any]

ROW: Row = {
    "event_id_cnty": "SYR900001", "event_date": "2017-10-11", "year": "2017", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Examplia (2000-)", "assoc_actor_1": "", "inter1": "State forces",
    "actor2": "Examplian Liberation Army", "assoc_actor_2": "", "inter2": "Rebel group",
    "interaction": "State forces-Rebel group", "civilian_targeting": "", "iso": "760", "region": "Middle East",
    "country": "Syria", "admin1": "Ar Raqqa", "admin2": "Ar Raqqa", "admin3": "", "location": "Ar-Raqqa",
    "latitude": "35.9500", "longitude": "39.0100", "geo_precision": "1", "source": "Levant Wire; Balikh Monitor",
    "source_scale": "National", "notes": 'On 11 October 2017, «clashes» near the bakery.\nTwo were killed, "officials" said.',
    "fatalities": "2", "tags": "", "timestamp": "1508803200", "population_best": "",
}  # fmt: skip
NUMBERS = {
    "year": 2017,
    "time_precision": 1,
    "iso": 760,
    "latitude": 35.95,
    "longitude": 39.01,
    "geo_precision": 1,
    "fatalities": 2,
}

JANUARY, FEBRUARY, MARCH, APRIL = (1_514_764_800 + month * 2_678_400 for month in range(4))


def event(number: int = 900001, uploaded: int = JANUARY, **changes: Any) -> Row:
    return {**ROW, "event_id_cnty": f"SYR{number}", "timestamp": str(uploaded), **changes}


def page(rows: Sequence[Row], *, indent: int | None = None) -> str:
    envelope = {
        "status": 200,
        "success": True,
        "last_update": 21,
        "count": len(rows),
        "messages": [],
        "data": rows,
        "filename": "",
    }
    restrictions = {"data_query_restrictions": {"date_recency": {"quantity": 12, "unit": "Months", "date": "2024-01-01"}}}
    return json.dumps({**envelope, **restrictions}, indent=indent)


def deleted(number: int, at: int) -> Row:
    return {"event_id_cnty": f"SYR{number}", "deleted_timestamp": str(at)}


@pytest.fixture
def write(tmp_path: Path, csv_text: Any) -> Callable[..., Path]:
    def file(name: str, content: str | Sequence[Row]) -> Path:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else csv_text(content), encoding="utf-8")
        return path

    return file


def state(ask: Any) -> list[Any]:
    """All that must not depend on the order of files."""
    return [
        ask("select * from core.record order by all"),
        ask("select * exclude (row_hash) from core.record_version order by all"),
        ask("select * from core.event order by all"),
        ask("select * from core.event_past order by all"),
        ask("select * from core.event_actor order by all"),
        ask("select * from core.event_citation order by all"),
        ask("select * from source.acled order by all"),
        ask("select * from source.acled_deleted order by all"),
    ]


def history(ask: Any, number: int = 900001) -> Any:
    return ask(
        """
        select op, path.split('/')[-1], valid_from, valid_to
        from core.record_version inner join ops.source_file using (file_id) where record_id = ? order by version_no
        """,
        [f"acled:SYR{number}"],
    )


def ops(ask: Any, number: int = 900001) -> list[str]:
    return [op for op, *_ in history(ask, number)]


@pytest.mark.parametrize("form", ["text", "numbers", "indented", "array", "lines"])
def test_the_api_says_what_an_export_says(ingest: Any, ask: Any, house: Any, write: Callable[..., Path], form: str) -> None:
    rows = [event(number) for number in range(900000, 900012)]
    ingest(write("export.csv", rows))
    before = ask("select * exclude (file_id, line_no) from core.event order by all")
    said = [{**row, **NUMBERS, "timestamp": int(row["timestamp"]), "population_best": None} for row in rows]
    content = {
        "text": page(rows),
        "numbers": page(said),
        "indented": page(said, indent=2),
        "array": json.dumps(said),
        "lines": "".join(json.dumps(row) + "\n" for row in said),
    }[form]
    (file,) = ingest(write("two.json", content)).files
    assert (file.source, file.ledger.read, file.ledger.unchanged) == ("acled", 12, 12)
    assert ask("select * exclude (file_id, line_no) from core.event order by all") == before
    assert house.findings() == []


def test_a_page_has_each_event_at_a_place_of_its_own(ingest: Any, ask: Any, write: Callable[..., Path]) -> None:
    text = page([event(number, fatalities=number - 900000) for number in range(900001, 900006)])
    ingest(write("page.json", text))
    assert ask("select line_no, fatalities_best from core.event order by line_no") == [(n, n) for n in range(1, 6)]
    assert ask("select header[1], columns[1], media_type from ops.source_file") == [
        ("event_id_cnty", "event_id_cnty", "application/json")
    ]
    drift = {column for (column,) in ask("select column_name from ops.drift where kind = 'new'")}
    assert not drift


def test_a_page_without_events_is_nothing_known_and_says_what_it_is(ingest: Any, write: Callable[..., Path]) -> None:
    (file,) = ingest(write("page.json", page([]))).files
    assert file.state == "unknown"
    assert "keys of JSON objects" in file.message
    assert "status, success, last_update, count" in file.message


def test_no_other_source_has_the_signature_of_deletions() -> None:
    assert sources()["acled_deleted"] is SOURCE
    others = [one for name, one in sources().items() if name != "acled_deleted" and hasattr(one, "signature")]
    assert not any(SOURCE.signature <= one.signature for one in others)


@pytest.mark.parametrize("form", ["csv", "page", "numbers", "array"])
def test_what_a_list_names_is_deleted_and_kept(
    ingest: Any, ask: Any, house: Any, write: Callable[..., Path], form: str
) -> None:
    ingest(write("export.csv", [event(number) for number in range(900000, 900010)]))
    rows = [deleted(900003, FEBRUARY), deleted(900005, FEBRUARY), deleted(1, FEBRUARY)]
    numbers = [{**row, "deleted_timestamp": int(row["deleted_timestamp"])} for row in rows]
    content = {"csv": rows, "page": page(rows), "numbers": page(numbers, indent=1), "array": json.dumps(rows)}[form]
    (file,) = ingest(write("deleted.txt", content)).files
    ledger = file.ledger
    assert (file.source, ledger.table_name) == ("acled_deleted", "source.acled_deleted")
    assert (ledger.read, ledger.inserted, ledger.deleted) == (3, 3, 2)
    gone = [("acled:SYR900003",), ("acled:SYR900005",)]
    assert ask("select record_id from core.record where deleted_in_file_id is not null order by 1") == gone
    assert ask("select event_id, version_no from core.event_past order by 1") == [(one, 1) for (one,) in gone]
    assert ask("select count(*), count(distinct event_id) from core.event") == [(8, 8)]
    assert ask("select count(distinct event_id) from core.event_actor") == [(8,)]
    day = date(2018, 2, 1)
    assert history(ask, 900003) == [("add", "export.csv", date(2018, 1, 1), day), ("delete", "deleted.txt", day, None)]
    assert house.findings() == []
    again = ingest(write("more.csv", [*rows, deleted(900004, MARCH)])).files[0].ledger
    assert (again.read, again.inserted, again.unchanged, again.deleted) == (4, 1, 3, 1)


def test_an_event_that_comes_after_its_deletion_stays_deleted(
    ingest: Any, ask: Any, house: Any, write: Callable[..., Path]
) -> None:
    ingest(write("deleted.csv", [deleted(900001, FEBRUARY)]))
    (file,) = ingest(write("export.csv", [event(), event(2)])).files
    assert (file.ledger.inserted, file.ledger.deleted) == (2, 1)
    assert history(ask) == [
        ("add", "export.csv", date(2018, 1, 1), date(2018, 2, 1)), ("delete", "deleted.csv", date(2018, 2, 1), None),
    ]  # fmt: skip
    assert ask("select event_id from core.event") == [("acled:SYR2",)]
    assert ask("select distinct event_id from core.event_actor") == [("acled:SYR2",)]
    (again,) = ingest(write("again.csv", [event(), event(2), event(3)])).files
    assert (again.ledger.inserted, again.ledger.unchanged, again.ledger.deleted) == (1, 2, 0)
    assert ops(ask) == ["add", "delete"]
    assert house.findings() == []


def test_a_deletion_of_the_past_does_not_precede_the_export_it_is_held_against(
    ingest: Any, ask: Any, house: Any, write: Callable[..., Path]
) -> None:
    """The export has later events, too, so it speaks as of a later day than the deletion."""
    ingest(write("april.csv", [event(), event(2, uploaded=APRIL)]), write("deleted.csv", [deleted(900001, FEBRUARY)]))
    (add, delete) = history(ask)
    assert add[2] == add[3] == delete[2] > date(2018, 2, 1)
    assert house.findings() == []


STAYS, STANDS, BACK_CHANGED, BACK_THE_SAME, REVISED, TWICE, LISTED_TWICE = range(1, 8)


@pytest.fixture
def year(write: Callable[..., Path]) -> list[Path]:
    """Three exports and two lists, of which the second has all that the first has, as one user fetches them in a year."""
    first = [deleted(number, FEBRUARY) for number in (STAYS, BACK_CHANGED, BACK_THE_SAME, TWICE, LISTED_TWICE)]
    return [
        write("january.csv", [event(number) for number in range(1, 8)]),
        write("february.csv", [event(STANDS), event(REVISED, uploaded=FEBRUARY, fatalities="5")]),
        write("ACLED_Deleted_2018-02-28.csv", first),
        write("march.csv", [event(BACK_CHANGED, MARCH, fatalities="3"), event(BACK_THE_SAME, MARCH), event(TWICE, MARCH)]),
        write("ACLED_Deleted_2018-05-01.csv", [*first, deleted(REVISED, MARCH), deleted(TWICE, APRIL)]),
    ]


def test_deletions_are_what_they_are_in_any_order(house_at: Any, tmp_path: Path, year: list[Path]) -> None:
    january, february, early, march, late = year
    orders = [year, year[::-1], [early, late, march, february, january], [march, january, late, february, early], None]
    states = []
    for number, order in enumerate(orders):
        house = house_at(tmp_path / f"home{number}")
        if order is None:
            house.ingest(*year)
        for path in order or ():
            house.ingest(path)
        assert house.findings() == []
        states.append(state(house.ask))
    assert all(one == states[0] for one in states)
    assert [[op for op, *_ in history(house.ask, number)] for number in range(1, 8)] == [
        ["add", "delete"], ["add"], ["add", "delete", "add"], ["add", "delete", "add"], ["add", "modify", "delete"],
        ["add", "delete", "add", "delete"], ["add", "delete"],
    ]  # fmt: skip
    standing = "select source_event_id, fatalities_best from core.event inner join core.record using (record_id) order by 1"
    assert house.ask(standing) == [("SYR2", 2), ("SYR3", 3), ("SYR4", 2)]
    assert house.ask("select count(*) from core.event_actor where event_id = 'acled:SYR4'") == [(2,)]
    assert house.ask("select fatalities_best from core.event_past where event_id = 'acled:SYR5' order by version_no") == [
        (2,),
        (5,),
    ]
    # Of two lists that have a deletion, the first is the one that says so.
    lists = "select distinct release_label from core.record_version where op = 'delete' and record_id = ?"
    assert house.ask(lists, ["acled:SYR7"]) == [("2018-02-28",)]
    assert house.ask(lists, ["acled:SYR5"]) == [("2018-05-01",)]
    for source in ("acled", "acled_deleted", None):
        house.run(flow="rebuild", source=source)
        assert state(house.ask) == states[0]
        assert house.findings() == []


def test_bad_deletions_delete_nothing(ingest: Any, house: Any, write: Callable[..., Path]) -> None:
    ingest(write("export.csv", [event(number) for number in range(900000, 900010)]))
    rows = [deleted(900000 + number, FEBRUARY) for number in range(5)]
    rows += [deleted(900005, FEBRUARY * 1000), deleted(900006, 12), {"event_id_cnty": "SYR900007", "deleted_timestamp": "soon"}]
    (file,) = ingest(write("deleted.csv", [*rows, rows[0]])).files
    ledger = file.ledger
    assert (ledger.read, ledger.inserted, ledger.duplicate, ledger.quarantined, ledger.deleted) == (9, 5, 1, 3, 5)
    assert house.ask("select line_no, code from ops.quarantine order by 1") == [
        (7, "time_impossible"), (8, "time_impossible"), (9, "not_a_number"),
    ]  # fmt: skip
    assert house.findings() == []
    (id_,) = house.ask("select quarantine_id from ops.quarantine where line_no = 9")[0]
    summary = house.run(flow="replay", quarantine_ids=(id_,), mended={"deleted_timestamp": str(FEBRUARY)})
    assert summary.files[0].ledger.deleted == 1
    assert ops(house.ask, 900007) == ["add", "delete"]
    assert house.findings() == []
