"""What must never hold across tables: the files of sql/audits, the key of every table, and the versions of every dataset."""

from __future__ import annotations

import re
from dataclasses import dataclass

import duckdb

from warehouse.catalogue import read_catalogue
from warehouse.scripts import scripts
from warehouse.staged import identifier

_HEADER = re.compile(r"^-- (severity|title): (.+)$", re.MULTILINE)
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """An audit that found rows. `examples` are the first of them, in words."""

    audit: str
    severity: str
    title: str
    rows: int
    examples: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.audit}: {self.title}: {self.rows} rows, such as {'; '.join(self.examples)}"


def run_audits(con: duckdb.DuckDBPyConnection) -> list[Finding]:
    """Every audit that finds rows, the critical ones first. Each audit selects the rows that must not exist."""
    found = [_run(con, name, text) for name, text in scripts("audits").items()]
    tables = [table for table in read_catalogue(con).values() if table.kind == "table"]
    found += [_key(con, table.qualified, table.key) for table in tables if table.key]
    found += [_versions(con, table.name) for table in tables if table.schema == "source"]
    return sorted((one for one in found if one), key=lambda one: (one.severity != "critical", one.audit))


def _run(con: duckdb.DuckDBPyConnection, name: str, text: str) -> Finding | None:
    header = dict(_HEADER.findall(text))
    return _finding(con, name, header["severity"], header["title"], text)


def _key(con: duckdb.DuckDBPyConnection, table: str, key: tuple[str, ...]) -> Finding | None:
    columns = ", ".join(identifier(name) for name in key)
    text = f"select {columns}, count(*) as rows from {table} group by {columns} having count(*) > 1"
    return _finding(con, f"key_of_{table.replace('.', '_')}", "critical", f"rows of {table} share a key ({columns})", text)


def _versions(con: duckdb.DuckDBPyConnection, dataset_id: str) -> Finding | None:
    """Versions of a dataset's records without a row in its own table, and rows there without a version."""
    text = f"""
        with source_row as (select record_id, version_no from source.{identifier(dataset_id)}),
        version as (
            select record_id, version_no
            from core.record_version
            where op <> 'delete' and starts_with(record_id, '{dataset_id}:')
        )
        select
            coalesce(version.record_id, source_row.record_id) as record_id,
            coalesce(version.version_no, source_row.version_no) as version_no,
            if(version.record_id is null, 'no version', 'no row in source.{dataset_id}') as problem
        from version
        full join source_row on version.record_id = source_row.record_id and version.version_no = source_row.version_no
        where version.record_id is null or source_row.record_id is null
    """
    title = f"a version of {dataset_id} has no row in source.{dataset_id}, or a row there no version"
    return _finding(con, f"versions_of_{dataset_id}", "critical", title, text)


def _finding(con: duckdb.DuckDBPyConnection, name: str, severity: str, title: str, text: str) -> Finding | None:
    cursor = con.execute(text)
    first = cursor.fetchmany(_EXAMPLES)
    if not first:
        return None
    columns = [column[0] for column in cursor.description or ()]
    rows = len(first) + len(cursor.fetchall())
    examples = tuple(", ".join(f"{column}={value}" for column, value in zip(columns, row, strict=True)) for row in first)
    return Finding(name, severity, title, rows, examples)
