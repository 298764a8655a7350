"""Country codes: from the Gleditsch-Ward numbers of conflict research, and the numbers of ISO 3166, to its alpha-3 codes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
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


def iso3(gw_number: pl.Expr) -> pl.Expr:
    """ISO 3166 alpha-3 of a Gleditsch-Ward number; null for a number that is not in the list."""
    return gw_number.replace_strict(dict(gleditsch_ward()), default=None, return_dtype=pl.String)


def iso3_of_number(number: pl.Expr) -> pl.Expr:
    """ISO 3166 alpha-3 of an ISO 3166 number without its leading zeros; null for one that is not in the list."""
    return number.replace_strict(dict(iso_numbers()), default=None, return_dtype=pl.String)


def _codes(name: str, number: str) -> Mapping[int, str]:
    lines = files("flows.clean").joinpath(f"data/{name}").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return MappingProxyType({int(row[number]): row["iso3"] for row in rows})
