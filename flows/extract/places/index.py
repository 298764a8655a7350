"""Names of places and whose they are, as files that many processes map into memory and search at once.

Some million spellings would take seconds and half a gigabyte as a dict in every process. Here a name is a hash of 64 bits, the
hashes are sorted, and beside each stands the number of the place it names: nothing is read but what is looked up.
"""

from __future__ import annotations

import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from math import isnan, nan
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.model.mention import PlaceKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KINDS = tuple(PlaceKind)
_IMPORTANCE = attrgetter("importance")
_MOST_OWNERS = 40  # places that one name may stand for, the most important first: there are 1,700 San Antonios


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the lists. `admin1` is its division's code in GeoNames; `importance` is about how often a bare name means it:
    the tens of its population in hundreds (1 for a thousand people, 4 for a million), more for capitals and countries.
    """

    name: str
    kind: PlaceKind
    geonameid: int | None
    country_iso3: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    importance: float
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    """A place that a name stands for. `is_other_name`: it is another name, not the first one spelled otherwise.
    `is_loose`: the name is only like that of the place.
    """

    place: Place
    is_other_name: bool
    is_loose: bool = False


class PlaceIndex:
    """The names of an index in a folder that `write_index` has filled."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        self._keys = memoryview(np.load(folder / "keys.npy", mmap_mode="r"))
        self._owners = np.load(folder / "owners.npy", mmap_mode="r")
        self._places = np.load(folder / "places.npy", mmap_mode="r")
        self._names = np.load(folder / "names.npy", mmap_mode="r")
        # Texts repeat their words, and articles each other's.
        self.owners = lru_cache(maxsize=50_000)(self._find)
        self._place = lru_cache(maxsize=50_000)(self._read)

    @cached_property
    def capitals(self) -> dict[str, Place]:
        """The capital of each country, by ISO 3166 alpha-3."""
        import numpy as np

        found = [self._place(int(number)) for number in np.flatnonzero(self._places["is_capital"])]
        return {place.country_iso3: place for place in sorted(found, key=_IMPORTANCE) if place.country_iso3}

    def _find(self, key: str) -> tuple[Owner, ...]:
        """The places of this name, folded, the most important first."""
        hashed = _hash(key)
        at = bisect_left(self._keys, hashed)
        owners = []
        while at < len(self._keys) and self._keys[at] == hashed:
            number = int(self._owners[at])
            owners.append(Owner(self._place(number >> 1), bool(number & 1)))
            at += 1
        return tuple(owners)

    def _read(self, number: int) -> Place:
        start, length, kind, geonameid, country, admin1, latitude, longitude, importance, is_capital = self._places[
            number
        ].item()
        return Place(
            self._names[start : start + length].tobytes().decode(),
            _KINDS[kind],
            geonameid or None,
            country.decode() or None,
            admin1.decode() or None,
            None if isnan(latitude) else latitude,
            None if isnan(longitude) else longitude,
            importance,
            is_capital,
        )


def write_index(folder: Path, places: Sequence[Place], names: Iterable[tuple[str, int, bool]]) -> None:
    """Write an index of `places` to `folder`; `names` are folded names, each with the number of its place and whether it is
    another name than its first. Of two processes that write the same index one wins, and nobody sees half of one.
    """
    import numpy as np

    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=".gazetteer-", dir=folder.parent))
    try:
        keys, owners = _sorted(names, np.array([place.importance for place in places]))
        np.save(building / "keys.npy", keys)
        np.save(building / "owners.npy", owners)
        blob, rows = _table(places)
        np.save(building / "places.npy", rows)
        np.save(building / "names.npy", np.frombuffer(blob, np.uint8))
        try:
            building.replace(folder)
        except OSError:  # not empty: another process was faster
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _sorted(names: Iterable[tuple[str, int, bool]], importance: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Hashes in order, and beside each the number of its place, doubled, and one more if it is another name.

    Those of one hash stand by importance, and no more of them than anybody weighs.
    """
    import numpy as np

    hashed = [(_hash(key), number << 1 | other) for key, number, other in names]
    keys = np.fromiter((key for key, _ in hashed), np.uint64, len(hashed))
    owners = np.fromiter((owner for _, owner in hashed), np.uint32, len(hashed))
    order = np.lexsort((owners, -importance[owners >> 1], keys))
    keys, owners = keys[order], owners[order]
    begins = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    rank = np.arange(len(keys)) - np.repeat(begins, np.diff(np.r_[begins, len(keys)]))
    return keys[rank < _MOST_OWNERS], owners[rank < _MOST_OWNERS]


def _table(places: Sequence[Place]) -> tuple[bytes, NDArray[Any]]:
    """The names of the places, one after the other, and a row for each place."""
    import numpy as np

    columns = {"start": "u4", "length": "u2", "kind": "u1", "geonameid": "u4", "country": "S3", "admin1": "S8"}
    columns |= {"latitude": "f8", "longitude": "f8", "importance": "f4", "is_capital": "?"}
    blob = bytearray()
    rows = np.empty(len(places), np.dtype(list(columns.items())))
    for number, place in enumerate(places):
        written = place.name.encode()
        where = (nan if value is None else value for value in (place.latitude, place.longitude))
        known = (place.geonameid or 0, place.country_iso3 or "", place.admin1 or "")
        rows[number] = (len(blob), len(written), _KINDS.index(place.kind), *known, *where, place.importance, place.is_capital)
        blob += written
    return bytes(blob), rows


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")
