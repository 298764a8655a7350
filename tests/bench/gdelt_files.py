"""A day of GDELT 2.0: 96 quarters of an hour, made of the few that are there, over and over, each with ids of its own."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from bench import ROOT
from measure import BenchError

REAL = ROOT.parent / "shared" / "data" / "events" / "gdelt"
SLOTS = 96

_FIRST = datetime(2015, 2, 19)
_STAMP = "%Y%m%d%H%M%S"
_IDS_APART = 50_000_000
_EVENT_ADDED, _MENTION_TIME = 59, 2


def write_day(folder: Path, *, seeds: Path = REAL, slots: int = SLOTS) -> None:
    """Write `slots` pairs of an export and its mentions, as GDELT names them.

    The ids of a round through the seeds are moved together, so that mentions belong to the events of their round as they did.

    Raises:
        BenchError: there are no files of GDELT.
    """
    stamps = sorted(path.name.split(".", 1)[0] for path in seeds.glob("*.export.CSV"))
    if not stamps:
        raise BenchError(f"no files of GDELT in {seeds}")
    folder.mkdir()
    for slot in range(slots):
        seed, shift = stamps[slot % len(stamps)], slot // len(stamps) * _IDS_APART
        stamp = f"{_FIRST + timedelta(minutes=15 * slot):{_STAMP}}"
        for kind, at in (("export", _EVENT_ADDED), ("mentions", _MENTION_TIME)):
            _write(seeds / f"{seed}.{kind}.CSV", folder / f"{stamp}.{kind}.CSV", shift=shift, at=at, stamp=stamp)


def _write(seed: Path, path: Path, *, shift: int, at: int, stamp: str) -> None:
    with seed.open("rb") as lines, path.open("wb") as out:
        for line in lines:
            cells = line.split(b"\t")
            cells[0] = b"%d" % (int(cells[0]) + shift)
            cells[at] = stamp.encode()
            out.write(b"\t".join(cells))
