"""A text read in full: what one reader finds serves the next."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.model.coded_event import EventStatus
from flows.model.quantity import Metric
from flows.model.reading import Reading


def read(text: str, language: str = "en") -> Reading:
    return read_text(text, split_sentences(text, language), date(2017, 10, 19), language)


def test_a_country_that_acts_is_its_government_and_no_place_of_events() -> None:
    reading = read("The US maintains that the truce holds. It told us so in Aleppo.")
    assert [(one.text, one.actor_id, one.method) for one in reading.actors] == [("US", "ucdp:3", "metonym")]
    assert reading.claims[0].speaker_actor_id == "ucdp:3"
    assert [(one.text, one.is_metonym) for one in reading.places] == [("US", True), ("Aleppo", False)]


def test_a_claim_holds_the_figures_and_events_that_its_speaker_tells_of() -> None:
    said = "At least 12 civilians were killed by shelling in Aleppo on Monday"
    text = f"{said}, Karim Haddad, a spokesman for the army, told Reuters."
    reading = read(text)
    (claim,) = reading.claims
    assert claim.text == said
    assert claim.speaker is not None
    assert text[claim.speaker.start : claim.speaker.end].startswith("Karim Haddad")
    assert (claim.via_publication_id, claim.speaker_person_no) == ("reuters", 0)
    (event,) = (one for one in reading.events if one.event_type)
    assert (event.claim_no, event.fatalities_best, event.date_start) == (0, 12, date(2017, 10, 16))
    assert event.sub_event_type == "Shelling/artillery/missile attack"
    assert reading.places[event.place_no or 0].text == "Aleppo"
    assert [reading.quantities[number].text for number in event.figure_nos] == ["At least 12 civilians"]


def test_another_language_gives_names_and_numbers() -> None:
    reading = read("قتل 12 مدنيا في حلب في غارة", "ar")
    assert [one.value_best for one in reading.quantities] == [12]
    assert [one.name for one in reading.places] == ["Aleppo"]
    assert (reading.claims, reading.events, reading.times) == ((), (), ())


def test_a_text_of_nothing_says_nothing() -> None:
    assert read("") == Reading()
    assert read("\u200f\u200d \n\n …") == Reading()


def test_an_event_was_in_the_city_that_is_named_and_not_where_somebody_is_from() -> None:
    first, second = "The city of Raqqa was shelled by the army near Tabqa.", "Three men from Homs were shot dead in Tabqa."
    reading = read(f"{first} {second}")
    named = [reading.places[one.place_no].text for one in reading.events if one.place_no is not None]
    assert named == ["Raqqa", "Tabqa"]


def test_the_city_is_one_that_the_text_leaves_no_doubt_of() -> None:
    reading = read("They met in Aleppo. The city is quiet. Others met in Raqqa; the city is not.")
    assert [(one.text, one.name) for one in reading.places] == [
        ("Aleppo", "Aleppo"), ("The city", "Aleppo"), ("Raqqa", "Raqqa"), ("the city", None),
    ]  # fmt: skip


def test_two_may_say_it_together_behind_what_they_say() -> None:
    text = "An air strike killed six civilians overnight, a doctor and two residents said on Tuesday."
    (claim,) = read(text).claims
    assert claim.text == "An air strike killed six civilians overnight"
    assert claim.speaker is not None
    assert text[claim.speaker.start : claim.speaker.end] == "a doctor and two residents"


def test_what_is_said_may_begin_with_an_amount() -> None:
    for said in (
        "at least 400,000 people have fled",
        "nearly 100 people died",
        "about 30 were hurt",
        "up to 20 fighters fled",
        "at least one car was hit",
    ):
        assert [one.text for one in read(f"The ministry said {said}.").claims] == [said]
    assert [one.text for one in read("He said at the meeting that it was over.").claims] == ["that it was over"]


def test_who_confirms_an_attack_did_not_carry_it_out() -> None:
    (attack,) = read("The governor confirmed the attack.").events
    assert (attack.sub_event_type, attack.actors) == ("Attack", ())
    assert [one.text for one in read("The army launched an attack on the town.").events[0].actors] == ["The army"]


@pytest.mark.parametrize(
    ("speaker", "actor_id"),
    [
        ("the United Nations", "dateline:united_nations"),
        ("the UN", "dateline:united_nations"),
        ("NATO", "dateline:nato"),
        ("Amnesty International", "dateline:amnesty"),
        ("the Syrian Observatory for Human Rights", "dateline:sohr"),
    ],
)
def test_an_organisation_that_speaks_is_an_actor(speaker: str, actor_id: str) -> None:
    (claim,) = read(f"Shells killed twelve people in Homs on Monday, {speaker} said.").claims
    assert claim.speaker_actor_id == actor_id


def test_an_organisation_speaks_as_it_is_cited() -> None:
    claims = read("SOHR said that Homs was shelled. The Observatory said that twelve people had died.").claims
    assert [one.speaker_actor_id for one in claims] == ["dateline:sohr", "dateline:sohr"]


def test_a_monitor_is_the_one_organisation_that_the_text_cites() -> None:
    said = (
        "Shells killed five in Homs, a monitoring group said. The Syrian Observatory for Human Rights said that two were hurt."
    )
    assert [one.speaker_actor_id for one in read(said).claims] == ["dateline:sohr", "dateline:sohr"]
    both = read(said + " Amnesty International said that it was a crime.").claims
    assert [one.speaker_actor_id for one in both] == [None, "dateline:sohr", "dateline:amnesty"]


def test_the_words_of_an_outlets_name_are_no_actors() -> None:
    reading = read("The Associated Press saw members of the press in Cali, Blu Radio reported.")
    assert [one.publication_id for one in reading.publications] == ["ap", "blu_radio"]
    assert [one.text for one in reading.actors] == ["press"]


def test_who_speaks_of_the_killed_is_none_of_them() -> None:
    text = "Gunmen ambushed a convoy near Homs, killing nine soldiers, two security sources said on Monday."
    reading = read(text)
    assert [(one.text, one.metric.value) for one in reading.quantities] == [
        ("nine soldiers", "killed"), ("two security sources", "count"),
    ]  # fmt: skip
    assert [one.fatalities_best for one in reading.events] == [9]
    assert read("Two wounded men told Reuters that it was dark.").quantities[0].metric is Metric.WOUNDED


def test_a_branch_of_an_organisation_is_not_its_government() -> None:
    reading = read("Amnesty International Kenya said that 16 people had been killed.")
    assert [one.text for one in reading.actors if one.actor_id] == ["Amnesty International"]
    assert reading.claims[0].speaker_actor_id == "dateline:amnesty"


def test_what_an_explosion_kills_is_of_that_explosion() -> None:
    bomb = "A car bomb and explosions in the Syrian city of Aleppo killed five people, including two police officers."
    assert [(one.sub_event_type, one.fatalities_best) for one in read(bomb).events] == [("Remote explosive/landmine/IED", 5)]
    missiles = "Two ballistic missiles slammed into the city of Aleppo on Sunday, killing 34 people."
    assert [(one.sub_event_type, one.fatalities_best) for one in read(missiles).events] == [
        ("Shelling/artillery/missile attack", 34)
    ]


def test_the_day_on_which_something_was_said_is_not_that_of_the_event() -> None:
    (said,) = read("The Syrian army said on Monday that rebels had killed ten soldiers in Aleppo.").events
    assert said.date_start is None
    (told,) = read("The Syrian army said that rebels killed ten soldiers in Aleppo on Monday.").events
    assert told.date_start == date(2017, 10, 16)


def test_what_a_war_has_done_since_is_no_news() -> None:
    text = "The war in Syria broke out in 2011. It has killed tens of thousands of people."
    assert {one.status for one in read(text).events} == {EventStatus.BACKGROUND}
    (news,) = read("The army said 12 people have been killed so far in the attack on Aleppo on Monday.").events
    assert news.status is EventStatus.HAPPENED


def test_the_place_of_an_event_is_the_one_that_its_own_preposition_leads_to() -> None:
    reading = read("In Idlib province, one person was killed in shelling of Aleppo, the governor said.")
    assert [reading.places[one.place_no or 0].text for one in reading.events] == ["Aleppo"]


def test_a_militia_that_takes_a_town_is_no_government() -> None:
    (event,) = read("The Rapid Support Forces took control of El Fasher in Sudan on 15 October.").events
    assert event.sub_event_type == "Non-state actor overtakes territory"
