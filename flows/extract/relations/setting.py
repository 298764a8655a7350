"""When and where something happened between two parties, and who claims it, from what was read of the text before."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from flows.extract.events.setting import claim_of, date_prec, is_background, is_of_saying, place_of, within
from flows.extract.words import Words
from flows.model.claim import Polarity
from flows.model.reading import Reading
from flows.model.time_expression import TimeExpression, TimeKind

_NO_DATE = frozenset(("until", "till", "before", "by", "since"))
_DATED = (TimeKind.DATE, TimeKind.TIME)


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

    def __init__(self, words: Words, reading: Reading, published_on: date | None) -> None:
        self.words, self.reading, self.published_on = words, reading, published_on
        self.times = [one.char_start for one in reading.times]
        self.places = [one.char_start for one in reading.places]
        self.claims = [one.char_start for one in reading.claims]

    def around(self, offset: int, sentence: tuple[int, int]) -> Setting:
        """The setting of what is told at an offset, in a sentence of that span: what stands nearest in it."""
        claim_no = claim_of(self.reading.claims, self.claims, offset)
        time = self._time(offset, sentence, claim_no)
        places = within(self.places, *sentence)
        return Setting(
            date_start=time.date_start if time else None,
            date_end=time.date_end if time else None,
            date_prec=date_prec(time) if time else None,
            place_no=place_of(self.words, self.reading.places, places, bisect_left(self.words.starts, offset)),
            claim_no=claim_no,
            is_past=is_background(time, self.published_on),
            is_denied=claim_no is not None and self.reading.claims[claim_no].polarity is Polarity.DENIED,
        )

    def _time(self, offset: int, sentence: tuple[int, int], claim_no: int | None) -> TimeExpression | None:
        """The time nearest to an offset that says when something was, and not when it was told."""
        times = [self.reading.times[number] for number in within(self.times, *sentence)]
        dated = [one for one in times if one.date_start and one.kind in _DATED and one.signal not in _NO_DATE]
        if claim_no is not None and dated:
            claim, words = self.reading.claims[claim_no], self.words
            dated = [one for one in dated if not is_of_saying(words, claim, one, bisect_left(words.starts, one.char_start))]
        return min(dated, key=lambda one: abs(one.char_start - offset), default=None)
