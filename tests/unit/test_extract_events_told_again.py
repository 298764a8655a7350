"""What tells again of an event that was told of, and what tells of another that looks like it."""

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
    ("text", "dead"),
    [
        ("A bomb exploded at a market in Baghdad on Monday. Ten people were killed and 20 wounded.", [10]),
        ("A bomb exploded at a market in Baghdad on Monday. In Mosul, ten people were killed.", [None, 10]),
        ("A bomb exploded at a market in Baghdad on Monday. Two soldiers were also killed.", [None, 2]),
        ("A bomb exploded at a market in Baghdad on Monday. Some 90 people have been killed this year.", [None, 90]),
        ("Armed men attacked a convoy of six trucks on Friday. Four drivers were killed.", [4]),
        ("Armed men attacked a convoy of six trucks on Friday. Elsewhere, four drivers were killed.", [None, 4]),
        ("Attackers slaughtered scores of villagers overnight. Officials said 98 people were killed.", [98]),
        ("Gunmen killed a judge. Ten people were killed.", [1, 10]),
        ("Rebels clashed with soldiers. Ten people were killed.", [None, 10]),
    ],
)
def test_the_next_sentence_says_who_died(text: str, dead: list[int | None]) -> None:
    assert [event.fatalities_best for event in read(text)] == dead


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ('Soldiers killed ten villagers. "They lined up my brothers and shot them," a farmer said.', [["Soldiers"]]),
        ("Soldiers killed ten villagers. Rebels shot them.", [["Soldiers"], ["Rebels"]]),
        ("Four people were shot dead outside a house. Witnesses said guards opened fire.", [["guards"]]),
        ("Four people were killed outside a house. Witnesses said guards opened fire.", [[], ["guards"]]),
    ],
)
def test_how_it_was_done_is_told_of_them(text: str, actors: list[list[str]]) -> None:
    assert [[party.text for party in event.actors] for event in read(text)] == actors


def test_parties_of_other_numbers_are_others() -> None:
    first, second = read("18 soldiers and 15 policemen were killed. The talks failed. In Bhojpur, rebels killed two policemen.")
    assert (first.fatalities_best, first.place_no, first.actors) == (33, None, ())
    assert second.fatalities_best == 2
    assert len(read("Gunmen killed five farmers in Kano. The talks failed. The gunmen shot the five farmers at dawn.")) == 1


def test_the_blast_is_no_abduction() -> None:
    assert len(read("Gunmen kidnapped the mayor on Monday. The blast was heard for miles.")) == 2
    assert len(read("Gunmen kidnapped the mayor on Monday. The attack was condemned.")) == 1


def test_a_place_that_an_attack_is_told_beside_is_not_its_own() -> None:
    events = read("Two bombs exploded in Colombo, killing 57 people. The attack came as the army fought at Mullaitivu.")
    assert [event.sub_event_type for event in events] == ["Remote explosive/landmine/IED", "Armed clash"]


@pytest.mark.parametrize(
    "text",
    [
        "Four officers were killed by a bomb in Mandera; militants have carried out similar attacks there.",
        "Four officers were killed by a bomb in Mandera, where militants often carry out such attacks.",
    ],
)
def test_who_did_similar_things_did_not_do_this(text: str) -> None:
    first, second = read(text)
    assert (first.fatalities_best, first.actors) == (4, ())
    assert second.status.value == "background"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels killed two men in the market, a resident said by telephone from Damascus.", None),
        ("A resident told the paper from Damascus that rebels had killed two men.", None),
        ("Rebels killed ten villagers in Farhamlet, a farming hamlet south of Damascus.", "Farhamlet"),
        ("Rebels killed ten villagers in a hamlet south of Damascus.", "Damascus"),
    ],
)
def test_where_somebody_speaks_or_only_near_which_is_no_place_of_an_event(text: str, place: str | None) -> None:
    reading = read_text(text, split_sentences(text, "en"), PUBLISHED, "en")
    (event,) = [event for event in reading.events if event.sub_event_type]
    assert (reading.places[event.place_no].text if event.place_no is not None else None) == place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bomb killed 20 people in Aleppo province on Tuesday. The blast hit the town of Azaz.", ["Azaz"]),
        ("A bomb killed 20 people in northern Syria on Tuesday. The explosion happened in Azaz.", ["Azaz"]),
        ("A bomb killed 20 people in Homs on Tuesday. The blast in Hama hit a market.", ["Homs", "Hama"]),
        ("Air strikes killed 26 civilians in Syria on Tuesday. A raid on Hama killed 26 villagers.", ["Hama"]),
        ("Air strikes killed 26 civilians in Homs on Tuesday. A raid on Hama killed 26 villagers.", ["Homs", "Hama"]),
    ],
)
def test_a_town_and_its_province_are_one_place(text: str, places: list[str]) -> None:
    reading = read_text(text, split_sentences(text, "en"), PUBLISHED, "en")
    told = [event for event in reading.events if event.sub_event_type]
    assert [reading.places[one.place_no].text for one in told if one.place_no is not None] == places


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A suicide bomb killed fourteen fighters in Duma. The bomber blew himself up, killing 14 members of the group.", [14]),
        ("Four medics died in an air strike near Homs. Four medics were killed when a raid hit a clinic.", [4]),
        ("Two children were killed in shelling near Homs. Two children were killed by a mortar.", [2]),
        ("Two children were killed in shelling near Homs. Two soldiers were killed by a mortar.", [2, 2]),
        ("Four children were killed in shelling near Homs. Four soldiers were killed by a mortar.", [4, 4]),
        ("Rebels killed four medics near Homs. The army killed four medics.", [4, 4]),
    ],
)
def test_as_many_dead_are_the_same_unless_something_speaks_against_it(text: str, dead: list[int]) -> None:
    assert [event.fatalities_best for event in read(text)] == dead


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("A bomb killed ten people. It rained. It snowed. It rained. It snowed. The attack was the worst.", 1),
        ("A bomb killed ten people. It rained. It snowed. It rained. It snowed. The attack killed four guards.", 2),
        ("A bomb killed ten people in Raqqa. It rained. It snowed. The attack in Manbij was the worst.", 2),
        ("Gunmen kidnapped the mayor. It rained. It snowed. It rained. It snowed. The blast was heard for miles.", 2),
        ("The attack was the worst.", 1),
        ("Rebels detonated two bombs in Raqqa. The rebel attack was the worst.", 1),
        ("Soldiers detonated two bombs in Raqqa. The rebel attack was the worst.", 2),
        ("Rebels detonated two bombs in Raqqa. Rebel attacks were common.", 2),
    ],
)
def test_what_is_only_referred_to_is_no_other_event(text: str, events: int) -> None:
    assert len(read(text)) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The monitor says it determines whose planes carry out raids by the munitions used.", 0),
        ("The monitor determines what planes carried out raids on Raqqa.", 0),
        ("A group whose planes carried out raids on Raqqa was named.", 1),
        ("Air strikes in Syria have intensified.", 0),
        ("Air strikes in Raqqa have intensified.", 1),
        ("Air strikes in Syria killed ten people.", 1),
    ],
)
def test_what_is_asked_or_told_of_a_whole_country_is_no_event(text: str, events: int) -> None:
    assert len([event for event in read(text) if event.status is EventStatus.HAPPENED]) == events


@pytest.mark.parametrize(
    "again",
    [
        "The suicide attacker detonated his explosives in front of the bakery.",
        '"A suicide bomber on a motorcycle blew himself up in Mosul," a doctor said.',
        "It was not immediately clear who carried out the attack.",
        "There was no claim of responsibility for Tuesdays attack.",
    ],
)
def test_a_bomber_who_was_told_of_is_told_of_once(again: str) -> None:
    (event,) = read(f"A motorcycle bomber killed at least 16 people in Mosul on Tuesday. {again}")
    assert (event.sub_event_type, event.fatalities_best) == ("Suicide bomb", 16)


def test_another_bomber_is_another() -> None:
    first = "A suicide bomber killed 16 people in Mosul on Tuesday. "
    assert len(read(first + "Another bomber blew himself up in Mosul.")) == 2
    assert len(read(first + "A suicide bomber blew himself up in Kirkuk.")) == 2


def test_the_dead_told_of_later_are_added_to_the_wounded_told_of_first() -> None:
    (event,) = read("The attack wounded dozens of people. A doctor said the attack killed at least 16 people.")
    assert event.fatalities_best == 16


def test_what_the_airstrikes_did_is_told_of_them() -> None:
    (event,) = read("Air strikes hit Mosul on Sunday. The group says the airstrikes killed 13 people.")
    assert (event.sub_event_type, event.fatalities_best) == ("Air/drone strike", 13)
