"""A run started from the command line: progress while it runs, its summary at the end, and the exit code."""

from __future__ import annotations

from flows.cli.output import show_object
from flows.cli.progress import progress
from flows.cli.summary import as_object, show_summary
from flows.launch import launch
from flows.model.run import RunOptions, RunState, Summary
from flows.settings import Settings

_NOT_TAKEN = ("unknown", "unreadable")


def launched(settings: Settings, options: RunOptions, *, as_json: bool) -> int:
    """Run the flow, print its summary to standard output, and give the exit code."""
    with progress():
        summary = launch(settings, options)
    if as_json:
        show_object(as_object(summary))
    else:
        show_summary(summary)
    return exit_code(summary)


def exit_code(summary: Summary) -> int:
    """3 if a check refused a file, 1 if a file that was named could not be taken, else 0, also with records in quarantine."""
    if summary.state is RunState.STOPPED:
        return 3
    if summary.state is RunState.FAILED or any(file.explicit and file.state in _NOT_TAKEN for file in summary.files):
        return 1
    return 0
