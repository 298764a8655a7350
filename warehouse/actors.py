"""Who is who: the actors of all datasets, their names, and which name of which dataset is whose.

core.actor and core.actor_name follow from three things: the tables shipped in flows/match/data, UCDP's list of actors
(source.ucdp_actor), and the ids and names in UCDP's events. core.actor_match follows from these names, from the names that
events have, and from what persons judged; so the order of files does not matter. It costs by the distinct name, not by the
event.

All of it runs in the caller's transaction.
"""

from __future__ import annotations

import duckdb
import polars as pl

from flows.match.names import name_forms, shipped_name_forms
from flows.match.shipped import shipped_actors, shipped_names
from warehouse.answers import exists
from warehouse.scripts import run_script, script


def match_every_name(con: duckdb.DuckDBPyConnection) -> None:
    """Derive the actors and their names, and match every name of every event with them."""
    _derive_actors(con)
    con.execute(script("load", "actor_every.sql"))
    _match(con)


def match_batch(con: duckdb.DuckDBPyConnection) -> None:
    """Match the names of a batch that are new, or new in a country; every name, if they bring an actor or a name of one.

    Needs `change`, and the staged events and actors. The events themselves come after, and find their actors decided.
    """
    con.execute(script("load", "actor_seen.sql"))
    if not exists(con, "from to_match"):
        return
    if exists(con, "from to_match where starts_with(source_actor_id, 'ucdp:')") and _derive_actors(con):
        con.execute(script("load", "actor_every.sql"))
    _match(con)


def match_name(con: duckdb.DuckDBPyConnection, dataset_id: str, actor_text: str) -> None:
    """Match one name anew: a person has judged it."""
    run_script(con, script("load", "actor_one.sql"), {"dataset_id": dataset_id, "actor_text": actor_text})
    _match(con)


def _derive_actors(con: duckdb.DuckDBPyConnection) -> bool:
    """Make core.actor and core.actor_name anew; whether that changed any of them."""
    con.execute(script("load", "actor_published.sql"))
    published = name_forms(con.sql("select distinct name from published_name").pl()["name"])
    known = {
        "shipped_actor": shipped_actors(),
        "shipped_name": shipped_names(),
        "name_form": pl.concat([shipped_name_forms(), published]).unique("name"),
    }
    _with_frames(con, known, script("load", "actor.sql"))
    if not any(_differs(con, table) for table in ("actor", "actor_name")):
        return False
    con.execute(script("load", "actor_replace.sql"))
    return True


def _differs(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    wanted = f"wanted_{table.removeprefix('actor_')}"
    there, columns = f"core.{table}", ", ".join(row[0] for row in con.execute(f"describe core.{table}").fetchall())
    return exists(
        con,
        f"""
        (select {columns} from {there} except select {columns} from {wanted})
        union all
        (select {columns} from {wanted} except select {columns} from {there})
        """,
    )


def _match(con: duckdb.DuckDBPyConnection) -> None:
    """Decide the names of `to_match`, and give events that were loaded before the actors that this turns up."""
    names = con.sql("select distinct actor_text from to_match").pl()["actor_text"]
    steps = ("actor_match", "actor_candidate", "actor_decide")
    _with_frames(con, {"name_form": name_forms(names)}, *(script("load", f"{step}.sql") for step in steps))


def _with_frames(con: duckdb.DuckDBPyConnection, frames: dict[str, pl.DataFrame], *scripts: str) -> None:
    for name, frame in frames.items():
        con.register(name, frame)
    for text in scripts:
        con.execute(text)
    for name in frames:
        con.unregister(name)
