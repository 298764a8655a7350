"""Of the places that a sentence names, the one of the clause that tells of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.events.draft import Draft
from flows.extract.events.setting import Placed, nearest_place
from flows.extract.events.shapes import PARTING

_NEXT_CLAUSE = re.compile("&[dDxoTN]{1,8}[aA]?[uvb]|[WQ]")  # "and 4,000 people crossed", "in which"
_CAME_AS = re.compile("v[aATDx]{0,3}[&qB]")  # "the attack came as", and what follows was elsewhere
_TRIGGER = re.compile("[VGNI]")
_JOINED = re.compile("[&;@qB]")
_THAT = ("W", "Q")
_TO_PLACE = ("o", "p", "P")  # letters of prepositions
_AIMED = ("fire", "strike", "target", "attack", "bomb")  # actions on what is elsewhere than who acts
_NEXT = 3  # words between an event and its own place


def place_of_clause(letters: str, places: Sequence[Placed], draft: Draft, start: int) -> int | None:
    """The number of the place of an event, of those that its sentence, which begins at the word `start`, names."""
    return nearest_place(_behind(letters, _of_clause(letters, places, draft, start), draft), draft.clause.at)


def _of_clause(letters: str, places: Sequence[Placed], draft: Draft, start: int) -> Sequence[Placed]:
    """Those of the clause of an event in the sentence that begins at `start`: none of what is told behind it, nor, if there
    are others, of what is told before it.
    """
    if not places or (len(places) == 1 and places[0].word < draft.clause.at):
        return places
    at, end, first = draft.clause.at, draft.clause.end, draft.clause.first
    end += letters[end : end + 1] in _THAT  # "an air strike that hit"
    came_as = draft.is_retold and _CAME_AS.match(letters, end)
    last = at if came_as else draft.last  # of what is told in one: "attacks on Friday which killed ten in Damascus"
    near = [one for one in places if one.word < last or not (came_as or _NEXT_CLAUSE.search(letters, end, one.word))]
    # Before the event or behind it: one of the two stretches is none.
    together = [one for one in near if not (PARTING.search(letters, one.word, at) or PARTING.search(letters, at, one.word))]
    near = together or near
    if len(near) < 2:
        return near
    own = [
        one
        for one in near
        if one.word >= first or not (_TRIGGER.search(letters, start, one.word) and _JOINED.search(letters, one.word, first))
    ]
    is_as_narrow = own and min([one.width for one in own]) <= min([one.width for one in near])
    return own if is_as_narrow else near


def _behind(letters: str, places: Sequence[Placed], draft: Draft) -> Sequence[Placed]:
    """Those behind the event, if a preposition leads from it to one, "In Donbas ten died in shelling of Pokrovsk", or
    who aims at one is in another: "rebels in Duma fired shells on a market in Damascus".
    """
    if len(places) < 2:
        return places
    at, end = draft.clause.at, draft.clause.end
    behind = [one for one in places if one.word >= end]
    if not behind:
        return places
    is_led = letters[end : end + 1] in _TO_PLACE and behind[0].word <= end + _NEXT
    aims = draft.action in _AIMED and draft.clause.trigger.form != "noun" and not draft.clause.is_passive
    widths = [one.width for one in places if draft.clause.first <= one.word < at] if aims else ()
    return behind if is_led or (widths and min(one.width for one in behind) <= min(widths)) else places
