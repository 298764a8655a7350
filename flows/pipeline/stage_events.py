"""Records of a dataset to typed rows, and to events with their actors and citations, as Parquet in the run's folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import polars as pl

from flows.clean.typed import type_columns
from flows.model.catalogue import Table
from flows.model.files import Reject
from flows.model.source import EventSource
from flows.pipeline.stage_tables import REJECT, publications_frame, rejects_frame
from flows.sources.readers import batch as reader
from warehouse.run_folder import RunFolder

_NO_EVENT = {"date_start": pl.lit(None, pl.Date), "date_end": pl.lit(None, pl.Date), "country_iso3": pl.lit(None, pl.String)}
_FIRST_YEAR = 1900  # a date before it is a slip of the pen, and must not order releases
_PLACE = ("file_id", *reader.PLACE)


@dataclass(frozen=True, slots=True)
class Part:
    """Some records of one or more files: `frame` as the readers give it, by the contract's names and with `file_id` (an Enum:
    one of few); and each record that could not be read, with its file."""

    frame: pl.DataFrame
    rejects: Sequence[tuple[str, Reject]]

    @classmethod
    def joined(cls, parts: Sequence[Part]) -> Part:
        """Parts with the same columns as one."""
        return cls(pl.concat(part.frame for part in parts), [reject for part in parts for reject in part.rejects])


@dataclass
class Found:
    """What has been staged of a file: how much, the last day it covers and the last on which its publisher spoke, and whether
    rows tell that it is provisional."""

    rows: int = 0
    unreadable: int = 0
    ids_unknown: int = 0
    last_day: date | None = None
    last_said: date | None = None
    is_provisional: bool = False


@dataclass
class StagedEvents:
    """The staged tables of a batch, part by part."""

    folder: RunFolder
    batch: str
    source: EventSource
    table: Table
    mended: Mapping[tuple[str, int], Mapping[str, str]]
    _rows: int = 0
    _found: defaultdict[str, Found] = field(default_factory=lambda: defaultdict(Found))

    def found(self, file_id: str) -> Found:
        return self._found[file_id]

    def add_nothing(self, columns: Sequence[str]) -> None:
        """An empty part of every table, so that each exists with its columns whatever the files hold.

        It comes last: DuckDB guesses from the first part how many rows there are, and joins by what it guesses. It has what
        the source cannot do without, too: its ids are put together from that, and a file may lack it.
        """
        whole = dict.fromkeys((*columns, *sorted(self.source.required)))
        self.add(Part(pl.DataFrame(schema={**reader.schema(list(whole)), "file_id": pl.Enum([])}), []))

    def add(self, part: Part) -> None:
        numbered = part.frame.with_row_index("row_no", offset=self._rows).cast({"row_no": pl.Int64})
        wanted = [name for name in self.table.column_names if name in numbered.columns]
        frame = self._mend(numbered.select("row_no", *wanted, *_PLACE))
        typed = type_columns(frame, self.table, date_order=self.source.date_order, null_words=self.source.null_words)
        rows = typed.frame.cast({"file_id": pl.String})
        self._write_rows(self.source.decode(rows) if self.source.decode else rows)
        self._write_rejects(part, numbered, frame, typed.rejects)
        self._count(part)
        self._rows += frame.height

    def _mend(self, frame: pl.DataFrame) -> pl.DataFrame:
        """What a person set in records of a file (dateline quarantine replay --set) stands for what the file says."""
        for (file_id, line_no), values in self.mended.items():
            here = (pl.col("file_id") == file_id) & (pl.col("line_no") == line_no)
            frame = frame.with_columns(
                pl.when(here).then(pl.lit(value)).otherwise(name).alias(name) for name, value in values.items()
            )
        return frame

    def _write_rows(self, typed: pl.DataFrame) -> None:
        typed = typed.with_columns(record_id=self._record_id())
        places = {"event_id": pl.col("record_id"), "dataset_id": pl.lit(self.source.dataset.dataset_id)}
        event = typed.select("row_no", "record_id", "file_id", "line_no", **places, **(self.source.event or _NO_EVENT))
        citation = self.source.citations(typed)
        publication = publications_frame(citation["office"].drop_nulls().unique())
        citation = citation.join(
            publication.select("written", "publication_id"), left_on="office", right_on="written", how="left"
        )
        self._write("row", typed)
        self._write("event", event if self.source.event is not None else event.clear())
        self._write("event_actor", self.source.actors(typed))
        self._write("event_citation", citation.drop("office"))
        self._write("publication", publication.drop("written"))
        said = typed.select("file_id", day=self.source.said_on) if self.source.said_on is not None else None
        for file_id, day in _latest(event.select("file_id", day="date_end")):
            self._found[file_id].last_day = max(self._found[file_id].last_day or day, day)
        for file_id, day in _latest(said) if said is not None else ():
            self._found[file_id].last_said = max(self._found[file_id].last_said or day, day)
        if self.source.provisional_row is not None:
            for file_id in typed.filter(self.source.provisional_row)["file_id"].unique():
                self._found[file_id].is_provisional = True

    def _write_rejects(self, part: Part, records: pl.DataFrame, frame: pl.DataFrame, mistyped: pl.DataFrame) -> None:
        if frame.height and mistyped.is_empty() and not part.rejects:
            return  # as of most parts
        at_fault = records.join(mistyped.select("row_no"), on="row_no", how="semi").cast({"file_id": pl.String})
        cells = [pl.col(name).fill_null("") for name in records.columns if name not in ("row_no", *_PLACE)]
        # A record of a workbook is no stretch of bytes that could be cut from the file: its cells stand for its text.
        tabbed = pl.concat_str(cells or pl.lit(""), separator="\t").str.head(reader.MAX_RAW_CHARS)
        place = at_fault.select("row_no", *_PLACE, raw_text=pl.when(pl.col("byte_start").is_null()).then(tabbed))
        rejects = mistyped.join(place, on="row_no").with_columns(value=pl.col("value").str.head(1000))
        self._write("reject", pl.concat([rejects_frame(part.rejects), rejects.select(*REJECT)]))
        ids = frame.join(mistyped.select("row_no").unique(), on="row_no").select("file_id", record_id=self._record_id())
        self._write("rejected_id", ids.select("record_id").drop_nulls())
        for file_id, unknown in ids.filter(pl.col("record_id").is_null()).group_by("file_id").len().rows():
            self._found[file_id].ids_unknown += unknown

    def _count(self, part: Part) -> None:
        for file_id, rows in part.frame.group_by("file_id").len().rows():
            self._found[file_id].rows += rows
        for file_id, _ in part.rejects:
            self._found[file_id].unreadable += 1
            self._found[file_id].ids_unknown += 1

    def _record_id(self) -> pl.Expr:
        return pl.concat_str(pl.lit(f"{self.source.dataset.dataset_id}:"), self.source.source_event_id.cast(pl.String))

    def _write(self, table: str, frame: pl.DataFrame) -> None:
        self.folder.write_part(self.batch, table, frame)


def _latest(days: pl.DataFrame) -> list[tuple[str, date]]:
    """The latest day that is believable, by file."""
    believable = days.filter(pl.col("day").dt.year().is_between(_FIRST_YEAR, datetime.now(UTC).year))
    return believable.group_by("file_id").agg(pl.col("day").max()).rows()
