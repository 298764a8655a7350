"""What every reader yields: rows as text, each with its place in the file, and the records that could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from flows.model.files import Reject

PLACE = {"line_no": pl.Int64, "byte_start": pl.Int64, "byte_end": pl.Int64}
"""Columns that the readers add; a column of the file with such a name is renamed."""

MAX_RAW_CHARS = 64 * 1024
"""A reject keeps this much of the record; the rest is in the archived file, at its line."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some consecutive records of a file.

    Attributes:
        frame: the file's columns, in its order, all String: the text of the cell without its quotes, null where it is empty.
            Then, Int64, `line_no` (physical line on which the record begins, from 1), `byte_start` and `byte_end` (offsets in
            the archived content: content[byte_start:byte_end] is the record, without the line's end).
        rejects: the records that could not be read.
    """

    frame: pl.DataFrame
    rejects: list[Reject] = field(default_factory=list)

    @property
    def read(self) -> int:
        """Records taken from the file, good or not."""
        return self.frame.height + len(self.rejects)


def schema(columns: Sequence[str]) -> dict[str, pl.DataType | type[pl.DataType]]:
    """The schema of a batch with these file columns."""
    return {**dict.fromkeys(columns, pl.String), **PLACE}


def clipped(text: str) -> str:
    """The text, or its beginning with a mark that says how much is missing."""
    if len(text) <= MAX_RAW_CHARS:
        return text
    return f"{text[:MAX_RAW_CHARS]}… [{len(text) - MAX_RAW_CHARS} more characters]"
