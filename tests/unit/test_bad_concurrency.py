"""Two runs at once, and readers and writers of others that are connected meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.errors import DatelineError, WarehouseBusy
from warehouse.lock import writer_lock

# Answers each query on its standard input. A process of its own: within one, DuckDB gives every connection to a path the same
# database, however often the file is replaced.
_CONNECTED = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "reads")
print("connected", flush=True)
for query in sys.stdin:
    print(con.execute(query).fetchall(), flush=True)
"""


class Connected:
    """Another program with the published file open."""

    def __init__(self, path: Path, how: str) -> None:
        command = [sys.executable, "-c", _CONNECTED, str(path), how]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout
        assert self.process.stdout.readline() == "connected\n"

    def ask(self, query: str) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(query + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@pytest.fixture
def connect() -> Iterator[Callable[..., Connected]]:
    made: list[Connected] = []

    def open_one(path: Path, how: str = "reads") -> Connected:
        made.append(Connected(path, how))
        return made[-1]

    yield open_one
    for one in made:
        one.process.communicate()


@pytest.fixture
def files(tmp_path, csv_text, ged_row) -> list[Path]:
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.csv")
        paths[-1].write_text(csv_text([ged_row(id=number * 10 + row) for row in range(5)]), encoding="utf-8")
    return paths


def test_a_second_run_is_told_who_holds_the_warehouse(cli, house, files, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    with writer_lock(house.settings):
        said = cli("ingest", str(files[0]))
    assert said.code == 4
    assert said.err.startswith(f"Error: Another run holds the warehouse: process {os.getpid()} since 20")
    assert "Next: Try again when it has ended, or wait for it: dateline ingest --wait" in said.err
    assert not house.settings.warehouse.exists()
    assert [path.name for path in house.settings.build.iterdir()] == ["lock"]


def test_two_runs_that_wait_both_complete_one_after_the_other(house_at, tmp_path, files):
    house = house_at(tmp_path / "home", lock_wait_seconds=120)
    with ThreadPoolExecutor(2) as threads:
        runs = [threads.submit(house.ingest, path, partial=True) for path in files[:2]]
        summaries = [run.result() for run in runs]
    assert [summary.files[0].ledger.inserted for summary in summaries] == [5, 5]
    assert house.ask("select count(*) from core.event") == [(10,)]
    first, second = house.ask("select started_at, ended_at from ops.run order by started_at")
    assert first[1] <= second[0]
    assert house.findings() == []


def test_a_run_that_does_not_wait_long_enough_changes_nothing(house_at, tmp_path, files):
    house = house_at(tmp_path / "home", lock_wait_seconds=0.1)
    with writer_lock(house.settings), pytest.raises(WarehouseBusy):
        house.ingest(files[0])
    assert not house.settings.warehouse.exists()
    assert house.ingest(files[0]).files[0].state == "loaded"


def test_a_reader_that_is_connected_throughout_sees_its_state_and_new_readers_the_new(house_at, tmp_path, files, connect):
    house = house_at(tmp_path / "home", keep_snapshots=0)
    house.ingest(files[0])
    path, count = house.settings.warehouse, "select count(*) from core.event"
    early = connect(path)
    assert early.ask(count) == "[(5,)]"
    for path_of_file in files[1:]:
        house.ingest(path_of_file, partial=True)
        assert early.ask(count) == "[(5,)]"
        assert early.ask("select count(*) from core.event_actor where actor_text is not null") == "[(10,)]"
    assert connect(path).ask(count) == "[(15,)]"
    assert early.ask(count) == "[(5,)]"


def test_a_program_that_has_the_warehouse_open_for_writing_is_no_defect(house, files, connect):
    house.ingest(files[0])
    writer = connect(house.settings.warehouse, "writes")
    with pytest.raises(WarehouseBusy, match="open for writing") as caught:
        house.ingest(files[1], partial=True)
    assert "dateline sql" in str(caught.value)
    assert [path.name for path in house.settings.build.iterdir()] == ["lock"]
    writer.process.communicate()
    assert house.ingest(files[1], partial=True).files[0].state == "loaded"


def test_a_published_file_that_is_damaged_is_said_in_words(house, files):
    house.ingest(files[0])
    house.ingest(files[1], partial=True)
    house.settings.warehouse.write_bytes(b"not a database" * 10_000)
    with pytest.raises(DatelineError, match="published warehouse cannot be opened") as caught:
        house.ingest(files[2], partial=True)
    assert caught.value.next_step == "dateline snapshots"
    assert house.settings.warehouse.read_bytes().startswith(b"not a database"), "what is there is left for a look"


def test_a_damaged_warehouse_is_replaced_by_a_snapshot(house, files, cli, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    house.ingest(files[0])
    house.ingest(files[1], partial=True)
    house.settings.warehouse.write_bytes(b"not a database" * 10_000)
    (kept,) = (path.stem for path in house.settings.snapshots.iterdir())
    said = cli("snapshots", "restore", kept)
    assert said.code == 0, said.err
    assert house.ask("select count(*) from core.event") == [(5,)]
    assert house.ingest(files[1], partial=True).files[0].ledger.inserted == 5
    assert (house.settings.home / "dateline.damaged.duckdb").read_bytes().startswith(b"not a database"), "kept for a look"
