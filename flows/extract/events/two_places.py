"""What one sentence tells of two places, which are two events: "killed five in Homs and seven in Aleppo"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from flows.extract.events.draft import Draft
from flows.extract.events.naming import Party
from flows.extract.events.same_place import is_within
from flows.extract.words import Words
from flows.model.mention import PlaceMention
from flows.model.quantity import Metric, Quantity

Places = Mapping[int, PlaceMention]  # by their first word
_AND = re.compile("[&;@]")
_UNDER = re.compile("[qBWQi]")  # "when", "after", "who": of the same
_IN_PLACE = re.compile("[xu]{0,3}p[dDxuko]{0,4}$")  # from a number to its place: "others in the village of"
_OUTCOMES = ("destroy", "damage")  # "leaving ten dead and a house destroyed"
_REACH = 8  # words
_MOST = 8  # figures of one event


def is_elsewhere(letters: str, places: Places, first: Draft, second: Draft) -> bool:
    """Whether two clauses that "and" joins are each of another place."""
    if not places or second.clause.trigger.form == "doing" or second.action in _OUTCOMES:
        return False
    here, there = first.clause.end, second.clause.at
    if not _AND.search(letters, here, there) or _UNDER.search(letters, here, there):
        return False
    its_own = _own(letters, places, second)
    others = _own(letters, places, first) if its_own else ()
    if not others or any(_may_be_one(places[one], places[other]) for one in its_own for other in others):
        return False
    first.stands_in, second.stands_in = others[0], its_own[0]
    return True


def _own(letters: str, places: Places, draft: Draft) -> list[int]:
    """The first words of the places to which "in" and the like lead in a clause, behind its subject or behind its verb."""
    clause = draft.clause
    groups = [group for prep, group in clause.complements if letters[prep] == "p"]
    if clause.subject and clause.trigger.form != "noun" and letters[clause.subject[1]] == "p":
        groups.append((clause.subject[1], clause.at))
    return [at for group in groups for at in range(*group) if at in places]


def _put(numbers: Mapping[int, int], places: Places, draft: Draft) -> None:
    """Puts an event, of which another clause of its sentence tells nothing, where its own says."""
    at = draft.stands_in
    if at is not None:
        draft.place_no, draft.place, draft.is_carried = numbers[at], name_of(places[at]), False


def _may_be_one(one: PlaceMention, other: PlaceMention) -> bool:
    return name_of(one) == name_of(other) or is_within(one, other)


def name_of(place: PlaceMention) -> int | str:
    """What tells a place from others."""
    return place.geonameid or (place.name or place.text).casefold()


def by_place(
    words: Words, letters: str, places: Places, numbers: Mapping[int, int], quantities: Sequence[Quantity], drafts: list[Draft]
) -> list[Draft]:
    """The events of a sentence; of what has figures of the dead of several places, one for each. `numbers` are those of the
    places in the reading, by their first words."""
    for draft in drafts:
        if draft.stands_in is not None or len(draft.figure_nos) > 1:
            break
    else:
        return drafts
    found: list[Draft] = []
    for draft in drafts:
        _put(numbers, places, draft)
        several = 1 < len(draft.figure_nos) <= _MOST and len(places) > 1
        found += _parts(words, letters, places, numbers, quantities, draft) if several else (draft,)
    return found


def _parts(
    words: Words, letters: str, places: Places, numbers: Mapping[int, int], quantities: Sequence[Quantity], draft: Draft
) -> Iterator[Draft]:
    told: list[tuple[int, int, list[int]]] = []  # the word of the first figure, that of its place, the figures
    for number in sorted(draft.figure_nos):
        one = quantities[number]
        at = bisect_left(words.starts, one.char_start)
        where = _place_behind(letters, places, bisect_left(words.starts, one.number_end))
        is_new = where is not None and one.metric is Metric.KILLED
        if is_new and where is not None and all(not _may_be_one(places[where], places[other]) for _, other, _ in told):
            told.append((at, where, [number]))
        elif told:
            told[-1][2].append(number)
        else:
            yield draft
            return
    if len(told) < 2:
        yield draft
        return
    for place, (at, where, figures) in enumerate(told):
        behind = told[place + 1][0] if place + 1 < len(told) else max(draft.last, where + 1)
        mention = places[where]
        part = replace(draft, figure_nos=figures, place_no=numbers[where], place=name_of(mention), is_carried=False)
        part.last = behind
        if place:
            part.recipients = part.killed = (_who(draft, at, where),)
        yield part


def _place_behind(letters: str, places: Places, behind: int) -> int | None:
    """The first word of the place to which a preposition leads right behind a number."""
    for at in range(behind, min(behind + _REACH, len(letters))):
        if at in places:
            return at if _IN_PLACE.fullmatch(letters, behind, at) else None
    return None


def _who(draft: Draft, at: int, where: int) -> Party:
    """Who died in the other place: of the kind of those who died in the first, if nothing else is said."""
    named = next((one for one in draft.recipients if one.first <= at < one.end), None)
    kind = named.kind if named else next((one.kind for one in draft.recipients), "")
    return named or Party(at, at + 1, kind, None)
