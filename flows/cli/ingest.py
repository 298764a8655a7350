"""`dateline ingest`: files into the warehouse."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows.cli.configured import Configured, for_run
from flows.cli.launched import launched
from flows.errors import UsageError
from flows.model.run import RunOptions

Wait = Annotated[float | None, Parameter(name="--wait", help="Seconds to wait for another run that holds the warehouse.")]
NoPrefect = Annotated[bool, Parameter(help="Run without Prefect; the run will not show in its UI.")]
DryRun = Annotated[bool, Parameter(help="Do everything on a copy that is thrown away, and show what would change.")]
AsJson = Annotated[bool, Parameter(name="--json", help="Print the summary as JSON.")]


def ingest(
    *inputs: Annotated[
        str, Parameter(name="PATH", help="Files, folders, globs, http(s) or object-storage URLs; .gz, .zst, .zip, too.")
    ],
    source: Annotated[str | None, Parameter(help="Take the files as of this source, instead of recognising them.")] = None,
    release: Annotated[
        str | None, Parameter(help="The publisher's name of the release, instead of taking it from the name.")
    ] = None,
    partial: Annotated[bool, Parameter(help="The files are extracts: records they lack are no deletions.")] = False,
    full: Annotated[
        bool, Parameter(help="The files are full releases, even if they lack many records that are loaded.")
    ] = False,
    dry_run: DryRun = False,
    strict: Annotated[bool, Parameter(help="Refuse a file for a warning or a record that would go to quarantine.")] = False,
    wait: Wait = None,
    no_prefect: NoPrefect = False,
    as_json: AsJson = False,
    settings: Configured,
) -> int:
    if partial and full:
        raise UsageError("A file is an extract or a full release: --partial or --full.", next_step="dateline ingest --help")
    options = RunOptions(
        flow="ingest",
        inputs=inputs,
        source=source,
        release=release,
        partial=partial,
        full=full,
        dry_run=dry_run,
        strict=strict,
    )
    return launched(for_run(settings, wait=wait, no_prefect=no_prefect), options, as_json=as_json)
