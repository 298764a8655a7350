"""CSV and its kin: every record is a row of a batch or a reject, with its line and its bytes, and nothing is lost."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from flows.errors import UnreadableFile
from flows.model.files import Dialect, Reject
from flows.sources.readers.assemble import Assembly, Form
from flows.sources.readers.batch import MAX_RAW_CHARS, Batch, clipped
from flows.sources.readers.grammar import grammar
from flows.sources.readers.header import newline_of, read_head, read_header
from flows.sources.readers.intake import Intake
from flows.sources.readers.records import Layout
from flows.sources.readers.walk import Walk, Window, too_long

CHUNK_BYTES = 8 * 1024 * 1024
RECORD_CELLS = 12
"""A record may take this many times the largest cell, and MAX_RECORD_BYTES."""
MAX_RECORD_BYTES = 512 * 1024 * 1024
MANY_REJECTS = 100_000
"""A file with more rejects than this, and than good records, is not written in the way that was taken for it."""


def read_delimited(
    path: Path,
    *,
    encoding: str,
    dialect: Dialect,
    columns: Sequence[str] | None = None,
    skip_hxl: bool = True,
    batch_rows: int = 50_000,
    max_cell_bytes: int = 1024 * 1024,
    chunk_bytes: int = CHUNK_BYTES,
) -> Iterator[Batch]:
    """The records of a file, in order.

    Args:
        columns: the file's columns if it has no header; None if its first record is the header.
        skip_hxl: a line of HXL tags below the header is no record.
        batch_rows: records in a batch, at most.
        chunk_bytes: read at once; memory is some ten times that.

    Blank lines are passed over. Codes of rejects: `too_few_fields`, `too_many_fields`, `unbalanced_quote`, `truncated` (the
    file breaks off), `nul_bytes`, `invalid_encoding`, `cell_too_large`.

    Raises:
        UnreadableFile: the header cannot be read; or more than MANY_REJECTS records cannot, and fewer can.
    """
    head = read_head(path, encoding)
    offset, line_no = head.units.mark_bytes, 1
    if columns is None:
        header = read_header(path, encoding, dialect, skip_hxl=skip_hxl)
        columns, offset, line_no = header.names, header.next_offset, header.next_line_no
    newline = newline_of(head.text, dialect)
    form = Form(tuple(columns), dialect, head.units, newline, grammar(dialect, newline), max_cell_bytes, batch_rows)
    with path.open("rb") as file:
        file.seek(offset)
        yield from _readable(_Reader(file, form, offset, line_no, chunk_bytes).batches(), dialect)


def _readable(batches: Iterator[Batch], dialect: Dialect) -> Iterator[Batch]:
    """The batches, until most of what was read is rejects: it bounds the time and the quarantine that garbage takes."""
    good = bad = 0
    for batch in batches:
        good, bad = good + batch.frame.height, bad + len(batch.rejects)
        if bad > MANY_REJECTS and bad > good:
            raise UnreadableFile(
                f"{bad:,} of the first {good + bad:,} records cannot be read with delimiter {dialect.delimiter!r} and quote "
                f"{dialect.quote!r}; the last on line {batch.rejects[-1].line_no:,}: {batch.rejects[-1].message}.",
                next_step="Look at that line; if the file is no table, name what it is with --source.",
            )
        yield batch


@dataclass
class _Reader:
    """Reads a file window by window, each beginning with the line that the one before did not finish."""

    file: BinaryIO
    form: Form
    offset: int
    line_no: int
    chunk_bytes: int

    def batches(self) -> Iterator[Batch]:
        assembly, rest, last = Assembly(self.form), b"", False
        while not last:
            window = self._window(rest)
            rest, last = yield from self._take(window, assembly)
        if not assembly.is_empty:
            yield assembly.batch()

    def _take(self, window: Window, assembly: Assembly) -> Generator[Batch, None, tuple[bytes, bool]]:
        """The batches that the window fills. Returns what is left of it, and whether the file ends with it."""
        layout, width = self._layout(), self.form.units.width
        walk = Walk(window, layout, self.form.grammar, self.form.units)
        yield from Intake(window, assembly).batches(iter(walk))
        self.offset += walk.units_taken * width
        self.line_no += walk.line
        rest = window.data[walk.units_taken * width :]
        if walk.in_long_line and not window.last:
            reject, rest = self._pass_over_line(rest, layout)
            assembly.reject(reject)
        return rest, window.last

    def _layout(self) -> Layout:
        form = self.form
        quote = None if form.dialect.quote is None else ord(form.dialect.quote)
        max_units = min(RECORD_CELLS * form.max_cell_bytes, MAX_RECORD_BYTES) // form.units.width
        return Layout(ord(form.dialect.delimiter), quote, ord(form.newline), len(form.columns), max_units)

    def _read(self) -> bytes:
        return self.file.read(-(-self.chunk_bytes // 4) * 4)

    def _window(self, rest: bytes) -> Window:
        """The rest of the window before, and the next chunk. A last code unit that is cut off is left out."""
        chunk = self._read()
        data = rest + chunk
        if len(chunk) >= self.chunk_bytes:
            return Window(data, self.offset, self.line_no, last=False, cut=False)
        units = self.form.units
        data = data[: len(data) // units.width * units.width]
        newline = self.form.newline.encode(units.codec)
        cut = bool(data) and data[-units.width :] != newline
        return Window(data + newline if cut else data, self.offset, self.line_no, last=True, cut=cut)

    def _pass_over_line(self, begin: bytes, layout: Layout) -> tuple[Reject, bytes]:
        """Reject a line that is too long to be held, of which the beginning was read; also what was read after it."""
        width, size = self.form.units.width, len(begin)
        while chunk := self._read():
            ends = np.flatnonzero(self.form.units.view(chunk) == layout.newline)
            if len(ends):
                end = (int(ends[0]) + 1) * width
                size += end
                break
            size += len(chunk)
        rest = chunk[end:] if chunk else b""
        raw_text = clipped(self.form.units.lenient(begin[: MAX_RAW_CHARS * 4 + 4]))
        reject = Reject(self.line_no, "cell_too_large", too_long(layout), raw_text)
        self.offset, self.line_no = self.offset + size, self.line_no + 1
        return reject, rest
