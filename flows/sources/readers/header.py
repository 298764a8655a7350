"""The first lines of a delimited file: what ends its lines, and what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from flows.errors import UnreadableFile
from flows.model.files import Dialect
from flows.sources.readers.batch import PLACE
from flows.sources.readers.codeunits import CodeUnits, code_units_of
from flows.sources.readers.grammar import Grammar, QuoteError, grammar

HEAD_BYTES = 256 * 1024
"""A header must end within this many bytes."""
_BLANK = re.compile(r"[\r\n]*")
_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a file.

    Attributes:
        names: the columns' names, without white space around them; each occurs once.
        line_no: physical line on which the header begins.
        next_line_no, next_offset: where the first record begins.
        hxl: whether a second line of HXL tags (https://hxlstandard.org) was passed over.
        renamed: new name -> the name in the file, for those that were blank, taken, or reserved for the record's place.
    """

    names: tuple[str, ...]
    line_no: int
    next_line_no: int
    next_offset: int
    hxl: bool
    renamed: dict[str, str]


def read_header(path: Path, encoding: str, dialect: Dialect, *, skip_hxl: bool = True) -> Header:
    """The first record that is not blank, as the header, and the HXL tags below it.

    Raises:
        UnreadableFile: the file is empty, or its first lines are no record.
    """
    head = read_head(path, encoding)
    form = grammar(dialect, newline_of(head.text, dialect))
    at, line_no = _skip_blank(head.text, 0, 1)
    if at == len(head.text):
        raise UnreadableFile("The file is empty: it has no header and no records.")
    cells, end = _header(form, head, at, line_no)
    next_line_no = line_no + _lines(form, head.text, at, end)
    hxl_end = _end_of_hxl(form, head.text, end) if skip_hxl else end
    names, renamed = unique_names([_printable(cell) for cell in cells])
    return Header(
        names=names,
        line_no=line_no,
        next_line_no=next_line_no + _lines(form, head.text, end, hxl_end),
        next_offset=head.offset(hxl_end),
        hxl=hxl_end > end,
        renamed=renamed,
    )


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file without its byte order mark. `whole`: there is no more of it."""

    text: str
    units: CodeUnits
    whole: bool

    def offset(self, at: int) -> int:
        """Where a character of the text lies in the file."""
        return self.units.mark_bytes + len(self.text[:at].encode(self.units.codec, _reversible(self.units)))


def read_head(path: Path, encoding: str) -> Head:
    """The first HEAD_BYTES of a file as text. Bytes that are invalid in the encoding become lone surrogates."""
    with path.open("rb") as file:
        data = file.read(HEAD_BYTES)
        whole = not file.read(1)
    units = code_units_of(data, encoding)
    data = data[units.mark_bytes : len(data) // units.width * units.width]
    return Head(data.decode(units.codec, _reversible(units)), units, whole)


def newline_of(text: str, dialect: Dialect) -> str:
    """What ends the lines: `\\r` if CR alone does, `\\n` otherwise, CRLF included.

    Spreadsheets of old Macs end records with CR and write LF within quoted cells; a stray quote must not make others look so.
    """
    unquoted = text if dialect.quote is None else "".join(text.split(dialect.quote)[::2])
    returns = unquoted.count("\r")
    return "\r" if "\n" not in unquoted and returns > text.count("\n") else "\n"


def unique_names(cells: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The names of a header, each once whatever its case (DuckDB's rule), and new name -> the one that stood there."""
    names: list[str] = []
    renamed: dict[str, str] = {}
    taken = set(PLACE)
    for number, cell in enumerate(cells, start=1):
        plain = cell.strip() or f"column_{number}"
        name = next(name for name in _candidates(plain) if name.lower() not in taken)
        taken.add(name.lower())
        names.append(name)
        if name != cell.strip():
            renamed[name] = cell
    return tuple(names), renamed


def _candidates(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}_{number}" for number in count(2))


def _header(form: Grammar, head: Head, at: int, line_no: int) -> tuple[list[str], int]:
    try:
        parsed = form.parse(head.text, at)
    except QuoteError as error:
        raise UnreadableFile(f"The header on line {line_no} is no record: {error}.") from error
    if parsed.end == len(head.text) and not head.whole:
        raise UnreadableFile(f"The header on line {line_no} does not end within {HEAD_BYTES:,} bytes.")
    return parsed.cells, parsed.end


def _end_of_hxl(form: Grammar, text: str, at: int) -> int:
    """Where the line of HXL tags at `at` ends; `at` itself if there is none."""
    begin, _ = _skip_blank(text, at, 0)
    try:
        parsed = form.parse(text, begin)
    except QuoteError:
        return at
    cells = [cell.strip() for cell in parsed.cells]
    is_hxl = any(cells) and all(cell.startswith("#") for cell in cells if cell)
    return parsed.end if is_hxl else at


def _skip_blank(text: str, at: int, line_no: int) -> tuple[int, int]:
    blank = _BLANK.match(text, at)
    end = blank.end() if blank else at
    return end, line_no + len(_NEWLINE.findall(text, at, end))


def _lines(form: Grammar, text: str, at: int, end: int) -> int:
    return text.count(form.newline, at, end)


def _printable(cell: str) -> str:
    return cell.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _reversible(units: CodeUnits) -> str:
    """The way of decoding that lets every invalid byte be encoded again."""
    return "surrogateescape" if units.width == 1 else "surrogatepass"
