"""What states do: who bombed, whose strikes they were, and who is only blamed."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.model.coded_event import CodedEvent, EventStatus

US, US_FORCES = "ucdp:3", "dateline:military_forces_of_united_states"
AIR, ATTACK, SHELLING = "Air/drone strike", "Attack", "Shelling/artillery/missile attack"


def read(text: str) -> list[CodedEvent]:
    events = read_text(text, split_sentences(text, "en"), date(2025, 6, 1), "en").events
    return [one for one in events if one.event_type is not None]


def doers(text: str) -> list[tuple[str, str | None]]:
    return [(party.text, party.actor_id) for one in read(text) for party in one.actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia bombed Aleppo on Monday.", [("Russia", "ucdp:57")]),
        ("An attack by Israel killed nine people in Gaza.", [("Israel", "ucdp:121")]),
        ("Iran fired missiles at Israel.", [("Iran", "ucdp:114")]),
        ("US airstrikes killed nine people in Raqqa.", [("US", US_FORCES)]),
        ("The US strike killed nine people in Raqqa.", [("US", US_FORCES)]),
        ("The US bombed Raqqa.", [("The US", US)]),
        # Where it was, and who leads it, is not who did it.
        ("Airstrikes in Syria killed nine people.", []),
        ("The Paris attacks killed 130 people, France said.", []),
        ("Saudi-led air strikes killed nine people.", []),
        ("Soldiers killed us all.", [("Soldiers", None)]),
    ],
)
def test_a_state_acts_where_it_is_the_subject(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert doers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Strikes on Khan Younis killed 12 people.", AIR),
        ("Russian strikes wounded nine people in Kharkiv.", AIR),
        ("Russian missile strikes on Kharkiv killed 11 people.", SHELLING),
        ("An aerial assault on the village killed 10 people.", AIR),
        ("During the strike soldiers killed a miner.", ATTACK),
    ],
)
def test_strikes_that_kill_come_from_the_air(text: str, expected: str) -> None:
    assert [one.sub_event_type for one in read(text)] == [expected]


def test_what_strikers_kill_off_is_nobody() -> None:
    assert [one.event_type for one in read("The strike by nurses killed off the talks.")] == ["Protests"]


@pytest.mark.parametrize(
    ("text", "blamed", "suffer"),
    [
        ("An attack blamed on jihadists killed 10 civilians in Dori.", ["jihadists"], ["10 civilians"]),
        ("A bomb killed ten civilians. Officials accused the M23.", ["the M23"], ["ten civilians"]),
        (
            "A bomb killed ten civilians. Officials blamed the Islamic State of Iraq.",
            ["the Islamic State of Iraq"],
            ["ten civilians"],
        ),
        # Blamed for something else.
        ("The army did not bomb a convoy last week and accused Britain of hiding the evidence.", ["The army"], []),
        ("A bomb killed ten civilians. Officials accused the M23 of taxing traders.", [], ["ten civilians"]),
    ],
)
def test_who_is_blamed_for_it_did_it(text: str, blamed: list[str], suffer: list[str]) -> None:
    event = read(text)[0]
    assert [party.text for party in event.actors] == blamed
    assert [party.text for party in event.recipients if party.actor_id is None] == suffer


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The capital has been attacked three times.", EventStatus.BACKGROUND),
        ("Rebels have repeatedly attacked the town.", EventStatus.BACKGROUND),
        ("Rebels attacked the town three times on Monday.", EventStatus.HAPPENED),
    ],
)
def test_what_has_happened_more_than_once_is_no_news(text: str, status: EventStatus) -> None:
    assert [one.status for one in read(text)] == [status]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41 people were killed when a convoy of traders was ambushed near Homs.", "Violence against civilians"),
        ("A convoy of soldiers was ambushed near Homs.", "Battles"),
        ("Gunmen attacked a military convoy near Homs.", "Battles"),
    ],
)
def test_who_is_in_a_convoy_suffers(text: str, expected: str) -> None:
    assert [one.event_type for one in read(text)] == [expected]


def test_what_was_done_at_another_time_is_another_event() -> None:
    apart = read("A bomb exploded in Homs a day after soldiers had killed ten people.")
    assert [(len(one.actors), one.fatalities_best) for one in apart] == [(0, None), (1, 10)]
    assert len(read("Ten people were killed after gunmen opened fire in Homs.")) == 1


def test_whom_guards_shot_is_who_blew_himself_up() -> None:
    shot, blown = read("The attacker was shot by guards and detonated his explosives.")
    assert [party.text for party in shot.actors] == ["guards"]
    assert not [party for party in blown.actors if party.text == "guards"]


def test_dissidents_of_a_group_are_no_more_the_group() -> None:
    assert doers("Dissidents of the FARC attacked a station.") == [("Dissidents of the FARC", None)]
    assert doers("Members of the FARC attacked a station.") == [("Members of the FARC", "ucdp:743")]
