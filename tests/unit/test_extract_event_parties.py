"""Who acts and who suffers in an event, and who only stands near."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.events.events import find_events
from flows.extract.figures.quantities import find_quantities
from flows.extract.times.times import find_times
from flows.extract.words import split_words
from flows.model.coded_event import CodedEvent
from flows.model.reading import Reading

PUBLISHED = date(2025, 6, 1)


def read(text: str) -> tuple[CodedEvent, ...]:
    words = split_words(text)
    times = find_times(words, PUBLISHED)
    return find_events(words, Reading(times=times, quantities=find_quantities(words, times)), PUBLISHED)


def doers(event: CodedEvent) -> list[str]:
    return [party.text for party in event.actors]


def sufferers(event: CodedEvent) -> list[str]:
    return [party.text for party in event.recipients]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Ten people, including an infant, were killed when rebels swept through the town, shooting people.", ["rebels"]),
        ("Ten people, including an infant, were killed in the town on Monday, shooting people.", []),
        ("Gunmen attacked a village on Monday, killing ten people.", ["Gunmen"]),
    ],
)
def test_who_is_killed_does_not_shoot(text: str, actors: list[str]) -> None:
    event = read(text)[0]
    assert doers(event) == actors
    assert not set(doers(event)) & set(sufferers(event))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Families protested outside the palace. Maria Lopez accused the army of doing nothing.", ["Families"]),
        ("Protesters gathered outside the palace. Maria Lopez accused the army of doing nothing.", ["Protesters"]),
        ("Workers staged a protest. The union blamed the police.", ["Workers"]),
        ("A protest was held outside the palace. The union blamed the police.", []),
        ("Ten villagers were killed on Monday. Residents blamed the rebels.", ["the rebels"]),
    ],
)
def test_who_is_blamed_did_what_was_violent(text: str, actors: list[str]) -> None:
    assert doers(read(text)[0]) == actors


def test_what_comes_of_an_attack_is_nobody() -> None:
    events = read("Rebels set fire to 45 houses and 34 vehicles, forcing residents to flee.")
    assert all("forcing" not in name for event in events for name in doers(event) + sufferers(event))
    assert sufferers(read("Rebels killed two soldiers, three policemen and visiting officials.")[0])[-1] == "visiting officials"


def test_where_an_attack_is_claimed_is_not_attacked() -> None:
    claimed = read("The group claimed responsibility for the attack in a statement on its Amaq news agency.")
    assert all(sufferers(event) == [] for event in claimed)
    assert sufferers(read("The group claimed responsibility for the attack in a village on Turkish soldiers.")[0]) == [
        "Turkish soldiers"
    ]


def test_a_bullet_is_no_part_of_a_name() -> None:
    assert sufferers(read("• Ten villagers were killed on Monday.")[0]) == ["Ten villagers"]


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Israeli air strikes killed 58 people.", "dateline:military_forces_of_israel"),
        ("A Russian missile strike killed 34 people.", "dateline:military_forces_of_russia"),
        ("An Israeli settler attack killed two villagers.", None),
        ("A Kurdish bomb attack killed two villagers.", None),
    ],
)
def test_the_military_of_a_state_strikes(text: str, actor_id: str | None) -> None:
    assert [party.actor_id for party in read(text)[0].actors if party.actor_id] == [actor_id] * (actor_id is not None)
