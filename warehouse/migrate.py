"""Bring a warehouse to this version: numbered migrations once each, vocabulary and actors, then marts and macros anew."""

from __future__ import annotations

import hashlib

import duckdb

from flows.errors import DatelineError
from warehouse.actor_names import refresh_actors
from warehouse.answers import exists
from warehouse.scripts import scripts
from warehouse.vocabulary import refresh_vocabulary

_LEDGER = """
create schema if not exists ops;
create table if not exists ops.migration (
    name varchar primary key, sha256 varchar not null, applied_at timestamptz not null default now()
);
comment on table ops.migration is 'Migrations applied to this warehouse. Key: name.';
comment on column ops.migration.name is 'File name in sql/migrations, without .sql.';
comment on column ops.migration.sha256 is 'Hash of its text when it was applied.';
comment on column ops.migration.applied_at is 'UTC.';
"""


def migrate(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Apply what is missing, in one transaction; give the names of the migrations applied.

    Raises:
        DatelineError: the warehouse was made by a later version, or an applied migration was edited since.
    """
    con.execute("begin")
    try:
        con.execute(_LEDGER)
        applied = dict(con.execute("select name, sha256 from ops.migration").fetchall())
        known = scripts("migrations")
        _refuse_foreign(applied, known)
        missing = [name for name in known if name not in applied]
        for name in missing:
            con.execute(known[name])
            con.execute("insert into ops.migration (name, sha256) values (?, ?)", [name, _sha256(known[name])])
        refresh_vocabulary(con)
        refresh_actors(con)
        for text in (*scripts("marts").values(), *scripts("macros").values()):
            con.execute(text)
    except BaseException:
        con.execute("rollback")
        raise
    con.execute("commit")
    return missing


def pending(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of the migrations this warehouse lacks."""
    found = exists(con, "select 1 from duckdb_tables() where schema_name = 'ops' and table_name = 'migration'")
    applied = {name for (name,) in con.execute("select name from ops.migration").fetchall()} if found else set()
    return [name for name in scripts("migrations") if name not in applied]


def _refuse_foreign(applied: dict[str, str], known: dict[str, str]) -> None:
    later = sorted(applied.keys() - known.keys())
    if later:
        raise DatelineError(
            f"This warehouse has migrations that this version of Dateline does not know: {', '.join(later)}.",
            kept="The warehouse is as it was.",
            next_step="Install the version that made it, or a later one.",
        )
    edited = sorted(name for name, sha256 in applied.items() if _sha256(known[name]) != sha256)
    if edited:
        raise DatelineError(
            f"Migrations were edited after they were applied to this warehouse: {', '.join(edited)}.",
            kept="The warehouse is as it was.",
            next_step="Restore their text, and put the change into a migration of its own.",
        )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
