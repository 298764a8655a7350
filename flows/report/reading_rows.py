"""What was read out of a text, as rows that a person can follow: each a stretch of the text and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flows.model.claim import Claim, Span
from flows.model.coded_event import CodedEvent, EventParty
from flows.model.mention import PersonMention, PlaceMention
from flows.model.quantity import Quantity
from flows.model.reading import Reading
from flows.model.time_expression import TimeExpression

KINDS = ("claim", "event", "figure", "date", "place", "actor", "person", "citation")
"""The kinds of rows, what holds others before what is held."""


@dataclass(frozen=True, slots=True)
class Row:
    """text[char_start:char_end] is `text`; `means` says in words what was understood, by the rule `method`."""

    kind: str
    char_start: int
    char_end: int
    text: str
    means: str
    method: str
    score: float


def reading_rows(text: str, reading: Reading) -> list[Row]:
    """A row for each thing read, in the order of the text; of those that begin together the longest first."""
    rows = [
        *(_row("claim", one, _claim(text, one)) for one in reading.claims),
        *(_row("event", one, _event(text, reading, one)) for one in reading.events),
        *(_row("figure", one, _figure(one)) for one in reading.quantities),
        *(_row("date", one, _date(one)) for one in reading.times),
        *(_row("place", one, _place(one)) for one in reading.places),
        *(_row("actor", one, _said(one.actor_id or "not listed", one.kind, one.country_iso3)) for one in reading.actors),
        *(_row("person", one, _person(one)) for one in reading.people),
        *(
            _row("citation", one, _said(one.publication_id or "not listed", _quoted(text, one.cue)))
            for one in reading.citations
        ),
    ]
    return sorted(rows, key=lambda row: (row.char_start, -row.char_end, KINDS.index(row.kind)))


def _row(kind: str, one: object, means: str) -> Row:
    start, end, text, method, score = (getattr(one, name) for name in ("char_start", "char_end", "text", "method", "score"))
    return Row(kind, start, end, text, means, method, score)


def _said(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part)


def _quoted(text: str, span: Span | None, before: str = "") -> str | None:
    return f"{before}“{text[span.start : span.end]}”" if span else None


def _claim(text: str, one: Claim) -> str:
    return _said(
        _quoted(text, one.speaker) or "nobody named",
        one.speaker_role and f"({one.speaker_role})",
        _quoted(text, one.cue, "cue "),
        _quoted(text, one.via, "via "),
        one.polarity,
        "word for word" if one.is_quotation else None,
    )


def _event(text: str, reading: Reading, one: CodedEvent) -> str:
    place = reading.places[one.place_no].text if one.place_no is not None else None
    return _said(
        one.sub_event_type or one.plover_event,
        f"“{text[one.trigger.start : one.trigger.end]}”",
        one.status,
        _between(one.date_start, one.date_end),
        place and f"in {place}",
        _parties("by", one.actors),
        _parties("to", one.recipients),
        _range("deaths", one.fatalities_low, one.fatalities_best, one.fatalities_high),
    )


def _parties(word: str, parties: tuple[EventParty, ...]) -> str | None:
    return f"{word} {', '.join(party.text for party in parties)}" if parties else None


def _figure(one: Quantity) -> str:
    return _said(
        one.metric,
        _range("", one.value_low, one.value_best, one.value_high),
        None if one.qualifier == "exact" else one.qualifier.replace("_", " "),
        one.population,
        one.unit,
        "so far" if one.is_cumulative else None,
        "part of another" if one.is_part else None,
    )


def _range(word: str, low: float | None, best: float | None, high: float | None) -> str | None:
    if best is not None and low in (best, None) and high in (best, None):
        said = f"{best:g}"
    elif low is None and best is None and high is None:
        return None
    else:
        said = " to ".join("?" if value is None else f"{value:g}" for value in (low, high))
        said += "" if best is None else f", {best:g}"
    return f"{word} {said}".strip()


def _date(one: TimeExpression) -> str:
    days = _between(one.date_start, one.date_end)
    return _said(one.value, None if days == one.value else days, one.signal)


def _between(start: date | None, end: date | None) -> str | None:
    if start is None or end is None or start == end:
        return str(start or end) if start or end else None
    return f"{start} to {end}"


def _place(one: PlaceMention) -> str:
    return _said(
        one.name or "in no list",
        "whoever governs there" if one.is_metonym else one.kind,
        one.country_iso3,
        f"GeoNames {one.geonameid}" if one.geonameid else None,
    )


def _person(one: PersonMention) -> str:
    return _said(one.name or f"person {one.person_no}", one.role, one.affiliation)
