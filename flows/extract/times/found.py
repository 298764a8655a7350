"""An expression of time that a rule has found, before it is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import zip_longest

from flows.extract.grammar import OTHER
from flows.extract.lexicon import read_sets
from flows.extract.times.moments import Moment, portion
from flows.extract.times.rules import time_words
from flows.extract.words import Words
from flows.model.time_expression import TimeKind, TimePrecision

MONTHS = ("MONTH", "MAYBE_MONTH", "SHORT_MONTH")
BACK = ("LAST", "PAST", "PREVIOUS", "LATEST", "RECENT")
FROM_TEXT = ("PREVIOUS", "FOLLOWING", "THAT", "SAME")  # counted from what the text named, not from publication
_REACH = 9  # words around an expression in which a verb tells whether it lies ahead
_DIGITS = re.compile("[0-9]+")


@dataclass(slots=True)
class Reading:
    """What an expression means, and how sure that is."""

    kind: TimeKind
    moment: Moment
    score: float


@dataclass(slots=True)
class Found:
    """The words from `first` up to `end` of a text published `on`, and the rule they match.

    `reference` is what the text named last: "that day" is that day, "a week earlier" a week before it.
    """

    words: Words
    codes: str
    rule: str
    first: int
    end: int
    on: date | None
    reference: Moment | None
    shape: str = field(init=False)  # the letters of its words

    def __post_init__(self) -> None:
        self.shape = self.codes[self.first : self.end]

    def places(self, *classes: str) -> list[int]:
        """Where the words of these classes are."""
        letters = _letters(classes)
        return [index for index, code in enumerate(self.shape, self.first) if code in letters]

    def has(self, *classes: str) -> bool:
        return not _letters(classes).isdisjoint(self.shape)

    def value(self, *classes: str) -> str | None:
        """What the word list says of the first word of these classes."""
        letters = _letters(classes)
        for index, code in enumerate(self.shape, self.first):
            if code in letters:
                return time_words().values.get(self.words.written[index].casefold(), "")
        return None

    def numbers(self, *classes: str) -> list[float]:
        return [self.words.numbers[index] for index in self.places(*(classes or ("DAY", "YEAR", "SHORT_YEAR", "NUMBER")))]

    def ordinal(self) -> int | None:
        """ "19th", "nineteenth", "twenty-first"."""
        for index in self.places("ORDINAL"):
            digits = _DIGITS.match(self.words.written[index])
            number = int(digits[0] if digits else time_words().values[self.words.written[index].casefold()])
            tens = sum(self.within(self.first, index).numbers("NUMBER"))
            return number + int(tens) if tens in (0, 20, 30) and number < 32 else None
        return None

    def edge(self) -> str | None:
        """The part of the stretch that is meant: early, mid, late, or earlier or later than the day of publication."""
        return self.value("EDGE", "EARLY", "EARLIER")

    def before(self) -> str:
        """The word before the expression, in lower case; "" at the beginning of the text."""
        return self.words.written[self.first - 1].casefold() if self.first else ""

    def stands_after(self, context: str) -> bool:
        """Whether the word before it is in the set `context` of data/time_contexts.csv."""
        return self.before() in contexts()[context]

    def after(self) -> str:
        return self.words.written[self.end] if self.end < len(self.codes) else ""

    def within(self, first: int, end: int) -> Found:
        """The same of some of its words."""
        return replace(self, first=first, end=end)

    def sides(self) -> tuple[Found, Found]:
        """What stands before and after the word that joins the two ends of a period."""
        middle = (self.places("TO", "UNTIL", "AND") or [self.codes.index("-", self.first)])[0]
        return self.within(self.first, middle), self.within(middle + 1, self.end)

    def lies_ahead(self) -> bool | None:
        """Whether its sentence speaks of what is to come; None if nothing in it tells.

        The nearest word that tells decides: "will", "was", "killed". "By Monday" looks ahead unless it was or had been.
        """
        letters = time_words().letters
        will, was, stop = letters["WILL"], letters["WAS"], letters["DOT"]
        back = self.codes[max(self.first - _REACH, 0) : self.first].rpartition(stop)[2]
        on = self.codes[self.end : self.end + _REACH].partition(stop)[0]
        for pair in zip_longest(reversed(back), on):
            if will in pair:
                return True
            if was in pair:
                return False
        if self.before() in ("by", "until"):
            return True
        if letters["DID"] in back or letters["DID"] in on:
            return False
        written = self.words.written
        around = written[self.first - len(back) : self.first] + written[self.end : self.end + len(on)]
        is_past = any(code == OTHER and _is_past(word) for code, word in zip(back + on, around, strict=True))
        return False if is_past else None


def _is_past(word: str) -> bool:
    """ "killed", and not "need" """
    return word.endswith("ed") and len(word) > len("need") and word.islower()


@cache
def _letters(classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(time_words().letters[name] for name in classes)


@cache
def contexts() -> dict[str, frozenset[str]]:
    """The sets of data/time_contexts.csv."""
    return read_sets("time_contexts.csv")


def unknown(value: str, unit: str = "") -> Moment:
    """A moment without a place in the calendar."""
    return Moment(value, None, None, TimePrecision.UNKNOWN, unit)


def date_reading(found: Found, whole: Moment, score: float) -> Reading:
    """A date, or the part of it that the expression names."""
    edge = found.edge()
    return Reading(TimeKind.DATE, portion(whole, edge, found.on) if edge else whole, score if whole.start else score / 2)


def span_reading(start: Moment | None, end: Moment | None, precision: TimePrecision) -> Reading | None:
    """The period from one moment to another, both of it; None if it would end before it begins."""
    if start is None or end is None or not start.start or not end.end or start.start > end.end:
        return None
    return Reading(TimeKind.DATE, Moment(f"{start.value}/{end.value}", start.start, end.end, precision, end.unit), 0.85)
