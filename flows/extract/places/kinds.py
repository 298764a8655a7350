"""What each word of a text is to the readers of places, a letter for each as in grammar.py: its case, and what it may begin."""

from __future__ import annotations

import re
from functools import cache

from flows.extract.grammar import OTHER, Letters
from flows.extract.places.lists import demonyms
from flows.extract.places.words import place_words
from flows.extract.words import Words

# With a capital: most words, adjectives of states, what begins sentences and rarely names, and what is no part of a name,
# unless it is an Arabic article as well ("As"), or all in capitals: "US", which is not "us".
CAPITAL, NATION, OPENING, _FUNCTION, ARTICLE, _SHORT = "C", "N", "O", "F", "A", "U"
SMALL, CASELESS = "s", "a"
JOINT, MARK = "j", "m"  # small words and marks that stand inside names
STANDING, HYPHEN = "t", "-"  # those of them with which what begins one ends: "al Bab", "al-Bab"
_BIG_NOUN, _NOUN = "B", "n"  # what places without a name are called, with a capital and without
BORDERS = frozenset({"border", "frontier"})
DEFINITE = frozenset(
    {"city", "town", "village", "country", "province", "governorate", "district", "neighbourhood", "neighborhood"}
)
SEAT = "capital"
HYPHENS = frozenset("-–‑")
APOSTROPHES = frozenset("'’ʼ`")
_GOING_ON = f"{CAPITAL}{NATION}{OPENING}{_BIG_NOUN}"
# What may begin a name, and goes on with it; and what joins more to it.
CAPITALS = re.compile(f"[{_GOING_ON}{ARTICLE}{_SHORT}][{_GOING_ON}]*")
GOING_ON = frozenset(_GOING_ON)
JOINING = frozenset((ARTICLE, JOINT, STANDING, MARK, HYPHEN))
NATIONS = re.compile(NATION)
NOUNS = re.compile(f"[{_BIG_NOUN}{_NOUN}]")
_LOOK = 150  # words by which a text is judged
_FEW_SMALL = 0.2  # of the words of a text in capitals: units, "km"


def draw_kinds(words: Words) -> str:
    return _letters().draw(words)


def has_case(kinds: str) -> bool:
    """Whether the text tells names by their capitals."""
    sample = kinds[:_LOOK]
    small = sum(map(sample.count, (SMALL, JOINT, STANDING, _NOUN)))
    return small > _FEW_SMALL * (len(sample) - sum(map(sample.count, (MARK, HYPHEN, OTHER))))


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
    if low in sets["function"]:
        return ARTICLE if low in sets["article"] else _SHORT if len(word) > 1 and word.isupper() else _FUNCTION
    return _BIG_NOUN if _is_noun(low) else CAPITAL


def _of_small(word: str) -> str:
    sets = place_words().sets
    if word in sets["standing"]:
        return STANDING
    if word in sets["inner"] or word in sets["article"]:
        return JOINT
    if word in HYPHENS:
        return HYPHEN
    if word == "." or word in APOSTROPHES:
        return MARK
    return _NOUN if _is_noun(word.lower()) else SMALL if word[0].islower() else CASELESS if word[0].isalpha() else OTHER


def _is_noun(word: str) -> bool:
    return word in BORDERS or word in DEFINITE or word == SEAT
