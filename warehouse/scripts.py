"""The SQL files of the `sql` room, found wherever the package is installed."""

from __future__ import annotations

from importlib.resources import files


def script(*path: str) -> str:
    """The text of sql/<path>, e.g. `script("load", "record.sql")`."""
    return files("sql").joinpath(*path).read_text(encoding="utf-8")


def scripts(folder: str) -> dict[str, str]:
    """Every .sql file of sql/<folder>: name without suffix -> text, in alphabetical order."""
    entries = sorted(files("sql").joinpath(folder).iterdir(), key=lambda entry: entry.name)
    return {
        entry.name.removesuffix(".sql"): entry.read_text(encoding="utf-8") for entry in entries if entry.name.endswith(".sql")
    }
