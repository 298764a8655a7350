"""Articles read over Dask: each part of a batch is a Prefect task there, with its articles as input and Parquet as output.

The workers write into the run's folder, so that they must see DATELINE_HOME at the same path. Everything else of the run stays
in its own process: one loader.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import TaskRunner

from flows import pipeline
from flows.errors import UsageError
from flows.pipeline.spread import default_workers
from flows.pipeline.stage_article import Part, stage_part
from flows.settings import Settings

_MOST_WAITING = 64  # parts that are read or wait to be: what the run's own process holds of them


@task(name="read articles", cache_policy=NO_CACHE)
def read_part(part: Part) -> None:
    """Read some articles, wherever this runs."""
    stage_part(part)


@contextmanager
def reading_where_told(settings: Settings) -> Iterator[None]:
    """Inside, articles are read over Dask if DATELINE_TASK_RUNNER says so.

    Raises:
        UsageError: the extra `dask` is not installed.
    """
    if settings.task_runner != "dask":
        yield
        return
    if find_spec("prefect_dask") is None:
        raise UsageError(
            "DATELINE_TASK_RUNNER is dask, and prefect-dask is not installed.",
            kept="Nothing was done.",
            next_step="pip install 'dateline[dask]', or unset DATELINE_TASK_RUNNER",
        )
    from prefect_dask import DaskTaskRunner

    cluster = {"n_workers": settings.workers or default_workers(), "threads_per_worker": 1, "dashboard_address": None}
    where = {"address": settings.dask_address} if settings.dask_address else {"cluster_kwargs": cluster}
    with DaskTaskRunner(**where) as runner, pipeline.reading_by(lambda parts: _read(runner, parts)):
        yield


def _read(runner: TaskRunner[Any], parts: Iterable[Part]) -> None:
    waiting: deque[Any] = deque()
    for part in parts:
        if len(waiting) >= _MOST_WAITING:
            waiting.popleft().result()
        waiting.append(runner.submit(read_part, {"part": part}))
    for one in waiting:
        one.result()
