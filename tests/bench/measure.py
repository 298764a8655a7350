"""A program run to its end in a process of its own, and what it took by the kernel's own count.

Only the standard library is imported here and in all of the parent: on Linux the peak of a child is never less than what the
parent held when it was started.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


class BenchError(Exception):
    """A program failed, or did not do what was to be measured."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process and its children took. Seconds; MB of 10^6 bytes, of the largest of them; started_at since the epoch."""

    wall: float
    cpu: float
    peak_mb: float
    started_at: float
    output: str

    @property
    def told(self) -> dict[str, Any]:
        """What it printed, as JSON."""
        told: dict[str, Any] = json.loads(self.output)
        return told


def measured(
    command: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path, given: str = "", with_orphans: bool = False
) -> Usage:
    """Run the command, with `given` as its standard input.

    `with_orphans` waits, after the time is taken, for the processes that it left behind, and counts what they took; there must
    be no other child then.

    Raises:
        BenchError: it failed; with the end of what it said.
    """
    with tempfile.TemporaryFile("w+") as stdin, tempfile.TemporaryFile("w+") as stdout, tempfile.TemporaryFile("w+") as stderr:
        stdin.write(given)
        stdin.seek(0)
        os.sync()  # what was written before is not to be written on this one's time
        started_at, started = time.time(), time.perf_counter()
        process = subprocess.Popen(command, env=env, cwd=cwd, stdin=stdin, stdout=stdout, stderr=stderr)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        usages = [usage, *(_orphans() if with_orphans else ())]
        stdout.seek(0)
        stderr.seek(0)
        if process.returncode:
            raise BenchError(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{stderr.read()[-2000:]}")
        return Usage(
            wall=wall,
            cpu=sum(one.ru_utime + one.ru_stime for one in usages),
            peak_mb=max(one.ru_maxrss for one in usages) * 1024 / 1e6,
            started_at=started_at,
            output=stdout.read(),
        )


def _orphans() -> list[Any]:
    usages = []
    while True:
        try:
            usages.append(os.wait4(-1, 0)[2])
        except ChildProcessError:
            return usages


def adopt_orphans() -> None:
    """From now on, processes that a child leaves behind become children of this one, and can be waited for."""
    import ctypes

    pr_set_child_subreaper = 36
    ctypes.CDLL(None).prctl(pr_set_child_subreaper, 1, 0, 0, 0)


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Median (least–most); a dash for nothing."""
    if not values:
        return "–"
    if len(values) == 1:
        return f"{values[0]:,.{digits}f}"
    return f"{median(values):,.{digits}f} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Ours by theirs, round by round, where theirs is long enough to be measured: at least 10 ms."""
    return [our / their for our, their in zip(ours, theirs, strict=False) if their >= 0.01]
