"""A day of GDELT in one run, events and mentions, beside DuckDB merely reading the same files as text."""

from __future__ import annotations

from bench import Bench
from contest import Contestant, compete, show_laps, show_stages
from gdelt_files import SLOTS, write_day
from programs import DATELINE, dateline, duckdb_tables

_RAW = """
create table {table} as select * from read_csv(
    {glob}, header = false, delim = '\t', quote = '', escape = '', all_varchar = true, max_line_size = 4000000
);
"""


def run(bench: Bench) -> None:
    slots = bench.slots or SLOTS
    folder = bench.folder / "gdelt"
    write_day(folder, slots=slots)
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    yardstick = _duckdb(bench, str(folder))
    rows = yardstick.run().told["rows"]
    laps = compete(bench, [dateline(bench, folder), yardstick], runs=bench.runs or 3, rows=rows)
    show_laps(f"gdelt: {slots} slots, {rows:,} events and mentions, {size:,.0f} MB", laps)
    show_stages(laps[DATELINE])
    per_second = [rows / lap.beyond_start for lap in laps[DATELINE]]
    print(f"  {min(per_second):,.0f} to {max(per_second):,.0f} rows a second, beyond start.")


def _duckdb(bench: Bench, folder: str) -> Contestant:
    sql = "".join(
        _RAW.format(table=table, glob=f"'{folder}/*.{kind}.CSV'")
        for table, kind in (("event", "export"), ("mention", "mentions"))
    )
    return duckdb_tables(bench, sql, "event", "mention")
