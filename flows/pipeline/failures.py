"""What the machine refuses a run, in words: room on the disk, memory, a folder, a file.

Only that. What else DuckDB, Polars or Python raise is a defect of Dateline, and is shown as one.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import polars as pl

from flows.errors import DatelineError
from flows.settings import Settings

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# DuckDB and Polars say what the system told them, but have no number for it.
_NO_ROOM_WORDS = re.compile(r"No space left on device|Disk quota exceeded|File too large|max_temp_directory_size")
_SYSTEM_WORDS = re.compile(r"\bos error \d+|\bI/?O error\b", re.IGNORECASE)
_KEPT = "The published warehouse as it was, and in the archive every file that was received whole."


@contextmanager
def told_in_words(settings: Settings) -> Iterator[None]:
    """Around the stages of a run.

    Raises:
        DatelineError: the disk is full, memory does not suffice, or the system refuses to read or write something.
    """
    try:
        yield
    except (OSError, MemoryError, duckdb.Error, pl.exceptions.PolarsError) as error:
        told = _told(error, settings)
        if told is None:
            raise
        raise told from error


def _told(error: Exception, settings: Settings) -> DatelineError | None:
    where = str(getattr(error, "filename", None) or settings.home)
    text = getattr(error, "strerror", None) or str(error).partition("\n")[0]
    if getattr(error, "errno", None) in _NO_ROOM or _NO_ROOM_WORDS.search(str(error)):
        return DatelineError(
            f"The disk is full: {text}.", where=where, kept=_KEPT, next_step="Free some space, then run it again."
        )
    if isinstance(error, MemoryError | duckdb.OutOfMemoryException):
        return DatelineError(
            f"The run needs more memory than it may take ({settings.memory_limit} for DuckDB): {text}.",
            where=where,
            kept=_KEPT,
            next_step="DATELINE_MEMORY_LIMIT=2GB dateline ingest, or DATELINE_BATCH_ROWS=10000 dateline ingest",
        )
    if isinstance(error, OSError | duckdb.IOException) or _SYSTEM_WORDS.search(str(error)):
        return DatelineError(
            f"Something could not be read or written: {text}.", where=where, kept=_KEPT, next_step="dateline doctor"
        )
    return None
