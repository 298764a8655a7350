"""Records into batches: their text by Polars, their places as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from flows.model.files import Dialect, Reject
from flows.sources.readers.batch import PLACE, Batch
from flows.sources.readers.codeunits import CodeUnits
from flows.sources.readers.grammar import Grammar

Places: TypeAlias = npt.NDArray[np.int64]  # lines and bytes of a file

BATCH_BYTES = 32 * 1024 * 1024
"""A batch ends with the part of a window that brings it to this size, however few its records are."""
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Form:
    """How the records of a file are written, and how much is taken at once."""

    columns: Sequence[str]
    dialect: Dialect
    units: CodeUnits
    newline: str
    grammar: Grammar
    max_cell_bytes: int
    batch_rows: int


@dataclass
class Assembly:
    """Gathers records into the next batch."""

    form: Form
    _text: list[bytes] = field(default_factory=list)
    _places: list[tuple[Places, Places, Places]] = field(default_factory=list)
    _rejects: list[Reject] = field(default_factory=list)
    _rows: int = 0
    _bytes: int = 0
    _by_hand: bool = False

    @property
    def room(self) -> int:
        """Records that the batch still takes."""
        return 0 if self._bytes >= BATCH_BYTES else max(self.form.batch_rows - self._rows - len(self._rejects), 0)

    @property
    def is_empty(self) -> bool:
        return not self._rows and not self._rejects

    def add(self, text: bytes, line_no: Places, byte_start: Places, byte_end: Places) -> None:
        """Good records, as UTF-8 with a line's end after each, and their places in the file."""
        self._text.append(text)
        self._places.append((line_no, byte_start, byte_end))
        self._rows += len(line_no)
        self._bytes += len(text)

    def add_mended(self, cells: Sequence[str], line_no: int, byte_start: int, byte_end: int) -> None:
        """One record that Polars would not understand as it stands."""
        self.add(self._rewritten(cells), np.array([line_no]), np.array([byte_start]), np.array([byte_end]))

    def reject(self, reject: Reject) -> None:
        self._rejects.append(reject)
        self._bytes += len(reject.raw_text)

    def batch(self) -> Batch:
        """The batch, in the order of the file; the next one begins empty."""
        places = [np.concatenate(column) for column in zip(*self._places, strict=True)] or [np.zeros(0, np.int64)] * len(PLACE)
        text = b"".join(self._text)
        cells = None if self._by_hand else _by_polars(text, self.form)
        if cells is None or cells.height != self._rows:
            cells = _by_hand(text.decode(), self.form)
        frame = cells.with_columns(pl.Series(name, values, pl.Int64) for name, values in zip(PLACE, places, strict=True))
        batch = Batch(frame, sorted(self._rejects, key=lambda reject: reject.line_no))
        self._text, self._places, self._rejects = [], [], []
        self._rows, self._bytes, self._by_hand = 0, 0, False
        return batch

    def _rewritten(self, cells: Sequence[str]) -> bytes:
        """A mended record as plain RFC 4180. Without quotes that cannot be, and the batch is read without Polars."""
        quote, delimiter = self.form.dialect.quote, self.form.dialect.delimiter
        if quote is None:
            self._by_hand = True
            return (delimiter.join(cells) + self.form.newline).encode()
        return (
            delimiter.join(f"{quote}{cell.replace(quote, quote * 2)}{quote}" for cell in cells) + self.form.newline
        ).encode()


def _by_polars(text: bytes, form: Form) -> pl.DataFrame | None:
    """The cells, or None if Polars does not read the records as they were found."""
    try:
        return pl.read_csv(
            # Polars takes one mark of byte order away; a cell may begin with one.
            _BOM + text if text.startswith(_BOM) else text,
            has_header=False,
            schema=dict.fromkeys(form.columns, pl.String),
            separator=form.dialect.delimiter,
            quote_char=form.dialect.quote,
            eol_char=form.newline,
            null_values="",
        )
    except pl.exceptions.PolarsError:
        return None


def _by_hand(text: str, form: Form) -> pl.DataFrame:
    rows, at = [], 0
    while at < len(text):
        parsed = form.grammar.parse(text, at)
        rows.append([cell or None for cell in parsed.cells])
        at = parsed.end
    return pl.DataFrame(rows, schema=dict.fromkeys(form.columns, pl.String), orient="row")
