"""A table as a file, with what its publishers ask for."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.errors import DatelineError, UsageError
from flows.model.catalogue import Table
from flows.settings import Settings
from warehouse.read import published

FORMATS = {".csv": "format csv, header", ".parquet": "format parquet, compression zstd", ".jsonl": "format json"}
"""Suffix -> what COPY is told."""

# The first of these columns that a table has says which datasets its rows come from. A record_id is dataset_id:source_event_id,
# and an event_id of a dataset is the record_id. What is put together from articles names them.
_ORIGINS = {
    "dataset_id": "t.dataset_id",
    "record_id": "split_part(t.record_id, ':', 1)",
    "event_id": "split_part(t.event_id, ':', 1)",
    "document_ids": "'dateline_text'",
    "file_id": "(select file.dataset_id from ops.source_file as file where file.file_id = t.file_id)",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """`attribution` is the text that must go with the file, None if no dataset is in it; it stands in it, or in `beside`."""

    path: Path
    rows: int
    attribution: str | None
    beside: Path | None


def export_table(settings: Settings, table: Table, target: Path, include: Collection[str]) -> Exported:
    """Write a table of the published warehouse, whole or not at all. An earlier file of that name is replaced.

    Args:
        include: datasets that may not be passed on, and are wanted all the same.

    Raises:
        UsageError: the suffix is none of FORMATS, the folder is not there, or rows of such a dataset are in the table.
        DatelineError: the file cannot be written.
    """
    copy_options = FORMATS.get(target.suffix.lower())
    if copy_options is None:
        raise UsageError(
            f"{target.name} does not say what to write.", next_step=f"Name a file that ends in {', '.join(FORMATS)}"
        )
    if not target.parent.is_dir():
        raise UsageError(f"There is no folder {target.parent}.", next_step=f"mkdir -p {target.parent}")
    partial = target.absolute().with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with published(settings, writes_to=[str(partial)]) as con:
            attribution = _attribution(con, table, include)
            if attribution and target.suffix.lower() == ".parquet":
                copy_options += f", kv_metadata {{attribution: {_literal(attribution)}}}"
            rows = _copy(con, table, partial, copy_options)
        beside = _write_beside(target, attribution)
        partial.replace(target)
    except OSError as error:
        raise DatelineError(f"{target} cannot be written: {error.strerror}.", kept="Nothing was changed.") from error
    finally:
        partial.unlink(missing_ok=True)
    return Exported(target, rows, attribution, beside)


def _attribution(con: duckdb.DuckDBPyConnection, table: Table, include: Collection[str]) -> str | None:
    datasets = con.execute(
        f"""
        select dataset_id, redistribute, attribution from core.dataset
        where dataset_id in ({_origin(table)}) order by dataset_id
        """
    ).fetchall()
    closed = [str(dataset_id) for dataset_id, redistribute, _ in datasets if not redistribute and dataset_id not in include]
    if closed:
        raise UsageError(
            f"{table.qualified} has rows of {', '.join(closed)}, which may not be passed on (core.dataset.redistribute).",
            kept="Nothing was written.",
            next_step=f"for your own use only: dateline export {table.qualified} --to FILE "
            + " ".join(f"--include {dataset_id}" for dataset_id in closed),
        )
    return "\n".join(str(attribution) for _, _, attribution in datasets) or None


def _origin(table: Table) -> str:
    """A query for the datasets whose rows are in a table."""
    if table.schema == "source":
        return _literal(table.name)
    columns = table.column_names
    for column, expression in _ORIGINS.items():
        if column in columns:
            return f"select distinct {expression} from {_quoted(table)} as t"
    # Figures put together from events, and nothing in them says of which: of all that are loaded.
    return "select distinct record.dataset_id from core.record as record" if table.schema == "mart" else "null"


def _copy(con: duckdb.DuckDBPyConnection, table: Table, target: Path, options: str) -> int:
    try:
        written = con.execute(f"copy (from {_quoted(table)}) to {_literal(str(target))} ({options})").fetchone()
    except duckdb.Error as error:
        raise DatelineError(
            f"{table.qualified} cannot be exported: {error}", kept="Nothing was changed.", next_step="dateline doctor"
        ) from error
    return int(written[0]) if written else 0


def _write_beside(target: Path, attribution: str | None) -> Path | None:
    if attribution is None or target.suffix.lower() == ".parquet":
        return None
    beside = target.with_name(f"{target.name}.attribution.txt")
    beside.write_text(f"{attribution}\n", encoding="utf-8")
    return beside


def _quoted(table: Table) -> str:
    return f'"{table.schema}"."{table.name}"'


def _literal(text: str) -> str:
    """COPY takes no parameters."""
    return "'" + text.replace("'", "''") + "'"
