"""The gazetteer that places are looked up in: compiled once for an edition of the lists, kept as files, shared by processes."""

from __future__ import annotations

import os
import shutil
import time
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import gettempdir

from flows.extract.places import folding as place_folding
from flows.extract.places import index as place_index
from flows.extract.places import lists as place_lists
from flows.extract.places.index import PlaceIndex, write_index
from flows.extract.places.lists import PlaceLists
from flows.model.gazetteer import Edition, installed

_LISTS = ("country_spellings.csv", "divisions.csv", "places.csv")
_KEPT = 30 * 24 * 3600  # seconds
_RULES = (place_folding, place_index, place_lists)  # what decides which name stands for which place


@cache
def default_gazetteer() -> PlaceIndex:
    """The gazetteer that is installed, from the user's folder for such files; compiled there if need be."""
    return PlaceIndex(compiled_gazetteer())


@lru_cache(maxsize=4)
def gazetteer_at(compiled: Path) -> PlaceIndex:
    """What is compiled there; on a machine that has not got it, the gazetteer that is installed."""
    return PlaceIndex(compiled) if compiled.is_dir() else default_gazetteer()


def compiled_gazetteer() -> Path:
    """Where the installed gazetteer is compiled: for processes that are to read with the same."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    try:
        return compile_gazetteer(caches / "dateline", installed())
    except OSError:  # a home that nobody may write to
        return compile_gazetteer(Path(gettempdir()) / "dateline", installed())


def compile_gazetteer(folder: Path, edition: Edition) -> Path:
    """The folder of the edition's index inside `folder`; made (in some seconds) if it is not there.

    Raises OSError if it is not there and the folder cannot be written.
    """
    compiled = folder / f"gazetteer-{_digest(edition)}"
    if not compiled.is_dir():
        lists = PlaceLists(edition)
        write_index(compiled, lists.places, lists.names)
        _forget_old(folder)
    return compiled


def _forget_old(folder: Path) -> None:
    """Take away what was compiled long ago, of other lists; who still reads it keeps it."""
    for other in folder.glob("gazetteer-*"):
        if other.stat().st_mtime < time.time() - _KEPT:
            shutil.rmtree(other, ignore_errors=True)


def _digest(edition: Edition) -> str:
    """Another for every edition, list and rule, so that an index never outlives what it was made from."""
    digest = sha256(f"{edition.name} {edition.places.stat().st_size}".encode())
    for name in _LISTS:
        digest.update(files("flows.extract").joinpath("data", name).read_bytes())
    for module in _RULES:
        digest.update(files("flows.extract.places").joinpath(f"{module.__name__.rpartition('.')[2]}.py").read_bytes())
    return digest.hexdigest()[:16]
