"""Places that stand for who governs there: "Washington opposes", "talks with Moscow", "coalition members France and Jordan"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from flows.extract.places.names import Name
from flows.extract.places.surroundings import Surroundings
from flows.extract.places.words import COUNTRY, place_words

_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_SURELY_PLACES = frozenset({"in", "kind_of", "owned", "in_bracket", "part"})
_LED_TO = frozenset({"to", "series"})
_AUXILIARIES = 4  # words between the name and its verb


def metonyms(names: Sequence[Name], text: Surroundings) -> list[bool]:
    """Which of the names, in their order, stand for a government: of "Russia and the United States" both or none."""
    found = [_is_metonym(name, text) for name in names]
    for number, (name, following) in enumerate(pairwise(names)):
        if found[number] != found[number + 1] and name.rule not in _SURELY_PLACES and text.follows_on(name, following):
            found[number] = found[number + 1] = True
    _add_listed(found, names, text)
    return found


def _add_listed(found: list[bool], names: Sequence[Name], text: Surroundings) -> None:
    """Of "Damascus and Moscow say", "Washington, Paris and London accused" those before the last, which the verb shows."""
    if True not in found:
        return
    for number in range(len(names) - 2, -1, -1):
        name, following = names[number], names[number + 1]
        joined = text.between(name, following) if found[number + 1] and not found[number] else None
        goes_on = (
            joined == [","] and number + 2 < len(names) and text.between(following, names[number + 2])[-1:] in (["and"], [","])
        )
        if (joined == ["and"] or goes_on) and _may_govern(name) and name.rule not in _LED_TO:
            found[number] = True


def _may_govern(name: Name) -> bool:
    """Whether it is the name, alone, of a country or capital, and of no place by what stands before it."""
    place = name.place
    if place is None or name.noun is not None or name.is_near or name.run.is_behind_name or name.rule in _SURELY_PLACES:
        return False
    return place.kind is COUNTRY or place.is_capital


def _is_metonym(name: Name, text: Surroundings) -> bool:
    """Whether the name is that of a country or capital and does what only people do."""
    if not _may_govern(name) or name.place is None:
        return False
    is_country = name.place.kind is COUNTRY
    if is_country and (name.is_enumerated or (name.rule == "gazetteer" and text.is_abbreviation(name))):
        return True  # "UK" and "US" are rarely anything but the state
    at = name.first - 2 if text.low[name.first - 1] == "the" else name.first - 1
    before, sets = text.low[at], place_words().sets
    if before in sets["object"] or (before in sets["partner"] and text.low[at - 1] not in sets["boundary"]):
        return True
    if before.endswith("ing"):
        return False  # "a team visiting Syria says"
    return name.rule not in _LED_TO and _acts(name, text, is_country)


def _acts(name: Name, text: Surroundings, is_country: bool) -> bool:
    """Whether a verb of saying, deciding or fighting follows, of a country any verb."""
    vocabulary = place_words()
    at = name.end
    while at < name.end + _AUXILIARIES and text.low[at] in vocabulary.sets["auxiliary"]:
        at += 1
    if is_country and text.low[name.end] in vocabulary.sets["finite"]:
        return True
    word = text.low[at]
    if text.low[at - 1] in _BE and at > name.end and not word.endswith("ing"):
        return False  # "Damascus was shelled"
    return word in vocabulary.sets["acts"] and (at > name.end or not word.endswith("ing"))
