"""Places that a sentence names only because somebody speaks from there, goes there, comes from there, or fires from there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.setting import Placed
from flows.extract.places.words import NEAR_PREC
from flows.extract.words import Words
from flows.model.mention import PlaceKind, PlaceMention

_FROM = ("from", "in")
_SAID_FROM = re.compile("s[dDxr]{0,4}p$")  # "said from", "told the paper from"
_SPEAKING, _LEAST = 6, 2  # words in which somebody speaks, and in which it may be told
_BEFORE_NAME = "dDxoukg"  # letters of what stands between a preposition and a name: "to the northern city of"
_LED = 5  # words of that
_MOVED = 4  # words between "fled" and "to": "flown by helicopter to"
_APOSTROPHES, _S = (["'"], ["’"]), ["s"]
_OWNED = 3  # words of "deadly drone missiles"
_BY = "y"
_POST = 2  # words of "positioned", "holed up"
_HOLDING = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN, PlaceKind.WATER})
_PART = "part"  # method of "northern Syria"
_LONGEST_GLOSS = 12  # words
_GLOSS = re.compile(r"\([^()T]*[xu]p[dDx]?$")
_BEARING = re.compile("x{1,6},?p")  # from a place to what it is near: "Idlib province, near"
_AIMED = ("attack", "bomb", "destroy", "fire", "harm", "kill", "raid", "shoot", "strike", "target")  # at who is elsewhere


def leading(words: Words, letters: str, at: int) -> int:
    """The word before a name and what belongs to it, mostly a preposition: "in the northern city of"."""
    first = max(at - 1, 0)
    if letters[first] in _BEFORE_NAME:
        written, headings, least = words.written, kinds("heading"), max(at - _LED, 0)
        while first > least and letters[first] in _BEFORE_NAME and written[first] not in headings:
            first -= 1
    return first


def moved(words: Words, led: int) -> range | None:
    """The words that say that somebody goes or comes where the word `led` leads: "fled to Goma", "flown to a hospital in"."""
    if words.written[led] not in kinds("heading"):
        return None
    said = range(max(led - _MOVED, 0), led)
    return None if kinds("moving").keys().isdisjoint(words.written[said.start : led]) else said


def is_told_from(words: Words, letters: str, at: int) -> bool:
    """Whether only who speaks is there: "told the paper by telephone from Goma", "said from Goma"."""
    if at < _LEAST or (preposition := words.folded[at - 1]) not in _FROM:
        return False
    is_said = preposition == "from" and _SAID_FROM.search(letters, max(at - _SPEAKING, 0), at) is not None
    return is_said or words.folded[at - 2] in kinds("telephone")


def is_post(words: Words, led: int) -> bool:
    """Whether somebody is said to be where the word `led` leads: "gunmen positioned in Goma", "holed up in the town of"."""
    return not kinds("posted").keys().isdisjoint(words.written[max(led - _POST, 0) : led])


def is_of_gloss(letters: str, at: int) -> bool:
    """Whether it only says in brackets who somebody is: "the Nusra Front (Qaeda branch in the Levant)"."""
    return _GLOSS.search(letters, max(at - _LONGEST_GLOSS, 0), at) is not None


def without_bearings(words: Words, letters: str, places: Sequence[PlaceMention], found: list[Placed]) -> list[Placed]:
    """Without those that only say by what the one before lies: "Eastern Ghouta, outside the capital Damascus"."""
    if len(found) < 2 or kinds("bearing").keys().isdisjoint(words.vocabulary):
        return found
    kept = found[:1]
    for one in found[1:]:
        led = leading(words, letters, one.word)
        is_bearing = words.written[led] in kinds("bearing") and _BEARING.fullmatch(letters, kept[-1].word, led + 1)
        if not is_bearing or _holds(places[kept[-1].number], places[one.number]):
            kept.append(one)
    return kept


def _holds(place: PlaceMention, near: PlaceMention) -> bool:
    """Whether what it is near says where in it: "Idlib province, near the town of Atme", "north of Homs, near"."""
    is_wide = place.kind in _HOLDING and place.country_iso3 in (near.country_iso3, None)
    return is_wide or place.method == _PART or place.where_prec == NEAR_PREC


def is_fired_from(letters: str, draft: Draft, post: int) -> bool:
    """Whether the place at the word `post`, where somebody is, is that of who did it: "fired by gunmen positioned in X"."""
    clause = draft.clause
    if draft.action not in _AIMED or clause.is_passive:
        return False
    return post < clause.at or _BY in letters[clause.end : post]


def is_whose(words: Words, at: int) -> bool:
    """Whether only whose forces they are is named at a word: "Moscow's army", but not "Goma's army barracks"."""
    written = words.written
    if written[at + 1 : at + 2] not in _APOSTROPHES or written[at + 2 : at + 3] != _S:
        return False
    behind = at + 3
    for index in range(behind, min(behind + _OWNED, len(written) - 1)):
        if written[index] in kinds("forces"):
            return written[index + 1] not in kinds("thing")
    return False
