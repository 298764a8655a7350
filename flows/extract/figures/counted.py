"""What a number counts: the noun phrase behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flows.extract.actors.names import nation_words
from flows.extract.figures.rules import figure_words
from flows.extract.grammar import OTHER
from flows.extract.lexicon import read_rows
from flows.extract.words import Words

_REACH = 8  # words of a noun phrase
_LETTERS = figure_words().letters
_INSIDE = frozenset({  # what may stand before its noun
    OTHER, "-", "'",
    *(_LETTERS[name] for name in (
        "DESIGNATOR", "GROUP", "UNKNOWN", "OLD", "COUNT", "MORE", "LEFT", "SOME", "FIRE", "HOME", "SET", "VICTIM", "ILLNESS",
    )),
})  # fmt: skip
_MADE = frozenset(_LETTERS[name] for name in ("DONE", "STATE", "OF_NOUN"))  # what may where it is made an adjective
_NOUN_ALSO = (OTHER, "-", _LETTERS["GROUP"])  # what an adjective that is a noun, too, may stand before
_AGE = re.compile(f"{_LETTERS['NUMBER']}-?{_LETTERS['YEARS']}-?{_LETTERS['OLD']}-?")


@dataclass(frozen=True, slots=True)
class Noun:
    """A row of data/counted.csv, in the singular or the plural."""

    kind: str
    label: str
    plural: bool
    adjective: bool = False


_SOMEBODY, _SEVERAL = Noun("person", "people", plural=False), Noun("person", "people", plural=True)


@dataclass(slots=True)
class Counted:
    """The words from `first` to `last` that say what is counted, and what is known of their noun."""

    first: int
    last: int
    noun: Noun | None


@cache
def nouns() -> Mapping[str, Noun]:
    found: dict[str, Noun] = {}
    for row in read_rows("counted.csv"):
        adjective = row["also"] == "adjective"
        if row["plural"] != row["singular"]:
            found[row["singular"].casefold()] = Noun(row["kind"], row["label"], plural=False, adjective=adjective)
            adjective = False
        if row["plural"]:
            found[row["plural"].casefold()] = Noun(row["kind"], row["label"], plural=True, adjective=adjective)
    people = {word for word, _ in nation_words("people")} | {f"{word}s" for word, _ in nation_words("adjective")}
    return {word.casefold(): _SEVERAL for word in people} | found


@cache
def _plurals() -> frozenset[str]:
    return frozenset(word for word, noun in nouns().items() if noun.plural)


def noun_phrase(words: Words, codes: str, first: int, *, plural: bool) -> Counted | None:
    """The noun phrase that begins at the word `first`; None if none of its words looks like a noun.

    Its noun is the first in the list, or the last of several that follow each other ("police officers"), and a plural one for
    a number above one.
    """
    start = first
    if age := _AGE.match(codes, first) if first in words.numbers else None:
        first = age.end()  # "an 80-year-old woman"
    known, folded = nouns(), words.folded
    end = min(first + _REACH, len(codes))
    for index in range(first, end):
        noun = known.get(folded[index])
        if noun is None:
            stands_inside = codes[index] in _INSIDE or _may_stand_inside(words, codes, first, index)
            if not stands_inside or (not plural and index > first and _is_participle(words.written[index])):
                end = index
                break
        elif _ends_phrase(words, codes, index, noun, plural=plural):
            return Counted(start, index, noun)
    if age and end == first:
        return Counted(start, first - 1, _SOMEBODY)  # "a 14-year-old"
    return _unlisted(words, start, first, end, plural=plural)


def _may_stand_inside(words: Words, codes: str, first: int, index: int) -> bool:
    """Whether a word that seldom stands before a noun does so here, in a phrase from `first`."""
    code = codes[index]
    if code in _MADE:
        return _is_made_adjective(words, index)
    if code == _LETTERS["SAID"]:
        return index == first and _is_confirmed(words, index)
    if code == _LETTERS["HOLD"]:
        return codes[index - 1 : index] == "-"  # "two rebel-held towns"
    if code == _LETTERS["AND"]:
        return index > first and _joins_adjectives(words, codes, index)
    return code == _LETTERS["DOT"] and index > first and _is_initial(words, index)


def _joins_adjectives(words: Words, codes: str, index: int) -> bool:
    """ "88 rebel and regime forces", but not "12 lorries and police cars"."""
    noun = nouns().get(words.folded[index + 2]) if index + 2 < len(words.written) else None
    if noun is None or not noun.plural or words.folded[index + 1] in _plurals():
        return False
    return codes[index - 1] == codes[index + 1] == OTHER and not words.folded[index - 1].endswith("s")


def _ends_phrase(words: Words, codes: str, index: int, noun: Noun, *, plural: bool) -> bool:
    """Whether a noun is the one counted, and not one before it: "police officers", "a rebel stronghold", "two men's bodies"."""
    after = codes[index + 1 : index + 2]
    if (after == "'" and _is_owner(words, index)) or (noun.kind == "attack" and _is_in_name(words, index)):
        return False
    if plural and noun.plural:
        return not noun.adjective or _next(words, index) not in nouns()
    if plural:
        return noun.kind in ("unit", "none") and _next(words, index) not in nouns()
    is_adjective = noun.adjective and after in _NOUN_ALSO
    return after != _LETTERS["TOLL"] and not is_adjective and _next(words, index) not in nouns()


def _is_owner(words: Words, index: int) -> bool:
    """ "two men's bodies" before the apostrophe, and not the end of a quotation."""
    if not words.glued(index + 1):
        return False
    after = _next(words, index + 1)
    return after == "s" or after in nouns()


def _is_in_name(words: Words, index: int) -> bool:
    """ "11 Special Operations Group men"."""
    behind = nouns().get(words.folded[index + 2]) if index + 2 < len(words.written) else None
    is_capital = all(word[:1].isupper() and not word.isupper() for word in words.written[index - 1 : index + 2])
    return is_capital and behind is not None and behind.kind == "person"


def _is_made_adjective(words: Words, index: int) -> bool:
    """ "12 wounded soldiers", "internally displaced people", "a rescue worker"."""
    return _next(words, index) in nouns() and (index == 0 or words.folded[index - 1] not in nouns())


def _is_confirmed(words: Words, index: int) -> bool:
    """ "four confirmed cases"."""
    return words.written[index].endswith("ed") and _next(words, index).endswith("s")


def _is_initial(words: Words, index: int) -> bool:
    """The full stops of "U.S. soldiers"."""
    before = words.written[index - 1]
    return len(before) == 1 and before.isupper() and words.glued(index)


def _is_participle(word: str) -> bool:
    """ "a hub linking the town": the noun has been before."""
    return word.endswith("ing") and word.islower()


def _unlisted(words: Words, start: int, first: int, end: int, *, plural: bool) -> Counted | None:
    """A noun that no list has: the last plural of the first words, or for one of it the word before what ends the phrase."""
    if not plural:
        ends = first < end <= first + 4 and words.written[end - 1].isalpha()
        return Counted(start, end - 1, None) if ends else None
    for index in range(min(first + 3, end) - 1, first - 1, -1):
        word = words.folded[index]
        if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isalpha():
            return Counted(start, index, None)
    return None


def _next(words: Words, index: int) -> str:
    return words.folded[index + 1] if index + 1 < len(words.written) else ""
