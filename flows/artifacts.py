"""A run as Prefect shows it: how far it is, what became of each file, what it says at its end, and where its page of checks
lies.

What comes from files is text of strangers: it is escaped, and cut to a length a page can bear.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast
from uuid import UUID

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from flows.model.files import FileState
from flows.model.run import CheckLine, FileLine, QuarantineLine, RunState, Summary
from flows.stages import Step, printable

_MOST_ROWS = 200
_MOST_CHARACTERS = 200

_COUNTS = ("read", "inserted", "updated", "unchanged", "duplicate", "quarantined", "deleted")


class Progress:
    """The progress artifact of the run: made at the first step, moved at each other."""

    def __init__(self) -> None:
        self._id: UUID | None = None

    def __call__(self, step: Step) -> None:
        doing = plain(step.doing)
        if self._id is None:
            self._id = cast("UUID", create_progress_artifact(step.percent, key="progress", description=doing))
        else:
            update_progress_artifact(self._id, step.percent, description=doing)


def show(summary: Summary) -> None:
    """Keep the summary as artifacts of the current flow run: `summary` (markdown), `files` (table) and `checks` (link)."""
    create_markdown_artifact(markdown(summary), key="summary", description=plain(headline(summary)))
    if summary.files:
        create_table_artifact(files_table(summary), key="files", description="What became of each file")
    if summary.checks_page:
        create_link_artifact(
            summary.checks_page.resolve().as_uri(),
            link_text="The page of checks",
            key="checks",
            description=f"Every rule and what it found, on the machine that ran: `{summary.checks_page}`. "
            "Browsers follow no link from a web page to a file: copy it, or type `dateline checks`.",
        )


def headline(summary: Summary) -> str:
    """The run in one line: `3 files (1 skipped): 16,566 read, 16,559 inserted, 7 quarantined`."""
    if not summary.files:
        return " ".join(summary.notes) or "Nothing to load."
    ledgers = [line.ledger for line in summary.files if line.ledger]
    totals = {name: sum(getattr(ledger, name) for ledger in ledgers) for name in _COUNTS}
    counts = ", ".join(f"{total:,} {name}" for name, total in totals.items() if total) or "nothing to load"
    aside = Counter(str(line.state) for line in summary.files if line.state != FileState.LOADED)
    states = f" ({', '.join(f'{count:,} {state}' for state, count in sorted(aside.items()))})" if aside else ""
    return f"{'Dry run. ' if summary.dry_run else ''}{_count(len(summary.files), 'file')}{states}: {counts}"


def files_table(summary: Summary) -> list[dict[str, str]]:
    """A row for each of the first _MOST_ROWS files: what it is, what became of it, and its ledger.

    The UI renders the cells of a table as Markdown, with links and pictures.
    """
    return [
        {
            "file": plain(_name(line.path)),
            "state": plain(line.state),
            **{name: f"{getattr(line.ledger, name):,}" if line.ledger else "" for name in _COUNTS},
            "message": plain(line.message or ""),
            "path": plain(line.path),
        }
        for line in summary.files[:_MOST_ROWS]
    ]


def markdown(summary: Summary) -> str:
    """What `dateline ingest` prints, for the UI."""
    sections = [
        f"## {_TITLES[summary.state]}",
        f"{headline(summary)}." if summary.files else "",
        "\n".join(f"- {plain(note)}" for note in summary.notes),
        _table("In quarantine", [_quarantine_row(line) for line in summary.quarantine]),
        _table("Rules that failed", [_check_row(line) for line in sorted(summary.checks, key=_gravity)]),
        _table(
            "Files that were not loaded",
            [_file_row(line) for line in summary.files if line.state not in (FileState.LOADED, FileState.SKIPPED)],
        ),
        _table("Seconds", [{stage: f"{seconds:.2f}" for stage, seconds in summary.seconds.items()}]),
        f"Warehouse `{summary.warehouse}`. In a terminal: `dateline runs {summary.run_id}`.",
    ]
    return "\n\n".join(section for section in sections if section)


_TITLES = {
    RunState.DONE: "Done",
    RunState.DONE_WITH_QUARANTINE: "Done, with records in quarantine",
    RunState.STOPPED: "Stopped by a check: files were refused",
    RunState.FAILED: "Failed",
    RunState.DIED: "Died",
}


def plain(text: str) -> str:
    """Text of strangers as one line of Markdown that means nothing but itself."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]|#!~" else letter for letter in html.escape(_cut(text), quote=False))


def _cut(text: str) -> str:
    line = printable(" ".join(text.split()))
    return line if len(line) <= _MOST_CHARACTERS else line[: _MOST_CHARACTERS - 1] + "…"


def _quarantine_row(line: QuarantineLine) -> dict[str, str]:
    why = f"{line.message}; found: {line.found}" if line.found else line.message
    return {"code": line.code, "records": f"{line.records:,}", "for example": _name(line.example), "why": why}


def _check_row(line: CheckLine) -> dict[str, str]:
    rows = "raised" if line.error else f"{line.unexpected_count:,}" if line.unexpected_count is not None else ""
    said = line.error or line.message
    return {
        "rule": line.code,
        "severity": line.severity,
        "rows": rows,
        "for example": _name(line.example or line.path),
        "what should hold": said,
    }


def _file_row(line: FileLine) -> dict[str, str]:
    return {"file": _name(line.path), "state": str(line.state), "why": line.message or ""}


def _gravity(line: CheckLine) -> tuple[int, str]:
    return ("critical", "warning", "info").index(line.severity), line.path


def _name(path: str) -> str:
    """The file's own name: tables of the UI are narrow."""
    return path.rsplit("/", 1)[-1]


def _table(title: str, rows: Sequence[Mapping[str, str]]) -> str:
    """A Markdown table under its heading; empty if there are no rows."""
    if not rows or not rows[0]:
        return ""
    lines = [
        tuple(rows[0]),
        ("---",) * len(rows[0]),
        *(tuple(plain(cell) for cell in row.values()) for row in rows[:_MOST_ROWS]),
    ]
    more = [f"\n… and {len(rows) - _MOST_ROWS:,} more."] if len(rows) > _MOST_ROWS else []
    return "\n".join([f"### {title}", "", *(f"| {' | '.join(line)} |" for line in lines), *more])


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
