"""The gazetteer that places are looked up in: compiled once for an edition of the lists, kept as files, shared by processes."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import gettempdir

from flows.extract import place_folding, place_index, place_lists
from flows.extract.place_index import PlaceIndex, write_index
from flows.extract.place_lists import PlaceLists
from flows.model.gazetteer import Edition, installed

_LISTS = ("country_spellings.csv", "divisions.csv", "places.csv")
_RULES = (place_folding, place_index, place_lists)  # what decides which name stands for which place


@cache
def default_gazetteer() -> PlaceIndex:
    """The gazetteer that is installed, compiled in the user's own folder for such files unless it is there already."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    try:
        return open_gazetteer(caches / "dateline")
    except OSError:  # a home that nobody may write to
        return open_gazetteer(Path(gettempdir()) / "dateline")


def open_gazetteer(folder: Path, edition: Edition | None = None) -> PlaceIndex:
    """The index of the edition, by default that which is installed; compiled in `folder` (some seconds) if it is not there.

    Raises OSError if it is not there and the folder cannot be written.
    """
    edition = edition or installed()
    compiled = folder / f"gazetteer-{_digest(edition)}"
    if not compiled.is_dir():
        lists = PlaceLists(edition)
        write_index(compiled, lists.places, lists.names)
    return PlaceIndex(compiled)


def _digest(edition: Edition) -> str:
    """Another for every edition, list and rule, so that an index never outlives what it was made from."""
    digest = sha256(f"{edition.name} {edition.places.stat().st_size}".encode())
    for name in _LISTS:
        digest.update(files("flows.extract").joinpath("data", name).read_bytes())
    for module in _RULES:
        digest.update(files("flows.extract").joinpath(f"{module.__name__.rpartition('.')[2]}.py").read_bytes())
    return digest.hexdigest()[:16]
