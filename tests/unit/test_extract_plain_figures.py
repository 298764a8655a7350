"""Numbers of texts in any language: those that count something, without knowing what."""

from __future__ import annotations

import pytest

from flows.extract.figures.plain import find_plain_figures
from flows.model.quantity import Metric


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("قتل 12 مدنيا وأصيب ٣٠ آخرون في الرقة في 2017.", [12, 30]),
        ("Погибли 15 человек, ранены 1 200; 3 марта.", [15, 1200, 3]),
        ("Murieron 9 personas y 41, según el ministerio.", [9, 41]),
        ("Öldürülenlerin sayısı 250.", [250]),
    ],
)
def test_numbers_that_stand_by_themselves(text: str, values: list[int]) -> None:
    found = find_plain_figures(text)
    assert [one.value_best for one in found] == values
    assert all(text[one.char_start : one.char_end] == one.text for one in found)
    assert {one.metric for one in found} == {Metric.COUNT}


@pytest.mark.parametrize(
    "text",
    ["T-72, M23, 152mm", "12/10/2017 um 10:30", "en 2017", "3.500 ou 12,5", "COVID-19", "#5 @7", "1234567890123"],
)
def test_what_is_no_number_of_things(text: str) -> None:
    assert find_plain_figures(text) == ()
