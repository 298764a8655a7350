"""Load a checked batch: data, ledger, file state, checks and quarantine in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import duckdb

from flows.model.batch import Batch, FileFacts, Kind, Outcome, Received
from flows.model.files import FileState
from flows.model.run import Ledger
from flows.pipeline.envelope import deletions
from flows.pipeline.read import batch_of
from flows.pipeline.run import timed
from flows.settings import Settings
from flows.sources.recognise import event_source
from warehouse.build import open_work, transaction
from warehouse.documents import load_documents
from warehouse.events import load_events
from warehouse.ledger import record_drift, record_files, record_loads, record_validations
from warehouse.quarantine import mark_replayed, quarantine_articles, quarantine_events
from warehouse.run_folder import run_folder
from warehouse.staged import open_stage
from warehouse.versions import make_accepted


def load(settings: Settings, run_id: str, name: str) -> None:
    """Load what the checks let pass; a refused file leaves its state, its checks and its drift, and no row of data."""
    folder = run_folder(settings, run_id)
    batch = batch_of(settings, run_id, name)
    facts = {one.file_id: one for one in folder.noted(f"facts/{name}", tuple[FileFacts, ...])}
    outcome = folder.noted(f"outcome/{name}", Outcome)
    with timed(folder, "load"), open_work(settings, folder) as con:
        open_stage(con, folder, name)
        with transaction(con):
            loaded = [file for file in batch.files if file.file_id not in outcome.refused]
            ledgers: dict[str, Ledger] = {}
            if loaded:  # else nothing may have been staged: a batch of unreadable files is not even checked
                if batch.kind is Kind.ARTICLES:
                    ledgers = _load_articles(con, run_id, batch, facts, outcome)
                else:
                    ledgers = _load_events(con, run_id, batch, [facts[file.file_id] for file in loaded])
                mark_replayed(con, run_id, [file.file_id for file in loaded], batch.lines)
            record_loads(con, run_id, ledgers)
            record_validations(con, run_id, [file.file_id for file in batch.files], outcome.validations)
            if batch.lines is None:
                _record_files(con, run_id, batch, facts, outcome)


def _load_events(con: duckdb.DuckDBPyConnection, run_id: str, batch: Batch, files: Sequence[FileFacts]) -> dict[str, Ledger]:
    make_accepted(con, files)
    source = event_source(batch.source)
    table_name = f"source.{batch.source}" if source.event is None else "core.event"
    deletions(con, files)
    counts = load_events(con, source, files)
    quarantine_events(con, run_id, batch.files, table_name, datetime.now(UTC))
    return {
        one.file_id: Ledger(
            table_name=table_name,
            read=one.rows_read,
            inserted=counts[one.file_id, "add"],
            updated=counts[one.file_id, "modify"],
            unchanged=counts[one.file_id, "same"] + counts[one.file_id, "extend"],
            duplicate=counts[one.file_id, "repeat"],
            quarantined=counts[one.file_id, "rejected"],
            deleted=counts[one.file_id, "delete"],
        )
        for one in files
    }


def _load_articles(
    con: duckdb.DuckDBPyConnection, run_id: str, batch: Batch, facts: dict[str, FileFacts], outcome: Outcome
) -> dict[str, Ledger]:
    counts = load_documents(con, list(outcome.refused))
    quarantine_articles(con, run_id, "core.document", datetime.now(UTC))
    return {
        file_id: Ledger(
            table_name="core.document",
            read=one.rows_read,
            inserted=counts[file_id, "insert"],
            updated=counts[file_id, "update"],
            unchanged=counts[file_id, "unchanged"],
            duplicate=counts[file_id, "duplicate"],
            quarantined=counts[file_id, "rejected"],
            deleted=0,
        )
        for file_id, one in facts.items()
        if file_id not in outcome.refused
    }


def _record_files(
    con: duckdb.DuckDBPyConnection, run_id: str, batch: Batch, facts: dict[str, FileFacts], outcome: Outcome
) -> None:
    rows = []
    for file in batch.files:
        why = outcome.refused.get(file.file_id)
        unreadable = facts[file.file_id].unreadable
        state = FileState.UNREADABLE if unreadable else FileState.REFUSED if why else FileState.LOADED
        rows.append((Received(file.path, state, False, file, batch.source, why), str(state), facts[file.file_id]))
        record_drift(con, run_id, file.file_id, facts[file.file_id].drift)
    record_files(con, run_id, rows)
