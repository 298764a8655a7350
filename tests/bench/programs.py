"""The programs that are measured: each does its work once, into a new database, in a process of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bench import Bench
from contest import Contestant
from measure import BenchError, Usage
from repeated_file import ACLED, GED, write_repeated

DATELINE, DUCKDB = "Dateline", "DuckDB"
DLT = {"arrow": "dlt, Arrow", "default": "dlt, default"}

_TYPED = """
create table ged as select * from read_csv(
    {file}, header = true, delim = ',', quote = '"', escape = '"', columns = {{{columns}}}
)
"""
_TEXTS = "create table document as select filename, content, size from read_text({glob})"


def make_ged(bench: Bench, rows: int) -> Path:
    path = bench.folder / f"ged_{rows}.csv"
    if not path.exists():
        write_repeated(path, rows, seed=GED, file=bench.seed)
    return path


def make_acled(bench: Bench, rows: int) -> Path:
    path = bench.folder / f"acled_{rows}.csv"
    if not path.exists():
        write_repeated(path, rows, seed=ACLED)
    return path


def dateline(bench: Bench, *inputs: Path) -> Contestant:
    def run() -> Usage:
        with bench.scratch() as home:
            return ingested(bench, home, *inputs)

    return Contestant(DATELINE, run)


def ingested(bench: Bench, home: Path, *inputs: Path) -> Usage:
    """All stages of a run over the inputs into this home.

    Raises:
        BenchError: a row went to quarantine: then less was done than is measured.
    """
    usage = bench.child("ingest", home, *inputs)
    if usage.told["state"] != "done":
        raise BenchError(f"the run ended as {usage.told['state']}, with {usage.told['quarantined']:,} rows in quarantine")
    return usage


def duckdb_typed(bench: Bench, file: Path) -> Contestant:
    """DuckDB's own reader into a file, with the types of the warehouse's own table."""
    types = bench.child("contract", "source.ucdp_ged").told
    with file.open(encoding="utf-8") as lines:
        header = next(lines).rstrip("\n").split(",")
    columns = ", ".join(f"{_quoted(name)}: {_quoted(types.get(name, 'VARCHAR'))}" for name in header)
    return duckdb_tables(bench, _TYPED.format(file=_quoted(str(file)), columns=columns), "ged")


def duckdb_texts(bench: Bench, folder: Path) -> Contestant:
    """DuckDB's own reader of text files into a file."""
    return duckdb_tables(bench, _TEXTS.format(glob=_quoted(f"{folder}/*.txt")), "document")


def duckdb_tables(bench: Bench, sql: str, *tables: str) -> Contestant:
    """DuckDB as it comes, making these tables in a file."""

    def run() -> Usage:
        with bench.scratch() as folder:
            return bench.child("duckdb_sql", folder / "yardstick.duckdb", *tables, given=sql)

    return Contestant(DUCKDB, run)


def dlt_load(bench: Bench, how: str, file: Path) -> Contestant:
    """dlt with its Arrow reader, or with its default reader, once, since that takes minutes."""

    def run() -> Usage:
        with bench.scratch() as folder:
            return bench.child("dlt_load", how, file, folder)

    one = Contestant(DLT[how], run)
    return replace(one, most_runs=1) if how == "default" else one


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
