"""What the words of a name itself say against it: that they are others as well, or that it is an abbreviation."""

from __future__ import annotations

from flows.extract.places.lists import country_words, demonyms
from flows.extract.places.words import homonyms
from flows.extract.words import Words

_WORD, _SHORT = 5.0, 2.0  # points
_LONGEST_ABBREVIATION = 6
_SHORT_ABBREVIATION = 5
_SHORT_NAME = 3


def drawback(words: Words, first: int, end: int, *, is_listed: bool, is_cased: bool) -> float:
    """The points that a name of the words from `first` up to `end` loses before anybody looks around it."""
    points = 0.0
    if not is_listed and words.written[end - 1].lower() in homonyms()["people"]:
        points += _WORD  # "Assyrian Christian villages"
    return points if end - first > 1 else points + _of_one_word(words.written[first], is_cased)


def _of_one_word(written: str, is_cased: bool) -> float:
    word, points = written.lower(), 0.0
    is_state = is_cased and is_abbreviation(written) and is_country(written)  # "US" is not "us"
    if not is_state and (word in homonyms()["word"] or word in homonyms()["people"]):
        points += _WORD
    elif word in homonyms()["name"]:
        points += _SHORT
    if len(written) < _SHORT_NAME:
        points += _SHORT
    if is_cased and len(written) < _SHORT_ABBREVIATION and written.isupper() and not is_country(written):
        points += _WORD
    return points


def is_abbreviation(written: str) -> bool:
    """ "US", "U.S.", "ISIS", in a text that is not all in capitals"""
    return len(written) <= _LONGEST_ABBREVIATION and written.isupper()


def is_country(word: str) -> bool:
    """Whether the word is a country's name or adjective: "Syria", "Syrian"."""
    return word in demonyms() or word in country_words()
