"""What a text says has happened, coded as the datasets code it. Offsets are into the text."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from flows.model.claim import Span


class EventStatus(StrEnum):
    """Whether it counts as an event that the text newly reports."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    BACKGROUND = "background"  # long before: "since 2014", "last year's attack"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"  # may, would, if; threatened, planned, demanded
    FEARED = "feared"


class EventParty(NamedTuple):
    """Who did it or to whom; `actor_id` is that of core.actor, None for who is not listed."""

    char_start: int
    char_end: int
    text: str
    actor_id: str | None


class CodedEvent(NamedTuple):
    """An event that a clause reports.

    text[char_start:char_end] is the clause, `trigger` the word that tells what happened. `event_type` and `sub_event_type` are
    ACLED's, None where ACLED codes no such thing; `plover_event` and `plover_mode` are PLOVER's. `date_start` and `date_end`
    bound the day, with `date_prec` on UCDP's scale (1 a day … 5 a year), None if nothing says when; where `method` ends with
    "_carried", or "_carried_aside", day and place may be those of what the text tells before. `place_no` and `figure_nos`
    are positions in Reading.places and Reading.quantities, `claim_no` one in Reading.claims, None if the text states it itself.
    The figures are those of its killed, wounded, detained and abducted; fatalities are summed from them, None where there are
    none. `recipients` are people and groups, `targets` what is hit beside them: buildings, vehicles, positions; `instrument` is
    the weapon that the clause names.
    """

    char_start: int
    char_end: int
    text: str
    trigger: Span
    event_type: str | None
    sub_event_type: str | None
    plover_event: str | None
    plover_mode: str | None
    status: EventStatus
    date_start: date | None
    date_end: date | None
    date_prec: int | None
    place_no: int | None
    actors: tuple[EventParty, ...]
    recipients: tuple[EventParty, ...]
    targets: tuple[EventParty, ...]
    instrument: Span | None
    figure_nos: tuple[int, ...]
    fatalities_low: int | None
    fatalities_best: int | None
    fatalities_high: int | None
    claim_no: int | None
    method: str
    score: float
