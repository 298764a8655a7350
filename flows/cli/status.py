"""`dateline status`: how things stand."""

from __future__ import annotations

from datetime import UTC, datetime
from textwrap import fill
from typing import Annotated, Any

from cyclopts import Parameter

from flows.cli.configured import Configured, command_for
from flows.cli.inbox import inbox_files
from flows.cli.output import TABLE, cell, show_object, show_records
from flows.cli.printable import printable
from flows.settings import Settings
from warehouse.lock import lock_holder
from warehouse.read import ask, published

_MOST_REASONS = 15
_WIDTH = 100
_COUNTED = {
    "events": "events of datasets",
    "record_versions": "versions of their records",
    "documents": "articles",
    "sentences": "sentences",
    "coded_events": "events coded from articles",
    "files": "files",
}


def status(
    *, as_json: Annotated[bool, Parameter(name="--json", help="Print one JSON object.")] = False, settings: Configured
) -> None:
    found = _status(settings)
    if as_json:
        show_object(found)
    else:
        _show(found, command_for(settings.home))


def _status(settings: Settings) -> dict[str, Any]:
    """Everything there is to say: of a home without a warehouse, what waits in its inbox."""
    found: dict[str, Any] = {"home": str(settings.home.absolute()), "warehouse": None, "held_by": lock_holder(settings)}
    if settings.warehouse.exists():
        with published(settings) as con:
            found["warehouse"] = {"path": str(settings.warehouse), "bytes": settings.warehouse.stat().st_size}
            found.update(ask(con, "status").records()[0])
            found["sources"] = ask(con, "status_sources").records()
            found["quarantine"] = ask(con, "status_quarantine").records()
    times = inbox_files(settings.inbox)
    since = found.get("last_ingest_at") or datetime.fromtimestamp(0, UTC)
    found["inbox"] = {
        "path": str(settings.inbox),
        "files": len(times),
        "changed_since_last_ingest": sum(time > since.timestamp() for time in times),
    }
    return found


def _show(found: dict[str, Any], dateline: str) -> None:
    warehouse, inbox = found["warehouse"], found["inbox"]
    if warehouse:
        print(printable(f"Warehouse  {warehouse['path']} ({_megabytes(warehouse['bytes'])})"))
        print(f"Published  {cell(found['published_at']) or 'never'}")
        print(f"Last run   {found['last_run']}: {found['last_flow']}, {found['last_state']}, {cell(found['last_started_at'])}")
        holds = ", ".join(f"{found[name]:,} {words}" for name, words in _COUNTED.items())
        print(fill(holds, _WIDTH, initial_indent="Holds      ", subsequent_indent=" " * len("Holds      ")))
    else:
        print(printable(f"Warehouse  none yet in {found['home']}"))
    print(f"Held by    {found['held_by'] or 'nobody'}")
    changed = f"{inbox['changed_since_last_ingest']:,} changed since the last ingest"
    print(printable(f"Inbox      {inbox['files']:,} files, {changed} ({inbox['path']})"))
    if warehouse:
        _show_lists(found)
    print(f"\nNext: {dateline} {_next_command(found)}")


def _show_lists(found: dict[str, Any]) -> None:
    print("\nSources")
    show_records(found["sources"], TABLE, empty="None yet.")
    reasons = found["quarantine"]
    if reasons:
        print("\nOpen in quarantine")
        show_records(reasons[:_MOST_REASONS], TABLE)
        if len(reasons) > _MOST_REASONS:
            print(f"… and {len(reasons) - _MOST_REASONS:,} more reasons: dateline quarantine list")
    else:
        print("\nNothing is open in quarantine.")


def _next_command(found: dict[str, Any]) -> str:
    if found["inbox"]["changed_since_last_ingest"]:
        return "ingest"
    if not found["warehouse"]:
        return "demo, or ingest FILE"
    return "quarantine list" if found["quarantine"] else "query"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
