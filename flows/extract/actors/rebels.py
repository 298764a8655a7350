"""Whose "rebels" and "the guerrillas" are, before and after their group is named: of the only one that a text names."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.actors.certainty import BY_HOME, score
from flows.extract.actors.context import ARMED
from flows.extract.actors.lands import Lands
from flows.extract.actors.words import contexts
from flows.model.mention import ActorMention

_BY_NAME = ("name", "members")
_UNLISTED = ("acronym", "called", "organisation")  # rules by which groups are named that no list has
_OFTEN = 2
_NEAR = 30  # characters around a mention in which the word beside it stands
_ENDS = ".!?:;"


def name_rebels(text: str, lands: Lands, actors: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """The actors of a text with the rebels of whom nothing says that they are others'."""
    rebels = contexts()["rebels"]
    if not any(
        one.actor_id is None and one.method == "side" and one.text.rpartition(" ")[2].casefold() in rebels for one in actors
    ):
        return actors
    group = _only_group(lands, actors)
    if group is None:
        return actors
    return [_as_member(group, one) if _may_be(text, group, one) else one for one in actors]


def _only_group(lands: Lands, actors: Sequence[ActorMention]) -> ActorMention | None:
    """The only armed group that a text names, if it fights where the text is at home, and is named oftener than once."""
    armed = [one for one in actors if one.kind in ARMED and (one.method in _UNLISTED or one.method in _BY_NAME)]
    ids = {one.actor_id for one in armed}
    if len(ids) != 1 or None in ids or len(armed) < _OFTEN or any(_are_several(one) for one in actors):
        return None
    group = armed[0]
    return group if group.kind == "armed_group" and group.country_iso3 == lands.likely is not None else None


def _are_several(actor: ActorMention) -> bool:
    """ "Rebel groups", "opposition factions": of these there are more than are named."""
    *_, before, noun = ["", *actor.text.casefold().split()]
    return noun in contexts()["several_groups"] and before in contexts()["rebel_kinds"]


def _may_be(text: str, group: ActorMention, one: ActorMention) -> bool:
    """Whether rebels whom nobody names are the group's: no other word tells them apart, as in "rebels from the north"."""
    *before, noun = one.text.casefold().split()
    if one.actor_id is not None or one.method != "side" or noun not in contexts()["rebels"]:
        return False
    if not contexts()["irregular"].issuperset(before):
        return False
    behind, *_ = [*text[one.char_end : one.char_end + _NEAR].split(), ""]
    if behind in contexts()["narrows"]:
        return False
    *_, last = ["", *text[max(one.char_start - _NEAR, 0) : one.char_start].split()]
    return not last[:1].isupper() or last[-1] in _ENDS or last in group.text.split()  # "Moro rebels" of the MILF


def _as_member(group: ActorMention, one: ActorMention) -> ActorMention:
    return one._replace(
        kind=group.kind, actor_id=group.actor_id, country_iso3=group.country_iso3, score=score(one.method, BY_HOME)
    )
