"""Where an event was: not where somebody speaks, goes or comes from, and on with its story where it names no place."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences

PUBLISHED = date(2017, 10, 19)


def places(text: str) -> list[str | None]:
    """The place of each event that has a code."""
    reading = read_text(text, split_sentences(text, "en"), PUBLISHED, "en")
    coded = [event for event in reading.events if event.sub_event_type]
    return [None if event.place_no is None else reading.places[event.place_no].text for event in coded]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen shot dead a teacher, police officials in Nairobi said.", None),
        ("An army spokesman said in Nairobi that gunmen had shot dead a teacher.", None),
        ("At the market of Mombasa gunmen shot dead a teacher on Friday night, police officials in Nairobi said.", "Mombasa"),
        ("In Mombasa, residents said gunmen had shot dead a teacher.", "Mombasa"),
        ("In Nairobi, Defence Minister John Kamau said gunmen had shot dead a teacher.", None),
        ("Residents of Mombasa said gunmen had shot dead a teacher.", "Mombasa"),
        ("Residents of Nairobi said gunmen had shot dead a teacher in Mombasa.", "Mombasa"),
        ("A bomb claimed by the Islamic State group killed ten people in Mombasa.", "Mombasa"),
    ],
)
def test_where_somebody_speaks_is_no_place_of_what_is_told(text: str, place: str | None) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed ten villagers, and the wounded were flown by helicopter to Nairobi.", None),
        ("Gunmen killed ten villagers who had come from the port city of Mombasa.", None),
        ("Gunmen in Mombasa killed ten villagers who had fled to neighbouring Tanzania.", "Mombasa"),
        ("Thousands of people fled to Mombasa.", "Mombasa"),
    ],
)
def test_where_somebody_only_goes_or_comes_from_is_no_place_of_an_event(text: str, place: str | None) -> None:
    assert places(text) == [place]


def test_what_a_place_has_is_there_and_who_is_of_it_may_be_elsewhere() -> None:
    assert places("Warplanes over the Black Sea bombed the centre of Raqqa.") == ["Raqqa"]
    assert places("Gunmen killed the mayor of Mombasa in Nairobi.") == ["Nairobi"]


def test_what_is_fired_at_is_where_it_lands() -> None:
    assert places("Rebels in the town of Kofa fired shells on the village of Aleppo.") == ["Aleppo"]
    assert places("Rebels in the town of Kofa fired shells on villages of Syria.") == ["Kofa"]


def test_the_city_is_that_of_the_story_where_a_text_has_named_several() -> None:
    text = "Gunmen killed ten people in the city of Aleppo. Roads to the city of Raqqa were closed. "
    assert places(text + "Shells hit a market in the city.") == ["Aleppo", "Aleppo"]
    assert places(text + "It rained. It rained again. Shells hit a market in the city.") == ["Aleppo", "the city"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells killed ten people in Mombasa. Militiamen set fire to houses.", ["Mombasa", "Mombasa"]),
        ("Shells killed ten people in Mombasa. Militiamen set fire to houses where people had hidden.", ["Mombasa", "Mombasa"]),
        ("Shells killed ten people in Mombasa. Elsewhere, militiamen set fire to houses.", ["Mombasa", None]),
        ("Shells killed ten people in Mombasa. Militiamen set fire to houses in several towns.", ["Mombasa", None]),
        ("Shells killed ten people in Mombasa. Militiamen had set fire to houses.", ["Mombasa", None]),
        ("Shells killed ten people in Mombasa. Militiamen had set fire to houses there.", ["Mombasa", "Mombasa"]),
        ("Shells killed ten people in Mombasa on Monday. Militiamen set fire to houses on Friday.", ["Mombasa", None]),
        ("Shells killed ten people in Mombasa. Men drove past the police and blew up a bank.", ["Mombasa", "Mombasa"]),
        ("Shells killed ten people in Mombasa. It rained. Militiamen set fire to houses.", ["Mombasa", "Mombasa"]),
        ("Shells killed ten people in Mombasa. In Aleppo it rained. Militiamen set fire to houses.", ["Mombasa", None]),
        ("Shells killed ten people in Mombasa. It rained. It rained again. Militiamen set fire to houses.", ["Mombasa", None]),
        ("Shells killed ten people in Mombasa. The rebels are fighting government soldiers.", ["Mombasa", None]),
        ("Shells killed ten people in Kenya. Militiamen set fire to houses.", ["Kenya", None]),
    ],
)
def test_a_story_that_names_no_place_goes_on_in_the_last_one(text: str, expected: list[str | None]) -> None:
    assert places(text) == expected


def test_the_attack_that_was_told_of_has_its_place() -> None:
    text = "Rebels seized the town of Mombasa. The mayor spoke of a black day. The bombing killed two children."
    assert places(text) == ["Mombasa", "Mombasa"]


def test_a_place_that_another_sentence_names_is_told_apart() -> None:
    text = "Shells killed ten people in Mombasa. Militiamen set fire to houses."
    reading = read_text(text, split_sentences(text, "en"), PUBLISHED, "en")
    assert [event.method.endswith("_carried") for event in reading.events] == [False, True]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ALEPPO, Syria (AP) — Gunmen shot dead a teacher, officials in Raqqa said.", "ALEPPO"),
        ("JAKARTA, Indonesia: Gunmen shot dead a teacher in Mombasa.", "Mombasa"),
        ("JAKARTA, Indonesia: Gunmen shot dead a teacher in eastern Indonesia.", "eastern Indonesia"),
        ("JAKARTA (Reuters) - Gunmen shot dead a teacher.", "JAKARTA"),
        ("JAKARTA (Reuters) - Gunmen shot dead a teacher. In Syria it rained.", None),
        ("JAKARTA (Reuters) - It rained. Gunmen shot dead a teacher.", None),
    ],
)
def test_a_report_is_of_where_it_was_filed_only_if_its_lead_names_no_place(text: str, place: str | None) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen positioned in the Sofia neighbourhood fired rockets at the town of Kofa.", "Kofa"),
        ("Rockets fired by rebels holed up in the Sofia neighbourhood hit the town of Kofa.", "Kofa"),
        ("Gunmen positioned in the Sofia neighbourhood fired rockets at a school.", None),
        ("Soldiers fired rockets at rebels positioned in the town of Kofa.", "Kofa"),
        ("Gunmen stationed in the town of Kofa clashed with soldiers.", "Kofa"),
        ("Students of a school located in the town of Kofa protested on Monday.", "Kofa"),
    ],
)
def test_where_those_are_who_fire_is_no_place_of_what_they_hit(text: str, place: str | None) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Air strikes killed ten people across the Eastern Ghouta region outside the capital Damascus.", "Eastern Ghouta"),
        ("Gunmen killed ten people in a village in Idlib province, near the Turkish town of Reyhanli.", "Idlib"),
        ("In Duma, near the capital Damascus, gunmen killed ten people.", "Duma"),
        ("Gunmen killed ten people in Aleppo province near the town of Manbij.", "Manbij"),
        ("Gunmen killed ten people in northern Syria near the town of Manbij.", "Manbij"),
        ("Gunmen killed ten people near the town of Manbij in northern Syria.", "Manbij"),
    ],
)
def test_what_a_place_is_near_only_says_where_it_lies(text: str, place: str) -> None:
    assert places(text) == [place]


def test_where_a_group_is_at_home_is_not_where_it_attacks() -> None:
    assert places("Rebels of the Fajr Front (Qaeda branch in Kenya) attacked a village.") == [None]
    assert places("Rebels attacked a village (near Mombasa).") == ["Mombasa"]


def test_what_is_told_again_much_later_gives_no_place_but_to_a_headline() -> None:
    talk = "Officials met. They spoke of the budget. It was late. They agreed on nothing. "
    text = "Officials met. They spoke. The army attacked rebels. " + talk + "The army attacked rebels in Mombasa."
    assert places(text)[0] is None
    assert places("The army attacked rebels. " + talk + "The army attacked rebels in Mombasa.") == ["Mombasa"]


def test_an_event_is_in_a_village_that_no_list_has_and_not_in_the_province_behind_it() -> None:
    assert places("Four people were killed when a shell landed in Vadakki, east of Damascus.") == ["Vadakki"]
    assert places("Gunmen killed ten people in Vadakki in Idlib province.") == ["Vadakki"]


def test_what_is_told_in_one_is_in_one_place_and_what_follows_may_be_elsewhere() -> None:
    assert places("Rebels carried out rocket attacks on Thursday which killed ten people in Mombasa.") == ["Mombasa"]
    assert places("Ten people were killed on Thursday by shells that rebels fired on Mombasa.") == ["Mombasa"]
    assert places("Rebels carried out rocket attacks on Thursday and 4,000 people crossed into Mombasa.")[0] is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Bomb kills ten. MOMBASA (Reuters) A bomb killed ten people in Raqqa on Friday.", "Raqqa"),
        ("(Mombasa, May 3, 2017) – A bomb in Raqqa killed ten people.", "Raqqa"),
        ("(Aleppo, May 3, 2017) – Soldiers killed ten villagers, the organisation said.", None),
        ("ALEPPO — A bomb killed ten people on Monday.", "ALEPPO"),
        ("A bomb in Mombasa (Kenya) killed ten people on Monday.", "Mombasa"),
        ("A BOMB IN MOMBASA (KENYA) KILLED TEN PEOPLE ON MONDAY.", "MOMBASA"),
    ],
)
def test_a_dateline_in_the_text_is_no_place_of_what_happened_elsewhere(text: str, place: str | None) -> None:
    assert places(text)[-1] == place


def test_the_day_on_which_an_organisation_said_it_is_not_that_of_what_it_tells() -> None:
    def days(text: str) -> list[date | None]:
        return [one.date_start for one in read_text(text, split_sentences(text, "en"), PUBLISHED, "en").events]

    assert days("(Aleppo, May 3, 2017) – Soldiers killed ten villagers, the organisation said.") == [None]
    assert days("(Aleppo, May 3, 2017) – Soldiers killed ten villagers on April 4.") == [date(2017, 4, 4)]
    assert days("On May 3, 2017, soldiers killed ten villagers.") == [date(2017, 5, 3)]


def test_the_blast_says_where_in_a_country_it_was_and_is_the_same() -> None:
    assert places("A bomb exploded in Syria on Monday. The blast took place in Raqqa.") == ["Raqqa"]
    assert places("A bomb exploded in Mombasa on Monday. The blast in Raqqa was larger.") == ["Mombasa", "Raqqa"]
    assert places("A bomb exploded in Syria on Monday. Another bomb exploded in Raqqa on Tuesday.") == ["Syria", "Raqqa"]


def test_whose_army_it_is_says_not_where() -> None:
    assert places("Moscow's army shelled a village on Monday.") == [None]
    assert places("Gunmen attacked Aleppo's army barracks.") == ["Aleppo"]
    assert places("Moscow's army shelled Kharkiv on Monday.") == ["Kharkiv"]
