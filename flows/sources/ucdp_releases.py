"""The numbers of UCDP's releases: which is of what, and which came out before which."""

from __future__ import annotations

import re
from datetime import date

_YEARLY = re.compile(r"(1[7-9]|[2-9]\d)\.([1-7])")
_MONTHLY = re.compile(r"(\d\d)\.0\.(0?[1-9]|1[0-2])")
_QUARTERLY = re.compile(r"(\d\d)\.01\.\1\.(0[1-9]|1[0-2])")


def is_candidate(label: str) -> bool:
    """Whether a release is of candidate events: of a month, or of the months since January."""
    return any(form.fullmatch(_number(label)) for form in (_MONTHLY, _QUARTERLY))


def released_on(label: str) -> date | None:
    """About when a release came out: candidates on the 20th of the next month, those of a quarter a month later, a year's in
    May or June. Which of two came first is right since 17.1."""
    number = _number(label)
    if month := _MONTHLY.fullmatch(number):
        return _day(int(month[1]), int(month[2]) + 1, 20)
    if quarter := _QUARTERLY.fullmatch(number):
        return _day(int(quarter[1]), int(quarter[2]) + 2, 21)
    if year := _YEARLY.fullmatch(number):
        return _day(int(year[1]), int(year[2]) + 5, 1)
    return None


def _number(label: str) -> str:
    """The release's number; what a person adds to it (24.1 as sent) is left out."""
    return label.partition(" ")[0]


def _day(year: int, month: int, day: int) -> date:
    """A day of this century; month 13 is January of the next year."""
    return date(2000 + year + (month - 1) // 12, (month - 1) % 12 + 1, day)
