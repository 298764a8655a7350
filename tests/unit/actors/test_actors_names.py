"""Names of actors made comparable, and the tables that Dateline ships of them."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.match.fold import fold
from flows.match.names import name_forms, shipped_name_forms
from flows.match.shipped import read, shipped_actors, shipped_names


def folded(name: str) -> str:
    return str(pl.select(fold(pl.lit(name))).item())


def form(name: str) -> dict[str, object]:
    return name_forms(pl.Series([name])).row(0, named=True)


SAME = {
    "case": ("ISLAMIC STATE", "Islamic State"),
    "punctuation": ("SPLM/A-North", "SPLM/A - North"),
    "apostrophes": ("Kurdistan Workers' Party", "Kurdistan Workers Party"),
    "typographic_apostrophes": ("People’s Protection Units", "Peoples Protection Units"),
    "diacritics": ("IŞİD", "isid"),
    "articles": ("The Al-Nusra Front", "Nusra Front"),
    "assimilated_articles": ("Ahrar ash-Sham", "Ahrar al Sham"),
    "joints": ("Tehrik-i-Taliban", "Tehrik-e-Taliban"),
    "years": ("Military Forces of Syria (2000-2024)", "Military Forces of Syria (2000-)"),
    "spelling": ("National Defense Forces", "National Defence Forces"),
    "arabic_hamza": ("أحرار الشام", "احرار الشام"),
    "arabic_vowels": ("دَاعِش", "داعش"),
    "persian_letters": ("حزب‌الله", "حزبالله"),
    "russian": ("Вооружённые силы", "вооруженные силы"),
}
OTHER = {
    "jaysh_is_not_jabhat": ("Jaysh al-Sham", "Jabhat al-Sham"),
    "a_letter": ("Jaysh al-Islam", "Jaish al-Islam"),
    "a_word": ("Islamic State", "Islamic State in Egypt"),
    "order": ("Liberation Army of Kosovo", "Kosovo Liberation Army"),
    "a_country": ("Jundallah (Iran)", "Jundallah (Pakistan)"),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_what_is_no_part_of_a_name_does_not_count(pair: tuple[str, str]) -> None:
    assert folded(pair[0]) == folded(pair[1])


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER)
def test_what_is_part_of_a_name_counts(pair: tuple[str, str]) -> None:
    assert folded(pair[0]) != folded(pair[1])


def test_a_name_of_articles_only_is_not_folded_away() -> None:
    assert folded("The Al") == "the al"


@given(st.text(max_size=60))
def test_a_folded_name_is_its_own(name: str) -> None:
    once = folded(name)
    assert folded(once) == once
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Islamic State of Iraq and the Levant (ISIL)",
            {"bare": "islamic state of iraq and levant", "abbreviations": ["isil"]},
        ),
        ("QSD: Syrian Democratic Forces", {"bare": "syrian democratic forces", "abbreviations": ["qsd"]}),
        (
            "CPI (Maoist): Communist Party of India (Maoist)",
            {"bare": "communist party of india maoist", "abbreviations": ["cpi"]},
        ),
        ("KNU/KNLA: Karen National Union", {"bare": "karen national union", "abbreviations": ["knu", "knla"]}),
        ("Red Brigades (BR-PCC)", {"bare": "red brigades", "abbreviations": ["br pcc"]}),
        ("Military Forces of Russia (2000-) Air Force", {"bare": "military forces of russia"}),
        ("Military Forces of Yemen (2016-) Supreme Political Council", {"bare": None}),
        ("Montoneros (Argentina)", {"bare": None, "anywhere": "montoneros"}),
        ("Mission in Somalia (2022-) (Uganda)", {"anywhere": "mission in somalia"}),
        ("Military (Syria)", {"anywhere": None, "is_vague": True}),
        ("Militant (Taliban)", {"member_of": "taliban", "is_vague": True}),
        ("Militant (Syria)", {"member_of": None, "is_vague": True}),
        ("Protesters (India)", {"is_vague": True, "is_country": False}),
        ("SYRIAN", {"is_vague": True, "is_country": True}),
        ("Former GAM: Free Aceh Movement", {"is_vague": True}),
        ("PKK", {"is_abbreviation": True, "is_vague": False}),
        ("Hezbollah", {"is_abbreviation": False, "is_vague": False}),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_written_of_a_name(name: str, expected: dict[str, object]) -> None:
    said = form(name)
    assert {key: said[key] for key in expected} == expected


def test_an_actor_is_listed_once_and_belongs_to_one_that_is_listed() -> None:
    actors = shipped_actors()
    assert not actors["actor_id"].is_duplicated().any()
    belongs = dict(actors.select("actor_id", "part_of").rows())
    assert {whole for whole in belongs.values() if whole} <= set(belongs)
    # What belongs to an actor is found in one step.
    assert [part for part, whole in belongs.items() if whole and belongs[whole]] == []
    assert actors.filter(pl.col("name").is_null() | pl.col("kind").is_null() | pl.col("source").is_null()).is_empty()
    assert actors.filter(~pl.col("actor_id").str.contains(r"^(ucdp:\d+|dateline:[a-z0-9_]+)$")).is_empty()


def test_every_name_is_of_a_listed_actor_and_says_where_it_is_from() -> None:
    names = shipped_names()
    assert names.join(shipped_actors(), on="actor_id", how="anti").is_empty()
    assert names.filter(pl.col("name").is_null() | pl.col("source").is_null() | pl.col("language").is_null()).is_empty()


def test_no_name_is_two_actors() -> None:
    """A shipped name that two actors had would be nobody's: it stands here by mistake."""
    names = shipped_names().join(shipped_name_forms().select("name", "whole"), on="name")
    shared = names.group_by("whole", "dataset_id").agg(pl.col("actor_id").unique()).filter(pl.col("actor_id").list.len() > 1)
    assert shared.is_empty(), shared


def test_names_that_one_dataset_uses_otherwise_are_known_datasets() -> None:
    assert set(shipped_names()["dataset_id"].drop_nulls()) <= {"acled", "gtd", "icews", "gdelt"}


def test_a_generic_word_is_listed_once() -> None:
    generic = read("generic_names.csv")
    repeated = generic.with_columns(word=fold(pl.col("name"))).filter(pl.col("word").is_duplicated())
    assert repeated.is_empty(), repeated


def test_the_names_are_deep_where_the_war_in_syria_is_reported() -> None:
    names = shipped_names().join(shipped_actors().select("actor_id", "country_iso3"), on="actor_id")
    of_syria = names.filter(pl.col("country_iso3").is_in(["SYR", "IRQ"]) | (pl.col("actor_id") == "ucdp:234"))
    assert {"ar", "ku", "tr", "en"} <= set(of_syria["language"])
    assert of_syria.height > 400


def test_ids_of_ucdp_are_those_of_ucdp(real_data) -> None:
    """Every shipped id is in UCDP's list or in its events, and no government has another state's."""
    ucdp = real_data / "events" / "ucdp"
    listed = pl.read_csv(ucdp / "actor_22_1.csv", infer_schema=False).select("ActorId", "NameData")
    ged = pl.read_csv(ucdp / "ged_syria.csv", infer_schema=False)
    sides = pl.concat(ged.select(ActorId=f"side_{side}_new_id", NameData=f"side_{side}") for side in ("a", "b")).unique()
    known = dict(pl.concat([sides, listed]).rows())
    shipped = shipped_actors().filter(pl.col("actor_id").str.starts_with("ucdp:"))
    assert [actor_id for actor_id in shipped["actor_id"] if actor_id.removeprefix("ucdp:") not in known] == []
    for actor_id, name in shipped.filter(pl.col("name").str.starts_with("Government of ")).select("actor_id", "name").rows():
        theirs = known[actor_id.removeprefix("ucdp:")].strip().replace("eSwatini", "Eswatini")
        if theirs == "Government of Congo":
            continue  # a name of two states
        called = shipped_names().filter(pl.col("actor_id") == actor_id)["name"].to_list()
        assert theirs in called or theirs.partition(" (")[0] in called, (name, theirs)
