"""Articles read in processes of their own: the same warehouse, no process for a few articles, and none left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.errors import DatelineError
from flows.model.article import RawArticle
from flows.pipeline import spread
from flows.pipeline.processes import Processes
from flows.pipeline.stage_article import Part

TEXT = """Shells fall on Raqqa

RAQQA, Syria, Oct {day}, 2017 (Levant Wire) - At least {day} people died in Raqqa on Tuesday, a resident told Reuters.

The army denied that it had fired. Two families left for Tabqa, according to the council, which counts them.
"""


def part(folder: Path, number: int, *texts: str | None) -> Part:
    articles = tuple((RawArticle("f1", line, text), None) for line, text in enumerate(texts, start=1))
    return Part(folder, "batch", number, number * 100, "rules", articles)


@pytest.fixture
def processes():
    running = Processes(2)
    yield running
    running.close()


def test_the_warehouse_is_the_same_as_without_processes(house_at, tmp_path, monkeypatch):
    inbox = tmp_path / "articles"
    inbox.mkdir()
    for day in range(1, 29):
        (inbox / f"{day}.txt").write_text(TEXT.format(day=day), encoding="utf-8")
    monkeypatch.setattr("flows.pipeline.read_articles._PART_ARTICLES", 5)
    monkeypatch.setattr(spread, "WORTH_PROCESSES", 1)
    started: list[Processes] = []
    monkeypatch.setattr(spread, "Processes", lambda workers: started.append(Processes(workers)) or started[-1])
    alone, shared = house_at(tmp_path / "alone", workers=1), house_at(tmp_path / "shared", workers=2)
    alone.ingest(inbox)
    shared.ingest(inbox)
    assert len(started) == 1
    assert not started[0].are_running, "the run has ended"
    tables = alone.ask("select table_name from duckdb_tables() where schema_name = 'core'")
    for (table,) in tables:
        query = f"select * from core.{table} order by all"
        assert alone.ask(query) == shared.ask(query), table
    assert shared.ask("select count(*) from core.document") == [(28,)]
    assert shared.ask("select count(distinct document_id) from core.figure") == [(28,)]
    assert shared.findings() == []


def test_a_few_articles_start_no_process(house_at, tmp_path, monkeypatch):
    (tmp_path / "one.txt").write_text(TEXT.format(day=11), encoding="utf-8")
    monkeypatch.setattr("flows.pipeline.processes._start", lambda: pytest.fail("a process was started"))
    house = house_at(tmp_path / "home", workers=2)
    house.ingest(tmp_path / "one.txt")
    assert house.ask("select count(*) from core.document") == [(1,)]


def test_what_goes_wrong_in_a_process_is_told_by_its_parent_and_ends_the_reading(processes, tmp_path):
    taken = []

    def parts():
        for number in range(50):
            taken.append(number)
            yield part(tmp_path, number, TEXT if number else None)  # an article without text is a defect of ours

    with pytest.raises(DatelineError, match="NoneType") as failed:
        processes.read(parts())
    assert "part 0 of batch batch" in str(failed.value)
    assert len(taken) < 50


def test_a_process_that_is_killed_fails_the_run_in_words(processes, tmp_path):
    def parts():
        yield part(tmp_path, 1, TEXT)
        for process in processes._running:
            process.kill()
        for number in range(2, 50):
            yield part(tmp_path, number, TEXT)

    with pytest.raises(DatelineError, match="ended before its time") as failed:
        processes.read(parts())
    assert "DATELINE_WORKERS=1" in str(failed.value)


def test_what_the_source_of_the_parts_raises_is_raised(processes):
    def parts():
        raise OSError("the disk is gone")
        yield

    with pytest.raises(OSError, match="the disk is gone"):
        processes.read(parts())


RUN = """
import sys, time
from flows.pipeline.processes import Processes
processes = Processes(2)
def parts():
    print(*[process.pid for process in processes._running], flush=True)
    time.sleep(60)
    yield
processes.read(parts())
"""


def test_a_run_that_is_killed_leaves_no_process_behind():
    with subprocess.Popen([sys.executable, "-c", RUN], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        pids = [int(pid) for pid in run.stdout.readline().split()]
        assert len(pids) == 2
        run.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 60
    while any(map(_lives, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_lives, pids))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that nobody has waited for is no life.
    return "Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
