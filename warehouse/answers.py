"""Small answers, fetched to their end: DuckDB takes no other statement on a connection while a result is unread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

Parameters = Sequence[object] | Mapping[str, object]


def first_row(con: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
    """The first row, or None."""
    rows = con.execute(sql, parameters).fetchall()
    return rows[0] if rows else None


def exists(con: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters = ()) -> bool:
    """Whether the query has a row."""
    return first_row(con, f"select 1 where exists ({sql})", parameters) is not None


def count_rows(con: duckdb.DuckDBPyConnection, table: str) -> int:
    """Rows of a table or view."""
    row = first_row(con, f"select count(*) from {table}")
    return int(row[0]) if row else 0
