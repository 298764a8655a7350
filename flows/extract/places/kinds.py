"""What each word of a text is to the readers of places, a letter for each as in grammar.py: its case, and what it may begin."""

from __future__ import annotations

import re
from functools import cache

from flows.extract.grammar import OTHER, Letters
from flows.extract.places.lists import demonyms
from flows.extract.places.words import place_words
from flows.extract.words import Words

# With a capital: most words, adjectives of states, what begins sentences and no names, and what is no part of a name.
CAPITAL, NATION, OPENING, FUNCTION = "C", "N", "O", "F"
SMALL, CASELESS = "s", "a"
JOINT, MARK = "j", "m"  # small words and marks that stand inside names
_BIG_NOUN, _NOUN = "B", "n"  # what places without a name are called, with a capital and without
BORDERS = frozenset({"border", "frontier"})
DEFINITE = frozenset(
    {"city", "town", "village", "country", "province", "governorate", "district", "neighbourhood", "neighborhood"}
)
SEAT = "capital"
HYPHENS = frozenset("-–‑")
APOSTROPHES = frozenset("'’ʼ`")
CAPITALS = re.compile(f"[{CAPITAL}{NATION}{OPENING}{FUNCTION}{_BIG_NOUN}]")
INSIDE = frozenset(f"{CAPITAL}{NATION}{OPENING}{FUNCTION}{_BIG_NOUN}{JOINT}{MARK}")  # what does not end a name
NATIONS = re.compile(NATION)
NOUNS = re.compile(f"[{_BIG_NOUN}{_NOUN}]")
_LOOK = 150  # words by which a text is judged
_FEW_SMALL = 0.2  # of the words of a text in capitals: units, "km"


def draw_kinds(words: Words) -> str:
    return _letters().draw(words)


def has_case(kinds: str) -> bool:
    """Whether the text tells names by their capitals."""
    sample = kinds[:_LOOK]
    small = sample.count(SMALL) + sample.count(JOINT) + sample.count(_NOUN)
    return small > _FEW_SMALL * (len(sample) - sample.count(MARK) - sample.count(OTHER))


@cache
def _letters() -> Letters:
    return Letters({}, _kind)


def _kind(word: str) -> str:
    return _of_capital(word) if word[0].isupper() else _of_small(word)


def _of_capital(word: str) -> str:
    low, sets = word.lower(), place_words().sets
    if word in demonyms():
        return NATION
    if low in sets["opening"]:
        return OPENING
    if low in sets["day"]:
        return OTHER
    return FUNCTION if low in sets["function"] else _BIG_NOUN if _is_noun(low) else CAPITAL


def _of_small(word: str) -> str:
    sets = place_words().sets
    if any(word in sets[name] for name in ("inner", "article", "standing")):
        return JOINT
    if word == "." or word in HYPHENS or word in APOSTROPHES:
        return MARK
    return _NOUN if _is_noun(word.lower()) else SMALL if word[0].islower() else CASELESS if word[0].isalpha() else OTHER


def _is_noun(word: str) -> bool:
    return word in BORDERS or word in DEFINITE or word == SEAT
