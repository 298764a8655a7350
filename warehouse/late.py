"""Releases that arrive after a later one."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from flows.model.batch import FileFacts
from flows.model.source import EventSource
from warehouse.answers import first_row
from warehouse.scripts import script


def overtaken(con: duckdb.DuckDBPyConnection, dataset_id: str, files: Sequence[FileFacts]) -> bool:
    """Whether the staged files cannot simply come on top: records of them have versions from a later release, or one of them
    would delete what a later release brought."""
    days = [one.as_of for one in files if one.as_of is not None]
    if not days:
        return False
    parameters = {
        "dataset_id": dataset_id,
        "as_of": min(days).isoformat(),
        "deletes": any(not one.partial for one in files),
    }
    return first_row(con, script("load", "overtaken.sql"), parameters) is not None


def falls_between(con: duckdb.DuckDBPyConnection, source: EventSource) -> str | None:
    """The dataset that must be derived anew because what is staged falls between two states that it has."""
    if source.falls_between is None:
        return None
    dataset_id, name = source.falls_between
    return dataset_id if first_row(con, script("load", f"{name}.sql")) is not None else None
