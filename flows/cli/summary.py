"""What a run says at its end, on the terminal: the same as its Prefect artifacts and ops.run.

Every list in it is bounded: a run of 10,000 files shows its sources, and of the files those with trouble.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from shutil import get_terminal_size
from textwrap import fill
from typing import Any

from flows.cli.configured import command_for
from flows.cli.output import TABLE, show_records
from flows.cli.printable import printable
from flows.model.run import CheckLine, FileLine, Ledger, RunState, Summary

_MOST_FILES = 20
_MOST_TROUBLES = 20
_NAME_WIDTH = 28
_LONGEST_TEXT = 300
_STATES = {
    RunState.DONE: "done",
    RunState.DONE_WITH_QUARANTINE: "done, with records set aside in quarantine",
    RunState.STOPPED: "stopped by a check for at least one file",
    RunState.FAILED: "failed",
    RunState.DIED: "died",
}
_UNTAKEN = ("refused", "unknown", "unreadable")
_SEVERITIES = ("critical", "warning", "info")
_COSTS = {"file": "file refused: ", "row": "", None: ""}
_FIGURES = tuple(field.name for field in fields(Ledger) if field.name != "table_name")


def as_object(summary: Summary) -> dict[str, Any]:
    """The summary as JSON has it, with nothing left out."""
    return asdict(summary)


def show_summary(summary: Summary) -> None:
    """Print it: a table for each kind of record on a terminal, a line for each file elsewhere; then what needs a look."""
    seconds = (summary.ended_at - summary.started_at).total_seconds()
    untaken = sum(file.state in _UNTAKEN for file in summary.files)
    but = f"; {untaken:,} of {len(summary.files):,} files not loaded" if untaken else ""
    print(f"\nRun {summary.run_id} ({summary.flow}): {_STATES[summary.state]}{but}. {seconds:.1f} s")
    if summary.dry_run:
        print("A dry run: this is what would change. Nothing was published.")
    base = _base(summary.files)
    if base:
        print(printable(f"Files below {base}"))
    _show_ledgers(summary.files, base)
    _show_untaken(summary.files, base)
    _show_checks(summary.checks)
    _show_quarantine(summary, base)
    for note in summary.notes[:_MOST_TROUBLES]:
        print(printable(f"Note: {note}"))
    print(f"\nWarehouse: {summary.warehouse}")
    if summary.checks_page and not summary.dry_run:
        print(f"Checks:    {summary.checks_page}")
    print("Next:      " + "\n           ".join(_next_commands(summary)))


def _show_ledgers(files: Sequence[FileLine], base: str) -> None:
    """`read = inserted + updated + unchanged + duplicate + quarantined`, by table, and by file or source."""
    tables: defaultdict[str, list[FileLine]] = defaultdict(list)
    for file in files:
        if file.ledger:
            tables[file.ledger.table_name].append(file)
    for table, lines in tables.items():
        rows = _by_file(lines) if len(lines) <= _MOST_FILES else _by_source(lines)
        if len(lines) > 1:
            rows.append(("total", _sum(lines)))
        print(f"\n{table}: read = inserted + updated + unchanged + duplicate + quarantined")
        if sys.stdout.isatty():
            show_records([{"file": _ending(_below(base, name)), **_figures(ledger)} for name, ledger in rows], TABLE)
        else:
            for name, ledger in rows:
                print(_equation(_below(base, name), ledger))


def _by_file(lines: Iterable[FileLine]) -> list[tuple[str, Ledger]]:
    return [(line.path, line.ledger) for line in lines if line.ledger]


def _by_source(lines: Sequence[FileLine]) -> list[tuple[str, Ledger]]:
    """One row for each source and state; and the files with records in quarantine, the worst first."""
    groups: defaultdict[tuple[str, str], list[FileLine]] = defaultdict(list)
    for line in lines:
        groups[line.source or "?", line.state].append(line)
    rows = [(f"{len(group):,} files {state}: {source}", _sum(group)) for (source, state), group in sorted(groups.items())]
    troubled = sorted(_by_file(lines), key=lambda row: -row[1].quarantined)
    return rows + [row for row in troubled[:_MOST_TROUBLES] if row[1].quarantined]


def _sum(lines: Iterable[FileLine]) -> Ledger:
    ledgers = [line.ledger for line in lines if line.ledger]
    return Ledger("", *(sum(getattr(ledger, name) for ledger in ledgers) for name in _FIGURES))


def _figures(ledger: Ledger) -> dict[str, int]:
    return {name: getattr(ledger, name) for name in _FIGURES}


def _equation(name: str, ledger: Ledger) -> str:
    parts = " + ".join(f"{part} {getattr(ledger, part)}" for part in _FIGURES[1:-1])
    deleted = f" (deleted {ledger.deleted})" if ledger.deleted else ""
    return printable(f"{name}: read {ledger.read} = {parts}{deleted}")


def _show_untaken(files: Sequence[FileLine], base: str) -> None:
    """Files that were not loaded, and why; those loaded before are only counted."""
    states = Counter(file.state for file in files)
    if states["skipped"]:
        print(f"\nLoaded before, skipped: {states['skipped']:,} (the same bytes).")
    if states["waiting"]:
        print(f"\nStill being written, left for the next run: {states['waiting']:,}.")
    untaken = [file for file in files if file.state in _UNTAKEN]
    if untaken:
        print(f"\nNot loaded: {len(untaken):,}")
    said: set[str] = set()
    for file in untaken[:_MOST_TROUBLES]:
        first, *further = (file.message or "").split("\n")
        print(printable(f"  {_below(base, file.path)}: {file.state}. {first}"))
        for line in further:
            # The place is the file's, and what to do is often the same for many: it is said of the first of them.
            if not line.startswith("Where: ") and line not in said:
                print(printable(f"    {line}"))
        said.update(further)
    if len(untaken) > _MOST_TROUBLES:
        print(f"  … and {len(untaken) - _MOST_TROUBLES:,} more: dateline runs latest")


def _show_checks(checks: Sequence[CheckLine]) -> None:
    """What failed or broke, one line for each rule over all files; what sets rows aside is told by the quarantine."""
    rules: defaultdict[tuple[str, str], list[CheckLine]] = defaultdict(list)
    for check in sorted(checks, key=lambda check: _SEVERITIES.index(check.severity)):
        if check.rejects != "row" or check.error:
            rules[check.suite, check.code].append(check)
    if rules:
        print("\nChecks that failed")
        show_records([_rule(lines) for lines in list(rules.values())[:_MOST_TROUBLES]], TABLE)
    if len(rules) > _MOST_TROUBLES:
        print(f"… and {len(rules) - _MOST_TROUBLES:,} more: dateline checks")


def _rule(lines: Sequence[CheckLine]) -> dict[str, Any]:
    first = lines[0]
    return {
        "severity": first.severity,
        "rule": f"{first.suite}.{first.code}",
        "failing": sum(line.unexpected_count or 1 for line in lines),
        "the first": next((_ending(line.example.rpartition("/")[2]) for line in lines if line.example), ""),
        "what must hold": f"the rule broke: {first.error}" if first.error else f"{_COSTS[first.rejects]}{first.message}",
    }


def _show_quarantine(summary: Summary, base: str) -> None:
    if not summary.quarantine:
        return
    print("\nSet aside in quarantine")
    for one in summary.quarantine[:_MOST_TROUBLES]:
        records = "1 record," if one.records == 1 else f"{one.records:,} records, the first"
        _print_wrapped(f"{one.code}: {records} {_below(base, one.example)}", indent=2)
        _print_wrapped(one.message, indent=4)
        if one.found:
            _print_wrapped(f"found: {one.found}", indent=4)
    if len(summary.quarantine) > _MOST_TROUBLES:
        print(f"… and {len(summary.quarantine) - _MOST_TROUBLES:,} more reasons: dateline quarantine list")


def _print_wrapped(text: str, *, indent: int) -> None:
    first, further = " " * indent, " " * (indent + 2)
    print(fill(printable(text[:_LONGEST_TEXT]), get_terminal_size().columns, initial_indent=first, subsequent_indent=further))


def _next_commands(summary: Summary) -> list[str]:
    if summary.dry_run:
        return ["the same without --dry-run"]
    dateline = command_for(summary.warehouse.parent)
    commands = []
    if summary.quarantine:
        commands.append(f"{dateline} quarantine list   what was set aside, and how to mend it")
    if summary.checks:
        commands.append(f"{dateline} checks            what the checks found")
    return [*commands, f"{dateline} query             questions to ask, with their answers"]


def _base(files: Sequence[FileLine]) -> str:
    """The folder that all files of a run lie in, with its slash; nothing if there is none, or only one file."""
    folders = {file.path.partition("!")[0].rpartition("/")[0] for file in files}
    if len(files) < 2 or any("://" in folder or not folder for folder in folders):
        return ""
    try:
        return f"{os.path.commonpath(folders).rstrip('/')}/"
    except ValueError:  # absolute and relative paths
        return ""


def _below(base: str, path: str) -> str:
    return path.removeprefix(base)


def _ending(name: str) -> str:
    """The end of a path: what tells files apart."""
    return name if len(name) <= _NAME_WIDTH else f"…{name[1 - _NAME_WIDTH :]}"
