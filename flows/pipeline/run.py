"""The beginning of a run: hold the warehouse, make the folder, say what is asked, mend what dead runs left."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flows.log import log
from flows.model.run import RunOptions, RunState
from flows.settings import Settings
from warehouse.build import open_work, start_build
from warehouse.ledger import is_recorded, record_run
from warehouse.lock import writer_lock
from warehouse.remote import without_secrets
from warehouse.run_folder import RunFolder, left_behind, new_run_folder, run_folder

hold = writer_lock


def begin(settings: Settings, options: RunOptions) -> str:
    """Start a run and give its id. The caller holds the warehouse.

    The folder of the run then has `options` and `started_at` as notes, and the published warehouse as it stands, at this
    version's schema. Runs that died before are marked in it, and their folders removed.

    Raises:
        DatelineError: the home cannot be written, or the warehouse is of a later version.
    """
    folder = new_run_folder(settings)
    try:
        folder.note("options", options)
        folder.note("started_at", datetime.now(UTC))
        folder.note("migrated", start_build(settings, folder, anew=options.flow == "restore"))
        _mark_dead_runs(settings, folder)
        with open_work(settings, folder) as con:
            record_run(con, run_row(folder, RunState.RUNNING))
    except BaseException:
        folder.remove()
        raise
    return folder.run_id


def options_of(settings: Settings, run_id: str) -> RunOptions:
    return run_folder(settings, run_id).noted("options", RunOptions)


@contextmanager
def timed(folder: RunFolder, stage: str) -> Iterator[None]:
    """Add the wall seconds of what runs inside to the run's note `seconds`, by stage."""
    started = time.perf_counter()
    try:
        yield
    finally:
        seconds: dict[str, float] = folder.noted("seconds", dict[str, float]) if folder.has_note("seconds") else {}
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - started
        folder.note("seconds", seconds)


def _mark_dead_runs(settings: Settings, folder: RunFolder) -> None:
    """Runs whose folder outlived them get a row in ops.run; what they had built was never published and goes."""
    options = folder.noted("options", RunOptions)
    if options.dry_run or options.flow == "restore":
        return  # what it records now does not stay
    for dead in left_behind(settings, except_for=folder.run_id):
        with open_work(settings, folder) as con:
            if not is_recorded(con, dead.run_id) and dead.has_note("options") and dead.has_note("started_at"):
                record_run(con, run_row(dead, RunState.DIED))
                log.warning(
                    "run %s died before its end; the published warehouse was not touched, its folder is removed", dead.run_id
                )
        shutil.rmtree(dead.root, ignore_errors=True)


def run_row(folder: RunFolder, state: RunState, *, ended_at: datetime | None = None, summary: object = None) -> dict[str, Any]:
    """The run of this folder as a row of ops.run."""
    options = folder.noted("options", RunOptions)
    return {
        "run_id": folder.run_id,
        "flow": options.flow,
        "flow_run_id": options.flow_run_id,
        "started_at": folder.noted("started_at", datetime),
        "ended_at": ended_at,
        "state": state,
        "options": replace(options, inputs=tuple(map(without_secrets, options.inputs))),
        "summary": summary,
    }
