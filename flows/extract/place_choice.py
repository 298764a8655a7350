"""Which of the places of a short report is the one that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from flows.model.mention import PlaceKind, PlaceMention

# "coded to Homs" says it, and so do brackets: "Bindisi (Central Darfur)". Then the narrowest, and of those the first.
_SAID = ("coded", "bracket")
_AROUND = frozenset({"in_bracket", "definite", "border"})
_WIDTH = {
    PlaceKind.POPULATED: 0,
    PlaceKind.UNKNOWN: 0,
    PlaceKind.NEIGHBOURHOOD: 1,
    PlaceKind.ADMIN: 2,
    PlaceKind.CROSSING: 1,
    PlaceKind.SITE: 2,
    PlaceKind.WATER: 3,
    PlaceKind.REGION: 4,
    PlaceKind.COUNTRY: 5,
}


def main_place(places: Sequence[PlaceMention]) -> int | None:
    """The number of the place where a report of one event says that it was; None if it names none."""
    for rule in _SAID:
        for number, place in enumerate(places):
            if place.method == rule:
                return number
    named = [number for number, place in enumerate(places) if not place.is_metonym and place.method not in _AROUND]
    return min(named, key=lambda number: (_WIDTH[places[number].kind], number), default=None)
