"""`dateline quarantine`: look at what was set aside, and choose what becomes of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from flows.model.run import RunOptions, RunState, Summary


@pytest.fixture
def launches(monkeypatch):
    """What would have been run; nothing is."""
    asked: list[RunOptions] = []

    def launch(settings, options):
        asked.append(options)
        now = datetime(2017, 10, 19, tzinfo=UTC)
        return Summary("r", options.flow, RunState.DONE, options.dry_run, now, now, (), (), (), (), {}, Path("w.duckdb"), None)

    monkeypatch.setattr("flows.cli.launched.launch", launch)
    return asked


def _codes(said):
    return [row["code"] for row in json.loads(said.out)]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ([], ["best_not_sum", "dates_reversed", "not_a_number"]),
        (["--code", "not_a_number", "--status", "all"], ["not_a_number", "not_a_number"]),
        (["--status", "dismissed"], ["not_a_number"]),
        (["--file", "syria"], ["best_not_sum", "dates_reversed", "not_a_number"]),
        (["--file", "a" * 64], ["best_not_sum", "dates_reversed", "not_a_number"]),
        (["--file", "%"], []),
        (["--limit", "1"], ["best_not_sum"]),
        (["--limit", "0"], ["best_not_sum", "dates_reversed", "not_a_number"]),
    ],
)
def test_the_list_can_be_narrowed(cli, home, options, codes):
    assert _codes(cli("quarantine", "list", *options, "--json")) == codes


def test_the_table_has_short_ids_that_the_other_commands_take(cli, home):
    line = next(line for line in cli("quarantine", "list").out.splitlines() if "dates_reversed" in line)
    short = line.split()[0]
    assert len(short) == 13
    assert cli("quarantine", "show", short).code == 0


def test_show_has_the_place_every_reason_the_text_and_how_to_go_on(cli, home):
    said = cli("quarantine", "show", "AA11")
    assert said.out.startswith("ged_syria.csv:4 ")
    for part in (
        "dates_reversed",
        "best_not_sum",
        '7,"two\nlines"',
        "id  7",
        "--set date_end=VALUE",
        "dismiss aa11",
        "dismiss this one",
    ):
        assert part in said.out
    assert len(json.loads(cli("quarantine", "show", "aa11", "--json").out)) == 2


def test_what_to_type_next_names_the_home_that_was_asked(cli, home, monkeypatch):
    assert "  dateline quarantine replay aa11" in cli("quarantine", "show", "aa11").out
    monkeypatch.delenv("DATELINE_HOME")
    assert f"  dateline --home {home} quarantine replay aa11" in cli("--home", str(home), "quarantine", "show", "aa11").out


def test_a_column_that_is_made_of_others_is_not_offered_to_be_set(cli, home):
    with duckdb.connect(str(home / "dateline.duckdb")) as con:
        con.execute("update ops.quarantine set column_name = 'event_id,id' where code = 'dates_reversed'")
        con.execute("update ops.quarantine set record = '{\"id\": 7}' where code = 'dates_reversed'")
        con.execute("delete from ops.quarantine where code = 'best_not_sum'")
    assert "--set id=VALUE" in cli("quarantine", "show", "aa11").out
    with duckdb.connect(str(home / "dateline.duckdb")) as con:
        con.execute("update ops.quarantine set column_name = 'event_id' where code = 'dates_reversed'")
    assert "--set COLUMN=VALUE" in cli("quarantine", "show", "aa11").out


def test_what_a_hostile_record_holds_does_nothing_to_the_terminal(cli, home):
    for tokens in (["list"], ["show", "bb33"]):
        out = cli("quarantine", *tokens).out
        assert "\x1b" not in out
        assert "\x07" not in out
        assert r"\x1b[31m=cmd()[bold]" in out


def test_a_record_that_is_settled_is_not_offered_for_replay(cli, home):
    assert "Next" not in cli("quarantine", "show", "cc44").out


@pytest.mark.parametrize("part", ["", "zz", "%", "_", "' or true --"])
def test_an_id_that_is_none_says_so(cli, home, part):
    said = cli("quarantine", "show", part)
    assert said.code == 2
    assert "dateline quarantine list" in said.err


def test_an_id_that_is_not_clear_says_so(cli, home):
    assert "Several records" in cli("quarantine", "show", "a").err


@pytest.mark.parametrize(
    ("tokens", "ids"),
    [
        (["aa11"], ["aa11"]),
        (["bb33", "aa11", "bb33"], ["bb33", "aa11"]),
        (["--code", "not_a_number"], ["bb33"]),
        (["--file", "ged_syria"], ["aa11", "aa22", "bb33"]),
        (["--all"], ["aa11", "aa22", "bb33"]),
    ],
)
def test_replay_is_asked_for_exactly_these_open_records(cli, home, launches, tokens, ids):
    assert cli("quarantine", "replay", *tokens).code == 0
    (options,) = launches
    assert options.flow == "replay"
    assert [one[:4] for one in options.quarantine_ids] == ids
    assert all(len(one) == 32 for one in options.quarantine_ids)


def test_replay_sets_what_it_is_told_to(cli, home, launches):
    cli("quarantine", "replay", "aa11", "--set", "date_end=2017-10-11", "--set", "notes=a=b", "--dry-run")
    (options,) = launches
    assert options.mended == {"date_end": "2017-10-11", "notes": "a=b"}
    assert options.dry_run


@pytest.mark.parametrize(
    "tokens",
    [
        ["replay"],
        ["replay", "aa11", "--all"],
        ["replay", "aa11", "--set", "date_end"],
        ["replay", "--code", "nothing_like_it"],
        ["dismiss", "--reason", "why"],
        ["dismiss", "aa11", "--reason", " "],
        ["dismiss", "aa11"],
    ],
)
def test_nothing_is_run_for_a_choice_that_is_not_clear(cli, home, launches, tokens):
    assert cli("quarantine", *tokens).code == 2
    assert launches == []
