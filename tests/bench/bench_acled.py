"""A large ACLED file, all stages, beside DuckDB merely reading it as text."""

from __future__ import annotations

from bench import Bench
from contest import compete, show_laps, show_stages
from programs import DATELINE, dateline, duckdb_tables, make_acled

_RAW = "create table acled as select * from read_csv('{file}', header = true, delim = ',', quote = '\"', all_varchar = true)"


def run(bench: Bench) -> None:
    rows = bench.rows or 1_000_000
    file = make_acled(bench, rows)
    contestants = [dateline(bench, file), duckdb_tables(bench, _RAW.format(file=file), "acled")]
    laps = compete(bench, contestants, runs=bench.runs or 1, rows=rows)
    show_laps(f"acled: a file of {rows:,} rows, {file.stat().st_size / 1e6:,.0f} MB", laps)
    show_stages(laps[DATELINE])
