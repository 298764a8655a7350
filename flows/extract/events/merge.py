"""Which clauses tell of one event: what came of it, what it was done with, and what is told again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.events.draft import Draft
from flows.extract.events.parties import Party
from flows.extract.words import Words

_CROWD = ("Protests", "Riots")
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
# What says too little to tell one from another.
_GENERAL = frozenset(
    {"the", "a", "an", "of", "and", "at", "least", "more", "than"}
    | {"people", "persons", "person", "others", "some", "several", "many", "dozens", "them"}
)
_THE = re.compile(r"d[xuk]{0,2}\Z")
_BEFORE = 3  # words of a noun phrase before its noun
_MEMORY = 40  # events among which one may have been told before
_LENDERS = ("operation", "raid", "labour", "combat", "encounter", "strike")
_LENT = ("kill", "attack", "destroy")
_NOBODY = ("", "thing", "place", "post")
_VAGUE = ("attack", "explode", "clash", "shoot", "kill", "raid")


def merge_sentence(drafts: Sequence[Draft]) -> list[Draft]:
    """The events of a sentence, with those of force that are told in one breath made one."""
    if len(drafts) == 1:
        return [draft for draft in drafts if draft.code]
    merged: list[Draft] = []
    _lend_actors(drafts)
    for draft in drafts:
        if draft.code is None:
            continue
        within = reversed(range(max(len(merged) - _MEMORY, 0), len(merged)))
        at = next((at for at in within if _is_one(merged[at], draft)), None) if merged else None
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


def _lend_actors(drafts: Sequence[Draft]) -> None:
    """ "Ten militants were killed in an army operation": the operation says who killed."""
    lender = next((one for one in drafts if one.code is None and one.action in _LENDERS and one.actors), None)
    for draft in drafts if lender else ():
        if draft.code and draft.action in _LENT and not draft.actors and lender:
            draft.actors = lender.actors
            draft.find_code()


def _is_one(first: Draft, second: Draft) -> bool:
    if first.status is not second.status or max(_rank(first), _rank(second)) >= len(_HIERARCHY):
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


def merge_text(words: Words, letters: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The events of a text, each once."""
    told: list[Draft] = []
    for draft in drafts:
        is_vague = _is_vague(letters, draft)
        earlier = next((one for one in reversed(told[-_MEMORY:]) if _is_told_again(words, one, draft, is_vague)), None)
        if earlier is None:
            told.append(draft)
            continue
        if _is_crowd(earlier) and _severity(draft) < _severity(earlier):
            earlier.code = draft.code
        names_nobody = all(party.kind in ("thing", "") for party in earlier.recipients)
        earlier.take_in(draft)
        if names_nobody and draft.recipients and earlier.action in _BY_VICTIM:
            earlier.find_code()
    return told


def _is_told_again(words: Words, first: Draft, second: Draft, is_vague: bool) -> bool:
    """Whether the second is the first: of one kind, and nothing that is known of the one speaks against the other."""
    if first.status is not second.status or first.sentence == second.sentence or not first.code or not second.code:
        return False
    is_crowd = _is_crowd(first) and _is_crowd(second)
    is_one_kind = first.code[:3] == second.code[:3]
    if not is_crowd and not is_one_kind and not (is_vague and first.action in _VAGUE and second.action in _VAGUE):
        return False
    if first.place is not None and second.place is not None and first.place != second.place:
        return False
    if first.time and second.time and first.time.value != second.time.value:
        return False
    if is_crowd or not is_one_kind:
        return True
    return not (_differ(words, first.recipients, second.recipients) or _differ(words, first.actors, second.actors))


def _is_crowd(draft: Draft) -> bool:
    return draft.code is not None and draft.code.event_type in _CROWD


def _differ(words: Words, first: Sequence[Party], second: Sequence[Party]) -> bool:
    if not (first and second and (named := _words(words, first)) and (again := _words(words, second))):
        return False
    return named.isdisjoint(again)


def _is_vague(letters: str, draft: Draft) -> bool:
    """ "the attack": one that was told of before."""
    if draft.clause.trigger.form != "noun" or draft.actors or draft.recipients:
        return False
    return _THE.search(letters, max(draft.clause.at - _BEFORE, 0), draft.clause.at) is not None


def _words(words: Words, parties: Sequence[Party]) -> set[str]:
    """The words of parties that tell them from others."""
    found = {word.casefold() for party in parties for word in words.written[party.first : party.end]}
    return {word for word in found - _GENERAL if word[0].isalnum()}
