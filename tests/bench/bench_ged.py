"""A file of events, all stages: beside DuckDB's own typed reader, and beside dlt, which checks nothing."""

from __future__ import annotations

from importlib.util import find_spec

from bench import Bench
from contest import Contestant, compete, show_laps, show_stages
from measure import BenchError
from programs import DATELINE, dateline, dlt_load, duckdb_typed, make_ged

_WARM_ROWS = 1_000


def run(bench: Bench) -> None:
    if bench.dlt and find_spec("dlt") is None:
        raise BenchError("dlt is not installed: uv run --group bench python tests/bench …, or --dlt none")
    rows = bench.rows or 400_000
    if rows > _WARM_ROWS:
        # The first of all pays for compiling imports and for cold files.
        compete(bench, _contestants(bench, _WARM_ROWS), runs=1, rows=_WARM_ROWS)
    laps = compete(bench, _contestants(bench, rows), runs=bench.runs or 3, rows=rows)
    size = make_ged(bench, rows).stat().st_size / 1e6
    show_laps(f"ged: a UCDP GED file of {rows:,} rows, {size:,.0f} MB", laps)
    show_stages(laps[DATELINE])
    print(f"  {bench.python('import great_expectations').wall:.2f} s is a Python that only imports great_expectations.")


def _contestants(bench: Bench, rows: int) -> list[Contestant]:
    file = make_ged(bench, rows)
    return [dateline(bench, file), duckdb_typed(bench, file), *(dlt_load(bench, how, file) for how in bench.dlt)]
