"""prefect.yaml: what it promises is what is served, and a real server plans the runs of its schedules."""

from __future__ import annotations

import importlib
import inspect
import socket
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.api import Kind, prefect_server
from flows.deployments import FILE, deployments
from flows.prefect_settings import CLIENT, QUIET
from flows.serve import INBOX, SETTLED

STATED: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["deployments"]
IDS = [f"{each['entrypoint'].rsplit('.')[-1]}/{each['name']}" for each in STATED]


def test_there_are_an_inbox_a_nightly_a_rebuild_and_a_replay() -> None:
    assert IDS == [INBOX, "maintain/nightly", "rebuild/on-demand", "replay/on-demand"]


@pytest.mark.parametrize("stated", STATED, ids=IDS)
def test_its_parameters_are_those_of_its_flow(stated: dict[str, Any]) -> None:
    module, name = stated["entrypoint"].rsplit(".", 1)
    takes = set(inspect.signature(getattr(importlib.import_module(module), name).fn).parameters)
    assert set(stated.get("parameters", ())) <= takes
    for trigger in stated.get("triggers", ()):
        assert set(trigger["parameters"]) <= takes


@pytest.mark.parametrize("stated", STATED, ids=IDS)
def test_a_worker_runs_it_with_the_settings_that_dateline_ships(stated: dict[str, Any]) -> None:
    shipped = {**QUIET, **CLIENT}
    env = stated["work_pool"]["job_variables"]["env"]
    assert env == {name: shipped[name] for name in env}
    assert {"DO_NOT_TRACK", "PREFECT_LOGGING_EXTRA_LOGGERS"} <= set(env)


@pytest.mark.parametrize(("stated", "served"), list(zip(STATED, deployments(), strict=True)), ids=IDS)
def test_it_is_served_as_it_is_stated(stated: dict[str, Any], served: Any) -> None:
    assert f"{served.flow_name}/{served.name}" == f"{stated['entrypoint'].rsplit('.')[-1]}/{stated['name']}"
    assert served.parameters == stated.get("parameters", {})
    assert [(each.schedule.cron, each.schedule.timezone) for each in served.schedules] == [
        (each["cron"], each["timezone"]) for each in stated.get("schedules", ())
    ]
    assert served.concurrency_limit == stated["concurrency_limit"]["limit"]
    assert served.concurrency_options.collision_strategy.value == stated["concurrency_limit"]["collision_strategy"]
    assert [trigger.expect for trigger in served.triggers] == [set(each["expect"]) for each in stated.get("triggers", ())]


def test_the_watch_and_the_trigger_speak_of_the_same_event() -> None:
    (trigger,) = STATED[0]["triggers"]
    assert trigger["expect"] == [SETTLED]


@pytest.mark.timeout(240)
def test_a_real_server_plans_runs_of_the_schedules(fresh_prefect_home: Path) -> None:
    """With sqlalchemy 2.1 everything else works and this does not: no run is ever planned, and nothing says so."""
    with prefect_server(port=free_port()) as api, temporary_settings({PREFECT_API_URL: api.url}):
        assert api.kind is Kind.OWN
        assert api.answers(), api.last_words()
        for deployment in deployments():
            deployment.apply()
        with get_client(sync_client=True) as client:
            planned = planned_runs(client, at_least={INBOX, "maintain/nightly"}, within=120)
    assert {run.state.name for run in planned} == {"Scheduled"}
    assert {run.expected_start_time.minute % 15 for run in planned} <= {0, 5}


def planned_runs(client: Any, *, at_least: set[str], within: float) -> list[Any]:
    names = {client.read_deployment_by_name(name).id: name for name in at_least}
    deadline = time.monotonic() + within
    while True:
        runs = [run for run in client.read_flow_runs(limit=200) if run.deployment_id in names]
        if at_least == {names[run.deployment_id] for run in runs}:
            return runs
        assert time.monotonic() < deadline, (
            f"after {within} s runs are planned only of {[names[run.deployment_id] for run in runs]}"
        )
        time.sleep(1)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
