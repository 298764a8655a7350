"""Records that are bad, all in one file: each is in the warehouse, in quarantine with its reason, or a duplicate."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from flows.model.run import RunState, Summary

HOSTILE = "'; drop table core.event; -- <script>alert(1)</script> =cmd|' /C calc'!A0 \x1b[31m[bold]{{7*7}} \"q\""
COLUMNS_OF_EVERY_TYPE = ("year", "best", "date_start", "active_year", "side_a", "latitude")
TEXT_COLUMNS = (
    "conflict_name", "dyad_name", "side_a", "side_b", "source_original", "where_coordinates", "adm_1", "adm_2",
)  # fmt: skip

# A name, what is changed in a good row, and what must become of it. Each stands on a line of its own, from line 2.
RECORDS: list[tuple[str, dict[str, Any], set[str]]] = [
    ("a good row", {}, {"loaded"}),
    ("words in a number", {"best": "six"}, {"not_a_number"}),
    ("degrees in words", {"latitude": "35°57'N"}, {"not_a_number"}),
    ("a decimal comma", {"latitude": "35,95"}, {"not_a_number"}),
    ("too large a number", {"high": "9" * 40}, {"out_of_range"}),
    ("not finite", {"longitude": "NaN"}, {"not_a_number"}),
    (
        "a year that lost its century",
        dict.fromkeys(("date_start", "date_end"), "0025-10-11"),
        {"date_before_1989", "year_not_of_date"},
    ),
    ("two digits of a year", {"date_end": "25-10-11"}, {"not_a_date"}),
    ("no such day", {"date_end": "2017-02-30"}, {"not_a_date"}),
    ("a day to come", {"date_start": "2099-01-01", "date_end": "2099-01-01", "year": 2099}, {"date_in_future"}),
    ("it ends before it begins", {"date_end": "2017-10-10"}, {"dates_reversed"}),
    ("north of the pole", {"latitude": 95.5}, {"latitude_out_of_range"}),
    ("beyond the date line", {"longitude": 239.0}, {"longitude_out_of_range"}),
    (
        "latitude and longitude swapped",
        {"latitude": 39.01, "longitude": 35.95, "priogrid_gid": 181159},
        {"priogrid_gid_not_of_coordinates"},
    ),
    ("no id", {"id": ""}, {"missing_value"}),
    ("parts that are not the sum", {"best": 60, "high": 80}, {"best_not_sum_of_parts"}),
    ("a cell of ten megabytes", {"where_coordinates": "x" * 10_000_000}, {"cell_too_large"}),
    ("a NUL byte", {"where_coordinates": "Ar\0Raqqah"}, {"nul_bytes"}),
    ("an id given twice", {"id": 77001}, {"loaded"}),
    ("the same row again", {"id": 77001}, set()),
    ("its id with another content", {"id": 77001, "deaths_b": 3, "best": 7}, {"id_repeated_with_other_content"}),
    ("two faults", {"best": "six", "date_end": "soon"}, {"not_a_number", "not_a_date"}),
    ("attacks in every cell of text", dict.fromkeys(TEXT_COLUMNS, HOSTILE), {"loaded"}),
    ("attacks in every cell", dict.fromkeys(COLUMNS_OF_EVERY_TYPE, HOSTILE), {"not_a_number", "not_a_date", "not_a_boolean"}),
]


@pytest.fixture(scope="module")
def house(house_at, tmp_path_factory):
    return house_at(tmp_path_factory.mktemp("house") / "home")


@pytest.fixture(scope="module")
def path(tmp_path_factory, ged_row, csv_text) -> Path:
    path = tmp_path_factory.mktemp("files") / "records.csv"
    rows = [ged_row(**{"id": number, **changes}) for number, (_, changes, _) in enumerate(RECORDS)]
    path.write_text(csv_text(rows), encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="module")
def summary(house, path) -> Summary:
    return house.ingest(path)


@pytest.fixture(scope="module")
def line() -> dict[str, int]:
    """Where a record of RECORDS stands."""
    return {name: number for number, (name, _, _) in enumerate(RECORDS, start=2)}


@pytest.mark.parametrize(("name", "fate"), [(name, fate) for name, _, fate in RECORDS], ids=[name for name, _, _ in RECORDS])
def test_each_record_has_its_fate(name, fate, summary, house, line):
    assert house.fates("records.csv").get(line[name], set()) == fate


def test_the_ledger_counts_every_line_once(summary, house):
    fates = [fate for _, _, fate in RECORDS]
    (one,) = summary.files
    assert one.ledger.balances
    assert one.ledger.read == len(RECORDS)
    assert one.ledger.inserted == fates.count({"loaded"})
    assert one.ledger.duplicate == fates.count(set())
    assert one.ledger.quarantined == len(RECORDS) - fates.count({"loaded"}) - fates.count(set())
    assert summary.state is RunState.DONE_WITH_QUARANTINE
    assert house.findings() == []


def test_quarantine_has_the_text_of_the_file(summary, house, path, line):
    text = path.read_text(encoding="utf-8").split("\n")
    kept = dict(house.ask("select distinct line_no, raw_text from ops.quarantine"))
    long = line["a cell of ten megabytes"]
    begun, _, mark = kept.pop(long).rpartition("… [")
    assert text[long - 1].startswith(begun)
    assert len(begun) > 10_000
    assert mark == f"{len(text[long - 1]) - len(begun)} more characters]"
    assert kept == {line_no: text[line_no - 1] for line_no in kept}
    assert len(kept) == sum(bool(fate) and fate != {"loaded"} for _, _, fate in RECORDS) - 1


@pytest.mark.parametrize(
    ("name", "code", "column", "value"),
    [
        ("words in a number", "not_a_number", "best", "six"),
        ("two digits of a year", "not_a_date", "date_end", "25-10-11"),
        ("north of the pole", "latitude_out_of_range", "latitude", "95.5"),
        ("it ends before it begins", "dates_reversed", "date_end,date_start", "date_end=2017-10-10, date_start=2017-10-11"),
        ("no id", "missing_value", "id", None),
        ("a cell of ten megabytes", "cell_too_large", "where_coordinates", None),
        ("its id with another content", "id_repeated_with_other_content", "event_id", "ucdp_ged:77001"),
        ("attacks in every cell", "not_a_number", "best", HOSTILE),
    ],
)
def test_quarantine_names_the_column_and_the_value(name, code, column, value, summary, house, line):
    found = house.ask("select column_name, value from ops.quarantine where line_no = ? and code = ?", [line[name], code])
    assert (column, value) in found


def test_attacks_are_stored_as_they_stand(summary, house, line):
    columns = ", ".join(TEXT_COLUMNS)
    number = line["attacks in every cell of text"] - 2
    assert house.ask(f"select {columns} from source.ucdp_ged where id = {number}") == [(HOSTILE,) * len(TEXT_COLUMNS)]
    assert house.ask("select place_text, admin1 from core.event where event_id = ?", [f"ucdp_ged:{number}"]) == [
        (HOSTILE, HOSTILE)
    ]
    assert house.ask("select count(*) from core.event") == [(3,)], "no table was dropped"


def test_attacks_do_nothing_in_the_page_of_checks(summary):
    assert "<script>alert" not in summary.checks_page.read_text(encoding="utf-8")


def test_attacks_do_nothing_to_a_terminal(summary, house, cli, line):
    home = str(house.settings.home)
    found = json.loads(cli("--home", home, "quarantine", "list", "--limit", "0", "--json").out)
    mine = next(row for row in found if row["line_no"] == line["attacks in every cell"])
    for tokens in (
        ("quarantine", "list", "--limit", "0"),
        ("quarantine", "show", mine["quarantine_id"]),
        ("sql", "select value, raw_text from ops.quarantine"),
        ("sql", "select * from core.event"),
        ("checks",),
        ("runs", "latest"),
    ):
        said = cli("--home", home, *tokens)
        assert said.code == 0
        assert "\x1b" not in said.out + said.err


def test_attacks_leave_as_they_came(summary, house, cli, tmp_path):
    """Files get the text itself: to escape it is up to who shows it."""
    for name in ("events.csv", "events.jsonl"):
        assert cli("--home", str(house.settings.home), "export", "core.event", "--to", str(tmp_path / name)).code == 0
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        assert HOSTILE in {row["place_text"] for row in csv.DictReader(file)}
    lines = (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert HOSTILE in {json.loads(line)["place_text"] for line in lines}


def test_an_id_of_another_file_is_a_new_version_and_never_two_events(summary, house, ged_row, csv_text, tmp_path):
    path = tmp_path / "again.csv"
    path.write_text(csv_text([ged_row(id=0), ged_row(id=77001, side_b="Others"), ged_row(id=90001)]), encoding="utf-8")
    (one,) = house.ingest(path, partial=True).files
    assert (one.ledger.unchanged, one.ledger.updated, one.ledger.inserted) == (1, 1, 1)
    assert house.ask("select count(*), count(distinct event_id) from core.event") == [(4, 4)]
    assert house.ask("select version_no, op from core.record_version where record_id = 'ucdp_ged:77001' order by 1") == [
        (1, "add"),
        (2, "modify"),
    ]
    assert house.findings() == []
