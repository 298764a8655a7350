"""The deployments of prefect.yaml as `dateline serve` runs them, so that schedules and parameters are written once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from prefect.client.schemas.objects import ConcurrencyLimitConfig
from prefect.deployments.runner import RunnerDeployment
from prefect.events import DeploymentTriggerTypes, TriggerTypes
from prefect.schedules import Cron, Schedule
from pydantic import TypeAdapter

FILE = Path(__file__).with_name("prefect.yaml")


def deployments() -> list[RunnerDeployment]:
    """Every deployment of FILE, without its work pool: the process that serves them is where they run."""
    return [_deployment(stated) for stated in yaml.safe_load(FILE.read_text(encoding="utf-8"))["deployments"]]


def _deployment(stated: dict[str, Any]) -> RunnerDeployment:
    return RunnerDeployment.from_entrypoint(
        stated["entrypoint"],
        stated["name"],
        schedules=[_schedule(**schedule) for schedule in stated.get("schedules", ())],
        triggers=TypeAdapter(list[DeploymentTriggerTypes | TriggerTypes]).validate_python(stated.get("triggers", [])),
        concurrency_limit=ConcurrencyLimitConfig.model_validate(stated["concurrency_limit"]),
        parameters=stated.get("parameters", {}),
        description=stated["description"],
        tags=stated["tags"],
    )


def _schedule(cron: str, timezone: str, slug: str) -> Schedule:
    return Cron(cron, timezone=timezone, slug=slug)
