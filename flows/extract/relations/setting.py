"""When and where something happened between two parties, and who claims it, from what was read of the text before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from flows.model.claim import Polarity
from flows.model.mention import PlaceKind
from flows.model.reading import Reading
from flows.model.time_expression import TimeExpression, TimeKind, TimePrecision

_LONG_BEFORE = timedelta(days=60)
_NO_DATE = frozenset(("until", "till", "before", "by", "since"))
_DATED = (TimeKind.DATE, TimeKind.TIME)
_WIDE = {PlaceKind.COUNTRY: 3, PlaceKind.REGION: 2, PlaceKind.ADMIN: 1, PlaceKind.WATER: 1}
_NESTED = 8  # claims of which one may hold another
# UCDP GED codebook 19.1, date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more.
_PRECISIONS = {
    TimePrecision.DAY: 1, TimePrecision.DAYS: 2, TimePrecision.WEEK: 3, TimePrecision.MONTH: 4, TimePrecision.QUARTER: 5,
    TimePrecision.YEAR: 5,
}  # fmt: skip


class Setting(NamedTuple):
    """`date_prec` is UCDP's; `is_past`, long before publication; `is_denied`, by who claims it."""

    date_start: date | None
    date_end: date | None
    date_prec: int | None
    place_no: int | None
    claim_no: int | None
    is_past: bool
    is_denied: bool


class Settings:
    """What was read of a text before, looked up by offsets."""

    def __init__(self, reading: Reading, published_on: date | None) -> None:
        self.reading, self.published_on = reading, published_on
        self.times = [one.char_start for one in reading.times]
        self.places = [one.char_start for one in reading.places]
        self.claims = [one.char_start for one in reading.claims]

    def around(self, offset: int, sentence: tuple[int, int]) -> Setting:
        """The setting of what is told at an offset, in a sentence of that span: what stands nearest in it."""
        time, claim_no = self._time(offset, sentence), self._claim(offset)
        return Setting(
            date_start=time.date_start if time else None,
            date_end=time.date_end if time else None,
            date_prec=_PRECISIONS.get(time.precision) if time else None,
            place_no=self._place(offset, sentence),
            claim_no=claim_no,
            is_past=self._is_past(time),
            is_denied=claim_no is not None and self.reading.claims[claim_no].polarity is Polarity.DENIED,
        )

    def _time(self, offset: int, sentence: tuple[int, int]) -> TimeExpression | None:
        times = [self.reading.times[number] for number in _within(self.times, sentence)]
        dated = [one for one in times if one.date_start and one.kind in _DATED and one.signal not in _NO_DATE]
        return min(dated, key=lambda one: abs(one.char_start - offset), default=None)

    def _place(self, offset: int, sentence: tuple[int, int]) -> int | None:
        """The number of the narrowest place of the sentence, of several the nearest."""
        places = self.reading.places
        numbers = [number for number in _within(self.places, sentence) if not places[number].is_metonym]
        return min(
            numbers, key=lambda one: (_WIDE.get(places[one].kind, 0), abs(places[one].char_start - offset), one), default=None
        )

    def _claim(self, offset: int) -> int | None:
        """The number of the innermost claim whose content holds the offset."""
        last = bisect_right(self.claims, offset)
        numbers = range(last - 1, max(last - _NESTED, 0) - 1, -1)
        return next((number for number in numbers if self.reading.claims[number].char_end > offset), None)

    def _is_past(self, time: TimeExpression | None) -> bool:
        if time is None or time.date_end is None or self.published_on is None:
            return False
        return time.date_end < self.published_on - _LONG_BEFORE


def _within(starts: Sequence[int], span: tuple[int, int]) -> range:
    return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))
