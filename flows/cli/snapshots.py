"""`dateline snapshots`: earlier states of the warehouse."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from flows.cli.configured import Configured
from flows.cli.help import OPTIONS
from flows.cli.output import TABLE, Form, show_records
from warehouse.snapshots import find_snapshot, list_snapshots

app = App(name="snapshots", group_parameters=OPTIONS)


@app.default
def listed(*, form: Form = TABLE, settings: Configured) -> None:
    """List the states that are kept, newest first. DATELINE_KEEP_SNAPSHOTS says how many."""
    kept = [{"snapshot_id": one.snapshot_id, "bytes": one.size, "kept_at": one.kept_at} for one in list_snapshots(settings)]
    show_records(kept, form, empty="None yet: a state is kept when a later one replaces it.")


@app.command
def restore(
    snapshot_id: Annotated[str, Parameter(name="ID", help="Its id, as the list shows it.")],
    /,
    *,
    settings: Configured,
) -> None:
    """Publish an earlier state again. The present one is kept as a snapshot.

    Files that were loaded since are unknown to it: the next ingest takes them up again.

    Example: dateline snapshots restore 20171019T081500Z-3f9a1c
    """
    find_snapshot(settings, snapshot_id)  # said before the readers are imported
    from flows.pipeline.small_run import restore as publish_again

    publish_again(settings, snapshot_id)
    print(f"Published again: {snapshot_id}. What it replaced is kept: dateline snapshots")
