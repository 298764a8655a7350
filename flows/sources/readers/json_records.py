"""A JSON text whose objects are records: an array of them, one alone, or the list in an outer object (GeoJSON, an API's page).

The text is held in memory, so its size is bounded; what is larger belongs in JSON lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from flows.errors import UnreadableFile
from flows.model.files import Reject
from flows.sources.readers.batch import Batch, clipped
from flows.sources.readers.codeunits import CodeUnits, code_units
from flows.sources.readers.json_walk import Broken, Element, elements
from flows.sources.readers.objects import JsonRecord, fault, objects_batch, plain_object

MEDIA_TYPE = "application/json"
GEOJSON = "application/geo+json"
MAX_BYTES = 256 * 1024 * 1024


def read_json(
    path: Path,
    *,
    encoding: str,
    under: str | None = None,
    batch_rows: int = 50_000,
    max_cell_bytes: int = 1024 * 1024,
) -> Iterator[Batch]:
    """The objects of a JSON text, at most `batch_rows` elements at a time; the columns are the keys of a batch's objects.

    Args:
        under: key of the outer object whose list has the records; None if the text is an array of them, or one.

    Values are written as `objects.cell_text` says. `line_no` is the line on which a record begins, or, where several begin on
    one line, the next number that is free: no two records have the same. Several texts one after the other are read as one.
    Codes of rejects: `truncated` (the text breaks off), `not_json`, `not_an_object`, `invalid_encoding`, `nul_bytes`,
    `cell_too_large`.

    Raises:
        UnreadableFile: it is larger than MAX_BYTES, not in the encoding, has another list of objects beside `under`, or has
            more than MOST_BROKEN places that are no JSON.
    """
    if path.stat().st_size > MAX_BYTES:
        each = f".{under or ''}[]"
        raise UnreadableFile(
            f"A JSON text of more than {MAX_BYTES // 1024**2} MB is not read.",
            next_step=f"Write it as JSON lines, one record a line (jq -c '{each}' FILE > FILE.jsonl), and ingest that.",
        )
    units = code_units(path, encoding)
    text = _decoded(path, units)
    found = _placed(text, units, elements(text, under), max_cell_bytes)
    while taken := list(islice(found, batch_rows)):
        yield objects_batch(
            [one for one in taken if isinstance(one, JsonRecord)], [one for one in taken if isinstance(one, Reject)]
        )


def _decoded(path: Path, units: CodeUnits) -> str:
    with path.open("rb") as file:
        file.seek(units.mark_bytes)
        try:
            return file.read().decode(units.codec)
        except UnicodeDecodeError as error:
            raise UnreadableFile(f"The file is not {units.codec}: {error}.") from error


def _placed(
    text: str, units: CodeUnits, found: Iterator[Element | Broken], max_cell_bytes: int
) -> Iterator[JsonRecord | Reject]:
    """Each record with its line and bytes, or what is wrong with it."""
    line, offset, at, number = 1, units.mark_bytes, 0, 0
    for one in found:
        line += text.count("\n", at, one.start)
        offset += len(text[at : one.start].encode(units.codec))
        raw_text = text[one.start : one.end]
        size = len(raw_text.encode(units.codec))
        number = max(line, number + 1)
        if isinstance(one, Broken):
            yield Reject(number, one.code, one.message, clipped(raw_text))
        else:
            yield _record(one.value, raw_text, (number, offset, offset + size), max_cell_bytes)
        line, offset, at = line + text.count("\n", one.start, one.end), offset + size, one.end


def _record(value: Any, raw_text: str, place: tuple[int, int, int], max_cell_bytes: int) -> JsonRecord | Reject:
    line_no, start, end = place
    if not isinstance(value, dict):
        message = f"a JSON {type(value).__name__} where an object is expected"
        return Reject(line_no, "not_an_object", message, clipped(raw_text))
    value = plain_object(value)
    if found := fault(value, raw_text, max_cell_bytes):
        return Reject(line_no, found[0], found[1], clipped(raw_text), found[2])
    return JsonRecord(value, line_no, start, end)
