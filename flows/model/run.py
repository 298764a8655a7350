"""A run: what it is asked to do, and what it says at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path


class RunState(StrEnum):
    """How a run ended; the values of ops.run.state."""

    RUNNING = "running"  # never published: a run is published when it has ended
    DONE = "done"
    DONE_WITH_QUARANTINE = "done_with_quarantine"
    STOPPED = "stopped"  # a check refused at least one file; the others are published
    FAILED = "failed"
    DIED = "died"  # killed; found by a later run


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run is asked to do.

    Attributes:
        flow: ingest, rebuild, replay or maintain.
        inputs: paths, globs and URLs; empty for the inbox.
        source: name of the source, instead of recognising it.
        release: the publisher's name of the release, instead of taking it from the file's name.
        partial: the files are extracts: ids they lack are no deletions.
        full: the files are full releases even if they lack many records that the releases before had.
        dry_run: do everything on a copy that is thrown away.
        strict: a warning or a quarantined row refuses its file.
        since, until: rebuild only files that cover a day of this period.
        quarantine_ids: replay these.
        mended: values to set in the replayed records, by column.
        flow_run_id: Prefect's id of the flow run.
    """

    flow: str = "ingest"
    inputs: tuple[str, ...] = ()
    source: str | None = None
    release: str | None = None
    partial: bool = False
    full: bool = False
    dry_run: bool = False
    strict: bool = False
    since: date | None = None
    until: date | None = None
    quarantine_ids: tuple[str, ...] = ()
    mended: Mapping[str, str] = field(default_factory=dict)
    flow_run_id: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """A row of ops.load without its keys: read = inserted + updated + unchanged + duplicate + quarantined."""

    table_name: str
    read: int
    inserted: int
    updated: int
    unchanged: int
    duplicate: int
    quarantined: int
    deleted: int

    @property
    def balances(self) -> bool:
        return self.read == self.inserted + self.updated + self.unchanged + self.duplicate + self.quarantined


@dataclass(frozen=True, slots=True)
class FileLine:
    """What became of one file. `state` is a FileState; `explicit` if the user named it by its own path."""

    file_id: str
    path: str
    source: str | None
    state: str
    message: str | None
    ledger: Ledger | None
    explicit: bool


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A rule that failed or raised in this run. `path` of the file, or of the first of those checked together; `example` as in
    Validation."""

    path: str
    suite: str
    code: str
    severity: str
    rejects: str | None
    unexpected_count: int | None
    message: str
    error: str | None
    example: str | None = None


@dataclass(frozen=True, slots=True)
class QuarantineLine:
    """How many records of this run went to quarantine for one reason, and one example as `path:line`, with what was `found` in
    it: `date_end=2017-10-08, date_start=2017-10-09`."""

    code: str
    message: str
    records: int
    example: str
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything a run says at its end: the terminal, the Prefect artifacts and ops.run.summary show the same.

    `seconds` are wall seconds by stage, in the order the stages first ran.
    """

    run_id: str
    flow: str
    state: RunState
    dry_run: bool
    started_at: datetime
    ended_at: datetime
    files: tuple[FileLine, ...]
    checks: tuple[CheckLine, ...]
    quarantine: tuple[QuarantineLine, ...]
    notes: tuple[str, ...]
    seconds: Mapping[str, float]
    warehouse: Path
    checks_page: Path | None
