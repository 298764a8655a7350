"""kill -9 at every stage: the published warehouse is as it was, and the next run completes."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

# Each is a function as the module that calls it knows it; the process kills itself when it is about to be called.
BEFORE_THE_SWAP = {
    "the folder of the run is new": "flows.pipeline.run:start_build",
    "the run begins": "flows.pipeline.run:record_run",
    "a file is received": "flows.pipeline.receive:recognise",
    "events are read": "flows.pipeline.read_events:publications_frame",
    "articles are read": "flows.pipeline.read_articles:read_article",
    "batches are arranged": "flows.pipeline.arrange:overtaken",
    "rows are hashed": "flows.pipeline.check:hash_rows",
    "rules are evaluated": "expectations.run:check",
    "the outcome is noted": "flows.pipeline.check:refusals",
    "versions are written": "warehouse.events:keep_versions",
    "documents are written": "flows.pipeline.load:load_documents",
    "a load is about to commit": "flows.pipeline.load:record_files",
    "audits run": "flows.pipeline.publish:run_audits",
    "the page is written": "flows.pipeline.publish:write_checks_page",
    "the old state is kept": "flows.pipeline.publish:keep_published",
    "the new state is swapped in": "flows.pipeline.publish:swap_in",
}
AFTER_THE_SWAP = {"old snapshots are dropped": "flows.pipeline.publish:drop_old"}

ARTICLE = """Shelling empties market in Raqqa

RAQQA, Syria, Oct 11 (Levant Wire) - Residents said on Wednesday that shells fell on the market square before noon.

Two people who were there counted six dead. The council said it would count again on Thursday, when the roads are open.
"""

CHILD = """
import importlib, os, signal, sys
from pathlib import Path
from flows import pipeline
from flows.model.run import RunOptions
from flows.settings import Settings
from flows.stages import run_stages

home, point, *inputs = sys.argv[1:]
if point:
    module, name = point.split(":")
    def die(*args, **kwargs):
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(importlib.import_module(module), name, die)
settings = Settings(home=Path(home), settle_seconds=0)
with pipeline.hold(settings):
    run_stages(settings, RunOptions(inputs=tuple(inputs)))
"""


def run(home: Path, *inputs: Path, die_at: str = "") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", CHILD, str(home), die_at, *map(str, inputs)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, check=False)


def content(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything but what names a run or a moment."""
    con = duckdb.connect(str(home / "dateline.duckdb"), read_only=True)
    tables = con.execute("select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('core', 'source')")
    state = {table: con.execute(f"select * from {table} order by all").fetchall() for (table,) in tables.fetchall()}
    state["quarantine"] = con.execute("select quarantine_id, status from ops.quarantine order by all").fetchall()
    con.close()
    return state


@pytest.fixture(scope="module")
def inputs(tmp_path_factory, csv_text, ged_row) -> tuple[Path, Path, Path]:
    folder = tmp_path_factory.mktemp("inputs")
    first, second, article = folder / "first.csv", folder / "second.csv", folder / "article.txt"
    first.write_text(csv_text([ged_row(id=number) for number in range(20)]), encoding="utf-8")
    changed = [ged_row(id=19, high=10), ged_row(id=20), ged_row(id=21, best=99)]
    second.write_text(csv_text([*(ged_row(id=number) for number in range(18)), *changed]), encoding="utf-8")
    article.write_text(ARTICLE, encoding="utf-8")
    return first, second, article


@pytest.fixture(scope="module")
def undisturbed(
    tmp_path_factory: pytest.TempPathFactory, inputs: tuple[Path, Path, Path]
) -> tuple[Path, dict[str, list[tuple[object, ...]]]]:
    """A home after the first file, to be copied; and what it holds after the others when nothing goes wrong."""
    first, second, article = inputs
    folder = tmp_path_factory.mktemp("undisturbed")
    assert run(folder / "start", first).returncode == 0
    assert run(folder / "end", first).returncode == 0
    assert run(folder / "end", second, article).returncode == 0
    return folder / "start", content(folder / "end")


@pytest.mark.parametrize(
    ("moment", "point"), (BEFORE_THE_SWAP | AFTER_THE_SWAP).items(), ids=(BEFORE_THE_SWAP | AFTER_THE_SWAP).keys()
)
def test_a_run_killed_when(moment, point, tmp_path, inputs, undisturbed):
    _, second, article = inputs
    start, expected = undisturbed
    home = tmp_path / "home"
    shutil.copytree(start, home)
    before = hashlib.sha256((home / "dateline.duckdb").read_bytes()).hexdigest()
    reader = duckdb.connect(str(home / "dateline.duckdb"), read_only=True)

    killed = run(home, second, article, die_at=point)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    if moment in BEFORE_THE_SWAP:
        assert hashlib.sha256((home / "dateline.duckdb").read_bytes()).hexdigest() == before
    assert reader.execute("select count(*) from core.event").fetchall() == [(20,)], "a reader keeps the state it opened"
    reader.close()

    again = run(home, second, article)
    assert again.returncode == 0, again.stderr
    assert content(home) == expected
    states = _states(home)
    assert states.count("died") == (moment in BEFORE_THE_SWAP)
    assert [entry.name for entry in (home / "build").iterdir()] == ["lock"]


def _states(home: Path) -> list[str]:
    con = duckdb.connect(str(home / "dateline.duckdb"), read_only=True)
    states = [state for (state,) in con.execute("select state from ops.run").fetchall()]
    con.close()
    return states
