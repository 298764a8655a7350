"""What a text counts: how many, of what, what became of them; and what is no figure."""

from __future__ import annotations

import pytest

from flows.extract.figures.quantities import find_quantities
from flows.extract.times.times import find_times
from flows.extract.words import split_words
from flows.model.quantity import Metric, Quantity


def read(text: str) -> list[Quantity]:
    words = split_words(text)
    return list(find_quantities(words, find_times(words, None)))


def told(text: str) -> list[tuple[str, str]]:
    """The metric of each quantity, and its words."""
    return [(quantity.metric.value, quantity.text) for quantity in read(text)]


AMOUNTS = {
    # text of the quantity: (low, best, high, qualifier)
    "12 people": (12, 12, 12, "exact"),
    "at least 12 people": (12, 12, None, "at_least"),
    "no fewer than 12 people": (12, 12, None, "at_least"),
    "12 or more people": (12, 12, None, "at_least"),
    "more than 400,000 people": (400_000, 400_000, None, "more_than"),
    "over 35 000 people": (35_000, 35_000, None, "more_than"),
    "up to 20 people": (None, 20, 20, "at_most"),
    "as many as 20 people": (None, 20, 20, "at_most"),
    "no more than 20 people": (None, 20, 20, "at_most"),
    "fewer than 20 people": (None, 20, 20, "less_than"),
    "about 20 people": (None, 20, None, "about"),
    "an estimated 20 people": (None, 20, None, "about"),
    "only four people": (4, 4, 4, "only"),
    "between 10 and 15 people": (10, None, 15, "between"),
    "10-15 people": (10, None, 15, "between"),
    "two or three people": (2, None, 3, "between"),
    "twenty-five people": (25, 25, 25, "exact"),
    "one hundred and five people": (105, 105, 105, "exact"),
    "2.5 million people": (2_500_000, 2_500_000, 2_500_000, "exact"),
    "a quarter of a million people": (250_000, 250_000, 250_000, "exact"),
    "more than three quarters of a million people": (750_000, 750_000, None, "more_than"),
    "half a million people": (500_000, 500_000, 500_000, "exact"),
    "two dozen people": (24, 24, 24, "exact"),
    "several people": (3, None, None, "several"),
    "several hundred people": (300, None, None, "several"),
    "a few thousand people": (3_000, None, None, "few"),
    "dozens of people": (24, None, None, "dozens"),
    "scores of people": (40, None, None, "scores"),
    "tens of thousands of people": (20_000, None, None, "tens"),
    "hundreds of thousands of people": (200_000, None, None, "hundreds"),
    "an unknown number of people": (None, None, None, "unknown"),
    "a total of 12 people": (12, 12, 12, "exact"),
    "a man": (1, 1, 1, "exact"),
    "no one": (0, 0, 0, "exact"),
    "both men": (2, 2, 2, "exact"),
}


@pytest.mark.parametrize("amount", AMOUNTS)
def test_amounts(amount: str) -> None:
    text = f"On Monday {amount} were killed in Homs."
    (quantity,) = read(text)
    assert quantity.text == amount
    assert (quantity.value_low, quantity.value_best, quantity.value_high, quantity.qualifier) == AMOUNTS[amount]
    assert quantity.metric is Metric.KILLED


TOLD = {
    "Two soldiers and three civilians were killed.": [("killed", "Two soldiers"), ("killed", "three civilians")],
    "A blast killed five and wounded 12.": [("killed", "five"), ("wounded", "12")],
    "A blast hit them, killing at least five people and injuring dozens.": [
        ("killed", "at least five people"),
        ("wounded", "dozens"),
    ],
    "Two men were killed and four others injured.": [("killed", "Two men"), ("wounded", "four others")],
    "Two men were killed and another wounded.": [("killed", "Two men"), ("wounded", "another")],
    "Three people who were travelling home were shot and killed.": [("killed", "Three people")],
    "Three people in two villages were killed.": [("killed", "Three people"), ("count", "two villages")],
    "The attack left 12 dead and 30 wounded.": [("killed", "12"), ("wounded", "30")],
    "It claimed the lives of 30 people.": [("killed", "30 people")],
    "Six people lost their lives.": [("killed", "Six people")],
    "The deaths of 12 people were reported.": [("killed", "12 people")],
    "Twenty people died, and 15 fled.": [("killed", "Twenty people"), ("displaced", "15")],
    "There were no casualties.": [("casualties", "no casualties")],
    "There were 12 civilian deaths and 30 injuries.": [("killed", "12 civilian deaths"), ("wounded", "30 injuries")],
    "Three men's bodies were found.": [("killed", "Three men's bodies")],
    "Residents stabbed two men to death.": [("killed", "two men")],
    "Two men were stabbed to death.": [("killed", "Two men")],
    "They shot dead three policemen.": [("killed", "three policemen")],
    "Hundreds of people were killed or wounded.": [("casualties", "Hundreds of people")],
    "Five people sustained minor injuries.": [("wounded", "Five people")],
    "They killed his wife and three children.": [("killed", "three children")],
    "Police arrested 12 suspects.": [("detained", "12 suspects")],
    "The army captured 12 fighters and three villages.": [("detained", "12 fighters"), ("seized", "three villages")],
    "The army captured three villages.": [("seized", "three villages")],
    "Gunmen abducted four girls.": [("abducted", "four girls")],
    "Seven miners are missing.": [("missing", "Seven miners")],
    "Some 12,000 people fled their homes.": [("displaced", "Some 12,000 people")],
    "The fighting forced 300 families to flee.": [("displaced", "300 families")],
    "About 200 fighters surrendered.": [("surrendered", "About 200 fighters")],
    "The group released nine hostages.": [("released", "nine hostages")],
    "Up to 20 houses were destroyed.": [("destroyed", "Up to 20 houses")],
    "They damaged a bridge and two schools.": [("damaged", "two schools")],
    "Jets carried out 34 strikes.": [("attacks", "34 strikes")],
    "They retook 18,000 square kilometers of territory.": [("area", "18,000 square kilometers")],
    "It lies 15 km from the city.": [("distance", "15 km")],
    "They hold 87 percent of the city.": [("share", "87 percent of the city")],
    "They hold half of the city.": [("share", "half of the city")],
    "They hold a quarter of the city.": [("share", "a quarter of the city")],
    "It cost $5 million and 300 euros.": [("money", "$5 million"), ("money", "300 euros")],
    "A 2,000-strong force came.": [("strength", "2,000")],
    "They found 12 wounded soldiers.": [("wounded", "12 wounded soldiers")],
    "8 Killed, 20 Injured in Aleppo": [("killed", "8"), ("wounded", "20")],
    "20 Civilians Killed Scores Injured in Aleppo": [("killed", "20 Civilians"), ("wounded", "Scores")],
    "AT LEAST 20 CIVILIANS WERE KILLED IN AUGUST": [("killed", "AT LEAST 20 CIVILIANS")],
    "12 leaders of the Desert Front killed in Homs": [("killed", "12 leaders")],
    "Three men of the group killed civilians.": [("count", "Three men")],
    "Dozens killed and wounded in a blast in Homs": [("casualties", "Dozens")],
    "88 Killed & Injured in Homs": [("casualties", "88")],
    "It left dozens of civilians dead or injured.": [("casualties", "dozens of civilians")],
    "Thirty fighters of a group active in Syria and Iraq were killed.": [("killed", "Thirty fighters")],
    "Twenty others suffered from suffocation.": [("wounded", "Twenty others")],
    "Several lorries were incinerated.": [("destroyed", "Several lorries")],
    "Police said 14 of the dead were guards.": [("killed", "14")],
    "Nine of the wounded soldiers came.": [("wounded", "Nine of the wounded soldiers")],
    "Relatives of those killed came, a number of the families of those killed.": [("count", "a number of the families")],
    "More than 40 people including the wounded were flown out.": [("count", "More than 40 people")],
    "At least 460 patients and their companions were reportedly killed.": [("killed", "At least 460 patients")],
    "At least 11 people including women and children were killed.": [("killed", "At least 11 people")],
    "The bomb killed 14 people and infected 20 with fear.": [("killed", "14 people")],
    "Settlers set fire to three cars; 45 houses and 34 lorries were set on fire.": [
        ("destroyed", "three cars"),
        ("destroyed", "45 houses"),
        ("destroyed", "34 lorries"),
    ],
    "They set ablaze a market, 34 barns and 50 shops.": [("destroyed", "34 barns"), ("destroyed", "50 shops")],
    "Fire spread to three cars.": [("count", "three cars")],
    "A strike led to two militants being killed.": [("killed", "two militants")],
    "Up to 60 militants and a lorry were destroyed.": [("killed", "Up to 60 militants")],
    "A suicide bomber killed 30 people injured 90.": [("killed", "30 people"), ("wounded", "90")],
    "It was one of the deadliest attacks, in one of the villages.": [],
    "He spoke of four confirmed cases of fighters surrendering.": [("surrendered", "four confirmed cases")],
    "We have buried 27 people.": [("killed", "27 people")],
    "Two guards were among the victims.": [("killed", "Two guards")],
    "Another 300,000 have taken refuge abroad.": [("displaced", "Another 300,000")],
    "Six men were held; two of them have since been released.": [("detained", "Six men"), ("released", "two")],
    "They are holding about 500 peacekeepers.": [("detained", "about 500 peacekeepers")],
    "Ten men were held hostage; 20 monks held a rally.": [("abducted", "Ten men"), ("count", "20 monks")],
    "They took two rebel-held villages.": [("count", "two rebel-held villages")],
    "Clashes forced 2,400 people to seek shelter.": [("displaced", "2,400 people")],
    "Some 63,000 people have fled. About 23,000 of them have crossed into Arland.": [
        ("displaced", "Some 63,000 people"),
        ("displaced", "About 23,000"),
    ],
    "Some 300 soldiers crossed into Arland.": [("count", "Some 300 soldiers")],
    "Gunmen are holding 12 hostages.": [("abducted", "12 hostages")],
    "They forced 20 people to kneel.": [("count", "20 people")],
    "Shells killed nine people and forced 2,000 people from their homes.": [
        ("killed", "nine people"),
        ("displaced", "2,000 people"),
    ],
    "A rocket killed nine people, three residents told reporters.": [("killed", "nine people"), ("count", "three residents")],
    "A mine killed 11 Special Operations Group men.": [("killed", "11 Special Operations Group men")],
    "Ten personnel and a head constable of the police were killed.": [
        ("killed", "Ten personnel"),
        ("killed", "a head constable"),
    ],
    "They put their losses at 65.": [("killed", "65")],
    "In the raid 22 members were neutralized, 14 of them dead.": [("casualties", "22 members"), ("killed", "14")],
    "Cholera spreads: 300 cases and 65 deaths were recorded.": [("count", "300 cases"), ("count", "65 deaths")],
    "Some 50 people have died of cholera.": [("count", "Some 50 people")],
    "Every day up to seven children die of malnutrition.": [("count", "up to seven children")],
    "One of the deceased was among six people taken away.": [("killed", "One"), ("count", "six people")],
    "They destroyed 16 vehicles and captured 34 others.": [("destroyed", "16 vehicles"), ("seized", "34 others")],
    "They hit 16 vehicles and killed 34 others.": [("count", "16 vehicles"), ("killed", "34 others")],
    "Gunmen killed two guards of a polio team.": [("killed", "two guards")],
    "Fire killed 21 civilians in Ruta, a village in the west of the region, on 14 February 2020, including 13 children.": [
        ("killed", "21 civilians"),
        ("killed", "13 children"),
    ],
    "Some 14,300 internally displaced people came.": [("displaced", "Some 14,300 internally displaced people")],
    "The number of people killed in two blasts at a junction has risen to at least 120.": [
        ("attacks", "two blasts"),
        ("killed", "at least 120"),
    ],
    "It drove 13 million people from their homes.": [("displaced", "13 million people")],
    "He was shot by 13 people in their homes.": [("count", "13 people")],
    "One rebel was killed and another captured; they took 28 soldiers hostage.": [
        ("killed", "One rebel"),
        ("detained", "another"),
        ("abducted", "28 soldiers"),
    ],
    "They destroyed 18 of 31 lorries.": [("destroyed", "18 of 31 lorries")],
    "About 2,500 U.S. soldiers were deployed.": [("strength", "About 2,500 U.S. soldiers")],
    "A man whose cousin was killed, said so.": [],
    "Published on 24 October 2016 At least 16 men and three women were killed.": [
        ("killed", "At least 16 men"),
        ("killed", "three women"),
    ],
    "It dropped dozens of barrel bombs on two barrels.": [("attacks", "dozens of barrel bombs"), ("count", "two barrels")],
    "Twenty rebels were killed as well as two men.": [("killed", "Twenty rebels"), ("killed", "two men")],
    "We saw 20 dead and wounded, 175 Rebels Killed Injured.": [("casualties", "20"), ("casualties", "175 Rebels")],
    "They killed the mayor, two guards and a driver.": [("killed", "two guards"), ("killed", "a driver")],
    "They killed the mayor, two officials said.": [("count", "two officials")],
    "There are 300 refugees and 20 hostages.": [("displaced", "300 refugees"), ("abducted", "20 hostages")],
    "Killing 1,200 people and taking 251 hostages, they left.": [("killed", "1,200 people"), ("abducted", "251 hostages")],
    "• At least 460 patients and their companions were killed.": [("killed", "At least 460 patients")],
    "Twenty people were killed and others injured.": [("killed", "Twenty people")],
    "70 Terrorists killed and many injured.": [("killed", "70 Terrorists")],
    "Twenty people were killed and injured.": [("casualties", "Twenty people")],
    "A dozen lorries and positions of the rebels were destroyed.": [("destroyed", "A dozen lorries")],
    "It brought the number killed in the town to 45.": [("killed", "45")],
    "Two guards at a mine 25 km from the village were shot dead.": [("killed", "Two guards"), ("distance", "25 km")],
    "It left 61 dead and 108 injured and destroyed 45,000 houses.": [
        ("killed", "61"),
        ("wounded", "108"),
        ("destroyed", "45,000 houses"),
    ],
    "They admitted the loss of nine men and the loss of 2,000 jobs.": [("killed", "nine men"), ("count", "2,000 jobs")],
    "So far 1,195 of more than 4,000 guns were seized.": [("seized", "1,195 of more than 4,000 guns")],
    "At least 213 people were killed, ten of them boys, and more than 400 were wounded.": [
        ("killed", "At least 213 people"),
        ("killed", "ten of them boys"),
        ("wounded", "more than 400"),
    ],
    "Five guards, including the deputy head of the post, Captain Ivan Kovgan, were shot dead.": [("killed", "Five guards")],
    "They handed over 22 lorries.": [("count", "22 lorries")],
    "It hit six anti-aircraft systems.": [("count", "six anti-aircraft systems")],
    "It brought to 139 the number killed in May.": [("killed", "139")],
    "They killed 20 rebels, taking three prisoner.": [("killed", "20 rebels"), ("detained", "three")],
    "This raised the number of arrests to 859.": [("detained", "859")],
    "The toll in Turkey and Syria from the quakes climbed above 3,000.": [("killed", "above 3,000")],
    "The number of deaths was one of the highest.": [],
    "Two Tanzanians and a Kenyan soldier were killed.": [("killed", "Two Tanzanians"), ("killed", "a Kenyan soldier")],
    "Five men of one family including a child were killed.": [
        ("killed", "Five men"),
        ("count", "one family"),
        ("killed", "a child"),
    ],
    "Five women and 13 rebels from the six families were among the dead.": [
        ("killed", "Five women"),
        ("killed", "13 rebels"),
    ],
    "The toll of the attack of Thursday on the small town of Aqareb in the province of Hama reached 51 people.": [
        ("killed", "51 people")
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_what_became_of_them(text: str) -> None:
    assert told(text) == TOLD[text]


NOTHING = [
    "They fired 152mm shells from a T-72 tank and a Su-24, near PD4.",
    "Resolution 2254 was adopted; they closed Highway 4 and No. 5.",
    "On 19 October 2017 at 10:30 p.m., two days later, since 2011.",
    "Call 888-847-6592 or read 9/11 and 12/31/89.",
    "The two leaders met. One never knows. One by one they left.",
    "A 34-year-old, aged 34, was 34 years old.",
    "He has two reasons, in three ways, for the first time.",
    "In the 1980s the 3rd Brigade held it.",
    "007 and 24/7 are names.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_figure(text: str) -> None:
    assert [(quantity.metric, quantity.text) for quantity in read(text) if quantity.metric is not Metric.COUNT] == []
    assert [quantity.text for quantity in read(text) if quantity.counted_start is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ahmed Ali, 34, was wounded.",
        "Ten people were killed by two gunmen.",
        "They were killed in two villages.",
        "Islamic State (IS) 12 miles away was killed.",
        "Some 50 relatives of those who died came.",
        "No one was killed.",
        "IS killed nobody.",
    ],
)
def test_who_was_not_killed(text: str) -> None:
    killed = {
        quantity.text: quantity.value_best for quantity in read(text) if quantity.metric in (Metric.KILLED, Metric.WOUNDED)
    }
    assert {text: value for text, value in killed.items() if value} in ({}, {"Ten people": 10})


def test_toll_is_the_last_number_and_cumulative() -> None:
    (toll,) = read("The death toll rose from 38 to 43 on Monday.")
    assert (toll.metric, toll.value_best, toll.text[toll.number_start - toll.char_start :]) == (Metric.KILLED, 43, "43")
    assert toll.is_cumulative


@pytest.mark.parametrize(
    ("text", "cumulative"),
    {
        "Since May, 12 men were killed.": [True],
        "In May 20 rebels were killed since March, on Monday two men were killed.": [True, False],
        "It was the worst day since March, when 1,700 men were killed.": [False],
        "Five strikes since May have killed 30 men.": [True, True],
        "Seven men have been killed since the polls of 2 May.": [True],
        "A blast at the town besieged since the polls of 2 May killed seven men.": [False],
        "Fifty lives were lost since May; in the worst raid, ten men were killed.": [True, False],
        "A crash killed 85 men, in the heaviest loss since the second war began three years ago.": [False],
        "At least 20 people have been killed since May.": [True],
        "They came so far. On Monday ten men were killed.": [False],
    }.items(),
)
def test_since_goes_with_what_it_is_said_of(text: str, cumulative: list[bool]) -> None:
    assert [one.is_cumulative for one in read(text)] == cumulative


def test_figures_since_a_day_are_cumulative() -> None:
    since, now = read("Since 2011 more than 400,000 people have been killed. On Monday two men were killed.")
    assert (since.is_cumulative, now.is_cumulative) == (True, False)


@pytest.mark.parametrize(
    ("text", "is_total"),
    {
        "More than 9,000 people have been killed since the war began in March 2011.": True,
        "The insurgency has killed 40,000 people.": True,
        "More than four million people have fled the civil war.": True,
        "Hundreds of thousands of people have been displaced by the conflict.": True,
        "Twelve people have been killed since Monday.": False,
        "Forty people have fled the town.": False,
        "At least 52 people have been killed in clashes since the start of the month.": False,
        "Four men were held.\n\nMore has happened since the war began.": False,
    }.items(),
)
def test_totals_of_a_war_are_told_from_what_is_news(text: str, *, is_total: bool) -> None:
    (figure,) = read(text)
    assert figure.is_total is is_total
    assert figure.is_cumulative or not is_total


def test_a_part_is_not_counted_twice() -> None:
    parts = [
        (quantity.text, quantity.is_part)
        for quantity in read(
            "At least 87 people, including 31 children, were killed. Twelve were wounded, three of them women."
        )
    ]
    assert parts == [
        ("At least 87 people", False),
        ("31 children", True),
        ("Twelve", False),
        ("three of them women", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Of 40 killed 14 of the dead were guards.",
        "40 were killed. Two medics were among the dead.",
        "There were two among those killed.",
        "40 were killed. The dead included two women.",
        "2 women among 31 killed.",
        "They killed the mayor and a dozen guards, including a cousin and 10 other men.",
    ],
)
def test_some_of_the_dead_are_counted_already(text: str) -> None:
    assert any(one.is_part and one.metric is Metric.KILLED for one in read(text))


def test_which_of_several_are_part_of_the_first() -> None:
    text = "44 people, including 20 children, and 179 men, including 36 boys, died. Six men - four doctors, two cooks - died; "
    text += "three people, two men and a child, died. Two men, a boy and a girl died."
    assert [(one.text, one.is_part) for one in read(text)] == [
        ("44 people", False),
        ("20 children", True),
        ("179 men", False),
        ("36 boys", True),
        ("Six men", False),
        ("four doctors", True),
        ("two cooks", True),
        ("three people", False),
        ("two men", True),
        ("a child", True),
        ("Two men", False),
        ("a boy", False),
        ("a girl", False),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("At least 88 rebel and regime forces were killed.", [("killed", "At least 88 rebel and regime forces")]),
        ("Some 12 Syrian and Iraqi soldiers were killed.", [("killed", "Some 12 Syrian and Iraqi soldiers")]),
        ("They killed 12 civilians and police officers fled.", [("killed", "12 civilians")]),
        ("They destroyed 12 lorries and police cars.", [("destroyed", "12 lorries")]),
        ("Ten dead and Syrian soldiers came.", [("killed", "Ten")]),
        ("They killed 12 and", [("killed", "12")]),
    ],
)
def test_and_may_join_what_the_counted_are(text: str, figures: list[tuple[str, str]]) -> None:
    assert told(text) == figures


def test_who_and_in_what() -> None:
    assert [quantity.population for quantity in read("Two nurses, five rebels and 12 children were killed.")] == [
        "medics",
        "fighters",
        "children",
    ]
    units = [
        (quantity.unit, quantity.value_best) for quantity in read("They hold 30 percent, 40 sq km and a third of the land.")
    ]
    assert units == [("percent", 30), ("km2", 40), ("fraction", pytest.approx(1 / 3))]


def test_a_bare_number_counts_those_before_it() -> None:
    def populations(text: str) -> list[str | None]:
        return [one.population for one in read(text)]

    assert populations("A bomb killed 57 civilians and wounded 350, 20 of them badly.") == ["civilians"] * 3
    assert populations("A bomb killed 57 civilians. The toll rose to 60.") == ["civilians", None]
    assert populations("A bomb killed 57 civilians. Later 20 were wounded.") == ["civilians", None]


def test_a_family_of_six_is_six() -> None:
    (family,) = read("A family of six was killed.")
    assert (family.text, family.value_best) == ("A family of six", 6)


def test_spans_are_of_the_text_as_it_is() -> None:
    text = "\u200fAt least\u00a012 Syrian  soldiers — é\u200d — were killed."
    (quantity,) = read(text)
    assert text[quantity.char_start : quantity.char_end] == quantity.text == "At least\u00a012 Syrian  soldiers"
    assert text[quantity.number_start : quantity.number_end] == "12"
    assert quantity.counted_start is not None
    assert text[quantity.counted_start : quantity.counted_end] == "Syrian  soldiers"


@pytest.mark.parametrize("verb", ["threatened to kill", "could kill", "did not kill", "tried to kill"])
def test_what_did_not_happen_is_less_sure(verb: str) -> None:
    (doubted,) = read(f"The group {verb} ten people.")
    (sure,) = read("The group killed ten people.")
    assert doubted.metric is sure.metric is Metric.KILLED
    assert doubted.score < 0.5 < sure.score
