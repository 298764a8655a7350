"""What lies in the inbox, counted without reading it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

MOST_FILES = 100_000


def inbox_files(inbox: Path) -> list[float]:
    """Times of last change of its files, hidden ones and links left out, as the inbox is read; at most MOST_FILES of them."""
    return list(islice(_times(inbox), MOST_FILES))


def _times(folder: Path) -> Iterator[float]:
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _times(Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                yield entry.stat(follow_symlinks=False).st_mtime
