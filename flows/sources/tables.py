"""Whether a file is a table, with a header or in a known layout without one, found from its first lines."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from flows.model.files import Dialect
from flows.model.source import Layout
from flows.sources.readers.dialect import sniff_dialect
from flows.sources.readers.header import Header, read_header
from flows.sources.readers.sample import Sample
from flows.sources.readers.workbook import MEDIA_TYPE as WORKBOOK
from flows.sources.readers.workbook import is_workbook, read_workbook_header

_DELIMITERS = ",\t;|"
MEDIA_TYPES = {"\t": "text/tab-separated-values"}
"""Media type of a table by its delimiter; `text/csv` for any other."""
_IN_WORDS = {",": "between commas", "\t": "between tabs", ";": "between semicolons", "|": "between bars"}
_FEWEST_RECORDS = 3
_LOOKED_AT = 50
_NEARLY_ALL = 0.8
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class TableHead:
    """How a table is written, and its header. `workbook`: it is the first sheet of one, and the dialect means nothing."""

    dialect: Dialect
    header: Header
    workbook: bool = False

    @property
    def media_type(self) -> str:
        return WORKBOOK if self.workbook else MEDIA_TYPES.get(self.dialect.delimiter, "text/csv")

    @property
    def written(self) -> tuple[str, ...]:
        """The column names as they stand in the file."""
        return tuple(self.header.renamed.get(name, name) for name in self.header.names)

    @property
    def form(self) -> str:
        """How its columns stand, in words."""
        return "in the first sheet of a workbook" if self.workbook else _IN_WORDS[self.dialect.delimiter]


def is_json(sample: Sample) -> bool:
    """Whether the text begins as an object or an array does."""
    return sample.text.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def table_head(sample: Sample) -> TableHead | None:
    """The head of the table that the file may be; None if its first record can be no header of several columns.

    Raises:
        UnreadableFile: the first record is none.
    """
    first_line = sample.text.lstrip("\ufeff \r\n").split("\n", 1)[0]
    if is_json(sample) or not any(delimiter in first_line for delimiter in _DELIMITERS):
        return None
    dialect = sniff_dialect(sample.text)
    header = read_header(sample.archived, sample.encoding, dialect)
    return TableHead(dialect, header) if len(header.names) > 1 else None


def sheet_head(sample: Sample) -> TableHead | None:
    """The head of the first sheet of an Excel workbook; None if the file is none.

    Raises:
        UnreadableFile: the workbook is damaged or empty.
    """
    if not sample.head.startswith(b"PK\x03\x04") or not is_workbook(sample.archived):
        return None
    return TableHead(Dialect(), read_workbook_header(sample.archived), workbook=True)


def looks_like_table(text: str, dialect: Dialect) -> bool:
    """Whether the first records all have the same number of fields, and the first of them could be names."""
    rows = _first_records(text, dialect)
    names = rows[0] if rows else []
    return (
        len(rows) >= _FEWEST_RECORDS
        and len(names) > 1
        and {len(row) for row in rows[:-1]} == {len(names)}
        and max(map(len, names)) <= _LONGEST_NAME
    )


def fits(text: str, layout: Layout) -> bool:
    """Whether the first records are written as the layout says: nearly all, since a broken one must not hide whose they are."""
    rows = _first_records(text, layout.dialect)
    places = {layout.columns.index(column): re.compile(pattern) for column, pattern in layout.looks.items()}
    good = [
        len(row) == len(layout.columns) and all(pattern.fullmatch(row[at]) for at, pattern in places.items()) for row in rows
    ]
    return bool(rows) and sum(good) >= _NEARLY_ALL * len(rows)


def _first_records(text: str, dialect: Dialect) -> list[list[str]]:
    """The first records that are not blank; none if they cannot be told apart."""
    records = csv.reader(
        StringIO(text, newline=""),
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        quoting=csv.QUOTE_NONE if dialect.quote is None else csv.QUOTE_MINIMAL,
    )
    try:
        return [row for row in islice(records, _LOOKED_AT) if row]
    except csv.Error:
        return []
