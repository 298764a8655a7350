"""A batch of files of events, read and staged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from flows.errors import UnreadableFile
from flows.model.batch import Batch, FileFacts
from flows.model.files import ReceivedFile
from flows.pipeline.ahead import ahead
from flows.pipeline.stage_events import Found, Part, StagedEvents
from flows.settings import Settings
from flows.sources.read_file import read_file
from flows.sources.readers.sample import take_sample
from flows.sources.recognise import Recognised, event_source, header_drift, recognise
from warehouse.build import open_work
from warehouse.catalogue import read_catalogue
from warehouse.quarantine import mended_values
from warehouse.run_folder import RunFolder
from warehouse.staged import open_stage
from warehouse.versions import hash_rows


@dataclass
class _File:
    """A file of the batch: whose it is, and why it could not be read, if so."""

    file: ReceivedFile
    recognised: Recognised
    unreadable: str | None = None


def read_events(settings: Settings, folder: RunFolder, batch: Batch) -> tuple[FileFacts, ...]:
    """Stage the files of the batch; give what was found in each.

    Staged: row (row_no, record_id, file_id, line_no, byte_start, byte_end and the contract's columns), event (row_no and the
    columns of core.event that the source can fill), event_actor, event_citation, publication, reject, rejected_id (record_id of
    rejects), hash, same_record and repeat (see warehouse.versions.hash_rows).
    """
    source = event_source(batch.source)
    files = [_File(file, recognise(take_sample(file), source=batch.source)) for file in batch.files]
    with open_work(settings, folder) as con:
        table = read_catalogue(con)[f"source.{batch.source}"]
        mended = mended_values(con, [file.file_id for file in batch.files])
    staged = StagedEvents(folder, batch.name, source, table, mended)
    for part in ahead(_parts(settings, batch, files)):
        staged.add(part)
    staged.add_nothing(files[0].recognised.columns)
    with open_work(settings, folder) as con:
        open_stage(con, folder, batch.name)
        hash_rows(con, folder, batch.name, table, source.not_substance)
    return tuple(_facts(batch, one, staged.found(one.file.file_id), staged) for one in files)


def _parts(settings: Settings, batch: Batch, files: Sequence[_File]) -> Iterator[Part]:
    """What the files hold, in parts of settings.batch_rows: those of one file as they come, those of many put together."""
    if len(files) == 1:
        yield from _until_unreadable(settings, batch, files[0])
        return
    waiting: list[Part] = []
    for one in files:
        parts = list(_until_unreadable(settings, batch, one))
        # Of a file that breaks off nothing is loaded, and its good rows stand beside those of others.
        for part in [] if one.unreadable else parts:
            if waiting and (waiting[0].frame.columns != part.frame.columns or _rows(waiting) >= settings.batch_rows):
                yield Part.joined(waiting)
                waiting = []
            waiting.append(part)
    if waiting:
        yield Part.joined(waiting)


def _rows(parts: Sequence[Part]) -> int:
    return sum(part.frame.height for part in parts)


def _until_unreadable(settings: Settings, batch: Batch, one: _File) -> Iterator[Part]:
    """The parts of a file; if it cannot be read to its end, notes why."""
    if one.recognised.missing_required:
        return  # each of its rows would be rejected for the same reason; the `file` suite refuses the file for it
    file_id = one.file.file_id
    of_file = pl.lit(file_id, pl.Enum([file.file_id for file in batch.files]))
    try:
        for part in read_file(one.file, one.recognised, batch_rows=settings.batch_rows, max_cell_bytes=settings.max_cell_bytes):
            frame, rejects = part.frame, part.rejects
            if batch.lines is not None:
                frame = frame.filter(pl.col("line_no").is_in(batch.lines))
                rejects = [reject for reject in rejects if reject.line_no in batch.lines]
            renamed = frame.rename(one.recognised.renames, strict=False)
            yield Part(renamed.with_columns(file_id=of_file), [(file_id, reject) for reject in rejects])
    except UnreadableFile as error:
        one.unreadable = str(error)


def _facts(batch: Batch, one: _File, found: Found, staged: StagedEvents) -> FileFacts:
    file, told, source, recognised = one.file, batch.told, staged.source, one.recognised
    # Some lines of a file do not tell what it covers, unless none of it was good before.
    last_day = found.last_day if batch.lines is None else told.covers_to or found.last_day
    last_said = (told.as_of if batch.lines is not None else None) or found.last_said
    label = told.release or source.release_label(file.name)
    as_of = source.as_of(label, last_day, last_said)
    is_provisional = found.is_provisional or (label is not None and source.is_provisional(label))
    return FileFacts(
        file_id=file.file_id,
        media_type=recognised.media_type,
        rows_read=found.rows + found.unreadable,
        unreadable=one.unreadable,
        rows_unreadable=found.unreadable,
        ids_unknown=found.ids_unknown,
        header=recognised.header,
        columns=recognised.columns,
        missing_required=recognised.missing_required,
        dataset_id=source.dataset.dataset_id,
        release_label=label,
        # Releases of one dataset follow each other by that day; if it is the same, a later one is a correction.
        release_key=f"{as_of or ''}|{file.received_at:%Y%m%dT%H%M%S}|{file.name}|{file.file_id}",
        partial=told.partial or batch.lines is not None or recognised.is_page or is_provisional or not source.full_releases,
        full=told.full,
        covers_to=last_day,
        as_of=as_of,
        drift=tuple(header_drift(recognised.header, staged.table, source) if recognised.header else ()),
    )
