"""The stages of a run in their order, each done for a group of batches: what a Prefect task wraps, or calls without Prefect.

What a stage does is in pipeline/; how Prefect shows it in tasks.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows import pipeline
from flows.log import log
from flows.model.run import RunOptions, Summary
from flows.pipeline.failures import told_in_words
from flows.pipeline.read import batch_of
from flows.pipeline.run import options_of
from flows.settings import Settings
from warehouse.remote import without_secrets

MOST_GROUPS = 12
"""Batches are dealt into at most this many groups. Three tasks for each and three others stay below 50 tasks a run, above which
Prefect's record-keeping on SQLite begins to cost more than the run."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: `done` of `total` steps, and what begins now. `total` is a guess until the files are received.

    Every step is a record of the `dateline` logger with the Step as its attribute `step`: the terminal makes a progress bar
    of it.
    """

    done: int
    total: int
    doing: str

    @property
    def percent(self) -> float:
        return 100.0 * self.done / self.total


@dataclass(frozen=True, slots=True)
class Group:
    """Batches that go through a stage together. `title` is for people: a file's name, or how many."""

    names: tuple[str, ...]
    title: str


def receive(settings: Settings, run_id: str, title: str) -> tuple[str, ...]:
    """Take what the run is asked to take; gives the names of its batches."""
    match options_of(settings, run_id).flow:
        case "rebuild":
            return pipeline.rederive(settings, run_id)
        case "replay":
            return pipeline.take_from_quarantine(settings, run_id)
        case _:
            return pipeline.receive(settings, run_id)


def read(settings: Settings, run_id: str, group: Group) -> None:
    for name in group.names:
        pipeline.read(settings, run_id, name)


def arrange(settings: Settings, run_id: str) -> tuple[str, ...]:
    """The names of the batches in the order in which they are to be loaded."""
    return pipeline.arrange(settings, run_id)


def check(settings: Settings, run_id: str, group: Group) -> None:
    for name in group.names:
        pipeline.check(settings, run_id, name)


def load(settings: Settings, run_id: str, group: Group) -> None:
    for name in group.names:
        pipeline.load(settings, run_id, name)


def check_and_load(settings: Settings, run_id: str, group: Group) -> None:
    """What a release deletes depends on what was loaded before it: a batch is loaded before the next is checked."""
    for name in group.names:
        pipeline.check(settings, run_id, name)
        pipeline.load(settings, run_id, name)


def publish(settings: Settings, run_id: str) -> Summary:
    return pipeline.publish(settings, run_id)


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages as functions, or as Prefect tasks of the same signatures."""

    receive: Callable[[Settings, str, str], tuple[str, ...]] = receive
    read: Callable[[Settings, str, Group], None] = read
    arrange: Callable[[Settings, str], tuple[str, ...]] = arrange
    check: Callable[[Settings, str, Group], None] = check
    load: Callable[[Settings, str, Group], None] = load
    check_and_load: Callable[[Settings, str, Group], None] = check_and_load
    publish: Callable[[Settings, str], Summary] = publish


PLAIN = Stages()


def run_stages(
    settings: Settings, options: RunOptions, stages: Stages = PLAIN, *, on_step: Callable[[Step], None] | None = None
) -> Summary:
    """A whole run. The caller holds the warehouse.

    Raises:
        StoppedByCheck: an audit refused the build, or --strict refused a file.
        DatelineError: the run failed; it is recorded as failed, and what was published before stands.
    """
    with told_in_words(settings):
        run_id = pipeline.begin(settings, options)
    try:
        with told_in_words(settings), pipeline.reading_in_processes(settings):
            return _through(settings, run_id, options, stages, _Steps(on_step))
    except BaseException as error:
        pipeline.fail(settings, run_id, error)
        raise


def _groups(settings: Settings, run_id: str, names: Sequence[str]) -> Iterator[Group]:
    """Deal the batches, in order, into at most MOST_GROUPS groups of nearly the same size."""
    count = min(len(names), MOST_GROUPS)
    edges = [len(names) * part // count for part in range(count + 1)]
    for start, end in pairwise(edges):
        first = printable(batch_of(settings, run_id, names[start]).title)
        yield Group(tuple(names[start:end]), first if end - start == 1 else f"{first} and {end - start - 1} more")


def _through(settings: Settings, run_id: str, options: RunOptions, stages: Stages, steps: _Steps) -> Summary:
    if options.flow != "maintain":
        asked = describe(options)
        steps.begin(f"receive {asked}")
        names = stages.receive(settings, run_id, asked)
        steps.total = 3 + 3 * min(len(names), MOST_GROUPS)
        if names:
            _batches(settings, run_id, names, stages, steps)
    steps.begin("publish")
    summary = stages.publish(settings, run_id)
    steps.end()
    return summary


def _batches(settings: Settings, run_id: str, names: Sequence[str], stages: Stages, steps: _Steps) -> None:
    for one in _groups(settings, run_id, names):
        steps.begin(f"read {one.title}")
        stages.read(settings, run_id, one)
    steps.begin("arrange the batches")
    for one in _groups(settings, run_id, stages.arrange(settings, run_id)):
        _check_and_load(settings, run_id, one, stages, steps)


def _check_and_load(settings: Settings, run_id: str, one: Group, stages: Stages, steps: _Steps) -> None:
    if len(one.names) > 1:
        steps.begin(f"check and load {one.title}", weight=2)
        stages.check_and_load(settings, run_id, one)
        return
    steps.begin(f"check {one.title}")
    stages.check(settings, run_id, one)
    steps.begin(f"load {one.title}")
    stages.load(settings, run_id, one)


class _Steps:
    """Counts the steps of a run and says each where it begins."""

    def __init__(self, on_step: Callable[[Step], None] | None) -> None:
        self.total = 6
        self._done = 0
        self._weight = 0
        self._on_step = on_step

    def begin(self, doing: str, *, weight: int = 1) -> None:
        """The step before is done; this one counts for `weight` when it is."""
        self._done += self._weight
        self._weight = weight
        self._say(Step(self._done, self.total, doing))

    def end(self) -> None:
        self._say(Step(self.total, self.total, "done"))

    def _say(self, step: Step) -> None:
        log.info("%s", step.doing, extra={"step": step})
        if self._on_step:
            self._on_step(step)


def describe(options: RunOptions) -> str:
    """What a run is asked to take, in a few words: `ged_syria.csv`, `ged_syria.csv and 2 more`, `the inbox`."""
    match options.flow:
        case "rebuild":
            return f"{options.source or 'everything'} from the archive"
        case "replay":
            return _and_more(options.quarantine_ids) or "the quarantine"
        case _:
            shown = map(without_secrets, options.inputs)
            return _and_more([each.rstrip("/").rsplit("/", 1)[-1] or each for each in shown]) or "the inbox"


def _and_more(names: Sequence[str]) -> str:
    first = printable(names[0]) if names else ""
    return f"{first} and {len(names) - 1} more" if len(names) > 1 else first


def printable(text: str) -> str:
    """Text with what cannot be printed spelled out: line breaks, control characters, the bytes of a name that is no text."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
