"""Whose the forces and offices are that no state's name stands with: "the army", "60 soldiers", "the foreign ministry"."""

from __future__ import annotations

from flows.extract.actors.certainty import ELSEWHERE, UNKNOWN
from flows.extract.actors.context import Scene, state_actor
from flows.extract.actors.found import Found
from flows.extract.actors.names import Actor
from flows.extract.actors.words import actor_words, contexts

Meant = tuple[Actor, float] | None
_NEAR = 8  # words before a noun among which stands the verb that sends them, and before that who sends them
_SHORTEST = 3  # letters of a name; "An army" has none
_LONGEST = 4  # words of a name, and before it
_ENDS = frozenset(".;:!?")
_NAMES = ("CAP", "ACRONYM", "ORDINAL")
_LAND, _SENDING = ("STATE", "NATION"), ("NAME", "CAP")


def owned(found: Found, scene: Scene, kind: str, sector: str) -> Meant:
    """The actor of a state's `sector` (GOV, MIL, COP) by what stands beside its noun, else by the rest of the text. Where a
    name stands beside it that no list has, it is nobody known: "Tigrayan forces", "Haftar's army"."""
    if named := found.bracketed_before():  # "U.S. Central Command (CENTCOM) forces"
        return (actor, UNKNOWN) if (actor := scene.meant(named.actors)) else None
    if found.word(found.first - 1) in contexts()["speakers"]:
        return Actor("people" if sector == "MIL" else kind, None, None), ELSEWHERE
    if found.is_followed_by("OF") and (whole := _whole(found, scene, kind, sector)):
        return whole, UNKNOWN if whole.actor_id else ELSEWHERE
    if sector == "MIL" and not found.has("GOV") and _is_of_a_region(found):
        return Actor("armed_group" if found.end == found.first + 1 else kind, None, None), ELSEWHERE
    if found.is_owned() or found.says(contexts()["missions"]):
        return Actor(kind, None, None), ELSEWHERE
    if found.word(found.first - 1) in contexts()["owned"] and (somebody := _named_before(found, scene, kind, sector)):
        return somebody, UNKNOWN
    if (sender := _sender(found)) is not None:
        return (state_actor(kind, sector, sender), UNKNOWN) if sender else (Actor(kind, None, None), ELSEWHERE)
    owner, certainty = scene.owner(sector, found.first, is_definite=found.after("THE"))
    return (state_actor(kind, sector, owner), certainty) if owner else (Actor(kind, None, None), UNKNOWN)


def _whole(found: Found, scene: Scene, kind: str, sector: str) -> Actor | None:
    """Whose part they are: "servicemen of the Artsakh Defence Army", "the army of the Assad regime"."""
    letters, codes = actor_words().letters, found.coded.codes
    at = found.end + 1
    at += codes[at : at + 1] == letters["THE"]
    phrase = found.coded.phrases.get(at)
    whole = scene.meant(phrase.actors) if phrase and phrase.actors else None
    if whole and whole.kind == "government":
        return state_actor(kind, sector, whole.country_iso3)
    is_named = sector == "MIL" and codes[at : at + 1] in [letters[name] for name in _NAMES]
    return whole or (Actor(kind, None, None) if is_named else None)


def _is_of_a_region(found: Found) -> bool:
    """Whether a name stands before the noun, and none of where before that: "Amhara forces", not "In Idlib forces fled"."""
    coded, at = found.coded, found.first - 1
    if at < 0 or coded.codes[at] != actor_words().letters["CAP"] or len(coded.words.written[at]) < _SHORTEST:
        return False
    if not coded.words.written[found.first].islower():  # of a headline
        return False
    before = coded.words.written[max(at - _LONGEST, 0) : at]
    return contexts()["where"].isdisjoint(map(str.casefold, before))


def _named_before(found: Found, scene: Scene, kind: str, sector: str) -> Actor | None:
    """Whose "its" says they are: of who is named before in the sentence, as in "Rwanda says its troops"."""
    coded, letters = found.coded, actor_words().letters
    for at in range(found.first - 2, max(found.first - 2 * _NEAR, -1), -1):
        if coded.codes[at] == letters["INNER"]:
            continue
        if coded.words.written[at] in _ENDS or coded.words.written[at].isspace():
            return None
        if coded.codes[at] in (letters["STATE"], letters["NATION"]):
            return state_actor(kind, sector, coded.phrases[at].value or None)
        if coded.codes[at] == letters["NAME"]:
            return scene.meant(coded.phrases[at].actors)
    return None


def _sender(found: Found) -> str | None:
    """The state that sends them or takes them back, ISO 3166 alpha-3: "Portugal will send 60 soldiers". "" if it is somebody
    else: "Hezbollah pushed large forces into the battle"; None if nobody is said to.
    """
    coded, sending, is_sent = found.coded, contexts()["sending"], False
    letters = actor_words().letters
    land, others = [letters[name] for name in _LAND], [letters[name] for name in _SENDING]
    for at in range(found.first - 1, max(found.first - 2 * _NEAR, 0) - 1, -1):
        word, code = coded.words.written[at], coded.codes[at]
        if code == letters["INNER"]:  # "U.S."
            continue
        if word in _ENDS or word.isspace() or (not is_sent and found.first - at > _NEAR):
            return None
        if is_sent and code in land:
            return coded.phrases[at].value
        if is_sent and code in others:
            return ""
        is_sent = is_sent or word.casefold() in sending
    return None
