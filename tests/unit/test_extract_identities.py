"""Who is meant where no word names them: the group that was named before, and the state of an office."""

from __future__ import annotations

import pytest

from flows.extract.actors.actors import find_actors
from flows.extract.actors.names import states
from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.extract.words import split_words

LRA, FARC, ELN = "ucdp:488", "ucdp:743", "ucdp:744"


def named(text: str) -> dict[str, str | None]:
    """Whom each actor's words mean, the last of the same words."""
    return {actor.text: actor.actor_id for actor in find_actors(split_words(text), "en")}


def speakers(text: str) -> list[str | None]:
    return [claim.speaker_actor_id for claim in read_text(text, split_sentences(text, "en"), None, "en").claims]


def served(text: str) -> dict[str, str | None]:
    """For whom each person acts, the last of the same words."""
    return {one.text: one.affiliation_actor_id for one in read_text(text, split_sentences(text, "en"), None, "en").people}


def government(iso3: str) -> str | None:
    return states()[iso3].government


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        ("Fighters of the LRA burned huts in Uganda. The rebels fled.", "rebels", LRA),
        ("Fighters of the LRA burned huts in Uganda. Soldiers chased the militants.", "militants", LRA),
        ("The LRA burned huts in Uganda. It said its fighters were safe.", "fighters", LRA),
        ("The LRA said all of its fighters were safe.", "fighters", LRA),
        ("The LRA burned huts in Uganda. The movement denied it.", "movement", LRA),
        # Others are called so, too, or may be.
        ("The LRA burned huts in Uganda. The ADF watched. The rebels fled.", "rebels", None),
        ("The LRA burned huts in Uganda. The rebels who came from the north fled.", "rebels", None),
        ("The LRA burned huts in Uganda. Rebels took a bridge. The rebels fled.", "rebels", None),
        ("The LRA has often helped the rebels in Uganda.", "rebels", None),
        ("The LRA burned huts in Uganda. Some of the fighters fled.", "fighters", None),
        ("The LRA crossed into Chad. Chad sent soldiers against the rebels.", "rebels", None),
        ("Uganda said its fighters had met the LRA.", "fighters", None),
        ("The LRA burned huts, Human Rights Watch said. The group counted nine.", "group", None),
        # Of two the one of the paragraph.
        ("The FARC left Colombia.\n\nThe ELN stayed in Colombia. The group has bombs.", "group", ELN),
        ("The FARC left Colombia. The ELN stayed in Colombia. The group has bombs.", "group", None),
        # To whom others belong is not in play.
        ("The FARC, once an al-Qaeda ally, left Colombia. The movement has bombs.", "movement", FARC),
        ("The FARC has ties to the ELN. The movement has bombs.", "movement", FARC),
        # The monitor may be "the group", and is no "militant group".
        ("The LRA burned huts, Human Rights Watch said. The militant group denied it.", "militant group", LRA),
        ("The LRA is like the terrorist group Hamas.", "terrorist group", None),
    ],
)
def test_rebels_and_groups_are_who_was_named(text: str, words: str, actor_id: str | None) -> None:
    found = named(text)
    assert found[next(name for name in found if name.endswith(words))] == actor_id


GULU = "Shells fell on Gulu, in Uganda. "


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        (GULU + "Rebels took a bridge. The LRA said so. The LRA fled.", "Rebels", LRA),
        (GULU + "The LRA burned huts. The LRA fled, and nine guerrillas died.", "guerrillas", LRA),
        # Of two groups, of more than are named, from elsewhere, or no longer its.
        (GULU + "Rebels took a bridge. The LRA said so. The ADF fled.", "Rebels", None),
        (GULU + "Rebels took a bridge. The LRA and other rebel groups said so. The LRA fled.", "Rebels", None),
        (GULU + "Rebels from Chad took a bridge. The LRA said so. The LRA fled.", "Rebels", None),
        (GULU + "Karamojong rebels took a bridge. The LRA said so. The LRA fled.", "rebels", None),
        (GULU + "Former rebels took a bridge. The LRA said so. The LRA fled.", "Former rebels", None),
        (GULU + "Former LRA rebels took a bridge. The LRA said so.", "LRA rebels", None),
        ("Shells fell on Goma, in Congo. Rebels took a bridge. The LRA said so. The LRA fled.", "Rebels", None),
    ],
)
def test_rebels_are_of_the_only_group_at_home(text: str, words: str, actor_id: str | None) -> None:
    actors = read_text(text, split_sentences(text, "en"), None, "en").actors
    assert next(one.actor_id for one in actors if one.text == words) == actor_id


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Rebels of the LRA attacked the town of Gulu on Monday.", LRA),
        ("Former rebels of the LRA attacked the town of Gulu on Monday.", None),
        ("Defectors from the LRA attacked the town of Gulu on Monday.", None),
    ],
)
def test_what_former_rebels_do_their_group_does_not(text: str, actor_id: str | None) -> None:
    (event,) = read_text(text, split_sentences(text, "en"), None, "en").events
    assert [one.actor_id for one in event.actors] == [actor_id]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Separatist forces shelled Georgian troops. Georgia said separatist fighters fled.", "Separatist forces"),
        ("Georgian troops met ethnic Armenian forces.", "Armenian forces"),
        ("Syrian troops left. Hospital officials counted nine dead in Syria. Syria denied it.", "officials"),
    ],
)
def test_forces_and_officials_of_others_are_not_the_states(text: str, words: str) -> None:
    assert named(text)[words] is None


def test_a_people_abroad_is_not_that_of_its_state() -> None:
    abroad, at_home = find_actors(split_words("Ethnic Uzbeks fled. Uzbeks cheered."), "en")
    assert (abroad.country_iso3, at_home.country_iso3) == (None, "UZB")


def test_a_personnel_carrier_is_nobody() -> None:
    assert not find_actors(split_words("Three armoured personnel carriers burned."), "en")


def test_an_abbreviation_of_a_listed_name_is_its_own() -> None:
    assert named("The Movement for Democracy in Liberia (MDL) left. The MDL said the war was over.")["MDL"] == "ucdp:510"


@pytest.mark.parametrize(
    ("name", "country", "actor_id"),
    [
        ("LURD", "Liberia", "ucdp:509"),
        ("Movement for Democracy in Liberia", "Liberia", "ucdp:510"),
        ("Republic of Abkhazia", "Georgia", "ucdp:342"),
        ("South Ossetian forces", "Georgia", "ucdp:343"),
        ("Fatah al-Islam", "Lebanon", "dateline:fatah_al_islam"),
        ("Sinaloa cartel", "Mexico", "ucdp:775"),
        ("al-Qaeda in Iraq", "Iraq", "ucdp:234"),
    ],
)
def test_groups_are_known_by_what_the_press_calls_them(name: str, country: str, actor_id: str) -> None:
    assert named(f"The capital of {country} was calm, but the {name} was not.")[name] == actor_id


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Shells hit Aleppo and Homs. President Amos Lado said the war was over in Homs.", "SYR"),
        ("Shells hit Aleppo and Homs. Defence Minister Amos Lado said the war was over in Homs.", "SYR"),
        ("Shells hit Aleppo and Homs. The foreign minister said the war was over.", "SYR"),
        ("Shells hit Aleppo and Homs. On Monday President Lado said the war was over.", "SYR"),
        ("Shells hit Iraq, Turkey and Iran. The governor of Homs said the war was over.", "SYR"),
        # Everybody knows of which state; by a surname where the state is named.
        ("Shells hit Aleppo and Homs. President Jacob Zuma said the war was over.", "ZAF"),
        ("Shells hit Aleppo. South African doctors left South Africa. President Zuma said the war was over.", "ZAF"),
        ("Shells hit Aleppo and Homs. Yesterday Homs governor Amos Lado said the war was over.", "SYR"),
        # Of another, of the one where it was written or of the other, of several, or past.
        ("Shells hit Aleppo and Homs. Former President Amos Lado said the war was over.", None),
        ("Shells hit Aleppo and Homs. Club President Amos Lado said the war was over.", None),
        ("Shells hit Aleppo and Homs. He is the Ruritanian foreign minister, Amos Lado said the war was over.", None),
        ("Shells hit Aleppo and Homs. Chad sent aid. President Amos Lado said the war was over.", None),
        ("Shells hit Aleppo and Homs. President Amos Lado met President Jon Dak. President Dak said all was well.", None),
        ("Shells fell in Turkey, in Turkey again and all over Turkey. President Lado said the war was over.", "TUR"),
        ("ALEPPO - Syrian troops left. They died in Turkey, in Turkey and in Turkey. President Lado said it was over.", None),
        ("Shells hit Aleppo and Turkey. President Amos Lado said the war was over.", None),
    ],
)
def test_an_office_is_of_the_state_that_the_text_leaves_in_no_doubt(text: str, iso3: str | None) -> None:
    assert speakers(text)[-1] == (government(iso3) if iso3 else None)


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Shells hit Aleppo and Homs. A military source said the war was over.", "dateline:military_forces_of_syria"),
        ("Shells hit Aleppo and Homs. The police chief said the war was over.", "dateline:police_forces_of_syria"),
        ("The army shelled Aleppo and Homs. General Amos Lado said the war was over.", "dateline:military_forces_of_syria"),
        ("The army shelled Aleppo and Homs. General Electric said the war was over.", None),
        ("General Amos Lado of the Syrian army said the war was over.", "dateline:military_forces_of_syria"),
        ("The LRA shelled Aleppo and Homs. General Amos Lado said the war was over.", None),
        ("The LRA shelled Aleppo and Homs. A rebel spokesman, Amos Lado, said the war was over.", LRA),
        ("The LRA and the ADF shelled Aleppo and Homs. A rebel spokesman, Amos Lado, said the war was over.", None),
    ],
)
def test_who_speaks_for_forces_is_of_those_around(text: str, actor_id: str | None) -> None:
    assert speakers(text)[-1] == actor_id


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Shells hit Aleppo, Homs and Hama. In Turkey, the foreign ministry said the war was over.", "TUR"),
        ("Shells hit Aleppo, Homs and Hama. In Turkey, government officials said the war was over.", None),
        ("Shells hit Aleppo, Homs and Hama. The war in Turkey was over, government officials said.", "SYR"),
    ],
)
def test_an_office_is_of_the_country_with_which_its_sentence_begins(text: str, iso3: str | None) -> None:
    assert speakers(text)[-1] == (government(iso3) if iso3 else None)


def test_an_army_is_in_doubt_where_only_a_foreign_one_was_named() -> None:
    text = "ALEPPO - Shells hit Homs and Hama. Turkish soldiers were seen. The army said the war was over."
    assert speakers(text)[-1] is None


def test_aircraft_of_a_state_name_its_military() -> None:
    found = named("Israeli aircraft struck Lebanon and then Lebanon again, the military said.")
    assert found["military"] == "dateline:military_forces_of_israel"


def test_people_act_for_the_state_of_their_office_even_if_they_say_nothing() -> None:
    people = served(
        "Shells fell on Monrovia, in Liberia. President Charles Taylor went to the port. He met Taylor's guards there."
    )
    assert people["Charles Taylor"] == people["He"] == government("LBR")


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Aleppo, in Syria. The opposition's interior minister Omar Haddad was there.",
        "Shells fell on Aleppo, in Syria. Former interior minister Omar Haddad was there.",
        "Shells fell on Aleppo, in Syria. HRCB President Omar Haddad was there. Haddad left.",
    ],
)
def test_nobody_acts_for_a_state_whose_office_is_another(text: str) -> None:
    assert set(served(text).values()) == {None}


def test_a_minister_who_speaks_in_a_sentence_about_another_state_is_not_of_the_one_around() -> None:
    text = "Shells fell on Aleppo, in Syria. France wants talks in Aleppo, Foreign Minister Alain Juppe said. He left."
    assert set(served(text).values()) == {None}


def test_a_sentence_about_a_neighbour_does_not_take_the_home_of_a_report_away() -> None:
    text = (
        "Gunmen attacked a base in Mali on Monday, and soldiers fought them for hours, officials said. The army sent "
        "helicopters in the afternoon, and many of those who live in the streets around the base fled from their homes.\n\n"
        "The police closed the roads. A curfew will begin at nine in the evening, and last until the morning, they said. "
        "The markets will be closed, and so will be all of the schools, for a week or longer, the teachers were told. "
        "Nobody is to leave town without a permit, and all cars are searched by men with dogs at the bridge and the gates.\n\n"
        "Niger said that it had closed the crossing near Gao, in Mali, and that people in Niamey, in Niger, were calm."
    )
    found = {one.text: one.country_iso3 for one in read_text(text, split_sentences(text, "en"), None, "en").actors}
    assert (found["army"], found["police"], found["Niger"]) == ("MLI", "MLI", "NER")
