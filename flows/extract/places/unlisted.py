"""Whether a name that no list has is a place's: only where the words around it leave no doubt."""

from __future__ import annotations

from flows.extract.places.kinds import HYPHENS
from flows.extract.places.names import Name
from flows.extract.places.surroundings import Surroundings
from flows.extract.places.words import ADMIN, CROSSING, NEIGHBOURHOOD, POPULATED, place_words

# What a kind of place says of a name that no list has: any group may have an area or a base, only places are provinces.
_TELLING = frozenset({ADMIN, POPULATED, NEIGHBOURHOOD, CROSSING})
_TOLD = frozenset({"kind_of", "over", "bracket", "in_bracket", "pair", "series", "coded"})
_LED_TO = frozenset({"in", "to", "take"})  # rules of what a preposition or a verb leads to
_LED_RIGHT = frozenset({"in", "take"})
_RIGHT_BEFORE = frozenset({"near", "nearby", "of"})
_OWNS = frozenset("'’")
_FORCE = 10  # words before "in X" in which something was done there
_BRACKETS, _CODED = frozenset("(["), "coded"
_SENTENCE = frozenset(".;:!?")


def is_told(name: Name, text: Surroundings) -> bool:
    """Whether the words around an unlisted name leave no doubt that it is a place."""
    if name.evidence <= 0:
        return False
    if name.rule in _TOLD:
        return True
    if name.noun is not None and name.tail and text.low[name.tail - 1] not in place_words().sets["vague"]:
        return _is_of_kind(name, text)
    if name.is_near and text.low[name.first - 1] in _RIGHT_BEFORE and not _owns_or_is_short(name, text):
        return True
    if not (name.is_located or name.rule == "take"):
        return False
    return text.begins_like_a_place(name) or _lies_somewhere(name, text)


def is_called(name: Name, text: Surroundings) -> bool:
    """ "the town of Abu X", though a person may have the name; but not "the stronghold of Abu X"."""
    noun = text.low[name.first - 2]
    kind = place_words().nouns.get(noun) if text.low[name.first - 1] == "of" else None
    return kind is not None and kind.kind in _TELLING and noun not in place_words().sets["vague"]


def is_told_again(name: Name, text: Surroundings) -> bool:
    """Whether a name that the text has told to be a place is it here: "in X", but not "from the X tribe"."""
    return (name.is_located or name.rule == "in") and not _owns_or_is_short(name, text) and not _goes_on(name, text)


def _is_of_kind(name: Name, text: Surroundings) -> bool:
    """Whether the noun behind it, "village" or "Airfield", is one that only places have here."""
    noun = text.low[name.tail - 1]
    is_proper = name.is_located and (name.run.end == name.tail or noun == "area")  # "Tiyas Military Airfield", in capitals
    is_landscape = name.is_located and noun in place_words().sets["landscape"]
    return (name.noun is not None and name.noun.kind in _TELLING) or is_proper or is_landscape


def _lies_somewhere(name: Name, text: Surroundings) -> bool:
    """ "in X, east of Homs", "seized X 20 km north of Homs", "in X, near Homs" """
    if name.rule not in _LED_TO or _owns_or_is_short(name, text) or _is_of_headline(name, text):
        return False
    sets = place_words().sets
    at = name.end + (text.low[name.end] == ",")
    if text.is_number(at) and text.low[at + 1] in sets["distance"]:
        at += 2
        if text.low[at] == "from":
            return text.is_name(at + 1)
    if text.low[at] == "to" and text.low[at + 1] == "the":
        at += 2
    if text.low[at] in sets["part"] and text.low[at + 1] == "of":
        return text.is_name(at + 2)
    return at > name.end and text.low[at] in sets["near"] and text.is_name(at + 1)


def is_scene(name: Name, text: Surroundings) -> bool:
    """ "three civilians were killed in X on Sunday", "took X in Homs province": where something is, and it is all of a name."""
    if name.rule not in _LED_RIGHT or _owns_or_is_short(name, text) or _is_of_headline(name, text):
        return False
    if name.pairs and name.is_said_in and text.low[_end(name)] == "in":
        return text.low[name.first - 1] != "the" and not text.begins_with_noun(name)
    if text.low[name.first - 1] != "in" or _goes_on(name, text):
        return False
    force = place_words().sets["force"]
    for at in range(name.first - 2, max(name.first - 2 - _FORCE, -1), -1):
        if text.low[at] in _SENTENCE:
            return False
        if text.low[at] in force and not text.is_name(at):
            return True
    return False


def _is_of_headline(name: Name, text: Surroundings) -> bool:
    """ "Ten Killed in Terrorist Attack", where all words have capitals; "in Syrias Raqqa NGO" """
    force = place_words().sets["force"]
    before = name.first - 1 - (name.rule == "in")
    is_title = text.is_name(before) and not text.is_capitals(before)
    if is_title or text.is_country(name.first) or text.is_capitals(name.end - 1):
        return True
    return any(text.low[at] in force for at in range(name.first, name.end))


def _goes_on(name: Name, text: Surroundings) -> bool:
    """Whether it may be no name by itself: "in Kurdish areas", "from the X tribe"; "in X (coded to Y)"."""
    following, sets = text.low[_end(name)], place_words().sets
    if following in HYPHENS or (following in _BRACKETS and _CODED in text.low[_end(name) : _end(name) + 3]):
        return True
    return following.isalnum() and following not in sets["function"] and following not in sets["onward"]


def _owns_or_is_short(name: Name, text: Surroundings) -> bool:
    """Whether something is its own, "X's", or it is an abbreviation."""
    return text.low[name.end] in _OWNS or text.is_abbreviation(name)


def _end(name: Name) -> int:
    return name.tail or name.end
