"""What a text tells again of an event that it has told of, in another sentence."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.events.codes import Code
from flows.extract.events.draft import Draft
from flows.extract.events.merge import CROWD, MEMORY, NOBODY
from flows.extract.events.ranks import severity
from flows.extract.events.refers import DEADLY, only_refers, overlap, refers_to
from flows.extract.events.same_parties import compare
from flows.extract.events.same_place import breadth, is_within
from flows.extract.events.told_on import are_others, is_other, is_same_bomber, is_told_on, is_toll
from flows.extract.words import Words
from flows.model.mention import PlaceMention
from flows.model.quantity import Metric, Quantity
from flows.model.reading import Reading

_OF_DEAD = (Metric.KILLED, Metric.COUNT)
_MOB = "Mob violence"
_BY_VICTIM = ("attack", "raid")  # what is coded by who suffered
_FAR = 4  # sentences behind which what is told may be of something else
_LEAD = 1  # the last sentence of a headline and a lead, of which a text tells all along
_DEADLY_OR_FIGHT = (*DEADLY, "clash", "battle", "execute", "target", "raid")
_FEWEST = 2  # dead of one number, who are the same if they are called the same
_TELLING_TOLL = 3  # the same, unless they are called otherwise
_RARE_TOLL = 10  # the same, whoever they are said to be
_OF_ITS_OWN = ("beat", "torture", "primitive", "sexual")  # modes that nothing else is told again by


def merge_text(words: Words, drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """The events of a text, each once."""
    told: list[Draft] = []
    for draft in drafts:
        draft.dead = _dead(draft, reading.quantities) if draft.figure_nos else 0
        earlier = _earlier(words, told, draft, reading)
        if earlier is None:
            if not only_refers(draft, told, reading.places):
                told.append(draft)
            continue
        _set_narrower(earlier, draft, reading.places)
        if _is_crowd(earlier) and severity(draft) < severity(earlier):
            earlier.code = draft.code
        names_nobody = all(party.kind in NOBODY for party in earlier.recipients)
        says_who_died = is_toll(words, earlier, draft)
        if (draft.is_retold or says_who_died) and names_nobody:
            earlier.recipients += draft.recipients
        if says_who_died and draft.figure_nos:
            earlier.figure_nos = draft.figure_nos  # "scores" before
        if _is_told_elsewhere(earlier, draft):
            draft.place_no = draft.place = None
        earlier.take_in(draft)
        if names_nobody and draft.recipients and earlier.action in _BY_VICTIM:
            earlier.find_code()
    return told


def _earlier(words: Words, told: Sequence[Draft], draft: Draft, reading: Reading) -> Draft | None:
    """The last event that is told again."""
    sentence, before = draft.sentence, draft.sentence - 1
    may_be_any = draft.is_retold or draft.may_be_retold or draft.dead >= _FEWEST or _is_crowd(draft)
    kind = draft.code and draft.code.sub_event_type
    for one in reversed(told[-MEMORY:]):
        if not may_be_any and one.sentence < before and one.code and one.code.sub_event_type != kind:
            continue
        if one.status is draft.status and one.sentence != sentence and _is_told_again(words, one, draft, reading):
            return None if are_others(words, draft.actors) else one
    return None


def _set_narrower(earlier: Draft, draft: Draft, places: Sequence[PlaceMention]) -> None:
    """Puts the event where the more exact of its tellings has it."""
    if earlier.place_no is None or draft.place_no is None or places[earlier.place_no].name is None:
        return
    if breadth(places[draft.place_no]) > breadth(places[earlier.place_no]):
        earlier.place_no, earlier.place = draft.place_no, draft.place


def _is_told_again(words: Words, first: Draft, second: Draft, reading: Reading) -> bool:
    """Whether the second is the first: of one kind, and nothing that is known of the one speaks against the other."""
    if not first.code or not second.code:
        return False
    is_elsewhere = first.place != second.place and first.place_no is not None and second.place_no is not None
    is_then = not (first.time and second.time) or first.time.value == second.time.value
    has_toll = first.dead == second.dead >= _FEWEST
    is_vague = (second.is_retold or second.may_be_retold) and refers_to(words, second, first)
    if is_vague or has_toll:
        if not is_then and not overlap(first.time, second.time):
            return False
        if is_elsewhere and not is_within(reading.places[first.place_no or 0], reading.places[second.place_no or 0]):
            return False
        if is_vague or _is_same_toll(words, first, second):
            return True
    if is_elsewhere or not is_then:
        return False
    if is_same_bomber(words, first, second):
        return True
    is_one_kind = first.code is second.code or first.code[:3] == second.code[:3]
    is_next = second.sentence - first.sentence == 1
    if not (is_one_kind or is_next or first.code.event_type in CROWD):
        return False
    if _is_crowd(first) and _is_crowd(second) and (first.code == second.code or not _is_mob(first, second)):
        return True
    goes_on = is_next and (is_toll(words, first, second) or is_told_on(words, first, second))
    if not goes_on and not (is_one_kind and not _differ_in_mode(first.code, second.code)):
        return False
    if goes_on and not _adds_setting(first, second):
        return True
    are_same = compare(words, first.recipients, second.recipients)
    act_same = are_same is not False and compare(words, first.actors, second.actors)
    if act_same is False:
        return False
    says_nothing_new = _says_little(second) and (second.is_retold or not _adds_setting(first, second))
    return are_same or act_same or says_nothing_new or _is_same_setting(first, second)


def _is_told_elsewhere(first: Draft, second: Draft) -> bool:
    """Whether only what is told much later names a place: one of something else, unless a headline or a lead told of it."""
    is_far = first.sentence > _LEAD and second.sentence - first.sentence > _FAR
    return is_far and first.place is None and second.place is not None


def _is_same_toll(words: Words, first: Draft, second: Draft) -> bool:
    """Whether as many died in both, who may be the same: "Fourteen rebels were killed", "killing 14 fighters"."""
    if first.action not in _DEADLY_OR_FIGHT or second.action not in _DEADLY_OR_FIGHT:
        return False
    if compare(words, first.actors, second.actors) is False or is_other(words, second):
        return False
    are_same = compare(words, first.recipients, second.recipients)
    return second.dead >= _RARE_TOLL or are_same or (second.dead >= _TELLING_TOLL and are_same is None)


def _dead(draft: Draft, quantities: Sequence[Quantity]) -> float:
    """How many died in it, by the largest of its figures."""
    dead = [quantities[number] for number in draft.figure_nos]
    return max([one.value_best or 0 for one in dead if one.metric in _OF_DEAD], default=0)


def _differ_in_mode(first: Code, second: Code) -> bool:
    modes = first.plover_mode, second.plover_mode
    return modes[0] != modes[1] and (modes[0] in _OF_ITS_OWN or modes[1] in _OF_ITS_OWN)


def _is_mob(*drafts: Draft) -> bool:
    return any(draft.code is not None and draft.code.sub_event_type == _MOB for draft in drafts)


def _says_little(draft: Draft) -> bool:
    """Whether nothing tells it from others of its kind."""
    return not (draft.recipients or draft.figure_nos or draft.actors)


def _adds_setting(first: Draft, second: Draft) -> bool:
    """Whether the second names a day or a place, and the first none."""
    return (first.place is None and second.place is not None) or (first.time is None and second.time is not None)


def _is_same_setting(first: Draft, second: Draft) -> bool:
    """Whether both are of one place and one day."""
    return first.place is not None and first.place == second.place and first.time is not None and second.time is not None


def _is_crowd(draft: Draft) -> bool:
    return draft.code is not None and draft.code.event_type in CROWD
