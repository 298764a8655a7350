"""Country codes: from the Gleditsch-Ward numbers of conflict research, the letters of FIPS 10-4, and the numbers and names of
ISO 3166, to its alpha-3 codes."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import polars as pl


@cache
def gleditsch_ward() -> Mapping[int, str]:
    """Number of a state in Gleditsch and Ward's list -> ISO 3166 alpha-3; from `data/gleditsch_ward.csv`."""
    return _codes("gleditsch_ward.csv", "gw_number")


@cache
def iso_numbers() -> Mapping[int, str]:
    """ISO 3166 number -> alpha-3; from `data/iso3166.csv`."""
    return _codes("iso3166.csv", "number")


@cache
def fips_codes() -> Mapping[str, str]:
    """Code of FIPS 10-4 -> ISO 3166 alpha-3; from `data/fips10_4.csv`."""
    return MappingProxyType({row["fips"]: row["iso3"] for row in _rows("fips10_4.csv")})


@cache
def country_names() -> Mapping[str, str]:
    """Name of a country in lower case -> ISO 3166 alpha-3; the short names of `data/iso3166.csv`, and those that datasets write
    beside them, from `data/country_names.csv`."""
    rows = [*_rows("iso3166.csv"), *_rows("country_names.csv")]
    return MappingProxyType({row["name"].lower(): row["iso3"] for row in rows})


def iso3(gw_number: pl.Expr) -> pl.Expr:
    """ISO 3166 alpha-3 of a Gleditsch-Ward number; null for a number that is not in the list."""
    return gw_number.replace_strict(dict(gleditsch_ward()), default=None, return_dtype=pl.String)


def iso3_of_number(number: pl.Expr) -> pl.Expr:
    """ISO 3166 alpha-3 of an ISO 3166 number without its leading zeros; null for one that is not in the list."""
    return number.replace_strict(dict(iso_numbers()), default=None, return_dtype=pl.String)


def iso3_of_fips(code: pl.Expr) -> pl.Expr:
    """ISO 3166 alpha-3 of a code of FIPS 10-4; null for one that is not in the list."""
    return code.replace_strict(dict(fips_codes()), default=None, return_dtype=pl.String)


def iso3_of_code(code: pl.Expr) -> pl.Expr:
    """The code itself if it is one of ISO 3166 alpha-3 (or XKX, Kosovo's); null if not."""
    return pl.when(code.is_in(sorted({*iso_numbers().values(), *gleditsch_ward().values()}))).then(code)


def iso3_of_name(name: pl.Expr) -> pl.Expr:
    """ISO 3166 alpha-3 of a country's name, in any case; null for a name that is not in the lists."""
    return name.str.to_lowercase().replace_strict(dict(country_names()), default=None, return_dtype=pl.String)


def _codes(name: str, number: str) -> Mapping[int, str]:
    return MappingProxyType({int(row[number]): row["iso3"] for row in _rows(name)})


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = files("flows.clean").joinpath(f"data/{name}").read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(line for line in lines if not line.startswith("#"))
