"""Days and parts of days: "Tuesday", "October 19th", "Monday night", "between 3 and 7 March", "last night"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from flows.extract.page.dates import parse_date
from flows.extract.times.found import DATE, MONTHS, TIME, Found, Reading, contexts, span_reading, unknown
from flows.extract.times.moments import DAYS, Moment, day, make_day

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?(?::[0-9]{2})?\s*([ap])?", re.I)
_SOON = 60  # days: what is that near and without a verb that tells is ahead sooner than a year ago
_LONG_AGO = 320


def read_day(found: Found) -> Reading | None:
    """A day, with the time of day if one is told."""
    moment = _the_day(found)
    if moment is None:
        return None
    score = 0.5 if moment.start is None else 0.95 if found.has("YEAR", "FULL_DATE") else 0.9
    if len(found.shape) == 1:  # a day alone
        return Reading(DATE, moment, score)
    if found.has("ABOUT") and not found.has("CLOCK") and moment.start and moment.end:
        moment = moment._replace(  # "around 2 July": 1-3 July, as in UCDP GED
            start=moment.start - timedelta(1), end=moment.end + timedelta(1), precision=DAYS
        )
    hours = "TNI" if found.has("OVERNIGHT") else _time_of_day(found)
    if hours:
        return Reading(TIME, moment._replace(value=moment.value + hours), score)
    return Reading(DATE, moment, score)


def read_days(found: Found) -> Reading | None:
    """From one day to another; what is told of one of them only, its month or year, goes for both."""
    left, right = found.sides()
    if not found.has(*MONTHS):
        end = _the_day(right)
        start = _the_day(replace(left, on=end.start)) if end and end.start else None
        return span_reading(start, end, DAYS)
    first_month, last_month = (side.value(*MONTHS) for side in (left, right))
    first_day, last_day = (_day_of_month(side) for side in (left, right))
    first_year, last_year = ((side.numbers("YEAR") or [0.0])[0] for side in (left, right))
    if not first_day or not last_day:
        return None
    first, last = int(first_month or last_month or 0), int(last_month or first_month or 0)
    year = int(last_year or first_year) or likely_year(found, last, last_day)
    if year is None:
        return Reading(DATE, unknown(f"XXXX-{first:02}-{first_day:02}/XXXX-{last:02}-{last_day:02}"), 0.5)
    begin, finish = make_day(int(first_year) or year - (first > last), first, first_day), make_day(year, last, last_day)
    return span_reading(day(begin), day(finish), DAYS) if begin and finish else None


def read_part(found: Found) -> Reading | None:
    """A part of today or of the day that the text speaks of."""
    part = found.value("NOON") or "T" + (found.value("PART", "NIGHT", "TWILIGHT") or "NI")
    on = found.on
    if found.has("OVERNIGHT") and on:
        return Reading(TIME, Moment(f"{on}TNI", on - timedelta(1), on, DAYS, "D"), 0.7)
    moment = None
    if found.has("THIS", "TONIGHT"):
        moment = day(on) if on else None
    elif found.has("LAST"):
        moment = day(on - timedelta(1)) if on else None
    elif found.has("THAT", "SAME"):
        moment = _spoken_of(found)
    elif found.has("PREVIOUS", "FOLLOWING") and (of := _spoken_of(found)) and of.start:
        moment = day(of.start + timedelta(1 if found.has("FOLLOWING") else -1))
    if moment is None:
        return Reading(TIME, unknown("XXXX-XX-XX" + part), 0.4)
    return Reading(TIME, moment._replace(value=moment.value[:10] + part), 0.9)


def read_clock(found: Found) -> Reading | None:
    """A time of the day that its sentence or the one before it named. Where they name none, it has no dates; its value is of
    the day of publication, as TimeML anchors it, and its score low."""
    hours = _time_of_day(found)
    if hours is None:
        return None
    if of := _spoken_of(found):
        return Reading(TIME, of._replace(value=of.value[:10] + hours), 0.6)
    on = found.on.isoformat() if found.on else "XXXX-XX-XX"
    return Reading(TIME, unknown(on + hours), 0.4 if found.on else 0.5)


def read_holiday(found: Found) -> Reading | None:
    """A feast of the solar calendar: "Christmas Eve", "New Year's Day", "Thanksgiving"."""
    if found.after().islower() and found.after() not in contexts()["after_adverb"]:
        return None  # "Christmas trees"
    month, _, place = (found.value("HOLIDAY", "NEW") or "").partition("-")
    nth, _, weekday = place.partition("x")
    number = int(nth)
    if weekday:
        year = likely_year(found, int(month), number * 7)
        if year is None:
            return Reading(DATE, unknown(f"XXXX-{int(month):02}"), 0.5)
        number = 7 * number - 6 + (int(weekday) - date(year, int(month), 1).weekday()) % 7
    moment = _in_calendar(found, None, int(month), number)
    if moment and moment.start and found.has("EVE"):
        moment = day(moment.start - timedelta(1))
    return Reading(DATE, moment, 0.7) if moment else None


def _spoken_of(found: Found) -> Moment | None:
    return found.reference if found.reference and found.reference.unit == "D" else None


def _the_day(found: Found) -> Moment | None:
    if places := found.places("FULL_DATE"):
        stated = parse_date(found.words.written[places[0]])
        return day(stated) if stated else None
    if month := found.value(*MONTHS):
        return _calendar_day(found, int(month))
    if deictic := found.value("DEICTIC"):
        return day(found.on + timedelta(int(deictic))) if found.on else unknown("XXXX-XX-XX")
    weekday = found.value("WEEKDAY", "WEEKDAYS")  # "Saturdays blast": scrapers lose apostrophes
    return _weekday(found, int(weekday)) if weekday else None


def _calendar_day(found: Found, month: int) -> Moment | None:
    number, years = _day_of_month(found), found.numbers("YEAR")
    if number is None:
        return None
    if short := found.numbers("SHORT_YEAR"):
        years = [1900 + short[0]]  # of two digits, from 32 to 99
    if not years and found.before() == "in" and found.has("DAY") and found.after()[:1].islower():
        return None  # "in March 10 people were killed"
    return _in_calendar(found, int(years[0]) if years else None, month, number)


def _day_of_month(found: Found) -> int | None:
    days = found.numbers("DAY")
    return int(days[0]) if days else found.ordinal()


def _in_calendar(found: Found, year: int | None, month: int, number: int) -> Moment | None:
    if year is None:
        year = likely_year(found, month, number)
    if year is None:
        return unknown(f"XXXX-{month:02}-{number:02}")
    stated = make_day(year, month, number)
    return day(stated) if stated else None


def likely_year(found: Found, month: int, number: int) -> int | None:
    """The year of a day and month: that of the last such day up to publication, or of the next if the sentence looks ahead.

    Where no verb tells, a day of the next two months is meant sooner than the same day of a year ago.
    """
    on = found.on
    if found.headed:
        return found.headed
    if on is None:
        return found.reference.start.year if found.reference and found.reference.start else None
    ahead = found.lies_ahead()
    days = (month - on.month) * 30.5 + number - on.day
    if ahead:
        return on.year + (days < 0)
    if ahead is None:
        return on.year - (days > _SOON) + (days < -_LONG_AGO)
    return on.year - (days > 0)


def _weekday(found: Found, weekday: int) -> Moment:
    """The last such day up to publication, or the next if the sentence looks ahead."""
    if found.on is None:
        return unknown(f"XXXX-WXX-{weekday + 1}")
    back = (found.on.weekday() - weekday) % 7
    if len(found.shape) == 1:
        return day(found.on - timedelta(back - 7 if found.lies_ahead() else back))
    if found.has("LAST", "PAST", "PREVIOUS"):
        back = back or 7
    elif found.has("THIS"):
        back = found.on.weekday() - weekday
    elif found.has("NEXT", "COMING", "FOLLOWING") or found.lies_ahead():
        back -= 7
    return day(found.on - timedelta(back))


def _time_of_day(found: Found) -> str | None:
    """What follows the day in a value, "T22:30" or "TNI"; None if no time of day is told."""
    for index in found.places("CLOCK"):
        match = _CLOCK.match(found.words.written[index])
        if match and int(match[1]) <= 24:
            half = (match[3] or "").casefold()
            hour = int(match[1]) % 12 + 12 * (half == "p") if half else int(match[1])
            return f"T{hour:02}:{match[2] or '00'}"
    if noon := found.value("NOON"):
        return noon
    part = found.value("PART", "NIGHT", "TWILIGHT")
    return f"T{part}" if part else None
