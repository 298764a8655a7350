"""Objects of JSON into rows."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.model.files import Reject
from flows.sources.readers.batch import Batch, schema
from flows.sources.readers.header import unique_names

_EXACT = 2**53
"""Below this a float without a fraction is one whole number and no other."""
_SUSPECT = re.compile(r"\0|\\u(?:0000|[dD][89a-fA-F])")


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """An object and where it stands: line, and bytes of the file."""

    value: Mapping[str, Any]
    line_no: int
    byte_start: int
    byte_end: int


def objects_batch(records: Sequence[JsonRecord], rejects: Sequence[Reject]) -> Batch:
    """A batch whose columns are the keys of the objects, in the order in which they come up."""
    keys = keys_of([record.value for record in records])
    columns, _ = unique_names(keys)
    cells = {
        column: pl.Series(column, [cell_text(record.value.get(key)) for record in records], pl.String)
        for column, key in zip(columns, keys, strict=True)
    }
    places = {name: [getattr(record, name) for record in records] for name in ("line_no", "byte_start", "byte_end")}
    return Batch(pl.DataFrame({**cells, **places}, schema=schema(columns)), list(rejects))


def keys_of(values: Sequence[Mapping[str, Any]]) -> list[str]:
    """The keys of objects, in the order in which they come up."""
    return list(dict.fromkeys(key for value in values for key in value))


def plain_object(value: dict[str, Any]) -> dict[str, Any]:
    """A feature of GeoJSON (RFC 7946) as one object: its properties, and its point as longitude and latitude where they lack
    it. Any other object as it is."""
    properties = value.get("properties")
    if value.get("type") != "Feature" or not isinstance(properties, dict):
        return value
    point = {name: at for name, at in _point(value.get("geometry")).items() if properties.get(name) is None}
    return {**properties, **point}


def _point(geometry: Any) -> dict[str, Any]:
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return {}
    coordinates = geometry.get("coordinates")
    return dict(zip(("longitude", "latitude"), coordinates, strict=False)) if isinstance(coordinates, list) else {}


def cell_text(value: Any) -> str | None:
    """A value as the cell of a table: text as it is, a number as one would write it (369 for 369.0), null for what is empty or
    no number (NaN), anything else as JSON."""
    if isinstance(value, str):
        return value or None
    if value is None or value != value:
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)


def fault(value: Mapping[str, Any], raw_text: str, max_cell_bytes: int) -> tuple[str, str, str] | None:
    """Code, message and column, if a value cannot be a cell. `raw_text`: the record as it stands, a look at which is mostly
    enough."""
    if len(raw_text) * 4 <= max_cell_bytes and not _SUSPECT.search(raw_text):
        return None
    for key, item in value.items():
        text = f"{key}{cell_text(item) or ''}"
        if "\0" in text:
            return "nul_bytes", "the record has NUL characters", key
        try:
            size = len(text.encode())
        except UnicodeEncodeError:
            return "invalid_encoding", "half of a pair of surrogates stands alone", key
        if size > max_cell_bytes:
            return "cell_too_large", f"a value of {size:,} bytes, where at most {max_cell_bytes:,} are taken", key
    return None
