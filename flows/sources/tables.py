"""Whether a file is a table, with a header, in a known layout without one, or in JSON, found from its first lines."""

from __future__ import annotations

import csv
import re
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from flows.errors import UnreadableFile
from flows.model.files import Dialect
from flows.model.source import Layout
from flows.sources.readers.dialect import sniff_dialect
from flows.sources.readers.header import Header, read_header, unique_names
from flows.sources.readers.json_records import GEOJSON
from flows.sources.readers.json_records import MEDIA_TYPE as JSON
from flows.sources.readers.json_walk import Element, elements, first_list, members
from flows.sources.readers.jsonl import MEDIA_TYPE as JSON_LINES
from flows.sources.readers.objects import keys_of, plain_object
from flows.sources.readers.sample import Sample
from flows.sources.readers.workbook import MEDIA_TYPE as WORKBOOK
from flows.sources.readers.workbook import is_workbook, read_workbook_header

_DELIMITERS = ",\t;|"
MEDIA_TYPES = {"\t": "text/tab-separated-values"}
"""Media type of a table by its delimiter; `text/csv` for any other."""
_FEATURES = "features"
_IN_WORDS = {",": "between commas", "\t": "between tabs", ";": "between semicolons", "|": "between bars"}
_FEWEST_RECORDS = 3
_LOOKED_AT = 50
_NEARLY_ALL = 0.8
LONGEST_NAME = 60
_BLANK = "\ufeff \t\r\n"


@dataclass(frozen=True, slots=True)
class TableHead:
    """How a table is written, and its header: for JSON, the keys of its objects.

    Attributes:
        dialect: of a delimited file.
        under: key of the outer object in whose list the records stand, if they do.
    """

    dialect: Dialect
    header: Header
    media_type: str
    under: str | None = None

    @property
    def written(self) -> tuple[str, ...]:
        """The column names as they stand in the file."""
        return tuple(self.header.renamed.get(name, name) for name in self.header.names)

    @property
    def form(self) -> str:
        """How its columns stand, in words."""
        if self.media_type == WORKBOOK:
            return "in the first sheet of a workbook"
        if self.media_type in (JSON, JSON_LINES, GEOJSON):
            return "as keys of JSON objects"
        return _IN_WORDS[self.dialect.delimiter]


def table_head(sample: Sample) -> TableHead | None:
    """The head of the table that the file may be; None if its first record can be no header of several columns.

    Raises:
        UnreadableFile: the first record is none.
    """
    first_line = sample.text.lstrip("\ufeff \r\n").split("\n", 1)[0]
    if not any(delimiter in first_line for delimiter in _DELIMITERS):
        return None
    dialect = sniff_dialect(sample.text)
    header = read_header(sample.archived, sample.encoding, dialect)
    return TableHead(dialect, header, MEDIA_TYPES.get(dialect.delimiter, "text/csv")) if len(header.names) > 1 else None


def json_heads(sample: Sample) -> list[TableHead]:
    """The heads that a JSON text may have: its objects are the records, or those of the list in the first of them (a page of an
    API, GeoJSON) are. Empty if it does not begin as an object or an array does, or has no object."""
    text = sample.text.lstrip(_BLANK)
    if not text.startswith(("{", "[")):
        return []
    # An object that begins on a line of its own, or an array, is one JSON text; else every line is one.
    media_type = JSON if text[0] == "[" or re.match(r"\{\s*\n", text) else JSON_LINES
    heads = [_json_head(text, text.find("{"), media_type)]
    if found := first_list(text):
        under, begin = found
        with suppress(UnreadableFile):  # it has several lists of objects: then it is a record, or nothing
            heads.append(_json_head(text, begin, GEOJSON if under == _FEATURES else JSON, under))
    return [head for head in heads if head.header.names]


def _json_head(text: str, begin: int, media_type: str, under: str | None = None) -> TableHead:
    """The keys of the first objects, or, of one that is cut off, those that are there. `begin`: where the first stands."""
    values = [one.value for one in islice(elements(text, under), _LOOKED_AT) if isinstance(one, Element)]
    keys = keys_of([plain_object(value) for value in values if isinstance(value, dict)])
    if not values and begin >= 0:
        keys = list(dict(members(text, begin)))
    names, renamed = unique_names(keys)
    return TableHead(Dialect(), Header(names, 1, 1, 0, False, renamed), media_type, under)


def sheet_head(sample: Sample) -> TableHead | None:
    """The head of the first sheet of an Excel workbook; None if the file is none.

    Raises:
        UnreadableFile: the workbook is damaged or empty.
    """
    if not sample.head.startswith(b"PK\x03\x04") or not is_workbook(sample.archived):
        return None
    return TableHead(Dialect(), read_workbook_header(sample.archived), WORKBOOK)


def looks_like_table(text: str, dialect: Dialect) -> bool:
    """Whether the first records all have the same number of fields, and the first of them could be names."""
    rows = _first_records(text, dialect)
    names = rows[0] if rows else []
    return (
        len(rows) >= _FEWEST_RECORDS
        and len(names) > 1
        and {len(row) for row in rows[:-1]} == {len(names)}
        and max(map(len, names)) <= LONGEST_NAME
    )


def fits(text: str, layout: Layout) -> bool:
    """Whether the first records are written as the layout says: nearly all, since a broken one must not hide whose they are.
    One that begins with the columns' names has a header."""
    rows = _first_records(text, layout.dialect)
    if rows and set(layout.columns).intersection(rows[0]):
        return False
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
