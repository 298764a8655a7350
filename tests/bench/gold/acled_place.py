"""Which of the places of a short report is the one that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from flows.model.mention import PlaceKind, PlaceMention

# "coded to Homs" says it, and so do brackets: "Bindisi (Central Darfur)". Then the narrowest, and of those the first.
_AROUND = frozenset({"in_bracket", "definite", "border"})
_AREA = 1
_NEXT = 20  # characters: " village of "
_WIDTH = {
    PlaceKind.POPULATED: 0,
    PlaceKind.UNKNOWN: 0,
    PlaceKind.NEIGHBOURHOOD: 0,
    PlaceKind.ADMIN: 2,
    PlaceKind.CROSSING: 1,
    PlaceKind.SITE: 2,
    PlaceKind.WATER: 3,
    PlaceKind.REGION: 4,
    PlaceKind.COUNTRY: 5,
}


def main_place(places: Sequence[PlaceMention]) -> int | None:
    """The number of the place where a report of one event says that it was; None if it names none."""
    for number, place in enumerate(places):
        if place.method == "coded":
            return number
    for number, place in enumerate(places):
        if place.method == "in_bracket" and place.kind is PlaceKind.NEIGHBOURHOOD:
            return number  # "Incheon City Hall (Incheon - Namdong)"
    for number, place in enumerate(places):
        if place.method == "bracket":
            return _town(places, number)
    named = [number for number, place in enumerate(places) if not place.is_metonym and place.method not in _AROUND]
    return min(named, key=lambda number: (places[number].method == "around", _width(places[number]), number), default=None)


def _width(place: PlaceMention) -> int:
    is_small = place.kind is PlaceKind.REGION and place.name is None  # "the Gire Cudi area"
    return _AREA if is_small else _WIDTH[place.kind]


def _town(places: Sequence[PlaceMention], number: int) -> int:
    """The town that is meant where brackets say in which district it is."""
    place, before, behind = places[number], places[number - 1] if number else None, places[number + 1 :][:1]
    if before and before.kind is PlaceKind.POPULATED and place.char_start - before.char_end < _NEXT:
        return number - 1  # "Nan Taung village of Palaw township (Myeik district)"
    is_site = place.kind is PlaceKind.SITE or (place.name is None and behind and behind[0].kind is PlaceKind.NEIGHBOURHOOD)
    return number + 1 if is_site and behind and behind[0].method == "in_bracket" else number
