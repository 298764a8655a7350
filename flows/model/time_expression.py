"""What a text says of time, and where."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class TimeKind(StrEnum):
    """The types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"  # a day or more: "on Tuesday", "in 2014"
    TIME = "TIME"  # less than a day: "Monday night"
    DURATION = "DURATION"  # how long: "for three weeks"
    SET = "SET"  # how often: "every day"


class TimePrecision(StrEnum):
    """How closely the dates are known; after date_prec of UCDP GED, and on to centuries."""

    DAY = "day"
    DAYS = "days"  # two days to six
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"  # of a year, or a season
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    UNKNOWN = "unknown"


class TimeExpression(NamedTuple):
    """A date, time, duration or set of times that a text names: text[char_start:char_end] of it is `text`.

    `value` is what TIMEX3 writes for it: "2017-10-19", "2017-W42", "2017-10-19TNI", "P3W", "PAST_REF"; XXXX stands for what is
    not known, and two values with a slash between them are a period. `date_start` and `date_end` are the first and last day it
    covers, None where that cannot be said. `signal` is the word before it that says how it stands to what is told, in lower
    case: "since", "until", "on". `method` names the rule that found it, and `score` from 0 to 1 says how sure it is.
    """

    char_start: int
    char_end: int
    text: str
    kind: TimeKind
    value: str
    date_start: date | None
    date_end: date | None
    precision: TimePrecision
    signal: str | None
    method: str
    score: float
