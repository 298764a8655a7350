"""A file that comes to rest in the inbox starts a run, whether or not the server's triggers work."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from prefect import get_client
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId
from prefect.client.schemas.objects import DeploymentStatus
from prefect.states import Scheduled

from flows.deployments import deployments
from flows.errors import DatelineError
from flows.launch import hand_over
from flows.serve import INBOX, SETTLED, announcer, refuse_second
from flows.settings import Settings


@pytest.fixture
def inbox(api: str) -> Iterator[UUID]:
    """The id of the deployment, registered without its trigger and schedule: the API of the tests runs neither."""
    (stated,) = [each for each in deployments() if f"{each.flow_name}/{each.name}" == INBOX]
    stated.triggers, stated.schedules = [], []
    deployment_id = stated.apply()
    assert isinstance(deployment_id, UUID)
    yield deployment_id
    with get_client(sync_client=True) as client:
        client.delete_deployment(deployment_id)


def runs_of(deployment_id: UUID) -> list[Any]:
    with get_client(sync_client=True) as client:
        return client.read_flow_runs(deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment_id])))


def test_where_no_run_follows_the_event_one_is_asked_for(inbox: UUID, tmp_path: Path) -> None:
    announcer(Settings(home=tmp_path), trigger_seconds=1)(["ged.csv"])
    (run,) = runs_of(inbox)
    assert run.parameters["home"] == str(tmp_path)
    assert run.state.name == "Scheduled"


def test_where_a_run_is_due_anyway_no_other_is_asked_for(inbox: UUID, tmp_path: Path) -> None:
    with get_client(sync_client=True) as client:
        soon = datetime.now(UTC) + timedelta(seconds=3)
        client.create_flow_run_from_deployment(inbox, state=Scheduled(scheduled_time=soon))
    announcer(Settings(home=tmp_path), trigger_seconds=1)(["ged.csv"])
    assert len(runs_of(inbox)) == 1


def test_the_event_says_which_inbox_and_which_files(inbox: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, Any]] = []
    monkeypatch.setattr("flows.serve.emit_event", lambda event, **facts: told.append({"event": event, **facts}))
    announcer(Settings(home=tmp_path), trigger_seconds=0)(["r\udce9port\n.txt"])
    (event,) = told
    assert event["event"] == SETTLED
    assert event["resource"]["prefect.resource.id"].startswith("dateline.inbox.")
    assert event["payload"] == {"home": str(tmp_path), "count": 1, "files": ["'r\\udce9port\\n.txt'"]}
    hand_over()


def test_a_second_process_is_refused_while_the_first_is_heard_of(inbox: UUID) -> None:
    """It would run half of the schedule, and whichever ends first would pause it for both."""
    refuse_second()
    with get_client(sync_client=True) as client:
        for _ in range(100):
            client.request("POST", "/deployments/get_scheduled_flow_runs", json={"deployment_ids": [str(inbox)]})
            if client.read_deployment(inbox).status is DeploymentStatus.READY:
                break
            time.sleep(0.1)
        with pytest.raises(DatelineError, match="Another process serves ingest/inbox"):
            refuse_second()
        client.pause_deployment(inbox)
    refuse_second()
