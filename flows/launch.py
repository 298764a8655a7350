"""Run a flow from a command: with the Prefect API that prefect_api() finds or starts, or without Prefect.

Importing this module imports neither Prefect nor Great Expectations. `launch` does, in the order that costs the least: the
API first, which comes up in a process of its own; then Prefect and the readers; then, while the API is still coming up, Great
Expectations.
"""

from __future__ import annotations

import importlib
import threading
from dataclasses import asdict, replace
from pathlib import Path
from traceback import clear_frames
from typing import Any, cast

from flows.api import Api, Kind, is_up, prefect_api
from flows.log import log
from flows.model.run import RunOptions, Summary
from flows.settings import Settings
from warehouse.known import nothing_new


def launch(settings: Settings, options: RunOptions) -> Summary:
    """Run the flow `options.flow` to its end.

    Where Prefect's API does not come up, or would be started only to say that all files are loaded already, the run is done
    all the same, and is missing in the UI only.

    Raises:
        WarehouseBusy: another run holds the warehouse, and settings.lock_wait_seconds have passed.
        DatelineError: the run failed.
    """
    if not settings.prefect or _not_worth_a_server(settings, options):
        return _without_prefect(settings, options)
    with prefect_api() as api:
        flow = getattr(importlib.import_module(f"flows.{options.flow}"), options.flow)
        warm = _import_meanwhile("great_expectations") if api.kind is Kind.OWN else None
        try:
            if api.answers():
                return _with_prefect(flow, settings, options, api)
        finally:
            if warm:
                warm.join()  # an import cut short by the interpreter's end may crash it
        log.warning("Prefect's API does not answer, so this run will not show in its UI: %s", api.last_words() or api.url)
        return _without_prefect(settings, options)


def _not_worth_a_server(settings: Settings, options: RunOptions) -> bool:
    """Files that are all loaded already are told so in a second; a server only for that would take five."""
    return options.flow == "ingest" and not is_up() and nothing_new(settings, options.inputs)


def _without_prefect(settings: Settings, options: RunOptions) -> Summary:
    from flows import pipeline
    from flows.stages import run_stages

    with pipeline.hold(settings):
        return run_stages(settings, replace(options, inputs=tuple(map(as_text, options.inputs))))


def _with_prefect(flow: Any, settings: Settings, options: RunOptions, api: Api) -> Summary:
    from prefect import tags
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    from flows.orchestrate import NO_SERVER

    # The thread that sends heartbeats is waited for, a second, at the end of a flow; nobody listens for those of a command.
    # No environment variable can say "none".
    with temporary_settings({PREFECT_API_URL: api.url, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        with tags(*([NO_SERVER] if api.kind is Kind.OWN else [])):
            state = flow(**_parameters(flow, settings, options), return_state=True)
        hand_over()
    outcome = state.result(raise_on_failure=False)
    if isinstance(outcome, BaseException):
        clear_frames(outcome.__traceback__)  # as in orchestrate, for errors that are not ours
        raise outcome
    return cast("Summary", outcome)


def _parameters(flow: Any, settings: Settings, options: RunOptions) -> dict[str, Any]:
    asked = {
        **asdict(options),
        "inputs": [as_text(each) for each in options.inputs],
        "quarantine_ids": list(options.quarantine_ids),
        "home": settings.home.absolute(),
        "wait_seconds": settings.lock_wait_seconds,
    }
    return {name: asked[name] for name in flow.parameters.properties if asked[name] or name == "wait_seconds"}


def as_text(path: str) -> str:
    """A path whose bytes are no UTF-8 as a file: URL, since what a run is asked to do is kept as JSON."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return Path(path).absolute().as_uri()
    return path


def hand_over() -> None:
    """Wait until the API has been told all events and log lines: a server of our own is about to be let go."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    APILogWorker.drain_all()
    EventsWorker.drain_all()


def _import_meanwhile(module: str) -> threading.Thread:
    thread = threading.Thread(target=importlib.import_module, args=(module,), name=f"import {module}")
    thread.start()
    return thread
