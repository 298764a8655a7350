"""With what something was done, and what only helped, was carried or lay about."""

from __future__ import annotations

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences

AIR, IED, SHELLING = "Air/drone strike", "Remote explosive/landmine/IED", "Shelling/artillery/missile attack"
CLASH, ATTACK = "Armed clash", "Attack"


def sub_types(text: str) -> list[str]:
    reading = read_text(text, split_sentences(text, "en"), None, "en")
    return [event.sub_event_type for event in reading.events if event.sub_event_type]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army, backed by helicopter gunships, attacked rebels in Raqqa.", [CLASH]),
        ("Militants attacked soldiers under cover of artillery fire.", [CLASH]),
        ("Troops backed by air strikes killed ten rebels.", [CLASH]),
        ("Helicopter gunships attacked rebels in Raqqa.", [AIR]),
        ("The rebels are backed by Russian air strikes on the Islamic State.", [AIR]),
    ],
)
def test_who_only_helps_has_other_arms(text: str, told: list[str]) -> None:
    assert sub_types(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Barrel bombs dropped on the town killed ten people.", [AIR]),
        ("A barrel bomb hit a building in Raqqa.", [AIR]),
        ("A car bomb hit a building in Raqqa.", [IED]),
        ("A bombing by warplanes killed ten people.", [AIR]),
        ("Rescuers removed cluster bombs from the road.", []),
        ("Several mortar shells exploded on a busy street.", [SHELLING]),
        ("A bomb made of mortar shells exploded on a busy street.", [IED]),
        ("A gas tank exploded in a bomb attack on a busy street.", [IED]),
    ],
)
def test_what_falls_from_the_air_is_no_hidden_bomb(text: str, told: list[str]) -> None:
    assert sub_types(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen ambushed a vehicle carrying soldiers.", [CLASH]),
        ("Gunmen ambushed a vehicle carrying pilgrims.", [ATTACK]),
        ("Gunmen ambushed a vehicle carrying the mayors of two towns.", [ATTACK]),
        ("Gunmen ambushed a vehicle carrying rice.", [ATTACK]),
        ("Gunmen ambushed a vehicle.", [ATTACK]),
    ],
)
def test_who_is_in_a_vehicle_is_attacked(text: str, told: list[str]) -> None:
    assert sub_types(text) == told


def test_who_fights_to_overthrow_somebody_is_described() -> None:
    assert sub_types("Rebels fighting to overthrow the president have lost the town.") == []
    assert sub_types("Fighting to the south of Raqqa killed ten soldiers.") == [CLASH]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Warplanes hit Raqqa. Residents were killed in bombing near the hospital.", [AIR, AIR]),
        ("Warplanes hit Raqqa. The group carried out a car bombing near the hospital.", [AIR, IED]),
        ("A car bomb exploded in Raqqa. Two farmers were killed in a bombing near Manbij.", [IED, IED]),
        ("Two farmers were killed in a bombing near Manbij.", [IED]),
    ],
)
def test_a_bombing_is_of_the_air_where_warplanes_were_told_of(text: str, told: list[str]) -> None:
    assert sub_types(text) == told
