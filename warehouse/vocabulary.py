"""The vocabulary: core.code and core.crosswalk as the files of sql/vocabulary have them, and what they give to every event."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

import duckdb

from warehouse.answers import exists
from warehouse.scripts import run_script, script

_FILES = ("code", "crosswalk")
_SCRIPTS = ("vocabulary", "recode")


def refresh_vocabulary(con: duckdb.DuckDBPyConnection) -> bool:
    """Load the vocabulary and code every event anew, unless the warehouse has it; whether it had not.

    Runs in the caller's transaction.
    """
    sha256 = _sha256()
    if exists(con, "select 1 from ops.vocabulary where sha256 = ?", [sha256]):
        return False
    with ExitStack() as stack:
        paths = {name: str(stack.enter_context(as_file(_csv(name)))) for name in _FILES}
        for name in _SCRIPTS:
            run_script(con, script("load", f"{name}.sql"), paths)
    con.execute("delete from ops.vocabulary")
    con.execute("insert into ops.vocabulary (sha256) values (?)", [sha256])
    return True


def _csv(name: str) -> Traversable:
    return files("sql").joinpath("vocabulary", f"{name}.csv")


def _sha256() -> str:
    """Of all that decides what an event's code is in the common vocabulary."""
    parts = [_csv(name).read_text(encoding="utf-8") for name in _FILES]
    parts += [script("load", f"{name}.sql") for name in _SCRIPTS]
    return hashlib.sha256("".join(parts).encode()).hexdigest()
