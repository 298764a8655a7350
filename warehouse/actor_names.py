"""Whether the names that a warehouse was matched by are those of this version. Light: every run asks, few have to match."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

import duckdb

from warehouse.answers import exists
from warehouse.scripts import scripts


def refresh_actors(con: duckdb.DuckDBPyConnection) -> bool:
    """Match every name anew, unless the warehouse was matched by the names and rules of this version; whether it was not.

    Runs in the caller's transaction.
    """
    sha256 = _sha256()
    if exists(con, "select 1 from ops.actor_names where sha256 = ?", [sha256]):
        return False
    from warehouse.actors import match_every_name

    match_every_name(con)
    con.execute("delete from ops.actor_names")
    con.execute("insert into ops.actor_names (sha256) values (?)", [sha256])
    return True


def _sha256() -> str:
    """Of all that decides whose a name is: the tables and the code of flows/match, and the SQL that compares."""
    parts = [text for name, text in scripts("load").items() if name.startswith("actor")]
    room = files("flows.match")
    parts += [entry.read_text(encoding="utf-8") for folder in (room, room / "data") for entry in _texts(folder)]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def _texts(folder: Traversable) -> list[Traversable]:
    found = [entry for entry in folder.iterdir() if entry.name.endswith((".py", ".csv"))]
    return sorted(found, key=lambda entry: entry.name)
