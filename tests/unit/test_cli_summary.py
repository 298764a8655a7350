"""The summary of a run on the terminal: complete for a few files, bounded for many."""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.cli.launched import exit_code, launched
from flows.cli.summary import show_summary
from flows.model.run import CheckLine, FileLine, Ledger, QuarantineLine, RunOptions, RunState, Summary
from flows.settings import Settings

START = datetime(2017, 10, 19, 8, 15, tzinfo=UTC)


def _file(path, state="loaded", *, quarantined=0, explicit=False, message=None, deleted=0):
    ledger = Ledger("core.event", 10 + quarantined, 3, 2, 4, 1, quarantined, deleted) if state == "loaded" else None
    return FileLine("f" * 64, path, "ucdp_ged" if ledger else None, state, message, ledger, explicit)


def _summary(*files, state=RunState.DONE, **changes):
    summary = Summary(
        "20171019T081500Z-3f9a1c", "ingest", state, False, START, START + timedelta(seconds=2), files, (), (), (), {},
        Path("data/dateline.duckdb"), None,
    )  # fmt: skip
    return dataclasses.replace(summary, **changes)


def _check(code, *, severity="warning", rejects=None, error=None, count=3):
    return CheckLine("a.csv", "ucdp_ged", code, severity, rejects, count, f"{code} must hold", error)


@pytest.fixture
def printed(capsys):
    def of(summary):
        show_summary(summary)
        return capsys.readouterr().out

    return of


def test_each_file_has_its_equation_and_the_folder_is_said_once(printed):
    out = printed(_summary(_file("in/a.csv", quarantined=5), _file("in/b/c.csv", deleted=7)))
    assert "Files below in/\n" in out
    assert "\na.csv: read 15 = inserted 3 + updated 2 + unchanged 4 + duplicate 1 + quarantined 5\n" in out
    assert "\nb/c.csv: read 10 = inserted 3 + updated 2 + unchanged 4 + duplicate 1 + quarantined 0 (deleted 7)\n" in out
    assert "\ntotal: read 25 = inserted 6 + updated 4 + unchanged 8 + duplicate 2 + quarantined 5 (deleted 7)\n" in out


@pytest.mark.parametrize("paths", [("a.csv", "b.csv"), ("/x/a.csv", "y/b.csv"), ("http://h/a.csv", "/x/b.csv")])
def test_paths_without_a_common_folder_stand_as_they_are(printed, paths):
    out = printed(_summary(*map(_file, paths)))
    assert "Files below" not in out
    assert all(f"\n{path}: read" in out for path in paths)


def test_the_table_fits_a_terminal_of_100_columns(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    big = Ledger("core.event", 1_234_567, 1_234_567, 0, 0, 0, 0, 0)
    files = [
        dataclasses.replace(_file(f"in/a_rather_long_folder_name/file_number_{number}.csv"), ledger=big) for number in range(3)
    ]
    show_summary(
        _summary(*files, checks=(_check("x" * 40),), quarantine=(QuarantineLine("y" * 40, "z " * 90, 3, "in/" + "p" * 90),))
    )
    lines = capsys.readouterr().out.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()
    table = lines[next(number for number, line in enumerate(lines) if line.startswith("core.event")) :]
    assert max(map(len, table[:-3])) <= 100
    assert any("file_number_2.csv" in line and "1234567" in line for line in table)


def test_ten_thousand_files_are_added_up_and_only_trouble_is_named(printed):
    files = [_file(f"in/{number:05}.txt") for number in range(9_950)]
    files += [_file(f"in/bad{number}.txt", quarantined=number) for number in range(1, 31)]
    files += [_file(f"in/odd{number}.bin", "unknown", message="No source has it.") for number in range(20, 60)]
    out = printed(_summary(*files))
    assert "9,980 files loaded: ucdp_ged: read" in out
    assert "total: read 100265 = " in out  # 9,980 files of 10, and 1 + … + 30 set aside
    assert "bad30.txt: read 40" in out
    assert "; 40 of 10,020 files not loaded. " in out
    assert "Not loaded: 40" in out
    assert "and 20 more" in out
    assert len(out.splitlines()) < 80


def test_what_to_do_with_many_files_of_one_trouble_is_said_once(printed):
    message = "No source recognises the file.\nWhere: in/odd{}.bin\nNext: dateline ingest FILE --source NAME"
    files = [_file(f"in/odd{number}.bin", "unknown", message=message.format(number)) for number in range(3)]
    files.append(_file("in/empty.txt", "unreadable", message="The file is empty.\nWhere: in/empty.txt\nNext: Fetch it again."))
    out = printed(_summary(*files))
    assert out.count("No source recognises the file.") == 3
    assert out.count("--source NAME") == 1
    assert "  empty.txt: unreadable. The file is empty.\n    Next: Fetch it again.\n" in out


def test_what_failed_is_in_words_the_worst_first(printed):
    checks = (
        _check("minor", severity="info"),
        _check("seen", count=2),
        _check("seen", count=5),
        _check("shut", severity="critical", rejects="file"),
        _check("set_aside", severity="critical", rejects="row"),
        _check("odd", error="no such column", count=None),
    )
    out = printed(_summary(_file("a.csv"), checks=checks))
    rows = [line.split("  ") for line in out.partition("Checks that failed\n")[2].partition("\n\n")[0].splitlines()]
    assert [row[0] for row in rows] == ["severity", "critical", "warning", "warning", "info"]
    assert "file refused" in out
    assert "the rule broke" in out
    assert "no such column" in out
    seen = next(line for line in out.splitlines() if "ucdp_ged.seen" in line)
    assert " 7 " in seen
    assert "set_aside" not in out  # the quarantine tells of those


def test_quarantine_names_the_reason_and_the_next_command(printed):
    out = printed(
        _summary(
            _file("in/a.csv", quarantined=5),
            quarantine=(
                QuarantineLine("dates_reversed", "It ends first.", 1234, "in/a.csv:39", "date_end=2017-10-08"),
                QuarantineLine("truncated", "The file ends.", 1, "in/a.csv:86"),
            ),
        )
    )
    assert (
        "\n  dates_reversed: 1,234 records, the first in/a.csv:39\n    It ends first.\n    found: date_end=2017-10-08\n" in out
    )
    assert "\n  truncated: 1 record, in/a.csv:86\n    The file ends.\n\n" in out
    for part in ("quarantine list", "data/dateline.duckdb"):
        assert part in out


def test_skipped_and_waiting_files_are_counted(printed):
    out = printed(_summary(_file("a", "skipped"), _file("b", "skipped"), _file("c", "waiting")))
    assert "Loaded before, skipped: 2" in out
    assert "Still being written, left for the next run: 1" in out


def test_a_dry_run_says_that_nothing_was_published(printed):
    out = printed(_summary(_file("a.csv"), dry_run=True))
    assert "Nothing was published" in out
    assert "the same without --dry-run" in out


def test_a_hostile_file_name_does_nothing_to_the_terminal(printed):
    out = printed(_summary(_file("in/\x1b[2J.csv"), _file("in/\x9bx", "unreadable", message="\x07")))
    assert not {"\x1b", "\x07", "\x9b"} & set(out)


def test_the_next_commands_name_the_home_that_was_used(printed, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", "data")
    assert "dateline query" in printed(_summary(_file("a")))
    assert "dateline --home '/x y' query" in printed(_summary(_file("a"), warehouse=Path("/x y/dateline.duckdb")))


@pytest.mark.parametrize(
    ("summary", "code"),
    [
        (_summary(_file("a", explicit=True)), 0),
        (_summary(_file("a", quarantined=3), state=RunState.DONE_WITH_QUARANTINE), 0),
        (_summary(_file("a", "skipped", explicit=True)), 0),
        (_summary(_file("a", "unknown")), 0),
        (_summary(_file("a", "unknown", explicit=True)), 1),
        (_summary(_file("a", "unreadable", explicit=True), _file("b")), 1),
        (_summary(_file("a", "refused"), state=RunState.STOPPED), 3),
        (_summary(state=RunState.FAILED), 1),
    ],
)
def test_the_exit_code_tells_how_it_went(summary, code):
    assert exit_code(summary) == code


def test_json_has_everything_and_progress_goes_beside_it(monkeypatch, capsys):
    from flows.log import log

    def launch(settings, options):
        log.info("read %s", "a\x1b.csv")
        log.warning("odd")
        return _summary(_file("a.csv", quarantined=1), state=RunState.DONE_WITH_QUARANTINE)

    monkeypatch.setattr("flows.cli.launched.launch", launch)
    handlers = list(log.handlers)
    assert launched(Settings(), RunOptions(), as_json=True) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["files"][0]["ledger"]["quarantined"] == 1
    assert [line.partition(" ")[2] for line in said.err.splitlines()] == [r"read a\x1b.csv", "warning: odd"]
    assert log.handlers == handlers


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["ingest"], RunOptions()),
        (
            ["ingest", "a", "b c", "--source", "ucdp_ged", "--release", "22.1", "--partial", "--strict", "--dry-run"],
            RunOptions(inputs=("a", "b c"), source="ucdp_ged", release="22.1", partial=True, strict=True, dry_run=True),
        ),
        (["ingest", "a", "--full"], RunOptions(inputs=("a",), full=True)),
        (
            ["rebuild", "--source", "s", "--from", "2017-06-01"],
            RunOptions(flow="rebuild", source="s", since=datetime(2017, 6, 1).date()),
        ),
    ],
)
def test_a_run_is_asked_for_what_was_typed(cli, monkeypatch, tokens, expected):
    asked = []

    def launch(settings, options):
        asked.append((settings, options))
        return _summary()

    monkeypatch.setattr("flows.cli.launched.launch", launch)
    assert cli(*tokens, "--wait", "5", "--no-prefect").code == 0
    ((settings, options),) = asked
    assert options == expected
    assert (settings.lock_wait_seconds, settings.prefect) == (5, False)


@pytest.mark.parametrize(
    "tokens",
    [
        ["ingest", "--partial", "--full"],
        ["ingest", "--wait", "-1"],
        ["rebuild", "--from", "2018-01-01", "--to", "2017-01-01"],
        ["rebuild", "--from", "2018-13-01"],
    ],
)
def test_what_cannot_be_meant_is_no_run(cli, monkeypatch, tokens):
    monkeypatch.setattr("flows.cli.launched.launch", lambda *_: pytest.fail("it ran"))
    assert cli(*tokens).code == 2


def test_the_bar_on_a_terminal_shows_steps_and_warnings_as_plain_text(monkeypatch, capsys):
    from flows.cli.progress import progress
    from flows.log import log
    from flows.stages import Step

    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress():
        log.info("x", extra={"step": Step(1, 4, "read [bold]a[/bold]\x1b]0;t\x07.csv")})
        log.warning("[red]odd[/red]\x07")
    err = capsys.readouterr().err
    assert r"warning: [red]odd[/red]\x07" in err
    assert "\x07" not in err


def test_a_terminal_that_is_gone_does_not_end_a_run(monkeypatch):
    from flows.cli.progress import progress
    from flows.log import log

    class Gone:
        def isatty(self):
            return False

        def write(self, text):
            raise BrokenPipeError

        def flush(self):
            raise BrokenPipeError

    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", Gone())
        with progress():
            log.info("read a.csv")
            log.info("read b.csv")
