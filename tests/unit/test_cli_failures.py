"""How commands end, and what they import before they do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli.failures import reported
from flows.errors import DatelineError, StoppedByCheck, UsageError, WarehouseBusy


def _raising(error):
    def command():
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DatelineError("x"), 1),
        (UsageError("x"), 2),
        (StoppedByCheck("x"), 3),
        (WarehouseBusy("x"), 4),
        (KeyboardInterrupt(), 130),
    ],
)
def test_each_end_has_its_exit_code(error, code, capsys):
    assert reported(_raising(error), debug=False) == code
    assert "Traceback" not in capsys.readouterr().err


def test_an_error_of_ours_has_all_its_parts_on_standard_error(capsys):
    reported(
        _raising(DatelineError("It broke.", where="a.csv:3", kept="Everything.", next_step="dateline doctor")), debug=False
    )
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "Error: It broke.\nWhere: a.csv:3\nKept: Everything.\nNext: dateline doctor\n"


def test_a_hostile_file_name_in_an_error_does_nothing_to_the_terminal(capsys):
    reported(_raising(DatelineError("No file \x1b[2J\x07.csv")), debug=False)
    assert r"\x1b[2J\x07.csv" in capsys.readouterr().err


def test_a_defect_is_one_line_and_how_to_report_it(capsys):
    assert reported(_raising(ZeroDivisionError("division\nby zero")), debug=False) == 1
    err = capsys.readouterr().err
    assert r"ZeroDivisionError: division\nby zero" in err
    assert "--debug" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("how", ["option", "variable"])
def test_debug_shows_where_it_arose(how, capsys, monkeypatch):
    if how == "variable":
        monkeypatch.setenv("DATELINE_DEBUG", "1")
    reported(_raising(ZeroDivisionError()), debug=how == "option")
    assert "Traceback" in capsys.readouterr().err


_HEAVY = ("prefect", "great_expectations", "polars", "pandas", "pyarrow", "sqlalchemy", "fastapi", "altair")
_RUN_AND_LIST = """
import sys
from flows.cli.app import run
try:
    code = run(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
print("IMPORTED", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def _imported(*tokens: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _RUN_AND_LIST, *tokens], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.rpartition("IMPORTED")[2].split())


@pytest.mark.parametrize(
    "tokens",
    [
        ["--help"],
        ["ingest", "--help"],
        ["quarantine", "replay", "--help"],
        ["status"],
        ["runs"],
        ["runs", "latest"],
        ["checks"],
        ["quarantine", "list"],
        ["quarantine", "show", "aa11"],
        ["tables", "core.event"],
        ["sql", "select 1"],
        ["query", "1"],
        ["snapshots"],
        ["doctor"],
    ],
)
def test_what_only_reads_imports_nothing_heavy(home: Path, tokens):
    assert not _imported("--home", str(home), *tokens) & set(_HEAVY)


def test_help_of_the_whole_imports_no_database_and_no_settings():
    assert not _imported("--help") & {*_HEAVY, "duckdb", "pydantic", "pydantic_settings"}


def test_doctor_fails_for_what_stops_a_run_and_says_what_to_do(cli, home):
    assert cli("doctor").code == 0
    (home / "dateline.duckdb").write_bytes(b"not a database" * 1000)
    said = cli("doctor")
    assert said.code == 1
    assert "dateline snapshots restore" in said.out


def test_doctor_warns_of_dead_runs_and_of_telemetry(cli, home, monkeypatch):
    import json

    (home / "build" / "20171019T081500Z-dead00").mkdir(parents=True)
    monkeypatch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "true")
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    found = {row["check"]: row["result"] for row in json.loads(cli("doctor", "--json").out)}
    assert {check for check, result in found.items() if result == "warn"} == {"Dead runs", "Telemetry", "Prefect"}


def test_doctor_fails_for_a_home_that_cannot_be_written(cli, tmp_path):
    (tmp_path / "file").write_text("")
    said = cli("--home", str(tmp_path / "file" / "data"), "doctor")
    assert said.code == 1
    assert "DATELINE_HOME" in said.out


def test_doctor_fails_for_a_package_that_is_not_as_pinned(cli, home, monkeypatch):
    monkeypatch.setattr(
        "flows.cli.doctor.requires", lambda name: ["sqlalchemy<2,>=1", "no-such-package", "s3fs; extra == 's3'"]
    )
    said = cli("doctor")
    assert said.code == 1
    assert "sqlalchemy 2." in said.out
    assert "no-such-package is missing" in said.out
    assert "s3fs" not in said.out
