"""The words by which English tells that a name is a place's: data/place_words.csv, and words that only look like places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flows.extract.lexicon import read_rows
from flows.model.mention import PlaceKind

# Kinds of places: what an Enum has is slow to look up.
COUNTRY, ADMIN, POPULATED, NEIGHBOURHOOD, REGION, WATER, CROSSING, SITE, UNKNOWN = PlaceKind
WHERE_PREC = {
    COUNTRY: 6,
    ADMIN: 4,
    POPULATED: 1,
    NEIGHBOURHOOD: 1,
    REGION: 5,
    WATER: 5,
    CROSSING: 1,
    SITE: 1,
    UNKNOWN: 1,
}
"""UCDP's where_prec of an event that is known to have happened in a place of the kind (GED codebook, section on geocoding)."""
NEAR_PREC = 2  # within some 25 kilometres of it


@dataclass(frozen=True, slots=True)
class Noun:
    """What kind of place a noun names, and how precise it is."""

    kind: PlaceKind
    where_prec: int


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words in lower case. `nouns` stand for one place, `plurals` for several, `befores` belong to the name that follows,
    `units` to that before their hyphen.
    `sets` are the other classes of the list.
    """

    nouns: Mapping[str, Noun]
    plurals: Mapping[str, Noun]
    befores: Mapping[str, Noun]
    units: Mapping[str, Noun]
    sets: Mapping[str, frozenset[str]]


@cache
def place_words(language: str = "en") -> PlaceWords:
    """The words for texts in a language; what only some languages have is in `sets` as well under the name "own"."""
    rows = [row for row in read_rows("place_words.csv") if not row["languages"] or language in row["languages"].split()]
    nouns: dict[str, dict[str, Noun]] = {"noun": {}, "plural": {}, "before": {}, "unit": {}}
    sets: dict[str, set[str]] = {"ending": set(), "own": {row["word"] for row in rows if row["languages"]}}
    for row in rows:
        if row["class"] in nouns:
            kind = PlaceKind(row["kind"])
            nouns[row["class"]][row["word"]] = Noun(kind, int(row["where_prec"] or WHERE_PREC[kind]))
        else:
            sets.setdefault(row["class"], set()).add(row["word"])
    frozen = {name: frozenset(words) for name, words in sets.items()}
    return PlaceWords(nouns["noun"], nouns["plural"], nouns["before"], nouns["unit"], frozen)


@cache
def homonyms() -> Mapping[str, frozenset[str]]:
    """`word`: ordinary words of English that also name places, `name`: given names and surnames that do, `people`: peoples and
    faiths; `phrase`: what looks like a place and is none, folded."""
    sets: dict[str, set[str]] = {}
    for row in read_rows("place_homonyms.csv"):
        sets.setdefault(row["name"], set()).update([row["words"]] if row["name"] == "phrase" else row["words"].split())
    return {name: frozenset(words) for name, words in sets.items()}
