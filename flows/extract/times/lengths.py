"""How long, and how often: "for three weeks", "the past 24 hours", "every day", "twice a week"."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from flows.extract.times.found import BACK, DURATION, FROM_TEXT, MONTHS, SET, Found, Reading, contexts, unknown
from flows.extract.times.moments import DAY, DAYS, DECADE, MONTH, QUARTER, WEEK, YEAR, Moment, shift
from flows.model.time_expression import TimePrecision

SINGLES = ("UNIT", "FORTNIGHT", "WEEKEND", "QUARTER", "CENTURY", "NIGHT")
PLURALS = ("UNITS", "QUARTERS", "SEASONS", "PARTS")
FEW = 3  # UCDP GED 19.1, appendix 2: "past few days", "several weeks", "past few months"
BELOW_DAY = ("H", "M", "S")
# What durations of TIMEX3 write for units; hours and less stand after a T.
_LETTERS = {"S": "TS", "M": "TM", "H": "TH", "MO": "M", "HALF": "H"}
_PRECISIONS = (
    (1, DAY),
    (6, DAYS),
    (7, WEEK),
    (31, MONTH),
    (92, QUARTER),
    (366, YEAR),
)


def read_period(found: Found) -> Reading | None:
    """A length of time that ends or begins at publication: "the past 24 hours", "recent weeks", "the coming days"."""
    unit = found.value(*PLURALS) or ""
    count = count_units(found)
    value = length(unit, count)
    if found.has("ORDINAL", "LATEST", *FROM_TEXT) or found.on is None:
        return Reading(DURATION, unknown(value), 0.7)
    span = _span(found.on, unit, count if count is not None else FEW, back=found.has(*BACK))
    if span is None or span[0] > span[1] or (count is None and unit not in ("D", "W", "MO")):
        return Reading(DURATION, unknown(value), 0.7)
    return Reading(DURATION, Moment(value, *span, _precision(*span), ""), 0.8)


def _span(on: date, unit: str, count: float, *, back: bool) -> tuple[date, date] | None:
    """The days of so many units before or after publication, after appendix 2 of the codebook of UCDP GED 19.1."""
    if unit in BELOW_DAY:
        far = shift(on, (-1 if back else 1) * (ceil(count / 24) if unit == "H" else 0), "D")
        return None if far is None else (far, on) if back else (on, far)
    if unit == "D":
        far = shift(on, -count if back else count, "D")
        near = timedelta(1)
        return None if far is None else (far, on - near) if back else (on + near, far)
    far = shift(on, -count if back else count, unit)
    if far is None:
        return None
    return (far + timedelta(1), on) if back else (on, far - timedelta(1))


def _precision(start: date, end: date) -> TimePrecision:
    days = (end - start).days + 1
    return next((precision for most, precision in _PRECISIONS if days <= most), DECADE)


def read_duration(found: Found) -> Reading | None:
    """How long: "three weeks", "a four-day visit", "months"."""
    unit = found.value(*SINGLES, *PLURALS) or ""
    if found.end - found.first == 1 and not found.stands_after("before_length"):
        return None
    if found.has("QUARTER", "QUARTERS"):
        return None  # a fourth part, sooner than three months
    count = count_units(found)
    if found.has("A") and count == 1 and _is_rate(found):
        return Reading(SET, unknown(length(unit, 1)), 0.7)
    return Reading(DURATION, unknown(length(unit, count)), 0.8)


def _is_rate(found: Found) -> bool:
    """ "twice a week", "$5 a day"; not "for a week"."""
    if found.stands_after("before_rate") or found.first - 1 in found.words.numbers:
        return True
    return found.before().endswith("s") and not found.stands_after("not_plural")


def read_set(found: Found) -> Reading | None:
    """How often: "every day", "each July", "Mondays", "daily"."""
    if (adverb := found.value("ADVERB")) is not None:
        if found.after().islower() and found.after() not in contexts()["after_adverb"]:
            return None  # "a daily paper"
        return Reading(SET, unknown(adverb), 0.7)
    if (weekday := found.value("WEEKDAY", "WEEKDAYS")) is not None:
        return Reading(SET, unknown(f"XXXX-WXX-{int(weekday) + 1}"), 0.9)
    if month := found.value(*MONTHS):
        return Reading(SET, unknown(f"XXXX-{int(month):02}"), 0.9)
    if part := found.value("PART", "NOON", "TWILIGHT"):
        return Reading(SET, unknown(f"XXXX-XX-XXT{part.removeprefix('T')}"), 0.9)
    if code := found.value("SEASON"):
        return Reading(SET, unknown(f"XXXX-{code}"), 0.9)
    unit = found.value(*SINGLES, *PLURALS) or ""
    return Reading(SET, unknown(length(unit, count_units(found))), 0.9)


def count_units(found: Found) -> float | None:
    """How many units; None where the text does not say, as in "several", "12 to 18", "weeks"."""
    if found.has("SOME", "SCORES", "COUNT"):
        return None
    numbers = [2.0] if found.has("COUPLE") else found.numbers()
    if len(numbers) > 1 or not (numbers or found.has("HALF", *SINGLES)):
        return None
    count = numbers[0] + 0.5 * found.has("HALF") if numbers else 0.5 if found.has("HALF") else 1.0
    return 2 * count if found.has("FORTNIGHT") else count


def length(unit: str, count: float | None) -> str:
    """The length as TIMEX3 writes it: "P3W", "PT24H", "PXY"."""
    number = "X" if count is None else f"{count:.12g}"
    letter = _LETTERS.get(unit, unit)
    return f"PT{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"
