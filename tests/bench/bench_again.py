"""The second run over a file that has not changed: beside a process that only reads and hashes it."""

from __future__ import annotations

from bench import Bench
from contest import Contestant, compete, show_laps, show_stages
from measure import BenchError, Usage
from programs import DATELINE, ingested, make_ged


def run(bench: Bench) -> None:
    rows = bench.rows or 400_000
    file = make_ged(bench, rows)
    with bench.scratch() as home:
        ingested(bench, home, file)

        def again() -> Usage:
            usage = ingested(bench, home, file)
            if usage.told["skipped"] != 1:
                raise BenchError("the file was not skipped")
            return usage

        contestants = [Contestant(DATELINE, again), Contestant("read and hash", lambda: bench.child("digest", file))]
        compete(bench, contestants, runs=1, rows=0)
        laps = compete(bench, contestants, runs=bench.runs or 5, rows=0)
    show_laps(f"again: the second run over the same {rows:,} rows", laps)
    show_stages(laps[DATELINE])
