"""What was read out of an article, as rows of mention, claim, figure, citation, event and event_actor.

Ids are hashes of the document and of what tells a part from others of its kind; parts that are alike in all of that are
numbered, so that none is lost.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from flows.extract.ties import Ties
from flows.model.article import Article
from flows.model.claim import Span
from flows.model.coded_event import CodedEvent
from flows.model.reading import Reading
from flows.pipeline.stage_parts import Row, Schema, Spanned

DATASET = "dateline_text"
"""The dataset_id of events coded from text; sql/load/reading.sql describes it."""

_PART = {"row_no": pl.Int64, "sentence_no": pl.Int32, "char_start": pl.Int64, "char_end": pl.Int64, "text": pl.String}
_SURE = {"method": pl.String, "score": pl.Float64}
_MENTION = {"mention_id": pl.String, **_PART, "kind": pl.String}

# Mentions of each kind have columns of their own; those of the others are null.
MENTIONS: dict[str, Schema] = {
    "place": {
        **_MENTION, "place_kind": pl.String, "name": pl.String, "geonameid": pl.Int64, "country_iso3": pl.String,
        "latitude": pl.Float64, "longitude": pl.Float64, "where_prec": pl.Int32, "is_metonym": pl.Boolean, **_SURE,
    },
    "actor": {**_MENTION, "actor_kind": pl.String, "actor_id": pl.String, "country_iso3": pl.String, **_SURE},
    "person": {
        **_MENTION, "person_no": pl.Int32, "name": pl.String, "role": pl.String, "affiliation": pl.String,
        "actor_id": pl.String, "is_pronoun": pl.Boolean, **_SURE,
    },
    "publication": {**_MENTION, "publication_id": pl.String, **_SURE},
    "date": {
        **_MENTION, "date_kind": pl.String, "date_value": pl.String, "date_start": pl.Date, "date_end": pl.Date,
        "date_precision": pl.String, "date_signal": pl.String, **_SURE,
    },
}  # fmt: skip

TABLES: dict[str, Schema] = {
    "claim": {
        "claim_id": pl.String, **_PART, "speaker_text": pl.String, "speaker_char_start": pl.Int64, "speaker_char_end": pl.Int64,
        "speaker_actor_id": pl.String, "speaker_person_no": pl.Int32, "speaker_role": pl.String, "via_text": pl.String,
        "via_char_start": pl.Int64, "via_char_end": pl.Int64, "via_publication_id": pl.String, "cue": pl.String,
        "cue_char_start": pl.Int64, "cue_char_end": pl.Int64, "is_quotation": pl.Boolean, "polarity": pl.String,
        "said_on": pl.Date, **_SURE,
    },
    "figure": {
        "figure_id": pl.String, **_PART, "number_char_start": pl.Int64, "number_char_end": pl.Int64, "metric": pl.String,
        "population": pl.String, "unit": pl.String, "counted_text": pl.String, "value_low": pl.Float64,
        "value_best": pl.Float64, "value_high": pl.Float64, "qualifier": pl.String, "is_cumulative": pl.Boolean,
        "is_part": pl.Boolean, "claim_id": pl.String, "event_id": pl.String, "since": pl.Date, "as_of": pl.Date,
        "as_of_by": pl.String, "geonameid": pl.Int64, "place_text": pl.String, "country_iso3": pl.String,
        "where_prec": pl.Int32, "place_by": pl.String, **_SURE,
    },
    "citation": {
        "citation_id": pl.String, **_PART, "cited_publication_id": pl.String, "cue": pl.String, "cue_char_start": pl.Int64,
        "cue_char_end": pl.Int64, **_SURE,
    },
    "event": {
        "event_id": pl.String, "row_no": pl.Int64, "sentence_no": pl.Int32, "char_start": pl.Int64, "char_end": pl.Int64,
        "notes": pl.String, "dataset_id": pl.String, "trigger": pl.String, "trigger_char_start": pl.Int64,
        "instrument": pl.String, "instrument_char_start": pl.Int64, "status": pl.String,
        "claim_id": pl.String, "date_start": pl.Date, "date_end": pl.Date, "date_prec": pl.Int32, "place_text": pl.String,
        "geonameid": pl.Int64, "latitude": pl.Float64, "longitude": pl.Float64, "where_prec": pl.Int32,
        "country_iso3": pl.String, "event_type": pl.String, "sub_event_type": pl.String, "code_scheme": pl.String,
        "code": pl.String, "plover_event": pl.String, "plover_mode": pl.String, "quad_class": pl.Int32,
        "quad_class_scheme": pl.String, "fatalities_low": pl.Int32, "fatalities_best": pl.Int32, "fatalities_high": pl.Int32,
        **_SURE,
    },
    "event_actor": {
        "row_no": pl.Int64, "event_id": pl.String, "role": pl.String, "actor_no": pl.Int32, "actor_id": pl.String,
        "actor_text": pl.String, "char_start": pl.Int64, "char_end": pl.Int64,
    },
}  # fmt: skip


@dataclass
class _Ids:
    """Ids of the parts of one document."""

    document_id: str
    seen: Counter[tuple[object, ...]] = field(default_factory=Counter)

    def __call__(self, *parts: object) -> str:
        number = self.seen[parts]
        self.seen[parts] += 1
        text = "\x1f".join(map(str, (self.document_id, *parts, number)))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def reading_rows(row_no: int, document_id: str, article: Article, reading: Reading) -> Iterator[tuple[str, Row]]:
    """The rows of a reading, each with its table; mentions with `mention_<kind>`. `row_no` is the document's."""
    return _ReadingRows(row_no, document_id, article, reading).all()


class _ReadingRows:
    def __init__(self, row_no: int, document_id: str, article: Article, reading: Reading) -> None:
        self._row_no = row_no
        self._text = article.text
        self._reading = reading
        self._ties = Ties(article.text, article.sentences, article.published_on, reading)
        self._id = _Ids(document_id)
        # Those of claims and events are referred to by figures.
        self._claim_ids = [
            self._id("claim", one.char_start, one.char_end, one.speaker, one.cue, one.via) for one in reading.claims
        ]
        self._event_ids = [
            f"{DATASET}:{self._id('event', one.char_start, one.char_end, one.trigger)}" for one in reading.events
        ]

    def all(self) -> Iterator[tuple[str, Row]]:
        yield from self._mentions()
        yield from self._claims()
        yield from self._figures()
        for one in self._reading.citations:
            cited = (self._id("citation", one.char_start, one.char_end), *self._part(one), one.publication_id)
            yield "citation", (*cited, *self._quoted(one.cue), one.method, one.score)
        for event_id, event in zip(self._event_ids, self._reading.events, strict=True):
            yield "event", self._event(event_id, event)
            yield from self._parties(event_id, event)

    def _part(self, one: Spanned) -> Row:
        return self._row_no, self._ties.sentence_no(one.char_start), one.char_start, one.char_end, one.text

    def _mention(self, kind: str, one: Spanned) -> Row:
        return (self._id(kind, one.char_start, one.char_end), *self._part(one), kind)

    def _mentions(self) -> Iterator[tuple[str, Row]]:
        for place in self._reading.places:
            yield "mention_place", (
                *self._mention("place", place), str(place.kind), place.name, place.geonameid, place.country_iso3,
                place.latitude, place.longitude, place.where_prec, place.is_metonym, place.method, place.score,
            )  # fmt: skip
        for actor in self._reading.actors:
            known = (actor.kind, actor.actor_id, actor.country_iso3, actor.method, actor.score)
            yield "mention_actor", (*self._mention("actor", actor), *known)
        for person in self._reading.people:
            yield "mention_person", (
                *self._mention("person", person), person.person_no, person.name, person.role, person.affiliation,
                person.affiliation_actor_id, person.is_pronoun, person.method, person.score,
            )  # fmt: skip
        for outlet in self._reading.publications:
            row = (*self._mention("publication", outlet), outlet.publication_id, outlet.method, outlet.score)
            yield "mention_publication", row
        for time in self._reading.times:
            yield "mention_date", (
                *self._mention("date", time), str(time.kind), time.value, time.date_start, time.date_end, str(time.precision),
                time.signal, time.method, time.score,
            )  # fmt: skip

    def _claims(self) -> Iterator[tuple[str, Row]]:
        for claim_id, claim in zip(self._claim_ids, self._reading.claims, strict=True):
            yield "claim", (
                claim_id, *self._part(claim), *self._quoted(claim.speaker), claim.speaker_actor_id, claim.speaker_person_no,
                claim.speaker_role, *self._quoted(claim.via), claim.via_publication_id, *self._quoted(claim.cue),
                claim.is_quotation, str(claim.polarity), self._ties.said_on(claim), claim.method, claim.score,
            )  # fmt: skip

    def _figures(self) -> Iterator[tuple[str, Row]]:
        for figure, tie in zip(self._reading.quantities, self._ties.figures(), strict=True):
            place = self._reading.places[tie.place_no] if tie.place_no is not None else None
            counted = None if figure.counted_start is None else self._text[figure.counted_start : figure.counted_end]
            yield "figure", (
                self._id("figure", figure.char_start, figure.char_end, figure.metric), *self._part(figure),
                figure.number_start, figure.number_end, str(figure.metric), figure.population, figure.unit, counted,
                figure.value_low, figure.value_best, figure.value_high, figure.qualifier, figure.is_cumulative, figure.is_part,
                None if tie.claim_no is None else self._claim_ids[tie.claim_no],
                None if tie.event_no is None else self._event_ids[tie.event_no],
                tie.since, tie.as_of, tie.as_of_by,
                *((place.geonameid, place.text, place.country_iso3, place.where_prec) if place else (None,) * 4), tie.place_by,
                figure.method, figure.score,
            )  # fmt: skip

    def _event(self, event_id: str, event: CodedEvent) -> Row:
        place = self._reading.places[event.place_no] if event.place_no is not None else None
        where: Row = (None,) * 6
        if place:
            where = (place.text, place.geonameid, place.latitude, place.longitude, place.where_prec, place.country_iso3)
        return (
            event_id, *self._part(event), DATASET, *self._quoted(event.trigger)[:2], *self._quoted(event.instrument)[:2],
            str(event.status), None if event.claim_no is None else self._claim_ids[event.claim_no],
            event.date_start, event.date_end, event.date_prec, *where, event.event_type, event.sub_event_type,
            "plover_event" if event.plover_event else None, event.plover_event,
            # What event_code.sql takes from the code is null here; the mode is none of the code's.
            None, event.plover_mode, None, None,
            event.fatalities_low, event.fatalities_best, event.fatalities_high, event.method, event.score,
        )  # fmt: skip

    def _parties(self, event_id: str, event: CodedEvent) -> Iterator[tuple[str, Row]]:
        for role, parties in (("actor", event.actors), ("recipient", event.recipients), ("target", event.targets)):
            for number, party in enumerate(parties, start=1):
                who = (self._row_no, event_id, role, number, party.actor_id, party.text)
                yield "event_actor", (*who, party.char_start, party.char_end)

    def _quoted(self, span: Span | None) -> tuple[str | None, int | None, int | None]:
        return (self._text[span.start : span.end], span.start, span.end) if span else (None, None, None)
