"""Files as they are received, recognised and read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class FileState(StrEnum):
    """What became of a file in a run; the values of ops.source_file.state."""

    RECEIVED = "received"
    LOADED = "loaded"
    SKIPPED = "skipped"  # loaded by an earlier run: same bytes
    REFUSED = "refused"  # a check of severity critical failed
    UNKNOWN = "unknown"  # no source recognises it
    UNREADABLE = "unreadable"
    WAITING = "waiting"  # still being written; left in the inbox


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file whose bytes are in the archive.

    Attributes:
        file_id: SHA-256 of the content, after unpacking, as 64 hex digits.
        path: where it came from as a person would write it; for a member of an archive `outer.zip!inner.csv`.
        archived: the content under DATELINE_HOME/archive.
        size: bytes of the content.
        encoding: Python codec name of the whole content (`utf-8`, `utf-8-sig`, `cp1252`, `latin-1`, `utf-16`), or `binary`.
        container_id: SHA-256 of the .gz, .zst or .zip it came out of, or None.
        received_at: UTC; the start of the run that first received it.
    """

    file_id: str
    path: str
    archived: Path
    size: int
    encoding: str
    container_id: str | None
    received_at: datetime

    @property
    def name(self) -> str:
        """The last part of the path, for messages and for release labels in file names."""
        return self.path.replace("!", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited file is written. `quote` None: quotes mean nothing (GDELT)."""

    delimiter: str = ","
    quote: str | None = '"'


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that could not be read or typed: it goes to ops.quarantine.

    `line_no` is the physical line, counted from 1, on which the record begins; `code` a snake_case word such as
    `unbalanced_quote`, `field_count`, `not_a_number`; `raw_text` the record as it stands in the file, decoded.
    """

    line_no: int
    code: str
    message: str
    raw_text: str
    column_name: str | None = None
    value: str | None = None
