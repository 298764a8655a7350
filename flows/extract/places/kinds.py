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
_BIG_NOUN, _NOUN = "B", "n"  # what places without a name are called, with a capital and without
BORDERS = frozenset({"border", "frontier"})
DEFINITE = frozenset(
    {"city", "town", "village", "country", "province", "governorate", "district", "neighbourhood", "neighborhood"}
)
CAPITALS = re.compile(f"[{CAPITAL}{NATION}{OPENING}{FUNCTION}{_BIG_NOUN}]")
NATIONS = re.compile(NATION)
NOUNS = re.compile(f"[{_BIG_NOUN}{_NOUN}]")
_LOOK = 150  # words by which a text is judged
_FEW_SMALL = 0.2  # of the words of a text in capitals: units, "km"


def draw_kinds(words: Words) -> str:
    return _letters().draw(words)


def has_case(kinds: str) -> bool:
    """Whether the text tells names by their capitals."""
    sample = kinds[:_LOOK]
    small = sample.count(SMALL) + sample.count(_NOUN)
    return small > _FEW_SMALL * (len(sample) - sample.count(OTHER))


@cache
def _letters() -> Letters:
    return Letters({}, _kind)


def _kind(word: str) -> str:
    low = word.lower()
    is_noun = low in BORDERS or low in DEFINITE
    if not word[0].isupper():
        return _NOUN if is_noun else SMALL if word[0].islower() else CASELESS if word[0].isalpha() else OTHER
    if word in demonyms():
        return NATION
    sets = place_words().sets
    return OPENING if low in sets["opening"] else FUNCTION if low in sets["function"] else _BIG_NOUN if is_noun else CAPITAL
