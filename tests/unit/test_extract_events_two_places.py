"""Events of one sentence in two places, and what looks like two and is one."""

from __future__ import annotations

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences


def read(text: str) -> list[tuple[str | None, int | None]]:
    """The place and the dead of each event."""
    reading = read_text(text, split_sentences(text, "en"), None, "en")
    told = [event for event in reading.events if event.sub_event_type]
    return [(None if one.place_no is None else reading.places[one.place_no].text, one.fatalities_best) for one in told]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Gunmen killed five people in Homs and seven in Raqqa.", [("Homs", 5), ("Raqqa", 7)]),
        ("Shelling killed five in Homs and seven others in the city of Hama.", [("Homs", 5), ("Hama", 7)]),
        ("A bomb killed 20 people in Homs and a raid killed six in Raqqa.", [("Homs", 20), ("Raqqa", 6)]),
        ("A bomb in Homs killed 20 people and a raid in Raqqa killed six.", [("Homs", 20), ("Raqqa", 6)]),
        ("Troops killed ten rebels in Homs and shelled villages in Raqqa.", [("Homs", 10), ("Raqqa", None)]),
    ],
)
def test_two_places_are_two_events(text: str, events: list[tuple[str | None, int | None]]) -> None:
    assert read(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed five people in Homs and fled to Raqqa.",
        "Rebels killed ten soldiers in Homs and wounded 20 in the city.",
        "Ten people were killed in Homs when shells hit a market in the Waer neighbourhood.",
        "Shelling of Homs killed ten people and destroyed a mosque in Syria.",
        "Gunmen from Raqqa killed five people and wounded seven in Homs.",
    ],
)
def test_what_is_one_event_stays_one(text: str) -> None:
    assert len(read(text)) == 1
