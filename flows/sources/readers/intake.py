"""The records of a window into an assembly, but for those that cannot be text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from flows.model.files import Reject
from flows.sources.readers.assemble import Assembly, Places
from flows.sources.readers.batch import Batch, clipped
from flows.sources.readers.records import Ints, Mark, places
from flows.sources.readers.walk import Bad, Mended, Run, Window, wrong_count

_NUL = ("nul_bytes", "the record has NUL bytes")


class Intake:
    """Judges what a Walk found in one window."""

    def __init__(self, window: Window, assembly: Assembly) -> None:
        self._window = window
        self._assembly = assembly
        self._form = assembly.form
        units = self._form.units
        has_nul = units.width > 1 or b"\0" in window.data
        self._nul: Ints = places(units.view(window.data) == 0) if has_nul else np.zeros(0, np.int32)

    def batches(self, items: Iterator[Run | Mended | Bad]) -> Iterator[Batch]:
        """Take everything; a batch whenever one is full."""
        for item in items:
            for part in self._parts(item):
                self._take(part)
                if not self._assembly.room:
                    yield self._assembly.batch()

    def _parts(self, item: Run | Mended | Bad) -> Iterator[Run | Mended | Bad]:
        """The item itself, or a long run in parts of which the first fills the present batch."""
        if not isinstance(item, Run):
            yield item
            return
        lo = item.lo
        while lo < item.hi:
            hi = min(lo + self._assembly.room, item.hi)
            yield Run(item.records, lo, hi)
            lo = hi

    def _take(self, item: Run | Mended | Bad) -> None:
        if isinstance(item, Run):
            self._take_run(item)
        elif self._has_nul(np.array([item.start]), np.array([item.stop]))[0]:
            self._reject(item.line, item.start, item.stop, *_NUL)
        elif isinstance(item, Bad):
            self._reject(item.line, item.start, item.stop, item.code, item.message)
        elif self._fits(item.line, item.start, item.stop, item.cells):
            line_no, begin, end = self._places(np.array([item.line]), np.array([item.start]), np.array([item.stop]))
            self._assembly.add_mended(item.cells, int(line_no[0]), int(begin[0]), int(end[0]))

    def _take_run(self, run: Run) -> None:
        part = slice(run.lo, run.hi)
        records = run.records
        line, start, stop, mark = records.first_line[part], records.start[part], records.stop[part], records.mark[part]
        nul = self._has_nul(start, stop) & (mark != Mark.BLANK)
        for i in np.flatnonzero(nul):
            self._reject(line[i], start[i], stop[i], *_NUL)
        for i in np.flatnonzero((mark == Mark.FIELD_COUNT) & ~nul):
            self._reject(line[i], start[i], stop[i], *self._wrong_count(run, int(i)))
        keep = (mark == Mark.GOOD) & ~nul
        large = (stop - start) * self._form.units.width > self._form.max_cell_bytes
        for i in np.flatnonzero(keep & large):
            keep[i] = self._decodes_and_fits(int(line[i]), int(start[i]), int(stop[i]))
        text = self._block(run, keep)
        if text is None:
            for i in np.flatnonzero(keep):
                keep[i] = self._decodes(int(line[i]), int(start[i]), int(stop[i]))
            text = self._block(run, keep) or b""
        self._assembly.add(text, *self._places(line[keep], start[keep], stop[keep]))

    def _block(self, run: Run, keep: npt.NDArray[np.bool_]) -> bytes | None:
        """The kept records of a run as UTF-8, or None if not all can be decoded."""
        kept = np.flatnonzero(keep) + run.lo
        if not len(kept):
            return b""
        gaps = np.flatnonzero(np.diff(kept) > 1)
        first, last = kept[np.concatenate(([0], gaps + 1))], kept[np.concatenate((gaps, [-1]))]
        begins, ends = run.records.start[first] * self._form.units.width, run.records.next_start[last] * self._form.units.width
        data = b"".join([self._window.data[begin:end] for begin, end in zip(begins, ends, strict=True)])
        try:
            return self._form.units.utf8(data)
        except UnicodeError:
            return None

    def _wrong_count(self, run: Run, i: int) -> tuple[str, str]:
        is_last = self._window.cut and run.records.next_start[run.lo + i] * self._form.units.width == len(self._window.data)
        return wrong_count(int(run.records.fields[run.lo + i]), len(self._form.columns), truncated=is_last)

    def _has_nul(self, start: Ints, stop: Ints) -> npt.NDArray[np.bool_]:
        if not len(self._nul):
            return np.zeros(len(start), np.bool_)
        return np.asarray(np.searchsorted(self._nul, start) < np.searchsorted(self._nul, stop))

    def _decodes(self, line: int, start: int, stop: int) -> bool:
        try:
            self._form.units.utf8(self._raw(start, stop))
        except UnicodeError as error:
            self._reject(
                line, start, stop, "invalid_encoding", f"not {self._form.units.codec}: {getattr(error, 'reason', error)}"
            )
            return False
        return True

    def _decodes_and_fits(self, line: int, start: int, stop: int) -> bool:
        if not self._decodes(line, start, stop):
            return False
        text = self._raw(start, stop).decode(self._form.units.codec)
        return self._fits(line, start, stop, self._form.grammar.parse(text).cells)

    def _fits(self, line: int, start: int, stop: int, cells: Sequence[str]) -> bool:
        for column, cell in zip(self._form.columns, cells, strict=True):
            size = len(cell.encode(self._form.units.codec, "replace"))
            if size > self._form.max_cell_bytes:
                message = f"a cell of {size:,} bytes, where at most {self._form.max_cell_bytes:,} are taken"
                self._reject(line, start, stop, "cell_too_large", message, column)
                return False
        return True

    def _raw(self, start: int, stop: int) -> bytes:
        return self._window.data[start * self._form.units.width : stop * self._form.units.width]

    def _reject(self, line: int, start: int, stop: int, code: str, message: str, column: str | None = None) -> None:
        raw = clipped(self._form.units.lenient(self._raw(int(start), int(stop))))
        self._assembly.reject(Reject(self._window.line_no + int(line), code, message, raw, column))

    def _places(self, line: Ints, start: Ints, stop: Ints) -> tuple[Places, Places, Places]:
        width, offset = self._form.units.width, self._window.byte_start
        lines, starts, stops = (array.astype(np.int64) for array in (line, start, stop))
        return lines + self._window.line_no, starts * width + offset, stops * width + offset
