"""A text read in full: the readers beside this module, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from flows.extract.actors.actors import find_actors
from flows.extract.actors.homes import governments, settle_actors
from flows.extract.claims.citations import find_citations
from flows.extract.claims.claims import find_claims
from flows.extract.claims.publication_names import find_publications
from flows.extract.events.events import find_events
from flows.extract.figures.plain import find_plain_figures
from flows.extract.figures.quantities import find_quantities
from flows.extract.lookalikes import as_published, in_plain_letters
from flows.extract.people.people import find_people
from flows.extract.places.index import PlaceIndex
from flows.extract.places.places import find_places
from flows.extract.relations.events import apart, find_relations
from flows.extract.times.times import find_times
from flows.extract.words import split_words
from flows.model.claim import Claim, Span
from flows.model.coded_event import CodedEvent
from flows.model.mention import ActorMention, PersonMention, PlaceMention, PublicationMention
from flows.model.quantity import Metric, Quantity
from flows.model.reading import Reading

_YEARS = range(1000, 9000)  # of publication; days beyond are slips, and counting from them leaves the calendar
_Part = TypeVar("_Part", ActorMention, CodedEvent)
_Read = TypeVar("_Read")


def read_text(
    text: str,
    sentences: Sequence[tuple[int, int]],
    published_on: date | None,
    language: str,
    gazetteer: PlaceIndex | None = None,
) -> Reading:
    """What `text` says. `sentences` are its spans, `language` is an ISO 639-1 code; `gazetteer` is by default that which is
    installed.

    English is read in full; of other languages what needs no grammar. Time is linear in the text, and nothing is raised for
    odd text.
    """
    steps = reading_steps(text, sentences, published_on, language, gazetteer)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            reading: Reading = end.value
            return reading


def read_together(texts: Iterable[Generator[None, None, _Read]]) -> list[_Read | Exception]:
    """What the steps of several texts lead to, or what they raised in its place.

    Each reader reads them all before the next does: its rules and lists then stay in the processor's caches, which saves a
    twentieth of the time. With more than some ten texts it saves less, for these must stay there, too.
    """
    read: dict[int, _Read | Exception] = {}
    running = dict(enumerate(texts))
    while running:
        for number, steps in [*running.items()]:
            try:
                next(steps)
            except StopIteration as end:
                read[number] = end.value
            except Exception as error:
                read[number] = error
            if number in read:
                del running[number]
    return [read[number] for number in sorted(read)]


def reading_steps(
    text: str,
    sentences: Sequence[tuple[int, int]],
    published_on: date | None,
    language: str,
    gazetteer: PlaceIndex | None = None,
) -> Generator[None, None, Reading]:
    """As read_text, with a stop behind each reader."""
    if published_on and published_on.year not in _YEARS:
        published_on = None
    words = split_words(in_plain_letters(text))
    yield
    actors = find_actors(words, language)
    yield
    publications = find_publications(words)
    actors = _not_in(publications, actors)
    taken = [*map(_span, actors), *map(_span, publications)]
    if language != "en":
        places = find_places(words, taken, language=language, gazetteer=gazetteer)
        reading = Reading(
            quantities=find_plain_figures(text, language), actors=actors, publications=publications, places=places
        )
        return reading if words.text == text else as_published(reading, text)
    yield
    people = find_people(words, actors, gazetteer)
    yield
    places = find_places(words, taken, [*map(_span, people)], gazetteer=gazetteer)
    people = _no_places(people, places)
    actors = _in_order((*settle_actors(actors, places), *governments(places)))
    yield
    times = find_times(words, published_on)
    yield
    quantities = find_quantities(words, times)
    yield
    claims = find_claims(words, sentences, actors, people, publications, places)
    quantities = _no_victims(quantities, claims)
    yield
    reading = Reading(
        times=times,
        quantities=quantities,
        actors=actors,
        people=people,
        publications=publications,
        places=places,
        claims=claims,
        citations=find_citations(words, publications),
    )
    events = find_events(words, reading, published_on)
    yield
    relations = apart(find_relations(words, sentences, reading, published_on), events)
    reading = replace(reading, events=_in_order((*events, *relations)))
    return reading if words.text == text else as_published(reading, text)


def _not_in(publications: Iterable[PublicationMention], actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """The actors without those that nobody knows inside an outlet's name: "Press" in "Associated Press" """
    for outlet in publications:
        start, end = _span(outlet)
        actors = tuple(one for one in actors if one.actor_id or one.char_end <= start or end <= one.char_start)
    return actors


def _no_victims(quantities: tuple[Quantity, ...], claims: Iterable[Claim]) -> tuple[Quantity, ...]:
    """The quantities, where no speaker is the object of a deed: "killing nine soldiers, two security sources said"."""
    speakers = [claim.speaker for claim in claims if claim.speaker]
    return tuple([one._replace(metric=Metric.COUNT, method="count") if _speaks(one, speakers) else one for one in quantities])


def _speaks(quantity: Quantity, speakers: Iterable[Span]) -> bool:
    start, end = quantity.char_start, quantity.char_end
    return quantity.method == "object" and any(one.start <= start and end <= one.end for one in speakers)


def _no_places(people: tuple[PersonMention, ...], places: Sequence[PlaceMention]) -> tuple[PersonMention, ...]:
    """Those who are people after all: "retook Umm Ruwaba in North Kordofan" tells that it is a town. A name of one word may be
    both: "the Bush White House".
    """
    spans = {(one.char_start, one.char_end) for one in places if " " in one.text}
    towns = {one.person_no for one in people if _span(one) in spans}
    return tuple(one for one in people if one.person_no not in towns) if towns else people


def _in_order(found: Iterable[_Part]) -> tuple[_Part, ...]:
    return tuple(sorted(found, key=lambda one: one.char_start))


def _span(mention: ActorMention | PersonMention | PublicationMention) -> tuple[int, int]:
    return mention.char_start, mention.char_end
