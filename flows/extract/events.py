"""Events of political violence and of protest that a text in English reports, coded as ACLED and PLOVER code them.

Words that tell of events and what is coded for them are data (event_lexicon.py, event_codes.py). The text is drawn as a string
of letters (event_sketch.py), the clause around each trigger is read from it (event_clauses.py, event_parties.py,
event_status.py), clauses of one event are joined (event_merge.py), and what was read before gives date, place, claim and deaths
(event_setting.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import groupby

from flows.extract.event_clauses import Clause, read_clause, sentences
from flows.extract.event_draft import Draft
from flows.extract.event_lexicon import kinds
from flows.extract.event_merge import merge_sentence, merge_text
from flows.extract.event_parties import Naming, Party, naming, parties
from flows.extract.event_setting import claim_of, date_prec, first_run, harm, is_background, place_of, time_of, total, within
from flows.extract.event_sketch import sketch, word_span
from flows.extract.event_status import status_of
from flows.extract.words import Words
from flows.model.claim import Polarity, Span
from flows.model.coded_event import CodedEvent, EventParty, EventStatus
from flows.model.mention import ActorMention, PersonMention
from flows.model.quantity import Metric, Quantity
from flows.model.reading import Reading

_NEAR = 4  # sentences after a protest in which "they" are its protesters
_FOLLOWING = 5  # words of the next sentence: "They demanded"
_COMPOUND = 2  # words
_PHYSICAL = ("attack", "bomb", "strike", "target", "fire", "explode", "destroy", "burn", "damage", "raid", "vandalise")
_STRATEGIC = "Strategic developments"
_REACH = 15  # words between an event and the figure of its dead
_LONG = 80  # words of a sentence that are looked at for its context
_THINGS = ("thing", "post")
_ASIDE = 0.2
_OF_PROTEST = ("protest", "demonstrate", "labour", "gather", "blockade", "barricade", "riot", "clash", "disperse", "intervene")
_FOR_CAUSE = ("gather", "blockade", "conference")  # a protest only if people say for what
_SCORE = 0.5
_OF_ACTORS, _OF_RECIPIENTS, _OF_SETTING = 0.15, 0.15, 0.1


def find_events(words: Words, reading: Reading, published_on: date | None) -> tuple[CodedEvent, ...]:
    """The events of a text in the order in which it first tells of them. `reading` is what was read before: places, actors,
    people, times, quantities and claims, as far as there are any.
    """
    mentions: tuple[ActorMention | PersonMention, ...] = (*reading.actors, *reading.people)
    names = [(word_span(words, one.char_start, one.char_end), one) for one in mentions]
    places = [word_span(words, one.char_start, one.char_end) for one in reading.places]
    drawn = sketch(words, reading.times, [*places, *(span for span, _ in names)])
    known = naming(words, drawn.letters, names, places)
    setting = _Setting(words, drawn.letters, reading, published_on)
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
            draft.context = context
            draft.find_code()
        _set_topics(drawn.letters, told)
        _name_doers(told, drafts)
        told = merge_sentence(told)
        setting.place(told, spans[number])
        drafts += told
    return tuple(setting.event(draft) for draft in merge_text(words, drawn.letters, drafts))


def _context(known: Naming, sentence: tuple[int, int], drafts: Sequence[Draft], *, told_before: bool) -> frozenset[str]:
    """What a sentence tells beside its events: a protest, or one before, and what people gather for."""
    context: set[str] = set()
    if any(draft.action in _FOR_CAUSE for draft in drafts):
        listed = kinds("cause")
        words = known.words.written[sentence[0] : min(sentence[1] + _FOLLOWING, sentence[0] + _LONG)]
        context.update(value for word in words if (value := listed.get(word)))
    if told_before:
        context |= {"protest", "protested"}
    for draft in drafts:
        if draft.action in ("protest", "demonstrate") and draft.status is EventStatus.HAPPENED:
            context.add("protest")
    return frozenset(context)


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
        doers = {"own": draft.actors, "blame": draft.recipients, "attributed": draft.recipients}.get(draft.action, ())
        if not doers or draft.status is not EventStatus.HAPPENED:
            continue
        told = [one for one in here if one.code and one.action not in _OF_PROTEST] or before[-1:]
        for event in told[:1]:
            if not event.actors:
                event.actors = doers


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
        yield Draft(clause, sentence, clause.first, clause.last, status, *found)


class _Setting:
    """What was read of a text before, looked up by offsets."""

    def __init__(self, words: Words, letters: str, reading: Reading, published_on: date | None) -> None:
        self.words, self.letters, self.reading, self.published_on = words, letters, reading, published_on
        self.time_starts = [one.char_start for one in reading.times]
        self.place_starts = [one.char_start for one in reading.places]
        self.figure_starts = [one.char_start for one in reading.quantities]
        self.claim_starts = [one.char_start for one in reading.claims]

    def place(self, drafts: Sequence[Draft], sentence: tuple[int, int]) -> None:
        """Sets date, place, claim and deaths of the events of a sentence."""
        if not drafts:
            return
        words, reading = self.words, self.reading
        start, end = words.starts[sentence[0]], words.ends[sentence[1] - 1]
        times, places = within(self.time_starts, start, end), within(self.place_starts, start, end)
        for draft in drafts:
            at = words.starts[draft.clause.at]
            draft.time = time_of(words, self.letters, reading.times, times, start, draft.clause.at)
            draft.place_no = place_of(words, reading.places, places, draft.clause.at)
            if draft.place_no is not None:
                place = reading.places[draft.place_no]
                draft.place = place.geonameid or (place.name or place.text).casefold()
            draft.claim_no = claim_of(reading.claims, self.claim_starts, at)
            since = [reading.times[one] for one in times if "h" in draft.clause.aux and reading.times[one].signal == "since"]
            told_of = (draft.time, *since)
            if draft.status is EventStatus.HAPPENED and any(is_background(time, self.published_on) for time in told_of):
                draft.status = EventStatus.BACKGROUND
            if draft.claim_no is not None and reading.claims[draft.claim_no].polarity is Polarity.DENIED:
                draft.status = EventStatus.NEGATED
        for number in harm(reading.quantities, within(self.figure_starts, start, end)):
            at = bisect_left(words.starts, reading.quantities[number].char_start)
            nearest = min(drafts, key=lambda draft: 0 if draft.first <= at <= draft.last else abs(draft.clause.at - at))
            if nearest.code and nearest.code.event_type != _STRATEGIC and nearest.first - _REACH <= at <= nearest.last + _REACH:
                nearest.figure_nos.append(number)

    def event(self, draft: Draft) -> CodedEvent:
        words, code, clause = self.words, draft.code, draft.clause
        assert code
        start, end = words.starts[draft.first], words.ends[draft.last - 1]
        figures = first_run(words, [one for one in self._figures(draft) if one.metric is Metric.KILLED])
        actors = [party for party in draft.actors if party.kind not in _THINGS and self._is_somebody(party)]
        hit = [party for party in draft.recipients if party.kind in _THINGS or not self._is_somebody(party)]
        people = [party for party in draft.recipients if party not in hit]
        score = _SCORE + _OF_ACTORS * bool(draft.actors) + _OF_RECIPIENTS * bool(draft.recipients) - _ASIDE * clause.is_aside
        return CodedEvent(
            char_start=start,
            char_end=end,
            text=words.text[start:end],
            trigger=Span(words.starts[clause.at], words.ends[clause.end - 1]),
            event_type=code.event_type,
            sub_event_type=code.sub_event_type,
            plover_event=code.plover_event,
            plover_mode=code.plover_mode,
            status=draft.status,
            date_start=draft.time.date_start if draft.time else None,
            date_end=draft.time.date_end if draft.time else None,
            date_prec=date_prec(draft.time) if draft.time else None,
            place_no=draft.place_no,
            actors=tuple(self._party(party) for party in actors),
            recipients=tuple(self._party(party) for party in people),
            targets=tuple(self._party(party) for party in hit if party.kind or draft.action in _PHYSICAL),
            instrument=self._weapon(draft.weapon_at),
            figure_nos=tuple(draft.figure_nos),
            fatalities_low=total([one.value_low for one in figures]),
            fatalities_best=total([one.value_best for one in figures]),
            fatalities_high=total([one.value_high for one in figures]),
            claim_no=draft.claim_no,
            method=f"{clause.trigger.action}_{clause.trigger.form}{'_aside' if clause.is_aside else ''}",
            score=round(score + _OF_SETTING * (draft.place_no is not None) + _OF_SETTING * (draft.time is not None), 2),
        )

    def _is_somebody(self, party: Party) -> bool:
        """Whether a noun phrase may name people: it has a word for them, or a capital."""
        words = self.words.written[party.first : party.end]
        return bool(party.kind) or party.actor_id is not None or any(word[0].isupper() and len(word) > 1 for word in words)

    def _figures(self, draft: Draft) -> Iterator[Quantity]:
        return (self.reading.quantities[number] for number in sorted(draft.figure_nos))

    def _party(self, party: Party) -> EventParty:
        start, end = self.words.starts[party.first], self.words.ends[party.end - 1]
        return EventParty(start, end, self.words.text[start:end], party.actor_id)

    def _weapon(self, at: tuple[int, int] | None) -> Span | None:
        """The weapon with the nouns before it: "car bomb", "hand grenade"."""
        if at is None:
            return None
        first, words = at[0], self.words
        while first > 0 and at[0] - first < _COMPOUND and words.written[first - 1] in _weapon_parts():
            first -= 1
        return Span(words.starts[first], words.ends[at[1] - 1])


@cache
def _weapon_parts() -> frozenset[str]:
    return frozenset(kinds("weapon")) | frozenset(kinds("thing")) | frozenset(kinds("part"))
