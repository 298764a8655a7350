"""A file of events of any length: the rows of a small one over and over, each with an id of its own.

The repetition favours everyone who compresses: the figures compare programs on the same file, and are not those of a file of as
many different events.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from bench import ROOT, SAMPLE
from measure import BenchError

_EVENTS = ROOT.parent / "shared" / "data" / "events"


@dataclass(frozen=True, slots=True)
class Seed:
    """A file to repeat: the first of `files` that there is. `identifier` is the column of the id."""

    files: tuple[Path, ...]
    identifier: str
    broken: frozenset[str] = frozenset()
    """Ids of rows of the shipped sample that are broken on purpose (flows/samples/README.md)."""

    @property
    def path(self) -> Path:
        for path in self.files:
            if path.exists():
                return path
        raise BenchError(f"there is no {self.files[0]}")


GED = Seed((_EVENTS / "ucdp" / "ged_syria.csv", SAMPLE), "id", frozenset(map(str, range(9_000_091, 9_000_100))))
ACLED = Seed((_EVENTS / "acled" / "world_sample_2022_new_format.csv",), "event_id_cnty")


def write_repeated(path: Path, rows: int, *, seed: Seed, file: Path | None = None) -> None:
    """Write a file of so many rows, of those of `seed`, or of another `file` like it.

    Raises:
        BenchError: there is no such file.
    """
    with (file or seed.path).open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader)
        # The id is put in as text: to write four million rows field by field would take minutes.
        around = [_around_id(record, header.index(seed.identifier)) for record in _whole(reader, header, seed)]
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(_line(header))
        out.writelines(
            f"{before}{number}{after}" for number, (before, after) in enumerate(islice(cycle(around), rows), start=1)
        )


def _whole(records: Iterator[list[str]], header: list[str], seed: Seed) -> Iterator[list[str]]:
    """The first row of each id, without those that are broken."""
    at = header.index(seed.identifier)
    seen: set[str] = set(seed.broken)
    for record in records:
        if len(record) == len(header) and record[at] not in seen:
            seen.add(record[at])
            yield record


def _around_id(record: list[str], at: int) -> tuple[str, str]:
    """The row before the number of its id, of which the letters stay (UKR1234), and after it."""
    letters = record[at].rstrip("0123456789")
    before = _line(record[:at]).rstrip("\n") + "," if at else ""
    return before + letters, _line(["", *record[at + 1 :]])


def _line(record: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(record)
    return text.getvalue()
