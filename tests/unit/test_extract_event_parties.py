"""Who acts and who suffers in an event, and who only stands near."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.events.events import find_events
from flows.extract.figures.quantities import find_quantities
from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.extract.times.times import find_times
from flows.extract.words import split_words
from flows.model.coded_event import CodedEvent
from flows.model.reading import Reading

PUBLISHED = date(2025, 6, 1)


def read(text: str) -> tuple[CodedEvent, ...]:
    words = split_words(text)
    times = find_times(words, PUBLISHED)
    return find_events(words, Reading(times=times, quantities=find_quantities(words, times)), PUBLISHED)


def doers(event: CodedEvent) -> list[str]:
    return [party.text for party in event.actors]


def sufferers(event: CodedEvent) -> list[str]:
    return [party.text for party in event.recipients]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Ten people, including an infant, were killed when rebels swept through the town, shooting people.", ["rebels"]),
        ("Ten people, including an infant, were killed in the town on Monday, shooting people.", []),
        ("Gunmen attacked a village on Monday, killing ten people.", ["Gunmen"]),
    ],
)
def test_who_is_killed_does_not_shoot(text: str, actors: list[str]) -> None:
    event = read(text)[0]
    assert doers(event) == actors
    assert not set(doers(event)) & set(sufferers(event))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Families protested outside the palace. Maria Lopez accused the army of doing nothing.", ["Families"]),
        ("Protesters gathered outside the palace. Maria Lopez accused the army of doing nothing.", ["Protesters"]),
        ("Workers staged a protest. The union blamed the police.", ["Workers"]),
        ("A protest was held outside the palace. The union blamed the police.", []),
        ("Ten villagers were killed on Monday. Residents blamed the rebels.", ["the rebels"]),
    ],
)
def test_who_is_blamed_did_what_was_violent(text: str, actors: list[str]) -> None:
    assert doers(read(text)[0]) == actors


def test_what_comes_of_an_attack_is_nobody() -> None:
    events = read("Rebels set fire to 45 houses and 34 vehicles, forcing residents to flee.")
    assert all("forcing" not in name for event in events for name in doers(event) + sufferers(event))
    assert sufferers(read("Rebels killed two soldiers, three policemen and visiting officials.")[0])[-1] == "visiting officials"


def test_where_an_attack_is_claimed_is_not_attacked() -> None:
    claimed = read("The group claimed responsibility for the attack in a statement on its Amaq news agency.")
    assert all(sufferers(event) == [] for event in claimed)
    assert sufferers(read("The group claimed responsibility for the attack in a village on Turkish soldiers.")[0]) == [
        "Turkish soldiers"
    ]


def test_a_bullet_is_no_part_of_a_name() -> None:
    assert sufferers(read("• Ten villagers were killed on Monday.")[0]) == ["Ten villagers"]


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Israeli air strikes killed 58 people.", "dateline:military_forces_of_israel"),
        ("A Russian missile strike killed 34 people.", "dateline:military_forces_of_russia"),
        ("An Israeli settler attack killed two villagers.", None),
        ("A Kurdish bomb attack killed two villagers.", None),
    ],
)
def test_the_military_of_a_state_strikes(text: str, actor_id: str | None) -> None:
    assert [party.actor_id for party in read(text)[0].actors if party.actor_id] == [actor_id] * (actor_id is not None)


def hit(event: CodedEvent) -> list[str]:
    return [party.text for party in event.targets]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The town was hit by U.S.-led coalition air strikes.", ["U.S.-led coalition"]),
        ("Tags Aleppo UN Syrian government air strikes hit a clinic.", ["Syrian government"]),
        ("Ten were killed in Russian & Syrian government air strikes.", ["Russian", "Syrian government"]),
        ("Syrian army Islamic State clash near an airport", ["Syrian army Islamic State"]),
    ],
)
def test_whose_strikes_they_are_is_the_whole_name_before_them_and_no_more(text: str, actors: list[str]) -> None:
    reading = read_text(text, split_sentences(text, "en"), PUBLISHED, "en")
    assert [doers(event) for event in reading.events] == [actors]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("In Raqqa a suicide bomber killed five people.", ["a suicide bomber"], ["five people"]),
        ("In Raqqa province Syrian army units killed five rebels.", ["Syrian army units"], ["five rebels"]),
        ("According to Hezbollah more than 30 rebels were killed.", [], ["more than 30 rebels"]),
        ("According to the SOHR a total of 43 civilians were killed.", [], ["a total of 43 civilians"]),
        ("Rebels killed 24 people a monitor said.", ["Rebels"], ["24 people"]),
        ("Tags Syria UN Islamic State At least 20 people were killed in Manbij.", [], ["At least 20 people"]),
        ("The SDF an alliance of militias killed two men.", ["The SDF an alliance of militias"],
         ["two men"]),
    ],
)  # fmt: skip
def test_what_stands_before_a_noun_phrase_without_a_comma_is_no_part_of_it(
    text: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = read_text(text, split_sentences(text, "en"), PUBLISHED, "en").events
    assert (doers(event), sufferers(event)) == (actors, recipients)


def test_how_an_attack_is_described_names_nobody() -> None:
    (event,) = read("Ten civilians were killed in a suspected chemical attack.")
    assert doers(event) == []
    (event,) = read("Ten people were killed in an armed attack.")
    assert doers(event) == []


def test_who_fights_with_support_fights_others() -> None:
    (event,) = read("The rebels fought with US support.")
    assert sufferers(event) == []
    (event,) = read("The rebels fought with soldiers.")
    assert sufferers(event) == ["soldiers"]


def test_whom_somebody_fights_does_not_take_what_is_told_next() -> None:
    _, taken = read("Fighters that were backed by jets and were fighting militants in the hills took control of a base.")
    assert doers(taken) == []


def test_of_those_killed_is_of_the_dead() -> None:
    (event,) = read("Of the 45 civilians killed most were in the east.")
    assert (doers(event), sufferers(event)) == ([], ["the 45 civilians"])


def test_what_explodes_is_not_hit() -> None:
    (event,) = read("A man detonated his explosives in front of a bakery.")
    assert [target.text for target in event.targets] == ["a bakery"]


def test_who_acts_may_be_the_first_word_behind_many_blank_lines() -> None:
    (event,) = read("It rained\n\n\n\nGunmen killed ten people.")
    assert doers(event) == ["Gunmen"]


def test_an_abbreviation_amid_a_name_is_part_of_it() -> None:
    text = "Thirty Islamic State (IS) group militants were killed in an air strike."
    (event,) = read_text(text, split_sentences(text, "en"), PUBLISHED, "en").events
    assert sufferers(event) == ["Thirty Islamic State (IS) group militants"]
    assert [party.actor_id for party in event.recipients] == ["ucdp:234"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The army said it had killed ten rebels.", ["The army"]),
        ("The army said they had killed ten rebels.", []),  # of whom it speaks is not plain
        ("A bomb killed ten people in the market. The rebels claimed responsibility for the attack.", ["The rebels"]),
        ("A bomb killed ten people. Residents blamed the attack on the rebels.", ["the rebels"]),
        ("A bomb killed ten people. The attack was claimed by the rebels.", ["the rebels"]),
        ("A bomb killed ten people. The attack was condemned by the rebels.", []),
        ("Gunmen stormed the hotel on Monday and shot a guard.", ["Gunmen"]),
        ("The alliance fighting the rebels has killed ten people.", ["The alliance"]),
        ("Insurgents linked to the group beheaded four farmers.", ["Insurgents"]),
        ("Peasants found the bodies of six men who had been shot in the head.", []),
        ("Police foiled an attack on the market.", []),
        ("Rebels launched an attack on the market.", ["Rebels"]),
        ("Four people were killed in an anti-government attack.", []),
    ],
)
def test_who_acts(text: str, actors: list[str]) -> None:
    assert doers(read(text)[0]) == actors


@pytest.mark.parametrize(
    ("text", "recipients", "targets"),
    [
        ("Rebels attacked rebel-held villages.", [], ["rebel-held villages"]),
        ("Gunmen attacked a police station.", [], ["a police station"]),
        ("Gunmen killed a shop owner.", ["a shop owner"], []),
        ("Gunmen killed a gaucho.", ["a gaucho"], []),  # who is on no list, but killed
        ("Gunmen took ten villagers hostage.", ["ten villagers"], []),
        ("Gunmen kidnapped ten villagers on the road to the coast.", ["ten villagers"], []),
        ("Gunmen launched an attack on the convoy.", [], ["the convoy"]),
        ("Gunmen opened fire on them.", [], []),
        ("A car bomb was detonated near the market.", [], ["the market"]),
        ("Warplanes destroyed a mortar position.", [], ["a mortar position"]),
        ("The body of the mayor, kidnapped on Tuesday by gunmen, was found.", ["the mayor"], []),
    ],
)
def test_who_suffers_and_what_is_hit(text: str, recipients: list[str], targets: list[str]) -> None:
    event = read(text)[0]
    assert (sufferers(event), hit(event)) == (recipients, targets)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Guerrillas dynamited four pylons. They also burned two buses.", ["Guerrillas"]),
        ("Guerrillas and soldiers fought near the river. They also burned two buses.", []),
        ('Guerrillas dynamited four pylons. "They burned two buses," a driver said.', []),
        ("A gunman shot a guard. They burned two buses.", []),
    ],
)
def test_who_is_meant_by_they(text: str, actors: list[str]) -> None:
    assert doers(read(text)[-1]) == actors


def test_what_is_hit_is_no_weapon() -> None:
    assert read("Warplanes destroyed a mortar position.")[0].sub_event_type == "Air/drone strike"
    assert read("The truck hit a landmine.")[0].sub_event_type == "Remote explosive/landmine/IED"


def test_what_is_looked_into_is_no_part_of_what_happened() -> None:
    shot = read("A journalist was shot by a sniper as he filmed the clashes.")[0]
    assert (shot.sub_event_type, doers(shot)) == ("Attack", ["a sniper"])


def test_the_clash_is_the_attack_told_of_before() -> None:
    (event,) = read("Rebels attacked the barracks with mortars. Three soldiers were killed in the clash.")
    assert (event.fatalities_best, sufferers(event)) == (3, ["Three soldiers"])


def test_what_happens_elsewhere_next_is_another_event() -> None:
    events = read("Seven officers were kidnapped. Inmates took 139 guards hostage in five prisons.")
    assert [doers(event) for event in events] == [[], ["Inmates"]]


def test_the_killed_of_a_clause_are_counted_whatever_stands_between() -> None:
    assert read("At least 55 people, most of them schoolgirls, have been killed in explosions.")[0].fatalities_best == 55
    assert read("Fighting killed nine people and forced 2,000 families from their homes.")[0].fatalities_best == 9
    assert (
        read("Crowds marked the anniversary of an attack in which 60 people died. Gunmen shot a man.")[0].fatalities_best
        is None
    )


def test_what_one_does_behind_a_semicolon_another_did_not() -> None:
    killing, arson = read(
        "A gunman shot dead two brothers in Huwara; settlers then rampaged through it, setting fire to homes."
    )
    assert (doers(killing), sufferers(killing)) == (["A gunman"], ["two brothers"])
    assert (doers(arson), hit(arson)) == (["settlers"], ["homes"])


def test_the_object_of_one_verb_does_not_suffer_from_the_next() -> None:
    (event,) = read("Security forces rescued 190 passengers, and 30 assailants were killed near Sibi.")
    assert (sufferers(event), event.fatalities_best) == (["30 assailants"], 30)
    (event,) = read("Two soldiers, a policeman and three civilians were killed.")
    assert sufferers(event) == ["Two soldiers", "a policeman", "three civilians"]


def test_who_is_accused_of_something_else_did_not_do_what_was_told_before() -> None:
    assert not doers(read("Sameh Aqtash was killed in Zaatara. A spokesman accused Israel of state terrorism.")[0])


@pytest.mark.parametrize(
    ("text", "suffer", "things"),
    [
        ("Three nationals working at a cement factory were abducted.", ["Three nationals"], []),
        ("A rocket hit a petrol station, killing eight.", ["eight"], ["a petrol station"]),
        ("The army said it had struck 50 targets.", [], ["50 targets"]),
    ],
)
def test_people_suffer_and_things_are_hit(text: str, suffer: list[str], things: list[str]) -> None:
    (event,) = read(text)
    assert (sufferers(event), hit(event)) == (suffer, things)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A landmine planted by the rebels killed ten passengers.", ["the rebels"]),
        ("A bomb planted by suspected rebels exploded at a market.", ["suspected rebels"]),
        ("A bomb defused by police exploded at a market.", []),
        ("Two soldiers were killed by a mine planted by rebels.", ["rebels"]),
        ("Tanks of the army shelled the town.", ["Tanks of the army"]),
    ],
)
def test_whose_a_weapon_is_acts_with_it(text: str, actors: list[str]) -> None:
    assert doers(read(text)[-1]) == actors


@pytest.mark.parametrize(
    ("text", "actors", "hit"),
    [
        ("Troops reached the base at the lake, which the rebels overran last week.", ["the rebels"], ["the base"]),
        ("He saw the hospital that the army bombed.", ["the army"], ["the hospital"]),
        ("The mayor, whom gunmen shot on Monday, is well.", ["gunmen"], ["The mayor"]),
        ("He told officers that rebels attacked.", ["rebels"], []),
        ("A group which attacked the town fled.", [], ["the town"]),
        ("A house that had been booby-trapped by terrorists was blown up.", [], ["A house"]),
        ("Ten villagers abducted by rebels were killed.", [], ["Ten villagers"]),
        ("Two guards were wounded by rebels who attacked the town.", ["rebels"], ["Two guards", "the town"]),
    ],
)
def test_who_stands_before_the_verb_acts_and_what_before_which_is_hit(text: str, actors: list[str], hit: list[str]) -> None:
    event = read(text)[-1]
    assert (doers(event), [party.text for party in (*event.recipients, *event.targets)]) == (actors, hit)
