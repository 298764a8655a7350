"""Events of political violence and protest in a text: what happened, who did it to whom, and whether it happened at all."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.events.events import find_events
from flows.extract.figures.quantities import find_quantities
from flows.extract.lexicon import read_rows
from flows.extract.times.times import find_times
from flows.extract.words import split_words
from flows.model.claim import Claim, Polarity
from flows.model.coded_event import CodedEvent, EventStatus
from flows.model.mention import ActorMention, PlaceKind, PlaceMention
from flows.model.reading import Reading

PUBLISHED = date(2017, 10, 19)


def read(text: str, **more: object) -> tuple[CodedEvent, ...]:
    words = split_words(text)
    times = find_times(words, PUBLISHED)
    reading = Reading(times=times, quantities=find_quantities(words, times), **more)  # type: ignore[arg-type]
    return find_events(words, reading, PUBLISHED)


def told(text: str) -> list[tuple[str | None, str]]:
    """The sub-type and the status of each event."""
    return [(event.sub_event_type, event.status.value) for event in read(text)]


SUB_TYPES = {
    "Soldiers clashed with rebels near the bridge.": "Armed clash",
    "Heavy fighting broke out between the army and militants.": "Armed clash",
    "Gunmen attacked a police station in the town.": "Armed clash",
    "Government forces recaptured the town from the rebels.": "Government regains territory",
    "Rebels seized control of the airport.": "Non-state actor overtakes territory",
    "Warplanes bombed a market in the old town.": "Air/drone strike",
    "Air strike kills ten villagers in the north.": "Air/drone strike",
    "A drone strike killed two commanders.": "Air/drone strike",
    "Ten people died in heavy bombing of the town.": "Air/drone strike",
    "Ten people died in a bombing at the market.": "Remote explosive/landmine/IED",
    "Artillery shelled the villages overnight.": "Shelling/artillery/missile attack",
    "Our artillery returned fire at positions of the rebels.": "Shelling/artillery/missile attack",
    "A truck crashed into a checkpoint and exploded, killing ten soldiers.": "Remote explosive/landmine/IED",
    "A helicopter crashed after rebels shot it down, killing ten soldiers.": "Armed clash",
    "Militants fired rockets at the airport.": "Shelling/artillery/missile attack",
    "A roadside bomb exploded as a convoy passed.": "Remote explosive/landmine/IED",
    "A man on a motorcycle hurled a hand grenade at a shop.": "Grenade",
    "A suicide bomber blew himself up at a wedding.": "Suicide bomb",
    "The army attacked the town with chlorine.": "Chemical weapon",
    "Gunmen shot dead a teacher on his way home.": "Attack",
    "A judge was assassinated outside her house.": "Attack",
    "Air raids believed to be Russian killed ten villagers.": "Air/drone strike",
    "Rebels executed ten men in an operation.": "Attack",
    "Soldiers raped three women in the camp.": "Sexual violence",
    "Armed men kidnapped the mayor.": "Abduction/forced disappearance",
    "Hundreds of people marched through the capital to demand higher wages.": "Peaceful protest",
    "Teachers held a rally outside the ministry.": "Peaceful protest",
    "Residents gathered at the gate to demand electricity.": "Peaceful protest",
    "Students protested and police fired tear gas at them.": "Protest with intervention",
    "Soldiers opened fire on protesters.": "Excessive force against protesters",
    "Demonstrators clashed with police.": "Violent demonstration",
    "Residents blocked the road with burning tires during a protest.": "Violent demonstration",
    "A mob beat a man accused of theft.": "Mob violence",
    "Police arrested four men.": "Arrests",
    "Militiamen looted the shops.": "Looting/property destruction",
    "Soldiers burned down forty houses.": "Looting/property destruction",
    "The two sides signed a ceasefire.": "Agreement",
    "Engineers defused a landmine.": "Disrupted weapons use",
    "The army withdrew from the province.": "Change to group/activity",
    "Chechen fighters ambushed a Russian armoured column and killed nine soldiers.": "Armed clash",
    "Gunmen stormed the penitentiary.": "Attack",
}


@pytest.mark.parametrize(("text", "sub_type"), SUB_TYPES.items())
def test_what_happened_is_coded_as_acled_codes_it(text: str, sub_type: str) -> None:
    assert told(text) == [(sub_type, "happened")]


@pytest.mark.parametrize(
    "text",
    [
        "He died of a heart attack.",
        "The riot police stood by.",
        "In March the talks went on.",
        "The figures demonstrate that trade is growing.",
        "The team struck a pose for the cameras.",
        "He threw his hat into the air.",
        "She took over as chief executive.",
        "Friends gathered for a dinner.",
        "The Burnt Mill Museum is open.",
        "The company launched a new product.",
        "He fought a long illness.",
        "Firefighters battled a blaze in several buildings.",
        "Residents fought the flames with buckets.",
        "The army executed its plan.",
        "A protest movement became a party.",
        "A military helicopter crashed near the base, killing ten soldiers.",
        "Ten soldiers were killed in a helicopter crash.",
        "Migrants live in two detention centres.",
        "People wake up to the sounds of explosions.",
        "The strike was a demonstration of the fragile state of the truce.",
        "The president has rallied minorities behind him.",
        "Fighters marched their prisoners to the square.",
        "The prize was a March wedding in the capital.",
        "The chemicals were dispersed by the wind.",
        "An alliance fighting the rebels has asked for help.",
        "He called it a pretext of fighting terrorists.",
        "They share the goal to retake the town.",
        "With the town devastated by three years of fighting people left.",
        "",
    ],
)
def test_what_looks_alike_is_no_event(text: str) -> None:
    assert told(text) == []


STATUSES = {
    "Rebels attacked the village.": "happened",
    "Rebels are shelling the village.": "ongoing",
    "Rebels did not attack the village.": "negated",
    "No attack took place.": "negated",
    "The army denied bombing the hospital.": "negated",
    "Claims that soldiers opened fire on refugees do not reflect the truth.": "negated",
    "Reports that the army bombed the hospital are untrue.": "negated",
    "Reports of a massacre in the village were false.": "negated",
    "He described as baseless the claim that soldiers shot villagers.": "negated",
    "It is not true that police opened fire on the crowd.": "negated",
    "Reports that soldiers killed ten villagers are true.": "happened",
    "Reports that soldiers killed ten villagers could not be confirmed.": "happened",
    "Soldiers killed a man who said that the rebels were wrong.": "happened",
    "Rebels may attack the village.": "hypothetical",
    "Rebels threatened to attack the village.": "hypothetical",
    "If rebels attack the village, people will flee.": "hypothetical",
    "Residents fear an attack.": "feared",
    "Residents feared attacks on the village.": "feared",
    "Rebels attacked the village in 2014.": "background",
    "After years of bombardment by the army the town is empty.": "background",
    "More than 9,000 people have been killed since 2011.": "background",
    "More than 9,000 people have been killed since the war began in March 2011.": "background",
    "Rebels have attacked the village on Tuesday.": "happened",
    "The war has killed more than 300,000 people.": "background",
    "The town lies in ruins after a civil war which has killed more than 300,000 people.": "background",
    "More than 9,000 people have been killed in the conflict.": "background",
    "More than 9,000 people have been killed in the country since the conflict began.": "background",
    "More than 280,000 people have been killed.": "background",
    "More than 435 people have been killed since the crisis began.": "background",
    "More than 2,600 people have been killed and many displaced.": "background",
    "At least 20 people have been killed in the raid.": "happened",
    "On Monday 2,600 people were killed.": "happened",
    "Some 280 people have been killed.": "happened",
    "The battle for the capital has killed nearly 700 people.": "background",
    "The attack on the market has killed ten people.": "happened",
    "Fighting in the town killed 12 people.": "happened",
    "Two soldiers have been killed in the village.": "happened",
    "Of all that the war has seen, an air strike has killed the most.": "happened",
    "Clashes went on, with soldiers fighting the rebels near the bridge.": "happened",
    "The army was fighting rebels near the bridge.": "happened",
    "The town is regularly targeted by warplanes.": "background",
    "Warplanes have often bombed the town.": "background",
    "Warplanes have heavily bombed the town.": "happened",
    "Moscow announced a halt to air strikes on the town.": "hypothetical",
    "The council called for the cessation of attacks on the town.": "hypothetical",
    "Police foiled a series of attacks on the market.": "hypothetical",
    "The army has no plans to show two films of the attack on the town.": "happened",
    "Rebels declared a ceasefire.": "happened",
    "Rebels declared the end of the ceasefire.": "negated",
    "Recapturing the town would cut the road.": "hypothetical",
    "After recapturing the town rebels would not talk.": "happened",
    "She called for picketing of the embassy.": "hypothetical",
    "She would call on everyone to picket the embassy.": "hypothetical",
    "Hundreds took to the streets to protest.": "happened",
    "Residents spoke of a march on the ministry scheduled for Friday.": "hypothetical",
    "Residents spoke of a march on the ministry on Friday.": "happened",
    "Of those killed six were children.": "background",
    "The country was hit by unrest since mid-March 2011 where factories closed.": "background",
    "The conflict began with peaceful protests of students.": "background",
    "Thousands joined a protest against the war on Tuesday.": "happened",
}


@pytest.mark.parametrize(("text", "status"), STATUSES.items())
def test_what_did_not_newly_happen_is_marked(text: str, status: str) -> None:
    assert read(text)[0].status.value == status


def test_force_near_a_protest_is_a_riot_only_of_those_who_may_riot() -> None:
    before = "Thousands of people protested in the capital on Tuesday. "
    assert told(before + "Fighters of rebel groups clashed near the border.")[1] == ("Armed clash", "happened")
    assert told(before + "Students clashed with police.")[0] == ("Violent demonstration", "happened")
    assert ("Air/drone strike", "happened") in told(
        "Warplanes carried out repeated attacks on the town. " + before + "The clashes went on."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Four civilians killed six others injured in attacks on the town.",
        "Four civilians were killed and six others injured in attacks on the town.",
    ],
)
def test_a_comma_may_be_lost(text: str) -> None:
    [event, *_] = read(text)
    assert (event.actors, event.recipients[0].text) == ((), "Four civilians")
    [event] = read("Soldiers killed six rebels wounded in the attack.")
    assert [one.text for one in event.actors] == ["Soldiers"]


def test_a_day_may_stand_between_who_acts_and_the_verb() -> None:
    [event] = read("Rebel fighters on Monday attacked the village.")
    assert [one.text for one in event.actors] == ["Rebel fighters"]


TUESDAY = date(2017, 10, 17)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rebels attacked the village on Tuesday. Soldiers shot two farmers dead.", [TUESDAY, TUESDAY]),
        ("Rebels attacked the village on Tuesday. The road is closed. Soldiers shot two farmers dead.", [TUESDAY, TUESDAY]),
        ("Rebels attacked the village on Tuesday. It is small. It is poor. Soldiers shot two farmers dead.", [TUESDAY, None]),
        ("Warplanes hit homes on Tuesday. It is small. It is poor. The bombing was heavy.", [TUESDAY]),
        ("Warplanes hit homes on Tuesday. It is small. It is poor. The bombing killed two men.", [TUESDAY, TUESDAY]),
        ("Rebels attacked the village on Tuesday. Soldiers had shot two farmers dead.", [TUESDAY, None]),
        ("Rebels attacked the village on Tuesday. Earlier soldiers shot two farmers dead.", [TUESDAY, None]),
        ("Soldiers shot two farmers dead. Warplanes bombed the town on Tuesday.", [None, TUESDAY]),
        ("Warplanes strike border town. Warplanes bombed a school in the town on Tuesday.", [TUESDAY]),
    ],
)
def test_a_story_goes_on_with_the_day_that_it_named(text: str, days: list[date | None]) -> None:
    assert [one.date_start for one in read(text)] == days


def test_a_month_that_a_story_named_is_not_carried_on() -> None:
    assert read("Rebels attacked the village this month. Soldiers shot two farmers dead.")[1].date_start is None


def test_a_headline_has_the_day_of_its_lead() -> None:
    headline, _ = read("Army kills ten rebels. Soldiers fought with militants on Tuesday.")
    assert (headline.date_start, headline.method) == (TUESDAY, "kill_base_carried")
    headline, _ = read("Army kills ten rebels. Warplanes bombed a school on Tuesday.")
    assert headline.date_start is None


def test_a_day_that_was_carried_is_told_from_one_that_was_named() -> None:
    named, carried = read("Rebels attacked the village on Tuesday. Soldiers shot two farmers dead.")
    assert (named.method, carried.method) == ("attack_past", "kill_past_carried")
    assert carried.date_start == named.date_start
    [alone] = read("Soldiers shot two farmers dead.")
    assert carried.score == alone.score


def test_parties_are_told_apart_by_their_place() -> None:
    for text in (
        "Masked gunmen killed two farmers near Homs.",
        "Two farmers were killed by masked gunmen near Homs.",
        "Two farmers were killed near Homs in an attack by masked gunmen.",
    ):
        (event,) = read(text)
        assert ([one.text.casefold() for one in event.actors], [one.text.casefold() for one in event.recipients]) == (
            ["masked gunmen"],
            ["two farmers"],
        )


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("A group of residents beat a man.", "Mob violence"),
        ("A group of gunmen beat a man.", "Attack"),
        ("A group of people attacked the shop of a trader.", "Mob violence"),
        ("Members of the army attacked a rebel base.", "Armed clash"),
    ],
)
def test_a_group_is_what_it_is_a_group_of(text: str, sub_type: str) -> None:
    assert told(text) == [(sub_type, "happened")]


@pytest.mark.parametrize("number", ["ten", "at least ten", "more than 10", "as many as ten", "some ten", "between 10 and 15"])
def test_numbers_are_no_borders(number: str) -> None:
    (event,) = read(f"Government forces killed {number} rebels.")
    assert [one.text for one in event.actors] == ["Government forces"]
    assert event.recipients[0].text.endswith("rebels")


def test_shells_may_be_fired_or_fire() -> None:
    assert told("The army shells the town.") == [("Shelling/artillery/missile attack", "happened")]
    (event,) = read("Mortar shells hit a building.")
    assert [one.text for one in event.targets] == ["a building"]


def test_what_happened_meanwhile_is_another_event() -> None:
    assert len(read("The attack came as government troops killed ten villagers in the north.")) == 2


@pytest.mark.parametrize("aside", ["in the hills", "positioned near Homs", "backed by militias", "on motorcycles in the town"])
def test_who_acts_may_stand_far_from_the_verb(aside: str) -> None:
    (event,) = read(f"Soldiers {aside} shelled a school.")
    assert [one.text for one in event.actors] == ["Soldiers"]


def test_both_sides_of_a_clash_act() -> None:
    (event,) = read("Clashes between the army and the rebels erupted in Homs.")
    assert [one.text for one in event.actors] == ["the army", "the rebels"]


def test_what_is_hit_is_no_victim() -> None:
    (event,) = read("Militants fired mortars at a hospital.")
    assert [one.text for one in event.targets] == ["a hospital"]
    assert event.recipients == ()
    assert event.instrument is not None


def test_what_an_attack_led_to_is_no_event_of_its_own() -> None:
    (event,) = read("On Tuesday, gunmen attacked a village, killing three civilians and a priest.")
    assert (event.sub_event_type, event.fatalities_best) == ("Attack", 4)
    assert (event.date_start, event.date_prec) == (date(2017, 10, 17), 1)


def test_an_event_told_twice_is_one() -> None:
    text = (
        "Car bomb kills 12 in market\n\n"
        "A car bomb exploded in a market on Wednesday, killing 12 people. The blast was heard for miles."
    )
    (event,) = read(text)
    assert (event.sub_event_type, event.date_start) == ("Remote explosive/landmine/IED", date(2017, 10, 18))


def test_the_dead_of_one_sentence_are_not_counted_twice() -> None:
    (event,) = read("The bomb killed 126 people, police said, updating an earlier toll of 112 dead.")
    assert event.fatalities_best == 126


def test_what_a_protest_is_about_is_background() -> None:
    events = read("Thousands marched in the capital against the killing of a student.")
    assert [(one.sub_event_type, one.status) for one in events if one.status is EventStatus.HAPPENED] == [
        ("Peaceful protest", EventStatus.HAPPENED)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Security forces fired on protesters, killing two.",
        "Police fired into a crowd of protesters, killing two people and wounding ten.",
        "Two people were killed when police opened fire on protesters.",
    ],
)
def test_who_dies_when_forces_fire_on_protesters_is_of_one_event(text: str) -> None:
    (event,) = read(text)
    assert (event.sub_event_type, event.fatalities_best) == ("Excessive force against protesters", 2)


def test_who_dies_when_others_fire_on_protesters_is_attacked() -> None:
    (event,) = read("Two people were killed when gunmen opened fire on protesters.")
    assert (event.sub_event_type, event.fatalities_best) == ("Attack", 2)


def test_what_somebody_warns_of_has_not_happened() -> None:
    assert told("The general warned against missile strikes by rebels.") == [
        ("Shelling/artillery/missile attack", "hypothetical")
    ]
    assert told("The army killed ten rebels, a general warned.") == [("Armed clash", "happened")]


def test_shots_into_the_air_and_bombing_runs() -> None:
    assert told("Soldiers fired into the air.") == []
    assert told("Jets flew a bombing run over the town.") == [("Air/drone strike", "happened")]


def test_force_against_a_protest_told_of_later_belongs_to_it() -> None:
    (event,) = read("Workers demonstrated outside the plant. Police arrested five of the protesters.")
    assert event.sub_event_type == "Protest with intervention"


def test_plover_codes_stand_beside() -> None:
    (event,) = read("Police arrested four men.")
    assert (event.plover_event, event.plover_mode) == ("COERCE", "arrest")


def test_who_is_listed_keeps_their_id() -> None:
    text = "Hamza Brigade seized control of the airport."
    group = ActorMention(0, 13, "Hamza Brigade", "armed_group", "ucdp:9", None, "listed", 0.9)
    (event,) = read(text, actors=(group,))
    assert event.sub_event_type == "Non-state actor overtakes territory"
    assert [one.actor_id for one in event.actors] == ["ucdp:9"]


def test_the_place_is_the_narrowest_named() -> None:
    text = "In Aleppo, Syria, gunmen shot dead a teacher."
    city = PlaceMention(3, 9, "Aleppo", PlaceKind.POPULATED, "Aleppo", 1, "SYR", 36.2, 37.1, 1, False, "listed", 0.9)
    country = PlaceMention(11, 16, "Syria", PlaceKind.COUNTRY, "Syria", 2, "SYR", 35.0, 38.0, 6, False, "listed", 0.9)
    assert read(text, places=(city, country))[0].place_no == 0


def test_what_a_source_denies_did_not_happen() -> None:
    text = "The army denied that its warplanes bombed a hospital."
    claim = Claim(16, 52, text[16:52], None, None, None, None, None, None, None, False, Polarity.DENIED, "said", 0.9)
    (event,) = read(text, claims=(claim,))
    assert (event.claim_no, event.status) == (0, EventStatus.NEGATED)


WORDS = """the a gunmen army police civilians killed attacked shelling attack protest marched by in on of and , . ; ( ) who
after was were not may fear 12 Homs - ' “ ” blew himself up took hostage fired rockets at tear gas since 2014"""
FRAGMENTS = st.lists(st.sampled_from(WORDS.split()), max_size=80).map(" ".join)


@given(FRAGMENTS | st.text(max_size=200))
def test_spans_are_in_the_text(text: str) -> None:
    for event in read(text):
        assert text[event.char_start : event.char_end] == event.text
        assert event.char_start <= event.trigger.start < event.trigger.end <= event.char_end
        for party in (*event.actors, *event.recipients, *event.targets):
            assert text[party.char_start : party.char_end] == party.text


def test_a_text_of_one_sentence_without_end_is_read() -> None:
    text = "gunmen attacked and killed the " * 2_000
    assert len(read(text)) >= 1


VOCABULARY = Path(__file__).parents[2] / "sql" / "vocabulary" / "code.csv"
SCHEMES = {
    "event_type": "acled_event_type",
    "sub_event_type": "acled_sub_event_type",
    "plover_event": "plover_event",
    "plover_mode": "plover_mode",
}


def test_codes_are_those_of_the_vocabulary() -> None:
    with VOCABULARY.open(encoding="utf-8") as file:
        known = {(row["scheme"], row["code"]) for row in csv.DictReader(file)}
    coded = [row for row in read_rows("event_codes.csv") if row["event_type"] not in ("group", "none")]
    unknown = {
        (column, row[column])
        for row in coded
        for column, scheme in SCHEMES.items()
        if row[column] and (scheme, row[column]) not in known
    }
    assert unknown == set()


def test_what_came_a_day_before_is_no_topic_of_a_protest() -> None:
    crowds = read("The bill led to protests, a day after crowds stormed parliament.")[-1]
    assert crowds.status is EventStatus.HAPPENED
    topic = read("Hundreds marched against the army after police killed a student.")[-1]
    assert topic.status is EventStatus.BACKGROUND


def test_every_trigger_has_an_action_that_is_coded() -> None:
    coded = {
        action
        for row in read_rows("event_codes.csv")
        for cell in (row["action"], row["sub_event_type"])
        for action in cell.split("|")
    }
    told_aside = {"none", "own", "blame", "attributed", "operation"}  # which name who did it, and no event
    assert {row["action"] for row in read_rows("event_triggers.csv")} - coded - told_aside == set()


@pytest.mark.parametrize(
    ("text", "sub_types"),
    [
        ("Soldiers fought rebels in the war that began with protests.", ["Armed clash"]),
        ("People fought the militants.", ["Armed clash"]),
        ("The number of people wounded and killed is not known.", ["Attack"]),
        ("Police shot dead three people when they dispersed a rally.", ["Excessive force against protesters"]),
        ("A woman was gang-raped by soldiers.", ["Sexual violence"]),
        ("The gang fled the town.", []),
        ("The army neutralised ten militants.", ["Armed clash"]),
        ("The plan neutralised the risk.", []),
        ("Gunmen wounded three villagers.", ["Attack"]),
        ("Three villagers were wounded in an accident.", []),
        ("Shells hit the airport.", ["Shelling/artillery/missile attack"]),
        ("Residents blocked the road between the two towns with burning tyres.", ["Violent demonstration"]),
    ],
)
def test_words_of_several_senses(text: str, sub_types: list[str]) -> None:
    assert [event.sub_event_type for event in read(text) if event.status is EventStatus.HAPPENED] == sub_types


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tribes met after hours of fighting with the rebels.", "happened"),
        ("He said that further attacks on the town could follow.", "hypothetical"),
        ("I would like to see demonstrations on Monday.", "hypothetical"),
        ("He called for a march on the capital on 7 November.", "hypothetical"),
        ("Men in a car without licence plates kidnapped a student.", "happened"),
        ("He did not say how many people had been killed.", "hypothetical"),
        ("Police fired tear gas to disperse the protesters.", "happened"),
    ],
)
def test_whether_it_happened(text: str, status: str) -> None:
    assert {event.status.value for event in read(text)} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Many journalists were killed in the country's civil war.", "background"),
        ("Two journalists were killed in the war on Tuesday.", "happened"),
        ("Two journalists were killed in the village.", "happened"),
    ],
)
def test_the_dead_of_a_war_are_no_news(text: str, status: str) -> None:
    (event,) = read(text)
    assert event.status.value == status


def test_who_is_attacked_does_not_act_behind_it() -> None:
    fight, killing = read("A raid on the town where rebels are battling the gunmen killed two farmers.")[-2:]
    assert [party.text for party in killing.actors] == []
    (killing,) = read("The gunmen killed two farmers.")
    assert [party.text for party in killing.actors] == ["The gunmen"]
    assert fight.status.value == "ongoing"
