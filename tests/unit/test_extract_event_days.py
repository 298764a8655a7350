"""On which day something happened, where a text names days of other things, or none."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.model.coded_event import CodedEvent, EventStatus

PUBLISHED = date(2017, 10, 19)


def read(text: str) -> list[CodedEvent]:
    reading = read_text(text, split_sentences(text, "en"), PUBLISHED, "en")
    return [event for event in reading.events if event.sub_event_type]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A spokesman on Tuesday said that gunmen had attacked a village near Homs.", None),
        ("Gunmen attacked a village near Homs, a spokesman told Reuters in a statement on Tuesday.", None),
        ("A spokesman said gunmen attacked a village near Homs on Tuesday.", date(2017, 10, 17)),
        ("Police gave no details on Tuesday's blast near Homs.", date(2017, 10, 17)),
    ],
)
def test_an_event_is_not_of_the_day_on_which_it_was_told(text: str, day: date | None) -> None:
    assert [event.date_start for event in read(text)] == [day]


TUESDAY = date(2017, 10, 17)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Tuesday, the president came to Raqqa. Rebels then attacked the town.", TUESDAY),
        ("On Tuesday, the president came to Raqqa. Rebels attacked the town.", None),
        ("The president, who left on Tuesday, came to Raqqa. Rebels then attacked the town.", None),
        ("On Tuesday, the president came to Raqqa. He spoke. Rebels then attacked the town.", None),
    ],
)
def test_what_came_next_was_on_the_day_with_which_the_sentence_before_begins(text: str, day: date | None) -> None:
    assert [event.date_start for event in read(text)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gunmen attacked a village at 7:30 a.m.", None),
        ("The president came on Tuesday. At 7:30 p.m. gunmen attacked a village.", TUESDAY),
        ("The president came on Tuesday. He spoke. He left. At 7:30 p.m. gunmen attacked a village.", None),
    ],
)
def test_a_clock_time_is_of_the_day_that_was_just_named(text: str, day: date | None) -> None:
    assert [event.date_start for event in read(text)] == [day]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The rebels for decades fought the government in Homs.", EventStatus.BACKGROUND),
        ("The state has been battling rebels in Homs over the last four years.", EventStatus.BACKGROUND),
        ("Rebels killed ten soldiers in Homs, the worst attack in two years.", EventStatus.HAPPENED),
        ("Soldiers attacked Homs, which rebels have held for years.", EventStatus.HAPPENED),
        ("Soldiers shelled Homs for three days.", EventStatus.HAPPENED),
        ("Since the protests began, soldiers have closed the roads.", EventStatus.BACKGROUND),
        ("Homs has been quiet since Monday's attack.", EventStatus.BACKGROUND),
        ("Since Monday air strikes on Homs have killed ten people.", EventStatus.HAPPENED),
    ],
)
def test_what_went_on_for_years_is_no_news(text: str, status: EventStatus) -> None:
    assert read(text)[0].status is status


def test_a_day_in_a_relative_clause_is_of_nothing_else() -> None:
    assert [event.date_start for event in read("The commander, who fled last month, attacked a village near Homs.")] == [None]
    assert [event.date_start for event in read("Last month, the commander attacked a village.")] == [date(2017, 9, 1)]


def test_the_dead_stand_far_before_what_killed_them() -> None:
    text = (
        "Nine people, among them eight guards of the regional reserve and the only son of a driver from Homs, lost their lives "
        "when their vehicle was blown up."
    )
    assert [event.fatalities_best for event in read(text)] == [9]
