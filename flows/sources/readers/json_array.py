"""A JSON text: an array of objects, each of them a record, or one object.

The text is held in memory, so its size is bounded; what is larger belongs in JSON lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.errors import UnreadableFile
from flows.model.files import Reject
from flows.sources.readers.batch import Batch, clipped
from flows.sources.readers.codeunits import code_units
from flows.sources.readers.objects import JsonRecord, fault, objects_batch

MAX_BYTES = 256 * 1024 * 1024
_SPACE = re.compile(r"[ \t\r\n]*")


def read_json(path: Path, *, encoding: str, batch_rows: int = 50_000, max_cell_bytes: int = 1024 * 1024) -> Iterator[Batch]:
    """The objects of a JSON text, at most `batch_rows` elements at a time; the columns are the keys of a batch's objects.

    A value that is no text stands as JSON. Codes of rejects: `not_an_object`, `invalid_encoding`, `nul_bytes`,
    `cell_too_large`.

    Raises:
        UnreadableFile: it is no JSON, breaks off, or is larger than MAX_BYTES.
    """
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(
            f"A JSON array of more than {MAX_BYTES // 1024**2} MB is not read.",
            next_step="Write it as JSON lines, one object a line (jq -c '.[]' FILE > FILE.jsonl), and ingest that.",
        )
    units = code_units(path, encoding)
    try:
        text = path.read_bytes()[units.mark_bytes :].decode(units.codec)
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"The file is not {encoding}: {error}.") from error
    records: list[JsonRecord] = []
    rejects: list[Reject] = []
    line_no, offset, at = 1, units.mark_bytes, 0
    for value, start, end in _elements(text):
        line_no += text.count("\n", at, start)
        offset += len(text[at:start].encode(units.codec))
        size = len(text[start:end].encode(units.codec))
        fits = _record(value, text[start:end], line_no, offset, size, max_cell_bytes)
        if isinstance(fits, Reject):
            rejects.append(fits)
        else:
            records.append(fits)
        line_no, offset, at = line_no + text.count("\n", start, end), offset + size, end
        if len(records) + len(rejects) == batch_rows:
            yield objects_batch(records, rejects)
            records, rejects = [], []
    if records or rejects:
        yield objects_batch(records, rejects)


def _record(value: Any, text: str, line_no: int, start: int, size: int, max_cell_bytes: int) -> JsonRecord | Reject:
    if not isinstance(value, dict):
        message = f"a JSON {type(value).__name__} where an object is expected"
        return Reject(line_no, "not_an_object", message, clipped(text))
    found = fault(value, max_cell_bytes)
    if found:
        return Reject(line_no, found[0], found[1], clipped(text), found[2])
    return JsonRecord(value, line_no, start, start + size)


def _elements(text: str) -> Iterator[tuple[Any, int, int]]:
    """Each element of the array, or the one object, with its first character and the one after its last."""
    decoder = json.JSONDecoder()
    start = _skip(text, 0)
    is_array = text.startswith("[", start)
    start = _skip(text, start + 1) if is_array else start
    while start < len(text) and not (is_array and text[start] == "]"):
        try:
            value, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError) as error:
            line_no = text.count("\n", 0, start) + 1
            raise UnreadableFile(f"The value that begins on line {line_no} is no JSON, or breaks off: {error}.") from error
        yield value, start, end
        start = _skip(text, end)
        if is_array and text.startswith(",", start):
            start = _skip(text, start + 1)
    if is_array and start >= len(text):
        raise UnreadableFile("The JSON array breaks off: its closing bracket is missing.")
    if is_array and _skip(text, start + 1) < len(text):
        raise UnreadableFile("The JSON array ends before the file does.")


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
