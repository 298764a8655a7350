"""The same armed group under its names in each dataset is one actor; what is merely like it is not, until a person says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.migrate import migrate
from warehouse.scripts import scripts

IS = "ucdp:234"
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def three(write: Callable[..., Path]) -> list[Path]:
    """The Islamic State as three datasets call it, each also with somebody else."""
    return [
        write("ucdp_ged", "ged.csv", {"side_b": "IS", "side_b_new_id": 234}, {}),
        write("acled", "acled.csv", "Islamic State (Syria)", "Protesters (Syria)"),
        write("gtd", "gtd.csv", "Islamic State of Iraq and the Levant (ISIL)", "Examplian Liberation Army"),
    ]


def who(ask: Ask, *names: str) -> dict[str, str | None]:
    """Whom events have by these names."""
    found = ask(
        """select actor_text, any_value(actor_id) from core.event_actor
        where list_contains($names, actor_text) group by actor_text""",
        {"names": list(names)},
    )
    return dict(found)


def why(ask: Ask, name: str) -> tuple[Any, ...]:
    """How the name is known to be somebody, or why it is nobody's."""
    (row,) = ask("select actor_id, method, reason from core.actor_match where actor_text = ?", [name])
    return row


def test_one_group_is_one_actor_in_every_dataset(ingest, ask, three):
    ingest(*three)
    known = ask(
        """
        select dataset_id, actor_text, source_actor_id, actor_id, method
        from core.actor_match where actor_id = ? order by dataset_id""",
        [IS],
    )
    assert known == [
        ("acled", "Islamic State (Syria)", None, IS, "alias"),
        ("gtd", "Islamic State of Iraq and the Levant (ISIL)", None, IS, "alias"),
        ("ucdp_ged", "IS", IS, IS, "publisher_id"),
    ]
    # What the source wrote, and its own id, stay beside.
    assert ask("select source_actor_id, actor_text, actor_id from core.event_actor where actor_text = 'IS'") == [(IS, "IS", IS)]
    assert ask("select side_b from mart.event_ledger where event_id = 'ucdp_ged:1'") == [("IS",)]


def test_a_states_army_is_part_of_the_state_and_not_the_state(ingest, ask, write):
    ingest(write("acled", "acled.csv", "Military Forces of Syria (2000-2024)", "Police Forces of Syria (2000-2024)"))
    assert who(ask, "Military Forces of Syria (2000-2024)", "Police Forces of Syria (2000-2024)") == {
        "Military Forces of Syria (2000-2024)": "dateline:military_forces_of_syria",
        "Police Forces of Syria (2000-2024)": "dateline:police_forces_of_syria",
    }
    assert ask(
        "select distinct part_of from core.actor where starts_with(actor_id, 'dateline:') and contains(actor_id, '_of_syria')"
    ) == [("ucdp:118",)]


NOBODY = {
    "generic": ("Gunmen", "generic"),
    "generic_of_a_country": ("Unidentified Armed Group (Syria)", "generic"),
    "members_of_nobody": ("Militants (Syria)", "generic"),
    "former_members": ("Former FARC: Revolutionary Armed Forces of Colombia", "generic"),
    "either_of_two": ("Islamic State (West Africa) - Lake Chad Faction and/or Boko Haram - Jamaatu Ahli", "unknown"),
    "a_country": ("Syria", "country"),
    "more_than_the_name": ("Islamic State of Examplia and the Levant", "unknown"),
    "another_letter": ("Jabhat al-Nusraa", "unknown"),
    "the_group_of_another_country": ("Hezbollah (Bahrain)", "unknown"),
    "a_splinter": ("PKK-X: Kurdistan Workers Party-Examplian Faction", "unknown"),
}


@pytest.mark.parametrize(("name", "reason"), NOBODY.values(), ids=NOBODY)
def test_what_is_not_the_name_is_nobodys(ingest, ask, write, name, reason):
    ingest(write("acled", "acled.csv", name))
    assert why(ask, name) == (None, None, reason)
    assert who(ask, name) == {name: None}


def test_ids_tell_apart_what_one_name_does_not(ingest, ask, write):
    sides = [{"side_b": "DPR", "side_b_new_id": number} for number in (5840, 6711)]
    ingest(write("ucdp_ged", "ged.csv", *sides), write("gtd", "gtd.csv", "Donetsk People's Republic"))
    assert ask("select distinct actor_id from core.event_actor where actor_text = 'DPR' order by all") == [
        ("ucdp:5840",), ("ucdp:6711",),
    ]  # fmt: skip
    # GTD's is neither of UCDP's two, but what both are part of.
    assert who(ask, "Donetsk People's Republic") == {"Donetsk People's Republic": "dateline:donetsk_peoples_republic"}
    assert ask("select distinct part_of from core.actor where actor_id in ('ucdp:5840', 'ucdp:6711')") == [
        ("dateline:donetsk_peoples_republic",)
    ]


def test_ucdps_list_gives_names_to_other_datasets(ingest, ask, write, listed):
    names = ["Examplian Liberation Army (ELA)", "ELA", "Examplian Front", "Examplian Union", "Example Tribe"]
    ingest(write("acled", "acled.csv", *names))
    assert [why(ask, name)[0] for name in names] == [None] * 5
    ingest(
        write(
            "ucdp_actor", "actor_22_1.csv",
            listed(900001, "ELA", "Examplian Liberation Army"),
            listed(900002, "EF", "Examplian Front"), listed(900003, "EF2", "Examplian Front"),
            listed(900004, "EU", "Examplian Union", Location="Iraq", GWNOLoc="645"),
            listed(900005, "Example Tribe", "Example Tribe", Org=3),
        )
    )  # fmt: skip
    assert {name: why(ask, name) for name in names} == {
        "Examplian Liberation Army (ELA)": ("ucdp:900001", "folded", None),
        "ELA": (None, None, "unknown"),  # too little to tell an actor by
        "Examplian Front": (None, None, "shared"),
        "Examplian Union": (None, None, "elsewhere"),
        "Example Tribe": (None, None, "unknown"),  # a people is no armed group
    }
    # Events that were loaded before have it.
    assert who(ask, "Examplian Liberation Army (ELA)") == {"Examplian Liberation Army (ELA)": "ucdp:900001"}
    assert ask("select ucdp_actor_id, kind, country_iso3, active_in from core.actor where actor_id = 'ucdp:900004'") == [
        (900004, "armed_group", "IRQ", ["IRQ"])
    ]


def test_a_name_is_believed_once_it_is_where_ucdp_has_the_actor(ingest, ask, write, listed):
    union = "Examplian Union"
    ingest(write("ucdp_actor", "actor_22_1.csv", listed(900004, "EU", union, Location="Iraq", GWNOLoc="645")))
    ingest(write("acled", "a.csv", union))
    assert why(ask, union) == (None, None, "elsewhere")
    ingest(write("acled", "b.csv", {"actor1": union, "iso": "368", "country": "Iraq"}))
    assert why(ask, union) == ("ucdp:900004", "folded", None)
    assert ask("select distinct actor_id from core.event_actor where actor_text = ?", [union]) == [("ucdp:900004",)]


def test_the_abbreviation_beside_a_name_must_not_be_anothers(ingest, ask, write, listed):
    actors = [listed(900001, "ELA", "Examplian Liberation Army"), listed(900002, "EAF", "Examplian Armed Front")]
    ingest(write("ucdp_actor", "actor_22_1.csv", *actors))
    ingest(write("gtd", "gtd.csv", "Examplian Armed Front (ELA)", "Examplian Armed Front (EAF)", "Examplian Armed Front (XYZ)"))
    assert why(ask, "Examplian Armed Front (ELA)") == (None, None, "abbreviation")
    assert why(ask, "Examplian Armed Front (EAF)")[0] == "ucdp:900002"
    assert why(ask, "Examplian Armed Front (XYZ)")[0] == "ucdp:900002"


def test_the_order_of_files_does_not_matter(house_at, tmp_path, three, write, listed):
    files = [*three, write("ucdp_actor", "actor_22_1.csv", listed(900001, "ELA", "Examplian Liberation Army"))]
    tables = ("actor", "actor_name", "actor_match", "actor_candidate", "event_actor")
    states = []
    for number, order in enumerate([files, files[::-1], [files[3], files[1], files[0], files[2]]]):
        house = house_at(tmp_path / f"home{number}")
        for file in order:
            house.ingest(file)
        assert house.findings() == []
        states.append({table: house.ask(f"select * from core.{table} order by all") for table in tables})
    assert states[0] == states[1] == states[2]
    assert ("gtd:201710190006", "side_a", 1) in {row[:3] for row in states[0]["event_actor"]}


def test_a_warehouse_of_before_is_matched_by_the_first_run(tmp_path):
    with duckdb.connect(str(tmp_path / "old.duckdb")) as con:
        con.execute("create schema ops")
        con.execute(
            "create table ops.migration (name varchar primary key, sha256 varchar, applied_at timestamptz default now())"
        )
        from warehouse.migrate import _sha256

        for name, text in scripts("migrations").items():
            if name < "0008":
                con.execute(text)
                con.execute("insert into ops.migration (name, sha256) values (?, ?)", [name, _sha256(text)])
        con.execute(
            """
            insert into core.event (event_id, record_id, dataset_id, file_id, line_no, date_start, date_end, country_iso3)
            values
            ('ucdp_ged:1', 'ucdp_ged:1', 'ucdp_ged', 'f', 2, '2017-10-11', '2017-10-11', 'SYR'),
            ('acled:SYR1', 'acled:SYR1', 'acled', 'f', 2, '2017-10-11', '2017-10-11', 'SYR');
            insert into core.event_actor (event_id, role, actor_no, source_actor_id, actor_text) values
            ('ucdp_ged:1', 'side_b', 1, 'ucdp:234', 'IS'), ('acled:SYR1', 'side_a', 1, null, 'Islamic State (Syria)'),
            ('acled:SYR1', 'associate', 1, null, 'Protesters (Syria)');
            """
        )
        migrate(con)
        assert con.execute("select actor_text, actor_id from core.event_actor order by all").fetchall() == [
            ("IS", IS), ("Islamic State (Syria)", IS), ("Protesters (Syria)", None),
        ]  # fmt: skip


def test_names_that_a_new_version_ships_reach_events_that_are_there(house, three, monkeypatch):
    """An alias is taken away, as if this version did not know it yet; the next version does."""
    import warehouse.actors as actors

    shipped = actors.shipped_names()
    without = shipped.filter(shipped["name"] != "Islamic State (Syria)")
    monkeypatch.setattr(actors, "shipped_names", lambda: without)
    house.ingest(*three)
    assert who(house.ask, "Islamic State (Syria)") == {"Islamic State (Syria)": None}
    monkeypatch.undo()
    monkeypatch.setattr("warehouse.actor_names._sha256", lambda: "the next version")
    from flows.pipeline.small_run import migrate as bring_up_to_date

    bring_up_to_date(house.settings)
    assert who(house.ask, "Islamic State (Syria)") == {"Islamic State (Syria)": IS}


def test_a_name_is_never_more_than_a_name(ingest, ask, write):
    """Quotes, SQL, markup and control characters in names are data."""
    names = [
        "'; drop table core.actor; --",
        "<script>alert(1)</script>",
        "a" * 5_000,
        "\x1b[31mIS",
        "(((((",
        ":::: ",
        "PKK\t: x",
    ]
    ingest(write("acled", "acled.csv", *names))
    assert {reason for (reason,) in ask("select reason from core.actor_match")} == {"unknown"}
    assert ask("select count(*) > 900 from core.actor") == [(True,)]
