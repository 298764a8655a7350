"""How much of real files is known to be whom: UCDP GED of Syria, ACLED, GTD and ICEWS, with UCDP's list of actors.

The files are not part of the project: without them there is nothing to ask. What is pinned was read by eye, name by name;
shares are lower bounds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "events"
FILES = ("ucdp/actor_22_1.csv", "ucdp/ged_syria.csv", "acled", "gtd", "icews")
IS = "ucdp:234"

KNOWN = {
    "QSD: Syrian Democratic Forces": "ucdp:6288",
    "SDF": "ucdp:6288",
    "Islamic State (Iraq)": IS,
    "Islamic State (Afghanistan)": "dateline:islamic_state_khorasan",
    "Islamic State of Iraq and the Levant": IS,
    "Military Forces of Syria (2000-)": "dateline:military_forces_of_syria",
    "Military Forces of Syria (2000-) 4th Armored Division": "dateline:military_forces_of_syria",
    "Military (Syria)": "dateline:military_forces_of_syria",
    "Military Forces of Yemen (2016-) Supreme Political Council": "ucdp:1091",
    "Houthis": "ucdp:1091",
    "Terrorist (Boko Haram)": "ucdp:1051",
    "ELN: National Liberation Army": "ucdp:744",
    "Ejercito de Liberacion Nacional (Bolivia)": "ucdp:721",
    "Montoneros (Argentina)": "ucdp:739",
}
NOBODY = [
    "National Liberation Army",
    "People's Liberation Army (United States)",
    "Turkish People's Liberation Front (TPLF)(THKP-C)",
    "Movement of the Revolutionary Left (MIR) (Chile)",
    "Islamic State (Indonesia)",
    "Unity Party",
    "Former FARC: Revolutionary Armed Forces of Colombia",
    "CPI(M): Communist Party of India (Marxist)",
    "Donbass People's Militia",
]
"""As like as these are to a group's name: they are others, or may be one of several."""


@pytest.fixture(scope="module")
def loaded(house_at: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    if not FOLDER.is_dir():
        pytest.skip("the real files (../shared/data/events) are not present")
    house = house_at(tmp_path_factory.mktemp("actors"))
    house.ingest(*(FOLDER / file for file in FILES))
    return house


def test_names_are_whose_they_are(loaded: Any) -> None:
    names = [*KNOWN, *NOBODY]
    found = loaded.ask("select distinct actor_text, actor_id from core.event_actor where list_contains(?, actor_text)", [names])
    assert sorted(found, key=str) == sorted({**KNOWN, **dict.fromkeys(NOBODY)}.items(), key=str)


def test_every_side_of_ucdp_is_the_actor_whose_number_it_has(loaded: Any) -> None:
    assert loaded.ask(
        """
        select method, count(*), bool_and(actor_id = source_actor_id)
        from core.actor_match where dataset_id = 'ucdp_ged' group by all"""
    ) == [("publisher_id", 94, True)]


@pytest.mark.parametrize(("kind", "least"), [("State forces", 93), ("Rebel group", 90), ("External/Other forces", 92)])
def test_most_forces_of_acled_are_known(loaded: Any, kind: str, least: int) -> None:
    ((share,),) = loaded.ask(
        """
        with force as (
            select actor1 as name from source.acled where inter1 = $kind
            union all
            select actor2 from source.acled where inter2 = $kind
        )
        select 100 * count(m.actor_id) / count(*)
        from force join core.actor_match m on m.dataset_id = 'acled' and m.actor_text = force.name""",
        {"kind": kind},
    )
    assert share >= least


def test_nothing_was_guessed_and_no_check_fails(loaded: Any) -> None:
    assert loaded.ask("select distinct method from core.actor_match where actor_id is not null order by all") == [
        ("alias",), ("folded",), ("publisher_id",),
    ]  # fmt: skip
    assert [one for one in loaded.findings() if "actor" in str(one)] == []
