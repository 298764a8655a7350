"""Build beside, then swap: the published file is only ever replaced whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import DatelineError, WarehouseBusy
from flows.settings import Settings
from warehouse.migrate import migrate
from warehouse.run_folder import RunFolder


def start_build(settings: Settings, folder: RunFolder, *, anew: bool = False) -> list[str]:
    """Put a copy of the published warehouse, at this version's schema, into the run's folder, in place of one that is there;
    give the migrations applied. `anew`: an empty one instead, whatever state the published one is in.

    Raises:
        WarehouseBusy: another program has the published file open for writing.
    """
    for stale in (folder.work, folder.work.with_name(f"{folder.work.name}.wal")):
        stale.unlink(missing_ok=True)  # the log of another copy would be replayed into this one
    if settings.warehouse.exists():
        _refuse_foreign_writer(settings.warehouse, damaged_too=not anew)
        if not anew:
            shutil.copyfile(settings.warehouse, folder.work)
    with open_work(settings, folder) as con:
        return migrate(con)


@contextmanager
def open_work(settings: Settings, folder: RunFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the warehouse being built, with the memory of a run bounded."""
    con = duckdb.connect(
        str(folder.work),
        config={
            "memory_limit": settings.memory_limit,
            "temp_directory": str(folder.root / "spill"),
            # Rows carry their file and line: their order in a table says nothing, and keeping it costs memory.
            "preserve_insertion_order": False,
            "autoload_known_extensions": False,
            "autoinstall_known_extensions": False,
        },
    )
    try:
        con.execute("set timezone = 'UTC'")
        yield con
    finally:
        con.close()


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of it or nothing."""
    con.execute("begin")
    try:
        yield
    except BaseException:
        con.execute("rollback")
        raise
    con.execute("commit")


def swap_in(settings: Settings, folder: RunFolder) -> None:
    """Make the built warehouse the published one. Readers that have the old one open keep it."""
    with open_work(settings, folder) as con:
        con.execute("checkpoint")
    _sync(folder.work)
    folder.work.replace(settings.warehouse)
    _sync(settings.home)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refuse_foreign_writer(path: Path, *, damaged_too: bool) -> None:
    try:
        duckdb.connect(str(path), read_only=True).close()
    except duckdb.IOException as error:
        if "lock" not in str(error):
            if not damaged_too:
                return
            raise DatelineError(
                f"The published warehouse cannot be opened: {error}",
                where=str(path),
                kept="The file is as it was; earlier states are in snapshots/.",
                next_step="dateline snapshots",
            ) from error
        raise WarehouseBusy(
            f"Another program has the published warehouse open for writing: {error}",
            where=str(path),
            kept="Nothing was done.",
            next_step="Close it, or open the warehouse read-only: duckdb -readonly, or dateline sql",
        ) from error
