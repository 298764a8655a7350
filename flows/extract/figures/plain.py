"""The numbers of a text in any language: what is written in digits, of any script, without knowing what it counts.

What looks like a year, a date, a time of day, a decimal or a part of a name ("T-72", "M23", "152mm") is none; where a full
stop or comma may be one of thousands or of decimals, nothing is read.
"""

from __future__ import annotations

import re

from flows.model.quantity import Metric, Quantity

METHOD = "digits"
_SCORE = 0.3
_YEARS = range(1900, 2101)
_BLANK = "[ \u00a0\u202f]"
_JOINED = r"\w:/#@'’‑–\-"
_NUMBER = re.compile(
    rf"(?<![{_JOINED}.,٫٬])(?<!\d{_BLANK})(?:\d{{1,3}}(?:{_BLANK}\d{{3}}){{1,3}}|\d{{1,9}})"
    rf"(?![{_JOINED}]|[.,٫٬]\d|{_BLANK}\d{{3}}(?!\d))"
)
_BLANKS = re.compile(_BLANK)


def find_plain_figures(text: str) -> tuple[Quantity, ...]:
    """The numbers in digits that stand by themselves, in order, as figures of `count` without what is counted."""
    found = ((match, int(_BLANKS.sub("", match[0]))) for match in _NUMBER.finditer(text))
    return tuple(_figure(match, value) for match, value in found if len(match[0]) != len("2017") or value not in _YEARS)


def _figure(match: re.Match[str], value: int) -> Quantity:
    start, end = match.span()
    return Quantity(
        char_start=start,
        char_end=end,
        text=match[0],
        number_start=start,
        number_end=end,
        value_low=value,
        value_best=value,
        value_high=value,
        qualifier="exact",
        metric=Metric.COUNT,
        population=None,
        unit=None,
        counted_start=None,
        counted_end=None,
        is_cumulative=False,
        is_part=False,
        method=METHOD,
        score=_SCORE,
    )
