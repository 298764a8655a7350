"""A JSON text: an array of objects, each of them a record, or one object.

The text is held in memory, so its size is bounded; what is larger belongs in JSON lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import UnreadableFile
from flows.model.files import Reject
from flows.sources.readers.batch import Batch, clipped
from flows.sources.readers.codeunits import CodeUnits, code_units
from flows.sources.readers.objects import JsonRecord, fault, objects_batch

MAX_BYTES = 256 * 1024 * 1024
_SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class _Element:
    """A value of the array, its text, and the place of that text in the file."""

    value: Any
    text: str
    place: tuple[int, int, int]


def read_json(path: Path, *, encoding: str, batch_rows: int = 50_000, max_cell_bytes: int = 1024 * 1024) -> Iterator[Batch]:
    """The objects of a JSON text. The columns are the keys of a batch's objects; a value that is no text stands as JSON.

    Codes of rejects: `not_an_object`, `invalid_encoding`, `nul_bytes`, `cell_too_large`.

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
    elements: list[_Element] = []
    for element in _elements(text, units):
        elements.append(element)
        if len(elements) == batch_rows:
            yield _batch(elements, max_cell_bytes)
            elements = []
    if elements:
        yield _batch(elements, max_cell_bytes)


def _elements(text: str, units: CodeUnits) -> Iterator[_Element]:
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    is_array = text.startswith("[", at)
    at = _skip(text, at + 1) if is_array else at
    line_no, offset, counted = 1, units.mark_bytes, 0
    while at < len(text) and not (is_array and text[at] == "]"):
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            line_no += text.count("\n", counted, at)
            raise UnreadableFile(f"The value that begins on line {line_no} is no JSON, or breaks off: {error}.") from error
        line_no += text.count("\n", counted, at)
        offset += len(text[counted:at].encode(units.codec))
        size = len(text[at:end].encode(units.codec))
        yield _Element(value, text[at:end], (line_no, offset, offset + size))
        line_no += text.count("\n", at, end)
        offset += size
        counted, at = end, _skip(text, end)
        if is_array and text.startswith(",", at):
            at = _skip(text, at + 1)
    if is_array and at >= len(text):
        raise UnreadableFile("The JSON array breaks off: its closing bracket is missing.")


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _batch(elements: Sequence[_Element], max_cell_bytes: int) -> Batch:
    records: list[JsonRecord] = []
    rejects: list[Reject] = []
    for one in elements:
        if not isinstance(one.value, dict):
            rejects.append(Reject(one.place[0], "not_an_object", "an element of the array is no object", clipped(one.text)))
        elif found := fault(one.value, max_cell_bytes):
            rejects.append(Reject(one.place[0], found[0], found[1], clipped(one.text), found[2]))
        else:
            records.append(JsonRecord(one.value, *one.place))
    return objects_batch(records, rejects)
