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
    ("language", "text", "values"),
    [
        ("es", "al menos 1.200 muertos y 12,5 toneladas", [1200, 12.5]),
        ("de", "2.017 Tote, 1.250.000 Vertriebene, 0,5 Hektar", [2017, 1_250_000, 0.5]),
        ("fr", "2 000 morts, 35\u202f000 déplacés", [2000, 35_000]),
        ("ar", "١٬٢٠٠ قتيل و٣٠ جريحا و١٢٫٥ كيلومتر", [1200, 30, 12.5]),
        ("tr", "12,50", [12.5]),
        ("es", "1,200 y 0.500 y 12.5 y 12.30", []),  # in Mexico the comma is one of thousands; a time of day
        ("zh", "1.200、12,5", []),
        ("de", "am 12.10.2017, 10.30 Uhr, Version 1.2.300, 192.168.1.200, 1.2000", []),
        ("pt", "placar de 2-1 na BR-163", []),
    ],
)
def test_points_and_commas_are_those_of_the_language(language: str, text: str, values: list[float]) -> None:
    found = find_plain_figures(text, language)
    assert [one.value_best for one in found] == values
    assert all(text[one.number_start : one.number_end] == one.text for one in found)


@pytest.mark.parametrize(("language", "text"), [("de", "12,5 %"), ("ar", "١٢٫٥٪"), ("fr", "12,5\u202f%")])
def test_percents_are_shares(language: str, text: str) -> None:
    (share,) = find_plain_figures(f"… {text} …", language)
    assert (share.metric, share.unit, share.value_best, share.text) == (Metric.SHARE, "percent", 12.5, text)


@pytest.mark.parametrize(
    "text",
    ["T-72, M23, 152mm", "12/10/2017 um 10:30", "en 2017", "3.500 ou 12,5", "COVID-19", "#5 @7", "1234567890123"],
)
def test_what_is_no_number_of_things(text: str) -> None:
    assert find_plain_figures(text) == ()
