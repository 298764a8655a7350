"""Events of political violence and of protest that a text in English reports, coded as ACLED and PLOVER code them.

Words that tell of events and what is coded for them are data (lexicon.py, codes.py). The text is drawn as a string
of letters (sketch.py), the clause around each trigger is read from it (clauses.py, parties.py,
status.py), clauses of one event are joined (merge.py), and what was read before gives date, place, claim and deaths
(settle.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from flows.extract.events.clauses import Clause, read_clause, sentences
from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.merge import merge_sentence, merge_text
from flows.extract.events.narrative import carry_days
from flows.extract.events.parties import Naming, naming, parties
from flows.extract.events.rows import coded_event
from flows.extract.events.settle import Setting
from flows.extract.events.sketch import sketch, word_span
from flows.extract.events.status import status_of
from flows.extract.words import Words
from flows.model.coded_event import CodedEvent, EventStatus
from flows.model.mention import ActorMention, PersonMention
from flows.model.reading import Reading

_DETERMINED = re.compile("[dD0][xukgl]{0,2}$")
_NEAR = 4  # sentences after a protest in which "they" are its protesters
_FOLLOWING = 5  # words of the next sentence: "They demanded"
_LONG = 80  # words of a sentence that are looked at for its context
_OF_PROTEST = ("protest", "demonstrate", "labour", "gather", "blockade", "barricade", "riot", "clash", "disperse", "intervene")
_PROTEST = frozenset(("protest", "demonstrate"))
_FOR_CAUSE = frozenset(("gather", "blockade", "conference"))  # a protest only if people say for what
_TELLING = _PROTEST | _FOR_CAUSE
_UNTOLD: frozenset[str] = frozenset()
_NAMING = frozenset(("own", "blame", "attributed"))  # of which the first has its doers for actors


def find_events(words: Words, reading: Reading, published_on: date | None) -> tuple[CodedEvent, ...]:
    """The events of a text in the order in which it first tells of them. `reading` is what was read before: places, actors,
    people, times, quantities and claims, as far as there are any.
    """
    mentions: tuple[ActorMention | PersonMention, ...] = (*reading.actors, *reading.people)
    names = [(word_span(words, one.char_start, one.char_end), one) for one in mentions]
    places = [word_span(words, one.char_start, one.char_end) for one in reading.places]
    drawn = sketch(words, reading.times, [*places, *(span for span, _ in names)], reading.quantities)
    known = naming(words, drawn.letters, names, places)
    setting = Setting(words, drawn.letters, reading, published_on)
    drafts: list[Draft] = []
    protested = -_NEAR - 1
    spans = list(sentences(drawn.letters))
    ends = [end for _, end in spans]
    for number, here in groupby(drawn.triggers, key=lambda found: bisect_left(ends, found[0] + 1)):
        clauses = [read_clause(drawn.letters, *found, spans[number]) for found in here]
        told = list(_drafts(known, clauses, number))
        context = _context(known, spans[number], told, told_before=number - protested <= _NEAR)
        if "protest" in context:
            protested = number if "protested" not in context else protested
        for draft in told:
            draft.context = context | {"aside"} if draft.clause.is_aside else context
            if draft.clause.object and draft.action in _PROTEST:
                draft.context |= {"object"}  # "rallied his allies"
            draft.find_code()
        _set_topics(drawn.letters, told)
        _name_doers(told, drafts)
        told = merge_sentence(told)
        setting.place(told, spans[number])
        drafts += told
    told = [draft for draft in merge_text(words, drawn.letters, drafts) if not _says_nothing(drawn.letters, draft)]
    carry_days(drawn.letters, told)
    return tuple(coded_event(words, reading, draft) for draft in told)


def _says_nothing(letters: str, draft: Draft) -> bool:
    """Whether violence in general is spoken of: "the sounds of explosions", with nobody, no day and no place."""
    own = letters[max(draft.clause.at - 3, 0) : draft.clause.at]
    is_bare = draft.clause.trigger.form == "noun" and not _DETERMINED.search(own)
    return is_bare and not (draft.actors or draft.recipients or draft.figure_nos or draft.time or draft.place is not None)


def _context(known: Naming, sentence: tuple[int, int], drafts: Sequence[Draft], *, told_before: bool) -> frozenset[str]:
    """What a sentence tells beside its events: a protest, or one before, and what people gather for."""
    actions = {draft.action for draft in drafts}
    if not told_before and _TELLING.isdisjoint(actions):
        return _UNTOLD
    context: set[str] = set()
    if _is_origin_of_war(known, sentence):
        for draft in drafts:
            if draft.action in _OF_PROTEST and draft.clause.trigger.form == "noun":
                draft.status = EventStatus.BACKGROUND
    if not _FOR_CAUSE.isdisjoint(actions):
        listed = kinds("cause")
        words = known.words.written[sentence[0] : min(sentence[1] + _FOLLOWING, sentence[0] + _LONG)]
        context.update(value for word in words if (value := listed.get(word)))
    if told_before:
        context |= {"protest", "protested"}
    for draft in drafts:
        if draft.action in _PROTEST and draft.status is EventStatus.HAPPENED:
            context.add("protest")
    return frozenset(context)


def _is_origin_of_war(known: Naming, sentence: tuple[int, int]) -> bool:
    """Whether a sentence without a day of its own speaks of a war: "the conflict, which began with protests"."""
    first, end = sentence
    return "T" not in known.letters[first:end] and not kinds("war").keys().isdisjoint(known.words.written[first:end])


def _set_topics(letters: str, drafts: Sequence[Draft]) -> None:
    """Marks what a protest of the sentence is about: "marched against the killing of a student"."""
    protest = next((one for one in drafts if one.code and one.code.event_type == "Protests"), None)
    for draft in drafts if protest else ():
        clause = draft.clause
        before = letters[clause.at - 1 : clause.at]
        front = letters[clause.own[0] - 1 : clause.own[0]] if clause.own else before
        if (
            draft is protest
            or (draft.action in _OF_PROTEST and front not in "PF" and not clause.is_aside)
            or draft.status is not EventStatus.HAPPENED
        ):
            continue
        is_topic = {"noun": clause.subject is None, "doing": before not in ",&TqByw"}.get(clause.trigger.form, clause.is_aside)
        if is_topic:
            draft.status = EventStatus.BACKGROUND
            draft.context -= {"protest"}
            draft.find_code()


def _name_doers(here: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Gives the event last told of, if nobody did it yet, to who is said to have: "ISIS claimed responsibility"."""
    for draft in here:
        if draft.action not in _NAMING or draft.status is not EventStatus.HAPPENED:
            continue
        doers = draft.actors if draft.action == "own" else draft.recipients
        told = [one for one in here if one.code] or before[-1:]
        for event in [one for one in told if one.action not in _OF_PROTEST][:1]:
            event.actors = event.actors or doers


def _drafts(known: Naming, clauses: Sequence[Clause], sentence: int) -> Iterator[Draft]:
    """A draft for each trigger of a sentence; a verb that is linked to the one before shares its subject."""
    subject: tuple[int, int] | None = None
    for clause in clauses:
        if clause.trigger.action == "none":
            continue
        if clause.subject is None and clause.is_linked and not clause.is_passive:
            clause.subject = subject
        elif clause.subject is not None and not clause.is_passive:
            subject = clause.subject
        found = parties(known, clause)
        status = status_of(known.letters, clause, known.words.written)
        yield Draft(clause, clause.trigger.action, sentence, clause.first, clause.last, status, *found)
