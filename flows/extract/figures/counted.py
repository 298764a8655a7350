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
# What may stand before its noun.
_INSIDE = (
    "DESIGNATOR", "GROUP", "UNKNOWN", "OLD", "COUNT", "MORE", "LEFT", "SOME", "FIRE", "HOME", "SET", "VICTIM",
    "ILLNESS",
)  # fmt: skip


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


def noun_phrase(words: Words, codes: str, first: int, *, plural: bool) -> Counted | None:
    """The noun phrase that begins at the word `first`; None if none of its words looks like a noun.

    Its noun is the first in the list, or the last of several that follow each other ("police officers"), and a plural one for
    a number above one.
    """
    start = first
    if age := _age().match(codes, first) if first in words.numbers else None:
        first = age.end()  # "an 80-year-old woman"
    known, folded, (inside, made, said, dot, held) = nouns(), words.folded, _letters()
    end = min(first + _REACH, len(codes))
    for index in range(first, end):
        noun = known.get(folded[index])
        if noun is None:
            code = codes[index]
            stands_inside = (
                code in inside
                or (code in made and _is_made_adjective(words, index))
                or (code == said and index == first and _is_confirmed(words, index))
                or (code == held and codes[index - 1 : index] == "-")  # "two rebel-held towns"
                or (code == dot and index > first and _is_initial(words, index))
            )
            if not stands_inside or (not plural and index > first and _is_participle(words.written[index])):
                end = index
                break
        elif _ends_phrase(words, codes, index, noun, plural=plural):
            return Counted(start, index, noun)
    if age and end == first:
        return Counted(start, first - 1, _SOMEBODY)  # "a 14-year-old"
    return _unlisted(words, start, first, end, plural=plural)


def _ends_phrase(words: Words, codes: str, index: int, noun: Noun, *, plural: bool) -> bool:
    """Whether a noun is the one counted, and not one before it: "police officers", "a rebel stronghold", "two men's bodies"."""
    if _is_owner(words, codes, index) or (noun.kind == "attack" and _is_in_name(words, index)):
        return False
    if plural:
        is_followed = _next(words, index) in nouns()
        return not (noun.adjective and is_followed) if noun.plural else noun.kind in ("unit", "none") and not is_followed
    after = codes[index + 1 : index + 2]
    return (
        _next(words, index) not in nouns()
        and after != figure_words().letters["TOLL"]
        and not (noun.adjective and after in (OTHER, "-", figure_words().letters["GROUP"]))
    )


def _is_owner(words: Words, codes: str, index: int) -> bool:
    """ "two men's bodies", and not the end of a quotation."""
    if codes[index + 1 : index + 2] != "'" or not words.glued(index + 1):
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


@cache
def _age() -> re.Pattern[str]:
    letters = figure_words().letters
    return re.compile(f"{letters['NUMBER']}-?{letters['YEARS']}-?{letters['OLD']}-?")


@cache
def _letters() -> tuple[frozenset[str], frozenset[str], str, str, str]:
    """The classes that may stand before a noun, those that may where they are made adjectives, "said", a full stop, "held"."""
    letters = figure_words().letters
    inside = {OTHER, "-", "'", *(letters[name] for name in _INSIDE)}
    made = frozenset(letters[name] for name in ("DONE", "STATE", "OF_NOUN"))
    return frozenset(inside), made, letters["SAID"], letters["DOT"], letters["HOLD"]
