"""Stretches of the calendar: what TIMEX3 writes for them, and their first and last day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from flows.model.time_expression import TimePrecision

# What an Enum has is slow to look up.
DAY, DAYS, WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY, UNKNOWN = TimePrecision
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month it begins in, north of the equator
_DAYS = {"D": 1, "W": 7, "WE": 7}
_MONTHS = {"MO": 1, "Q": 3, "HALF": 6, "Y": 12, "DE": 120, "CE": 1200}
_YEARS = range(100, 9900)  # with room for the centuries around them


class Moment(NamedTuple):
    """A value of TIMEX3 with the days it covers; `unit` is its length: D, W, WE (weekend), MO, Q, S (season), Y, DE, CE."""

    value: str
    start: date | None
    end: date | None
    precision: TimePrecision
    unit: str


def day(of: date) -> Moment:
    return Moment(of.isoformat(), of, of, DAY, "D")


def week(of: date) -> Moment:
    year, number, weekday = of.isocalendar()
    monday = of - timedelta(weekday - 1)
    return Moment(f"{year:04}-W{number:02}", monday, monday + timedelta(6), WEEK, "W")


def weekend(of: date) -> Moment:
    monday = of - timedelta(of.weekday())
    return Moment(f"{week(of).value}-WE", monday + timedelta(5), monday + timedelta(6), DAYS, "WE")


def month(of: date) -> Moment:
    return Moment(f"{of.year:04}-{of.month:02}", *_months(of.year, of.month, 1), MONTH, "MO")


def quarter(of: date) -> Moment:
    number = (of.month + 2) // 3
    return Moment(f"{of.year:04}-Q{number}", *_months(of.year, number * 3 - 2, 3), QUARTER, "Q")


def season(year: int, code: str) -> Moment:
    """Meteorological seasons, of three months; the winter of a year begins in its December."""
    return Moment(f"{year:04}-{code}", *_months(year, _SEASONS[code], 3), QUARTER, "S")


def half(of: date) -> Moment:
    number = 1 if of.month < 7 else 2
    return Moment(f"{of.year:04}-H{number}", *_months(of.year, number * 6 - 5, 6), QUARTER, "HALF")


def year(of: date) -> Moment:
    return Moment(f"{of.year:04}", *_months(of.year, 1, 12), YEAR, "Y")


def decade(of: date) -> Moment:
    first = of.year // 10
    return Moment(f"{first:03}", *_months(first * 10, 1, 120), DECADE, "DE")


def century(of: date) -> Moment:
    first = of.year // 100
    return Moment(f"{first:02}", *_months(first * 100, 1, 1200), CENTURY, "CE")


AROUND: dict[str, Callable[[date], Moment]] = {
    "D": day, "W": week, "WE": weekend, "MO": month, "Q": quarter, "HALF": half, "Y": year, "DE": decade, "CE": century,
}  # fmt: skip


def shift(of: date, number: float, unit: str) -> date | None:
    """The day `number` units after `of`, before it if negative; None where the calendar ends, and for units below a day."""
    if unit in _DAYS:
        days = number * _DAYS[unit]
        return of + timedelta(days) if abs(days) < 366 * (of.year - _YEARS.start) else None
    if unit not in _MONTHS:
        return None
    months = of.year * 12 + of.month - 1 + round(number * _MONTHS[unit])
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(of.day, monthrange(year, month)[1])) if year in _YEARS else None


def make_day(year: int, month: int, number: int) -> date | None:
    """The day of the calendar, or None if there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def portion(whole: Moment, part: str, on: date | None) -> Moment:
    """The `early`, `mid` or `late` part of a month, a year or another stretch, after appendix 2 of the codebook of UCDP GED
    19.1; `earlier` ends on the day before `on` and `later` begins on the day after.
    """
    start, end = whole.start, whole.end
    if start is None or end is None:
        return whole
    if part == "earlier":
        return whole._replace(end=on - timedelta(1)) if on and start < on <= end else whole
    if part == "later":
        return whole._replace(start=on + timedelta(1)) if on and start <= on < end else whole
    if whole.unit == "MO":
        first, last = {"early": (1, 10), "mid": (10, 20), "late": (15, end.day)}[part]
        return whole._replace(start=start.replace(day=first), end=start.replace(day=last))
    third = {"early": 0, "mid": 1, "late": 2}[part]
    if whole.unit in _MONTHS or whole.unit == "S":  # thirds of whole months: "early 1999" ends with April
        months = ((end.year - start.year) * 12 + end.month - start.month + 1) // 3
        begin = start.year * 12 + start.month - 1 + third * months
        start, end = _months(begin // 12, begin % 12 + 1, months)
        return whole._replace(start=start, end=end)
    days = (end - start).days + 1
    first, last = days * third // 3, max(days * (third + 1) // 3 - 1, days * third // 3)
    return whole._replace(start=start + timedelta(first), end=start + timedelta(last))


def _months(year: int, month: int, number: int) -> tuple[date, date]:
    last = year * 12 + month - 1 + number - 1
    return date(year, month, 1), date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])
