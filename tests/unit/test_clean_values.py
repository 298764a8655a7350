"""What a cell of a file becomes: numbers, dates, blanks, yes and no, grid cells and country codes."""

from __future__ import annotations

import csv
from datetime import date
from importlib.metadata import files as files_of

import polars as pl
import pycountry
import pytest

from flows.clean.blanks import EDGE, trimmed, without_null_words
from flows.clean.booleans import truth
from flows.clean.countries import (
    country_names,
    fips_codes,
    gleditsch_ward,
    iso3,
    iso3_of_code,
    iso3_of_fips,
    iso3_of_name,
    iso3_of_number,
    iso_numbers,
)
from flows.clean.dates import day, numbered_day
from flows.clean.numbers import decimal, whole
from flows.clean.priogrid import priogrid_gid
from flows.clean.text import canonical_text
from flows.model.source import DateOrder


def one(expression: pl.Expr, value: object) -> object:
    return pl.DataFrame({"x": [value]}).select(expression).item()


X = pl.col("x")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("369", 369),
        ("369.0", 369),
        ("369.", 369),
        ("+7", 7),
        ("-1", -1),
        ("007", 7),
        ("1.0e3", 1000),
        ("9007199254740993.0", 9007199254740993),
        ("-0", 0),
    ],
)
def test_a_whole_number_is_the_same_however_it_is_spelled(text: str, number: int) -> None:
    assert one(whole(X), text) == number


@pytest.mark.parametrize(
    "text", ["1,234", "1 234", "3.5", "abc", "1e400", "nan", "inf", "0x1F", "1_000", "--1", "٣", ".", "", "9" * 30]
)
def test_what_is_no_whole_number_is_null(text: str) -> None:
    assert one(whole(X), text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("36.5", 36.5), (".5", 0.5), ("50.450000", 50.45), ("-1e-3", -0.001), ("38", 38.0)]
)
def test_decimal_numbers(text: str, number: float) -> None:
    assert one(decimal(X), text) == number


@pytest.mark.parametrize("text", ["36,5", "nan", "NaN", "inf", "-Infinity", "1e999", "N 36", "36°"])
def test_what_is_no_decimal_number_is_null(text: str) -> None:
    assert one(decimal(X), text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2020-11-06",
        "2020-11-6",
        "2020-11-06 00:00:00",
        "2020-11-06 00:00:00.000",
        "2020-11-06T00:00:00Z",
        "2020-11-06T00:00:00+00:00",
        "06 November 2020",
        "6 Nov 2020",
    ],
)
def test_a_date_is_the_same_however_it_is_spelled(text: str) -> None:
    assert one(day(X), text) == date(2020, 11, 6)


@pytest.mark.parametrize(
    "text",
    [
        "11/6/2020",
        "2020-02-30",
        "2020-13-01",
        "20-11-06",
        "2020-11-06T23:00:00Z",
        "31 November 2020",
        "6 Brumaire 2020",
        "+2020-11-06",
        "0",
    ],
)
def test_what_is_no_date_is_null(text: str) -> None:
    assert one(day(X), text) is None


def test_figures_alone_are_a_date_only_with_the_sources_order() -> None:
    assert one(day(X, DateOrder.MONTH_FIRST), "4/5/2017") == date(2017, 4, 5)
    assert one(day(X, DateOrder.DAY_FIRST), "4/5/2017") == date(2017, 5, 4)
    assert one(day(X, DateOrder.MONTH_FIRST), "13/5/2017") is None


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (20201106, date(2020, 11, 6)),
        (20200230, None),
        (20201301, None),
        (2020116, None),
        (20201106120000, None),
        (-20201106, None),
        (None, None),
    ],
)
def test_a_day_as_a_number(number: int | None, found: date | None) -> None:
    assert pl.DataFrame({"x": [number]}, schema={"x": pl.Int64}).select(numbered_day(X)).item() == found


def test_a_year_of_a_slipped_key_is_a_date_for_the_suite_to_refuse() -> None:
    assert one(day(X), "0025-10-19") == date(25, 10, 19)


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u200b\ufeff", "\t\n", "\x1f"])
def test_cells_of_nothing_are_null(blank: str) -> None:
    assert one(trimmed(X), blank) is None


def test_all_white_space_of_unicode_is_blank() -> None:
    assert {char for char in map(chr, range(0x110000)) if char.isspace()} <= set(EDGE)


def test_only_the_ends_of_a_cell_are_trimmed() -> None:
    assert one(trimmed(X), "\u00a0 Two  words,\n and\u00a0more \u200b") == "Two  words,\n and\u00a0more"


def test_null_words_are_whole_cells_in_any_case() -> None:
    assert one(without_null_words(X, ["NA", "n/a"]), "na") is None
    assert one(without_null_words(X, ["NA"]), "NATO") == "NATO"


def test_text_saved_on_windows_is_the_same_text() -> None:
    frame = pl.DataFrame({"x": ["one\r\ntwo", "a\x1fb", "  ", None, "as it is"], "y": ["1"] * 5})
    clean = canonical_text(frame, ["x"], ["as it is"])
    assert clean.to_dict(as_series=False) == {"x": ["one\ntwo", "ab", None, None, None]}


@pytest.mark.parametrize(
    ("text", "value"), [("TRUE", True), ("f", False), ("1", True), ("No", False), ("2", None), ("maybe", None)]
)
def test_yes_and_no(text: str, value: bool | None) -> None:
    assert one(truth(X), text) is value


@pytest.mark.parametrize(
    ("latitude", "longitude", "gid"),
    [
        (34.802462, 36.707602, 179714),  # Teir Maaleh, as UCDP gives it
        (48.0, 37.805278, 199156),  # Donetsk, as UCDP gives it
        (-90.0, -180.0, 1),
        (90.0, 180.0, 259200),
        (-89.75, 179.9, 720),
        (90.1, 0.0, None),
        (0.0, 180.5, None),
        (None, 0.0, None),
    ],
)
def test_grid_cells(latitude: float | None, longitude: float, gid: int | None) -> None:
    frame = pl.DataFrame({"lat": [latitude], "lon": [longitude]}, schema={"lat": pl.Float64, "lon": pl.Float64})
    assert frame.select(priogrid_gid(pl.col("lat"), pl.col("lon"))).item() == gid


def test_country_codes() -> None:
    numbers = pl.DataFrame({"x": [652, 345, 678, 816, 9999, None]}, schema={"x": pl.Int32})
    assert numbers.select(iso3(X)).to_series().to_list() == ["SYR", "SRB", "YEM", "VNM", None, None]


def test_country_codes_by_the_numbers_of_iso_3166() -> None:
    numbers = pl.DataFrame({"x": [760, 4, 736, 729, 0, 999, None]}, schema={"x": pl.Int32})
    assert numbers.select(iso3_of_number(X)).to_series().to_list() == ["SYR", "AFG", "SDN", "SDN", None, None, None]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Occupied Palestinian Territory", "PSE"),
        ("Russian Federation", "RUS"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("Isle Of Man", "IMN"),
        ("Moldova, Republic of", "MDA"),
        ("Kosovo", "XKX"),
        ("Congo", "COG"),
        ("Democratic Republic of Congo", "COD"),
        ("Netherlands Antilles", None),
        ("Atlantis", None),
        (None, None),
    ],
)
def test_country_codes_by_name(name: str | None, code: str | None) -> None:
    assert pl.DataFrame({"x": [name]}, schema={"x": pl.String}).select(iso3_of_name(X)).item() == code


@pytest.mark.parametrize(
    ("code", "iso"),
    [
        ("SY", "SYR"),
        ("GM", "DEU"),
        ("GZ", "PSE"),
        ("WE", "PSE"),
        ("KV", "XKX"),
        ("RI", "SRB"),
        ("RB", "SRB"),
        ("OS", None),
        (None, None),
    ],
)
def test_country_codes_by_those_of_fips(code: str | None, iso: str | None) -> None:
    assert pl.DataFrame({"x": [code]}, schema={"x": pl.String}).select(iso3_of_fips(X)).item() == iso


def test_a_country_code_that_is_none_is_none() -> None:
    codes = pl.DataFrame({"x": ["SYR", "XKX", "IGO", "syr", "Syria", None]})
    assert codes.select(iso3_of_code(X)).to_series().to_list() == ["SYR", "XKX", None, None, None, None]


def test_no_name_stands_for_two_countries() -> None:
    both = {country.name.lower(): country.alpha_3 for country in pycountry.countries}
    assert {name: code for name, code in country_names().items() if both.get(name, code) != code} == {}


def test_our_list_of_numbers_is_that_of_iso_3166() -> None:
    """But for 736, which was Sudan's until 2011."""
    theirs = {int(country.numeric): country.alpha_3 for country in pycountry.countries}
    assert dict(iso_numbers()) == theirs | {736: "SDN"}


def test_every_country_code_is_of_iso_3166() -> None:
    known = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    assert set(gleditsch_ward().values()) <= known
    assert set(country_names().values()) <= known
    assert set(fips_codes().values()) == known - {"ALA", "BES"}  # FIPS counts these two as parts of others


def test_our_list_of_states_agrees_with_country_converter() -> None:
    """But for one number: 315 is Czechoslovakia, and 316 the Czech Republic."""
    (table,) = (path for path in files_of("country_converter") or [] if path.name == "country_data.tsv")
    with open(table.locate(), encoding="utf-8", newline="") as lines:  # noqa: PTH123 - a path of importlib, not of pathlib
        theirs = {int(float(row["GWcode"])): row["ISO3"] for row in csv.DictReader(lines, delimiter="\t") if row["GWcode"]}
    assert len(theirs) > 180
    assert {number: code for number, code in theirs.items() if gleditsch_ward().get(number) != code} == {315: "CZE"}
