"""The main job: everything pending into the warehouse."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run

from flows.model.run import RunOptions, Summary
from flows.orchestrate import asked_settings, orchestrate
from flows.settings import Settings
from flows.stages import describe


def _name() -> str:
    asked = flow_run.parameters
    options = RunOptions(inputs=tuple(map(_local, asked.get("inputs") or ())))
    what = describe(options) if options.inputs else _inbox(asked_settings(asked.get("home"), None))
    return f"{'try' if asked.get('dry_run') else 'ingest'} {what}"


def _inbox(settings: Settings) -> str:
    try:
        with os.scandir(settings.inbox) as entries:
            files = sum(not entry.name.startswith(".") for entry in entries)
    except OSError:
        files = 0
    return f"{files} {'entry' if files == 1 else 'entries'} of the inbox" if files else "the empty inbox"


def _local(asked: str) -> str:
    """The path that a file: URL means; anything else as it is."""
    return os.fsdecode(unquote_to_bytes(urlsplit(asked).path)) if asked.startswith("file:") else asked


@flow(name="ingest", flow_run_name=_name)
def ingest(
    inputs: list[str] | None = None,
    source: str | None = None,
    release: str | None = None,
    partial: bool = False,
    full: bool = False,
    dry_run: bool = False,
    strict: bool = False,
    wait_seconds: float | None = None,
    home: Path | None = None,
) -> State[Summary]:
    """Load files into the warehouse: receive, read, check, load, publish.

    Args:
        inputs: paths, globs and URLs; none for the inbox.
        source: name of the source, instead of recognising it by content.
        release: the publisher's name of the release, instead of taking it from the file's name.
        partial: the files are extracts: ids they lack are no deletions.
        full: the files are full releases even if they lack many records that the releases before had.
        dry_run: do everything on a copy that is thrown away.
        strict: a warning or a quarantined row refuses its file.
        wait_seconds: how long to wait for another run that holds the warehouse; none for DATELINE_LOCK_WAIT_SECONDS.
        home: folder of inbox, archive and warehouse; none for DATELINE_HOME.
    """
    options = RunOptions(
        flow="ingest",
        inputs=tuple(inputs or ()),
        source=source,
        release=release,
        partial=partial,
        full=full,
        dry_run=dry_run,
        strict=strict,
    )
    return orchestrate(asked_settings(home, wait_seconds), options)
