"""The people of a text: who they are said to be, and which later words are the same person."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from flows.extract.actors.actors import find_actors
from flows.extract.people.people import find_people
from flows.extract.places.index import PlaceIndex
from flows.extract.words import split_words
from flows.model.mention import PersonMention


def people(text: str) -> tuple[PersonMention, ...]:
    words = split_words(text)
    return find_people(words, find_actors(words, "en"))


def names(text: str) -> list[str]:
    return [person.text for person in people(text)]


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation", "actor_id"),
    [
        (
            "Russian Defense Ministry spokesman Major General Igor Konashenko said so.",
            "Igor Konashenko",
            "Russian Defense Ministry spokesman Major General",
            "Russian Defense Ministry",
            "ucdp:57",
        ),
        ("Under it, SDF member Ahmad al-Hassan spoke.", "Ahmad al-Hassan", "SDF member", "SDF", "ucdp:6288"),
        (
            "Brett McGurk, the White House’s envoy to the multinational coalition, said so.",
            "Brett McGurk",
            "White House’s envoy to the multinational coalition",
            "White House",
            "ucdp:3",
        ),
        ("“Some fled,” Talal Sello, another SDF spokesman, said.", "Talal Sello", "SDF spokesman", "SDF", "ucdp:6288"),
        ("Syrian President Bashar al-Assad's government", "Bashar al-Assad", "Syrian President", "Syrian", "ucdp:118"),
        ("The group's leader, Abu Bakr al-Baghdadi, fled.", "Abu Bakr al-Baghdadi", "group's leader", "group", None),
        ("“Eight died” said Rami Saleh head of the SDF.", "Rami Saleh", "head of the SDF", "SDF", "ucdp:6288"),
        ("Resident Malik Kasab fled.", "Malik Kasab", "Resident", None, None),
        ("Iranian ambassador to Russia Ali Hassan fled.", "Ali Hassan", "Iranian ambassador to Russia", "Iranian", "ucdp:114"),
        (
            "Humanitarian coordinator for Ukraine Ali Hassan fled.",
            "Ali Hassan",
            "Humanitarian coordinator for Ukraine",
            None,
            None,
        ),
        ("The minister of health, Dr. Ali Haji Adam, fled.", "Ali Haji Adam", "minister of health", None, None),
        ("Vice President Hussein al-Sheikh fled.", "Hussein al-Sheikh", "Vice President", None, None),
        ("Defence Minister Israel Katz fled.", "Israel Katz", "Defence Minister", None, None),
        ("Maj. Gen. Antonio Reyes, commander of the north, fled.", "Antonio Reyes", "commander of the north", None, None),
        ("Lt. Gen. Stephen J. Townsend fled.", "Stephen J. Townsend", "Lt. Gen.", None, None),
        ("UN envoy Staffan de Mistura spoke.", "Staffan de Mistura", "UN envoy", "UN", "dateline:united_nations"),
        ('Brig. Gen. Richard "Tex" Coe led it.', 'Richard "Tex" Coe', "Brig. Gen.", None, None),
        (
            "The envoy met Sa'eb Erekat, the chief Palestinian negotiator.",
            "Sa'eb Erekat",
            "chief Palestinian negotiator",
            "Palestinian",
            None,
        ),
    ],
)
def test_a_person_is_who_the_title_or_the_apposition_says(
    text: str, name: str, role: str, affiliation: str | None, actor_id: str | None
) -> None:
    person = next(person for person in people(text) if person.text == name)
    assert (person.name, person.role) == (name, role)
    assert (person.affiliation, person.affiliation_actor_id) == (affiliation, actor_id)


@pytest.mark.parametrize(
    "text",
    [
        "Rami Abdel Rahman told AFP so.",
        "It was, said Rami Abdel Rahman.",
        "We met Maria Fernanda Lopez in May.",
        "“It is over,” Khider Bashkani said.",
        "We met Fiona O'Neill there.",
        "It is up to Theresa May to decide.",
        "“It is over,” Mr. King said.",
    ],
)
def test_a_name_stands_without_a_title(text: str) -> None:
    assert len(people(text)) == 1
    assert people(text)[0].role is None


@pytest.mark.parametrize(
    "text",
    [
        "The town of Abu Kamal and Abu Ghraib prison were shelled.",
        "It flew from Rafic Hariri Airport to New York.",
        "Human Rights Watch said so, and Al Jazeera reported it.",
        "The Syrian Observatory for Human Rights said so.",
        "Deir Ezzor fell on Monday.",
        "The General Assembly met in Sheikh Maqsoud.",
        "The Salah al-Din district and Omar Khaled school were hit.",
        "They fled from San Luis Potosi and St. John to Villa Carlos Paz, near the Sheikh Zayed village.",
        "He told nobody.",  # nobody is named whom "he" might be
        "The town is the main source of fighters for the army.",
    ],
)
def test_places_and_organisations_are_no_people(text: str) -> None:
    assert names(text) == []


def test_later_short_forms_are_the_same_person() -> None:
    text = (
        "Colonel Ryan Dillon, the US-led coalition's spokesman, spoke of four cases. Dillon said more would follow. "
        "“We hold none,” he said. The spokesman left."
    )
    found = people(text)
    assert [person.text for person in found if person.person_no == 0] == [
        "Ryan Dillon",
        "US-led coalition's spokesman",
        "Dillon",
        "he",
        "spokesman",
    ]
    assert {person.name for person in found} == {"Ryan Dillon"}
    assert [person.is_pronoun for person in found] == [False, True, False, True, True]


def test_who_speaks_behind_a_quotation_is_nobody_whom_it_names() -> None:
    text = "Marc Duval, who leads the gang, spoke on the square. “If Henri Noel stays, there will be war,” he told reporters."
    assert [(person.text, person.name) for person in people(text)][-1] == ("he", "Marc Duval")


def test_a_short_form_of_two_people_is_neither() -> None:
    text = "Hassan Ali Kamal and Omar Ali Kamal met. Kamal spoke. Kamal left."
    assert [(person.text, person.person_no) for person in people(text)] == [
        ("Hassan Ali Kamal", 0),
        ("Omar Ali Kamal", 1),
        ("Kamal", 2),
        ("Kamal", 2),
    ]
    assert names("Omar Haddad met Samir Nassar. He left.") == ["Omar Haddad", "Samir Nassar"]


def test_a_short_form_is_who_was_named_before() -> None:
    text = (
        "Hassan Kamal fled. Kamal was ill. His brother Omar Kamal stayed. Mrs. Salma Haddad met Nizar Haddad; Mrs. Haddad left."
    )
    assert [(person.text, person.person_no) for person in people(text)] == [
        ("Hassan Kamal", 0),
        ("Kamal", 0),
        ("Omar Kamal", 1),
        ("Salma Haddad", 2),
        ("Nizar Haddad", 3),
        ("Haddad", 2),
    ]


def test_an_unknown_name_is_believed_when_its_surname_speaks() -> None:
    text = "Zelia DuBarry’s film opens. “It is long,” DuBarry explained. Old Bridge is shown."
    assert [(person.text, person.name) for person in people(text)] == [
        ("Zelia DuBarry", "Zelia DuBarry"),
        ("DuBarry", "Zelia DuBarry"),
    ]


def test_he_is_no_woman() -> None:
    text = "Omar Haddad met Fatima Nassar. She left. He stayed."
    assert [(person.text, person.person_no) for person in people(text)] == [
        ("Omar Haddad", 0),
        ("Fatima Nassar", 1),
        ("She", 1),
        ("He", 0),
    ]


def test_the_longer_name_is_the_name_wherever_it_stands() -> None:
    text = "Erekat resigned. Saeb Erekat said he was ill."
    assert [(person.text, person.person_no, person.name) for person in people(text)] == [
        ("Erekat", 0, "Saeb Erekat"),
        ("Saeb Erekat", 0, "Saeb Erekat"),
        ("he", 0, "Saeb Erekat"),
    ]


def test_an_office_is_somebody_without_a_name() -> None:
    (spokesman,) = people("An SDF spokesman denied it.")
    assert (spokesman.name, spokesman.role, spokesman.affiliation) == (None, "SDF spokesman", "SDF")
    assert not spokesman.is_pronoun
    first, second = people("The foreign minister spoke. Later the foreign minister left.")
    assert first.person_no == second.person_no
    one, other = people("A U.S. official said so. Another U.S. official denied it.")
    assert one.person_no != other.person_no


def test_an_office_is_of_who_was_named_by_then() -> None:
    text = "The coordinator spoke. Later the coordinator, Catherine Sozi, left. The coordinator said so."
    assert [one.person_no for one in people(text)] == [0, 1, 1]


def test_ministers_are_told_apart_by_what_they_govern() -> None:
    text = (
        "Prime Minister Félix Moloua left. The minister of health, Ali Adam, stayed. "
        "The health minister said so. The prime minister agreed. The defence minister denied it."
    )
    assert [one.person_no for one in people(text)] == [0, 1, 1, 0, 2]


def test_a_state_is_nobody() -> None:
    assert names("They visited Israel Monday. Officials said Israel Katz’s road was shut in Jordan Valley.") == []


def test_a_text_in_capitals_has_people_too() -> None:
    text = "PRESIDENT ALFREDO CRISTIANI SAID THE ARMY WOULD STAY. CRISTIANI ADDED THAT COL MAURICIO VARGAS AGREED."
    assert [(person.text, person.name) for person in people(text)] == [
        ("ALFREDO CRISTIANI", "ALFREDO CRISTIANI"),
        ("CRISTIANI", "ALFREDO CRISTIANI"),
        ("MAURICIO VARGAS", "MAURICIO VARGAS"),
    ]


def test_an_office_in_apposition_is_of_who_was_named() -> None:
    found = people("Talal Sello, another SDF spokesman, said so. An SDF spokesman denied it.")
    assert [(one.text, one.person_no) for one in found] == [("Talal Sello", 0), ("SDF spokesman", 0), ("SDF spokesman", 1)]


def test_the_end_of_a_name_with_hyphens_is_nobody() -> None:
    assert names("It closed its consulate in Mazar-i-Sharif.") == []


def test_a_city_is_nobody() -> None:
    assert names("It has begun a major Aleppo offensive. Its ally Damascus agreed. Rural Homs is quiet, Homs said.") == []


def test_a_city_that_speaks_makes_no_name_of_what_stands_before_it() -> None:
    words = split_words("They hit Syrias Hassakeh. Residents of Hassakeh said so.")
    large, unknown = SimpleNamespace(owners=lambda _: [_place(4.0)]), SimpleNamespace(owners=lambda _: ())
    village = SimpleNamespace(owners=lambda _: [_place(1.0)])
    found = [[one.text for one in find_people(words, (), cast("PlaceIndex", places))] for places in (large, unknown, village)]
    assert found == [[], ["Syrias Hassakeh", "Hassakeh"], ["Syrias Hassakeh", "Hassakeh"]]


def _place(importance: float) -> SimpleNamespace:
    return SimpleNamespace(place=SimpleNamespace(importance=importance))


def test_a_command_is_nobodys_name() -> None:
    assert "Command" not in names("A source at the Police Command said a shell fell.")


def test_a_suburb_that_is_called_like_somebody_is_nobody() -> None:
    words = split_words("President Bashar al-Assad spoke. A shell fell on al-Assad suburb.")
    assert [one.text for one in find_people(words, ())] == ["Bashar al-Assad"]


def test_an_office_is_of_whom_stands_behind_where_they_are_based() -> None:
    (person,) = find_people(split_words("“Two died” said Rami Saleh head of the Britain-based Red Cross."), ())
    assert person.affiliation != "Britain"


def test_a_genitive_that_has_lost_its_apostrophe_is_no_other_name() -> None:
    text = "President Bashar al-Assads forces left. Rebels attacked Assads troops. Bashar al-Assad said nothing."
    assert [(one.text, one.person_no, one.name) for one in people(text)] == [
        ("Bashar al-Assad", 0, "Bashar al-Assad"),
        ("Assad", 0, "Bashar al-Assad"),
        ("Bashar al-Assad", 0, "Bashar al-Assad"),
    ]
    kept = "Captain Jeff Davis left Syria's north. Jeff Davi said nothing."
    assert [one.name for one in people(kept)] == ["Jeff Davis", "Jeff Davi"]


@pytest.mark.parametrize(
    "text",
    [
        "Sierra Leonean rebel leader Foday Sankoh said so.",
        "Bosnian Serb leader Radovan Karadzic said so.",
        "Liberia's former President Charles Taylor said so.",
    ],
)
def test_who_leads_rebels_or_led_a_state_serves_none(text: str) -> None:
    assert people(text)[0].affiliation_actor_id is None
