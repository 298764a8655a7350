"""What a new user does first, without Prefect: the samples, a second look, a mended record, an earlier state."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from flows.cli.query import cookbook
from flows.samples import samples_path


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A home with the samples, and what `dateline demo` printed."""
    import contextlib
    import io

    from flows.cli.app import run

    home = tmp_path_factory.mktemp("demo") / "data"
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert run(["--home", str(home), "demo", "--no-prefect"]) == 0
    return home, out.getvalue()


@pytest.fixture
def demo_home(loaded, tmp_path, monkeypatch) -> Path:
    home = tmp_path / "home"
    shutil.copytree(loaded[0], home)
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    return home


def _rows(cli, query):
    return json.loads(cli("sql", query, "--json").out)


def test_the_demo_shows_the_ledger_quarantine_warnings_the_warehouse_and_four_answers(loaded):
    home, out = loaded
    for part in ("core.document: read =", "core.event: read =", "Set aside in quarantine", "warning", "What you saw"):
        assert part in out
    assert str(home / "dateline.duckdb") in out
    assert out.count("\nQuestion: ") == 4
    assert "No rows." not in out


def test_the_ledger_of_every_file_balances(cli, demo_home):
    equation = "read = inserted + updated + unchanged + duplicate + quarantined"
    (found,) = _rows(cli, f"select count(*) as n, bool_and({equation}) as balances from ops.load")
    assert found["n"] > 10
    assert found["balances"]


def test_a_second_run_changes_nothing(cli, demo_home):
    before = _rows(cli, "select * from core.event order by all")
    said = cli("ingest", str(samples_path()))
    assert said.code == 0
    assert "Loaded before, skipped: 14" in said.out
    assert _rows(cli, "select * from core.event order by all") == before


@pytest.mark.parametrize("name", cookbook())
def test_every_question_has_an_answer_in_the_samples(cli, demo_home, name):
    assert len(json.loads(cli("query", name, "--json").out)) > 0


def test_a_mended_record_is_loaded_and_its_entry_settled(cli, demo_home):
    (entry,) = json.loads(cli("quarantine", "list", "--code", "dates_reversed", "--json").out)
    assert _rows(cli, "select count(*) as n from core.event where event_id = 'ucdp_ged:9000093'") == [{"n": 0}]

    tried = cli("quarantine", "replay", entry["quarantine_id"][:12], "--set", "date_end=2017-10-10", "--dry-run")
    assert tried.code == 0
    assert _rows(cli, "select count(*) as n from core.event where event_id = 'ucdp_ged:9000093'") == [{"n": 0}]

    assert cli("quarantine", "replay", entry["quarantine_id"][:12], "--set", "date_end=2017-10-10").code == 0
    assert _rows(cli, "select date_end from core.event where event_id = 'ucdp_ged:9000093'") == [{"date_end": "2017-10-10"}]
    assert json.loads(cli("quarantine", "list", "--code", "dates_reversed", "--json").out) == []
    assert "date_end" in cli("quarantine", "show", entry["quarantine_id"]).out


def test_a_dismissed_record_is_kept_with_its_reason_and_no_longer_open(cli, demo_home):
    (entry,) = json.loads(cli("quarantine", "list", "--code", "not_json", "--json").out)
    assert cli("quarantine", "dismiss", entry["quarantine_id"], "--reason", "cut by the scraper").code == 0
    assert json.loads(cli("quarantine", "list", "--code", "not_json", "--json").out) == []
    (kept,) = json.loads(cli("quarantine", "list", "--code", "not_json", "--status", "dismissed", "--json").out)
    assert kept["quarantine_id"] == entry["quarantine_id"]
    assert "cut by the scraper" in cli("runs", "latest").err
    assert cli("quarantine", "dismiss", entry["quarantine_id"], "--reason", "again").code == 2


def test_an_earlier_state_can_be_published_again(cli, demo_home):
    (entry,) = json.loads(cli("quarantine", "list", "--code", "not_json", "--json").out)
    cli("quarantine", "dismiss", entry["quarantine_id"], "--reason", "a mistake")
    (kept,) = json.loads(cli("snapshots", "--json").out)

    assert cli("snapshots", "restore", kept["snapshot_id"]).code == 0

    assert len(json.loads(cli("quarantine", "list", "--code", "not_json", "--json").out)) == 1
    assert cli("snapshots", "restore", "nonsense").code == 2


def test_a_file_that_is_named_and_unknown_fails_and_one_of_a_folder_does_not(cli, demo_home, tmp_path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "junk.bin").write_bytes(bytes(range(256)))
    shutil.copy(samples_path() / "articles" / "01_levant_wire.txt", folder)
    assert cli("ingest", str(folder)).code == 0
    said = cli("ingest", str(folder / "junk.bin"))
    assert said.code == 1
    assert "Not loaded: 1" in said.out
    assert cli("ingest", str(folder / "not_there.csv")).code == 2


def test_strict_refuses_what_would_have_been_loaded_with_a_warning(cli, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    said = cli("ingest", str(samples_path() / "ucdp" / "ucdp_ged_sample.csv"), "--strict")
    assert said.code == 3
    assert json.loads(cli("sql", "select count(*) as n from core.event", "--json").out) == [{"n": 0}]


def test_a_dry_run_publishes_nothing(cli, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    said = cli("ingest", str(samples_path() / "articles"), "--dry-run")
    assert said.code == 0
    assert "inserted 1 " in said.out
    assert not (tmp_path / "home" / "dateline.duckdb").exists()


def test_a_run_that_finds_the_warehouse_held_says_who_holds_it(cli, demo_home):
    import os

    from flows.settings import Settings
    from warehouse.lock import writer_lock

    with writer_lock(Settings(home=demo_home)):
        said = cli("migrate")
        status = json.loads(cli("status", "--json").out)
    assert said.code == 4
    assert f"process {os.getpid()}" in said.err
    assert f"process {os.getpid()}" in status["held_by"]
