"""What a text says of time: found, given its value, and put into the calendar from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.times.times import find_times
from flows.extract.words import split_words
from flows.model.time_expression import TimeExpression, TimeKind, TimePrecision

THURSDAY = date(2017, 10, 19)


def read(text: str, on: date | None = THURSDAY) -> list[TimeExpression]:
    return list(find_times(split_words(text), on))


def only(text: str, on: date | None = THURSDAY) -> TimeExpression:
    found = read(text, on)
    assert len(found) == 1, [time.text for time in found]
    return found[0]


DATES = {
    # text: (expression, value, first day, last day, precision)
    "They met on Tuesday.": ("Tuesday", "2017-10-17", "2017-10-17", "2017-10-17", "day"),
    "They met on Thursday.": ("Thursday", "2017-10-19", "2017-10-19", "2017-10-19", "day"),
    "They met last Thursday.": ("last Thursday", "2017-10-12", "2017-10-12", "2017-10-12", "day"),
    "They will meet on Tuesday.": ("Tuesday", "2017-10-24", "2017-10-24", "2017-10-24", "day"),
    "They left two days ago.": ("two days ago", "2017-10-17", "2017-10-17", "2017-10-17", "day"),
    "They left two weeks ago.": ("two weeks ago", "2017-10-05", "2017-10-02", "2017-10-08", "week"),
    "They left three months ago.": ("three months ago", "2017-07", "2017-07-01", "2017-07-31", "month"),
    "They left a year ago.": ("a year ago", "2016", "2016-01-01", "2016-12-31", "year"),
    "They left a few days ago.": ("a few days ago", "PAST_REF", "2017-10-16", "2017-10-18", "days"),
    "They left yesterday.": ("yesterday", "2017-10-18", "2017-10-18", "2017-10-18", "day"),
    "They buried those of yesterdays raid.": (
        "yesterdays",
        "2017-10-18",
        "2017-10-18",
        "2017-10-18",
        "day",
    ),  # an apostrophe is lost
    "They left last week.": ("last week", "2017-W41", "2017-10-09", "2017-10-15", "week"),
    "They left over the weekend.": ("the weekend", "2017-W41-WE", "2017-10-14", "2017-10-15", "days"),
    "They left late last week.": ("late last week", "2017-W41", "2017-10-13", "2017-10-15", "week"),
    "They left earlier this month.": ("earlier this month", "2017-10", "2017-10-01", "2017-10-18", "month"),
    "They left last summer.": ("last summer", "2017-SU", "2017-06-01", "2017-08-31", "quarter"),
    "They left last December.": ("last December", "2016-12", "2016-12-01", "2016-12-31", "month"),
    "They have held it since mid-August.": ("mid-August", "2017-08", "2017-08-10", "2017-08-20", "month"),
    "They have held it since early 2014.": ("early 2014", "2014", "2014-01-01", "2014-04-30", "year"),
    "It was the deadliest month since May.": ("May", "2017-05", "2017-05-01", "2017-05-31", "month"),
    "It fell in November.": ("November", "2016-11", "2016-11-01", "2016-11-30", "month"),
    "It fell at the end of March.": ("the end of March", "2017-03", "2017-03-15", "2017-03-31", "month"),
    "It fell in the first week of August.": ("the first week of August", "2017-08", "2017-08-01", "2017-08-07", "week"),
    "It fell in 2014.": ("2014", "2014", "2014-01-01", "2014-12-31", "year"),
    "It fell in the 1980s.": ("the 1980s", "198", "1980-01-01", "1989-12-31", "decade"),
    "It fell in the mid-1990s.": ("the mid-1990s", "199", "1993-05-01", "1996-08-31", "decade"),
    "It fell in the 20th century.": ("the 20th century", "19", "1900-01-01", "1999-12-31", "century"),
    "It fell in the first half of 2016.": ("the first half of 2016", "2016-H1", "2016-01-01", "2016-06-30", "quarter"),
    "It fell in this year's first quarter.": ("this year's first quarter", "2017-Q1", "2017-01-01", "2017-03-31", "quarter"),
    "It fell on October 19th.": ("October 19th", "2017-10-19", "2017-10-19", "2017-10-19", "day"),
    "It fell on December 25.": ("December 25", "2016-12-25", "2016-12-25", "2016-12-25", "day"),
    "It fell on 3 March 2015.": ("3 March 2015", "2015-03-03", "2015-03-03", "2015-03-03", "day"),
    "It fell on Sunday, Nov. 6, 2016.": ("Sunday, Nov. 6, 2016", "2016-11-06", "2016-11-06", "2016-11-06", "day"),
    "It fell around 2 July.": ("around 2 July", "2017-07-02", "2017-07-01", "2017-07-03", "days"),
    "It fell from 3 to 7 March.": ("3 to 7 March", "2017-03-03/2017-03-07", "2017-03-03", "2017-03-07", "days"),
    "It fell between March 3 and 7, 2016.": (
        "March 3 and 7, 2016",
        "2016-03-03/2016-03-07",
        "2016-03-03",
        "2016-03-07",
        "days",
    ),
    "It fell from 28 December to 3 January.": (
        "28 December to 3 January",
        "2016-12-28/2017-01-03",
        "2016-12-28",
        "2017-01-03",
        "days",
    ),
    "They fought between Sunday and Tuesday.": (
        "Sunday and Tuesday",
        "2017-10-15/2017-10-17",
        "2017-10-15",
        "2017-10-17",
        "days",
    ),
    "It fell on Christmas Eve.": ("Christmas Eve", "2016-12-24", "2016-12-24", "2016-12-24", "day"),
    "It fell on New Year's Day.": ("New Year's Day", "2017-01-01", "2017-01-01", "2017-01-01", "day"),
    "It fell on Thanksgiving Day.": ("Thanksgiving Day", "2016-11-24", "2016-11-24", "2016-11-24", "day"),
    "They fought from 2011 to 2014.": ("2011 to 2014", "2011/2014", "2011-01-01", "2014-12-31", "year"),
    "They fought from March to May 2016.": ("March to May 2016", "2016-03/2016-05", "2016-03-01", "2016-05-31", "month"),
    "They fought on 2016-05-09.": ("2016-05-09", "2016-05-09", "2016-05-09", "2016-05-09", "day"),
}


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    expression, value, first, last, precision = DATES[text]
    time = only(text)
    assert (time.text, time.value, time.kind) == (expression, value, TimeKind.DATE)
    assert (str(time.date_start), str(time.date_end), time.precision) == tuple(
        str(None) if day is None else day for day in (first, last, precision)
    )


TIMES = {
    "It was shelled on Monday night.": ("Monday night", "2017-10-16TNI", "2017-10-16"),
    "It was shelled last night.": ("last night", "2017-10-18TNI", "2017-10-18"),
    "It was shelled this morning.": ("this morning", "2017-10-19TMO", "2017-10-19"),
    "It was shelled at 10:30 p.m. on Tuesday.": ("10:30 p.m. on Tuesday", "2017-10-17T22:30", "2017-10-17"),
    "It was shelled at dawn on Friday.": ("dawn on Friday", "2017-10-13TMO", "2017-10-13"),
    "It was shelled on the night of October 3.": ("the night of October 3", "2017-10-03TNI", "2017-10-03"),
}


@pytest.mark.parametrize("text", TIMES)
def test_times_of_day(text: str) -> None:
    expression, value, day = TIMES[text]
    time = only(text)
    assert (time.text, time.value, time.kind, str(time.date_start)) == (expression, value, TimeKind.TIME, day)


DURATIONS = {
    # text: (expression, value, first day, last day)
    "They held it for three weeks.": ("three weeks", "P3W", None, None),
    "They held it for more than two years.": ("more than two years", "P2Y", None, None),
    "They held it for several months.": ("several months", "PXM", None, None),
    "A four-day visit began.": ("four-day", "P4D", None, None),
    "They fought for a decade.": ("a decade", "P1DE", None, None),
    "Ten died in the past 24 hours.": ("the past 24 hours", "PT24H", "2017-10-18", "2017-10-19"),
    "Ten died over the last three weeks.": ("the last three weeks", "P3W", "2017-09-29", "2017-10-19"),
    "Ten died in recent days.": ("recent days", "PXD", "2017-10-16", "2017-10-18"),
    "They will leave in the coming days.": ("the coming days", "PXD", "2017-10-20", "2017-10-22"),
}


@pytest.mark.parametrize("text", DURATIONS)
def test_durations(text: str) -> None:
    expression, value, first, last = DURATIONS[text]
    time = only(text)
    assert (time.text, time.value, time.kind) == (expression, value, TimeKind.DURATION)
    assert (time.date_start, time.date_end) == tuple(day and date.fromisoformat(day) for day in (first, last))


SETS = {
    "They march every day.": ("every day", "P1D"),
    "They march each July.": ("each July", "XXXX-07"),
    "They march on Fridays.": ("Fridays", "XXXX-WXX-5"),
    "They march every two weeks.": ("every two weeks", "P2W"),
    "They march twice a week.": ("a week", "P1W"),
    "They are shelled daily.": ("daily", "P1D"),
}


@pytest.mark.parametrize("text", SETS)
def test_sets(text: str) -> None:
    expression, value = SETS[text]
    time = only(text)
    assert (time.text, time.value, time.kind) == (expression, value, TimeKind.SET)


@pytest.mark.parametrize(
    "text",
    [
        "You may march, and the march may fall.",
        "Theresa May and April Glaspie spoke.",
        "They found 2000 people and 1500 goats.",
        "The Sun and the Second Brigade sat in Resolution 2254.",
        "A 12-year-old boy, three years old.",
        "In his 70s, he left the old quarter.",
        "About $2014 was paid for three quarters of it.",
        "They read a daily paper under Christmas trees.",
        "They met on the future of Syria.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


def test_days_are_counted_from_what_the_text_named() -> None:
    named, following, earlier, same = read(
        "On 3 March it fell. The following day they left; a week earlier, and the same month, too."
    )
    assert (named.value, following.value, earlier.value, same.value) == ("2017-03-03", "2017-03-04", "2017-02-25", "2017-02")


def test_days_are_not_counted_from_a_year() -> None:
    assert [time.date_start for time in read("It was the worst raid this year. A day later they left.")][1] is None
    assert [time.date_start for time in read("It fell in May. The next day they left.")][1] is None


def test_a_year_over_a_chronology_is_that_of_its_months() -> None:
    text = "2011:\n\nIn June they took it. On 12 July they left.\n\n2012 – In May it fell."
    assert [time.value for time in read(text)] == ["2011", "2011-06", "2011-07-12", "2012", "2012-05"]
    assert [time.value for time in read("2011 was bad. In June they took it.")] == ["2011", "2017-06"]


def test_signal_says_how_it_stands_to_what_is_told() -> None:
    assert [time.signal for time in read("Since May, on Monday, until 2014 and Tuesday.")] == ["since", "on", "until", None]


def test_without_a_day_of_publication_only_the_calendar_has_dates() -> None:
    found = read("On Tuesday, two days ago, last week and on October 19th; but on 3 March 2015 and in 2014.", None)
    assert [time.text for time in found][:4] == ["Tuesday", "two days ago", "last week", "October 19th"]
    assert [time.date_start for time in found][:4] == [None] * 4
    assert [time.value for time in found] == ["XXXX-WXX-2", "PAST_REF", "XXXX-WXX", "XXXX-10-19", "2015-03-03", "2014"]
    assert found[4].date_start == date(2015, 3, 3)
    assert found[4].precision is TimePrecision.DAY


def test_the_year_comes_from_a_date_of_the_text_if_nothing_else_tells() -> None:
    assert [time.value for time in read("On 28 March 2015 it fell, on 3 April it was retaken.", None)] == [
        "2015-03-28",
        "2015-04-03",
    ]


def test_verbs_tell_what_lies_ahead() -> None:
    assert only("The truce will end on November 3.").value == "2017-11-03"
    assert only("The truce was signed on November 3.").value == "2016-11-03"
    assert only("They must leave by Monday.").value == "2017-10-23"
    assert only("Both held talks until January, when one side suspended them.").value == "2017-01"
    assert only("The trial was postponed until January.").value == "2018-01"
    assert only("The flag stays until January.").value == "2018-01"


def test_spans_are_of_the_text_as_it_is() -> None:
    text = "\u200fIn\u00a0August 2016, é\u200d on  Monday.\n\n\n5 May"
    for time in read(text):
        assert text[time.char_start : time.char_end] == time.text
    assert [time.text for time in read(text)] == ["August 2016", "Monday", "5 May"]


def test_lengths_beyond_the_calendar_have_no_dates() -> None:
    found = read("the past 99999999999 hours, the next 900000000 years, 20 million years ago and 9999999 days ago")
    assert [time.date_start for time in found] == [None] * 4
