"""Gives the events of a sentence their date, place, claim and figures, from what was read of the text before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from flows.extract.events.doers import OF_PROTEST
from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.setting import claim_of, is_background, is_of_saying, within
from flows.extract.events.status import BACKGROUND, HAPPENED, HYPOTHETICAL, NEGATED
from flows.extract.events.where import Where
from flows.extract.words import Words
from flows.model.claim import Polarity
from flows.model.quantity import Metric, Quantity
from flows.model.reading import Reading
from flows.model.time_expression import TimeExpression, TimeKind, TimePrecision

_BOUNDS = ("until", "till", "before", "by")
_DENIED = Polarity.DENIED
_DATED, _DURATION = (TimeKind.DATE, TimeKind.TIME), TimeKind.DURATION
_OTHER_CLAUSE = re.compile("W|B(?!T)")  # "which", "after they fled", but not "since Tuesday"
_ASIDE = re.compile("[,(]W[^,.;]*$")  # what a noun is told to be: ", which killed ten"
_OWN = re.compile("[xzkglu']{0,4}")  # between a time and its noun: "Saturday's deadly attack"
_MONTHS = re.compile("P[0-9X.]+(?:DE|Y|M)")
_HEAD = 5  # words at the head of a sentence, where a time holds for all of it
_REACH = 15  # words between an event and the figure of its dead
_FAR = 30  # the same, before the only event of a sentence
_HARM = (Metric.KILLED, Metric.WOUNDED, Metric.CASUALTIES, Metric.DETAINED, Metric.ABDUCTED, Metric.MISSING)
_COUNT = Metric.COUNT
_SURE = 0.5
_OF_A_WAR = 1_000  # a total of fewer may be of an offensive, which is news
_TOLL = ("kill", "displace")
_STRATEGIC = "Strategic developments"

Dated = tuple[int, TimeExpression]


class Setting:
    """What was read of a text before, looked up for the events of one sentence after another; `letters` are its sketch."""

    def __init__(self, words: Words, letters: str, reading: Reading, published_on: date | None) -> None:
        self.words, self.letters, self.reading, self.published_on = words, letters, reading, published_on
        self.time_starts = [one.char_start for one in reading.times]
        # The words of times that last for months or more: "for decades", "over the last two years"
        self.lasting = [
            bisect_left(words.starts, one.char_start)
            for one in reading.times
            if one.kind is _DURATION and (one.signal == "for" or one.date_start) and _MONTHS.fullmatch(one.value)
        ]
        self.where = Where(words, letters, reading.places)
        self.figure_starts = [one.char_start for one in reading.quantities]
        self.may_go_on = not kinds("then").keys().isdisjoint(words.vocabulary)
        self.claim_starts = [one.char_start for one in reading.claims]

    def place(self, drafts: Sequence[Draft], sentence: tuple[int, int]) -> None:
        """Sets date, place, claim and figures of the events of a sentence, which is given by its words."""
        if not drafts:
            return
        start, end = self.words.starts[sentence[0]], self.words.ends[sentence[1] - 1]
        times = self._times(start, end)
        places = self.where.named(start, end)
        for draft in drafts:
            at = draft.clause.at
            draft.claim_no = claim_of(self.reading.claims, self.claim_starts, self.words.starts[at])
            dated = (
                [one for one in times if self._is_of(one[0], at)] if draft.is_claimed else self._of_claim(times, draft.claim_no)
            )
            draft.time = self._time(dated, sentence[0] + _HEAD, at)
            if self.may_go_on and not times and sentence[0] and self._goes_on(draft, sentence[0]):
                draft.time = self._day_before(sentence[0])
                draft.is_carried = draft.time is not None
            claim = self.reading.claims[draft.claim_no] if draft.claim_no is not None else None
            if draft.status is HAPPENED:
                if self._is_past(draft, times) or (self.lasting and self._is_long(draft, sentence)):
                    draft.status = BACKGROUND
                elif draft.action in OF_PROTEST and self._is_to_come(draft.time):
                    draft.status = HYPOTHETICAL
            if claim is not None and claim.polarity is _DENIED:
                draft.status = NEGATED
            self.where.set_place(draft, places, sentence, claim)
        self._add_figures(drafts, start, end)

    def _goes_on(self, draft: Draft, start: int) -> bool:
        """Whether the sentence that begins at a word tells what came next: "Rebels then attacked the town"."""
        clause = draft.clause
        is_told = clause.trigger.form == "past" and not (clause.is_aside or "h" in clause.aux)
        return is_told and not kinds("then").keys().isdisjoint(self.words.written[start : clause.at])

    def _day_before(self, start: int) -> TimeExpression | None:
        """The day with which the sentence before the word `start` begins: "On Tuesday, …"."""
        first = self.letters.rfind(".", 0, start - 1) + 1
        times = self._times(self.words.starts[first], self.words.starts[start])
        is_plain = len(times) == 1 and times[0][0] <= first + 1 and times[0][1].precision is TimePrecision.DAY
        return times[0][1] if is_plain else None

    def _is_past(self, draft: Draft, named: Sequence[Dated]) -> bool:
        """Whether it is no news, by its own time or those that its sentence names. Of totals see _set_past."""
        if "h" in draft.clause.aux:  # "have been killed since it began in 2011"
            return any(is_background(time, self.published_on) for _, time in named)
        return is_background(draft.time, self.published_on)

    def _is_long(self, draft: Draft, sentence: tuple[int, int]) -> bool:
        """Whether it is no news, for it went on so long: "The rebels for decades fought the government"."""
        at = draft.clause.at
        return draft.time is None and any(
            sentence[0] <= index < sentence[1] and not _OTHER_CLAUSE.search(self.letters, min(index, at), max(index, at) + 1)
            for index in self.lasting
        )

    def _is_to_come(self, time: TimeExpression | None) -> bool:
        """Whether what it tells of is only called for: "the march on 7 November"."""
        return bool(time and time.date_start and self.published_on and time.date_start > self.published_on)

    def _times(self, start: int, end: int) -> list[Dated]:
        """The times between two offsets that say when something was, by their words."""
        found = self.reading.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]
        return [
            (bisect_left(self.words.starts, one.char_start), one)
            for one in found
            if one.date_start
            and one.kind in _DATED
            and one.signal not in _BOUNDS
            and one.char_start not in self.where.statement
        ]

    def _time(self, times: Sequence[Dated], head: int, at: int) -> TimeExpression | None:
        """The time nearest to the word `at` that says when it was, and not when something else was; before `head` for all."""
        nearest: Dated | None = None
        for index, time in times:
            if nearest and abs(index - at) >= abs(nearest[0] - at):
                continue
            if index < at and self._is_in_aside(index, at):
                continue
            if index < head or not _OTHER_CLAUSE.search(self.letters, min(index, at), max(index, at) + 1):
                nearest = index, time
        return nearest[1] if nearest else None

    def _is_of(self, index: int, at: int) -> bool:
        """Whether a time is that of what is claimed, and not of the claim: "claimed on Sunday the December attack"."""
        return index > at or _OWN.fullmatch(self.letters, index + 1, at) is not None

    def _is_in_aside(self, index: int, at: int) -> bool:
        """Whether a time before the word `at` is of a relative clause that ends there: "Sello, who fled in May, attacked"."""
        return self.letters.find(",", index, at) >= 0 and _ASIDE.search(self.letters, max(index - _REACH, 0), index) is not None

    def _of_claim(self, times: Sequence[Dated], claim_no: int | None) -> Sequence[Dated]:
        """Without the time at which something was said: "said on Monday that it had struck"."""
        if claim_no is None or not times:
            return times
        claim = self.reading.claims[claim_no]
        return [(index, time) for index, time in times if not is_of_saying(self.words, claim, time, index)]

    def _add_figures(self, drafts: Sequence[Draft], start: int, end: int) -> None:
        """Gives each figure of killed, wounded, detained or abducted between two offsets to the event nearest to it."""
        numbers = within(self.figure_starts, start, end)
        if not numbers:
            return
        killed = [party for draft in drafts for party in draft.killed]  # "55 people, most of them girls, were killed"
        for number in numbers:
            one = self.reading.quantities[number]
            is_large = (one.value_best or one.value_low or 0) >= _OF_A_WAR
            if one.is_total or (is_large and one.metric in _HARM):
                self._set_past(drafts, one, is_of_a_war=one.is_total and is_large)
            if one.is_part or one.score <= _SURE or (one.metric not in _HARM and not (killed and one.metric is _COUNT)):
                continue
            at = bisect_left(self.words.starts, one.char_start)
            if one.metric is _COUNT and not any(party.first <= at < party.end for party in killed):
                continue
            if not kinds("anniversary").keys().isdisjoint(self.words.written[max(at - _REACH, 0) : at]):
                continue  # "a year after", and no news
            nearest = min(drafts, key=lambda draft: 0 if draft.first <= at <= draft.last else abs(draft.clause.at - at))
            before = _REACH if len(drafts) > 1 else _FAR
            is_near = nearest.first - before <= at <= nearest.last + _REACH
            if not nearest.code or nearest.code.event_type == _STRATEGIC or not is_near:
                continue
            if not one.is_cumulative:
                nearest.figure_nos.append(number)

    def _set_past(self, drafts: Sequence[Draft], total: Quantity, *, is_of_a_war: bool) -> None:
        """Marks what a total tells of as no news: that of a war, "It has killed tens of thousands"; a smaller one only as it is
        told so far, "435 people have been killed since the crisis began".
        """
        at = bisect_left(self.words.starts, total.char_start)
        for draft in drafts:
            if not (is_of_a_war or ("h" in draft.clause.aux and draft.time is None)):
                continue
            holds = any(party.first <= at < party.end for party in draft.recipients) or draft.first <= at < draft.last
            is_near = draft.clause.trigger.action in _TOLL and abs(draft.clause.at - at) <= _REACH
            if (holds or is_near) and draft.status is HAPPENED:
                draft.status = BACKGROUND
