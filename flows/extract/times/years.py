"""Months, years and what they are parts and sums of: "since mid-August", "the first quarter of 2014", "the 1980s"."""

from __future__ import annotations

from datetime import date, timedelta

from flows.extract.times.found import MONTHS, Found, Reading, contexts, date_reading, span_reading, unknown
from flows.extract.times.moments import (
    DAYS,
    MONTH,
    WEEK,
    YEAR,
    Moment,
    century,
    day,
    decade,
    half,
    month,
    quarter,
    season,
    year,
)

_FIRST_MODERN, _LAST_MODERN = 1900, 2099  # what four digits mean most often


def read_month(found: Found) -> Reading | None:
    """A month with its year, or one whose year is that of publication or next to it."""
    years = found.numbers("YEAR")
    if not years and found.edge() is None and not _is_month(found):
        return None
    whole = month_of(found, int(found.value(*MONTHS) or 0), int(years[0]) if years else None)
    return date_reading(found, whole, 0.95 if years else 0.85)


def read_months(found: Found) -> Reading | None:
    left, right = found.sides()
    first_year, last_year = ((side.numbers("YEAR") or [0.0])[0] for side in (left, right))
    if not first_year and not last_year and found.before() not in ("from", "between"):
        return None
    first, last = (int(side.value(*MONTHS) or 0) for side in (left, right))
    end = month_of(found, last, int(last_year or (first_year and first_year + (first > last))) or None)
    if end.start is None:
        return None
    start = month_of(found, first, int(first_year) or end.start.year - (first > last))
    return span_reading(start, end, MONTH)


def month_of(found: Found, number: int, stated: int | None) -> Moment:
    """The month of the stated year; of none, the last such month up to publication, or the next if the sentence looks ahead."""
    stated = stated or found.headed
    if stated is None and found.on:
        this = found.on.month
        stated = found.on.year + (number < this if found.lies_ahead() else -(number > this))
    elif stated is None and found.reference and found.reference.start:
        stated = found.reference.start.year
    return month(date(stated, number, 1)) if stated else unknown(f"XXXX-{number:02}", "MO")


def read_year(found: Found) -> Reading | None:
    place = found.places("YEAR")[0]
    number = int(found.words.numbers[place])
    if place == found.first and not _is_year(found, number):
        return None
    return date_reading(found, year(date(number, 1, 1)), 0.9)


def read_years(found: Found) -> Reading | None:
    left, right = found.sides()
    first, last = int(left.numbers()[0]), int(right.numbers()[0])
    if last < 100:
        last += first // 100 * 100
    if not 0 < last - first < 200:
        return None
    return span_reading(year(date(first, 1, 1)), year(date(last, 1, 1)), YEAR)


def read_decade(found: Found) -> Reading | None:
    if found.stands_after("owner"):
        return None
    word = found.words.written[found.places("DECADE")[0]]
    if not word[0].isdigit():
        return date_reading(found, decade(date(int(found.value("DECADE") or 0), 1, 1)), 0.8) if found.has("THE") else None
    number = int(word[:-1])
    if number < 100:
        if found.end - found.first == 1:
            return None  # "80s" alone may be anything
        number += 2000 if number <= 10 else 1900
    return date_reading(found, decade(date(number, 1, 1)), 0.9)


def read_century(found: Found) -> Reading | None:
    number = found.ordinal()
    if number is None or not 2 <= number <= 22 or found.after().casefold() in contexts()["before_christ"]:
        return None
    return date_reading(found, century(date(number * 100 - 100, 1, 1)), 0.9)


def read_quarter(found: Found) -> Reading | None:
    """A quarter or half of a year; of none that is told, the last quarter that has begun by publication."""
    number, halved = found.ordinal() or 0, found.has("HALF")
    stated = stated_year(found)
    if not 1 <= number <= (2 if halved else 4) or (halved and stated is None):
        return None
    first = (number - 1) * (6 if halved else 3) + 1
    if stated is None and found.on:
        this = found.on.month
        stated = found.on.year + (first + 2 < this if found.lies_ahead() else -(first > this))
    if stated is None:
        return date_reading(found, unknown(f"XXXX-Q{number}", "Q"), 0.6)
    return date_reading(found, (half if halved else quarter)(date(stated, first, 1)), 0.8)


def stated_year(found: Found) -> int | None:
    """The year that an expression names: "2014", or "last year" counted from publication."""
    if years := found.numbers("YEAR"):
        return int(years[0])
    if found.on and found.value("UNIT") == "Y":
        return found.on.year + (found.has("NEXT", "COMING") - found.has("LAST", "PAST", "PREVIOUS"))
    return None


def read_nth(found: Found) -> Reading | None:
    """The first week or the last days of a month; a week of a month is of seven days from its first, as in UCDP GED."""
    years = found.numbers("YEAR")
    whole = month_of(found, int(found.value(*MONTHS) or 0), int(years[0]) if years else None)
    unit = found.value("UNIT", "UNITS")
    if whole.start is None or whole.end is None or unit not in ("D", "W"):
        return date_reading(found, whole, 0.6)
    count = (
        1 if found.has("UNIT") else 3 if found.has("SOME") else int((found.numbers("DAY", "SHORT_YEAR", "NUMBER") or [3.0])[0])
    )
    length = (7 if unit == "W" else 1) * count
    if found.has("LAST"):
        start = whole.end - timedelta(min(length, 28) - 1)
    else:
        start = whole.start + timedelta(((found.ordinal() or 1) - 1) * (7 if unit == "W" else 1))
    end = min(start + timedelta(min(length, 28) - 1), whole.end)
    if start > end:
        return None
    if start == end:
        return date_reading(found, day(start), 0.9)
    precision = WEEK if unit == "W" else DAYS
    return date_reading(found, whole._replace(start=start, end=end, precision=precision), 0.8)


def read_season(found: Found) -> Reading | None:
    """A season with its year, or the last one that has begun; "the fall" is another word, and "spring" may be water."""
    code = found.value("SEASON") or ""
    stated = stated_year(found)
    if stated is None:
        if found.words.written[found.end - 1] not in ("summer", "autumn", "winter"):
            return None
        stated = _year_of_season(found, code)
    return date_reading(found, season(stated, code) if stated else unknown(f"XXXX-{code}", "S"), 0.8)


def _year_of_season(found: Found, code: str) -> int | None:
    if found.on is None:
        return None
    starts = season(found.on.year, code).start
    assert starts
    return found.on.year - (starts > found.on and not found.lies_ahead())


def _is_month(found: Found) -> bool:
    """Whether the name of a month stands for one, and not for a verb or a person."""
    if found.stands_after("before_month") or (found.stands_after("beside_month") and not found.after()[:1].isupper()):
        return True
    if found.has("MAYBE_MONTH"):
        return False
    if found.has("SHORT_MONTH"):
        return found.has("DOT")
    return True


def _is_year(found: Found, number: int) -> bool:
    """Whether four digits are a year, and not a number of things."""
    if found.stands_after("before_count") or (found.before() == "-" and found.words.glued(found.first)):
        return False
    after = found.after()
    plural = after.islower() and after.endswith("s") and after not in contexts()["not_plural"]
    counted = plural or after in contexts()["counted"]
    if not _FIRST_MODERN <= number <= _LAST_MODERN:
        return found.stands_after("before_old_year") and not counted
    return not counted or found.stands_after("before_year")
