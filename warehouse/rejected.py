"""Rows that a rule rejects, as a staged table: `rejected(row_no, code, message, column_name, value, suite_hash)`, a row for
each reason."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from flows.model.check import Validation
from warehouse.answers import first_row
from warehouse.run_folder import RunFolder
from warehouse.staged import column_names, identifier, store

_LONGEST_VALUE = 1000


def stage_rejected(
    con: duckdb.DuckDBPyConnection, folder: RunFolder, batch: str, found: Iterable[tuple[str, Validation]]
) -> None:
    """Stage the failing rows of every rule that rejects rows, all of them, by the rule's own query.

    Args:
        found: the view that the rule was evaluated on, and what was found.
    """
    con.execute(
        """
        create or replace temp table found (
            row_no bigint, code varchar, message varchar, column_name varchar, value varchar, suite_hash varchar
        )
        """
    )
    for view, one in found:
        if one.rejects == "row" and one.rows_query and one.unexpected_count:
            con.execute(
                f"""
                insert into found
                select failing.row_no, $code, $message, $column_name, left({_value(con, view, one)}, {_LONGEST_VALUE}),
                $suite_hash from ({one.rows_query}) as failing inner join {view} as v on failing.row_no = v.row_no
                """,
                {
                    "code": one.code,
                    "message": f"must hold: {one.message}",
                    "column_name": one.column_name,
                    "suite_hash": one.suite_hash,
                },
            )
    store(con, folder, batch, "rejected", "select distinct * from found")


def first_failing(con: duckdb.DuckDBPyConnection, table: str, one: Validation) -> tuple[str, int] | None:
    """file_id and line of the first row of the staged table that fails a rule on rows; None if none of it does."""
    query = f"select file_id, line_no from {table} where row_no in ({one.rows_query}) order by file_id, line_no limit 1"
    row = first_row(con, query)
    return row and (str(row[0]), int(row[1]))


def _value(con: duckdb.DuckDBPyConnection, view: str, one: Validation) -> str:
    """SQL of the value at fault: the cell of a rule on one column, `a=1, b=2` of a rule on several."""
    known = set(column_names(con, view))
    columns = [name for part in (one.column_name or "").split(",") if (name := part.strip()) in known]
    if not columns:
        return "null::varchar"
    if len(columns) == 1:
        return f"v.{identifier(columns[0])}::varchar"
    parts = ", ".join(f"'{name}=' || coalesce(v.{identifier(name)}::varchar, '')" for name in columns)
    return f"concat_ws(', ', {parts})"
