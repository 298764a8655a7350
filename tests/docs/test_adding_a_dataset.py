"""The page that teaches how to add a dataset, followed to the letter on a copy of Dateline."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "flows" / "sources" / "adding_a_dataset.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
(COMMAND,) = re.findall(r"^```sh\ndateline (.*?)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dateline with the files of the page, after its command."""
    folder = tmp_path_factory.mktemp("copy")
    for room in ("flows", "sql", "expectations", "warehouse"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in FILES.items():
        assert not (folder / name).exists()
        (folder / name).write_text(text, encoding="utf-8")
    run = "from flows.cli import main; main()"
    env = {**os.environ, "PYTHONPATH": str(folder), "DATELINE_HOME": str(folder / "data")}
    done = subprocess.run(
        [sys.executable, "-c", run, *shlex.split(COMMAND)], cwd=folder, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def ask(copy: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(copy / "data" / "dateline.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_it_takes_three_files_and_touches_nothing_else() -> None:
    assert [name.rpartition("/")[0] for name in FILES] == ["", "sql/migrations", "expectations/suites", "flows/sources"]


def test_every_record_is_where_the_page_says(copy: Path) -> None:
    assert ask(copy, "select read, inserted, quarantined from ops.load") == [(4, 2, 2)]
    events = ask(copy, "select event_id, place_text, fatalities_best from core.event order by event_id")
    assert events == [("valley_monitor:V-1", "Al Matahin", 3), ("valley_monitor:V-2", "Al Matahin", None)]
    assert ask(copy, "select line_no, code from ops.quarantine order by all") == [(4, "not_a_number"), (5, "kind_unknown")]


def test_the_marts_know_the_dataset(copy: Path) -> None:
    assert ask(copy, "select count(*) from mart.revision_log where dataset_id = 'valley_monitor'") == [(2,)]
    assert ask(copy, "select citation_text from core.event_citation order by all") == [
        ("Balikh Monitor",),
        ("Balikh Monitor",),
        ("Levant Wire",),
    ]
    assert ask(copy, "select actor_text, count(*) from core.event_actor group by all") == [("Examplian Army", 2)]
