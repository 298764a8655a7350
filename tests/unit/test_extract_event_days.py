"""On which day something happened, where a text names days of other things, or none."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.model.coded_event import CodedEvent

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
