"""A run as a Prefect flow run: the stages as tasks, the queue for the warehouse, artifacts, and a final state that says how
it went."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from traceback import clear_frames
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.concurrency.sync import concurrency
from prefect.exceptions import ObjectNotFound
from prefect.runtime import flow_run
from prefect.states import Completed, Crashed, Failed

from flows import pipeline
from flows.artifacts import Progress, headline, show
from flows.errors import DatelineError
from flows.log import log
from flows.model.run import RunOptions, RunState, Summary
from flows.over_dask import reading_where_told
from flows.settings import Settings
from flows.stages import run_stages
from flows.tasks import TASKS
from warehouse.run_folder import left_behind

WRITER = "warehouse-writer"
"""The global concurrency limit of one that scheduled runs queue at, shown in the UI under Concurrency."""

NO_SERVER = "no server"
"""Tag of runs that a command made with an API of its own."""

# A holder that is killed frees its slot this many seconds later, at the earliest.
_LEASE_SECONDS = 60.0


def orchestrate(settings: Settings, options: RunOptions) -> State[Summary]:
    """Run the stages as tasks of the current flow run.

    Returns:
        Completed; Completed named CompletedWithQuarantine; Failed named FilesRefused, with the other files published: these
        hold the Summary as data. Or Failed named after the error of ours that ended the run, with that error as data.
    """
    try:
        with queue(settings), pipeline.hold(settings), reading_where_told(settings):
            _mark_dead_runs(settings)
            summary = run_stages(settings, replace(options, flow_run_id=flow_run.id), TASKS, on_step=Progress())
    except DatelineError as error:
        # Prefect keeps the error to the end of the process; its frames would keep connections to DuckDB, which complains then.
        clear_frames(error.__traceback__)
        return Failed(name=type(error).__name__, message=str(error), data=error)
    show(summary)
    return final_state(summary)


def final_state(summary: Summary) -> State[Summary]:
    """How Prefect is to show the end of a run."""
    message = headline(summary)
    match summary.state:
        case RunState.DONE:
            return Completed(message=message, data=summary)
        case RunState.DONE_WITH_QUARANTINE:
            return Completed(name="CompletedWithQuarantine", message=message, data=summary)
        case RunState.STOPPED:
            return Failed(name="FilesRefused", message=message, data=summary)
        case _:
            return Failed(message=message, data=summary)


@contextmanager
def queue(settings: Settings) -> Iterator[None]:
    """Wait in line with the other runs of the server, where people see it.

    Only a courtesy: the lock on the warehouse decides. The slot of a run that was killed stays taken for a minute or more,
    and a run without a server asks for none; so whoever gets no slot in time goes on to the lock, and is told there who holds
    it.
    """
    if NO_SERVER in flow_run.tags:
        yield
        return
    with get_client(sync_client=True) as client:
        # Taking a limit that does not exist would lock nothing; strict turns that into an error should someone delete it now.
        client.upsert_global_concurrency_limit_by_name(WRITER, limit=1)
    with ExitStack() as slot:
        try:
            slot.enter_context(
                concurrency(
                    WRITER,
                    timeout_seconds=max(settings.lock_wait_seconds, 1.0),
                    lease_duration=_LEASE_SECONDS,
                    strict=True,
                    raise_on_lease_renewal_failure=False,
                )
            )
        except TimeoutError:
            log.warning("no slot of %s is free; asking the warehouse itself", WRITER)
        yield


def _mark_dead_runs(settings: Settings) -> None:
    """Tell Prefect of runs that were killed: nobody else does, and it would show them as running for ever."""
    for folder in left_behind(settings, except_for=""):
        if not folder.has_note("options"):
            continue
        dead = folder.noted("options", RunOptions).flow_run_id
        if dead is None:
            continue
        with get_client(sync_client=True) as client, suppress(ObjectNotFound):
            state: State[None] = Crashed(
                message="The run was killed. What it had built was thrown away; the published warehouse was not touched."
            )
            client.set_flow_run_state(UUID(dead), state, force=True)


def asked_settings(home: Path | str | None, wait_seconds: float | None) -> Settings:
    """The settings of this machine with what a run's parameters say otherwise."""
    settings = Settings().at(Path(home) if home else None)
    return settings if wait_seconds is None else settings.model_copy(update={"lock_wait_seconds": wait_seconds})
