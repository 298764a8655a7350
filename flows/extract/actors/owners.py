"""Whose the forces and offices are that no state's name stands with: "the army", "60 soldiers", "the foreign ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.actors.certainty import ELSEWHERE, UNKNOWN
from flows.extract.actors.context import Scene, state_actor
from flows.extract.actors.found import Found
from flows.extract.actors.names import Actor
from flows.extract.actors.words import actor_words, contexts

Meant = tuple[Actor, float] | None
_NEAR = 8  # words before a noun among which stands the verb that sends them, and before that who sends them
_SHORTEST = 3  # letters of a name; "An army" has none
_TITLE = 6  # words between "loyal to" and a name: "eastern commander"
_LONGEST = 4  # words of a name, and before it
_ENDS = frozenset(".;:!?")
_NAMES = ("CAP", "ACRONYM", "ORDINAL")
_LAND, _SENDING = ("STATE", "NATION"), ("NAME", "CAP")


def owned(found: Found, scene: Scene, kind: str, sector: str) -> Meant:
    """The actor of a state's `sector` (GOV, MIL, COP) by what stands beside its noun, else by the rest of the text. Where a
    name stands beside it that no list has, it is nobody known: "Tigrayan forces", "Haftar's army"."""
    if named := found.bracketed_before():  # "U.S. Central Command (CENTCOM) forces"
        return (actor, UNKNOWN) if (actor := scene.meant(named.actors)) else None
    if sector == "GOV" and found.word(found.first - 1) in contexts()["houses"]:  # "hospital officials"
        return Actor("people", None, None), ELSEWHERE
    if found.word(found.first - 1) in contexts()["speakers"]:
        return Actor("people" if sector == "MIL" else kind, None, None), ELSEWHERE
    if whole := _whole(found, scene, kind, sector):
        return whole, UNKNOWN if whole.actor_id else ELSEWHERE
    if found.word(found.first - 1) in contexts()["somebodys"]:
        leader = named_before(found, scene, kind, sector, ("LEADER",))
        return (leader, UNKNOWN) if leader else (Actor("people" if sector == "MIL" else kind, None, None), ELSEWHERE)
    if sector == "MIL" and not found.has("GOV") and _is_of_a_region(found):
        return Actor("armed_group" if found.end == found.first + 1 else kind, None, None), ELSEWHERE
    if found.is_owned() or found.says(contexts()["missions"]):
        return Actor(kind, None, None), ELSEWHERE
    if found.word(found.first - 1) in contexts()["owned"] and (somebody := named_before(found, scene, kind, sector)):
        return somebody, UNKNOWN
    if (sender := _sender(found)) is not None:
        return (state_actor(kind, sector, sender), UNKNOWN) if sender else (Actor(kind, None, None), ELSEWHERE)
    owner, certainty = scene.owner(sector, found.first, is_definite=found.after("THE"))
    return (state_actor(kind, sector, owner), certainty) if owner else (Actor(kind, None, None), UNKNOWN)


def _whole(found: Found, scene: Scene, kind: str, sector: str) -> Actor | None:
    """Whose part they are: "servicemen of the Artsakh Defence Army", "the army of the Assad regime", "forces from Misrata",
    "forces loyal to commander Khalifa Haftar"."""
    coded, letters = found.coded, actor_words().letters
    is_loyal = found.next_word() in contexts()["loyal"] and coded.words.written[found.end + 1 : found.end + 2] in (
        ["to"],
        ["with"],
    )
    if not is_loyal and found.next_word() not in ("of", "from"):
        return None
    at = found.end + 1 + is_loyal
    if is_loyal:  # "to President Bashar al-Assad"
        known = [index for index in range(at, min(at + _TITLE, len(coded.codes))) if _is_known(found, index)]
        at = known[0] if known else at
    else:
        at += coded.codes[at : at + 1] == letters["THE"]
    if _is_known(found, at):
        phrase = coded.phrases[at]
        whole = scene.meant(phrase.actors) if phrase.actors else state_actor(kind, sector, phrase.value)
        return state_actor(kind, sector, whole.country_iso3) if whole and whole.kind == "government" else whole
    is_formal = coded.words.written[found.end - 1][0].isupper()  # "the Interim Government of Ambazonia"
    is_named = is_loyal or coded.codes[at : at + 1] in [letters[name] for name in _NAMES]
    if not is_named or not (sector == "MIL" or is_formal or is_loyal):
        return None
    return Actor("armed_group" if is_loyal else kind, None, None)


def _is_known(found: Found, at: int) -> bool:
    """Whether a state, a leader or a listed group is named at a word."""
    phrase = found.coded.phrases.get(at)
    letters = actor_words().letters
    is_name = found.coded.codes[at : at + 1] in [letters[name] for name in (*_LAND, "NAME", "LEADER")]
    return is_name and phrase is not None and bool(phrase.actors or phrase.value)


def _is_of_a_region(found: Found) -> bool:
    """Whether a name stands before the noun, and none of where before that: "Amhara forces", not "In Idlib forces fled"."""
    coded, at = found.coded, found.first - 1
    if at < 0 or coded.codes[at] != actor_words().letters["CAP"] or len(coded.words.written[at]) < _SHORTEST:
        return False
    if not coded.words.written[found.first].islower():  # of a headline
        return False
    return contexts()["where"].isdisjoint(coded.words.folded[max(at - _LONGEST, 0) : at])


def named_before(found: Found, scene: Scene, kind: str, sector: str, classes: Sequence[str] = (*_LAND, "NAME")) -> Actor | None:
    """Whose "its" or "his" says they are: of who is named before in the sentence, as in "Rwanda says its troops"."""
    coded, letters = found.coded, actor_words().letters
    named = [letters[name] for name in classes]
    for at in range(found.first - 2, max(found.first - 2 * _NEAR, -1), -1):
        if coded.codes[at] == letters["INNER"]:
            continue
        if coded.words.written[at] in _ENDS or coded.words.written[at].isspace():
            return None
        if coded.codes[at] in named and (phrase := coded.phrases.get(at)):
            return scene.meant(phrase.actors) if phrase.actors else state_actor(kind, sector, phrase.value or None)
    return None


def _sender(found: Found) -> str | None:
    """The state that sends them or takes them back, ISO 3166 alpha-3: "Portugal will send 60 soldiers". "" if it is somebody
    else: "Hezbollah pushed large forces into the battle"; None if nobody is said to.
    """
    coded, sending, is_sent = found.coded, contexts()["sending"], False
    if sending.isdisjoint(coded.words.folded[max(found.first - _NEAR, 0) : found.first]):
        return None
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
        is_sent = is_sent or coded.words.folded[at] in sending
    return None
