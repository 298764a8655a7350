"""Staged batches as SQL sees them: `stage_<table>`, temporary views over the Parquet parts of a run's folder."""

from __future__ import annotations

from glob import escape
from pathlib import Path

import duckdb

from warehouse.run_folder import RunFolder


def open_stage(con: duckdb.DuckDBPyConnection, folder: RunFolder, batch: str) -> None:
    """Make a view `stage_<table>` for every table staged for this batch."""
    for table in folder.staged_tables(batch):
        _make_view(con, table, folder.stage(batch) / table)


def store(con: duckdb.DuckDBPyConnection, folder: RunFolder, batch: str, table: str, select: str) -> None:
    """Stage the answer of a query as a table of the batch, replacing what an earlier attempt left, and make its view."""
    target = folder.stage(batch) / table
    target.mkdir(parents=True, exist_ok=True)
    con.execute(f"copy ({select}) to {literal(str(target / '000000.parquet'))} (format parquet, compression lz4)")
    _make_view(con, table, target)


def _make_view(con: duckdb.DuckDBPyConnection, table: str, parts: Path) -> None:
    """A home may lie in a folder named `[old]` or `year=2017`: neither is a pattern or a column here."""
    files = literal(f"{escape(str(parts))}/*.parquet")
    con.execute(f"create or replace temp view stage_{table} as from read_parquet({files}, hive_partitioning = false)")


def column_names(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns of a table or view, in order."""
    return [str(row[0]) for row in con.execute(f"describe {table}").fetchall()]


def literal(text: str) -> str:
    """A SQL string literal, for the statements that take no parameters (create view, copy)."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
