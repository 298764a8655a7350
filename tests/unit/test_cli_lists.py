"""`runs`, `checks`, `tables`, `query`, `status`: what happened and what there is."""

from __future__ import annotations

import csv
import io
import json
import os

import pytest

from flows.cli.query import cookbook

RUN = "20171019T081500Z-3f9a1c"


@pytest.mark.parametrize(
    "command",
    [
        ["runs"],
        ["runs", "latest"],
        ["checks"],
        ["tables"],
        ["tables", "core.event"],
        ["query"],
        ["quarantine", "list"],
        ["snapshots"],
    ],
)
def test_every_list_takes_the_same_forms_with_the_same_rows(cli, home, command):
    assert cli(*command).code == 0
    rows = json.loads(cli(*command, "--json").out)
    assert [json.loads(line) for line in cli(*command, "--nl").out.splitlines()] == rows
    as_csv = list(csv.DictReader(io.StringIO(cli(*command, "--csv").out)))
    assert [list(row) for row in as_csv] == [list(row) for row in rows]


def test_runs_come_latest_first_with_their_totals(cli, home):
    runs = json.loads(cli("runs", "--json").out)
    assert [run["run_id"] for run in runs] == [RUN, "20171018T080000Z-aaaaaa"]
    assert {name: runs[0][name] for name in ("state", "seconds", "read", "inserted", "quarantined")} == {
        "state": "done_with_quarantine", "seconds": 4.0, "read": 5, "inserted": 2, "quarantined": 3,
    }  # fmt: skip
    assert len(json.loads(cli("runs", "--limit", "1", "--json").out)) == 1
    assert len(json.loads(cli("runs", "--limit", "0", "--json").out)) == 2


@pytest.mark.parametrize("name", [RUN, "20171019", "latest"])
def test_a_run_shows_what_it_did_with_each_file_and_why_not(cli, home, name):
    said = cli("runs", name)
    assert "done_with_quarantine" in said.err
    files = {row["path"]: row for row in json.loads(cli("runs", name, "--json").out)}
    assert files["ged_syria.csv"]["quarantined"] == 3
    assert (files["junk.bin"]["state"], files["junk.bin"]["message"]) == ("unknown", "No source has it.")


@pytest.mark.parametrize(("name", "words"), [("2017", "Several runs"), ("1999", "No run")])
def test_a_run_that_is_not_clear_is_a_usage_error(cli, home, name, words):
    said = cli("runs", name)
    assert said.code == 2
    assert words in said.err
    assert "dateline runs" in said.err


def test_checks_shows_what_failed_and_all_of_them_if_asked(cli, home):
    failed = json.loads(cli("checks", "--json").out)
    assert {(row["rule"], row["outcome"], row["cost"]) for row in failed} == {
        ("ucdp_ged.best_below_low", "failed", "recorded"),
        ("ucdp_ged.odd_rule", "broke", "recorded"),
    }
    assert len(json.loads(cli("checks", "latest", "--all", "--json").out)) == 3
    assert "3 checks, 1 passed, 1 failed, 1 broke" in cli("checks").err


def test_checks_of_a_run_without_any_says_so(cli, home):
    assert "Every rule passed, or none was asked." in cli("checks", "20171018").out


def test_the_dictionary_has_a_meaning_for_every_table_and_column(cli, home):
    tables = json.loads(cli("tables", "--json").out)
    assert {"core.event", "ops.quarantine", "source.ucdp_ged", "mart.event_ledger"} <= {table["table"] for table in tables}
    for table in tables:
        assert table["meaning"]
        assert all(column["meaning"] for column in json.loads(cli("tables", table["table"], "--json").out))


def test_a_table_is_found_without_its_schema_and_a_near_name_is_suggested(cli, home):
    assert cli("tables", "EVENT", "--json").out == cli("tables", "core.event", "--json").out
    said = cli("tables", "event_leger")
    assert said.code == 2
    assert "mart.event_ledger" in said.err


def test_the_cookbook_is_listed_and_asked_by_name_and_number(cli, home):
    listed = json.loads(cli("query", "--json").out)
    assert len(listed) >= 10
    assert all(question["question"].endswith("?") for question in listed)
    assert cli("query", "1", "--json").out == cli("query", "deaths_by_month", "--json").out == cli("query", "01", "--json").out


@pytest.mark.parametrize("name", cookbook())
def test_every_question_is_answered_with_its_defaults(cli, home, name):
    said = cli("query", name, "--json")
    assert said.code == 0, said.err
    json.loads(said.out)


def test_a_parameter_is_a_value_and_never_sql(cli, home):
    def deaths(*given: str) -> list[dict[str, object]]:
        return json.loads(cli("query", "deadliest_events", "--json", *given).out)

    assert cli("query", "deadliest_events", "--param", "governorate=").code == 0
    names = [row["param"] for row in json.loads(cli("query", "deadliest_events", "--param", "help", "--json").out)]
    assert names
    assert cli("query", "deadliest_events", "--param", f"{names[0]}=' or 1=1 --").code in (0, 2)
    assert deaths("--param", f"{names[0]}=' or 1=1 --") == []


@pytest.mark.parametrize("given", ["nonsense=1", "at_most", "="])
def test_a_parameter_that_is_not_there_names_those_that_are(cli, home, given):
    said = cli("query", "16", "--param", given)
    assert said.code == 2
    assert "latitude" in said.err


def test_a_parameter_of_a_value_that_cannot_be_says_how_to_see_what_can(cli, home):
    said = cli("query", "3", "--param", "at_most=many")
    assert said.code == 2
    assert "'many'" in said.err
    assert "dateline query 03_deadliest_events --param help" in said.err


def test_an_unknown_question_suggests_near_ones(cli, home):
    said = cli("query", "deadlyest_events")
    assert said.code == 2
    assert "deadliest_events" in said.err


def test_status_says_how_things_stand(cli, home):
    (home / "inbox" / "sub").mkdir(parents=True)
    (home / "inbox" / "sub" / "new.csv").write_text("a")
    (home / "inbox" / ".hidden").write_text("a")
    old = home / "inbox" / "old.csv"
    old.write_text("a")
    os.utime(old, (1, 1))

    found = json.loads(cli("status", "--json").out)

    assert (found["inbox"]["files"], found["inbox"]["changed_since_last_ingest"]) == (2, 1)
    assert (found["last_run"], found["events"], found["held_by"]) == (RUN, 2, None)
    assert [(source["source"], source["rows"]) for source in found["sources"]] == [("ucdp_ged", 2)]
    assert {reason["code"]: reason["records"] for reason in found["quarantine"]} == {
        "dates_reversed": 1, "best_not_sum": 1, "not_a_number": 1,
    }  # fmt: skip
    said = cli("status")
    assert "Holds      2 events of datasets, " in said.out
    assert f" {found['coded_events']} events coded from articles" in " ".join(said.out.split())
    assert "Next: dateline ingest" in said.out
    assert "not_a_number" in said.out


def test_status_of_an_empty_home_says_how_to_begin_and_makes_nothing(cli, tmp_path):
    said = cli("status")
    assert said.code == 0
    assert "none yet" in said.out
    assert "dateline demo" in said.out
    assert not (tmp_path / "home").exists()


def test_a_warehouse_of_an_earlier_version_says_to_migrate(cli, tmp_path):
    import duckdb

    (tmp_path / "home").mkdir()
    with duckdb.connect(str(tmp_path / "home" / "dateline.duckdb")) as con:
        con.execute("create schema ops; create table ops.migration (name varchar, sha256 varchar)")
    said = cli("runs")
    assert said.code == 1
    assert "Next: dateline migrate" in said.err


def test_checks_builds_the_data_docs_on_request(cli, home, tmp_path):
    ran = cli("checks", "--data-docs", str(tmp_path / "docs"))
    assert ran.code == 0
    assert (tmp_path / "docs" / "index.html").exists()
    assert str(tmp_path / "docs" / "index.html") in ran.err
