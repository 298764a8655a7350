"""The stages as Prefect tasks. Only the settings, ids and names cross their borders: what a stage makes lies in the run's
folder.

Nothing is cached or persisted by Prefect: the archive and the ledger already know what has been done, by content.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from flows import stages
from flows.errors import DatelineError
from flows.stages import Stages

P = ParamSpec("P")
R = TypeVar("R")


def _worth_another_try(task: Task[..., object], run: TaskRun, state: State[object]) -> bool:
    """A network that failed, or a share that was gone, may be back; what Dateline itself refuses stays refused."""
    error = state.data
    return isinstance(error, OSError | TimeoutError) and not isinstance(error, DatelineError)


def _task(name: str, title: str) -> Callable[[Callable[P, R]], Task[P, R]]:
    """A stage as a task without another try: what it does depends on bytes that are in the archive by now."""
    return task(name=name, task_run_name=title, cache_policy=NO_CACHE)


TASKS = Stages(
    receive=task(
        name="receive",
        task_run_name="receive {title}",
        retries=3,
        retry_delay_seconds=[2, 10, 60],
        retry_condition_fn=_worth_another_try,
        cache_policy=NO_CACHE,
    )(stages.receive),
    read=_task("read", "read {group.title}")(stages.read),
    arrange=_task("arrange", "arrange the batches")(stages.arrange),
    check=_task("check", "check {group.title}")(stages.check),
    load=_task("load", "load {group.title}")(stages.load),
    check_and_load=_task("check and load", "check and load {group.title}")(stages.check_and_load),
    publish=_task("publish", "publish")(stages.publish),
)
