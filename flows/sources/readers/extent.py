"""How far the cells of a sheet reach: the last row and the last column in which its XML has one.

ISO/IEC 29500 lets a cell stand anywhere (`<c r="XFD1048576">`), whatever the sheet says of its dimension.
"""

from __future__ import annotations

import re
from functools import reduce
from typing import IO

import numpy as np
import numpy.typing as npt

from flows.errors import UnreadableFile

CHUNK_BYTES = 4 * 1024 * 1024
_USUAL = b'<c r="'
"""How Excel and the usual libraries begin a cell; `_CELL` is what the standard allows besides."""
_CELL = re.compile(rb'<(?:\w+:)?c(?=[\s/>])(?:[^>]*?\sr\s*=\s*["\']([A-Za-z]{1,3})(\d{1,7})["\'])?')
_LONGEST_PLACE = 10  # XFD1048576


def extent(part: IO[bytes]) -> tuple[int, int]:
    """The last row and the last column with a cell; 0, 0 if the part is no sheet.

    Raises:
        UnreadableFile: a cell does not say where it stands.
    """
    last_row = last_column = 0
    rest = b""
    while chunk := part.read(CHUNK_BYTES):
        data = rest + chunk
        tag = data.rfind(b"<")  # it may go on in the next chunk
        end = tag if tag >= 0 and len(data) - tag < CHUNK_BYTES else len(data)
        rest = data[end:]
        row, column = _last_place(data[:end])
        last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row, last_column


def _last_place(xml: bytes) -> tuple[int, int]:
    text = np.frombuffer(xml + bytes(len(_USUAL) + _LONGEST_PLACE), np.uint8)
    tags = np.flatnonzero(text == ord("<"))
    cells = tags[(text[tags + 1] == ord("c")) & np.isin(text[tags + 2], np.frombuffer(b" />\t\r\n", np.uint8))]
    usual = all((text[cells + at] == char).all() for at, char in enumerate(_USUAL))
    if not usual or b":c" in xml:
        return _last_place_of_any(xml)
    return _last_usual_place(text, cells + len(_USUAL)) if len(cells) else (0, 0)


def _last_usual_place(text: npt.NDArray[np.uint8], starts: npt.NDArray[np.intp]) -> tuple[int, int]:
    """The places that begin there, all at once: letters, then digits, then a quote."""
    row, column = np.zeros(len(starts), np.int64), np.zeros(len(starts), np.int64)
    inside = np.ones(len(starts), bool)
    for at in range(_LONGEST_PLACE):
        char = text[starts + at].astype(np.int64)
        letter, digit = _letter_number(char), char - ord("0")
        is_letter, is_digit = inside & (letter > 0), inside & (digit >= 0) & (digit <= 9)
        column = np.where(is_letter, column * 26 + letter, column)
        row = np.where(is_digit, row * 10 + digit, row)
        inside = is_letter | is_digit
        if not inside.any():
            break
    if not (row.all() and column.all()):
        raise _without_place()
    return int(row.max()), int(column.max())


def _letter_number(char: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """A or a is 1, Z is 26; 0 for what is no letter."""
    number = (char | 32) - 96
    return np.where((char >= ord("A")) & (number >= 1) & (number <= 26), number, 0)


def _last_place_of_any(xml: bytes) -> tuple[int, int]:
    """The same cell by cell, however it is written."""
    cells = _CELL.findall(xml)
    rows, columns = {row for _, row in cells}, {column for column, _ in cells}
    if b"" in rows:
        raise _without_place()
    return max(map(int, rows), default=0), max(map(_column_number, columns), default=0)


def _column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    return reduce(lambda number, letter: number * 26 + letter - 64, letters.upper(), 0)


def _without_place() -> UnreadableFile:
    return UnreadableFile(
        "A sheet of the workbook has cells that do not say where they stand.",
        next_step="Open it, save the sheet as CSV (UTF-8), and ingest that.",
    )
