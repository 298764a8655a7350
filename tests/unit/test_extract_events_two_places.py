"""Events of one sentence in two places, and what looks like two and is one."""

from __future__ import annotations

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.model.coded_event import EventStatus


def read(text: str) -> list[tuple[str | None, int | None]]:
    """The place and the dead of each event."""
    reading = read_text(text, split_sentences(text, "en"), None, "en")
    told = [event for event in reading.events if event.sub_event_type]
    return [(None if one.place_no is None else reading.places[one.place_no].text, one.fatalities_best) for one in told]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Gunmen killed five people in Manbij and seven in Raqqa.", [("Manbij", 5), ("Raqqa", 7)]),
        ("Shelling killed five in Manbij and seven others in the city of Tabqa.", [("Manbij", 5), ("Tabqa", 7)]),
        ("A bomb killed 20 people in Manbij and a raid killed six in Raqqa.", [("Manbij", 20), ("Raqqa", 6)]),
        ("A bomb in Manbij killed 20 people and a raid in Raqqa killed six.", [("Manbij", 20), ("Raqqa", 6)]),
        ("Troops killed ten rebels in Manbij and shelled villages in Raqqa.", [("Manbij", 10), ("Raqqa", None)]),
    ],
)
def test_two_places_are_two_events(text: str, events: list[tuple[str | None, int | None]]) -> None:
    assert read(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed five people in Manbij and fled to Raqqa.",
        "Rebels killed ten soldiers in Manbij and wounded 20 in the city.",
        "Ten people were killed in Manbij when shells hit a market in the Nahda neighbourhood.",
        "Shelling of Manbij killed ten people and destroyed a mosque in Syria.",
        "Gunmen from Raqqa killed five people and wounded seven in Manbij.",
    ],
)
def test_what_is_one_event_stays_one(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "An air strike killed ten people in Manbij while a car bomb killed five in Raqqa.",
            [("Air/drone strike", 10), ("Remote explosive/landmine/IED", 5)],
        ),
        (
            "Air strikes killed ten people in Manbij, while artillery fire killed two.",
            [("Air/drone strike", 10), ("Shelling/artillery/missile attack", 2)],
        ),
        (
            "Police fired tear gas while protesters threw stones.",
            [("Protest with intervention", None), ("Violent demonstration", None)],
        ),
        ("Soldiers killed ten rebels while fighting in Manbij.", [("Armed clash", 10)]),
    ],
)
def test_while_parts_two_events_unless_it_only_says_when(text: str, events: list[tuple[str, int | None]]) -> None:
    reading = read_text(text, split_sentences(text, "en"), None, "en")
    assert [(one.sub_event_type, one.fatalities_best) for one in reading.events] == events
    assert all(one.status is EventStatus.HAPPENED for one in reading.events)
