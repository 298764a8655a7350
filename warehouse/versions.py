"""What a release says against what the warehouse has: new, changed in substance, merely extended, the same, or gone.

Works on a staged batch of one dataset. Temporary tables made here, for the scripts of sql/load:

- `batch_file(file_id, valid_from, release_label, columns)`: the files of the batch that are to be loaded.
- `change(row_no, record_id, file_id, line_no, row_hash, version_no, op, changed_columns)`: one row for each accepted record; op
  add, modify, extend or same, and version_no the version it is or becomes.
- `gone(record_id)`: records that a full release no longer has.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import polars as pl

from flows.model.batch import FileFacts
from flows.model.catalogue import Table
from warehouse.answers import count_rows, exists
from warehouse.run_folder import RunFolder
from warehouse.scripts import script
from warehouse.staged import identifier, store

_KEYS = ("record_id", "version_no")
_BATCH_FILE: dict[str, pl.DataType | type[pl.DataType]] = {
    "file_id": pl.String,
    "valid_from": pl.Date,
    "release_label": pl.String,
    "columns": pl.List(pl.String),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a release speaks of, by its accepted rows: a record outside it is not gone when the release lacks it."""

    covers_from: date | None
    covers_to: date | None
    countries: tuple[str, ...]


def make_accepted(con: duckdb.DuckDBPyConnection, files: Sequence[FileFacts]) -> dict[str, Scope]:
    """Make the temporary tables `batch_file`, of these files, and `accepted(row_no, record_id, file_id, line_no, row_hash)`, of
    their rows to load; give by file_id what those cover."""
    rows = [(one.file_id, one.as_of, one.release_label, list(one.columns or ())) for one in files]
    con.register("batch_file_frame", pl.DataFrame(rows, schema=_BATCH_FILE, orient="row"))
    con.execute("create or replace temp table batch_file as from batch_file_frame")
    con.unregister("batch_file_frame")
    con.execute(script("load", "accepted.sql"))
    covered = con.execute(script("load", "scope.sql")).fetchall()
    return {file_id: Scope(first, last, tuple(countries or ())) for file_id, first, last, countries in covered}


def hash_rows(con: duckdb.DuckDBPyConnection, folder: RunFolder, batch: str, table: Table, ignore: Collection[str]) -> None:
    """Stage `hash(row_no, record_id, file_id, line_no, row_hash)`; `same_record`, its rows whose record has several; and
    `repeat(row_no, file_id, first_row_no)`, the rows that say again what an earlier one says.

    The hash is MD5 over the text of the columns of `table` that are not in `ignore`, so it is the same on every machine and
    version.
    """
    # Absent and empty must differ, and neighbours must not run together: hence two control characters, which cleaning removes.
    values = ", ".join(f"coalesce({identifier(name)}::varchar, chr(30))" for name in _values(table) if name not in ignore)
    store(
        con,
        folder,
        batch,
        "hash",
        f"select row_no, record_id, file_id, line_no, md5(concat_ws(chr(31), {values}))::uuid as row_hash from stage_row",
    )
    store(con, folder, batch, "same_record", script("load", "same_record.sql"))
    store(con, folder, batch, "repeat", script("load", "repeated_rows.sql"))


def contradicts_itself(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether files of a staged batch say different things of one record, so that they must be loaded one after the other."""
    return exists(
        con,
        "select 1 from stage_same_record group by record_id "
        "having min(row_hash) <> max(row_hash) and min(file_id) <> max(file_id)",
    )


def compare(con: duckdb.DuckDBPyConnection, table: Table, ignore: Collection[str]) -> None:
    """Make the temporary table `change` from `accepted`. A change in the columns of `ignore` is no revision, nor is one in a
    column that a file lacks."""
    con.execute(script("load", "against_current.sql"))
    con.execute("create or replace temp table difference (row_no bigint, changed varchar[], gained varchar[])")
    if exists(con, "select 1 from against where verdict = 'compare'"):
        _find_differences(con, table, [name for name in _values(table) if name not in ignore])
    con.execute(script("load", "change.sql"))


def _find_differences(con: duckdb.DuckDBPyConnection, table: Table, columns: Sequence[str]) -> None:
    """Column by column, what a row says now against the open version of its record."""
    changed = ", ".join(
        f"case when before.{c} is distinct from after.{c} and list_contains(old_file.columns, '{name}') "
        f"and list_contains(batch_file.columns, '{name}') then '{name}' end"
        for name in columns
        for c in [identifier(name)]
    )
    gained = ", ".join(
        f"case when after.{c} is not null and not list_contains(old_file.columns, '{name}') then '{name}' end"
        for name in columns
        for c in [identifier(name)]
    )
    con.execute(
        f"""
        insert into difference
        select
            against.row_no,
            list_filter([{changed}], lambda name: name is not null) as changed,
            list_filter([{gained}], lambda name: name is not null) as gained
        from against
        inner join stage_row as after on against.row_no = after.row_no
        inner join {table.qualified} as before
            on against.record_id = before.record_id and against.old_version = before.version_no
        inner join batch_file on against.file_id = batch_file.file_id
        left join ops.source_file as old_file on against.old_file_id = old_file.file_id
        where against.verdict = 'compare'
        """
    )


def find_gone(con: duckdb.DuckDBPyConnection, dataset_id: str, scope: Scope | None, *, full: bool) -> tuple[int, int]:
    """Make the temporary table `gone`; give how many there are, and of how many in scope (None: the whole dataset).

    A record that only went to quarantine is present, not gone. If the file is not a `full` release, nothing is gone.
    """
    seen = scope or Scope(None, None, ())
    parameters = {"dataset_id": dataset_id, "covers_from": seen.covers_from, "covers_to": seen.covers_to,
                  "countries": list(seen.countries), "whole_dataset": scope is None}  # fmt: skip
    con.execute(script("load", "in_scope.sql"), parameters)
    con.execute(script("load", "gone.sql"), {"full": full})
    return count_rows(con, "gone"), count_rows(con, "in_scope")


def keep_versions(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Write the changed rows into the dataset's own table."""
    columns = ", ".join(identifier(name) for name in _values(table))
    rows = ", ".join(f"stage_row.{identifier(name)}" for name in _values(table))
    con.execute(
        f"""
        insert into {table.qualified} (record_id, version_no, {columns})
        select change.record_id, change.version_no, {rows}
        from change inner join stage_row on change.row_no = stage_row.row_no
        where change.op <> 'same'
        """
    )


def _values(table: Table) -> tuple[str, ...]:
    return tuple(name for name in table.column_names if name not in _KEYS)
