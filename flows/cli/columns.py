"""A table for people: columns under each other, within the width of a terminal; too narrow for them, each row is a block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LONGEST_WORD = 40  # what is longer may be broken: an address must not leave other columns a word wide
_LEAST_WIDTH, _GAP = 6, 2  # of columns: a table that has not so much room is shown record by record


def show_aligned(columns: Sequence[str], numbers: Sequence[bool], rows: Sequence[Sequence[str]]) -> None:
    """Columns under each other, one line a row, as wide as it takes: for files and pipes."""
    lines = [list(columns), *rows]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    for line in lines:
        padded = (
            text.rjust(width) if number else text.ljust(width)
            for text, width, number in zip(line, widths, numbers, strict=True)
        )
        print("  ".join(padded).rstrip())


def show_fitted(columns: Sequence[str], numbers: Sequence[bool], rows: Sequence[Sequence[str]]) -> None:
    """Columns within the width of the terminal; too narrow for them, a block for each row."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if sum(max(len(column), _LEAST_WIDTH) + _GAP for column in columns) > console.width + _GAP:
        _show_each(columns, rows)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, _GAP - 1, 0, 0))
    widths = _fitting(columns, rows, console.width + _GAP - _GAP * len(columns))
    for column, number, width in zip(columns, numbers, widths, strict=True):
        # Text, here and below: a string would be read as markup.
        table.add_column(Text(column), justify="right" if number else "left", overflow="fold", width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _fitting(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths that sum up to no more than the room: the widest columns give way first, and where that is enough none so far that
    a word is broken; none below its header.

    Rich's own way may end wider than the terminal when columns have a least width, and cuts the last ones off.
    """
    from rich.cells import cell_len

    lists = list(zip(columns, *rows, strict=True))
    widths = [max(map(cell_len, cells)) for cells in lists]
    headers = [max(cell_len(column), 1) for column in columns]
    words = [max(cell_len(word) for cell in cells for word in cell.split(" ")) for cells in lists]
    unbroken = [max(header, min(word, _LONGEST_WORD)) for header, word in zip(headers, words, strict=True)]
    for least in (unbroken, headers):
        while sum(widths) > room and any(width > floor for width, floor in zip(widths, least, strict=True)):
            widest = max(range(len(widths)), key=lambda at: (widths[at] > least[at], widths[at]))
            widths[widest] -= 1
    return widths


def _show_each(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Each row as a block of `column  value`: for tables too wide for the terminal."""
    width = max(map(len, columns))
    for number, row in enumerate(rows, start=1):
        print(f"-- row {number}")
        for column, text in zip(columns, row, strict=True):
            print(f"{column.ljust(width)}  {text}")
