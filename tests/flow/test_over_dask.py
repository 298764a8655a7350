"""Articles read over Dask: each part a Prefect task. Its extra may not be installed: threads stand in for a cluster."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pytest
from prefect import flow
from prefect.task_runners import ThreadPoolTaskRunner

from flows.errors import UsageError
from flows.over_dask import read_part, reading_where_told
from flows.settings import Settings

TEXT = "Shells fall on Raqqa\n\nRAQQA, Syria, Oct 11, 2017 (Levant Wire) - At least {} people died in Raqqa on Tuesday.\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A prefect_dask whose cluster is two threads; what it was asked for, and the parts that it was given."""
    heard: list[Any] = []

    class DaskTaskRunner(ThreadPoolTaskRunner):
        def __init__(self, **where: Any) -> None:
            heard.append(where)
            super().__init__(max_workers=2)

        def submit(self, task: Any, parameters: dict[str, Any], *rest: Any, **more: Any) -> Any:
            heard.append((task, parameters["part"].number))
            return super().submit(task, parameters, *rest, **more)

    module = ModuleType("prefect_dask")
    module.DaskTaskRunner = DaskTaskRunner  # type: ignore[attr-defined]
    module.__spec__ = __import__("importlib.machinery").machinery.ModuleSpec("prefect_dask", None)
    monkeypatch.setitem(sys.modules, "prefect_dask", module)
    return heard


def test_parts_are_tasks_of_the_cluster_and_one_loader_takes_what_they_wrote(api, asked, house_at, tmp_path, monkeypatch):
    monkeypatch.setattr("flows.pipeline.read_articles._PART_ARTICLES", 2)
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(TEXT.format(number + 2), encoding="utf-8")
    house = house_at(tmp_path / "home", task_runner="dask", workers=3)

    @flow
    def over_dask() -> None:
        with reading_where_told(house.settings):
            house.ingest(folder)

    over_dask()
    where, *parts = asked
    assert where == {"cluster_kwargs": {"n_workers": 3, "threads_per_worker": 1, "dashboard_address": None}}
    assert parts == [(read_part, 1), (read_part, 2), (read_part, 3)]
    assert house.ask("select count(*) from core.document") == [(5,)]
    assert house.ask("select count(distinct document_id) from core.figure") == [(5,)]
    assert house.findings() == []


def test_a_cluster_that_runs_already_is_asked_for_by_its_address(asked):
    with reading_where_told(Settings(task_runner="dask", dask_address="tcp://10.0.0.1:8786")):
        pass
    assert asked == [{"address": "tcp://10.0.0.1:8786"}]


def test_what_is_missing_is_said_before_anything_is_done(monkeypatch):
    monkeypatch.setattr("flows.over_dask.find_spec", lambda _: None)
    with pytest.raises(UsageError, match="prefect-dask is not installed"), reading_where_told(Settings(task_runner="dask")):
        pytest.fail("something was done")


def test_nothing_of_dask_is_loaded_unless_it_is_asked_for(asked):
    with reading_where_told(Settings()):
        pass
    assert asked == []
