"""Where the parts of a batch of articles are read: in this process if they are few, else in processes of their own, or wherever
the caller of the run says (flows/over_dask.py).

The processes of a run are started when a batch is first worth it, and stay until its end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from flows.pipeline.processes import Processes
from flows.pipeline.stage_article import Part, stage_part
from flows.settings import Settings

Spread = Callable[[Iterable[Part]], None]
"""Reads every part; returns when all are read. What reading one raises is raised."""

WORTH_PROCESSES = 2 * 1024 * 1024
"""Bytes of a batch from which on processes of its own read it faster, although each takes a second to start."""

_MOST_BY_DEFAULT = 8  # each takes about 250 MB

_chosen: ContextVar[Spread | None] = ContextVar("_chosen", default=None)
_processes: ContextVar[Processes | None] = ContextVar("_processes", default=None)


def read_parts(size: int, parts: Iterable[Part]) -> None:
    """Read the parts of a batch whose files have `size` bytes."""
    elsewhere, processes = _chosen.get(), _processes.get()
    if elsewhere:
        elsewhere(parts)
    elif processes and (processes.are_running or size >= WORTH_PROCESSES):
        processes.read(parts)
    else:
        for part in parts:
            stage_part(part)


@contextmanager
def reading_in_processes(settings: Settings) -> Iterator[None]:
    """Inside, large batches are read in settings.workers processes; they are gone when it is left."""
    workers = settings.workers or default_workers()
    if workers == 1:
        yield
        return
    processes = Processes(workers)
    token = _processes.set(processes)
    try:
        yield
    finally:
        _processes.reset(token)
        processes.close()


@contextmanager
def reading_by(spread: Spread) -> Iterator[None]:
    """Inside, all batches are read by `spread`."""
    token = _chosen.set(spread)
    try:
        yield
    finally:
        _chosen.reset(token)


def default_workers() -> int:
    """As many as cores that this process may use, within reason."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_BY_DEFAULT)
