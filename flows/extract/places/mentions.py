"""A name that was read, as a mention: of which kind it is, how precise, and how sure."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.places.index import Place
from flows.extract.places.names import Name
from flows.extract.places.words import (
    ADMIN,
    CROSSING,
    NEAR_PREC,
    NEIGHBOURHOOD,
    POPULATED,
    SITE,
    UNKNOWN,
    WATER,
    WHERE_PREC,
    place_words,
)
from flows.extract.words import Words
from flows.model.mention import PlaceKind, PlaceMention

_FULL_SCORE = 9.0
_TELLING = 2  # places in one country
_WITH_NOUN = frozenset({SITE, WATER, CROSSING})  # "Mosul airport" is not Mosul
_TOWNS = frozenset({POPULATED, ADMIN})


def home_of(names: Sequence[Name], governing: Sequence[bool]) -> str | None:
    """The country that all listed places of a text lie in, but governments; None if there are others, or fewer than tell."""
    owners = [name.owner for name, governs in zip(names, governing, strict=True) if name.owner and not governs]
    lying = [country for owner in owners if (country := owner.place.country_iso3)]
    return lying[0] if len(lying) >= _TELLING and len(set(lying)) == 1 else None


def mention_of(name: Name, words: Words, home: str | None, stands_for_its_government: bool) -> PlaceMention:
    """The mention of a name. Its text is the plain name ("Raqqa" in "Raqqa province"), that of a site the whole. What no list
    has lies in the country of what it is said to lie in, or `home`, the only one of the text.
    """
    kind, precision = _kind(name)
    place = _known(name, kind)
    first = name.first + _begins_with_noun(name, words)
    last = name.tail if kind in _WITH_NOUN and name.tail else name.end
    start, end = words.starts[first], words.ends[last - 1]
    return PlaceMention(  # in the order of its fields, which is faster
        start,
        end,
        words.text[start:end],
        kind,
        place.name if place else None,
        place.geonameid if place else None,
        place.country_iso3 if place else _lies_in(name) or home,
        place.latitude if place else None,
        place.longitude if place else None,
        max(precision, NEAR_PREC) if name.is_near else precision,
        stands_for_its_government,
        name.rule,
        _score(name.total + name.evidence),
    )


def _score(points: float) -> float:
    return round(max(points, 1.0) / _FULL_SCORE, 2) if points < _FULL_SCORE else 1.0


def _lies_in(name: Name) -> str | None:
    return next((larger.place.country_iso3 for larger in name.pairs if larger.place), None)


def _begins_with_noun(name: Name, words: Words) -> bool:
    """ "Barangay Poblacion" """
    noun = None if name.owners else place_words().befores.get(words.written[name.first].lower())
    return noun is not None and noun.kind is POPULATED and name.end - name.first > 1


def _kind(name: Name) -> tuple[PlaceKind, int]:
    """What is listed counts for more than the noun, but a town may give its name to a province, and to what it has."""
    listed, noun = name.place.kind if name.place else None, name.noun
    if noun and (listed is None or (noun.kind is ADMIN and listed in _TOWNS) or (noun.kind in _WITH_NOUN and name.tail)):
        return noun.kind, noun.where_prec
    if noun and noun.kind is NEIGHBOURHOOD and listed is POPULATED:
        return noun.kind, noun.where_prec
    kind = listed or UNKNOWN
    return kind, WHERE_PREC[kind]


def _known(name: Name, kind: PlaceKind) -> Place | None:
    """The listed place, unless a site has only another name of it: the Al-Quds hospital is not in Jerusalem."""
    if name.owner is None or name.owner.place.kind is kind or kind not in _WITH_NOUN:
        return name.place
    return None if name.owner.is_other_name or name.owner.is_loose else name.place
