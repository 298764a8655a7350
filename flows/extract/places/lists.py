"""The lists that places come from, as one: GeoNames, countries and their divisions, and our own list of what those lack."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import log10
from typing import Any

from flows.extract.actors.names import nation_words
from flows.extract.lexicon import read_rows
from flows.extract.places.distance import kilometres
from flows.extract.places.folding import fold, fold_loosely
from flows.extract.places.index import Place
from flows.model.gazetteer import Edition
from flows.model.mention import PlaceKind

LOOSE = "~"  # before the keys of names that are alike only loosely
_COUNTRY, _CAPITAL, _DIVISION, _GREAT_DIVISION = 6.0, 2.0, 3.0, 5.0
_ALIKE = 2  # letters that a spelling of a name shares with it: Aleppo was also called Berea, which is another name
_SHORTEST_LOOSE = 4
_NEAR = 25  # kilometres
_NOWHERE = (None, None)
# English spells the names of these countries in many ways.
_ARABIC = frozenset(
    {
        "SYR",
        "IRQ",
        "YEM",
        "LBN",
        "JOR",
        "PSE",
        "LBY",
        "EGY",
        "SDN",
        "SAU",
        "KWT",
        "BHR",
        "QAT",
        "ARE",
        "OMN",
        "TUN",
        "DZA",
        "MAR",
        "MRT",
        "IRN",
        "AFG",
        "TUR",
        "SOM",
    }
)
# What kind of division it is belongs to the name in GeoNames, not in the press.
_DIVISION_KINDS = frozenset(
    {
        "Province",
        "County",
        "Region",
        "Department",
        "District",
        "Municipality",
        "State",
        "Oblast",
        "Parish",
        "Governorate",
        "Krai",
        "Kraj",
        "Republic",
        "Prefecture",
        "Division",
        "Voivodeship",
        "Canton",
        "Emirate",
        "Territory",
        "City",
        "Autonomous",
    }
)


class PlaceLists:
    """`places` and their `names`: folded, the number of the place, and whether it is another name than its first."""

    def __init__(self, edition: Edition) -> None:
        self.places: list[Place] = []
        self.names: list[tuple[str, int, bool]] = []
        self._countries: dict[str | None, set[str]] = {}
        cities: dict[str, dict[str, Any]] = json.loads(edition.places.read_bytes())
        countries: dict[str, dict[str, Any]] = json.loads(edition.countries.read_bytes())
        iso3 = {code: country["iso3"] for code, country in countries.items()}
        self._middles = _middles(cities, iso3)
        self._people: Counter[tuple[str, str]] = Counter()
        for city in cities.values():
            self._people[iso3.get(city["countrycode"], ""), city["admin1code"]] += city["population"]
        self._add_countries({country["iso3"]: country for country in countries.values()})
        self._add_divisions()
        self._add_own()
        capitals = {(code, country.get("capital")) for code, country in countries.items()}
        for city in cities.values():
            if "University" in city["name"]:
                continue  # a campus of so many people, and mostly said of who teaches there
            self._add_city(city, iso3.get(city["countrycode"]), (city["countrycode"], city["name"]) in capitals)
        self._identify_own()

    def _add_countries(self, countries: dict[str, dict[str, Any]]) -> None:
        names: dict[str, list[str]] = defaultdict(list)
        for row in read_rows("country_spellings.csv"):
            names[row["country_iso3"]].append(row["name"])
        for iso3, spellings in names.items():
            listed = countries.get(iso3, {})
            name, where = listed.get("name", spellings[0]), self._middles.get((iso3, ""), _NOWHERE)
            country = Place(name, PlaceKind.COUNTRY, listed.get("geonameid"), iso3, None, where[0], where[1], _COUNTRY)
            self._add(country, spellings)

    def _add_divisions(self) -> None:
        for row in read_rows("divisions.csv"):
            iso3, code, name = row["country_iso3"], row["code"], row["name"]
            bare = " ".join(word for word in name.split() if word not in _DIVISION_KINDS) or name
            where = self._middles.get((iso3, code), _NOWHERE)
            importance = _division_importance(self._people.get((iso3, code), 0))
            self._add(Place(bare, PlaceKind.ADMIN, None, iso3, code, where[0], where[1], importance), [name])

    def _add_own(self) -> None:
        for row in read_rows("places.csv"):
            kind, iso3, importance = PlaceKind(row["kind"]), row["country_iso3"] or None, float(row["importance"])
            latitude, longitude = (float(row[name]) if row[name] else None for name in ("latitude", "longitude"))
            own = Place(row["name"], kind, None, iso3, None, latitude, longitude, importance)
            self._add(own, row["other_names"].split("|") if row["other_names"] else [])

    def _identify_own(self) -> None:
        """Give our own towns the ids of those in GeoNames that bear one of their names nearby: of several, the largest."""
        own: dict[str, list[int]] = defaultdict(list)
        for key, number, _ in self.names:
            place = self.places[number]
            if place.kind is PlaceKind.POPULATED and place.geonameid is None:
                own[key].append(number)
        found: dict[int, Place] = {}
        for key, number, _ in self.names:
            listed = self.places[number]
            for mine in own.get(key, ()) if listed.geonameid else ():
                is_larger = mine not in found or listed.importance > found[mine].importance
                if is_larger and _are_near(self.places[mine], listed):
                    found[mine] = listed
        for mine, listed in found.items():
            self.places[mine] = replace(self.places[mine], geonameid=listed.geonameid)

    def _add_city(self, city: dict[str, Any], iso3: str | None, is_capital: bool) -> None:
        importance = log10(max(city["population"], 500)) - 2 + (_CAPITAL if is_capital else 0)
        kind, code = PlaceKind.POPULATED, city["admin1code"]
        self._add(
            Place(
                city["name"], kind, city["geonameid"], iso3, code, city["latitude"], city["longitude"], importance, is_capital
            ),
            [name for name in city["alternatenames"] if _is_name(name)],
        )

    def _add(self, place: Place, other_names: list[str]) -> None:
        number = len(self.places)
        self.places.append(place)
        first = fold(place.name)
        keys = {first, *map(fold, other_names)} - {""}
        if place.kind is PlaceKind.COUNTRY:
            self._countries[place.country_iso3] = keys
        elif place.kind is PlaceKind.POPULATED:
            keys -= self._countries.get(place.country_iso3, set()) - {first}  # Mexico is not Mexico City
        like = {first}
        if place.country_iso3 in _ARABIC and place.kind is not PlaceKind.COUNTRY:
            loose = {key: fold_loosely(key) for key in keys if key.isascii()}
            like = {key for key in loose if loose[key] == loose.get(first)}
            self.names.extend((LOOSE + key, number, False) for key in set(loose.values()) if len(key) >= _SHORTEST_LOOSE)
        is_town = place.kind is PlaceKind.POPULATED
        self.names.extend((key, number, is_town and key not in like and not _alike(first, key)) for key in keys)


def _are_near(one: Place, other: Place) -> bool:
    """Whether both are of one country, and some 25 kilometres apart at most."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    distance = kilometres(one.latitude, one.longitude, other.latitude, other.longitude)
    return distance < _NEAR and one.country_iso3 == other.country_iso3


def _division_importance(people: int) -> float:
    """That of a town with a third of its people: Florida is more often meant than a town of that name."""
    return min(max(log10(max(people, 1)) - 2.5, _DIVISION), _GREAT_DIVISION)


def _alike(first: str, key: str) -> bool:
    """Whether it is the name spelled otherwise: a name of another script counts as that."""
    return not key.isascii() or first.removeprefix("al ")[:_ALIKE] == key.removeprefix("al ")[:_ALIKE]


def _is_name(name: str) -> bool:
    """Whether an alternate name is one that a text may have: no code of an airport, and nothing transliterated by machine."""
    if not name.isascii():
        return len(name) > 1
    return len(name) > 3 and any("A" <= letter <= "Z" for letter in name) and not name.isupper()


def _middles(cities: dict[str, dict[str, Any]], iso3: dict[str, str]) -> dict[tuple[str, str], tuple[float, float]]:
    """The middle of the places of each country (with no code) and of each division."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
    for city in cities.values():
        country = iso3.get(city["countrycode"], "")
        for key in ((country, ""), (country, city["admin1code"])):
            total = sums[key]
            total[0] += city["latitude"]
            total[1] += city["longitude"]
            total[2] += 1
    return {key: (round(lat / count, 4), round(lon / count, 4)) for key, (lat, lon, count) in sums.items()}


@cache
def demonyms() -> Mapping[str, str]:
    """Adjectives of states -> ISO 3166 alpha-3: "Syrian" -> SYR; without abbreviations, which are names as well: "US"."""
    return {word: iso3 for word, iso3 in nation_words("adjective") if iso3 and word[1:].islower()}


@cache
def country_words() -> frozenset[str]:
    """The English names of countries that are one word."""
    rows = read_rows("country_spellings.csv")
    return frozenset(row["name"] for row in rows if row["language"] == "en" and " " not in row["name"])
