"""Country codes: from the Gleditsch-Ward numbers of conflict research to ISO 3166."""

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
    lines = files("flows.clean").joinpath("data/gleditsch_ward.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return MappingProxyType({int(row["gw_number"]): row["iso3"] for row in rows})


def iso3(gw_number: pl.Expr) -> pl.Expr:
    """ISO 3166 alpha-3 of a Gleditsch-Ward number; null for a number that is not in the list."""
    return gw_number.replace_strict(dict(gleditsch_ward()), default=None, return_dtype=pl.String)
