"""A file of events: records to typed rows, and to events with their actors and citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import polars as pl

from flows.clean.typed import type_columns
from flows.errors import UnreadableFile
from flows.model.batch import Batch, FileFacts
from flows.model.catalogue import Table
from flows.model.files import ReceivedFile
from flows.model.source import EventSource
from flows.pipeline.ahead import ahead
from flows.pipeline.stage_tables import REJECT, publications_frame, rejects_frame
from flows.settings import Settings
from flows.sources.readers import batch as reader
from flows.sources.readers.delimited import read_delimited
from flows.sources.readers.sample import take_sample
from flows.sources.readers.workbook import MEDIA_TYPE as WORKBOOK
from flows.sources.readers.workbook import read_workbook
from flows.sources.recognise import Recognised, event_source, header_drift, recognise
from warehouse.build import open_work
from warehouse.catalogue import read_catalogue
from warehouse.quarantine import mended_values
from warehouse.run_folder import RunFolder

_NO_EVENT = {"date_start": pl.lit(None, pl.Date), "date_end": pl.lit(None, pl.Date)}
_FIRST_YEAR = 1900  # a date before it is a slip of the pen, and must not order releases


def read_events(settings: Settings, folder: RunFolder, batch: Batch) -> tuple[FileFacts, ...]:
    """Stage the one file of the batch; give what was found.

    Staged: row (row_no, record_id, file_id, line_no, byte_start, byte_end and the contract's columns), event (row_no and the
    columns of core.event that the source can fill), event_actor, event_citation, publication, reject, rejected_id (record_id of
    rejects).
    """
    (file,) = batch.files
    recognised = recognise(take_sample(file), source=batch.source)
    with open_work(settings, folder) as con:
        table = read_catalogue(con)[f"source.{batch.source}"]
        mended = mended_values(con, file.file_id)
    reading = _Reading(folder, batch, event_source(batch.source), table, recognised, mended)
    reading.stage_nothing()
    try:
        for part in ahead(_parts(settings, batch, recognised)):
            reading.stage(part)
    except UnreadableFile as error:
        return (replace(reading.facts(), unreadable=str(error)),)
    return (reading.facts(),)


def _parts(settings: Settings, batch: Batch, recognised: Recognised) -> Iterator[reader.Batch]:
    (file,) = batch.files
    if recognised.missing_required:
        return  # each of its rows would be rejected for the same reason; the `file` suite refuses the file for it
    for part in _read(settings, file, recognised):
        if batch.lines is None:
            yield part
        else:
            rejects = [one for one in part.rejects if one.line_no in batch.lines]
            yield reader.Batch(part.frame.filter(pl.col("line_no").is_in(batch.lines)), rejects)


def _read(settings: Settings, file: ReceivedFile, recognised: Recognised) -> Iterator[reader.Batch]:
    """The records of a file, by the reader of its format."""
    if recognised.media_type == WORKBOOK:
        return read_workbook(file.archived, batch_rows=settings.batch_rows, max_cell_bytes=settings.max_cell_bytes)
    return read_delimited(
        file.archived,
        encoding=file.encoding,
        dialect=recognised.dialect,
        columns=recognised.columns if recognised.header is None else None,
        batch_rows=settings.batch_rows,
        max_cell_bytes=settings.max_cell_bytes,
    )


@dataclass
class _Reading:
    """What has been staged of the file so far."""

    folder: RunFolder
    batch: Batch
    source: EventSource
    table: Table
    recognised: Recognised
    mended: Mapping[int, Mapping[str, str]]
    rows: int = 0
    unreadable: int = 0
    ids_unknown: int = 0
    first_day: date | None = None
    last_day: date | None = None
    last_said: date | None = None

    @property
    def file_id(self) -> str:
        return self.batch.files[0].file_id

    def stage_nothing(self) -> None:
        """An empty part of every table, so that each exists with its columns whatever the file holds."""
        names = [name for name in self.recognised.columns if name is not None]
        self.stage(reader.Batch(pl.DataFrame(schema=reader.schema(names))))

    def stage(self, part: reader.Batch) -> None:
        renamed = part.frame.rename(self.recognised.renames, strict=False)
        wanted = [*(name for name in self.table.column_names if name in renamed.columns), *reader.PLACE]
        frame = renamed.select(wanted).with_row_index("row_no", offset=self.rows)
        frame = self._mend(frame.with_columns(pl.col("row_no").cast(pl.Int64)))
        typed = type_columns(frame, self.table, date_order=self.source.date_order, null_words=self.source.null_words)
        self._write_rows(self.source.decode(typed.frame) if self.source.decode else typed.frame)
        self._write_rejects(part, frame, typed.rejects)
        self.rows += frame.height
        self.unreadable += len(part.rejects)

    def _mend(self, frame: pl.DataFrame) -> pl.DataFrame:
        """What a person set in records of this file (dateline quarantine replay --set) stands for what the file says."""
        for line_no, values in self.mended.items():
            here = pl.col("line_no") == line_no
            frame = frame.with_columns(
                pl.when(here).then(pl.lit(value)).otherwise(name).alias(name) for name, value in values.items()
            )
        return frame

    def _write_rows(self, typed: pl.DataFrame) -> None:
        row = typed.with_columns(record_id=self._record_id(), file_id=pl.lit(self.file_id))
        dataset_id = pl.lit(self.source.dataset.dataset_id)
        places = {
            "event_id": self._record_id(),
            "record_id": self._record_id(),
            "dataset_id": dataset_id,
            "file_id": pl.lit(self.file_id),
        }
        event = typed.select("row_no", "line_no", **places, **(self.source.event or _NO_EVENT))
        citation = self.source.citations(typed)
        publication = publications_frame(citation["office"].drop_nulls().unique())
        citation = citation.join(
            publication.select("written", "publication_id"), left_on="office", right_on="written", how="left"
        )
        self._write("row", row)
        self._write("event", event if self.source.event is not None else event.clear())
        self._write("event_actor", self.source.actors(typed))
        self._write("event_citation", citation.drop("office"))
        self._write("publication", publication.drop("written"))
        self.last_day = _latest(self.last_day, event["date_end"])
        if self.source.said_on is not None:
            self.last_said = _latest(self.last_said, typed.select(self.source.said_on).to_series())

    def _write_rejects(self, part: reader.Batch, frame: pl.DataFrame, mistyped: pl.DataFrame) -> None:
        record = part.frame.with_row_index("row_no", offset=self.rows).cast({"row_no": pl.Int64})
        at_fault = record.join(mistyped.select("row_no"), on="row_no", how="semi")
        place = at_fault.select("row_no", *reader.PLACE, raw_text=pl.when(pl.col("byte_start").is_null()).then(_tabbed(part)))
        rejects = mistyped.join(place, on="row_no").with_columns(
            file_id=pl.lit(self.file_id), value=pl.col("value").str.head(1000)
        )
        self._write("reject", pl.concat([rejects_frame(self.file_id, part.rejects), rejects.select(*REJECT)]))
        ids = frame.join(mistyped.select("row_no").unique(), on="row_no").select(record_id=self._record_id())
        self._write("rejected_id", ids.drop_nulls())
        self.ids_unknown += len(part.rejects) + ids["record_id"].null_count()

    def _record_id(self) -> pl.Expr:
        return pl.concat_str(pl.lit(f"{self.source.dataset.dataset_id}:"), self.source.source_event_id.cast(pl.String))

    def _write(self, table: str, frame: pl.DataFrame) -> None:
        self.folder.write_part(self.batch.name, table, frame)

    def _last_said(self) -> date | None:
        told = self.batch.told.as_of if self.batch.lines is not None else None
        return told or self.last_said

    def facts(self) -> FileFacts:
        file, told = self.batch.files[0], self.batch.told
        # Some lines of a file do not tell what it covers, unless none of it was good before.
        last_day = self.last_day if self.batch.lines is None else told.covers_to or self.last_day
        as_of = last_day if self.source.said_on is None else self._last_said() or last_day
        header = self.recognised.header
        drift = header_drift(header, self.table, self.source) if header else []
        return FileFacts(
            file_id=file.file_id,
            media_type=self.recognised.media_type,
            rows_read=self.rows + self.unreadable,
            rows_unreadable=self.unreadable,
            ids_unknown=self.ids_unknown,
            header=self.recognised.header,
            columns=self.recognised.columns,
            missing_required=self.recognised.missing_required,
            dataset_id=self.source.dataset.dataset_id,
            release_label=told.release or self.source.release_label(file.name),
            # Releases of one dataset follow each other by that day; if it is the same, a later one is a correction.
            release_key=f"{as_of or ''}|{file.received_at:%Y%m%dT%H%M%S}|{file.name}|{file.file_id}",
            partial=told.partial or self.batch.lines is not None or not self.source.full_releases,
            full=told.full,
            covers_to=last_day,
            as_of=as_of,
            drift=tuple(drift),
        )


def _tabbed(part: reader.Batch) -> pl.Expr:
    """A record of a workbook as text: it is no stretch of bytes that could be cut from the file."""
    cells = [pl.col(name).fill_null("") for name in part.frame.columns if name not in reader.PLACE]
    return pl.concat_str(cells, separator="\t").str.head(reader.MAX_RAW_CHARS)


def _latest(known: date | None, days: pl.Series) -> date | None:
    """The latest day that is believable."""
    last = days.filter(days.dt.year().is_between(_FIRST_YEAR, datetime.now(UTC).year)).max()
    return max(known or last, last) if isinstance(last, date) else known
