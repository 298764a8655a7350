"""A disk that fills up, memory that does not suffice, a home that cannot be written: said in words, and harmless."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.errors import DatelineError

ROWS = 1000  # enough that the warehouse grows by megabytes


@pytest.fixture(scope="module")
def files(tmp_path_factory, ged_row, csv_text) -> tuple[Path, Path]:
    """A file that is loaded before, and one that meets trouble."""
    folder = tmp_path_factory.mktemp("files")
    first, second = folder / "first.csv", folder / "second.csv"
    first.write_text(csv_text([ged_row(id=number) for number in range(20)]), encoding="utf-8")
    # Texts that do not compress, and events enough to be no small change.
    later = [ged_row(id=number, conflict_name=os.urandom(900).hex()) for number in range(1000, 1000 + ROWS)]
    second.write_text(csv_text(later), encoding="utf-8")
    return first, second


@pytest.fixture(scope="module")
def start(tmp_path_factory, house_at, files) -> Path:
    """A home after the first file, to be copied."""
    house = house_at(tmp_path_factory.mktemp("start") / "home")
    house.ingest(files[0])
    return house.settings.home


@pytest.fixture
def house(house_at, start, tmp_path):
    shutil.copytree(start, tmp_path / "home")
    return house_at(tmp_path / "home")


@contextlib.contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Writing beyond this size fails, as it does on a disk that is full, whoever writes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _content(house) -> list[list[tuple[object, ...]]]:
    return [house.ask(f"select * from {table} order by all") for table in ("core.event", "source.ucdp_ged", "ops.load")]


def _assert_harmless(house, before, error: DatelineError) -> None:
    """What was published is as it was, but for the row of the run that failed; and everything is ready for the next one."""
    assert error.exit_code == 1
    assert error.kept
    assert error.next_step
    assert _content(house) == before
    assert house.findings() == []
    assert [path.name for path in house.settings.build.iterdir()] == ["lock"]
    assert not [path for path in house.settings.home.rglob("*") if path.suffix in (".part", ".wal") or path.name[0] == "."]
    for state, said in house.ask("select state, summary ->> 'error' from ops.run where ended_at > now() - interval 1 minute"):
        assert state == "done" or (state == "failed" and "Traceback" not in said)


def _assert_completes(house, path: Path) -> None:
    (line,) = house.ingest(path, partial=True).files
    assert (line.state, line.ledger.inserted) == ("loaded", ROWS)
    assert house.ask("select count(*) from core.event where record_id is not null") == [(20 + ROWS,)]
    assert house.findings() == []


@pytest.mark.parametrize("beyond_the_warehouse", [-10_000_000, -1_000_000, 300_000])
def test_a_file_that_may_not_grow_fails_the_run_and_harms_nothing(beyond_the_warehouse, house, files):
    before = _content(house)
    size = max(50_000, house.settings.warehouse.stat().st_size + beyond_the_warehouse)
    with largest_file(size), pytest.raises(DatelineError, match="The disk is full") as caught:
        house.ingest(files[1], partial=True)
    _assert_harmless(house, before, caught.value)


def test_the_next_run_completes(house, files):
    with largest_file(house.settings.warehouse.stat().st_size + 300_000), pytest.raises(DatelineError):
        house.ingest(files[1], partial=True)
    _assert_completes(house, files[1])
    assert house.ask("select state from ops.run order by started_at") == [("done",), ("failed",), ("done",)]


def test_the_command_says_it_in_words(house, files, cli, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    with largest_file(1_000_000):
        said = cli("ingest", str(files[1]))
    assert said.code == 1
    assert said.err.startswith("Error: The disk is full")
    assert "\nKept: The published warehouse" in said.err
    assert "\nNext: Free some space" in said.err
    assert "defect" not in said.err


NO_ROOM = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
POINTS: dict[str, tuple[str, Exception, str]] = {
    "the copy is made": ("shutil:copyfile", NO_ROOM, "disk is full"),
    "a file is archived": ("warehouse.archive:NamedTemporaryFile", NO_ROOM, "disk is full"),
    "Polars stages rows": (
        "warehouse.run_folder:RunFolder.write_part",
        pl.exceptions.ComputeError("parquet: underlying IO error: No space left on device (os error 28)"),
        "disk is full",
    ),
    "DuckDB stages rows": (
        "flows.pipeline.read_events:hash_rows",
        duckdb.IOException('IO Error: Could not write file "x.parquet": No space left on device'),
        "disk is full",
    ),
    "DuckDB spills": (
        "warehouse.events:keep_versions",
        duckdb.OutOfMemoryException(
            "failed to offload data block\nThis limit was set by the 'max_temp_directory_size' setting."
        ),
        "disk is full",
    ),
    "memory ends": (
        "warehouse.events:keep_versions",
        duckdb.OutOfMemoryException("could not allocate 9 MiB"),
        "DATELINE_MEMORY_LIMIT",
    ),
    "a load is committed": (
        "flows.pipeline.load:record_files",
        duckdb.TransactionException('Failed to commit: Could not write file "work.duckdb.wal": No space left on device'),
        "disk is full",
    ),
    "the page is written": ("flows.pipeline.page:write_checks_page", NO_ROOM, "disk is full"),
    "the old state is kept": (
        "flows.pipeline.publish:keep_published",
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        "disk is full",
    ),
    "the new state is synced": ("warehouse.build:_sync", OSError(errno.EIO, "Input/output error"), "Input/output error"),
    "a folder may not be read": (
        "flows.pipeline.read:read_events",
        PermissionError(errno.EACCES, "Permission denied"),
        "dateline doctor",
    ),
}


def _place(point: str) -> tuple[Any, str]:
    """What holds a function, and its name there. Packages give out functions under the names of their modules."""
    module, _, name = point.partition(":")
    holder, _, last = f"{module}.{name}".rpartition(".")
    found: Any = import_module(module)
    for part in holder.removeprefix(module).split(".")[1:]:
        found = getattr(found, part)
    return found, last


@pytest.mark.parametrize(("point", "error", "said"), POINTS.values(), ids=POINTS)
def test_trouble_at_a_point_of_the_run(point, error, said, house, files, monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise error

    before = _content(house)
    with monkeypatch.context() as patched, pytest.raises(DatelineError) as caught:
        patched.setattr(*_place(point), fails)
        house.ingest(files[1], partial=True)
    assert said in str(caught.value)
    _assert_harmless(house, before, caught.value)


def test_an_old_snapshot_that_cannot_be_removed_undoes_nothing(house, files, monkeypatch):
    def fails(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(*_place("flows.pipeline.publish:drop_old"), fails)
    _assert_completes(house, files[1])
    assert house.ask("select distinct state from ops.run") == [("done",)]


def test_a_defect_stays_a_defect(house, files, monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise duckdb.BinderException("no such column")

    before = _content(house)
    with monkeypatch.context() as patched, pytest.raises(duckdb.BinderException):
        patched.setattr(*_place("warehouse.events:keep_versions"), fails)
        house.ingest(files[1], partial=True)
    assert _content(house) == before


def test_a_home_that_is_no_folder_is_said_in_words(cli, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_PREFECT", "false")
    (tmp_path / "file").write_text("")
    said = cli("--home", str(tmp_path / "file" / "data"), "ingest")
    assert said.code == 1
    assert said.err.startswith("Error: The home cannot be written: Not a directory.")
    assert "dateline doctor" in said.err


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk of 64 MB; only root can have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "dateline-test", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk cannot be mounted here (needs root)")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_real_disk_that_fills_up_at_one_stage_after_another(small_disk, start, house_at, files):
    shutil.copytree(start, small_disk / "home")
    house = house_at(small_disk / "home")
    before = _content(house)
    ballast = small_disk / "ballast"
    size = house.settings.warehouse.stat().st_size
    stopped_by = set()
    for free in (0, size, size + 1_500_000, size + 4_500_000):
        ballast.write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - free)))
        with pytest.raises(DatelineError, match="The disk is full") as caught:
            house.ingest(files[1], partial=True)
        ballast.unlink()
        stopped_by.add(caught.value.where)
        _assert_harmless(house, before, caught.value)
    assert len(stopped_by) > 1
    _assert_completes(house, files[1])
