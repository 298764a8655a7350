"""What is counted from the day of publication or from what the text named last; how long, and how often."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from flows.extract.moments import AROUND, Moment, season, shift
from flows.extract.time_found import MONTHS, Found, Reading, contexts, date_reading, unknown
from flows.extract.time_years import month_of
from flows.model.time_expression import TimeKind, TimePrecision

_SINGLES = ("UNIT", "FORTNIGHT", "WEEKEND", "QUARTER", "CENTURY", "NIGHT")
_PLURALS = ("UNITS", "QUARTERS", "SEASONS", "PARTS")
_BACK = ("LAST", "PAST", "PREVIOUS", "LATEST", "RECENT")
_ON = ("NEXT", "COMING", "FOLLOWING")
_FROM_TEXT = ("PREVIOUS", "FOLLOWING", "THAT", "SAME")  # counted from what the text named, not from publication
# What durations of TIMEX3 write for units; hours and less stand after a T.
_LENGTHS = {"S": "TS", "M": "TM", "H": "TH", "MO": "M", "WE": "WE", "HALF": "H", "NI": "NI"}
_UNPLACED = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "MO": "XXXX-XX", "Q": "XXXX-QX"}
_FEW = 3  # UCDP GED 19.1, appendix 2: "past few days", "several weeks", "past few months"


def read_relative(found: Found) -> Reading | None:
    """ "last week", "this month", "the following day", "earlier this year", "the end of the month"."""
    step = found.has(*_ON) - found.has(*_BACK)
    if found.has(*MONTHS):
        return _relative_month(found, step)
    named = found.has(*_FROM_TEXT) or (found.has("THE") and found.value("UNIT") == "D")
    anchor = found.reference.start if named and found.reference else found.on if not named else None
    if found.has("SEASON"):
        return _relative_season(found, anchor, step)
    unit = "W" if found.has("FORTNIGHT") else "D" if found.has("NIGHT") else found.value(*_SINGLES) or ""
    if found.has("FORTNIGHT"):
        step *= 2
    if unit not in AROUND:
        return Reading(TimeKind.DURATION, unknown(f"P{_length(unit, '1')}"), 0.5)
    if unit == "WE" and step == 0 and found.has("THE") and found.on and found.on.weekday() < 5 and not found.lies_ahead():
        step = -1
    at = shift(anchor, step, unit) if anchor else None
    if at is None:
        return date_reading(found, unknown(_UNPLACED.get(unit, "XXXX"), unit), 0.8)
    whole = AROUND[unit](at)
    if found.has("PAST") and found.on and unit != "WE":
        whole = _rolling(whole, found.on, unit)
    return date_reading(found, whole, 0.85)


def _relative_month(found: Found, step: int) -> Reading:
    number = int(found.value(*MONTHS) or 0)
    if found.on is None:
        return date_reading(found, unknown(f"XXXX-{number:02}", "MO"), 0.5)
    this = found.on.month
    stated = found.on.year + (number <= this if step > 0 else -(number >= this) if step < 0 else 0)
    return date_reading(found, month_of(found, number, stated), 0.85)


def _relative_season(found: Found, anchor: date | None, step: int) -> Reading:
    code = found.value("SEASON") or ""
    if anchor is None:
        return date_reading(found, unknown(f"XXXX-{code}", "S"), 0.5)
    this = season(anchor.year, code)
    assert this.start
    assert this.end
    stated = anchor.year
    if step < 0:
        stated -= this.end >= anchor
    elif step > 0:
        stated += this.start <= anchor
    return date_reading(found, season(stated, code), 0.8)


def _rolling(whole: Moment, on: date, unit: str) -> Moment:
    """ "The past week" is the seven days up to publication; its value stays that of the week before."""
    start = shift(on, -1, unit)
    return whole._replace(start=start + timedelta(1), end=on) if start else whole


def read_ago(found: Found) -> Reading | None:
    """ "two days ago", "a year earlier", "weeks later"."""
    back = found.value("AGO") != "1" and found.words.written[found.end - 1].casefold() not in ("later", "hence", "now")
    count = _count(found)
    unit = found.value(*_SINGLES, *_PLURALS) or ""
    named = found.has("EARLIER")
    base = found.reference if named or (found.reference and found.reference.unit == "Q" and unit == "Y") else None
    anchor = base.start if base else found.on if not named or back else None
    if count is None or anchor is None:
        return date_reading(found, _some_days_ago(found, unit, back), 0.6)
    if found.has("FORTNIGHT"):
        count *= 2
    if unit in ("H", "M", "S"):
        at: date | None = anchor
        unit = "D"
    else:
        at = shift(anchor, -count if back else count, unit)
    if at is None:
        return date_reading(found, unknown("PAST_REF" if back else "FUTURE_REF"), 0.5)
    if base and base.unit in ("MO", "Q") and unit == "Y":
        return date_reading(found, AROUND[base.unit](at), 0.8)
    moment = AROUND["D" if unit == "W" else unit](at)
    if unit == "W":
        moment = moment._replace(start=at - timedelta(3), end=at + timedelta(3), precision=TimePrecision.WEEK)
    return Reading(TimeKind.DATE, moment, 0.85)


def _some_days_ago(found: Found, unit: str, back: bool) -> Moment:
    """What is not counted; "a few days ago" are the three days before publication, as UCDP GED has "past few days"."""
    moment = unknown("PAST_REF" if back else "FUTURE_REF")
    if unit == "D" and found.has("SOME") and found.has("AGO") and found.on:
        return moment._replace(start=found.on - timedelta(_FEW), end=found.on - timedelta(1), precision=TimePrecision.DAYS)
    return moment


def read_period(found: Found) -> Reading | None:
    """A length of time that ends or begins at publication: "the past 24 hours", "recent weeks", "the coming days"."""
    unit = found.value(*_PLURALS) or ""
    count = _count(found)
    value = f"P{_length(unit, _number(count))}"
    if found.has("ORDINAL", "LATEST", *_FROM_TEXT) or found.on is None:
        return Reading(TimeKind.DURATION, unknown(value), 0.7)
    span = _span(found.on, unit, count if count is not None else _FEW, back=found.has(*_BACK))
    if span is None or span[0] > span[1] or (count is None and unit not in ("D", "W", "MO")):
        return Reading(TimeKind.DURATION, unknown(value), 0.7)
    return Reading(TimeKind.DURATION, Moment(value, *span, _precision(*span), ""), 0.8)


def _span(on: date, unit: str, count: float, *, back: bool) -> tuple[date, date] | None:
    """The days of so many units before or after publication, after appendix 2 of the codebook of UCDP GED 19.1."""
    if unit in ("H", "M", "S"):
        days = timedelta(ceil(count / 24) if unit == "H" else 0)
        return (on - days, on) if back else (on, on + days)
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
    limits = ((1, TimePrecision.DAY), (6, TimePrecision.DAYS), (7, TimePrecision.WEEK), (31, TimePrecision.MONTH))
    longer = ((92, TimePrecision.QUARTER), (366, TimePrecision.YEAR))
    return next((precision for most, precision in (*limits, *longer) if days <= most), TimePrecision.DECADE)


def read_duration(found: Found) -> Reading | None:
    """How long: "three weeks", "a four-day visit", "months"."""
    unit = found.value(*_SINGLES, *_PLURALS) or ""
    if found.end - found.first == 1 and not found.stands_after("before_length"):
        return None
    if found.has("QUARTER", "QUARTERS"):
        return None  # a fourth part, sooner than three months
    count = _count(found)
    if found.has("A") and count == 1 and _is_rate(found):
        return Reading(TimeKind.SET, unknown(f"P{_length(unit, '1')}"), 0.7)
    if found.has("FORTNIGHT") and count:
        count *= 2
    return Reading(TimeKind.DURATION, unknown(f"P{_length(unit, _number(count))}"), 0.8)


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
        return Reading(TimeKind.SET, unknown(adverb), 0.7)
    if (weekday := found.value("WEEKDAY", "WEEKDAYS")) is not None:
        return Reading(TimeKind.SET, unknown(f"XXXX-WXX-{int(weekday) + 1}"), 0.9)
    if month := found.value(*MONTHS):
        return Reading(TimeKind.SET, unknown(f"XXXX-{int(month):02}"), 0.9)
    if part := found.value("PART", "NOON", "TWILIGHT"):
        return Reading(TimeKind.SET, unknown(f"XXXX-XX-XXT{part.removeprefix('T')}"), 0.9)
    if code := found.value("SEASON"):
        return Reading(TimeKind.SET, unknown(f"XXXX-{code}"), 0.9)
    unit = found.value(*_SINGLES, *_PLURALS) or ""
    return Reading(TimeKind.SET, unknown(f"P{_length(unit, _number(_count(found)))}"), 0.9)


def read_reference(found: Found) -> Reading | None:
    if value := found.value("NOW"):
        return Reading(TimeKind.DATE, unknown(value), 0.5) if found.before() != "as" else None
    if found.has("THESE"):
        return Reading(TimeKind.DATE, unknown("PRESENT_REF"), 0.5) if found.value("UNITS") == "D" else None
    return Reading(TimeKind.DATE, unknown("PAST_REF" if found.has("PAST") else "FUTURE_REF"), 0.5)


def _count(found: Found) -> float | None:
    """How many units; None where the text does not say, as in "several", "12 to 18", "weeks"."""
    if found.has("SOME", "SCORES", "COUNT"):
        return None
    if found.has("COUPLE"):
        return 2.0
    numbers = found.numbers()
    if len(numbers) > 1:
        return None
    if numbers:
        return numbers[0] + (0.5 if found.has("HALF") else 0)
    if found.has("HALF"):
        return 0.5 if not found.has("FULL") else 1.0
    return 1.0 if found.has(*_SINGLES) else None


def _number(count: float | None) -> str:
    return "X" if count is None else f"{count:g}"


def _length(unit: str, number: str) -> str:
    """The length as TIMEX3 writes it after its P: "3W", "T24H", "10Y"."""
    letter = _LENGTHS.get(unit, unit)
    return f"T{number}{letter[1]}" if letter.startswith("T") and len(letter) == 2 else f"{number}{letter}"
