"""kill -9 at every stage: the published warehouse is as it was, and the next run completes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

# Each is a function as the module that calls it knows it; the process kills itself when it is about to be called.
BEFORE_THE_SWAP = {
    "the folder of the run is new": "flows.pipeline.run:start_build",
    "the run begins": "flows.pipeline.run:record_run",
    "a file is received": "flows.pipeline.receive:recognise",
    "events are read": "flows.pipeline.stage_events:publications_frame",
    "articles are read": "flows.pipeline.stage_article:read_article",
    "batches are arranged": "flows.pipeline.arrange:overtaken",
    "rows are hashed": "flows.pipeline.read_events:hash_rows",
    "rules are evaluated": "expectations.run:check",
    "the outcome is noted": "flows.pipeline.check:refusals",
    "versions are written": "warehouse.events:keep_versions",
    "documents are written": "flows.pipeline.load:load_documents",
    "a load is about to commit": "flows.pipeline.load:record_files",
    "audits run": "flows.pipeline.publish:run_audits",
    "the page is written": "flows.pipeline.page:write_checks_page",
    "the old state is kept": "flows.pipeline.publish:keep_published",
    "the new state is swapped in": "flows.pipeline.publish:swap_in",
}
AFTER_THE_SWAP = {"old snapshots are dropped": "flows.pipeline.publish:drop_old"}

ARTICLE = """Shelling empties market in Raqqa

RAQQA, Syria, Oct 11 (Levant Wire) - Residents said on Wednesday that shells fell on the market square before noon.

Two people who were there counted six dead. The council said it would count again on Thursday, when the roads are open.
"""

# Imports everything once and forks for each run, since importing Great Expectations takes longer than a run. It starts no
# thread before it forks.
NURSERY = """
import importlib, json, os, signal, sys, traceback
from pathlib import Path
import expectations.run
import flows.extract.places.gazetteer
from flows import pipeline
from flows.model.gazetteer import Edition
from flows.model.run import RunOptions
from flows.settings import Settings
from flows.stages import run_stages
from warehouse import gazetteer

few = Path(sys.argv[1])  # the places that conftest.py has for the tests' own process
for module in (gazetteer, flows.extract.places.gazetteer):
    module.installed = lambda: Edition("few places", few / "places.json", few / "countries.json")

def live(home, die_at, inputs):
    if die_at:
        module, name = die_at.split(":")
        def die(*args, **kwargs):
            os.kill(os.getpid(), signal.SIGKILL)
        assert callable(getattr(importlib.import_module(module), name))
        setattr(importlib.import_module(module), name, die)
    settings = Settings(home=Path(home), settle_seconds=0)
    with pipeline.hold(settings):
        run_stages(settings, RunOptions(inputs=tuple(inputs)))

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            live(*json.loads(line))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


Run = Callable[..., int]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Run over files in a process of its own; gives its exit code, -9 if it was killed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", NURSERY, str(Path(__file__).parents[1] / "fixtures" / "gazetteer")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as nursery:

        def ask(home: Path, *inputs: Path, die_at: str = "") -> int:
            assert nursery.stdin
            assert nursery.stdout
            nursery.stdin.write(json.dumps([str(home), die_at, [str(path) for path in inputs]]) + "\n")
            nursery.stdin.flush()
            return int(nursery.stdout.readline())

        yield ask
        nursery.communicate()


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
def undisturbed(tmp_path_factory, run, inputs) -> tuple[Path, dict[str, list[tuple[object, ...]]]]:
    """A home after the first file, to be copied; and what it holds after the others when nothing goes wrong."""
    first, second, article = inputs
    folder = tmp_path_factory.mktemp("undisturbed")
    assert run(folder / "start", first) == 0
    assert run(folder / "end", first) == 0
    assert run(folder / "end", second, article) == 0
    return folder / "start", content(folder / "end")


@pytest.mark.parametrize(
    ("moment", "point"), (BEFORE_THE_SWAP | AFTER_THE_SWAP).items(), ids=(BEFORE_THE_SWAP | AFTER_THE_SWAP).keys()
)
def test_a_run_killed_when(moment, point, tmp_path, run, inputs, undisturbed):
    _, second, article = inputs
    start, expected = undisturbed
    home = tmp_path / "home"
    shutil.copytree(start, home)
    before = hashlib.sha256((home / "dateline.duckdb").read_bytes()).hexdigest()
    reader = duckdb.connect(str(home / "dateline.duckdb"), read_only=True)

    assert run(home, second, article, die_at=point) == -signal.SIGKILL
    if moment in BEFORE_THE_SWAP:
        assert hashlib.sha256((home / "dateline.duckdb").read_bytes()).hexdigest() == before
    seen = reader.execute("select count(*) from core.event where record_id is not null").fetchall()
    assert seen == [(20,)], "a reader keeps the state it opened"
    reader.close()

    assert run(home, second, article) == 0
    assert content(home) == expected
    states = _states(home)
    assert states.count("died") == (moment in BEFORE_THE_SWAP)
    assert [entry.name for entry in (home / "build").iterdir()] == ["lock"]


def _states(home: Path) -> list[str]:
    con = duckdb.connect(str(home / "dateline.duckdb"), read_only=True)
    states = [state for (state,) in con.execute("select state from ops.run").fetchall()]
    con.close()
    return states
