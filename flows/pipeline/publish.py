"""The end of a run: compare, audit, say what happened, and swap in what was built; or leave only the record of a failure."""

from __future__ import annotations

from datetime import UTC, datetime

import duckdb

from flows.errors import DatelineError, StoppedByCheck
from flows.log import log
from flows.model.batch import Received
from flows.model.files import FileState
from flows.model.run import RunState, Summary
from flows.pipeline.compare import compare
from flows.pipeline.page import write_page
from flows.pipeline.run import options_of, run_row, timed
from flows.pipeline.summary import changes_data, summarize, totals
from flows.settings import Settings
from warehouse.archive import archived_ids, drop
from warehouse.audits import run_audits
from warehouse.build import open_work, start_build, swap_in
from warehouse.compact import compact
from warehouse.ledger import record_files, record_run
from warehouse.run_folder import RunFolder, run_folder
from warehouse.snapshots import drop_old, keep_published


def publish(settings: Settings, run_id: str) -> Summary:
    """Make what the run built the published warehouse, remove the run's folder, and give the run's summary. A dry run only
    gives the summary.

    Raises:
        StoppedByCheck: a critical audit found rows that must not exist. Nothing is published; call `fail`.
    """
    folder = run_folder(settings, run_id)
    options = options_of(settings, run_id)
    maintains = options.flow == "maintain"
    compare(settings, run_id)
    with timed(folder, "publish"):
        compacted = compact(settings, folder) if maintains else None
        with open_work(settings, folder) as con:
            changed = changes_data(con, folder)
            notes = (*filter(None, [compacted]), *(_audit(con) if changed or maintains else ()))
            _record_received(con, folder)
            summary = summarize(con, settings, folder, notes)
            _record_end(con, folder, summary, changed=changed)
            if not options.dry_run:
                write_page(con, summary)
        if not options.dry_run:
            if changed:
                keep_published(settings)
            swap_in(settings, folder)
    _leave(settings, folder)
    if not options.dry_run:
        _drop_old(settings)
    return summary


def fail(settings: Settings, run_id: str, error: BaseException) -> None:
    """Record a run that failed, in a fresh copy of the published warehouse: of what it had built, nothing is published."""
    folder = run_folder(settings, run_id)
    options = options_of(settings, run_id)
    try:
        if not options.dry_run:
            start_build(settings, folder)
            with open_work(settings, folder) as con:
                record_run(con, run_row(folder, RunState.FAILED, ended_at=datetime.now(UTC), summary={"error": str(error)}))
            swap_in(settings, folder)
    except (OSError, duckdb.Error, DatelineError) as second:
        log.error("the failure of run %s could not be recorded in the warehouse: %s", run_id, second)
    finally:
        _leave(settings, folder)


def _leave(settings: Settings, folder: RunFolder) -> None:
    """Remove the run's folder, and after a dry run what it brought into the archive."""
    if options_of(settings, folder.run_id).dry_run and folder.has_note("archived_before"):
        drop(settings, archived_ids(settings) - folder.noted("archived_before", frozenset[str]))
    folder.remove()


def _drop_old(settings: Settings) -> None:
    """What is published stays so even if an old state cannot be removed."""
    try:
        drop_old(settings)
    except OSError as error:
        log.warning("old snapshots could not be removed: %s", error)


def _audit(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    found = run_audits(con)
    critical = [one for one in found if one.severity == "critical"]
    if critical:
        raise StoppedByCheck(
            "The warehouse that was built does not hold together: " + " | ".join(str(one) for one in critical),
            kept="The published warehouse is as it was; the files are in the archive.",
            next_step="This is a defect of Dateline: report it with this message.",
        )
    return tuple(str(one) for one in found)


def _record_received(con: duckdb.DuckDBPyConnection, folder: RunFolder) -> None:
    """Files that no source took. Those that were loaded or refused were recorded with their batch."""
    received = folder.noted("received", tuple[Received, ...]) if folder.has_note("received") else ()
    rows = [(one, str(one.state), None) for one in received if one.state in (FileState.UNKNOWN, FileState.UNREADABLE)]
    record_files(con, folder.run_id, rows)


def _record_end(con: duckdb.DuckDBPyConnection, folder: RunFolder, summary: Summary, *, changed: bool) -> None:
    record_run(con, run_row(folder, summary.state, ended_at=summary.ended_at, summary=totals(summary)))
    if changed:
        con.execute(
            """
            insert into ops.snapshot (snapshot_id, run_id, published_at, events, documents, restored_from)
            select
                $run_id, $run_id, $now, (select count(*) from core.event where record_id is not null),
                (select count(*) from core.document), null
            """,
            {"run_id": folder.run_id, "now": datetime.now(UTC)},
        )
