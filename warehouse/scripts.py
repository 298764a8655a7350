"""The SQL files of the `sql` room, found wherever the package is installed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import duckdb


def script(*path: str) -> str:
    """The text of sql/<path>, e.g. `script("load", "record.sql")`."""
    return files("sql").joinpath(*path).read_text(encoding="utf-8")


def scripts(folder: str) -> dict[str, str]:
    """Every .sql file of sql/<folder>: name without suffix -> text, in alphabetical order."""
    entries = sorted(files("sql").joinpath(folder).iterdir(), key=lambda entry: entry.name)
    return {
        entry.name.removesuffix(".sql"): entry.read_text(encoding="utf-8") for entry in entries if entry.name.endswith(".sql")
    }


def run_script(con: duckdb.DuckDBPyConnection, text: str, parameters: Mapping[str, object]) -> None:
    """Run the statements of a script, each with those of the parameters that it names."""
    for statement in con.extract_statements(text):
        con.execute(statement, {name: parameters[name] for name in statement.named_parameters})
