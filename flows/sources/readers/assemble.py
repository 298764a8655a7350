"""Records of a window into batches: their text by Polars, their place by arrays, and what cannot be text set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from flows.model.files import Dialect, Reject
from flows.sources.readers.batch import PLACE, Batch, clipped
from flows.sources.readers.codeunits import CodeUnits
from flows.sources.readers.grammar import Grammar
from flows.sources.readers.records import Ints, Mark
from flows.sources.readers.walk import Bad, Mended, Run, Window, wrong_count

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
    """Gathers what a Walk found in one window into batches of at most `batch_rows` records."""

    form: Form
    window: Window
    _text: list[bytes] = field(default_factory=list)
    _places: list[tuple[Ints, Ints, Ints]] = field(default_factory=list)
    _rejects: list[Reject] = field(default_factory=list)
    _taken: int = 0
    _by_hand: bool = False

    def __post_init__(self) -> None:
        units = self.form.units.view(self.window.data)
        has_nul = self.form.units.width > 1 or b"\0" in self.window.data
        self._nul: Ints = np.flatnonzero(units == 0) if has_nul else np.zeros(0, np.int64)

    def batches(self, items: Iterator[Run | Mended | Bad]) -> Iterator[Batch]:
        """The batches of everything that was found."""
        for item in items:
            for part in self._parts(item):
                self._add(part)
                if self._taken >= self.form.batch_rows:
                    yield self._flush()
        if self._taken:
            yield self._flush()

    def _parts(self, item: Run | Mended | Bad) -> Iterator[Run | Mended | Bad]:
        """The item itself, or a long run in parts of which the first fills the present batch."""
        if not isinstance(item, Run):
            yield item
            return
        lo = item.lo
        while lo < item.hi:
            hi = min(lo + self.form.batch_rows - self._taken, item.hi)
            yield Run(item.records, lo, hi)
            lo = hi

    def _add(self, item: Run | Mended | Bad) -> None:
        if isinstance(item, Run):
            self._taken += item.hi - item.lo
            self._add_run(item)
            return
        self._taken += 1
        if self._has_nul(np.array([item.start]), np.array([item.stop]))[0]:
            self._reject(item.line, item.start, item.stop, *_NUL)
        elif isinstance(item, Bad):
            self._reject(item.line, item.start, item.stop, item.code, item.message)
        elif self._fits(item.line, item.start, item.stop, item.cells):
            self._text.append(self._rewritten(item.cells))
            self._add_places(np.array([item.line]), np.array([item.start]), np.array([item.stop]))

    def _add_run(self, run: Run) -> None:
        part = slice(run.lo, run.hi)
        records = run.records
        line, start, stop, mark = records.first_line[part], records.start[part], records.stop[part], records.mark[part]
        nul = self._has_nul(start, stop) & (mark != Mark.BLANK)
        for i in np.flatnonzero(nul):
            self._reject(line[i], start[i], stop[i], *_NUL)
        for i in np.flatnonzero((mark == Mark.FIELD_COUNT) & ~nul):
            self._reject(line[i], start[i], stop[i], *self._wrong_count(run, int(i)))
        keep = (mark == Mark.GOOD) & ~nul
        large = (stop - start) * self.form.units.width > self.form.max_cell_bytes
        for i in np.flatnonzero(keep & large):
            keep[i] = self._decodes_and_fits(int(line[i]), int(start[i]), int(stop[i]))
        text = self._block(run, keep)
        if text is None:
            for i in np.flatnonzero(keep):
                keep[i] = self._decodes(int(line[i]), int(start[i]), int(stop[i]))
            text = self._block(run, keep) or b""
        self._text.append(text)
        self._add_places(line[keep], start[keep], stop[keep])

    def _block(self, run: Run, keep: npt.NDArray[np.bool_]) -> bytes | None:
        """The kept records of a run as UTF-8, or None if not all can be decoded."""
        kept = np.flatnonzero(keep) + run.lo
        if not len(kept):
            return b""
        gaps = np.flatnonzero(np.diff(kept) > 1)
        first, last = kept[np.concatenate(([0], gaps + 1))], kept[np.concatenate((gaps, [-1]))]
        begins, ends = run.records.start[first] * self.form.units.width, run.records.next_start[last] * self.form.units.width
        data = b"".join([self.window.data[begin:end] for begin, end in zip(begins, ends, strict=True)])
        try:
            return self.form.units.utf8(data)
        except UnicodeError:
            return None

    def _wrong_count(self, run: Run, i: int) -> tuple[str, str]:
        is_last = self.window.cut and run.records.next_start[run.lo + i] * self.form.units.width == len(self.window.data)
        return wrong_count(int(run.records.fields[run.lo + i]), len(self.form.columns), truncated=is_last)

    def _has_nul(self, start: Ints, stop: Ints) -> npt.NDArray[np.bool_]:
        if not len(self._nul):
            return np.zeros(len(start), np.bool_)
        return np.asarray(np.searchsorted(self._nul, start) < np.searchsorted(self._nul, stop))

    def _decodes(self, line: int, start: int, stop: int) -> bool:
        try:
            self.form.units.utf8(self._raw(start, stop))
        except UnicodeError as error:
            self._reject(
                line, start, stop, "invalid_encoding", f"not {self.form.units.codec}: {getattr(error, 'reason', error)}"
            )
            return False
        return True

    def _decodes_and_fits(self, line: int, start: int, stop: int) -> bool:
        if not self._decodes(line, start, stop):
            return False
        text = self._raw(start, stop).decode(self.form.units.codec)
        return self._fits(line, start, stop, self.form.grammar.parse(text).cells)

    def _fits(self, line: int, start: int, stop: int, cells: Sequence[str]) -> bool:
        for column, cell in zip(self.form.columns, cells, strict=True):
            size = len(cell.encode(self.form.units.codec, "replace"))
            if size > self.form.max_cell_bytes:
                message = f"a cell of {size:,} bytes, where at most {self.form.max_cell_bytes:,} are taken"
                self._reject(line, start, stop, "cell_too_large", message, column)
                return False
        return True

    def _rewritten(self, cells: Sequence[str]) -> bytes:
        """A mended record as plain RFC 4180. Without quotes that cannot be, and the batch is read without Polars."""
        quote, delimiter = self.form.dialect.quote, self.form.dialect.delimiter
        if quote is None:
            self._by_hand = True
            return (delimiter.join(cells) + self.form.newline).encode()
        return (
            delimiter.join(f"{quote}{cell.replace(quote, quote * 2)}{quote}" for cell in cells) + self.form.newline
        ).encode()

    def _raw(self, start: int, stop: int) -> bytes:
        return self.window.data[start * self.form.units.width : stop * self.form.units.width]

    def _reject(self, line: int, start: int, stop: int, code: str, message: str, column: str | None = None) -> None:
        raw = clipped(self.form.units.lenient(self._raw(int(start), int(stop))))
        self._rejects.append(Reject(self.window.line_no + int(line), code, message, raw, column))

    def _add_places(self, line: Ints, start: Ints, stop: Ints) -> None:
        width, offset = self.form.units.width, self.window.byte_start
        self._places.append((line + self.window.line_no, start * width + offset, stop * width + offset))

    def _flush(self) -> Batch:
        places = [np.concatenate(column) for column in zip(*self._places, strict=True)] or [np.zeros(0, np.int64)] * len(PLACE)
        text = b"".join(self._text)
        cells = None if self._by_hand else _by_polars(text, self.form)
        if cells is None or cells.height != len(places[0]):
            cells = _by_hand(text.decode(), self.form)
        frame = cells.with_columns(pl.Series(name, values, pl.Int64) for name, values in zip(PLACE, places, strict=True))
        batch = Batch(frame, sorted(self._rejects, key=lambda reject: reject.line_no))
        self._text, self._places, self._rejects, self._taken, self._by_hand = [], [], [], 0, False
        return batch


_NUL = ("nul_bytes", "the record has NUL bytes")


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
