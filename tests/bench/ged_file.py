"""A UCDP GED file of any length: the rows of a small one over and over, each with an id of its own.

Rows alike but for their id are legal in GED. The repetition favours everyone who compresses: the figures compare programs on
the same file, and are not those of a file of as many different events.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from bench import ROOT, SAMPLE

REAL = ROOT.parent / "shared" / "data" / "events" / "ucdp" / "ged_syria.csv"

# Rows of the shipped sample that are broken on purpose (flows/samples/README.md).
_BROKEN = range(9_000_091, 9_000_100)


def seed_file() -> Path:
    """The real file where it is, else the shipped sample."""
    return REAL if REAL.exists() else SAMPLE


def write_ged(path: Path, rows: int, *, seed: Path) -> tuple[str, ...]:
    """Write a file of so many rows; give its header."""
    with seed.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader)
        # The id is put in as text: to write four million rows field by field would take minutes.
        around = [_around_id(record, header.index("id")) for record in _whole(reader, header)]
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(_line(header))
        out.writelines(
            f"{before}{number}{after}" for number, (before, after) in enumerate(islice(cycle(around), rows), start=1)
        )
    return tuple(header)


def _whole(records: Iterator[list[str]], header: list[str]) -> Iterator[list[str]]:
    """The first row of each id, without those that are broken."""
    at = header.index("id")
    seen: set[str] = set()
    for record in records:
        if len(record) == len(header) and record[at] not in seen and int(record[at]) not in _BROKEN:
            seen.add(record[at])
            yield record


def _around_id(record: list[str], at: int) -> tuple[str, str]:
    before = _line([*record[:at], ""]).rstrip("\n") if at else ""
    return before, _line(["", *record[at + 1 :]])


def _line(record: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(record)
    return text.getvalue()
