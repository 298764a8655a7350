"""The places that a text names: where they are, how precisely that says where something happened, and whether it means them.

A name is read if enough speaks for it: that a gazetteer has it, how large the place is, that the text is about its country, and
the words around it. Names that no list has are kept if those words leave no doubt: "control over Islah al-Husseineh".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.gazetteer import default_gazetteer
from flows.extract.place_context import Context
from flows.extract.place_evidence import Surroundings, is_told
from flows.extract.place_index import PlaceIndex
from flows.extract.place_metonyms import is_metonym
from flows.extract.place_names import Name, name_finder
from flows.extract.place_pairs import pair_names
from flows.extract.place_phrases import add_phrases
from flows.extract.place_runs import cased_runs, taken_words
from flows.extract.place_words import NEAR_PREC, WHERE_PREC
from flows.extract.words import Words
from flows.model.mention import PlaceKind, PlaceMention

_ENOUGH = 3.5
_AGAIN = 1.5  # a name that the text has told to be a place is one the next time
_FULL_SCORE = 9.0


def find_places(
    words: Words,
    taken: Sequence[tuple[int, int]] = (),
    people: Sequence[tuple[int, int]] = (),
    language: str = "en",
    gazetteer: PlaceIndex | None = None,
) -> tuple[PlaceMention, ...]:
    """The places in the text, in order, none inside another.

    `taken` and `people` are spans already read as actors or outlets, and as people: no place is read inside them, but a place
    that is all of what stands for an actor ("Moscow"). `gazetteer` is by default that which is installed.
    """
    finder = name_finder(gazetteer or default_gazetteer())
    taken_by = taken_words(words, [*taken, *people])
    first_person = len(taken)
    names = [
        name
        for run in cased_runs(words, taken_by)
        if taken_by.get(run.first, -1) < first_person
        for name in finder.names(words, run)
    ]
    text = Surroundings(words)
    for name in names:
        text.judge(name)
    pair_names([name for name in names if not name.is_inside], text)
    Context(words, names).settle(names)
    found = list(_mentions(words, names, text))
    return tuple(add_phrases(words, text, found) if language == "en" else found)


def _mentions(words: Words, names: list[Name], text: Surroundings) -> Iterator[PlaceMention]:
    told = _told_before(words, names)
    end = 0
    for name in sorted(names, key=lambda one: (one.first, one.is_inside)):
        if name.first >= end and _is_read(words, name, told, text):
            end = name.end
            yield _mention(words, name, is_metonym(name, words, text))


def _told_before(words: Words, names: list[Name]) -> set[str]:
    """The listed names, as written, that the text leaves no doubt about."""
    return {_written(words, one) for one in names if one.place and one.evidence >= 2 and one.total + one.evidence >= _ENOUGH}


def _is_read(words: Words, name: Name, told: set[str], text: Surroundings) -> bool:
    if name.place is None:
        return is_told(name, text)
    if text.is_adjective(name):
        return False
    again = _AGAIN if _written(words, name) in told and not name.is_inside else 0.0
    return name.total + name.evidence + again >= _ENOUGH


def _written(words: Words, name: Name) -> str:
    return words.text[words.starts[name.first] : words.ends[name.end - 1]]


def _mention(words: Words, name: Name, stands_for_its_government: bool) -> PlaceMention:
    place, noun = name.place, name.noun
    kind = place.kind if place else noun.kind if noun else PlaceKind.UNKNOWN
    precision = WHERE_PREC[kind]
    if noun and noun.kind is PlaceKind.ADMIN and kind in {PlaceKind.POPULATED, PlaceKind.ADMIN}:
        kind, precision = PlaceKind.ADMIN, noun.where_prec
    last = name.end
    if noun and noun.kind in {PlaceKind.SITE, PlaceKind.WATER, PlaceKind.CROSSING} and name.tail:
        last, kind, precision = name.tail, noun.kind, noun.where_prec
    if name.is_near:
        precision = max(precision, NEAR_PREC)
    start, end = words.starts[name.first], words.ends[last - 1]
    return PlaceMention(
        char_start=start,
        char_end=end,
        text=words.text[start:end],
        kind=kind,
        name=place.name if place else None,
        geonameid=place.geonameid if place else None,
        country_iso3=place.country_iso3 if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        where_prec=precision,
        is_metonym=stands_for_its_government,
        method=name.rule,
        score=round(min(max(name.total + name.evidence, 1.0) / _FULL_SCORE, 1.0), 2),
    )
