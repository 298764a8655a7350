"""From one record of a window to the next: over good ones in bulk, through trouble one at a time.

A bad record costs itself and no other: reading goes on at the next physical line, whatever its quotes did to those that follow.
Nothing that is decided here depends on where one window ends and the next begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from flows.sources.readers.codeunits import CodeUnits
from flows.sources.readers.grammar import Grammar, QuoteError
from flows.sources.readers.records import Ints, Layout, Mark, Records, Scan, places

MENDED_LINES = 100
"""A record whose quotes are out of order is looked for in at most so many lines, and so many bytes."""
MENDED_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a file that begins where a line does.

    `byte_start` and `line_no` are its place in the file. `last`: the file ends with it; then the data ends with a newline,
    which was added if the file itself has none there (`cut`).
    """

    data: bytes
    byte_start: int
    line_no: int
    last: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Records lo:hi, each marked GOOD, BLANK or FIELD_COUNT."""

    records: Records
    lo: int
    hi: int


@dataclass(frozen=True, slots=True)
class Mended:
    """A good record that only the careful reading understands. `line` and `start:stop` in lines and units of the window."""

    line: int
    start: int
    stop: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Bad:
    """Lines that are no record. `line` and `start:stop` in lines and units of the window."""

    line: int
    start: int
    stop: int
    code: str
    message: str


def wrong_count(fields: int, expected: int, *, truncated: bool = False) -> tuple[str, str]:
    """Code and message for a record with a wrong number of fields; `truncated` if the file breaks off in it."""
    message = f"{fields} field{'' if fields == 1 else 's'} where the header has {expected}"
    if fields > expected:
        return "too_many_fields", message
    return ("truncated", f"the file breaks off: {message}") if truncated else ("too_few_fields", message)


def too_long(layout: Layout) -> str:
    """The message for a line that is longer than a record may be."""
    return f"the line is longer than {layout.max_units:,} characters"


class Walk:
    """The records of one window, in order, up to the last that can be judged; iterate once.

    Afterwards `line` lines were taken; what follows belongs into the next window, with more of the file.
    """

    def __init__(self, window: Window, layout: Layout, grammar: Grammar, units: CodeUnits) -> None:
        self._window = window
        self._layout = layout
        self._grammar = grammar
        self._units = units
        view = units.view(window.data)
        self._size = len(view)
        self._scan = Scan(view, layout)
        self._lines = len(self._scan.line_start) - 1
        self._untroubled = bool((self._scan.even.mark <= Mark.BLANK).all())
        self._hard: dict[int, Ints] = {}
        self.line = 0

    @property
    def units_taken(self) -> int:
        """Units of the window up to `line`."""
        return int(self._scan.line_start[self.line])

    @property
    def in_long_line(self) -> bool:
        """Whether the rest of the window is a single line that is already longer than any record may be."""
        return self.line == self._lines and self._rest > self._layout.max_units

    def __iter__(self) -> Iterator[Run | Mended | Bad]:
        while True:
            records, hard = self._records()
            lo = records.beginning_at(self.line)
            at = int(np.searchsorted(hard, lo))
            hi = int(hard[at]) if at < len(hard) else len(records)
            if lo < hi:
                yield Run(records, lo, hi)
                self.line = int(records.next_line[hi - 1])
            mark = Mark(records.mark[hi]) if hi < len(records) else None
            if self._must_wait(complete=mark is not None):
                return
            yield self._single(mark)

    @property
    def _rest(self) -> int:
        return self._size - self.units_taken

    def _records(self) -> tuple[Records, Ints]:
        """The records for the parity of the present line, and which of them are not for a run."""
        parity = int(self._scan.line_parity[self.line])
        records = self._scan.even if self._untroubled and parity == 0 else self._scan.both[parity]
        if parity not in self._hard:
            self._hard[parity] = places(records.mark > Mark.FIELD_COUNT)
        return records, self._hard[parity]

    def _must_wait(self, *, complete: bool) -> bool:
        """Whether nothing is left, or not enough to judge what is."""
        if self._rest == 0:
            return True
        if self._window.last:
            return False
        if self.line == self._lines or not (complete or self._rest > self._layout.max_units):
            return True
        return self.line + MENDED_LINES > self._lines and self._rest < MENDED_BYTES // self._units.width

    def _single(self, mark: Mark | None) -> Mended | Bad:
        """The record at the present line, or the lines to give up, by the careful reading."""
        if mark == Mark.SWALLOWS:
            records, _ = self._records()
            end = int(records.next_line[records.beginning_at(self.line)])
            return self._bad(
                self._scan.next_good_line(self.line, end), "unbalanced_quote", "a quoted field swallows other records"
            )
        if self._scan.stop(self.line) - self.units_taken > self._layout.max_units:
            return self._bad(self.line + 1, "cell_too_large", too_long(self._layout))
        try:
            return self._mend()
        except UnicodeDecodeError as error:
            return self._bad(self.line + 1, "invalid_encoding", str(error))
        except QuoteError as error:
            unclosed_at_end = error.unclosed and mark is None and self._window.last and self._rest <= self._layout.max_units
            return self._give_up_tail(error) if unclosed_at_end else self._bad(self.line + 1, "unbalanced_quote", str(error))

    def _mend(self) -> Mended | Bad:
        try:
            text = self._text(self.line + 1)
            parsed = self._grammar.parse(text)
        except QuoteError as error:
            if not error.unclosed:
                raise
            text = self._text(self._mended_end())
            parsed = self._grammar.parse(text)
        newline = chr(self._layout.newline)
        end = self.line + max(text.count(newline, 0, parsed.end), 1)
        if len(parsed.cells) != self._layout.fields:
            code, message = wrong_count(len(parsed.cells), self._layout.fields)
            return self._bad(self._scan.next_good_line(self.line, end), code, message)
        mended = Mended(self.line, self.units_taken, self._scan.stop(end - 1), parsed.cells)
        self.line = end
        return mended

    def _give_up_tail(self, error: QuoteError) -> Bad:
        """Give up the lines up to one that is good by itself, or up to the end of the file if that is near."""
        near = min(self._lines, self.line + MENDED_LINES)
        end = self._scan.next_good_line(self.line, near)
        if end == self._lines:
            code = "truncated" if self._window.cut else "unbalanced_quote"
            return self._bad(end, code, f"the file ends and {error}")
        return self._bad(end if end < near else self.line + 1, "unbalanced_quote", str(error))

    def _mended_end(self) -> int:
        """The line before which a record that begins at the present one must end."""
        limit = self.units_taken + MENDED_BYTES // self._units.width
        within = int(np.searchsorted(self._scan.line_start, limit, "right")) - 1
        return max(min(within, self.line + MENDED_LINES, self._lines), self.line + 1)

    def _text(self, end: int) -> str:
        width = self._units.width
        data = self._window.data[self.units_taken * width : int(self._scan.line_start[end]) * width]
        return data.decode(self._units.codec)

    def _bad(self, end: int, code: str, message: str) -> Bad:
        bad = Bad(self.line, self.units_taken, self._scan.stop(end - 1), code, message)
        self.line = end
        return bad
