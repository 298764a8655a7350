"""Events between two parties that a text in English reports, as PLOVER codes them: consultations, demands, aid, sanctions.

    relations = find_relations(words, sentences, reading, published_on)

Only sentences that name two parties are read. A clause is coded if it tells of a deed (clause_deeds.py), and if both who does
it and to whom stand where its verb has them (parties.py). Violence and protests are left to events/events.py; of what both
code, as arrests, `apart` keeps theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from flows.extract.relations.clause_deeds import Told, said_of, told_by
from flows.extract.relations.clause_words import clause_codes
from flows.extract.relations.clauses import Clause, read_clauses
from flows.extract.relations.deeds import QUADS
from flows.extract.relations.parties import (
    Party,
    between,
    event_party,
    in_object,
    in_subject,
    is_between,
    is_command,
    parties_of,
    sides_of,
)
from flows.extract.relations.sendings import helping, is_vague, sends
from flows.extract.relations.setting import Setting, Settings
from flows.extract.relations.telling import telling_in
from flows.extract.relations.verbs import verb_list
from flows.extract.words import Words
from flows.model.claim import Span
from flows.model.coded_event import CodedEvent, EventStatus
from flows.model.reading import Reading

_LONGEST = 120  # words of a sentence; what is longer is no prose
_SCORES = {"object": 0.8, "verb": 0.7, "must": 0.7, "chain": 0.6}
_RELATIONS = frozenset(QUADS) - {"ASSAULT", "PROTEST"}
_TELLING = re.compile("[vzdpqgiM]|[HG][AN't]{0,4}T")  # a verb, "must leave", "have to leave"
_MAY = frozenset(("may", "might", "could", "can"))
_IF = frozenset(("if", "unless", "whether"))
_UNTOLD = frozenset(("infinitive", "gerund"))  # "to leave", "for leaving": what somebody is to do or is said to have done
_THEMSELVES = frozenset(("it", "they", "he", "she", "we", "its", "their"))
_FEAR = frozenset(("fear", "worry"))
_PURPOSE = 8  # words behind a clause, of what somebody is sent for


def find_relations(
    words: Words, sentences: Sequence[tuple[int, int]], reading: Reading, published_on: date | None
) -> tuple[CodedEvent, ...]:
    """The relations of a text in order. `reading` is what was read before, as far as there is any: actors, people, places,
    times and claims."""
    parties = parties_of(words, reading)
    starts = [words.starts[party.first] for party in parties]
    stretches: list[tuple[int, int]] = []
    named: list[tuple[list[int], list[Party], tuple[int, int]]] = []
    for sentence in sentences:
        first = bisect_left(starts, sentence[0])
        here = parties[first : bisect_left(starts, sentence[1], first)]
        if len(here) > 1 and not all(one.is_same(here[0]) for one in here[1:]):
            stretch = bisect_left(words.starts, sentence[0]), bisect_left(words.starts, sentence[1])
            if stretch[1] - stretch[0] <= _LONGEST and (telling := telling_in(words, _RELATIONS, here, stretch)):
                stretches.append(stretch)
                named.append((telling, here, sentence))
    reader = _Relations(words, Settings(words, reading, published_on))
    found: list[CodedEvent] = []
    for (first, end), (telling, here, sentence), codes in zip(stretches, named, clause_codes(words, stretches), strict=True):
        if any(_TELLING.match(codes, at) for at in telling):
            found += reader.of(read_clauses(words, first, end, codes), here, sentence)
    return tuple(found)


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


def _has_other(clause: Clause, acting: Sequence[Party], parties: Sequence[Party]) -> bool:
    """Whether there is one to whom those who act may do something: one of them, or one that is named from the verb on; behind
    the clause, too, where troops are sent "to train the army"."""
    verb, end = clause.verb.first, clause.end
    for party in parties:
        if party.first < end and verb < party.end:
            return True
    if len(acting) > 1:
        return True
    return clause.verb.lemma in verb_list("SENDING") and any(end <= party.first < end + _PURPOSE for party in parties)


def _describes(clause: Clause) -> bool:
    """Whether it only says who somebody is, and is of no day: "the coalition supporting the rebels said on Tuesday"."""
    is_beside = clause.subject is not None and clause.subject.end == clause.verb.first
    return clause.kind == "participle" and not clause.verb.passive and is_beside


class _Relations:
    """Codes the clauses of one sentence after another."""

    def __init__(self, words: Words, settings: Settings) -> None:
        self.words, self.settings = words, settings

    def of(self, clauses: Sequence[Clause], parties: Sequence[Party], sentence: tuple[int, int]) -> Iterator[CodedEvent]:
        """The relations of a sentence."""
        for number, clause in enumerate(clauses):
            if clause.subject is None or clause.kind in _UNTOLD:
                continue
            subject = self._subject(clauses, clause, parties)
            pair = [] if subject else between(self.words, clause, parties)
            if not (subject or pair):
                continue
            told = said_of(self.words, clauses, number)
            if told and told.method == "must" and clause.governor is not None:
                clause = clauses[clause.governor]  # the demand is what is said
                acting = in_subject(self.words, clause, parties)
                sides = acting, [one for one in subject if not any(one.is_same(other) for other in acting)]
            elif _has_other(clause, subject or pair, parties) and (told := told_by(self.words, clause)):
                if sends(self.words, clause):
                    told, sides = self._sending(clauses, number, told, (subject, parties))
                else:
                    sides = self._sides(clause, told, subject, pair, parties)
            else:
                continue
            if told.deed.event in _RELATIONS and all(sides):
                setting = self.settings.around(self.words.starts[clause.verb.head], sentence)
                if _describes(clause):
                    setting = setting._replace(date_start=None, date_end=None, date_prec=None)
                yield self._event(clause, told, sides, setting, self._status(clauses, clause, setting))

    def _sides(
        self, clause: Clause, told: Told, subject: list[Party], pair: list[Party], parties: Sequence[Party]
    ) -> tuple[list[Party], list[Party]]:
        """Who does it to whom; `pair` are those between whom the subject stands."""
        if pair:
            return (pair[:1], pair[1:]) if is_between(clause, told) else ([], [])
        acting, suffering = sides_of(self.words, clause, told, subject, parties)
        return (acting, [] if is_command(clause, suffering) else suffering)

    def _sending(
        self, clauses: Sequence[Clause], number: int, told: Told, named: tuple[list[Party], Sequence[Party]]
    ) -> tuple[Told, tuple[list[Party], list[Party]]]:
        """What is done by sending troops, and by whom to whom, of the parties in the subject and of all."""
        acting, suffering = sides_of(self.words, clauses[number], told, *named)
        if help_ := helping(clauses, number, told):
            return help_[1], (acting, in_object(self.words, help_[0], named[1]) or suffering)
        return told, (acting, [] if is_vague(told) else suffering)

    def _subject(self, clauses: Sequence[Clause], clause: Clause, parties: Sequence[Party]) -> list[Party]:
        """The parties in a subject; those of the speaker where "it" or "they" stand for them: "Russia said it had left"."""
        if found := in_subject(self.words, clause, parties):
            return found
        if clause.kind != "complement" or clause.governor is None or clause.subject is None:
            return []
        is_meant = self.words.written[clause.subject.first] in _THEMSELVES
        return in_subject(self.words, clauses[clause.governor], parties) if is_meant else []

    def _event(
        self, clause: Clause, told: Told, sides: tuple[list[Party], list[Party]], setting: Setting, status: EventStatus
    ) -> CodedEvent:
        words, verb = self.words, clause.verb
        named = [party for side in sides for party in side]
        start = words.starts[min(verb.first, *(party.first for party in named))]
        end = words.ends[max(clause.end, *(party.end for party in named)) - 1]
        return CodedEvent(
            char_start=start,
            char_end=end,
            text=words.text[start:end],
            trigger=Span(words.starts[verb.head], words.ends[verb.head]),
            event_type=None,
            sub_event_type=None,
            plover_event=told.deed.event,
            plover_mode=told.deed.mode,
            status=status,
            date_start=setting.date_start,
            date_end=setting.date_end,
            date_prec=setting.date_prec,
            place_no=setting.place_no,
            actors=tuple(event_party(words, party) for party in sides[0]),
            recipients=tuple(event_party(words, party) for party in sides[1]),
            targets=(),
            instrument=None,
            figure_nos=(),
            fatalities_low=None,
            fatalities_best=None,
            fatalities_high=None,
            claim_no=setting.claim_no,
            method=f"relation_{told.method}",
            score=_SCORES[told.method],
        )

    def _status(self, clauses: Sequence[Clause], clause: Clause, setting: Setting) -> EventStatus:
        verb, governor = clause.verb, clauses[clause.governor] if clause.governor is not None else None
        if setting.is_denied:
            return EventStatus.NEGATED
        if governor and governor.verb.lemma in _FEAR:
            return EventStatus.FEARED
        first = clause.subject.first if clause.subject else clause.first
        if verb.modal in _MAY or (first and self.words.folded[first - 1] in _IF):
            return EventStatus.HYPOTHETICAL
        if setting.is_past:
            return EventStatus.BACKGROUND
        is_continuous = verb.tense == "present" and self.words.written[verb.head].endswith("ing")
        return EventStatus.ONGOING if is_continuous or _describes(clause) else EventStatus.HAPPENED
