"""What a run is doing, on standard error: a bar on a terminal, a line for each step elsewhere.

Every step of a run is a record of the `dateline` logger with a Step as its attribute `step` (flows/stages.py).
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from flows.cli.printable import printable
from flows.log import log


@contextmanager
def progress() -> Iterator[None]:
    """Show steps and warnings while a run runs."""
    with _bar() if sys.stderr.isatty() else _lines() as handler:
        log.addHandler(handler)
        try:
            yield
        finally:
            log.removeHandler(handler)


class _Handler(logging.Handler):
    """Hands records on; a terminal that is gone must not end a run."""

    def __init__(self, show: Callable[[logging.LogRecord], None]) -> None:
        super().__init__(logging.INFO)
        self._show = show

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._show(record)
        except OSError:
            log.removeHandler(self)


@contextmanager
def _lines() -> Iterator[logging.Handler]:
    def line(record: logging.LogRecord) -> None:
        print(f"{datetime.now():%H:%M:%S} {_text(record)}", file=sys.stderr, flush=True)

    yield _Handler(line)


@contextmanager
def _bar() -> Iterator[logging.Handler]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, highlight=False)
    doing = TextColumn("{task.description}", markup=False)
    with Progress(BarColumn(bar_width=24), TimeElapsedColumn(), doing, console=console, transient=True) as bar:
        task = bar.add_task("start", total=None)

        def advance(record: logging.LogRecord) -> None:
            step: Any = getattr(record, "step", None)
            if step is not None:
                bar.update(task, completed=step.done, total=step.total, description=printable(step.doing))
            else:
                bar.console.print(_text(record), markup=False)

        yield _Handler(advance)


def _text(record: logging.LogRecord) -> str:
    text = printable(record.getMessage())
    return f"{record.levelname.lower()}: {text}" if record.levelno >= logging.WARNING else text
