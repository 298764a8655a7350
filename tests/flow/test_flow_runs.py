"""A run as Prefect records it: names, states, artifacts, the number of tasks. The stages themselves are stand-ins here."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from prefect import get_client, tags
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId, FlowRunFilter, FlowRunFilterId

import flows.ingest
from flows.errors import StoppedByCheck, WarehouseBusy
from flows.launch import as_text, hand_over
from flows.model.run import FileLine, Ledger, QuarantineLine, RunOptions, RunState, Summary
from flows.orchestrate import NO_SERVER
from flows.settings import Settings
from flows.tasks import TASKS

HOSTILE = "<img src=x onerror=alert(1)>|[x](javascript:alert(1))\n`y`.csv"


@dataclass
class StandIn:
    """In place of flows.pipeline: remembers what was asked, in order, and fails where a test says so."""

    batches: tuple[str, ...] = ("ged_syria.csv",)
    state: RunState = RunState.DONE
    path: str = "ged_syria.csv"
    raising: dict[str, list[Exception]] = field(default_factory=dict)
    asked: list[tuple[str, ...]] = field(default_factory=list)
    options: RunOptions | None = None

    def hold(self, _: Settings) -> AbstractContextManager[None]:
        self._do("hold")
        return nullcontext()

    def reading_in_processes(self, _: Settings) -> AbstractContextManager[None]:
        return nullcontext()

    def begin(self, _: Settings, options: RunOptions) -> str:
        self.options = options
        return "20171019T081500Z-3f9a1c"

    def options_of(self, _: Settings, __: str) -> RunOptions:
        assert self.options is not None
        return self.options

    def batch_of(self, _: Settings, __: str, name: str) -> Any:
        return SimpleNamespace(title=name)

    def receive(self, _: Settings, __: str) -> tuple[str, ...]:
        self._do("receive")
        return self.batches

    def arrange(self, _: Settings, __: str) -> tuple[str, ...]:
        self._do("arrange")
        return tuple(reversed(self.batches))

    def read(self, _: Settings, __: str, name: str) -> None:
        self._do("read", name)

    def check(self, _: Settings, __: str, name: str) -> None:
        self._do("check", name)

    def load(self, _: Settings, __: str, name: str) -> None:
        self._do("load", name)

    def publish(self, settings: Settings, run_id: str) -> Summary:
        self._do("publish")
        now = datetime.now(UTC)
        quarantined = 2 if self.state is RunState.DONE_WITH_QUARANTINE else 0
        refused = self.state is RunState.STOPPED
        ledger = None if refused else Ledger("core.record", 1_000, 1_000 - quarantined, 0, 0, 0, quarantined, 0)
        files = (FileLine("ab" * 32, self.path, "ucdp_ged", "refused" if refused else "loaded", None, ledger, True),)
        reasons = (
            (QuarantineLine("not_a_number", f"no number: {HOSTILE}", quarantined, "ged_syria.csv:12"),) if quarantined else ()
        )
        page = settings.docs / "checks.html"
        return Summary(
            run_id, "ingest", self.state, False, now, now, files, (), reasons, (), {"read": 0.1}, settings.warehouse, page
        )

    def fail(self, _: Settings, __: str, error: BaseException) -> None:
        self._do("fail", type(error).__name__)

    def _do(self, *what: str) -> None:
        self.asked.append(what)
        if self.raising.get(what[0]):
            raise self.raising[what[0]].pop(0)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    stand_in = StandIn()
    for name in ("flows.stages.pipeline", "flows.orchestrate.pipeline"):
        monkeypatch.setattr(name, stand_in)
    monkeypatch.setattr("flows.stages.batch_of", stand_in.batch_of)
    monkeypatch.setattr("flows.stages.options_of", stand_in.options_of)
    monkeypatch.setattr("flows.orchestrate.left_behind", lambda *_, **__: ())
    return stand_in


@pytest.fixture
def ingest(api: str, pipeline: StandIn, tmp_path: Path) -> Callable[..., Any]:
    """Runs the flow without a server's queue; gives its final state."""

    def run(*inputs: str, **parameters: Any) -> Any:
        with tags(NO_SERVER):
            return flows.ingest.ingest(inputs=list(inputs) or None, home=tmp_path, **parameters, return_state=True)

    return run


def run_of(state: Any) -> Any:
    """The flow run, as the API gives it."""
    with get_client(sync_client=True) as client:
        return client.read_flow_run(state.state_details.flow_run_id)


def tasks_of(state: Any, count: int) -> list[Any]:
    """The task runs by start. They are recorded from events, after the run: waits until there are so many, all ended."""
    hand_over()
    which = FlowRunFilter(id=FlowRunFilterId(any_=[state.state_details.flow_run_id]))
    with get_client(sync_client=True) as client:
        for _ in range(200):
            tasks = client.read_task_runs(flow_run_filter=which, limit=200)
            if len(tasks) >= count and all(task.state and task.state.is_final() for task in tasks):
                break
            time.sleep(0.1)
    return sorted(tasks, key=lambda task: task.start_time)


def artifacts_of(state: Any) -> dict[str, Any]:
    which = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[state.state_details.flow_run_id]))
    with get_client(sync_client=True) as client:
        return {each.key: each for each in client.read_artifacts(artifact_filter=which)}


def test_a_run_is_named_for_people_and_so_are_its_tasks(ingest: Callable[..., Any], pipeline: StandIn) -> None:
    state = ingest("/data/ged_syria.csv")
    run, tasks = run_of(state), tasks_of(state, 6)
    assert run.name == "ingest ged_syria.csv"
    assert run.state.name == "Completed"
    assert [task.name for task in tasks] == [
        "receive ged_syria.csv",
        "read ged_syria.csv",
        "arrange the batches",
        "check ged_syria.csv",
        "load ged_syria.csv",
        "publish",
    ]
    assert pipeline.options is not None
    assert pipeline.options.flow_run_id == str(run.id)


def test_a_run_of_the_inbox_says_how_much_lies_there(ingest: Callable[..., Any], tmp_path: Path) -> None:
    assert run_of(ingest()).name == "ingest the empty inbox"
    (tmp_path / "inbox").mkdir()
    for name in ("a.csv", "b.txt", ".hidden"):
        (tmp_path / "inbox" / name).touch()
    assert run_of(ingest()).name == "ingest 2 entries of the inbox"


def test_quarantined_rows_give_the_run_a_state_of_its_own(ingest: Callable[..., Any], pipeline: StandIn) -> None:
    pipeline.state = RunState.DONE_WITH_QUARANTINE
    state = ingest()
    run = run_of(state)
    assert (run.state.name, run.state.type.value) == ("CompletedWithQuarantine", "COMPLETED")
    assert run.state.message == "1 file: 1,000 read, 998 inserted, 2 quarantined"
    assert state.result().state is RunState.DONE_WITH_QUARANTINE


def test_refused_files_give_the_run_a_failed_state_that_still_holds_the_summary(
    ingest: Callable[..., Any], pipeline: StandIn
) -> None:
    pipeline.state = RunState.STOPPED
    state = ingest()
    run = run_of(state)
    assert (run.state.name, run.state.type.value) == ("FilesRefused", "FAILED")
    assert state.result(raise_on_failure=False).state is RunState.STOPPED


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("hold", WarehouseBusy("Another run holds the warehouse: process 7.")),
        ("publish", StoppedByCheck("An audit found 3 rows.")),
    ],
)
def test_an_error_of_ours_names_the_state_and_says_what_to_do(
    ingest: Callable[..., Any], pipeline: StandIn, where: str, error: Exception
) -> None:
    pipeline.raising[where] = [error]
    state = ingest()
    run = run_of(state)
    assert (run.state.name, run.state.type.value) == (type(error).__name__, "FAILED")
    assert str(error) in run.state.message
    assert state.result(raise_on_failure=False) is error
    assert (("fail", type(error).__name__) in pipeline.asked) is (where == "publish")


def test_a_thousand_files_are_at_most_fifty_tasks_and_each_is_loaded_before_the_next_is_checked(
    ingest: Callable[..., Any], pipeline: StandIn
) -> None:
    pipeline.batches = tuple(f"{number:04}.csv" for number in range(1_000))
    tasks = tasks_of(ingest("/data"), 27)
    assert len(tasks) == 27  # promised are at most 50
    read = [name for what, *name in pipeline.asked if what == "read"]
    assert read == [[name] for name in pipeline.batches]
    checked = [step for step in pipeline.asked if step[0] in ("check", "load")]
    assert checked == [(what, name) for name in reversed(pipeline.batches) for what in ("check", "load")]
    assert tasks[1].name == "read 0000.csv and 82 more"


@pytest.mark.parametrize("count", [0, 1, 11, 12, 13, 25])
def test_every_batch_goes_through_every_stage_once(ingest: Callable[..., Any], pipeline: StandIn, count: int) -> None:
    pipeline.batches = tuple(map(str, range(count)))
    ingest("/data")
    for stage in ("read", "check", "load"):
        assert sorted(name for what, *names in pipeline.asked for name in names if what == stage) == sorted(pipeline.batches)


def test_a_network_that_failed_is_tried_again_and_a_file_that_is_wrong_is_not(
    ingest: Callable[..., Any], pipeline: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TASKS.receive, "retry_delay_seconds", [0, 0, 0])
    pipeline.raising["receive"] = [ConnectionResetError("gone"), TimeoutError("slow")]
    assert ingest("https://example.org/ged.csv").is_completed()
    assert pipeline.asked.count(("receive",)) == 3
    pipeline.raising["receive"] = [StoppedByCheck("no")]
    assert ingest("https://example.org/ged.csv").is_failed()
    assert pipeline.asked.count(("receive",)) == 4


def test_its_artifacts_are_progress_summary_files_and_a_link_to_the_checks(
    ingest: Callable[..., Any], pipeline: StandIn, tmp_path: Path
) -> None:
    pipeline.state = RunState.DONE_WITH_QUARANTINE
    artifacts = artifacts_of(ingest("/data/ged_syria.csv"))
    assert {key: each.type for key, each in artifacts.items()} == {
        "progress": "progress", "summary": "markdown", "files": "table", "checks": "markdown",
    }  # fmt: skip
    assert artifacts["progress"].data == 100
    assert (tmp_path / "docs" / "checks.html").as_uri() in artifacts["checks"].data
    assert "1,000 read, 998 inserted, 2 quarantined" in artifacts["summary"].data


def test_names_of_strangers_mean_nothing_in_the_artifacts(ingest: Callable[..., Any], pipeline: StandIn) -> None:
    """Prefect's UI renders Markdown with pictures and links, also in the cells of a table."""
    pipeline.state, pipeline.path, pipeline.batches = RunState.DONE_WITH_QUARANTINE, HOSTILE, (HOSTILE,)
    state = ingest(f"/data/{HOSTILE}")
    tasks, artifacts = tasks_of(state, 6), artifacts_of(state)
    (row,) = json.loads(artifacts["files"].data)
    for text in (row["file"], artifacts["summary"].data, artifacts["progress"].description):
        assert "<img" not in text
        assert "[x](" not in text.replace("\\[x\\](", "")
    lines = [line for line in artifacts["summary"].data.splitlines() if "not\\_a\\_number" in line]
    assert len(lines) == 1
    assert lines[0].replace("\\|", "").count("|") == 5
    assert "\n" not in tasks[1].name


def test_a_name_that_is_no_text_arrives_as_it_is(ingest: Callable[..., Any], pipeline: StandIn, tmp_path: Path) -> None:
    path = str(tmp_path / "r\udce9port.txt")
    pipeline.batches = ("r\udce9port.txt",)
    run = run_of(ingest(as_text(path)))
    assert pipeline.options is not None
    assert pipeline.options.inputs == (as_text(path),)
    assert run.name == "ingest r\\udce9port.txt"


def test_a_run_that_was_killed_is_shown_as_crashed_by_the_next(
    ingest: Callable[..., Any], pipeline: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = run_of(ingest("/data/dead.csv"))
    folder = SimpleNamespace(has_note=lambda _: True, noted=lambda *_: RunOptions(flow_run_id=str(dead.id)))
    stranger = SimpleNamespace(
        has_note=lambda _: True, noted=lambda *_: RunOptions(flow_run_id="00000000-0000-4000-8000-000000000000")
    )
    monkeypatch.setattr("flows.orchestrate.left_behind", lambda *_, **__: [stranger, folder])
    assert ingest("/data/next.csv").is_completed()
    with get_client(sync_client=True) as client:
        again = client.read_flow_run(dead.id)
    assert (again.state.type.value, "killed" in again.state.message) == ("CRASHED", True)
