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
    """Regular expressions of one dialect; possessive, so that no text takes more than linear time."""

    quote: str | None
    newline: str
    quoted: re.Pattern[str]
    open: re.Pattern[str]
    plain: re.Pattern[str]
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
            plain = self.plain.match(text, at)
            assert plain is not None
            return plain[0], plain.end()
        quoted = self.quoted.match(text, at)
        if quoted is None:
            raise QuoteError(unclosed=self.open.match(text, at) is not None)
        return quoted[1].replace(self.quote * 2, self.quote), quoted.end()


@lru_cache
def grammar(dialect: Dialect, newline: str = "\n") -> Grammar:
    """The grammar of a dialect in a file whose lines end with LF or CRLF (`\\n`), or with CR (`\\r`)."""
    d = re.escape(dialect.delimiter)
    line_end, plain = (r"(?:\r?\n|\Z)", rf"(?:[^{d}\r\n]++|(?!\r\n)\r)*+") if newline == "\n" else (r"(?:\r|\Z)", rf"[^{d}\r]*+")
    q = re.escape(dialect.quote or '"')
    body = rf"{q}((?:[^{q}]++|{q}{q})*+)"
    return Grammar(
        quote=dialect.quote,
        newline=newline,
        quoted=re.compile(rf"{body}{q}(?={d}|{line_end})"),
        open=re.compile(rf"{body}\Z"),
        plain=re.compile(plain),
        line_end=re.compile(line_end),
    )
