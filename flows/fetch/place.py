"""Where what is fetched lies: in the inbox when it is whole, before that in a hidden folder of it, which nobody takes from."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.errors import DatelineError
from flows.settings import Settings

_UNFINISHED = ".fetching"


@dataclass(frozen=True, slots=True)
class Place:
    """The inbox, held by one fetch."""

    inbox: Path

    def target(self, file: str) -> Path:
        """Where a file will lie, and lies if it was fetched before."""
        return self.inbox / file

    def unfinished(self, file: str) -> Path:
        """Where it lies until it is whole: on the same disk, so that it can be renamed."""
        path = self.inbox / _UNFINISHED / file
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def finish(self, file: str, unfinished: Path) -> int:
        """Put a whole file, or a folder of them, where the next ingest finds it; gives its bytes."""
        files = list(unfinished.iterdir()) if unfinished.is_dir() else [unfinished]
        for one in files:
            _to_disk(one)
        size = sum(one.stat().st_size for one in files)
        target = self.target(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.rename(target)
        return size


@contextmanager
def hold(settings: Settings) -> Iterator[Place]:
    """The inbox, for one fetch at a time: two would write into the same unfinished file.

    Raises:
        DatelineError: another fetch has it, or it cannot be written.
    """
    place = Place(settings.inbox)
    try:
        with place.unfinished("lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                what = "Another fetch into this inbox is running."
                raise DatelineError(what, where=str(place.inbox), next_step="Wait for it, or stop it.") from error
            yield place
    except OSError as error:
        raise DatelineError(
            f"A file cannot be read or written: {error.strerror or error}.",
            where=str(error.filename or place.inbox),
            kept="The files that were fetched whole.",
            next_step="Free some space or see to the folder, then the same command again.",
        ) from error


def drop(path: Path) -> None:
    """Remove an unfinished file or folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """A loss of power must not leave a name without its bytes: by its name a file is taken for whole."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
