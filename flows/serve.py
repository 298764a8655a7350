"""Everything in one process: the deployments of prefect.yaml run, and the inbox is watched."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from prefect import serve as serve_deployments
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId, FlowRunFilter, FlowRunFilterExpectedStartTime
from prefect.client.schemas.objects import DeploymentStatus
from prefect.deployments import run_deployment
from prefect.events import emit_event
from prefect.exceptions import ObjectNotFound

from flows.deployments import deployments
from flows.errors import DatelineError
from flows.log import log
from flows.settings import Settings
from flows.watch import watch

INBOX = "ingest/inbox"
"""The deployment that takes what lies in the inbox."""

SETTLED = "dateline.inbox.settled"
"""The event that starts it; the trigger is in prefect.yaml."""

_TRIGGER_SECONDS = 30.0


def serve(settings: Settings) -> None:
    """Run the deployments and watch the inbox until interrupted; schedules are paused then.

    Prefect's API is named by PREFECT_API_URL. Runs are processes of their own, which find the warehouse by DATELINE_HOME.

    Raises:
        DatelineError: another process serves these deployments at this server: it would run half of the schedule, and the
            first to end would pause it for both.
    """
    refuse_second()
    os.environ["DATELINE_HOME"] = str(settings.home.absolute())
    settings.inbox.mkdir(parents=True, exist_ok=True)
    stop = threading.Event()
    threading.Thread(target=watch, args=(settings, announcer(settings), stop), name="watch", daemon=True).start()
    try:
        serve_deployments(*deployments(), print_starting_message=False)
    finally:
        stop.set()


def refuse_second() -> None:
    """Raise a DatelineError while another process is heard of at the server: Prefect forgets one that died after a minute."""
    with get_client(sync_client=True) as client, suppress(ObjectNotFound):
        inbox = client.read_deployment_by_name(INBOX)
        if inbox.status is DeploymentStatus.READY and not inbox.paused:
            raise DatelineError(
                f"Another process serves {INBOX}; it was heard of at {inbox.last_polled:%H:%M:%S} UTC.",
                where=str(client.api_url),
                next_step="Stop it or, if it has died, wait a minute. Another warehouse needs a server of its own.",
            )


def announcer(settings: Settings, *, trigger_seconds: float = _TRIGGER_SECONDS) -> Callable[[list[str]], None]:
    """Tells Prefect of files that have come to rest, and sees to it that a run follows.

    The event is for the trigger of the deployment, and for whoever else wants to know. A server whose triggers are switched off
    takes events and does nothing: if no run of the deployment is due after `trigger_seconds`, one is asked for directly.
    """
    home = str(settings.home.absolute())
    inbox = f"dateline.inbox.{hashlib.sha256(home.encode()).hexdigest()[:12]}"

    def announce(files: list[str]) -> None:
        since = datetime.now(UTC)
        log.info("files that have come to rest in the inbox: %d", len(files))
        emit_event(
            SETTLED,
            resource={"prefect.resource.id": inbox, "prefect.resource.name": str(settings.inbox)},
            payload={"home": home, "count": len(files), "files": [ascii(name) for name in files[:20]]},
        )
        if not _run_is_due(since, trigger_seconds):
            log.warning("no run followed the event %s; starting one", SETTLED)
            run_deployment(INBOX, parameters={"home": home}, timeout=0, as_subflow=False)

    return announce


def _run_is_due(since: datetime, within: float) -> bool:
    """Whether a run of the deployment INBOX is planned for a time between `since` and soon."""
    deadline = time.monotonic() + within
    with get_client(sync_client=True) as client:
        deployment = DeploymentFilter(id=DeploymentFilterId(any_=[client.read_deployment_by_name(INBOX).id]))
        while True:
            soon = FlowRunFilterExpectedStartTime(after_=since, before_=datetime.now(UTC) + timedelta(seconds=5))
            if client.read_flow_runs(
                flow_run_filter=FlowRunFilter(expected_start_time=soon), deployment_filter=deployment, limit=1
            ):
                return True
            if time.monotonic() >= deadline:
                return False
            time.sleep(1)
