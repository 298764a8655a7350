"""Events between two parties that a text in English reports, as PLOVER codes them: consultations, demands, aid, sanctions.

    relations = find_relations(words, sentences, reading, published_on)

Only sentences that name two parties are read. A clause is coded if it tells of a deed (clause_deeds.py), and if both who does
it and to whom stand where its verb has them (relation_parties.py). Violence and protests are left to events.py; of what both
code, as arrests, `apart` keeps theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from flows.extract.clause_deeds import Told, said_of, told_by
from flows.extract.clause_words import clause_codes
from flows.extract.clauses import Clause, read_clauses
from flows.extract.deeds import QUADS, telling_forms
from flows.extract.event_setting import claim_of, date_prec, is_background, place_of, within
from flows.extract.relation_parties import Party, between, event_party, in_subject, parties_of, sides_of
from flows.extract.words import Words
from flows.model.claim import Polarity, Span
from flows.model.coded_event import CodedEvent, EventStatus
from flows.model.reading import Reading
from flows.model.time_expression import TimeExpression, TimeKind

_LONGEST = 120  # words of a sentence; what is longer is no prose
_SCORES = {"object": 0.8, "verb": 0.7, "must": 0.7, "chain": 0.6}
_RELATIONS = frozenset(QUADS) - {"ASSAULT", "PROTEST"}
_VERB = re.compile("[vzdpqgi]")
_MUST = frozenset(("must", "should", "needs", "need"))
_MAY = frozenset(("may", "might", "could", "can"))
_IF = frozenset(("if", "unless", "whether"))
_UNTOLD = frozenset(("infinitive", "gerund"))  # "to leave", "for leaving": what somebody is to do or is said to have done
_THEMSELVES = frozenset(("it", "they", "he", "she", "we", "its", "their"))
_FEAR = frozenset(("fear", "worry"))
_NO_DATE = frozenset(("until", "before", "by", "since"))


def find_relations(
    words: Words, sentences: Sequence[tuple[int, int]], reading: Reading, published_on: date | None
) -> tuple[CodedEvent, ...]:
    """The relations of a text in order. `reading` is what was read before, as far as there is any: actors, people, places,
    times and claims."""
    parties = parties_of(words, reading)
    firsts = [party.first for party in parties]
    setting = _Setting(words, reading, published_on)
    found: list[CodedEvent] = []
    for start, end in sentences:
        first, stop = bisect_left(words.starts, start), bisect_left(words.starts, end)
        here = parties[bisect_left(firsts, first) : bisect_left(firsts, stop)]
        if len(here) > 1 and stop - first <= _LONGEST and any(not one.is_same(here[0]) for one in here):
            codes = clause_codes(words, first, stop)
            if _may_tell(words, first, codes):
                found += setting.relations(read_clauses(words, first, stop, codes), here, (start, end))
    return tuple(found)


def _may_tell(words: Words, first: int, codes: str) -> bool:
    """Whether a sentence has a verb that may tell of a relation; most sentences of war reports have none."""
    verbs = [words.written[first + match.start()] for match in _VERB.finditer(codes)]
    return not telling_forms(_RELATIONS).isdisjoint(verbs) or not _MUST.isdisjoint(words.written[first : first + len(codes)])


def apart(relations: Sequence[CodedEvent], events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """The relations that are none of the events: with no trigger in common, and no trigger of the same PLOVER event inside."""
    triggers = sorted((one.trigger.start, one.trigger.end, one.plover_event) for one in events)
    starts = [start for start, _, _ in triggers]

    def is_coded(relation: CodedEvent) -> bool:
        inside = triggers[bisect_left(starts, relation.char_start) : bisect_left(starts, relation.char_end)]
        return any(
            event == relation.plover_event or (start < relation.trigger.end and relation.trigger.start < end)
            for start, end, event in inside
        )

    return tuple(relation for relation in relations if not is_coded(relation))


class _Setting:
    """What was read of a text before, looked up by offsets."""

    def __init__(self, words: Words, reading: Reading, published_on: date | None) -> None:
        self.words, self.reading, self.published_on = words, reading, published_on
        self.time_starts = [one.char_start for one in reading.times]
        self.place_starts = [one.char_start for one in reading.places]
        self.claim_starts = [one.char_start for one in reading.claims]

    def relations(self, clauses: Sequence[Clause], parties: Sequence[Party], sentence: tuple[int, int]) -> Iterator[CodedEvent]:
        """The relations of a sentence."""
        for number, clause in enumerate(clauses):
            subject = self._subject(clauses, clause, parties)
            pair = [] if subject else between(self.words, clause, parties)
            if not (subject or pair) or clause.kind in _UNTOLD:
                continue
            told = said_of(self.words, clauses, number)
            if told and told.method == "must" and clause.governor is not None:
                clause = clauses[clause.governor]  # the demand is what is said
                acting = in_subject(self.words, clause, parties)
                sides = acting, [one for one in subject if not any(one.is_same(other) for other in acting)]
            elif told := told_by(self.words, clause):
                sides = (pair[:1], pair[1:]) if pair else sides_of(self.words, clause, told, subject, parties)
            else:
                continue
            if told.deed.event in _RELATIONS and all(sides):
                yield self._event(clauses, clause, told, sides, sentence)

    def _subject(self, clauses: Sequence[Clause], clause: Clause, parties: Sequence[Party]) -> list[Party]:
        """The parties in a subject; those of the speaker where "it" or "they" stand for them: "Russia said it had left"."""
        if found := in_subject(self.words, clause, parties):
            return found
        if clause.kind != "complement" or clause.governor is None or clause.subject is None:
            return []
        is_meant = self.words.written[clause.subject.first] in _THEMSELVES
        return in_subject(self.words, clauses[clause.governor], parties) if is_meant else []

    def _event(
        self,
        clauses: Sequence[Clause],
        clause: Clause,
        told: Told,
        sides: tuple[list[Party], list[Party]],
        sentence: tuple[int, int],
    ) -> CodedEvent:
        words, verb = self.words, clause.verb
        start = words.starts[min([verb.first, *(party.first for side in sides for party in side)])]
        end = words.ends[max([clause.end, *(party.end for side in sides for party in side)]) - 1]
        time = self._time(sentence, words.starts[verb.head])
        claim_no = claim_of(self.reading.claims, self.claim_starts, words.starts[verb.head])
        places = within(self.place_starts, *sentence)
        return CodedEvent(
            char_start=start,
            char_end=end,
            text=words.text[start:end],
            trigger=Span(words.starts[verb.head], words.ends[verb.head]),
            event_type=None,
            sub_event_type=None,
            plover_event=told.deed.event,
            plover_mode=told.deed.mode,
            status=self._status(clauses, clause, time, claim_no),
            date_start=time.date_start if time else None,
            date_end=time.date_end if time else None,
            date_prec=date_prec(time) if time else None,
            place_no=place_of(words, self.reading.places, places, verb.head),
            actors=tuple(event_party(words, party) for party in sides[0]),
            recipients=tuple(event_party(words, party) for party in sides[1]),
            targets=(),
            instrument=None,
            figure_nos=(),
            fatalities_low=None,
            fatalities_best=None,
            fatalities_high=None,
            claim_no=claim_no,
            method=f"relation_{told.method}",
            score=_SCORES[told.method],
        )

    def _time(self, sentence: tuple[int, int], at: int) -> TimeExpression | None:
        """The dated time of a sentence nearest to an offset."""
        times = [self.reading.times[number] for number in within(self.time_starts, *sentence)]
        dated = [
            one for one in times if one.date_start and one.kind in (TimeKind.DATE, TimeKind.TIME) and one.signal not in _NO_DATE
        ]
        return min(dated, key=lambda one: abs(one.char_start - at), default=None)

    def _status(
        self, clauses: Sequence[Clause], clause: Clause, time: TimeExpression | None, claim_no: int | None
    ) -> EventStatus:
        verb, governor = clause.verb, clauses[clause.governor] if clause.governor is not None else None
        if claim_no is not None and self.reading.claims[claim_no].polarity is Polarity.DENIED:
            return EventStatus.NEGATED
        if governor and governor.verb.lemma in _FEAR:
            return EventStatus.FEARED
        first = clause.subject.first if clause.subject else clause.first
        if verb.modal in _MAY or (first and self.words.written[first - 1].casefold() in _IF):
            return EventStatus.HYPOTHETICAL
        if is_background(time, self.published_on):
            return EventStatus.BACKGROUND
        is_continuous = verb.tense == "present" and self.words.written[verb.head].endswith("ing")
        return EventStatus.ONGOING if is_continuous else EventStatus.HAPPENED
