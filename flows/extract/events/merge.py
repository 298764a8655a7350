"""Which clauses tell of one event: what came of it, what it was done with, and what is told again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.extract.events.codes import Code
from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import Party
from flows.extract.words import Words

_CROWD = ("Protests", "Riots")
_MOB = "Mob violence"
_SEVERITY = (
    "Peaceful protest",
    "Protest with intervention",
    "Excessive force against protesters",
    "Mob violence",
    "Violent demonstration",
)
# What a clause of force may be the outcome or the manner of, the surest first: ACLED's hierarchy of sub-event types.
_HIERARCHY = (
    "Suicide bomb", "Chemical weapon", "Air/drone strike", "Shelling/artillery/missile attack", "Grenade",
    "Remote explosive/landmine/IED", "Armed clash", "Mob violence", "Attack",
)  # fmt: skip
_OUTCOMES = (
    "kill",
    "attack",
    "shoot",
    "beat",
    "raid",
    "explode",
    "destroy",
    "damage",
    "burn",
    "find",
    "assassinate",
    "strike",
    "target",
    "fire",
)
_BY_VICTIM = ("attack", "raid")  # what is coded by who suffered
_MEMORY = 40  # events among which one may have been told before
_LENDERS = ("operation", "raid", "labour", "combat", "encounter", "strike")
_LENT = ("kill", "attack", "destroy")
_NOBODY = ("", "thing", "land", "post")
_VAGUE = ("attack", "explode", "clash", "battle", "shoot", "kill", "raid", "bomb", "assassinate", "massacre", "abduct")
_RETOLD = 4  # sentences behind an event, in which "the attack" is this one
_OF_ITS_OWN = ("beat", "torture", "primitive", "sexual")  # modes that nothing else is told again by
_OBJECT = re.compile("[jusvV][aA]?d[xukgl]{0,2}$")  # "investigating the attack", "filmed the clashes"
_SAID = re.compile("s[aA]?d[xukgl]{0,2}$")
_WHICH = "W"
_WRECKED = ("destroy", "damage")


def merge_sentence(letters: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The events of a sentence, with those of force that are told in one breath made one."""
    if len(drafts) == 1:
        return [draft for draft in drafts if draft.code]
    merged: list[Draft] = []
    _lend_actors(drafts)
    objects = [draft for draft in drafts if _is_object(letters, draft)]
    for number, draft in enumerate(drafts):
        if draft.code is None:
            continue
        within: Iterable[int] = reversed(range(max(len(merged) - _MEMORY, 0), len(merged)))
        if draft in objects and merged and _SAID.search(letters, max(draft.clause.at - 5, 0), draft.clause.at):
            continue  # "who described the assault as"
        if draft in objects or _is_of_another(letters, draft, drafts[number - 1] if number else None):
            within = ()
        within = [at for at in within if not _is_apart(letters, merged[at], draft)]
        at = next((at for at in within if merged[at] not in objects and _is_one(merged[at], draft)), None)
        if at is None:
            merged.append(draft)
            continue
        earlier = merged[at]
        main, other = (earlier, draft) if _rank(earlier) <= _rank(draft) else (draft, earlier)
        code, has_weapon = main.code, other.weapons <= main.weapons
        main.take_in(other)
        if not has_weapon:
            main.find_code()
        main.code = main.code or code
        merged[at] = main
    return merged


def _is_object(letters: str, draft: Draft) -> bool:
    """Whether it is what somebody looks into or films, and no part of what else the sentence tells."""
    at = draft.clause.at
    return draft.is_retold and not draft.actors and _OBJECT.search(letters, max(at - 5, 0), at) is not None


def _is_apart(letters: str, first: Draft, second: Draft) -> bool:
    """Whether a semicolon parts what one did from what another did."""
    is_parted = ";" in letters[first.clause.end : second.clause.at]
    return is_parted and bool(first.actors and second.actors) and not _same_parties(first, second)


def _is_of_another(letters: str, draft: Draft, before: Draft | None) -> bool:
    """Whether it came of what is no event: "the attack could be in retaliation for operations in which ten were killed"."""
    if before is None or before.code or before.clause.trigger.form != "noun":
        return False
    return _WHICH in letters[before.clause.end : draft.clause.at]


def _lend_actors(drafts: Sequence[Draft]) -> None:
    """ "Ten militants were killed in an army operation": the operation says who killed."""
    lender = next((one for one in drafts if one.code is None and one.action in _LENDERS and one.actors), None)
    for draft in drafts if lender else ():
        if draft.code and draft.action in _LENT and not (draft.actors or draft.is_retold) and lender:
            draft.actors = lender.actors
            if lender.action == "labour":  # "Russian strikes killed ten"
                draft.weapons |= {"air"}
            draft.find_code()


def _is_one(first: Draft, second: Draft) -> bool:
    if first.status is not second.status:
        return False
    if second.action in _WRECKED and _rank(first) < len(_HIERARCHY) and (second.clause.is_linked or not _acts(second)):
        return True
    if max(_rank(first), _rank(second)) >= len(_HIERARCHY):
        return _is_one_protest(first, second)
    if second.action not in _OUTCOMES and first.action not in _OUTCOMES:
        return first.code == second.code
    if first.clause.trigger.form == "noun" and _acts(second) and not second.clause.is_linked:
        return _same_parties(first, second)  # "The attack came as troops killed ten"
    return second.clause.is_linked or not second.actors or not first.actors or _same_parties(first, second)


def _acts(draft: Draft) -> bool:
    """Whether it has somebody for an actor, not only a place: "Explosions in the city of Cali killed ten"."""
    return any(party.kind not in _NOBODY or party.actor_id for party in draft.actors)


def _is_one_protest(first: Draft, second: Draft) -> bool:
    types = {one.code.event_type for one in (first, second) if one.code}
    return first.status is second.status and types <= set(_CROWD) and len(types) > 0


def _rank(draft: Draft) -> int:
    name = draft.code.sub_event_type if draft.code else None
    return _HIERARCHY.index(name) if name in _HIERARCHY else len(_HIERARCHY) + _severity(draft)


def _severity(draft: Draft) -> int:
    name = draft.code.sub_event_type if draft.code else None
    return len(_SEVERITY) - _SEVERITY.index(name) if name in _SEVERITY else 99


def _same_parties(first: Draft, second: Draft) -> bool:
    return {(one.first, one.end) for one in first.actors} == {(one.first, one.end) for one in second.actors}


def merge_text(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """The events of a text, each once."""
    told: list[Draft] = []
    for draft in drafts:
        earlier = next((one for one in reversed(told[-_MEMORY:]) if _is_told_again(words, one, draft)), None)
        if earlier is None:
            told.append(draft)
            continue
        if _is_crowd(earlier) and _severity(draft) < _severity(earlier):
            earlier.code = draft.code
        names_nobody = all(party.kind in _NOBODY for party in earlier.recipients)
        if draft.is_retold and names_nobody:
            earlier.recipients += draft.recipients
        earlier.take_in(draft)
        if names_nobody and draft.recipients and earlier.action in _BY_VICTIM:
            earlier.find_code()
    return told


def _is_told_again(words: Words, first: Draft, second: Draft) -> bool:
    """Whether the second is the first: of one kind, and nothing that is known of the one speaks against the other."""
    if first.status is not second.status or first.sentence == second.sentence or not first.code or not second.code:
        return False
    is_crowd = _is_crowd(first) and _is_crowd(second) and (first.code == second.code or not _is_mob(first, second))
    is_one_kind = first.code[:3] == second.code[:3] and not _differ_in_mode(first.code, second.code)
    is_retold = second.is_retold and second.sentence - first.sentence <= _RETOLD
    is_vague = is_retold and first.action in _VAGUE and second.action in _VAGUE
    if not (is_crowd or is_one_kind or is_vague):
        return False
    if first.place is not None and second.place is not None and first.place != second.place:
        return False
    if first.time and second.time and first.time.value != second.time.value:
        return False
    if is_crowd or is_vague:
        return True
    parties = _compare(words, first.recipients, second.recipients), _compare(words, first.actors, second.actors)
    return False not in parties and (True in parties or _says_little(second) or _is_same_setting(first, second))


def _differ_in_mode(first: Code, second: Code) -> bool:
    modes = first.plover_mode, second.plover_mode
    return modes[0] != modes[1] and (modes[0] in _OF_ITS_OWN or modes[1] in _OF_ITS_OWN)


def _is_mob(*drafts: Draft) -> bool:
    return any(draft.code is not None and draft.code.sub_event_type == _MOB for draft in drafts)


def _says_little(draft: Draft) -> bool:
    """Whether nothing tells it from others of its kind."""
    return not (draft.recipients or draft.figure_nos or draft.actors)


def _is_same_setting(first: Draft, second: Draft) -> bool:
    """Whether both are of one place and one day."""
    return first.place is not None and first.place == second.place and first.time is not None and second.time is not None


def _is_crowd(draft: Draft) -> bool:
    return draft.code is not None and draft.code.event_type in _CROWD


def _compare(words: Words, first: Sequence[Party], second: Sequence[Party]) -> bool | None:
    """Whether they are the same, None if that is not seen: one of them is nobody in particular."""
    if not (first and second and (named := _words(words, first)) and (again := _words(words, second))):
        return None
    return not named.isdisjoint(again)


def _words(words: Words, parties: Sequence[Party]) -> set[str]:
    """The words of parties that tell them from others."""
    found = {word.casefold() for party in parties for word in words.written[party.first : party.end]}
    return {word for word in found if word[0].isalnum() and word not in kinds("general")}
