"""The tables of a warehouse, read back from the database itself."""

from __future__ import annotations

import re

import duckdb

from flows.model.catalogue import Column, Table

_KEY = re.compile(r"\bKey: ([a-z0-9_, ]+)\.")

_TABLES = """
select schema_name, table_name, 'table' as kind, comment from duckdb_tables()
where database_name = current_database() and schema_name in ('ops', 'core', 'source', 'mart')
union all by name
select schema_name, view_name as table_name, 'view' as kind, comment from duckdb_views()
where database_name = current_database() and schema_name in ('ops', 'core', 'source', 'mart')
order by all
"""

_COLUMNS = """
select schema_name, table_name, column_name, data_type, is_nullable, comment from duckdb_columns()
where database_name = current_database() and schema_name in ('ops', 'core', 'source', 'mart')
order by schema_name, table_name, column_index
"""


def read_catalogue(con: duckdb.DuckDBPyConnection) -> dict[str, Table]:
    """Every table and view of schemas ops, core, source and mart, by qualified name, in alphabetical order."""
    columns: dict[tuple[str, str], list[Column]] = {}
    for schema, table, name, data_type, nullable, comment in con.execute(_COLUMNS).fetchall():
        columns.setdefault((schema, table), []).append(Column(name, data_type, nullable, comment or ""))
    tables = {}
    for schema, name, kind, comment in con.execute(_TABLES).fetchall():
        key = _KEY.search(comment or "")
        table = Table(
            schema=schema,
            name=name,
            kind=kind,
            comment=comment or "",
            key=tuple(part.strip() for part in key[1].split(",")) if key else (),
            columns=tuple(columns[schema, name]),
        )
        tables[table.qualified] = table
    return tables
