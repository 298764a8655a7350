"""What a source of events states about itself. The rest of Dateline is the same for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import polars as pl

from flows.model.files import Dialect


class DateOrder(StrEnum):
    """How a source orders dates of three numbers."""

    MONTH_FIRST = "m/d/y"
    DAY_FIRST = "d/m/y"


@dataclass(frozen=True, slots=True)
class Dataset:
    """A row of core.dataset: who publishes it, what may be done with it, and what its records are (`holds`: events, mentions,
    actors or deletions)."""

    dataset_id: str
    name: str
    publisher: str
    licence: str
    redistribute: bool
    attribution: str
    url: str
    holds: str = "events"


def no_actors(batch: pl.DataFrame) -> pl.DataFrame:
    """The actors of records that name none."""
    return pl.DataFrame(schema=ACTORS)


def no_citations(batch: pl.DataFrame) -> pl.DataFrame:
    """The citations of records that cite nothing."""
    return pl.DataFrame(schema=CITATIONS)


def no_label(name: str) -> None:
    """The release of files whose names do not tell."""


def no_day(label: str) -> None:
    """The day on which a release came out, where its name does not tell."""


def never(label: str) -> bool:
    """Whether a release is provisional, where none is."""
    return False


ACTORS = {"row_no": pl.Int64, "role": pl.String, "actor_no": pl.Int32, "source_actor_id": pl.String, "actor_text": pl.String}
CITATIONS = {
    "row_no": pl.Int64,
    "citation_no": pl.Int32,
    "citation_text": pl.String,
    "office": pl.String,
    "headline": pl.String,
    "published_on": pl.Date,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file without a header is written.

    Attributes:
        columns: in the order of the file, by the names of the contract.
        looks: column -> pattern that the whole of each of its cells matches; enough of them to tell the file from any other.
    """

    columns: tuple[str, ...]
    looks: Mapping[str, str]
    dialect: Dialect


@dataclass(frozen=True, slots=True)
class EventSource:
    """A dataset of events, or of what belongs to them, as files bring it.

    Its columns, their types and comments stand in the migrations as table `source.<dataset_id>`, its rules in
    `expectations/suites/<dataset_id>.yaml`. A batch is a frame of the columns of that table (all but record_id and
    version_no; a column that the file lacks is null) and `row_no`.

    Attributes:
        dataset: the row of core.dataset.
        signature: columns (after renaming) that no other source has all of: a header with them is this source's.
        required: columns (after renaming) without which a file cannot be loaded.
        source_event_id: the publisher's own id, as text, from the batch.
        event: column of core.event -> expression over the batch; what is not named is null. Must give date_start and date_end.
            None if its records are no events: then they are kept in their own table, and `afterwards` says what else.
        actors: batch -> the columns of ACTORS: row_no, role, actor_no (from 1), source_actor_id, actor_text.
        citations: batch -> the columns of CITATIONS: row_no, citation_no (from 1), citation_text, office, headline,
            published_on. `office` is the outlet as written; the pipeline finds its publication.
        layouts: how its files without a header are written, if there are such.
        beforehand: scripts of sql/load, without `.sql`, that run in this order before a batch is compared with what is there.
        afterwards: scripts of sql/load, without `.sql`, that run in this order when a batch is loaded, in the same transaction,
            and see it in `change`, `gone` and the stage_ views; for what depends on other records too.
        falls_between: another dataset, and a script of sql/load: if its one select has a row, what is staged falls between what
            that dataset has, which is then derived anew. Such a source is loaded before the other.
        full_releases: whether a file has all records of what it covers, so that an id it lacks is gone; else as with --partial.
        is_provisional: release label -> whether its files are ahead of a full release, and have not all of what they cover.
        provisional_row: whether a row is such as only those files have, from the batch: it tells a file whose name does not.
        adds_only: whether its files only add records (a file for each quarter of an hour): then many are read, checked and
            loaded as one batch. They delete nothing.
        null_words: what the source writes for a missing value, such as NA.
        date_order: of dates in three numbers, if the source writes any that are not ISO 8601.
        renames: other spellings of a column, lower case -> the name in the contract.
        decode: typed batch -> the same rows and columns, with what the source writes in code said plainly (-99 for a number
            that is not known); it fills the derived columns. None if there is nothing to do.
        derived: columns of its table that no file has.
        said_on: day on which the publisher said so, from the batch, for a dataset that is corrected all the time: its files
            follow each other by the latest of these days, not by the last day they cover.
        not_substance: columns whose change alone is no revision of the record: derived or administrative ones.
        release_label: file name -> the publisher's name of the release, or None.
        released_on: release label -> about when it came out, or None: then its files speak as of that day, and not of the last
            day they cover.
    """

    dataset: Dataset
    signature: frozenset[str]
    required: frozenset[str]
    source_event_id: pl.Expr
    event: Mapping[str, pl.Expr] | None = None
    actors: Callable[[pl.DataFrame], pl.DataFrame] = no_actors
    citations: Callable[[pl.DataFrame], pl.DataFrame] = no_citations
    release_label: Callable[[str], str | None] = no_label
    released_on: Callable[[str], date | None] = no_day
    layouts: tuple[Layout, ...] = ()
    beforehand: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()
    falls_between: tuple[str, str] | None = None
    full_releases: bool = True
    is_provisional: Callable[[str], bool] = never
    provisional_row: pl.Expr | None = None
    adds_only: bool = False
    null_words: frozenset[str] = frozenset()
    date_order: DateOrder | None = None
    renames: Mapping[str, str] = field(default_factory=dict)
    decode: Callable[[pl.DataFrame], pl.DataFrame] | None = None
    derived: frozenset[str] = frozenset()
    said_on: pl.Expr | None = None
    not_substance: frozenset[str] = frozenset()

    def as_of(self, label: str | None, last_day: date | None, last_said: date | None) -> date | None:
        """The day as of which a file speaks: when its release came out, or its publisher last spoke in it, or the last day it
        covers."""
        released = self.released_on(label) if label else None
        return released or (last_said if self.said_on is not None else None) or last_day
