"""`dateline ingest` from end to end in processes of its own: with no server, with one that cannot start, killed on the way."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from prefect import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.api import Kind, prefect_api
from flows.samples import samples_path

NOBODY = "http://127.0.0.1:9/api"
"""Stands for 127.0.0.1:4200, where a developer may have a server running."""

ALONE = f"import flows.api\nflows.api.LOCAL = {NOBODY!r}\n"
KILLED_WHILE_LOADING = """
import os, signal
import flows.pipeline
flows.pipeline.load = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
"""
DATELINE = "import sys\nfrom flows.cli import main\nsys.exit(main())\n"

GED = samples_path() / "ucdp" / "ucdp_ged_sample.csv"


@pytest.fixture
def home(tmp_path: Path, fresh_prefect_home: Path) -> Path:
    return tmp_path / "data"


def dateline(home: Path, *words: str | Path, first: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", ALONE + first + DATELINE, "--home", str(home), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=200)


def recorded() -> tuple[list[Any], list[Any]]:
    """The flow runs, oldest first, and the task runs of the last, as a server started later has them."""
    with prefect_api(local=NOBODY) as api, temporary_settings({PREFECT_API_URL: api.url}):
        assert api.kind is Kind.OWN
        assert api.answers(), api.last_words()
        with get_client(sync_client=True) as client:
            for _ in range(100):  # the server of the last command may still be writing down its end
                runs = sorted(client.read_flow_runs(), key=lambda run: run.start_time)
                tasks = [task for task in client.read_task_runs(limit=200) if task.flow_run_id == runs[-1].id]
                if len(tasks) >= 6 and all(task.state and task.state.is_final() for task in tasks):
                    break
                time.sleep(0.1)
    return runs, tasks


def test_a_run_without_a_server_shows_in_one_started_later(home: Path) -> None:
    done = dateline(home, "ingest", GED)
    assert done.returncode == 0, done.stderr
    assert "prefect" not in (done.stdout + done.stderr).lower()
    (run,), tasks = recorded()
    assert (run.name, run.state.name) == (f"ingest {GED.name}", "CompletedWithQuarantine")
    assert {task.name.split()[0] for task in tasks} == {"receive", "read", "arrange", "check", "load", "publish"}
    assert {task.state.name for task in tasks} == {"Completed"}


def test_a_killed_run_leaves_nothing_behind_and_is_marked_by_the_next(home: Path) -> None:
    killed = dateline(home, "ingest", GED, first=KILLED_WHILE_LOADING)
    assert killed.returncode == -signal.SIGKILL
    assert not (home / "dateline.duckdb").exists()
    assert dateline(home, "ingest", GED).returncode == 0
    assert [run.state.name for run in recorded()[0]] == ["Crashed", "CompletedWithQuarantine"]


def test_a_run_is_done_also_where_prefect_cannot_be(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_DATABASE_CONNECTION_URL", "sqlite+aiosqlite:////nowhere/to/be/found/prefect.db")
    done = dateline(home, "ingest", GED)
    assert done.returncode == 0, done.stderr
    assert "will not show in its UI" in done.stderr
    assert (home / "dateline.duckdb").exists()
