"""Objects of JSON into rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.model.files import Reject
from flows.sources.readers.batch import Batch, schema
from flows.sources.readers.header import unique_names


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """An object and where it stands: line, and bytes of the file."""

    value: Mapping[str, Any]
    line_no: int
    byte_start: int
    byte_end: int


def objects_batch(records: Sequence[JsonRecord], rejects: Sequence[Reject]) -> Batch:
    """A batch whose columns are the keys of the objects, in the order in which they come up."""
    keys = list(dict.fromkeys(key for record in records for key in record.value))
    columns, _ = unique_names(keys)
    rows = [
        (*(cell_text(record.value.get(key)) for key in keys), record.line_no, record.byte_start, record.byte_end)
        for record in records
    ]
    return Batch(pl.DataFrame(rows, schema=schema(columns), orient="row"), list(rejects))


def cell_text(value: Any) -> str | None:
    """A value as a cell: text as it is, null for the empty one, anything else as JSON."""
    if value is None or value == "":
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def fault(value: Mapping[str, Any], max_cell_bytes: int) -> tuple[str, str, str] | None:
    """Code, message and column, if a value cannot be a cell."""
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
