"""What the bench says that ACLED's coders would code for a note: how many fatalities, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.extract.words import split_words

BENCH = Path(__file__).parents[1] / "bench"


@pytest.fixture(autouse=True)
def beside_the_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))


CODED = {
    "Gunmen killed two soldiers and a civilian.": 3,
    "At least 87 people, including 31 children, were killed.": 87,
    "Six soldiers were killed. The group claimed it killed seven.": 6,
    "The group killed five soldiers. One fighter also died.": 6,
    "Dozens of rebels were killed.": 12,
    "Tens of fighters were killed.": 10,
    "Several villagers were killed.": 3,
    "An unknown number of people were killed.": 3,
    "Three civilians were killed. 3 fatalities split among 3 events.": 1,
    "Two men were killed. There were 2 fatalities.": 2,
    "The mayor was shot dead by gunmen.": 1,
    "A vigil was held for the killing of two students.": 0,
    "There were no fatalities.": 0,
    "Two men were wounded.": 0,
}


def fatalities(text: str, **coder: int) -> int:
    from gold.acled_fatalities import acled_fatalities
    from gold.figure import read

    return acled_fatalities(split_words(text), read(text).quantities, **coder)


@pytest.mark.parametrize("text", CODED)
def test_what_acled_would_code(text: str) -> None:
    assert fatalities(text) == CODED[text]


def test_what_nobody_counted_is_coded_as_the_coder_says() -> None:
    assert fatalities("An unknown number of people were killed.", unknown=10) == 10


PLACES = {
    "Drivers struck in Aleppo province (coded to Homs).": "Homs",
    "In Syria, men shot at a car in Bindisi (Central Darfur) near Homs.": "Bindisi",
    "The army of Syria shelled Homs.": "Homs",
    "Jets hit men in the Gire Cudi area of Aleppo.": "Gire Cudi",
    "Jets hit men in the Gire Cudi area of Aleppo city.": "Aleppo",
    "Nothing happened.": None,
}


@pytest.mark.parametrize("text", PLACES)
def test_the_place_that_a_short_report_is_about(text: str) -> None:
    from gold.acled_place import main_place
    from gold.figure import read

    places = read(text).places
    number = main_place(places)
    assert (None if number is None else places[number].text) == PLACES[text]
