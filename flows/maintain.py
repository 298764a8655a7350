"""The nightly run: it loads nothing. Dead runs are marked and cleared away, the warehouse is audited and, where a quarter of
its file is empty, written anew; old snapshots go.
"""

from __future__ import annotations

from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State

from flows.model.run import RunOptions, Summary
from flows.orchestrate import asked_settings, orchestrate


@flow(name="maintain", flow_run_name="maintain the warehouse")
def maintain(wait_seconds: float | None = None, home: Path | None = None) -> State[Summary]:
    """Mark dead runs, audit the warehouse, write it anew where a quarter of it is empty, drop old snapshots.

    Args:
        wait_seconds: how long to wait for another run that holds the warehouse; none for DATELINE_LOCK_WAIT_SECONDS.
        home: folder of inbox, archive and warehouse; none for DATELINE_HOME.
    """
    return orchestrate(asked_settings(home, wait_seconds), RunOptions(flow="maintain"))
