"""Totals of a war, told in passing: since when, as of the report, and of the country rather than of the town it tells of."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.extract.ties import FigureTie, Ties
from flows.model.quantity import Quantity
from flows.model.reading import Reading

PUBLISHED = date(2017, 10, 12)
NEWS = "A blast killed three people in Aleppo, in the north of Syria, on Tuesday. "


def last_figure(text: str) -> tuple[Reading, Quantity, FigureTie]:
    sentences = split_sentences(text, "en")
    reading = read_text(text, sentences, PUBLISHED, "en")
    return reading, reading.quantities[-1], list(Ties(text, sentences, PUBLISHED, reading).figures())[-1]


@pytest.mark.parametrize(
    ("sentence", "since"),
    [
        ("More than 280,000 people have been killed since the conflict erupted in March 2011.", date(2011, 3, 1)),
        ("Since the war began in 2011, more than 4,000 medics have died.", date(2011, 1, 1)),
        ("The six-year war has killed at least 12,000 children.", None),
        ("It was the worst week of a conflict that has claimed the lives of over 4,000 people.", None),
        ("At least 4,000 people have died in the conflict, which began in March 2011.", date(2011, 3, 1)),
        ("Violence began in March 2011, triggering a war that has left 4,000 people dead.", date(2011, 3, 1)),
        ("The centre puts the death toll of the war at 4,000.", None),
        ("Since then some 4,000 people have been killed.", None),
        ("More than 300,000 people have been killed.", None),
        ("Some 12,000 people were tortured to death.", None),
    ],
)
def test_a_total_of_a_war_is_as_of_the_report_and_of_the_country(sentence, since):
    reading, figure, tie = last_figure(NEWS + sentence)
    assert figure.is_cumulative
    assert (tie.since, tie.as_of) == (since, PUBLISHED)
    assert tie.place_no is not None
    assert reading.places[tie.place_no].text == "Syria"


@pytest.mark.parametrize(
    "sentence",
    [
        "The war planes have killed at least 12 people.",
        "On Monday 12 people were killed, the first deaths since the truce began.",
        "It was the deadliest raid since the war started, with 12 people killed.",
        "A court for war crimes has heard that 12 people were killed.",
        "The war began in 2011. On Monday 12 people were killed.",
        "12 people were killed in clashes.",
        "At least 12 people have been killed in an attack on a market, in an area in the grip of a six-year insurgency.",
    ],
)
def test_what_a_day_has_killed_is_no_total(sentence):
    _, figure, _ = last_figure(NEWS + sentence)
    assert figure.text.endswith("12 people")
    assert not figure.is_cumulative


def test_a_total_of_one_place_is_of_that_place():
    reading, figure, tie = last_figure(NEWS + "Some 400 people have been killed in Manbij since the assault began on Monday.")
    assert figure.is_cumulative
    assert (tie.since, tie.as_of) == (date(2017, 10, 9), PUBLISHED)
    assert tie.place_no is not None
    assert reading.places[tie.place_no].text == "Manbij"
