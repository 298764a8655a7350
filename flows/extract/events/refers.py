"""Nouns that only refer to what a text has told of: "the attack", "the rebel attack"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.extract.events.draft import Draft
from flows.extract.events.same_parties import share_a_name
from flows.extract.events.same_place import is_within
from flows.extract.words import Words
from flows.model.mention import PlaceMention
from flows.model.time_expression import TimeExpression

# What a noun may tell again: "the attack" is any, "the blast" no abduction.
_FORCE = ("attack", "explode", "explode_thing", "clash", "battle", "shoot", "kill", "raid", "bomb", "assassinate", "massacre")
KILLING = ("attack", "shoot", "kill", "raid", "assassinate", "massacre")
DEADLY = (*KILLING, "explode", "explode_thing", "bomb", "fire", "strike")  # no clashes: who died may have died in others
_FIGHTING = ("clash", "battle", "attack", "raid")
_BLAST = ("explode", "explode_thing", "bomb", "attack", "kill")
_RETELLS: Mapping[str, tuple[str, ...]] = {
    "attack": (*_FORCE, "abduct"), "raid": KILLING, "shoot": KILLING, "kill": _FORCE, "assassinate": KILLING,
    "massacre": KILLING, "explode": _BLAST, "bomb": _BLAST, "clash": _FIGHTING, "battle": _FIGHTING, "abduct": ("abduct",),
}  # fmt: skip
_HITTING = ("strike", "target", "fire", "destroy", "execute")
_TAKING = ("capture_land", "takeover", "seize", "repel", "fight", "kill", "shoot", "bomb")
# The same anywhere behind it, if nothing is said of it.
_REFERS: Mapping[str, tuple[str, ...]] = {
    noun: (*told, *_HITTING, *(_TAKING if noun in ("attack", "clash", "battle") else ()))
    for noun, told in _RETELLS.items()
    if noun != "abduct"
}
_RETOLD = 4  # sentences behind an event, in which "the attack" is this one


def refers_to(words: Words, second: Draft, first: Draft) -> bool:
    """Whether the second is a noun that may tell again of the first, just before it."""
    is_near = second.sentence - first.sentence <= _RETOLD
    return is_near and first.action in _RETELLS.get(second.action, ()) and _is_vague(words, first, second)


def only_refers(draft: Draft, told: Sequence[Draft], places: Sequence[PlaceMention]) -> bool:
    """Whether it is "the attack", of which nothing is said, in a text that has told of others: one of them."""
    if not draft.is_retold or draft.actors or draft.recipients or draft.figure_nos:
        return False
    told = [one for one in told if overlap(one.time, draft.time)] if draft.time else told
    meant = [one for one in told if one.action in _REFERS.get(draft.action, ())]
    if draft.place_no is None or draft.is_carried:
        return bool(meant)
    here = places[draft.place_no]
    return any(one.place_no is None or one.place == draft.place or is_within(places[one.place_no], here) for one in meant)


def overlap(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    """Whether two times may be one."""
    if not (one and other and one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return max(one.date_start, other.date_start) <= min(one.date_end, other.date_end)


def _is_vague(words: Words, first: Draft, second: Draft) -> bool:
    """Whether it is "the attack", or "the rebel attack" and rebels acted before."""
    if second.is_retold:
        return True
    says_nothing = second.may_be_retold and not second.figure_nos and not second.time
    return says_nothing and share_a_name(words, first.actors, second.actors)
