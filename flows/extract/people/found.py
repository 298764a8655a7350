"""A person as one place of a text has them: by a name, by an office alone, or by a pronoun; and what they are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from flows.extract.actors.rules import shouted
from flows.extract.lexicon import read_rows
from flows.extract.people.roles import Role, role_of
from flows.extract.people.rules import Coded, apposition, letters_of, lone_speakers, person_rules, rule_groups, two_names
from flows.extract.people.words import person_words
from flows.extract.places.folding import fold
from flows.extract.places.gazetteer import default_gazetteer
from flows.extract.places.index import PlaceIndex
from flows.extract.places.words import place_words

_PARTICLES = ("AL", "HYPHEN", "DOT", "QUOTE", "APOSTROPHE", "INITIAL")
_ADDRESS = ("RANK", "SHORT", "HONOR")  # of themselves they say little of who somebody is
_SAYS_TOO_LITTLE = frozenset(("head", "chair", "chief", "source", "deputy", "speaker", "officer", "official"))  # alone
_CITY = 3.0  # importance of a place of a hundred thousand people
_FORMS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir"))  # no roles


@dataclass(slots=True)
class Found:
    """The words from `first` up to `end` mention somebody. `name` has the parts of the name, folded, without particles."""

    rule: str
    first: int
    end: int
    name: tuple[str, ...] = ()
    role: Role | None = None
    gender: str | None = None
    is_definite: bool = True  # "the spokesman", and not "a spokesman"
    is_genitive: bool = False  # whether its last word has an s that is no part of the name


def find(coded: Coded, gazetteer: PlaceIndex | None = None) -> list[Found]:
    """What the rules find, in order and apart."""
    found = [one for match in person_rules().finditer(coded.codes) if (one := _found(coded, match))]
    return sorted([*found, *_repeated(coded, found, gazetteer)], key=lambda one: one.first)


def _found(coded: Coded, match: re.Match[str]) -> Found | None:
    rule = match.lastgroup or ""
    if rule == "pronoun":
        at = match.start()
        return Found(rule, at, at + 1, gender=person_words().values[coded.words.folded[at]])
    inside = {group[0]: match.span(group) for group in rule_groups()[rule] if match[group]}
    return _office(coded, *inside["r"]) if rule == "office" else _named(coded, rule, inside)


def _repeated(coded: Coded, found: Iterable[Found], gazetteer: PlaceIndex | None) -> Iterator[Found]:
    """Full names that no list has, of those who speak by their surname alone: "Ava DuVernay", "DuVernay explained".

    A city that speaks is none: "rebel-held Zubdiya Aleppo", "Aleppo says".
    """
    written, codes = coded.words.written, coded.codes
    speakers = {written[match.start()] for match in lone_speakers().finditer(codes)}
    speakers -= {written[one.end - 1] for one in found}
    if speakers:
        places = gazetteer or default_gazetteer()
        speakers -= {one for one in speakers if (of := places.owners(fold(one))) and of[0].place.importance >= _CITY}
    if not speakers:
        return
    taken = {at for one in found for at in range(one.first, one.end)}
    for first in [match.start() for match in two_names().finditer(codes)]:
        if written[first + 1] in speakers and not taken & {first, first + 1}:
            parts, gender = name_parts(coded, first, first + 2), genders().get(written[first])
            yield Found("repeated", first, first + 2, parts, gender=gender)


def _named(coded: Coded, rule: str, inside: dict[str, tuple[int, int]]) -> Found | None:
    first, end = inside["n"]
    if coded.codes[end : end + 1] == person_words().letters["SITE"] or (rule != "title" and _is_of_a_place(coded, first, end)):
        return None
    if rule == "title" and end == first + 1 and not _may_be_titled(coded, first, *inside["r"]):
        return None
    title = role_of(coded, *inside["r"]) if "r" in inside else None
    apposed = apposition().match(coded.codes, end)
    behind = role_of(coded, *apposed.span("r0" if apposed["r0"] else "r1")) if apposed else None
    role = behind if behind and (title is None or title.office in _addresses()) else title
    if role and role.office in _FORMS:
        role = None
    gender = _gender(coded, first, end, inside.get("r"))
    return Found(rule, first, end, name_parts(coded, first, end), role, gender)


def name_parts(coded: Coded, first: int, end: int) -> tuple[str, ...]:
    """The parts of a name by which it is compared, folded."""
    left_out = letters_of(*_PARTICLES)
    return tuple([coded.words.folded[at] for at in range(first, end) if coded.codes[at] not in left_out])


def _may_be_titled(coded: Coded, name: int, first: int, end: int) -> bool:
    """Whether a word behind a title is a name: where all is in capitals, only a first name is, or what a rank stands before."""
    letters = person_words().letters
    if coded.codes[name] != letters["CAP"] or not shouted(coded.words):
        return True
    return coded.codes[end - 1] != letters["ROLE"] and coded.words.folded[end - 1] not in _SAYS_TOO_LITTLE


def _is_of_a_place(coded: Coded, first: int, end: int) -> bool:
    """Whether a name is part of that of a place: "in Abu Omar", "Rafic Hariri International", "San Luis Potosi"."""
    letters = person_words().letters
    before, after = coded.codes[first - 1 : first], coded.codes[end : end + 1]
    if first and coded.words.written[first - 1 - (before == letters["DOT"])] in _patrons():
        return True
    if after == letters["PLAIN"] and coded.words.written[end][0].isupper():
        return True
    return before == letters["OF"] and coded.codes[first] == letters["ABU"] and coded.words.written[first - 1] != "of"


def _office(coded: Coded, first: int, end: int) -> Found | None:
    role = role_of(coded, first, end)
    if end == first + 1 and role.office in _SAYS_TOO_LITTLE:
        return None
    if role.office == "source" and "source of" in role.text:  # "the main source of fighters"
        return None
    is_definite = coded.codes[first - 1 : first] != person_words().letters["ART"]
    return Found("office", first, end, role=role, is_definite=is_definite)


def _gender(coded: Coded, first: int, end: int, title: tuple[int, int] | None) -> str | None:
    said = [person_words().values.get(coded.words.folded[at], "") for at in range(*(title or (0, 0)))]
    named = genders().get(coded.words.written[first]) if coded.codes[first] == person_words().letters["FIRST"] else None
    return next((gender for gender in (*said, named) if gender in ("m", "f")), None)


@cache
def genders() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in read_rows("first_names.csv")}


@cache
def _patrons() -> frozenset[str]:
    return frozenset(map(str.capitalize, place_words().sets["patron"]))


@cache
def _addresses() -> frozenset[str]:
    return frozenset(row["word"].split()[-1] for row in read_rows("person_words.csv") if row["class"] in _ADDRESS)
