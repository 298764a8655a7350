"""One writer at a time. The kernel lets the lock go when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import TextIOWrapper

from flows.errors import DatelineError, UsageError, WarehouseBusy
from flows.settings import Settings

_LOOK_AGAIN_SECONDS = 0.2
_LEAST_PATIENCE_SECONDS = 0.5  # who only looks whether the lock is held has it for a moment


@contextmanager
def writer_lock(settings: Settings, *, wait_seconds: float | None = None) -> Iterator[None]:
    """Hold the warehouse of `settings.home` for writing.

    Args:
        wait_seconds: how long to wait for another run; None for settings.lock_wait_seconds.

    Raises:
        WarehouseBusy: another run still holds it.
        DatelineError: the home cannot be written, or its path is none for DuckDB.
    """
    patience = settings.lock_wait_seconds if wait_seconds is None else wait_seconds
    with _lock_file(settings) as file:
        _take(file, patience, settings)
        file.seek(0)
        file.truncate()
        json.dump({"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}, file)
        file.flush()
        yield
        # The file stays: removing it would let two runs lock two different files of the same name.


def _lock_file(settings: Settings) -> TextIOWrapper:
    if "?" in str(settings.home.absolute()):
        raise UsageError(
            "A home cannot have a question mark in its path: DuckDB takes what follows it for options.",
            where=str(settings.home.absolute()),
            next_step="another folder: dateline --home DIR",
        )
    try:
        settings.build.mkdir(parents=True, exist_ok=True)
        return (settings.build / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise DatelineError(
            f"The home cannot be written: {error.strerror}.",
            where=str(error.filename or settings.home),
            kept="Nothing was done.",
            next_step="dateline doctor, or another folder: dateline --home DIR",
        ) from error


def lock_holder(settings: Settings) -> str | None:
    """Who holds the warehouse for writing, in words; None if nobody does."""
    try:
        with (settings.build / "lock").open("r", encoding="utf-8") as file:
            if _try(file):
                return None
            return _describe(file)
    except FileNotFoundError:
        return None


def _take(file: TextIOWrapper, patience: float, settings: Settings) -> None:
    deadline = time.monotonic() + max(patience, _LEAST_PATIENCE_SECONDS)
    while not _try(file):
        if time.monotonic() >= deadline:
            raise WarehouseBusy(
                f"Another run holds the warehouse: {_describe(file)}.",
                where=str(settings.home),
                kept="Nothing was done.",
                next_step="Try again when it has ended, or wait for it: dateline ingest --wait 600",
            )
        time.sleep(_LOOK_AGAIN_SECONDS)


def _try(file: TextIOWrapper) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _describe(file: TextIOWrapper) -> str:
    file.seek(0)
    try:
        holder = json.load(file)
    except ValueError:
        return "process unknown"
    return f"process {holder['pid']} since {holder['since']}"
