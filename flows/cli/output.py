"""How lists are shown: a table for people, JSON, CSV or newline-delimited JSON for programs. The same for every command.

What programs read is exact. What goes to a terminal has its control characters escaped, whatever the form.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Annotated, Any, TextIO

from cyclopts import Parameter

from flows.cli.columns import show_aligned, show_fitted
from flows.cli.help import OUTPUT
from flows.cli.printable import printable, printable_json
from flows.model.answer import Answer

TABLE_ROWS = 1_000
"""A table needs all of its rows at once, to know how wide it is. The other forms have no end."""

_CELL_CHARACTERS = 500


@Parameter(name="*")
@dataclass(frozen=True, slots=True)
class Form:
    """What a list is printed as; none of them is a table."""

    json: Annotated[bool, Parameter(group=OUTPUT, help="Print a JSON array.")] = False
    csv: Annotated[bool, Parameter(group=OUTPUT, help="Print CSV with a header.")] = False
    nl: Annotated[bool, Parameter(group=OUTPUT, help="Print newline-delimited JSON, one object per row.")] = False

    @property
    def is_table(self) -> bool:
        return not (self.json or self.csv or self.nl)


TABLE = Form()


def show(answer: Answer, form: Form, *, short: Mapping[str, int] | None = None, empty: str = "No rows.") -> None:
    """Print an answer to standard output.

    Args:
        short: in a table, cut the values of these columns to so many characters: ids, of which a beginning is enough.
        empty: what to say when there are no rows; a table only.
    """
    if form.json:
        _show_json(answer, sys.stdout)
    elif form.nl:
        _show_lines(answer, sys.stdout)
    elif form.csv:
        _show_csv(answer, sys.stdout)
    else:
        _show_table(answer, short or {}, empty)


def show_records(records: Sequence[Mapping[str, Any]], form: Form, *, empty: str = "No rows.") -> None:
    """Print a list that was made here, not asked of the warehouse. All records have the same keys."""
    columns = tuple(records[0]) if records else ()
    types = tuple("INTEGER" if all(type(record[column]) is int for record in records) else "" for column in columns)
    show(Answer(columns, types, iter([tuple(record.values()) for record in records])), form, empty=empty)


def show_object(value: Mapping[str, Any]) -> None:
    """Print one JSON object."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=2)
    print(printable_json(text) if sys.stdout.isatty() else text)


def say(text: str) -> None:
    """A sentence beside a list, for people: on standard error, so that the list can be piped."""
    sys.stdout.flush()
    print(printable(text, keep="\n"), file=sys.stderr)


def cell(value: object) -> str:
    """A value as people read it: dates in ISO 8601, what is nested as JSON, nothing for null."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds").replace("+00:00", "Z")
        case dict() | list() | tuple():
            return json.dumps(_plain(value), ensure_ascii=False)
        case bytes():
            return value.hex()
        case _:
            return str(value)


def _show_json(answer: Answer, out: TextIO) -> None:
    safe = printable_json if out.isatty() else str
    separator = "[\n"
    for line in _json_rows(answer):
        out.write(f"{separator}  {safe(line)}")
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")


def _show_lines(answer: Answer, out: TextIO) -> None:
    safe = printable_json if out.isatty() else str
    for line in _json_rows(answer):
        out.write(f"{safe(line)}\n")


def _show_csv(answer: Answer, out: TextIO) -> None:
    safe: Callable[[str], str] = printable if out.isatty() else str
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe(column) for column in answer.columns])
    for row in answer.rows:
        writer.writerow([safe(_exact(value)) for value in row])


def _json_rows(answer: Answer) -> Iterator[str]:
    nested = [kind == "JSON" for kind in answer.types]
    for row in answer.rows:
        record = {
            column: _parsed(value) if is_json else _plain(value)
            for column, value, is_json in zip(answer.columns, row, nested, strict=True)
        }
        yield json.dumps(record, ensure_ascii=False)


def _exact(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else cell(value)


def _parsed(value: str | None) -> Any:
    try:
        return None if value is None else json.loads(value)
    except ValueError:
        return value


def _plain(value: object) -> Any:
    """A value of DuckDB as JSON has it; not a number and infinity, which JSON has not, as null."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case bytes():
            return value.hex()
        case _:
            return str(value)


def _show_table(answer: Answer, short: Mapping[str, int], empty: str) -> None:
    widths = [short.get(column) for column in answer.columns]
    rows = [
        [_table_cell(value, width) for value, width in zip(row, widths, strict=True)] for row in islice(answer.rows, TABLE_ROWS)
    ]
    if not rows:
        print(empty)
        return
    columns = [printable(column) for column in answer.columns]
    numbers = [_is_number(kind) for kind in answer.types]
    if sys.stdout.isatty():
        show_fitted(columns, numbers, rows)
    else:
        show_aligned(columns, numbers, rows)
    if next(answer.rows, None) is not None:
        say(f"The first {TABLE_ROWS:,} rows. All of them: --csv, --json or --nl.")


def _table_cell(value: object, width: int | None) -> str:
    text = cell(value)
    if width is not None:
        return printable(text[:width])
    cut = len(text) - _CELL_CHARACTERS
    return printable(text) if cut <= 0 else f"{printable(text[:_CELL_CHARACTERS])}… [{cut:,} more characters]"


def _is_number(kind: str) -> bool:
    return kind in {"DOUBLE", "FLOAT"} or "INT" in kind.split("[")[0].split("(")[0] or kind.startswith("DECIMAL")
