"""JSON lines: one object a line. A line that is none is a reject, and costs no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from flows.model.files import Reject
from flows.sources.readers.batch import Batch, clipped
from flows.sources.readers.codeunits import CodeUnits, code_units
from flows.sources.readers.objects import JsonRecord, fault, objects_batch, plain_object

MEDIA_TYPE = "application/jsonl"
LINE_CELLS = 4
"""A line may take this many times the largest cell."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its end, as far as it is held: `size` are its bytes, `next_start` where the next one begins."""

    data: bytes
    size: int
    next_start: int
    ended: bool


def read_jsonl(path: Path, *, encoding: str, batch_rows: int = 50_000, max_cell_bytes: int = 1024 * 1024) -> Iterator[Batch]:
    """The objects of a file, at most `batch_rows` lines at a time; the columns are the keys of a batch's objects.

    Values are written as `objects.cell_text` says. Blank lines are passed over. Codes of rejects: `not_json`, `not_an_object`,
    `truncated` (the file breaks off in its last line), `invalid_encoding`, `nul_bytes`, `cell_too_large`.
    """
    units = code_units(path, encoding)
    records: list[JsonRecord] = []
    rejects: list[Reject] = []
    with path.open("rb") as file:
        file.seek(units.mark_bytes)
        start = units.mark_bytes
        for line_no, line in enumerate(_lines(file, units, start, LINE_CELLS * max_cell_bytes), start=1):
            if units.lenient(line.data).strip():
                value = _object(line, line_no, units, max_cell_bytes)
                if isinstance(value, Reject):
                    rejects.append(value)
                else:
                    records.append(JsonRecord(value, line_no, start, start + line.size))
            start = line.next_start
            if len(records) + len(rejects) >= batch_rows:
                yield objects_batch(records, rejects)
                records, rejects = [], []
    if records or rejects:
        yield objects_batch(records, rejects)


def _object(line: _Line, line_no: int, units: CodeUnits, max_cell_bytes: int) -> dict[str, object] | Reject:
    raw_text = clipped(units.lenient(line.data))
    if line.size > len(line.data):
        return Reject(line_no, "cell_too_large", f"the line has {line.size:,} bytes", raw_text)
    try:
        text = line.data.decode(units.codec)
        value = json.loads(text)
    except UnicodeDecodeError as error:
        return Reject(line_no, "invalid_encoding", f"not {units.codec}: {error.reason}", raw_text)
    except (ValueError, RecursionError) as error:
        code, message = ("not_json", "the line is no JSON") if line.ended else ("truncated", "the file breaks off")
        return Reject(line_no, code, f"{message}: {error}", raw_text)
    if not isinstance(value, dict):
        return Reject(line_no, "not_an_object", f"a JSON {type(value).__name__} where an object is expected", raw_text)
    value = plain_object(value)
    found = fault(value, text, max_cell_bytes)
    return Reject(line_no, found[0], found[1], raw_text, found[2]) if found else value


def _lines(file: BinaryIO, units: CodeUnits, start: int, limit: int) -> Iterator[_Line]:
    """The lines; of one longer than `limit` bytes, the beginning."""
    newline, carriage_return = "\n".encode(units.codec), "\r".encode(units.codec)
    while line := _line(file, newline, limit):
        held, size = line, len(line)
        while not line.endswith(newline) and len(line) >= limit:
            line = _line(file, newline, limit)
            size += len(line)
        start += size
        ended = line.endswith(newline)
        size -= len(newline) if ended else 0
        if ended and size <= len(held) and held[:size].endswith(carriage_return):
            size -= len(carriage_return)
        yield _Line(held[:size], size, start, ended)


def _line(file: BinaryIO, newline: bytes, limit: int) -> bytes:
    """Up to the next newline, or about `limit` bytes; whole code units."""
    line = file.readline(limit)
    while line and len(newline) > 1 and not (line.endswith(newline) and len(line) % len(newline) == 0):
        more = file.read(-len(line) % len(newline)) or (file.readline(limit) if len(line) < limit else b"")
        if not more:
            break
        line += more
    return line
