"""What is counted from the day of publication or from what the text named last: "last week", "two days ago", "that day"."""

from __future__ import annotations

from datetime import date, timedelta

from flows.extract.times.found import BACK, DATE, DURATION, FROM_TEXT, MONTHS, Found, Reading, date_reading, unknown
from flows.extract.times.lengths import BELOW_DAY, FEW, PLURALS, SINGLES, count_units, length
from flows.extract.times.moments import AROUND, DAYS, WEEK, Moment, season, shift
from flows.extract.times.years import month_of

_ON = ("NEXT", "COMING", "FOLLOWING")
_OF_MONTHS = ("MO", "Q", "S", "HALF", "Y", "DE", "CE")
_UNPLACED = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "MO": "XXXX-XX", "Q": "XXXX-QX"}


def read_relative(found: Found) -> Reading | None:
    """ "last week", "this month", "the following day", "earlier this year", "the end of the month"."""
    step = found.has(*_ON) - found.has(*BACK)
    if found.has(*MONTHS):
        return _relative_month(found, step)
    named = found.has(*FROM_TEXT) or (found.has("THE") and found.value("UNIT") == "D")
    spoken_of = found.reference if named and not _is_coarse(found.reference, found.value(*SINGLES) or "") else None
    anchor = spoken_of.start if spoken_of else found.on if not named else None
    if found.has("SEASON"):
        return _relative_season(found, anchor, step)
    unit = "W" if found.has("FORTNIGHT") else "D" if found.has("NIGHT") else found.value(*SINGLES) or ""
    if found.has("FORTNIGHT"):
        step *= 2
    if unit not in AROUND:
        return Reading(DURATION, unknown(length(unit, 1)), 0.5)
    if unit == "WE" and step == 0 and found.has("THE") and found.on and found.on.weekday() < 5 and not found.lies_ahead():
        step = -1
    at = shift(anchor, step, unit) if anchor else None
    if at is None:
        return date_reading(found, unknown(_UNPLACED.get(unit, "XXXX"), unit), 0.8)
    whole = AROUND[unit](at)
    if found.has("PAST") and found.on and unit != "WE":
        whole = _rolling(whole, found.on, unit)
    return date_reading(found, whole, 0.85)


def _is_coarse(reference: Moment | None, unit: str) -> bool:
    """Whether what the text named last is too long for days or weeks to be counted from it: "this year … a day later"."""
    return reference is not None and reference.unit in _OF_MONTHS and (unit in ("D", "W") or unit in BELOW_DAY)


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
    back = found.value("AGO") != "1" and found.words.folded[found.end - 1] not in ("later", "hence", "now")
    count = count_units(found)
    unit = found.value(*SINGLES, *PLURALS) or ""
    named = found.has(
        "EARLIER"
    )  # "earlier" and "later" than what the text named; figures of a quarter are compared with "a year ago"
    named_last = None if _is_coarse(found.reference, unit) else found.reference
    base = named_last if named or (found.reference and found.reference.unit == "Q" and unit == "Y") else None
    anchor = base.start if base else found.on if not named or (back and unit == "Y") else None
    if count is None or anchor is None:
        return date_reading(found, _some_days_ago(found, unit, back), 0.6)
    if unit in BELOW_DAY:
        unit, count = "D", 0
    at = shift(anchor, -count if back else count, unit)
    if at is None:
        return date_reading(found, unknown("PAST_REF" if back else "FUTURE_REF"), 0.5)
    if base and base.unit in ("MO", "Q") and unit == "Y":
        return date_reading(found, AROUND[base.unit](at), 0.8)
    moment = AROUND["D" if unit == "W" else unit](at)
    if unit == "W":
        moment = moment._replace(start=at - timedelta(3), end=at + timedelta(3), precision=WEEK)
    return Reading(DATE, moment, 0.85)


def _some_days_ago(found: Found, unit: str, back: bool) -> Moment:
    """What is not counted; "a few days ago" are the three days before publication, as UCDP GED has "past few days"."""
    moment = unknown("PAST_REF" if back else "FUTURE_REF")
    if unit == "D" and found.has("SOME") and found.has("AGO") and found.on:
        return moment._replace(start=found.on - timedelta(FEW), end=found.on - timedelta(1), precision=DAYS)
    return moment


def read_reference(found: Found) -> Reading | None:
    if value := found.value("NOW"):
        return Reading(DATE, unknown(value), 0.5) if found.before() != "as" else None
    if found.has("THESE"):
        return Reading(DATE, unknown("PRESENT_REF"), 0.5) if found.value("UNITS") == "D" else None
    return Reading(DATE, unknown("PAST_REF" if found.has("PAST") else "FUTURE_REF"), 0.5)
