"""`dateline quarantine`: what was set aside, and what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

from flows.cli.configured import Configured, command_for
from flows.cli.help import OPTIONS
from flows.cli.launched import launched
from flows.cli.output import TABLE, Form, cell, say, show, show_records
from flows.cli.printable import printable
from flows.errors import UsageError
from flows.model.run import RunOptions
from flows.settings import Settings
from warehouse.read import ask, published

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

app = App(name="quarantine", group_parameters=OPTIONS)

Status = Literal["open", "replayed", "dismissed", "all"]
Ids = Annotated[str, Parameter(help="Ids as the list shows them; a beginning is enough.")]
Code = Annotated[str | None, Parameter(help="Only records set aside for this reason.")]
File = Annotated[str | None, Parameter(help="Only records of files with this in their path, or with this file_id.")]

# Prefect takes parameters of a run up to 512 KB.
_MOST_IDS_FOR_PREFECT = 10_000

_MOST_CHARACTERS = 4_000


@app.command(name="list")
def list_records(
    *,
    code: Code = None,
    file: File = None,
    status: Annotated[Status, Parameter(help="What became of them.")] = "open",
    limit: Annotated[int, Parameter(help="Show at most so many; 0 for all.")] = 50,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    """List the records that were set aside, one row for each record and reason.

    Example: dateline quarantine list --file ged_syria.csv --status all
    """
    wanted = {"code": code, "file": file, "status": status}
    with published(settings) as con:
        if form.is_table:
            _say_counts(con, wanted)
        show(ask(con, "quarantine_list", {**wanted, "at_most": limit}), form, short={"quarantine_id": 13}, empty="Nothing.")


@app.command(name="show")
def show_record(
    quarantine_id: Annotated[str, Parameter(name="ID", help="Its id; a beginning is enough.")],
    /,
    *,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    """Show one record: where it stands, every reason against it, its values, its text, and how to mend it.

    Example: dateline quarantine show 3f9a1c
    """
    with published(settings) as con:
        (full_id,) = _resolve(con, [quarantine_id])
        reasons = ask(con, "quarantine_record", {"quarantine_id": full_id})
        if not form.is_table:
            show(reasons, form)
            return
        records = reasons.records()
    _print_record(full_id, records, command_for(settings.home))


@app.command
def replay(
    *ids: Ids,
    code: Code = None,
    file: File = None,
    everything: Annotated[bool, Parameter(name="--all", help="Every record that is open.")] = False,
    mend: Annotated[tuple[str, ...], Parameter(name="--set", help="COLUMN=VALUE to set first, as often as needed.")] = (),
    dry_run: Annotated[bool, Parameter(help="Show what would change, and change nothing.")] = False,
    form: Annotated[bool, Parameter(name="--json", help="Print the summary as JSON.")] = False,
    settings: Configured,
) -> int:
    """Put open records through today's rules, mended or as they are.

    What passes is loaded; the rest stays open.

    Example: dateline quarantine replay 3f9a1c --set date_end=2017-10-17

    Example: dateline quarantine replay --code country_unknown
    """
    mended = _pairs(mend)
    chosen = _choose(settings, ids, code=code, file=file, everything=everything)
    if len(chosen) > _MOST_IDS_FOR_PREFECT:
        settings = settings.model_copy(update={"prefect": False})
    options = RunOptions(flow="replay", quarantine_ids=tuple(chosen), mended=mended, dry_run=dry_run)
    return launched(settings, options, as_json=form)


@app.command
def dismiss(
    *ids: Ids,
    reason: Annotated[str, Parameter(help="Why: kept with the run that dismissed them.")],
    settings: Configured,
) -> None:
    """Mark open records as not wanted.

    They stay in the warehouse, out of the list of what is open.

    Example: dateline quarantine dismiss 3f9a1c --reason "a test row of the publisher"
    """
    if not ids:
        raise UsageError("Which records? Give their ids.", next_step="dateline quarantine list")
    if not reason.strip():
        raise UsageError("A reason is words.", next_step='dateline quarantine dismiss ID --reason "…"')
    chosen = _choose(settings, ids)
    from flows.pipeline.small_run import dismiss as mark_dismissed

    done = mark_dismissed(settings, chosen, reason)
    print(f"Dismissed: {len(done):,}.")


def _choose(
    settings: Settings, ids: Sequence[str], *, code: str | None = None, file: str | None = None, everything: bool = False
) -> list[str]:
    """Full ids of the open records meant. Nothing is meant by saying nothing."""
    if not (ids or code or file or everything):
        raise UsageError("Which records? Give ids, --code, --file or --all.", next_step="dateline quarantine list")
    if ids and (code or file or everything):
        raise UsageError("Either ids, or --code, --file and --all.", next_step="dateline quarantine list")
    with published(settings) as con:
        if ids:
            return _resolve(con, ids)
        found = [str(row[0]) for row in ask(con, "quarantine_open", {"code": code, "file": file}).rows]
    if not found:
        raise UsageError("No open record is like that.", next_step="dateline quarantine list --status all")
    return found


def _resolve(con: DuckDBPyConnection, ids: Sequence[str]) -> list[str]:
    """Full ids from beginnings of them.

    Raises:
        UsageError: one of them is no record's, or several records'.
    """
    full = []
    for part in dict.fromkeys(ids):
        found = [str(row[0]) for row in ask(con, "quarantine_find", {"part": part}).rows]
        if len(found) != 1:
            what = f"Several records begin with {part}." if found else f"No record in quarantine begins with {part}."
            raise UsageError(what, next_step="dateline quarantine list --status all --json shows whole ids")
        full += found
    return full


def _pairs(mend: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for text in mend:
        column, equals, value = text.partition("=")
        if not (equals and column):
            raise UsageError(
                f"--set {text} is not COLUMN=VALUE.", next_step="dateline quarantine replay ID --set date_end=2017-10-17"
            )
        pairs[column] = value
    return pairs


def _say_counts(con: DuckDBPyConnection, wanted: dict[str, Any]) -> None:
    counts = ask(con, "quarantine_counts", wanted).records()
    if counts:
        total = sum(count["reasons"] for count in counts)
        say(f"{total:,} reasons. " + ", ".join(f"{count['code']} {count['reasons']:,}" for count in counts[:8]))
        say("One of them: dateline quarantine show ID\n")


def _print_record(full_id: str, reasons: list[dict[str, Any]], dateline: str) -> None:
    first = reasons[0]
    print(printable(f"{first['path']}:{first['line_no']}  ({first['source'] or 'no source'}, for {first['table_name']})"))
    print()
    listed = ("quarantine_id", "code", "message", "column_name", "value", "status")
    show_records([{name: cell(reason[name])[:200] for name in listed} for reason in reasons], TABLE)
    if first["mended"]:
        print(printable(f"\nSet by a person: {first['mended']}"))
    _print_values(next((reason["record"] for reason in reasons if reason["record"]), None))
    print(printable(f"\nAs it stands in the file:\n{first['raw_text'][:_MOST_CHARACTERS]}", keep="\n\t"))
    if any(reason["status"] == "open" for reason in reasons):
        column = printable(_column_to_set(reasons))
        print(
            "\nNext, one of:\n"
            f"  {dateline} quarantine replay {full_id[:12]} --set {column}=VALUE   a value to set, then load\n"
            f"  {dateline} quarantine replay {full_id[:12]}   as it is, after the rule was mended\n"
            f'  {dateline} quarantine dismiss {full_id[:12]} --reason "…"   not wanted\n'
            "  or correct the file, ingest it again, and dismiss this one: what stands in the old file stays open"
        )


def _column_to_set(reasons: Sequence[Mapping[str, Any]]) -> str:
    """The first column at fault that the file itself has: rules on events speak of columns that are made of those."""
    named = [name for reason in reasons for name in (reason["column_name"] or "").split(",") if name]
    records = [reason["record"] for reason in reasons if reason["record"]]
    there = json.loads(records[0]) if records else named
    return next((name for name in named if name in there), "COLUMN")


def _print_values(record: str | None) -> None:
    """The record as it was read, a line for each column that has a value."""
    values = {name: cell(value) for name, value in json.loads(record or "{}").items() if value is not None}
    if not values:
        return
    print("\nAs it was read")
    width = max(map(len, values))
    for name, value in values.items():
        print(printable(f"  {name.ljust(width)}  {value[:_MOST_CHARACTERS]}"))
