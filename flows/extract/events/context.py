"""What a sentence tells beside its events, by which they are coded: a protest, what people gather for, a war."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.events.clauses import Group
from flows.extract.events.doers import OF_PROTEST
from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import Naming
from flows.extract.events.status import BACKGROUND, HAPPENED

NEAR = 4  # sentences after a protest in which "they" are its protesters
_FOLLOWING = 5  # words of the next sentence: "They demanded"
_LONG = 80  # words of a sentence that are looked at for its context
_PROTEST = frozenset(("protest", "demonstrate"))
_FOR_CAUSE = frozenset(("gather", "blockade", "conference"))  # a protest only if people say for what
_DISPERSED = ("disperse", "intervene")
_SHOOT = "shoot"
_TELLING = frozenset((*_PROTEST, *_FOR_CAUSE, *_DISPERSED, _SHOOT))
_SO_LONG_AFTER = re.compile("[TD]x?B$")  # "a day after crowds stormed parliament", which is news itself
_BOMBING, _AIR, _BY_AIR = "bomb", "Air/drone strike", frozenset(("air",))
_BOMBED = (_AIR, "Remote explosive/landmine/IED", "Suicide bomb")
_GROUPS = ("armed", "mob")
_UNTOLD: frozenset[str] = frozenset()


def set_context(known: Naming, sentence: Group, drafts: Sequence[Draft], *, told_before: bool) -> frozenset[str]:
    """Codes the events of a sentence by what it tells beside them, and gives what that is."""
    context = _context(known, sentence, drafts, told_before=told_before)
    for draft in drafts:
        draft.context = context | {"aside"} if draft.clause.is_aside else context
        if draft.clause.object and draft.action in _PROTEST:
            draft.context |= {"object"}  # "rallied his allies"
        if draft.action == "seize" and _is_of_place(known, draft):
            draft.context |= {"seized"}  # "seized Homs"
        draft.find_code()
    _set_topics(known.letters, drafts)
    return context


def set_bombings(drafts: Sequence[Draft]) -> None:
    """Codes "the bombing", in a text that has just told of air strikes and of no hidden bomb, as one of them."""
    if _BOMBING not in [draft.action for draft in drafts]:
        return
    last, in_sentence = "", -NEAR - 1
    for draft in drafts:
        if draft.action == _BOMBING and not draft.weapons:
            is_of_air = last == _AIR and draft.sentence - in_sentence <= NEAR
            if is_of_air and not any(party.kind in _GROUPS for party in draft.actors):
                draft.weapons = _BY_AIR
                draft.find_code()
        elif draft.code and draft.code.sub_event_type in _BOMBED:
            last, in_sentence = draft.code.sub_event_type or "", draft.sentence


def _is_of_place(known: Naming, draft: Draft) -> bool:
    taken = draft.clause.subject if draft.clause.is_passive else draft.clause.object
    return taken is not None and known.places.get(taken[0]) == taken[1]


def _context(known: Naming, sentence: Group, drafts: Sequence[Draft], *, told_before: bool) -> frozenset[str]:
    """What a sentence tells beside its events: a protest, or one before, and what people gather for."""
    actions = {draft.action for draft in drafts}
    if not told_before and _TELLING.isdisjoint(actions):
        return _UNTOLD
    context: set[str] = set()
    if _is_origin_of_war(known, sentence):
        for draft in drafts:
            if draft.action in OF_PROTEST and draft.clause.trigger.form == "noun":
                draft.status = BACKGROUND
    if not _FOR_CAUSE.isdisjoint(actions):
        listed = kinds("cause")
        words = known.words.written[sentence[0] : min(sentence[1] + _FOLLOWING, sentence[0] + _LONG)]
        context.update(value for word in words if (value := listed.get(word)))
    if told_before and not any(party.kind == "armed" for draft in drafts for party in (*draft.actors, *draft.recipients)):
        context |= {"protest", "protested"}
    for draft in drafts:
        if draft.status is not HAPPENED:
            continue
        if draft.action in _PROTEST:
            context.add("protest")
        if draft.action in _DISPERSED:
            context.add("dispersed")
        if draft.action == _SHOOT and _is_at_protest(draft):
            context.add("repressed")
    return frozenset(context)


def _is_at_protest(draft: Draft) -> bool:
    """Whether a state's forces act against protesters: "fired on protesters, killing two"."""
    return any(one.kind == "state" for one in draft.actors) and any(one.kind == "protesters" for one in draft.recipients)


def _is_origin_of_war(known: Naming, sentence: Group) -> bool:
    """Whether a sentence tells how a war began, or without a day of a war: "the conflict, which began with protests"."""
    written = known.words.written[slice(*sentence)]
    if kinds("war").keys().isdisjoint(written):
        return False
    return "T" not in known.letters[slice(*sentence)] or not kinds("origin").keys().isdisjoint(written)


def _set_topics(letters: str, drafts: Sequence[Draft]) -> None:
    """Marks what a protest of the sentence is about: "marched against the killing of a student"."""
    protests = [one for one in drafts if one.code and one.code.event_type == "Protests" and one.action in OF_PROTEST]
    for draft in drafts if protests else ():
        clause = draft.clause
        before = letters[clause.at - 1 : clause.at]
        front = letters[clause.own[0] - 1 : clause.own[0]] if clause.own else before
        if (
            draft is protests[0]
            or (draft.action in OF_PROTEST and front not in "PF" and not clause.is_aside)
            or draft.status is not HAPPENED
            or _SO_LONG_AFTER.search(letters, max(clause.first - 4, 0), clause.first)
        ):
            continue
        is_topic = {"noun": clause.subject is None, "doing": before not in ",&TqByw"}.get(clause.trigger.form, clause.is_aside)
        if is_topic:
            draft.status = BACKGROUND
            draft.context -= {"protest"}
            draft.find_code()
