"""What the parts of a reading have to do with each other: who gives a figure, of which event it is, of when and where; and on
what day something was said. Figures that are tied to nothing cannot be compared."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from flows.extract.figures.totals import is_of_a_beginning, is_since
from flows.model.claim import Claim
from flows.model.mention import PlaceMention
from flows.model.quantity import Metric
from flows.model.reading import Reading
from flows.model.time_expression import TimeExpression, TimeKind, TimePrecision

_OF_NO_DAY = frozenset({Metric.AREA, Metric.DISTANCE, Metric.MONEY, Metric.SHARE, Metric.STRENGTH, Metric.COUNT})
_PARAGRAPH_END = re.compile(r"\n+")
_DATED = (TimeKind.DATE, TimeKind.TIME)
# Words behind a figure that lead to what is told of something else: "up from four in May", ", while 300 fled to Niger".
_ELSEWHERE = re.compile(r"(?:\b(?:up|down) from|\bcompared (?:with|to)|\bthan|[;,] (?:which|who|whose|while|whereas|but))\b|;")
_CLAUSE = 300  # characters behind a figure in which such words are looked for
_LONG = timedelta(365)
_COUNTRY = 6  # UCDP's where_prec of a country
_MOST_DATES = 20  # of a sentence, that are looked at for the day on which something in it was said


@dataclass(frozen=True, slots=True)
class FigureTie:
    """What a figure is tied to; None where nothing tells.

    The numbers are positions in Reading.claims, .events and .places; `since` to `as_of` is the time of which it speaks.
    `as_of_by` and `place_by` name what tells: event, sentence, sentence_before, publication, paragraph, text.
    """

    claim_no: int | None
    event_no: int | None
    since: date | None
    as_of: date | None
    as_of_by: str | None
    place_no: int | None
    place_by: str | None


class Ties:
    """The ties of one reading. Sentences are numbered as in `sentences`."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]], published_on: date | None, reading: Reading) -> None:
        self._text = text
        self._reading = reading
        self._published_on = published_on
        self._sentence_starts = [start for start, _ in sentences]
        self._paragraph_starts = [0, *(end.end() for end in _PARAGRAPH_END.finditer(text))]
        self._times = [one for one in reading.times if one.kind in _DATED and one.date_start and self._is_past(one.date_start)]
        self._time_starts = [one.char_start for one in self._times]
        self._place_nos = [number for number, one in enumerate(reading.places) if not one.is_metonym]
        self._place_starts = [reading.places[number].char_start for number in self._place_nos]

    def sentence_no(self, char_start: int) -> int:
        """The sentence in which what begins there stands; what stands between two belongs to the first."""
        return max(0, bisect_right(self._sentence_starts, char_start) - 1)

    def said_on(self, claim: Claim) -> date | None:
        """The one day that the sentence of the claim's cue names outside of what is said; None if it names none or several."""
        at = self.sentence_no(claim.cue.start if claim.cue else claim.char_start)
        first = bisect_left(self._time_starts, self._sentence_starts[at] if self._sentence_starts else 0)
        here = islice(self._times, first, first + _MOST_DATES)
        days = {
            one.date_start
            for one in here
            if one.precision is TimePrecision.DAY
            and self.sentence_no(one.char_start) == at
            and not claim.char_start <= one.char_start < claim.char_end
        }
        return days.pop() if len(days) == 1 else None

    def figures(self) -> Iterator[FigureTie]:
        """The ties of every figure, in their order."""
        event_of: dict[int, int] = {}
        for number, event in enumerate(self._reading.events):
            for figure_no in event.figure_nos:
                event_of.setdefault(figure_no, number)
        for figure_no, claim_no in enumerate(self._claims_of_figures()):
            event_no = event_of.get(figure_no)
            if self._reading.quantities[figure_no].is_total:
                yield FigureTie(claim_no, event_no, *self._since(figure_no), *self._of_total(figure_no))
            else:
                yield FigureTie(claim_no, event_no, *self._when(figure_no, event_no), *self._where(figure_no, event_no))

    def _claims_of_figures(self) -> Iterator[int | None]:
        """For each figure the shortest claim that holds it; who denies it afterwards does not give it."""
        given = [each for each in enumerate(self._reading.claims) if not each[1].is_answer]
        waiting = iter(sorted(given, key=lambda each: each[1].char_start))
        coming = next(waiting, None)
        open_claims: list[tuple[int, Claim]] = []
        for figure in self._reading.quantities:
            while coming and coming[1].char_start <= figure.char_start:
                open_claims.append(coming)
                coming = next(waiting, None)
            open_claims = [each for each in open_claims if each[1].char_end > figure.char_start]
            holding = [each for each in open_claims if each[1].char_end >= figure.char_end]
            shortest = min(holding, key=lambda each: (each[1].char_end - each[1].char_start, each[0]), default=None)
            yield shortest[0] if shortest else None

    def _since(self, figure_no: int) -> tuple[date | None, date | None, str | None]:
        """A total is as of the report, with the day it begins with if the sentence names it; that of a war long ago of then."""
        figure = self._reading.quantities[figure_no]
        at = self.sentence_no(figure.char_start)
        first = bisect_left(self._time_starts, self._sentence_starts[at] if self._sentence_starts else 0)
        for one in islice(self._times, first, first + _MOST_DATES):
            if self.sentence_no(one.char_start) == at and is_of_a_beginning(self._text, one.char_start):
                return one.date_start, self._published_on, "sentence"
        near = self._nearest_time(figure.char_start, figure.char_end)
        if near and near.date_start and near.date_end and self._is_long_ago(near.date_end):
            return near.date_start, near.date_end, "sentence"
        return None, self._published_on, "publication" if self._published_on else None

    def _of_total(self, figure_no: int) -> tuple[int | None, str | None]:
        """Where a total is of: the country, else the place, that its sentence names nearest to it; else the country of the
        text, where the paragraph names it last before the figure, or the text at all."""
        figure, places = self._reading.quantities[figure_no], self._reading.places
        at = self.sentence_no(figure.char_start)
        inside = [number for number in self._place_nos if self._stands_in(number, at)]
        if inside:
            countries = [number for number in inside if (places[number].where_prec or 0) >= _COUNTRY]
            beside = countries or inside
            return min(beside, key=lambda number: _gap(places[number], figure.char_start, figure.char_end)), "sentence"
        paragraph = self._paragraph_starts[bisect_right(self._paragraph_starts, figure.char_start) - 1]
        before = [one for one in self._countries if paragraph <= places[one].char_start < figure.char_start]
        return (before[-1], "paragraph") if before else (self._countries[0], "text") if self._countries else (None, None)

    @cached_property
    def _countries(self) -> list[int]:
        """Where the country is named that most places of the text are in."""
        places = self._reading.places
        in_countries = Counter(iso3 for number in self._place_nos if (iso3 := places[number].country_iso3))
        mostly = max(in_countries, key=lambda iso3: in_countries[iso3], default=None)
        return [
            number
            for number in self._place_nos
            if (places[number].where_prec or 0) >= _COUNTRY and places[number].country_iso3 == mostly
        ]

    def _when(self, figure_no: int, event_no: int | None) -> tuple[date | None, date | None, str | None]:
        event = self._reading.events[event_no] if event_no is not None else None
        if event and event.date_start and event.date_end and self._is_past(event.date_start):
            return event.date_start, self._until_published(event.date_end), "event"
        figure = self._reading.quantities[figure_no]
        if near := self._nearest_time(figure.char_start, figure.char_end):
            open_ended = (figure.is_cumulative and is_since(self._text, near.char_start)) or near.date_end is None
            last = self._published_on if open_ended else self._until_published(near.date_end)
            return near.date_start, last, "sentence"
        if figure.metric not in _OF_NO_DAY and (told := self._day_before(figure.char_start)):
            return told, told, "sentence_before"
        return None, self._published_on, "publication" if self._published_on else None

    def _day_before(self, char_start: int) -> date | None:
        """The one day that the sentence before names; None if it names none or several, or stands in another paragraph."""
        before = self.sentence_no(char_start) - 1
        start = self._sentence_starts[before] if before >= 0 else 0
        if before < 0 or bisect_right(self._paragraph_starts, start) != bisect_right(self._paragraph_starts, char_start):
            return None
        first = bisect_left(self._time_starts, start)
        here = [one for one in self._times[first : first + _MOST_DATES] if self.sentence_no(one.char_start) == before]
        days = {one.date_start for one in here}
        return days.pop() if len(days) == 1 and all(one.precision is TimePrecision.DAY for one in here) else None

    def _where(self, figure_no: int, event_no: int | None) -> tuple[int | None, str | None]:
        event = self._reading.events[event_no] if event_no is not None else None
        if event and event.place_no is not None:
            return event.place_no, "event"
        figure = self._reading.quantities[figure_no]
        at = self.sentence_no(figure.char_start)
        after = bisect_left(self._place_starts, figure.char_start)
        places = self._reading.places
        beside = [
            number
            for number in self._place_nos[max(0, after - 1) : after + 1]
            if self._stands_in(number, at) and not self._is_elsewhere(figure.char_end, places[number].char_start)
        ]
        if beside:
            return min(
                beside, key=lambda number: (_gap(places[number], figure.char_start, figure.char_end), number)
            ), "sentence"
        paragraph = self._paragraph_starts[bisect_right(self._paragraph_starts, figure.char_start) - 1]
        if after and self._place_starts[after - 1] >= paragraph:
            return self._place_nos[after - 1], "paragraph"
        return None, None

    def _stands_in(self, place_no: int, sentence_no: int) -> bool:
        return self.sentence_no(self._reading.places[place_no].char_start) == sentence_no

    def _nearest_time(self, char_start: int, char_end: int) -> TimeExpression | None:
        at = self.sentence_no(char_start)
        after = bisect_left(self._time_starts, char_start)
        beside = [
            one
            for one in self._times[max(0, after - 1) : after + 1]
            if self.sentence_no(one.char_start) == at and not self._is_elsewhere(char_end, one.char_start)
        ]
        return min(beside, key=lambda one: _gap(one, char_start, char_end), default=None)

    def _is_elsewhere(self, char_end: int, char_start: int) -> bool:
        """Whether what begins at `char_start` stands behind the figure and is of something else."""
        return _ELSEWHERE.search(self._text, char_end, min(char_start, char_end + _CLAUSE)) is not None

    def _is_past(self, day: date) -> bool:
        return self._published_on is None or day <= self._published_on

    def _is_long_ago(self, day: date) -> bool:
        return self._published_on is not None and day < self._published_on - _LONG

    def _until_published(self, day: date | None) -> date | None:
        return min((one for one in (day, self._published_on) if one), default=None)


def _gap(one: TimeExpression | PlaceMention, char_start: int, char_end: int) -> int:
    """Characters between it and a span; 0 if they touch."""
    return max(0, one.char_start - char_end, char_start - one.char_end)
