"""How GDELT writes its files: tabs, no header, no quotes; their columns, what these look like, their names and times."""

from __future__ import annotations

import re

import polars as pl

from flows.clean.dates import numbered_day
from flows.model.files import Dialect

DIALECT = Dialect("\t", quote=None)
LICENCE = "Free for any use with attribution"
ATTRIBUTION = (
    "The GDELT Project, https://www.gdeltproject.org. Leetaru, Kalev, and Philip A. Schrodt (2013). GDELT: Global Data on "
    "Events, Location and Tone, 1979-2012. Annual Convention of the International Studies Association."
)


def _of_actor(number: int) -> tuple[str, ...]:
    parts = (
        "code", "name", "countrycode", "knowngroupcode", "ethniccode", "religion1code", "religion2code",
        "type1code", "type2code", "type3code",
    )  # fmt: skip
    return tuple(f"actor{number}{part}" for part in parts)


def _of_place(whose: str) -> tuple[str, ...]:
    parts = ("type", "fullname", "countrycode", "adm1code", "adm2code", "lat", "long", "featureid")
    return tuple(f"{whose}geo_{part}" for part in parts)


EVENT_COLUMNS = (
    "globaleventid", "sqldate", "monthyear", "year", "fractiondate", *_of_actor(1), *_of_actor(2),
    "isrootevent", "eventcode", "eventbasecode", "eventrootcode", "quadclass", "goldsteinscale",
    "nummentions", "numsources", "numarticles", "avgtone", *_of_place("actor1"), *_of_place("actor2"), *_of_place("action"),
    "dateadded", "sourceurl",
)  # fmt: skip
"""Columns of events of 2.0 by the codebook's names in lower case, in their order; its `Day` goes by 1.0's name, SQLDATE."""

EVENT_LOOKS = {
    "globaleventid": r"\d{1,12}",
    "sqldate": r"\d{8}",
    "monthyear": r"\d{6}",
    "year": r"\d{4}",
    "fractiondate": r"\d{4}\.\d+",
    "quadclass": "[1-4]?",
    "actiongeo_type": "[0-5]?",
}
"""What tells events from any other table, together with the number of columns and DATEADDED."""

MENTION_COLUMNS = (
    "globaleventid", "eventtimedate", "mentiontimedate", "mentiontype", "mentionsourcename", "mentionidentifier",
    "sentenceid", "actor1charoffset", "actor2charoffset", "actioncharoffset", "inrawtext", "confidence",
    "mentiondoclen", "mentiondoctone", "mentiondoctranslationinfo", "extras",
)  # fmt: skip
"""Columns of mentions, likewise."""

MENTION_LOOKS = {
    "globaleventid": r"\d{1,12}",
    "eventtimedate": r"\d{14}",
    "mentiontimedate": r"\d{14}",
    "mentiontype": r"\d",
    "sentenceid": r"\d*",
    "confidence": r"\d{0,3}",
}

# 20150218230000.export.CSV, of the reports in other languages 20150218230000.translation.export.CSV.
_SLOT = re.compile(r"^(\d{14}(?:\.translation)?)\.(?:export|mentions)\b", re.IGNORECASE)


def slot(name: str) -> str | None:
    """The quarter of an hour, YYYYMMDDHHMMSS in UTC, of which a file of 2.0 is, by its name."""
    found = _SLOT.match(name)
    return found[1] if found else None


def slot_day(column: str) -> pl.Expr:
    """The day of a time that is written as a whole number, YYYYMMDDHHMMSS."""
    return numbered_day(pl.col(column) // 1_000_000)
