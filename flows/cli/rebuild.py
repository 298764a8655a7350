"""`dateline rebuild`: the archive read anew."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from cyclopts import Parameter

from flows.cli.configured import Configured, for_run
from flows.cli.ingest import AsJson, DryRun, NoPrefect, Wait
from flows.cli.launched import launched
from flows.errors import UsageError
from flows.model.run import RunOptions


def rebuild(
    *,
    source: Annotated[str | None, Parameter(help="Only files of this source.")] = None,
    since: Annotated[
        date | None, Parameter(name="--from", help="Only files that cover a day from this one on, YYYY-MM-DD.")
    ] = None,
    until: Annotated[
        date | None, Parameter(name="--to", help="Only files that cover a day up to this one, YYYY-MM-DD.")
    ] = None,
    dry_run: DryRun = False,
    wait: Wait = None,
    no_prefect: NoPrefect = False,
    as_json: AsJson = False,
    settings: Configured,
) -> int:
    if since and until and until < since:
        raise UsageError(f"--to {until} is before --from {since}.", next_step="dateline rebuild --help")
    options = RunOptions(flow="rebuild", source=source, since=since, until=until, dry_run=dry_run)
    return launched(for_run(settings, wait=wait, no_prefect=no_prefect), options, as_json=as_json)
