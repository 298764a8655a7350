"""Dates as files write them.

The year has four digits; which years are believable is the suites' business (`0025` is a date). A time of day is accepted only
where it is midnight, as databases write a date that became a timestamp: any other time may mean another day in another time
zone. `2/3/2016` is read only with the source's word for which number is the month.
"""

from __future__ import annotations

import polars as pl

from flows.model.source import DateOrder

_ISO = r"^(\d{4}-\d{1,2}-\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?)?$"
_IN_WORDS = r"^(\d{1,2} \p{L}+ \d{4})$"
_NUMBERS = r"^(\d{1,2}/\d{1,2}/\d{4})$"
_NUMBERS_FORMAT = {DateOrder.MONTH_FIRST: "%m/%d/%Y", DateOrder.DAY_FIRST: "%d/%m/%Y"}


def day(text: pl.Expr, order: DateOrder | None = None) -> pl.Expr:
    """Trimmed text as Date; null where it is none, or no day of the calendar.

    Read are `2020-11-06`, the same with midnight after a space or a `T`, with or without `Z`; `06 November 2020`, `6 Nov 2020`;
    and `11/6/2020` if `order` says so.
    """
    spellings = [iso_day(text), _read(text, _IN_WORDS, "%d %B %Y")]
    if order is not None:
        spellings.append(_read(text, _NUMBERS, _NUMBERS_FORMAT[order]))
    return pl.coalesce(spellings)


def numbered_day(number: pl.Expr) -> pl.Expr:
    """A day written as a whole number, 20201106, as Date; null where that is no day of the calendar."""
    of_eight_digits = number.is_between(1000_01_01, 9999_12_31)
    return pl.when(of_eight_digits).then(number).cast(pl.String).str.to_date("%Y%m%d", strict=False)


def iso_day(text: pl.Expr) -> pl.Expr:
    """Trimmed text in the ISO spelling only, as Date; the fast one."""
    return _read(text, _ISO, "%Y-%m-%d")


def _read(text: pl.Expr, pattern: str, spelling: str) -> pl.Expr:
    # The pattern first: chrono alone would take `25-01-02` for the year 25, and a plus sign for part of a year.
    return text.str.extract(pattern).str.to_date(spelling, strict=False)
