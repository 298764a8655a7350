"""Derive tables again from the archive, by source and period: after a rule or a reader was mended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run

from flows.model.run import RunOptions, Summary
from flows.orchestrate import asked_settings, orchestrate


def _name() -> str:
    asked = flow_run.parameters
    period = [f"{word} {asked[word]}" for word in ("since", "until") if asked.get(word)]
    return " ".join(["try to rebuild" if asked.get("dry_run") else "rebuild", asked.get("source") or "everything", *period])


@flow(name="rebuild", flow_run_name=_name)
def rebuild(
    source: str | None = None,
    since: date | None = None,
    until: date | None = None,
    dry_run: bool = False,
    wait_seconds: float | None = None,
    home: Path | None = None,
) -> State[Summary]:
    """Read the archived files again by today's rules, and publish what that changes.

    Args:
        source: only files of this source.
        since, until: only files that cover a day of this period.
        dry_run: do everything on a copy that is thrown away.
        wait_seconds: how long to wait for another run that holds the warehouse; none for DATELINE_LOCK_WAIT_SECONDS.
        home: folder of inbox, archive and warehouse; none for DATELINE_HOME.
    """
    options = RunOptions(flow="rebuild", source=source, since=since, until=until, dry_run=dry_run)
    return orchestrate(asked_settings(home, wait_seconds), options)
