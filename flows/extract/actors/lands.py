"""In which countries a text is at home: by the places that it names, as a whole and around a word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from flows.extract.actors.context import ABROAD
from flows.model.mention import PlaceKind, PlaceMention

_MUCH_MORE = 3  # times as many places must lie in the one country as in any other
_LEAD = 600  # characters with which a report begins
_REACH = 600  # characters before and behind a word in which its paragraph and its sentence are looked for
_APART = len(", the interim ")  # characters between a place and what is there
_OPENS = "In "
_HEAD = 20  # characters of a text in which the place begins where it was written
_END = re.compile(r"[.!?](?=\s)|\n")
_ASIDE = re.compile(r"\b(?:which|who|whose|where|based)\b")
_LOCATED = frozenset(("in", "kind_of", "name_kind", "pair", "owned", "bracket", "in_bracket"))  # rules of places
_BLANK_LINE = "\n\n"
_POSSESSIVES, _BLANK = ("'s ", "’s "), (" ",)


class Lands:
    """The places of a text by their countries; `most` is that in which most of them lie, `home` that in which by far the most
    do, `likely` that of its lead if no more lie elsewhere, `dateline` that of a place at its head, ISO 3166 alpha-3.
    """

    def __init__(self, text: str, places: Sequence[PlaceMention]) -> None:
        self.text = text
        self.places = [place for place in places if place.country_iso3 and not place.is_metonym]
        self.starts = [place.char_start for place in self.places]
        counted = Counter(place.country_iso3 for place in self.places)
        self.most, self.home = _homes(counted)
        lead = self._lead()
        self.likely = self.home or (lead if lead and counted[lead] == max(counted.values()) else None)
        self.dateline = self.places[0].country_iso3 if self.places and self.places[0].char_start < _HEAD else None

    def _lead(self) -> str | None:
        """The only country in which the places of the lead lie: of it news mostly is."""
        here = {place.country_iso3 for place in self._between(0, _LEAD)}
        return next(iter(here)) if len(here) == 1 and not here & ABROAD else None

    def of_name(self, name: str) -> str | None:
        """The only country in which the places lie that the text calls so, or by a longer name that ends so."""
        found = {place.country_iso3 for place in self.places if place.text == name or place.text.endswith(f" {name}")}
        return next(iter(found)) if len(found) == 1 else None

    def owner(self, start: int) -> str | None:
        """The country of the place whose own begins at `start`: "New Delhi's ministry"."""
        return self._before(start, _POSSESSIVES)

    def beside(self, start: int) -> str | None:
        """The country of the place right before `start`: "Nairobi police"."""
        return self._before(start, _BLANK)

    def _before(self, start: int, between: Sequence[str]) -> str | None:
        at = bisect_left(self.starts, start) - 1
        return self.places[at].country_iso3 if at >= 0 and self.text[self.places[at].char_end : start] in between else None

    def opening(self, start: int) -> str | None:
        """The country of the place with which a sentence begins right before `start`: "In Tashkent, the foreign ministry"."""
        at = bisect_left(self.starts, start) - 1
        if (
            at < 0
            or start - self.places[at].char_end > _APART
            or not self.text.startswith(_OPENS, self.starts[at] - len(_OPENS))
        ):
            return None
        return self.places[at].country_iso3

    def of_sentence(self, start: int) -> str | None:
        """The only country where the words of a sentence before `start` say that something was; none whose forces are named
        abroad.
        """
        said = {place.country_iso3 for place in self._said_before(start) if place.method in _LOCATED}
        return next(iter(said)) if len(said) == 1 and not said & ABROAD else None

    def of_paragraph(self, start: int) -> str | None:
        """The country in which all places of a paragraph lie that are no countries, if there are two, or it is named, too; none
        whose forces are named abroad.
        """
        first = self.text.rfind(_BLANK_LINE, max(start - _REACH, 0), start)
        end = self.text.find(_BLANK_LINE, start, start + _REACH)
        if first < 0 or end < 0:
            return None
        here = self._between(first, end)
        inside = {place.country_iso3 for place in here if place.kind is not PlaceKind.COUNTRY}
        country = next(iter(inside)) if len(inside) == 1 else None
        is_sure = country not in ABROAD and sum(place.country_iso3 == country for place in here) > 1
        return country if is_sure else None

    def _said_before(self, start: int) -> Sequence[PlaceMention]:
        """The places of a sentence before `start`; none if it goes on about somebody: "the group, which is based in Kivu"."""
        first = max(start - _REACH, 0)
        for match in _END.finditer(self.text, first, start):
            first = match.end()
        return () if _ASIDE.search(self.text, first, start) else self._between(first, start)

    def _between(self, first: int, end: int) -> Sequence[PlaceMention]:
        return self.places[bisect_left(self.starts, first) : bisect_left(self.starts, end)]


def _homes(counted: Counter[str | None]) -> tuple[str | None, str | None]:
    """The country in which most places lie, none if as many lie in another, and the same if by far the most do."""
    (first, often), (_, less) = (*counted.most_common(2), (None, 0), (None, 0))[:2]
    most = first if often > less else None
    return most, most if often >= _MUCH_MORE * less else None
