"""What the stages of a run hand to each other, kept as notes in the run's folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flows.model.check import Validation
from flows.model.files import FileState, ReceivedFile


class Kind(StrEnum):
    """What a file holds."""

    EVENTS = "events"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Drift:
    """A row of ops.drift: how a header differs from the contract. kind: missing, new, renamed, reordered, repeated."""

    column_name: str | None
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a file before it is read: what the user says of it, or said when it was first loaded.

    Attributes:
        release, partial, full: as in RunOptions.
        covers_to: the last day it covers, of a file that was loaded before.
        as_of: the day as of which it speaks, likewise.
    """

    release: str | None = None
    partial: bool = False
    full: bool = False
    covers_to: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What is read, checked and loaded as one: a dataset's file, or up to settings.batch_articles files of articles.

    `lines`, if given, are the only records of the file to take (replay).
    """

    name: str
    kind: Kind
    source: str
    files: tuple[ReceivedFile, ...]
    told: Told = Told()
    lines: tuple[int, ...] | None = None

    @property
    def title(self) -> str:
        """For people: the file's name, or how many."""
        return self.files[0].name if len(self.files) == 1 else f"{len(self.files)} files"


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was asked for and what became of it: in the archive (`file`), or the reason why not."""

    path: str
    state: FileState
    explicit: bool
    file: ReceivedFile | None = None
    source: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What reading a file found.

    Attributes:
        header: its column names as they stand; None for plain text and for a table without a header.
        columns: the columns of its source's contract that it has; None for articles.
        missing_required: those it lacks and cannot do without; then no row is read.
        rows_read: records found, readable or not.
        unreadable: why the file could not be read to its end; then nothing of it is loaded.
        rows_unreadable: those that no reader could take apart.
        ids_unknown: those of them, and of the mistyped, whose id cannot be told; while there are any, nothing counts as
            deleted.
        covers_from, covers_to, covers_countries: of its events.
        as_of: the day as of which it speaks: see EventSource.as_of.
        left_out: what it holds beside its records and is not read, in words; articles only.
        release_key: orders the releases of a dataset: as_of | start of the run that received it | file name | file_id.
    """

    file_id: str
    media_type: str
    rows_read: int
    unreadable: str | None = None
    rows_unreadable: int = 0
    ids_unknown: int = 0
    header: tuple[str, ...] | None = None
    columns: tuple[str, ...] | None = None
    missing_required: tuple[str, ...] = ()
    dataset_id: str | None = None
    release_label: str | None = None
    release_key: str | None = None
    partial: bool = False
    full: bool = False
    covers_from: date | None = None
    covers_to: date | None = None
    covers_countries: tuple[str, ...] = ()
    as_of: date | None = None
    drift: tuple[Drift, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checking found for a batch.

    Attributes:
        validations: every rule of every suite that ran.
        refused: file_id -> why, for the files that are not to be loaded.
    """

    validations: tuple[Validation, ...]
    refused: dict[str, str]
