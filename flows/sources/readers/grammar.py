"""What a record of a delimited file is, said once, for single records.

RFC 4180, and two things that real files have: a quote within a field that does not begin with one is text (`Ter "Ma`), and any
text may follow LF, CRLF or, in a file of lone CRs, CR. A field that begins with a quote must end with one, directly before the
delimiter or the end of the line, and quotes within it are doubled. `records.py` finds the same records in bulk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.model.files import Dialect


@dataclass(frozen=True, slots=True)
class Parsed:
    """The cells of a record, quotes undone, and where the next record begins."""

    cells: list[str]
    end: int


class QuoteError(Exception):
    """The quotes there are those of no record. `unclosed`: a quoted field is still open where the text ends."""

    def __init__(self, unclosed: bool) -> None:
        super().__init__("a quoted field does not end" if unclosed else "a quote ends a field in its middle")
        self.unclosed = unclosed


@dataclass(frozen=True, slots=True)
class Grammar:
    """The records of one dialect, each read in time linear in its length. `cell_end` matches where a plain cell ends."""

    delimiter: str
    quote: str | None
    newline: str
    cell_end: re.Pattern[str]
    line_end: re.Pattern[str]

    def parse(self, text: str, at: int = 0) -> Parsed:
        """The record that begins at a place of the text.

        Raises:
            QuoteError: its quotes are not those of a record.
        """
        cells: list[str] = []
        while True:
            cell, at = self._cell(text, at)
            cells.append(cell)
            end = self.line_end.match(text, at)
            if end:
                return Parsed(cells, end.end())
            at += 1

    def _cell(self, text: str, at: int) -> tuple[str, int]:
        if self.quote is None or not text.startswith(self.quote, at):
            plain = self.cell_end.search(text, at)
            assert plain is not None  # the end of the text is one
            return text[at : plain.start()], plain.start()
        end = _closing(text, at + 1, self.quote)
        if end < 0 or not (text.startswith(self.delimiter, end + 1) or self.line_end.match(text, end + 1)):
            raise QuoteError(unclosed=end < 0)
        return text[at + 1 : end].replace(self.quote * 2, self.quote), end + 1


def _closing(text: str, at: int, quote: str) -> int:
    """Where the first quote is that is not doubled; -1 without one."""
    end = text.find(quote, at)
    while end >= 0 and text.startswith(quote, end + 1):
        end = text.find(quote, end + 2)
    return end


@lru_cache
def grammar(dialect: Dialect, newline: str = "\n") -> Grammar:
    """The grammar of a dialect in a file whose lines end with LF or CRLF (`\\n`), or with CR (`\\r`)."""
    line_end = r"\r?\n|\Z" if newline == "\n" else r"\r|\Z"
    return Grammar(
        delimiter=dialect.delimiter,
        quote=dialect.quote,
        newline=newline,
        cell_end=re.compile(f"{re.escape(dialect.delimiter)}|{line_end}"),
        line_end=re.compile(line_end),
    )
