"""Files that were received before, as they lie in the archive, with what the user said of them then."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

import duckdb

from flows.model.batch import Batch, Kind, Told
from flows.model.files import ReceivedFile
from flows.settings import Settings
from flows.sources.recognise import event_source
from warehouse.archive import archive_path

BATCH_BYTES = 256 * 1024 * 1024
"""Files that only add are taken this many bytes at a time."""

_COLUMNS = """
select file_id, path, bytes, encoding, container_id, received_at, covers_to, release_label, partial_release, full_release,
    nullif(split_part(release_key, '|', 1), '')::date as as_of
from ops.source_file
"""

_LOADED = f"""
{_COLUMNS}
where source = $source and state = 'loaded'
    and ($since is null or covers_to is null or covers_to >= $since)
    and ($until is null or covers_from is null or covers_from <= $until)
order by release_key, file_id
"""


def loaded_files(
    con: duckdb.DuckDBPyConnection, settings: Settings, source: str, since: date | None = None, until: date | None = None
) -> list[tuple[ReceivedFile, Told]]:
    """The loaded files of a source that cover a day of the period, in the order of their releases."""
    rows = con.execute(_LOADED, {"source": source, "since": since, "until": until}).fetchall()
    return [_file(settings, *row) for row in rows]


def one_file(con: duckdb.DuckDBPyConnection, settings: Settings, file_id: str) -> tuple[ReceivedFile, Told]:
    """The file of this id."""
    (row,) = con.execute(f"{_COLUMNS} where file_id = ?", [file_id]).fetchall()
    return _file(settings, *row)


def loaded_batches(
    con: duckdb.DuckDBPyConnection, settings: Settings, dataset_id: str, without: Collection[str] = ()
) -> list[Batch]:
    """Batches of every loaded file of a dataset but those of `without`."""
    files = loaded_files(con, settings, dataset_id)
    return event_batches(dataset_id, [(file, told) for file, told in files if file.file_id not in without])


def event_batches(source: str, files: Sequence[tuple[ReceivedFile, Told]]) -> list[Batch]:
    """A batch for each file of a dataset, or, if its files only add, for BATCH_BYTES of those of which the same is told."""
    if not event_source(source).adds_only:
        return [_event_batch(source, [file], told) for file, told in files]
    # By name, which has the time in it: what two files say alike is then said by the earlier.
    in_order = sorted(files, key=lambda each: (_said(each[1]), each[0].name, each[0].file_id))
    batches = []
    for _, alike in groupby(in_order, key=lambda each: _said(each[1])):
        waiting: list[ReceivedFile] = []
        for file, told in alike:
            if waiting and sum(one.size for one in waiting) + file.size > BATCH_BYTES:
                batches.append(_event_batch(source, waiting, told))
                waiting = []
            waiting.append(file)
        batches.append(_event_batch(source, waiting, told))
    return batches


def _event_batch(source: str, files: Sequence[ReceivedFile], told: Told) -> Batch:
    # Of many files each covers something else.
    told = told if len(files) == 1 else replace(told, covers_to=None, as_of=None)
    return Batch(f"{source}-{files[0].file_id[:12]}", Kind.EVENTS, source, tuple(files), told)


def _said(told: Told) -> tuple[str, bool, bool]:
    return told.release or "", told.partial, told.full


def article_batches(source: str, files: Sequence[ReceivedFile], size: int) -> list[Batch]:
    """Files of articles, `size` at a time."""
    return [
        Batch(f"{source}-{group[0].file_id[:12]}", Kind.ARTICLES, source, tuple(group))
        for group in (files[start : start + size] for start in range(0, len(files), size))
    ]


def _file(settings: Settings, *row: Any) -> tuple[ReceivedFile, Told]:
    file_id, path, size, encoding, container_id, received_at, *told = row
    file = ReceivedFile(file_id, path, archive_path(settings, file_id), size, encoding, container_id, received_at)
    covers_to, release, partial, full, as_of = told
    return file, Told(release, partial, full, covers_to, as_of)
