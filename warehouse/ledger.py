"""Writing schema ops: runs, files, ledgers, checks, drift and quarantine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

import duckdb
import polars as pl
from pydantic_core import to_json

from flows.model.batch import Drift, FileFacts, Received
from flows.model.check import Validation
from flows.model.run import Ledger
from warehouse.answers import exists
from warehouse.scripts import script

_FILE: dict[str, Any] = {
    "file_id": pl.String,
    "path": pl.String,
    "source": pl.String,
    "dataset_id": pl.String,
    "media_type": pl.String,
    "bytes": pl.Int64,
    "encoding": pl.String,
    "header": pl.List(pl.String),
    "columns": pl.List(pl.String),
    "container_id": pl.String,
    "release_label": pl.String,
    "release_key": pl.String,
    "partial_release": pl.Boolean,
    "full_release": pl.Boolean,
    "covers_from": pl.Date,
    "covers_to": pl.Date,
    "covers_countries": pl.List(pl.String),
    "received_at": pl.Datetime("us", "UTC"),
    "run_id": pl.String,
    "state": pl.String,
    "message": pl.String,
}


def record_run(con: duckdb.DuckDBPyConnection, run: Mapping[str, Any]) -> None:
    """Write a row of ops.run in place of an earlier one; `options` and `summary` may be any JSON-able value."""
    con.execute("delete from ops.run where run_id = ?", [run["run_id"]])
    con.execute(
        """
        insert into ops.run (run_id, flow, flow_run_id, started_at, ended_at, state, code_version, options, summary)
        values ($run_id, $flow, $flow_run_id, $started_at, $ended_at, $state, $code_version, $options, $summary)
        """,
        {
            **run,
            "state": str(run["state"]),
            "code_version": version("dateline"),
            "options": to_json(run["options"]).decode(),
            "summary": None if run["summary"] is None else to_json(run["summary"]).decode(),
        },
    )


def is_recorded(con: duckdb.DuckDBPyConnection, run_id: str) -> bool:
    """Whether the run has said its end: it may have died after it was published."""
    return exists(con, "select 1 from ops.run where run_id = ? and ended_at is not null", [run_id])


def record_files(con: duckdb.DuckDBPyConnection, run_id: str, files: Iterable[tuple[Received, str, FileFacts | None]]) -> None:
    """Write rows of ops.source_file: what was received, the state it is in now, and what reading found."""
    rows = [_file_row(run_id, received, state, facts) for received, state, facts in files if received.file is not None]
    _merge(con, "incoming_file", pl.DataFrame(rows, schema=_FILE, orient="row"), script("load", "source_file.sql"))


def record_loads(con: duckdb.DuckDBPyConnection, run_id: str, ledgers: Mapping[str, Ledger]) -> None:
    """Write rows of ops.load, by file_id, in place of those the run wrote before."""
    rows = [{"run_id": run_id, "file_id": file_id, **asdict(ledger)} for file_id, ledger in ledgers.items()]
    if rows:
        _merge(con, "incoming_load", pl.DataFrame(rows), "insert into ops.load by name from incoming_load")


def record_validations(
    con: duckdb.DuckDBPyConnection, run_id: str, file_ids: Sequence[str], found: Sequence[Validation]
) -> None:
    """Write rows of ops.validation for the files of one batch, under the first of them."""
    columns = [
        "suite", "suite_hash", "code", "expectation", "column_name", "severity", "rejects", "success", "observed",
        "unexpected_count", "unexpected_percent", "message", "error", "example",
    ]  # fmt: skip
    if not found:
        return
    frame = pl.DataFrame([[getattr(one, column) for column in columns] for one in found], schema=columns, orient="row",
                         infer_schema_length=None)  # fmt: skip
    frame = frame.with_columns(run_id=pl.lit(run_id), file_id=pl.lit(file_ids[0]), files=pl.lit(len(file_ids)))
    _merge(con, "incoming_validation", frame, "insert into ops.validation by name from incoming_validation")


def record_drift(con: duckdb.DuckDBPyConnection, run_id: str, file_id: str, found: Sequence[Drift]) -> None:
    """Write rows of ops.drift for one file."""
    for one in found:
        con.execute("insert into ops.drift values (?, ?, ?, ?, ?)", [run_id, file_id, one.column_name, one.kind, one.detail])


def _file_row(run_id: str, received: Received, state: str, facts: FileFacts | None) -> dict[str, Any]:
    assert received.file is not None
    file = received.file
    return {
        "file_id": file.file_id,
        "path": file.path,
        "source": received.source,
        "dataset_id": facts and facts.dataset_id,
        "media_type": facts and facts.media_type,
        "bytes": file.size,
        "encoding": file.encoding,
        "header": facts and facts.header and list(facts.header),
        "columns": facts and facts.columns and list(facts.columns),
        "container_id": file.container_id,
        "release_label": facts and facts.release_label,
        "release_key": facts and facts.release_key,
        "partial_release": bool(facts and facts.partial),
        "full_release": bool(facts and facts.full),
        "covers_from": facts and facts.covers_from,
        "covers_to": facts and facts.covers_to,
        "covers_countries": facts and list(facts.covers_countries),
        "received_at": file.received_at,
        "run_id": run_id,
        "state": state,
        "message": received.message,
    }


def _merge(con: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame, statement: str) -> None:
    con.register(name, frame)
    try:
        con.execute(statement)
    finally:
        con.unregister(name)
