"""Noun phrases of a sentence, as the letters of its words (clause_words.py) have them."""

from __future__ import annotations

import re

from flows.extract.relations.clause import Phrase
from flows.extract.relations.clause_words import quantities
from flows.extract.words import Words

_YEAR = re.compile("(?:19|20)[0-9]{2}")
_WHEN = re.compile("[Da#]{0,3}m+")
_BEHIND_NOUN = "m'sA`"  # letters of what may stand behind the noun: "Russia's", "the attack Monday"


def noun_phrase(words: Words, codes: str, first: int, end: int, preposition: str | None = None) -> Phrase | None:
    """The phrase of the words from `first` to before `end`; None if they only say when: "last week", "Monday", "2014"."""
    if codes[end - 1] in "m#" and _is_time(words, codes, first, end):
        return None
    head = first if end - first == 1 else _head(words, codes, first, end)
    return Phrase(first, end, head, preposition)


def _is_time(words: Words, codes: str, first: int, end: int) -> bool:
    if end - first == 1 and codes[first] == "#":
        return _YEAR.fullmatch(words.written[first]) is not None
    return _WHEN.fullmatch(codes, first, end) is not None


def _head(words: Words, codes: str, first: int, end: int) -> int:
    """The last word before "of", or behind it in "dozens of rebels"."""
    of = codes.find("O", first, end)
    if of >= 0 and (codes[of - 1] == "#" or words.folded[of - 1] in quantities()):
        of = codes.find("O", of + 1, end)
    last = (of if of >= 0 else end) - 1
    while last > first and codes[last] in _BEHIND_NOUN:
        last -= 1
    return last
