"""An expression of time that a rule has found, before it is understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from flows.extract.grammar import OTHER
from flows.extract.lexicon import read_sets
from flows.extract.times.moments import UNKNOWN, Moment, portion
from flows.extract.times.rules import time_words
from flows.extract.words import Words
from flows.model.time_expression import TimeKind, TimePrecision

# What an Enum has is slow to look up.
DATE, TIME, DURATION, SET = TimeKind
MONTHS = ("MONTH", "MAYBE_MONTH", "SHORT_MONTH")
BACK = ("LAST", "PAST", "PREVIOUS", "LATEST", "RECENT")
FROM_TEXT = ("PREVIOUS", "FOLLOWING", "THAT", "SAME")  # counted from what the text named, not from publication
_REACH = 9  # words around an expression in which a verb tells whether it lies ahead
_DIGITS = re.compile("[0-9]+")


class Reading(NamedTuple):
    """What an expression means, and how sure that is."""

    kind: TimeKind
    moment: Moment
    score: float


@dataclass(slots=True)
class Found:
    """The words from `first` up to `end` of a text published `on`, with a letter for each (`shape`), and the rule they match.

    `reference` is what the text named last: "that day" is that day, "a week earlier" a week before it. `headed` is the year
    that stands over it: "2011: In June".
    """

    words: Words
    codes: str
    rule: str
    first: int
    end: int
    shape: str
    on: date | None
    reference: Moment | None
    headed: int | None = None

    def places(self, *classes: str) -> list[int]:
        """Where the words of these classes are."""
        return [self.first + offset for offset in _offsets(self.shape, classes)]

    def has(self, *classes: str) -> bool:
        return bool(_offsets(self.shape, classes))

    def value(self, *classes: str) -> str | None:
        """What the word list says of the first word of these classes."""
        offsets = _offsets(self.shape, classes)
        return time_words().values.get(self.words.folded[self.first + offsets[0]], "") if offsets else None

    def numbers(self, *classes: str) -> list[float]:
        return [self.words.numbers[index] for index in self.places(*(classes or ("DAY", "YEAR", "SHORT_YEAR", "NUMBER")))]

    def ordinal(self) -> int | None:
        """ "19th", "nineteenth", "twenty-first"."""
        for index in self.places("ORDINAL"):
            digits = _DIGITS.match(self.words.written[index])
            number = int(digits[0] if digits else time_words().values[self.words.folded[index]])
            tens = sum(self.within(self.first, index).numbers("NUMBER"))
            return number + int(tens) if tens in (0, 20, 30) and number < 32 else None
        return None

    def edge(self) -> str | None:
        """The part of the stretch that is meant: early, mid, late, or earlier or later than the day of publication."""
        return self.value("EDGE", "EARLY", "EARLIER")

    def before(self) -> str:
        """The word before the expression, in lower case; "" at the beginning of the text."""
        return self.words.folded[self.first - 1] if self.first else ""

    def stands_after(self, context: str) -> bool:
        """Whether the word before it is in the set `context` of data/time_contexts.csv."""
        return self.before() in contexts()[context]

    def after(self) -> str:
        return self.words.written[self.end] if self.end < len(self.codes) else ""

    def within(self, first: int, end: int) -> Found:
        """The same of some of its words."""
        return replace(self, first=first, end=end, shape=self.codes[first:end])

    def sides(self) -> tuple[Found, Found]:
        """What stands before and after the word that joins the two ends of a period."""
        middle = (self.places("TO", "UNTIL", "AND") or [self.codes.index("-", self.first)])[0]
        return self.within(self.first, middle), self.within(middle + 1, self.end)

    def lies_ahead(self) -> bool | None:
        """Whether its sentence speaks of what is to come; None if nothing in it tells.

        The nearest word that tells decides: "will", "was", "killed". "By Monday" looks ahead unless it was or had been, "until
        May" if something was put off to then ("postponed until May"), and not if it lasted ("held talks until May").
        """
        letters = time_words().letters
        will, was, stop = letters["WILL"], letters["WAS"], letters["DOT"]
        back = self.codes[max(self.first - _REACH, 0) : self.first].rpartition(stop)[2]
        on = self.codes[self.end : self.end + _REACH].partition(stop)[0]
        written = self.words.written
        if self.before() == "until" and (until := self._lasted(written[self.first - len(back) : self.first - 1])) is not None:
            return not until
        ahead, past = _distance(will, back, on), _distance(was, back, on)
        if ahead <= _REACH or past <= _REACH:
            return ahead <= past
        if self.before() in ("by", "until"):
            return True
        if letters["DID"] in back or letters["DID"] in on:
            return False
        around = written[self.first - len(back) : self.first] + written[self.end : self.end + len(on)]
        verbs = [word for code, word in zip(back + on, around, strict=True) if code == OTHER and _is_past(word)]
        return False if verbs else None

    def _lasted(self, before: Sequence[str]) -> bool | None:
        """Whether the last verb before "until" says that something went on, and not that it was put off."""
        for word in reversed(before):
            if word in contexts()["put_off"]:
                return False
            if word in contexts()["lasted"]:
                return True
        return None


def _is_past(word: str) -> bool:
    """ "killed", and not "need" """
    return word.endswith("ed") and len(word) > len("need") and word.islower()


def _distance(letter: str, back: str, on: str) -> int:
    """How many words stand between an expression and the nearest one of this letter; more than _REACH if none is there."""
    return min((at for at in (back[::-1].find(letter), on.find(letter)) if at >= 0), default=_REACH + 1)


@lru_cache(maxsize=10_000)  # of the same few shapes are the expressions of all texts
def _offsets(shape: str, classes: tuple[str, ...]) -> tuple[int, ...]:
    """Where in an expression of this shape the words of these classes are."""
    letters = [time_words().letters[name] for name in classes]
    return tuple(offset for offset, code in enumerate(shape) if code in letters)


@cache
def contexts() -> dict[str, frozenset[str]]:
    """The sets of data/time_contexts.csv."""
    return read_sets("time_contexts.csv")


def unknown(value: str, unit: str = "") -> Moment:
    """A moment without a place in the calendar."""
    return Moment(value, None, None, UNKNOWN, unit)


def date_reading(found: Found, whole: Moment, score: float) -> Reading:
    """A date, or the part of it that the expression names."""
    edge = found.edge()
    return Reading(DATE, portion(whole, edge, found.on) if edge else whole, score if whole.start else score / 2)


def span_reading(start: Moment | None, end: Moment | None, precision: TimePrecision) -> Reading | None:
    """The period from one moment to another, both of it; None if it would end before it begins."""
    if start is None or end is None or not start.start or not end.end or start.start > end.end:
        return None
    return Reading(DATE, Moment(f"{start.value}/{end.value}", start.start, end.end, precision, end.unit), 0.85)
