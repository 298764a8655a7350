"""Peak memory, and how it grows with the file: ten times the rows should take hardly more."""

from __future__ import annotations

from bench import Bench
from contest import Laps, compete
from measure import spread
from programs import dateline, duckdb_typed, make_ged
from tables import show

_TIMES = 10


def run(bench: Bench) -> None:
    rows = bench.rows or 40_000
    few, many = _laps(bench, rows), _laps(bench, _TIMES * rows)
    show(
        f"memory: {rows:,} and {_TIMES * rows:,} rows",
        ("", f"peak MB, {rows:,}", f"peak MB, {_TIMES * rows:,}", "ratio", f"s, {rows:,}", f"s, {_TIMES * rows:,}"),
        [
            (
                name,
                spread(_peaks(few, name), 0),
                spread(_peaks(many, name), 0),
                spread([max(_peaks(many, name)) / max(_peaks(few, name))]),
                spread([lap.beyond_start for lap in few[name]], 1),
                spread([lap.beyond_start for lap in many[name]], 1),
            )
            for name in few
        ],
    )
    print("  Largest process; seconds beyond its start.")


def _laps(bench: Bench, rows: int) -> Laps:
    file = make_ged(bench, rows)
    return compete(bench, [dateline(bench, file), duckdb_typed(bench, file)], runs=bench.runs or 1, rows=rows)


def _peaks(laps: Laps, name: str) -> list[float]:
    return [lap.whole.peak_mb for lap in laps[name]]
