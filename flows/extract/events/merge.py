"""Which clauses of a sentence tell of one event: what came of it, and what it was done with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.ranks import is_force, rank
from flows.extract.events.shapes import PARTING, WHILE
from flows.extract.events.status import is_alike
from flows.extract.events.two_places import Places, is_elsewhere
from flows.model.coded_event import EventStatus

CROWD = ("Protests", "Riots")
_OUTCOMES = (
    "kill", "attack", "shoot", "beat", "raid", "explode", "destroy", "damage", "burn", "find", "assassinate", "strike",
    "target", "fire",
)  # fmt: skip
MEMORY = 40  # events among which one may have been told before
_LENDERS = ("operation", "raid", "labour", "combat", "encounter", "strike")
_LENT = ("kill", "attack", "destroy", "harm", "damage")
NOBODY = ("", "thing", "land", "post")
_OBJECT = re.compile("[jusvV][aA]?d[xukgl]{0,2}$")  # "investigating the attack", "filmed the clashes"
_ACTS = re.compile("[aAThb]{0,3}V")
_SAID = re.compile("s[aA]?d[xukgl]{0,2}$")
_WHICH = "W"
_THEN = ("after", "before")
_ACCIDENT = "accident"
_WRECKED = ("destroy", "damage")


def merge_sentence(letters: str, written: Sequence[str], drafts: Sequence[Draft], places: Places) -> list[Draft]:
    """The events of a sentence, with those of force that are told in one breath made one. `places` are those of the text."""
    drafts = _without_accidents(drafts)
    if len(drafts) > 1:
        _lend_actors(drafts)
    coded = [draft for draft in drafts if draft.code]
    if len(coded) < 2:
        return coded
    merged: list[Draft] = []
    objects = [draft for draft in drafts if _is_object(letters, draft)]
    for number, draft in enumerate(drafts):
        if draft.code is None:
            continue
        is_object = draft in objects
        if is_object and merged and _SAID.search(letters, max(draft.clause.at - 5, 0), draft.clause.at):
            continue  # "who described the assault as"
        before = drafts[number - 1] if number else None
        is_other = is_object or _is_of_another(letters, draft, before) or (draft.actors and is_alike(draft.clause, written))
        for at in () if is_other else reversed(range(max(len(merged) - MEMORY, 0), len(merged))):
            earlier = merged[at]
            may_be = earlier not in objects and _is_one(earlier, draft)
            if may_be and not _is_apart(letters, written, earlier, draft, places):
                break
        else:
            merged.append(draft)
            continue
        main, other = (earlier, draft) if rank(earlier) <= rank(draft) else (draft, earlier)
        code, has_weapon = main.code, other.weapons <= main.weapons
        main.take_in(other)
        if not has_weapon:
            main.find_code()
        main.code = main.code or code
        merged[at] = main
    return merged


def _without_accidents(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Without those who died in a crash, unless the sentence tells of force: "A helicopter crashed, killing ten soldiers"."""
    crashes = [one for one in drafts if one.action == _ACCIDENT and one.clause.object is None]
    if not crashes:
        return drafts
    others = [one for one in drafts if not _is_of_accident(one, crashes[0])]
    return drafts if any(one.code for one in others) else others


def without_backing(drafts: list[Draft]) -> list[Draft]:
    """Without what only helped in what else the sentence tells: "backed by air strikes, troops took the town"."""
    others = [one for one in drafts if not one.is_backing]
    if len(others) == len(drafts):
        return drafts
    is_told = any(one.code and one.status is EventStatus.HAPPENED and one.action != "fight" for one in others)
    return others if is_told else drafts  # not "backed by strikes of the coalition fighting them"


def _is_of_accident(draft: Draft, crash: Draft) -> bool:
    is_nobodys = not draft.actors or draft.clause.subject in (crash.clause.subject, None)
    return draft.action in ("kill", "harm", _ACCIDENT) and is_nobodys and draft.weapons <= {"air"}


def _is_object(letters: str, draft: Draft) -> bool:
    """Whether it is what somebody looks into or films, and no part of what else the sentence tells."""
    if not draft.is_retold or draft.actors or _ACTS.match(letters, draft.clause.end):
        return False  # not in "said the attack killed ten"
    at = draft.clause.at
    return _OBJECT.search(letters, max(at - 5, 0), at) is not None


def _is_apart(letters: str, written: Sequence[str], first: Draft, second: Draft, places: Places) -> bool:
    """Whether a semicolon or "while" parts what one did from what another did, or it was done with another weapon, elsewhere or
    at another time.
    """
    if is_elsewhere(letters, places, first, second) or _is_later(written, first.clause.at, second.clause.at):
        return True
    parting = PARTING.search(letters, first.clause.end, second.clause.at)
    if parting is None:
        return False
    is_otherwise = parting[0] == WHILE and bool(first.weapons and second.weapons) and first.weapons.isdisjoint(second.weapons)
    return is_otherwise or (bool(first.actors and second.actors) and not _same_parties(first, second))


def _is_later(written: Sequence[str], first: int, second: int) -> bool:
    """Whether time went by between the two: "a bomb exploded in Homs a day after soldiers had killed ten"."""
    between = written[first + 1 : second]
    if _THEN[0] not in between and _THEN[1] not in between:
        return False
    spans = kinds("span")
    return any(word in _THEN and before in spans for before, word in pairwise(between))


def _is_of_another(letters: str, draft: Draft, before: Draft | None) -> bool:
    """Whether it came of what is no event: "the attack could be in retaliation for operations in which ten were killed"."""
    if before is None or before.code or before.clause.trigger.form != "noun":
        return False
    return _WHICH in letters[before.clause.end : draft.clause.at]


def _lend_actors(drafts: Sequence[Draft]) -> None:
    """Who did it, as the sentence says elsewhere: "killed in an army operation", "Strikes killed ten" (from the air)."""
    lenders = [one for one in drafts if one.code is None and one.action in _LENDERS]
    if not lenders:
        return
    lender = next((one for one in lenders if one.actors), lenders[0])
    for draft in drafts:
        if draft.action not in _LENT or draft.actors or draft.is_retold:
            continue
        from_air = lender.action == "labour" and (bool(lender.actors and draft.code) or _is_by(lender, draft))
        if draft.code is None and not from_air:
            continue
        draft.actors = lender.actors
        if from_air:
            draft.weapons |= {"air"}
        draft.find_code()


def _is_by(strike: Draft, draft: Draft) -> bool:
    """Whether it came of a strike, which is its subject."""
    subject = draft.clause.subject
    return subject is not None and subject[0] <= strike.clause.at < draft.clause.at and not draft.clause.is_passive


def _is_one(first: Draft, second: Draft) -> bool:
    if first.status is not second.status:
        return False
    if second.action in _WRECKED and is_force(first) and (second.clause.is_linked or not _acts(second)):
        return True
    if not (is_force(first) and is_force(second)):
        return _is_one_protest(first, second)
    if second.action not in _OUTCOMES and first.action not in _OUTCOMES:
        return first.code == second.code
    if _is_by_victim(first, second):
        return False
    if first.clause.trigger.form == "noun" and _acts(second) and not second.clause.is_linked:
        return _same_parties(first, second)  # "The attack came as troops killed ten"
    return second.clause.is_linked or not second.actors or not first.actors or _same_parties(first, second)


def _is_by_victim(first: Draft, second: Draft) -> bool:
    """Whether who suffered the first did the second: "was shot by guards and detonated his vest"."""
    clause = second.clause
    is_active = clause.trigger.form == "past" and clause.object is not None and not clause.is_passive
    return first.clause.is_passive and bool(first.actors) and is_active and clause.is_linked and not second.actors


def _acts(draft: Draft) -> bool:
    """Whether it has somebody for an actor, not only a place: "Explosions in the city of Cali killed ten"."""
    return any(party.kind not in NOBODY or party.actor_id for party in draft.actors)


def _is_one_protest(first: Draft, second: Draft) -> bool:
    types = {one.code.event_type for one in (first, second) if one.code}
    return first.status is second.status and types <= set(CROWD) and len(types) > 0


def _same_parties(first: Draft, second: Draft) -> bool:
    """Whether the same act in both, or some of them: "raids by the army … the army and its allies killed ten"."""
    ours, theirs = ({(one.first, one.end) for one in draft.actors} for draft in (first, second))
    return ours == theirs or not ours.isdisjoint(theirs)
