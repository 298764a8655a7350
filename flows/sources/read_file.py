"""The records of a file, by the reader of its format."""

from __future__ import annotations

from collections.abc import Iterator

from flows.model.files import ReceivedFile
from flows.sources.readers.batch import Batch
from flows.sources.readers.delimited import read_delimited
from flows.sources.readers.json_records import GEOJSON, read_json
from flows.sources.readers.json_records import MEDIA_TYPE as JSON
from flows.sources.readers.jsonl import MEDIA_TYPE as JSON_LINES
from flows.sources.readers.jsonl import read_jsonl
from flows.sources.readers.workbook import MEDIA_TYPE as WORKBOOK
from flows.sources.readers.workbook import read_workbook
from flows.sources.recognised import Recognised


def read_file(file: ReceivedFile, recognised: Recognised, *, batch_rows: int, max_cell_bytes: int) -> Iterator[Batch]:
    """The records of a file in its order, at most `batch_rows` at a time; the columns are called as they are in the file.

    Raises:
        UnreadableFile: as its reader says.
    """
    path, media_type = file.archived, recognised.media_type
    if media_type == WORKBOOK:
        return read_workbook(path, batch_rows=batch_rows, max_cell_bytes=max_cell_bytes)
    if media_type == JSON_LINES:
        return read_jsonl(path, encoding=file.encoding, batch_rows=batch_rows, max_cell_bytes=max_cell_bytes)
    if media_type in (JSON, GEOJSON):
        return read_json(
            path, encoding=file.encoding, under=recognised.under, batch_rows=batch_rows, max_cell_bytes=max_cell_bytes
        )
    return read_delimited(
        path,
        encoding=file.encoding,
        dialect=recognised.dialect,
        columns=recognised.columns if recognised.header is None else None,
        batch_rows=batch_rows,
        max_cell_bytes=max_cell_bytes,
    )
