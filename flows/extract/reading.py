"""A text read in full: the readers beside this module, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from flows.extract.actors.actors import find_actors
from flows.extract.actors.homes import governments, settle_actors, settle_people
from flows.extract.actors.offices import Offices, name_served
from flows.extract.claims.citations import find_citations
from flows.extract.claims.claims import find_claims
from flows.extract.claims.publication_names import find_publications
from flows.extract.corrections import without_speakers, without_towns, without_words_of
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
from flows.model.coded_event import CodedEvent
from flows.model.mention import ActorMention, PersonMention, PublicationMention
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
    actors = without_words_of(publications, actors)
    taken = [*map(_span, actors), *map(_span, publications)]
    if language != "en":
        places = find_places(words, taken, language=language, gazetteer=gazetteer)
        figures = find_plain_figures(text, language)
        return as_published(Reading(quantities=figures, actors=actors, publications=publications, places=places), words, text)
    yield
    people = find_people(words, actors, gazetteer)
    yield
    places = find_places(words, taken, [*map(_span, people)], gazetteer=gazetteer)
    people = without_towns(people, places)
    settled = settle_actors(text, actors, places)
    people = settle_people(people, actors, settled)
    actors = _in_order((*settled, *governments(places)))
    yield
    times = find_times(words, published_on)
    yield
    quantities = find_quantities(words, times)
    yield
    served = Offices(text, actors, people, places).served
    claims = find_claims(words, sentences, actors, people, publications, places, served, gazetteer)
    quantities = without_speakers(quantities, claims)
    people = name_served(people, served)
    yield
    citations = find_citations(words, publications)
    reading = Reading(times, quantities, actors, people, publications, places, claims, citations)
    events = find_events(words, reading, published_on)
    yield
    relations = apart(find_relations(words, sentences, reading, published_on), events)
    return as_published(replace(reading, events=_in_order((*events, *relations))), words, text)


def _in_order(found: Iterable[_Part]) -> tuple[_Part, ...]:
    return tuple(sorted(found, key=lambda one: one.char_start))


def _span(mention: ActorMention | PersonMention | PublicationMention) -> tuple[int, int]:
    return mention.char_start, mention.char_end
