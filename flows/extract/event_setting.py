"""When and where an event took place, who claims it and how many died in it, from what was read of the text before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from flows.extract.words import Words
from flows.model.claim import Claim
from flows.model.mention import PlaceKind, PlaceMention
from flows.model.quantity import Metric, Quantity
from flows.model.time_expression import TimeExpression, TimeKind, TimePrecision

_LONG_BEFORE = timedelta(days=60)
_PRECISIONS = {
    TimePrecision.DAY: 1, TimePrecision.DAYS: 2, TimePrecision.WEEK: 3, TimePrecision.MONTH: 4, TimePrecision.QUARTER: 5,
    TimePrecision.YEAR: 5,
}  # fmt: skip
"""UCDP GED codebook 19.1, date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more."""
_BOUNDS = ("until", "till", "before", "by")
_WIDE = {PlaceKind.COUNTRY: 3000, PlaceKind.REGION: 2000, PlaceKind.ADMIN: 1000, PlaceKind.WATER: 1000}
_OTHER_CLAUSE = re.compile("[WB]")  # "which", "after"
_ORIGINS = ("from", "of")
_HARM = (Metric.KILLED, Metric.WOUNDED, Metric.CASUALTIES, Metric.DETAINED, Metric.ABDUCTED, Metric.MISSING)
_SURE = 0.5
_HEAD = 5  # words
_GAP = 6  # words between figures of one list
_FAR = 40


def within(starts: Sequence[int], start: int, end: int) -> range:
    """The numbers of those that begin between two offsets."""
    return range(bisect_left(starts, start), bisect_left(starts, end))


def time_of(
    words: Words, letters: str, times: Sequence[TimeExpression], numbers: range, start: int, at: int
) -> TimeExpression | None:
    """The time of a sentence nearest to the word `at` that says when it was, and not when something else was.

    A time at the head of the sentence, which begins at the offset `start`, holds for all of it.
    """
    dated = [times[number] for number in numbers]
    dated = [
        one for one in dated if one.date_start and one.kind in (TimeKind.DATE, TimeKind.TIME) and one.signal not in _BOUNDS
    ]
    places = {bisect_left(words.starts, one.char_start): one for one in dated}
    head = bisect_left(words.starts, start) + _HEAD
    told = [place for place in places if place < head or not _OTHER_CLAUSE.search(letters, min(place, at), max(place, at))]
    return places[min(told, key=lambda place: abs(place - at))] if told else None


def date_prec(time: TimeExpression) -> int | None:
    return _PRECISIONS.get(time.precision)


def is_background(time: TimeExpression | None, published_on: date | None) -> bool:
    """Whether what happened then is no news on the day of publication."""
    if time is None or published_on is None or time.date_end is None:
        return False
    told_from = time.date_start if time.signal == "since" else time.date_end
    return told_from is not None and told_from < published_on - _LONG_BEFORE


def place_of(words: Words, places: Sequence[PlaceMention], numbers: range, at: int) -> int | None:
    """The number of the place of a sentence where it most likely was: the narrowest, and of those the nearest."""

    def distance(number: int) -> tuple[int, int]:
        place = places[number]
        index = bisect_left(words.starts, place.char_start)
        before = words.written[index - 1].casefold() if index else ""
        far = _FAR * 30 if before in _ORIGINS else 0
        return _WIDE.get(place.kind, 0) + far + abs(index - at), number

    return min((number for number in numbers if not places[number].is_metonym), key=distance, default=None)


def claim_of(claims: Sequence[Claim], starts: Sequence[int], offset: int) -> int | None:
    """The number of the shortest claim whose content holds the offset; `starts` are their first offsets."""
    last = bisect_right(starts, offset)
    around = [number for number in range(max(last - 8, 0), last) if claims[number].char_end > offset]
    return max(around, key=lambda number: claims[number].char_start, default=None)


def harm(quantities: Sequence[Quantity], numbers: range) -> Iterator[int]:
    """The numbers of the figures that say how many were killed, wounded, detained or abducted."""
    for number in numbers:
        one = quantities[number]
        if one.metric in _HARM and not one.is_part and not one.is_cumulative and one.score > _SURE:
            yield number


def first_run(words: Words, figures: Sequence[Quantity]) -> list[Quantity]:
    """Figures that follow each other, as in "two soldiers and a child"; what a text says elsewhere may be the same dead."""
    run = list(figures[:1])
    for figure in figures[1:]:
        gap = bisect_left(words.starts, figure.char_start) - bisect_right(words.ends, run[-1].char_end - 1)
        if gap > _GAP:
            break
        run.append(figure)
    return run


def total(values: Sequence[float | None]) -> int | None:
    """The sum of what is known, None if nothing is."""
    known = [value for value in values if value is not None]
    return int(sum(known)) if known else None
