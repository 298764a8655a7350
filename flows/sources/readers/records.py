"""Where the records of a delimited file begin and end, found for millions at once.

The rule is RFC 4180's: a newline or a delimiter counts unless it stands between an opening and a closing quote. Whether it
does is the parity of the quotes before it. A stray quote turns the parity of everything after it, so the records are worked out
for both parities, each once, and a reader that passed over a bad line goes on in the other list: a newline directly before a
line ends a record in the list of that line's parity, so every physical line begins a record in one of the two.

This module does not decode, and decides nothing about bad records: it marks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int32]  # places within a window; half the memory of the default

LF, CR = 10, 13


class Mark(IntEnum):
    """What the bulk reading says of a record."""

    GOOD = 0
    BLANK = 1
    FIELD_COUNT = 2  # quotes are in order, but it has too few or too many fields
    SWALLOWS = 3  # the same, and a line within it would be a good record by itself: a stray quote, most likely
    QUOTES = 4  # a quote opens after text, or closes before text
    LONG = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """A dialect in code units. `newline` is LF (CRLF included) or CR; a record has at most `max_units`."""

    delimiter: int
    quote: int | None
    newline: int
    fields: int
    max_units: int


@dataclass(frozen=True, slots=True)
class Records:
    """The complete records of a window for one parity; arrays in file order, one element per record.

    Attributes:
        first_line, next_line: lines of the window, counted from 0.
        start, stop, next_start: units of the window; `stop` is before the line's end, `next_start` after it.
        fields: how many.
        mark: Mark.
    """

    first_line: Ints
    next_line: Ints
    start: Ints
    stop: Ints
    next_start: Ints
    fields: Ints
    mark: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.start)

    def beginning_at(self, line: int) -> int:
        """Index of the record that begins on a line of this list's parity."""
        return int(np.searchsorted(self.first_line, line))


class Scan:
    """The delimiters, quotes and newlines of a window that begins where a record begins."""

    def __init__(self, units: npt.NDArray[np.unsignedinteger], layout: Layout) -> None:
        self._units = units
        self._layout = layout
        marks = (units == layout.delimiter) | (units == layout.newline)
        if layout.quote is not None:
            marks |= units == layout.quote
        self._at = places(marks)
        kind = units[self._at]
        self._is_newline = kind == layout.newline
        self._is_delimiter = kind == layout.delimiter
        self._is_quote = ~(self._is_newline | self._is_delimiter)
        self._parity = (np.cumsum(self._is_quote, dtype=np.int32) & 1).astype(np.int8)
        self._newlines: Ints = np.cumsum(self._is_newline, dtype=np.int32)

    @cached_property
    def line_start(self) -> Ints:
        """Where each line begins, and last where the part after the final newline does."""
        return np.concatenate((np.zeros(1, np.int32), self._at[self._is_newline] + 1))

    @cached_property
    def line_parity(self) -> npt.NDArray[np.int8]:
        """Parity of the quotes before each line."""
        return np.concatenate((np.zeros(1, np.int8), self._parity[self._is_newline]))

    def stop(self, line: int) -> int:
        """Where a line ends, without LF, CRLF or CR."""
        stop = int(self.line_start[line + 1]) - 1
        ends_with_cr = self._layout.newline == LF and stop > self.line_start[line] and self._units[stop - 1] == CR
        return stop - 1 if ends_with_cr else stop

    @cached_property
    def even(self) -> Records:
        """The records for an even number of quotes before them: all of them, unless something is wrong."""
        return self._count(0)

    @cached_property
    def both(self) -> tuple[Records, Records]:
        """The records for an even and for an odd number of quotes before them, with those marked that swallow others."""
        even, odd = self.even, self._count(1)
        _mark_swallowing(even, odd)
        _mark_swallowing(odd, even)
        return even, odd

    def next_good_line(self, line: int, end: int) -> int:
        """The first line after `line` that is a good record by itself, or `end`."""
        return next((at for at in range(line + 1, end) if self._is_good_line(at)), end)

    def _is_good_line(self, line: int) -> bool:
        records = self.both[self.line_parity[line]]
        at = records.beginning_at(line)
        return at < len(records) and records.mark[at] == Mark.GOOD and records.next_line[at] == line + 1

    def _ends(self, parity: int) -> Ints:
        return places(self._is_newline & (self._parity == parity))

    def _count(self, parity: int) -> Records:
        ends = self._ends(parity)
        delimiters = np.cumsum(self._is_delimiter & (self._parity == parity), dtype=np.int32)[ends]
        next_start = self._at[ends] + 1
        next_line = self._newlines[ends]
        start, first_line = _shifted(next_start), _shifted(next_line)
        stop = self._without_cr(start, next_start - 1)
        fields = np.diff(delimiters, prepend=np.int32(0)) + 1
        mark = np.where(fields == self._layout.fields, Mark.GOOD, Mark.FIELD_COUNT).astype(np.int8)
        mark[start == stop] = Mark.BLANK
        mark[stop - start > self._layout.max_units] = Mark.LONG
        owner = np.searchsorted(ends, self._irregular(parity))
        mark[owner[owner < len(ends)]] = Mark.QUOTES
        return Records(first_line, next_line, start, stop, next_start, fields, mark)

    def _without_cr(self, start: Ints, stop: Ints) -> Ints:
        if self._layout.newline != LF or not len(stop):
            return stop
        without: Ints = stop - ((self._units[stop - 1] == CR) & (stop > start))
        return without

    def _irregular(self, parity: int) -> Ints:
        """Indexes of `_at` at or after which a quote is out of order, or before which a lone CR stands unquoted."""
        quotes = places(self._is_quote)
        opens = self._parity[quotes] != parity
        wrong = np.where(opens, self._after_text[0], self._after_text[1])
        found = quotes[wrong]
        lone = np.searchsorted(self._at, self._lone_cr)
        before = np.where(lone > 0, self._parity[lone - 1], 0) if len(self._at) else np.zeros(len(lone))
        return np.sort(np.concatenate((found, lone[before == parity]))) if len(lone) else found

    @cached_property
    def _after_text(self) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """For each quote: whether text stands before it, and whether text stands after it."""
        where = self._at[self._is_quote]
        units, last = self._units, len(self._units) - 1
        before = ~self._is_structure(units[np.maximum(where - 1, 0)]) & (where > 0)
        after = ~self._is_structure(units[np.minimum(where + 1, last)]) & (where < last)
        if self._layout.newline == LF:
            crlf = (units[np.minimum(where + 1, last)] == CR) & (units[np.minimum(where + 2, last)] == LF)
            after &= ~crlf
        return before, after

    def _is_structure(self, units: npt.NDArray[np.unsignedinteger]) -> npt.NDArray[np.bool_]:
        layout = self._layout
        found: npt.NDArray[np.bool_] = (units == layout.delimiter) | (units == layout.newline)
        return found if layout.quote is None else found | (units == layout.quote)

    @cached_property
    def _lone_cr(self) -> Ints:
        """CRs that end no line. Polars would drop one at the end of an unquoted cell."""
        if self._layout.newline != LF:
            return np.zeros(0, np.int32)
        at = places(self._units == CR)
        lone: Ints = at[self._units[np.minimum(at + 1, len(self._units) - 1)] != LF]
        return lone


def _mark_swallowing(records: Records, other: Records) -> None:
    """Mark the records of a wrong field count within which, for the other parity, a line is a good record."""
    several = records.next_line - records.first_line > 1
    wrong = np.flatnonzero((records.mark == Mark.FIELD_COUNT) & several)
    good = other.first_line[(other.mark == Mark.GOOD) & (other.next_line - other.first_line == 1)]
    within = np.searchsorted(good, records.next_line[wrong]) > np.searchsorted(good, records.first_line[wrong], "right")
    records.mark[wrong[within]] = Mark.SWALLOWS


def places(where: npt.NDArray[np.bool_]) -> Ints:
    """Indexes of the elements that are true."""
    return np.flatnonzero(where).astype(np.int32)


def _shifted(ends: Ints) -> Ints:
    """Where each of the stretches that end at `ends` begins."""
    return np.concatenate((np.zeros(1, np.int32), ends[:-1])) if len(ends) else ends
