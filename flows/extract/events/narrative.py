"""The day of what is told without one: a story that names a day goes on with it, "the attack" is the one whose day was named,
and a headline has the day of its lead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.events.draft import Draft
from flows.extract.events.status import HAPPENED
from flows.extract.events.where import TOLD, carry_place, may_go_on
from flows.model.time_expression import TimeExpression, TimePrecision

_DAY = TimePrecision.DAY
_FOLLOWING = 2  # sentences, behind which a story is another
_LONG = 60  # words of a sentence that are looked at on either side
_ELSEWHEN = re.compile("[Tkhmg]")  # a time, "earlier", "had", "would": another time than the story's
_DEFINITE = re.compile("d[xukgl]{0,2}$")  # "the attack", "the deadly attack"
_LEAD = 3  # sentences in which a headline is told in full


def carry_days(letters: str, drafts: Sequence[Draft]) -> None:
    """Gives the events of a text that have no time the day that an event told before has, or the headline that of its lead."""
    story: TimeExpression | None = None
    last = 0
    days: dict[str, set[TimeExpression]] = {}  # by type of event
    for draft in drafts:
        type_ = (draft.code and draft.code.event_type) or ""
        if draft.time is not None or draft.status is not HAPPENED:
            story, last = _day_of(draft), draft.sentence
            if story:
                days.setdefault(type_, set()).add(story)
        elif _may_be_then(letters, draft):
            is_definite = _is_definite(letters, draft)
            if story and draft.sentence - last <= _FOLLOWING and (is_definite or not _is_bare(draft)):
                _carry(draft, story)
                last = draft.sentence
            elif is_definite and len({time.value for time in days.get(type_, ())}) == 1:
                _carry(draft, next(iter(days[type_])))
    _date_headline(drafts)
    _carry_places(letters, drafts)


def _carry_places(letters: str, drafts: Sequence[Draft]) -> None:
    """Gives "the attack" that names no place that of what was told before it. Of what else goes on there see where.py."""
    before: Draft | None = None
    for draft in drafts:
        if draft.place_no is not None:
            before = draft if draft.status in TOLD else None
        elif before is not None and _is_definite(letters, draft) and may_go_on(before, draft):
            carry_place(before, draft)


def _carry(draft: Draft, time: TimeExpression) -> None:
    draft.time, draft.is_carried = time, True


def _day_of(draft: Draft) -> TimeExpression | None:
    is_day = draft.time and draft.time.precision is _DAY and draft.status is HAPPENED
    return draft.time if is_day else None


def _may_be_then(letters: str, draft: Draft) -> bool:
    """Whether the event is told as the next of a story: in the past, its sentence of no other time."""
    clause = draft.clause
    if clause.is_aside or clause.trigger.form == "base":
        return False
    before, behind = letters[max(clause.at - _LONG, 0) : clause.at], letters[clause.at : clause.at + _LONG]
    return _ELSEWHEN.search(before.rpartition(".")[2] + behind.partition(".")[0]) is None


def _is_definite(letters: str, draft: Draft) -> bool:
    at = draft.clause.at
    return draft.clause.trigger.form == "noun" and _DEFINITE.search(letters[max(at - 3, 0) : at]) is not None


def _is_bare(draft: Draft) -> bool:
    """ "air strikes", of which nothing is said."""
    return draft.clause.trigger.form == "noun" and not draft.figure_nos and not draft.recipients


def _date_headline(drafts: Sequence[Draft]) -> None:
    for number, first in enumerate(drafts[:_LEAD]):
        if first.sentence or first.time or first.status is not HAPPENED:
            continue
        told = (one for one in drafts[number + 1 :] if one.sentence <= _LEAD and _day_of(one) and _is_one_type(first, one))
        if (lead := next(told, None)) and lead.time:
            _carry(first, lead.time)


def _is_one_type(first: Draft, second: Draft) -> bool:
    return first.code is not None and second.code is not None and first.code.sub_event_type == second.code.sub_event_type
