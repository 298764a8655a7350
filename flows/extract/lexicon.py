"""The word lists beside this code, in data/: CSV files with a header, under lines that begin with # and say what they hold."""

from __future__ import annotations

import csv
from importlib.resources import files


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of data/`name`, a CSV file in UTF-8."""
    text = files("flows.extract").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def read_sets(name: str) -> dict[str, frozenset[str]]:
    """The sets of words of data/`name`: each row has a name and its words, with blanks between them."""
    return {row["name"]: frozenset(row["words"].split()) for row in read_rows(name)}
