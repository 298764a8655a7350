"""Places in languages that decline their names, and in those that write endings behind an apostrophe."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from flows.extract.places.cases import nominatives_in
from flows.extract.places.gazetteer import compile_gazetteer
from flows.extract.places.index import PlaceIndex
from flows.extract.places.places import find_places
from flows.extract.words import split_words
from flows.model.gazetteer import Edition

TOWNS: list[tuple[int, str, str, float, float, int, list[str]]] = [
    (170654, "Damascus", "SY", 33.51, 36.29, 1569394, ["Дамаск", "Damaszek", "Damask", "Damašek", "Şam"]),
    (170063, "Aleppo", "SY", 36.2, 37.16, 2098210, ["Алеппо", "Halep", "Alep"]),
    (172955, "Ar Raqqah", "SY", 35.95, 39.01, 531952, ["Raqqa", "Ракка", "Rakka", "Raka"]),
    (588800, "Rakke", "EE", 58.98, 26.25, 980, ["Ракке"]),
    (703448, "Kyiv", "UA", 50.45, 30.52, 2797553, ["Київ", "Киев", "Kijów", "Kyjev", "Kijev"]),
    (706483, "Kharkiv", "UA", 49.98, 36.25, 1433886, ["Харків", "Харьков", "Charków", "Charkov", "Harkov"]),
    (99072, "Mosul", "IQ", 36.34, 43.13, 1739800, ["Мосул", "Musul"]),
    (3067696, "Prague", "CZ", 50.09, 14.42, 1165581, ["Praha", "Praga", "Прага"]),
    (792680, "Belgrade", "RS", 44.8, 20.47, 1273651, ["Beograd", "Београд"]),
    (3186886, "Zagreb", "HR", 45.81, 15.98, 698966, ["Загреб"]),
    (3093133, "Łódź", "PL", 51.77, 19.46, 768755, []),
    (5367440, "Lodi", "US", 38.13, -121.27, 64641, ["Lodzi"]),
    (3094802, "Kraków", "PL", 50.06, 19.94, 755050, []),
    (473247, "Vladimir", "RU", 56.14, 40.4, 350568, ["Владимир"]),
]  # fmt: skip
COUNTRIES = {
    "SY": "SYR", "EE": "EST", "UA": "UKR", "IQ": "IRQ", "CZ": "CZE", "RS": "SRB", "HR": "HRV", "PL": "POL", "US": "USA",
    "RU": "RUS",
}  # fmt: skip

Read = Callable[[str, str], list[str | None]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("gazetteer")
    keys = ("geonameid", "name", "countrycode", "latitude", "longitude", "population", "alternatenames")
    places: dict[str, Any] = {str(town[0]): dict(zip(keys, town, strict=True), admin1code="") for town in TOWNS}
    countries = {
        code: {"iso": code, "iso3": iso3, "capital": "", "geonameid": number, "name": iso3}
        for number, (code, iso3) in enumerate(COUNTRIES.items(), 1)
    }
    for name, rows in (("places", places), ("countries", countries)):
        (folder / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    edition = Edition("places of this test", folder / "places.json", folder / "countries.json")
    index = PlaceIndex(compile_gazetteer(folder / "compiled", edition))

    def names(text: str, language: str) -> list[str | None]:
        found = find_places(split_words(text), language=language, gazetteer=index)
        assert all(text[one.char_start : one.char_end] == one.text for one in found)
        return [one.name for one in found]

    return names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ru", "Бои идут в Ракке и под Харьковом. Взрыв в Дамаске, беженцы из Мосула.", "Ar Raqqah,Kharkiv,Damascus,Mosul"),
        ("ru", "Самолёты летят в Алеппо. Власти молчат, в Киеве тревога.", "Aleppo,Kyiv"),
        ("uk", "У Києві лунали вибухи. Удар по Харкову, бої поблизу Харкова.", "Kyiv,Kharkiv,Kharkiv"),
        ("pl", "W Damaszku odbyły się rozmowy. Wojska wkroczyły do Rakki.", "Damascus,Raqqa"),
        ("pl", "Protesty w Krakowie i w Łodzi. W Kijowie alarm, walki pod Charkowem.", "Kraków,Łódź,Kyiv,Kharkiv"),
        ("cs", "V Damašku se jednalo. V Praze a u Charkova protesty, v Kyjevě poplach.", "Damascus,Prague,Kharkiv,Kyiv"),
        ("sr", "U Beogradu i u Zagrebu protesti. Borbe kod Harkova i u Damasku.", "Belgrade,Zagreb,Kharkiv,Damascus"),
        ("sr", "У Београду и у Загребу протести.", "Belgrade,Zagreb"),
        ("tr", "Kiev'de patlama oldu. Dünkü saldırı Halep'te oldu.", "Kiev,Aleppo"),
    ],
)  # fmt: skip
def test_a_place_in_any_case_is_the_one_known_by_itself(read: Read, language: str, text: str, names: str) -> None:
    assert read(text, language) == names.split(",")


def test_a_small_place_of_the_very_name_is_not_the_well_known_one_in_a_case(read: Read) -> None:
    assert read("Обстрел в Ракке.", "ru") == ["Ar Raqqah"]
    assert read("W Łodzi i w Krakowie padał deszcz.", "pl") == ["Łódź", "Kraków"]


def test_names_of_people_in_a_case_are_no_places(read: Read) -> None:
    assert read("Встреча Владимира Путина и Сергея Лаврова прошла во вторник.", "ru") == []


@pytest.mark.parametrize("language", ["en", "de", "und"])
def test_other_languages_decline_nothing(language: str) -> None:
    assert list(nominatives_in(language)("damasku")) == []


def test_an_ending_alone_is_no_name() -> None:
    nominatives = nominatives_in("pl")
    assert [*nominatives(""), *nominatives("em"), *nominatives("iem")] == []
    assert "krakow" in nominatives("krakowie")


def test_provinces_are_named_by_adjectives(read: Read) -> None:
    assert read("В Донецкой области погиб житель, как и в Украине.", "ru")[0] == "Donetsk"
    assert read("У Харківській області загинули двоє в Україні.", "uk")[0] == "Kharkiv"
