"""Quarantined records through today's rules."""

from __future__ import annotations

from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run

from flows.model.run import RunOptions, Summary
from flows.orchestrate import asked_settings, orchestrate


def _name() -> str:
    asked = flow_run.parameters
    count = len(asked.get("quarantine_ids") or ())
    return f"{'try to replay' if asked.get('dry_run') else 'replay'} {count} quarantined record{'' if count == 1 else 's'}"


@flow(name="replay", flow_run_name=_name)
def replay(
    quarantine_ids: list[str],
    mended: dict[str, str] | None = None,
    dry_run: bool = False,
    wait_seconds: float | None = None,
    home: Path | None = None,
) -> State[Summary]:
    """Load records that were set aside, now that a rule or the records themselves are mended.

    Args:
        quarantine_ids: these records; `dateline quarantine list` names them.
        mended: values to set in them first, by column.
        dry_run: do everything on a copy that is thrown away.
        wait_seconds: how long to wait for another run that holds the warehouse; none for DATELINE_LOCK_WAIT_SECONDS.
        home: folder of inbox, archive and warehouse; none for DATELINE_HOME.
    """
    options = RunOptions(flow="replay", quarantine_ids=tuple(quarantine_ids), mended=dict(mended or {}), dry_run=dry_run)
    return orchestrate(asked_settings(home, wait_seconds), options)
