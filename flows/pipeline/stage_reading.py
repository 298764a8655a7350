"""What was read out of an article, as rows of mention, claim, figure, citation, event and event_actor.

Ids are hashes of the document and of what tells a part from others of its kind; parts that are alike in all of that are
numbered, so that none is lost.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from flows.extract.claims.citations import find_citations
from flows.extract.ties import Ties
from flows.extract.words import split_words
from flows.model.article import Article, BlockKind
from flows.model.claim import Citation, Span
from flows.model.coded_event import CodedEvent
from flows.model.reading import Reading
from flows.pipeline.stage_parts import Row, Spanned

DATASET = "dateline_text"
"""The dataset_id of events coded from text; sql/load/reading.sql describes it."""

_CREDITED = (BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.BOILERPLATE)


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


def check_spans(text: str, reading: Reading) -> None:
    """Raise ValueError if a part of the reading does not stand in the text where it says."""
    parts: Iterable[Spanned] = chain(
        reading.times, reading.quantities, reading.actors, reading.people, reading.publications, reading.places,
        reading.claims, reading.citations, reading.events,
    )  # fmt: skip
    for one in parts:
        if text[one.char_start : one.char_end] != one.text:
            raise ValueError(f"{type(one).__name__} {one.text!r} is not at {one.char_start} to {one.char_end}")


Beside = Sequence[tuple[int, Citation]]
"""Citations in the blocks that were taken out of the body, each with the number of its block."""


def cited_beside(article: Article) -> Beside:
    """What captions, credits and datelines cite: "(Reuters) -", "Photo by AFP"."""
    return [
        (number, one)
        for number, block in enumerate(article.blocks)
        if block.kind in _CREDITED
        for one in find_citations(split_words(block.raw_text))
    ]


def reading_rows(
    row_no: int, document_id: str, article: Article, reading: Reading, beside: Beside
) -> Iterator[tuple[str, Row]]:
    """The rows of a reading, each with its table; mentions with `mention_<kind>`. `row_no` is the document's."""
    return _ReadingRows(row_no, document_id, article, reading, beside).all()


class _ReadingRows:
    def __init__(self, row_no: int, document_id: str, article: Article, reading: Reading, beside: Beside) -> None:
        self._row_no = row_no
        self._text = article.text
        self._blocks = article.blocks
        self._beside = beside
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
        yield from self._citations()
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
                claim_id, *self._part(claim), *_quoted(self._text, claim.speaker), claim.speaker_actor_id,
                claim.speaker_person_no, claim.speaker_role, *_quoted(self._text, claim.via), claim.via_publication_id,
                *_quoted(self._text, claim.cue), claim.is_quotation, str(claim.polarity), self._ties.said_on(claim),
                claim.method, claim.score,
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

    def _citations(self) -> Iterator[tuple[str, Row]]:
        for one in self._reading.citations:
            cited = (self._id("citation", one.char_start, one.char_end), *self._part(one), None, one.publication_id)
            yield "citation", (*cited, *_quoted(self._text, one.cue), one.method, one.score)
        for block_no, one in self._beside:
            ident = self._id("citation", block_no, one.char_start, one.char_end)
            where = (self._row_no, None, one.char_start, one.char_end, one.text, block_no, one.publication_id)
            text = self._blocks[block_no].raw_text
            yield "citation", (ident, *where, *_quoted(text, one.cue), one.method, one.score)

    def _event(self, event_id: str, event: CodedEvent) -> Row:
        place = self._reading.places[event.place_no] if event.place_no is not None else None
        where: Row = (None,) * 6
        if place:
            where = (place.text, place.geonameid, place.latitude, place.longitude, place.where_prec, place.country_iso3)
        return (
            event_id, *self._part(event), DATASET, *_quoted(self._text, event.trigger)[:2],
            *_quoted(self._text, event.instrument)[:2],
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


def _quoted(text: str, span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (text[span.start : span.end], span.start, span.end) if span else (None, None, None)
