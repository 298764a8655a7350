"""Every expression of time in a text in English, and what it means seen from the day the text was published.

The rules are in rules.py, what they mean in days.py, years.py, relative.py
and lengths.py. Where a phrase leaves the
days open, they are those of appendix 2 of the codebook of UCDP GED 19.1: "early March" is 1-10 March, "the past few days" the
three before publication. Values are those of TIMEX3 (TimeML 1.2.1).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flows.extract.times import days as time_days
from flows.extract.times import lengths as time_lengths
from flows.extract.times import relative as time_relative
from flows.extract.times import years as time_years
from flows.extract.times.found import Found, Reading, contexts
from flows.extract.times.moments import Moment
from flows.extract.times.rules import time_codes, time_rules
from flows.extract.words import Words
from flows.model.time_expression import TimeExpression

_READERS: dict[str, Callable[[Found], Reading | None]] = {
    "day": time_days.read_day,
    "days": time_days.read_days,
    "part": time_days.read_part,
    "clock": time_days.read_clock,
    "holiday": time_days.read_holiday,
    "month": time_years.read_month,
    "months": time_years.read_months,
    "nth": time_years.read_nth,
    "quarter": time_years.read_quarter,
    "season": time_years.read_season,
    "year": time_years.read_year,
    "years": time_years.read_years,
    "decade": time_years.read_decade,
    "century": time_years.read_century,
    "relative": time_relative.read_relative,
    "ago": time_relative.read_ago,
    "period": time_lengths.read_period,
    "duration": time_lengths.read_duration,
    "set": time_lengths.read_set,
    "reference": time_relative.read_reference,
}
_HEADED = 120  # words that a year may head
_INDENT = 8  # characters
_CLOCK, _STOP = "clock", "."
_MEMORY = 60  # words after which a text no longer speaks of a day it named


def find_times(words: Words, published_on: date | None) -> tuple[TimeExpression, ...]:
    """The expressions of time of a text, in order.

    Without a day of publication, what is counted from it has no dates; what stands in the calendar has.
    """
    codes = time_codes(words)
    search = time_rules().search
    found_times: list[TimeExpression] = []
    reference: Moment | None = None
    named_at = headed_at = at = 0
    headed: int | None = None
    while match := search(codes, at):
        rule = match.lastgroup or ""
        first, end = match.span()
        spoken_of = reference if first - named_at < _MEMORY else None
        if rule == _CLOCK and words.written[named_at:first].count(_STOP) > 1:
            spoken_of = None
        year = headed if first - headed_at < _HEADED else None
        found = Found(words, codes, rule, first, end, match[0], published_on, spoken_of, year)
        reading = _READERS[rule](found) if rule in _READERS else None
        at = end if reading or rule == "age" else first + 1
        if reading is None:
            continue
        found_times.append(_expression(found, reading))
        if reading.moment.start and reading.moment.unit:
            reference, named_at = reading.moment, end
            if rule == "year" and _is_heading(words, first, end):
                headed, headed_at = reading.moment.start.year, end
    return tuple(found_times)


def _is_heading(words: Words, first: int, end: int) -> bool:
    """Whether a year begins a line and is all of it, or all before a colon or dash: "2011:", as chronologies have it."""
    before = words.text[max(0, words.starts[first] - _INDENT) : words.starts[first]].rstrip(" \t•*")
    if before and not before.endswith("\n"):
        return False
    after = words.text[words.ends[end - 1] : words.ends[end - 1] + _INDENT].lstrip(" \t")
    return after[:1] in (":", "\n", "–", "—", "-")


def _expression(found: Found, reading: Reading) -> TimeExpression:
    words, moment = found.words, reading.moment
    before = found.before()
    start, end = words.starts[found.first], words.ends[found.end - 1]
    return TimeExpression(  # in the order of its fields, which is faster
        start,
        end,
        words.text[start:end],
        reading.kind,
        moment.value,
        moment.start,
        moment.end,
        moment.precision,
        before if before in contexts()["signal"] else None,
        found.rule,
        reading.score,
    )
