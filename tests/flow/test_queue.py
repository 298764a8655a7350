"""Runs of one server queue for the warehouse where people see it; whether it is free, the warehouse itself says."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import copy_context
from pathlib import Path

import pytest
from prefect import flow, get_client, tags
from prefect.concurrency.sync import concurrency
from prefect.exceptions import ObjectNotFound

from flows.orchestrate import NO_SERVER, WRITER, queue
from flows.settings import Settings


@pytest.fixture
def no_limit(api: str) -> None:
    with get_client(sync_client=True) as client, suppress(ObjectNotFound):
        client.delete_global_concurrency_limit_by_name(WRITER)


def slots_taken() -> int | None:
    with get_client(sync_client=True) as client:
        try:
            return client.read_global_concurrency_limit_by_name(WRITER).active_slots
        except ObjectNotFound:
            return None


@flow
def queueing(settings: Settings) -> tuple[int | None, float]:
    started = time.monotonic()
    with queue(settings):
        return slots_taken(), time.monotonic() - started


def test_the_limit_is_made_if_it_is_missing_and_its_slot_taken_and_given_back(no_limit: None, tmp_path: Path) -> None:
    assert slots_taken() is None
    taken, _ = queueing(Settings(home=tmp_path))
    assert (taken, slots_taken()) == (1, 0)


def test_a_run_without_a_server_takes_no_slot(no_limit: None, tmp_path: Path) -> None:
    with tags(NO_SERVER):
        taken, _ = queueing(Settings(home=tmp_path))
    assert taken is None


def test_a_second_run_waits_for_the_slot(no_limit: None, tmp_path: Path) -> None:
    queueing(Settings(home=tmp_path))
    with holding(seconds=3):
        taken, waited = queueing(Settings(home=tmp_path, lock_wait_seconds=60))
    assert taken == 1
    assert waited > 2


def test_a_slot_that_nobody_gives_back_stops_no_run(no_limit: None, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """As after a kill -9: the lease is good for a minute, but the warehouse is free."""
    queueing(Settings(home=tmp_path))
    with holding(seconds=20) as release:
        _, waited = queueing(Settings(home=tmp_path, lock_wait_seconds=0))
        release()
    assert waited < 10
    assert "asking the warehouse itself" in caplog.text


@contextmanager
def holding(seconds: float) -> Iterator[Callable[[], None]]:
    """The slot, taken by another thread for so long or until released."""
    taken, release = threading.Event(), threading.Event()

    def hold() -> None:
        with concurrency(WRITER, strict=True):
            taken.set()
            release.wait(seconds)

    # Prefect's settings of a test live in context variables, which a thread does not inherit.
    thread = threading.Thread(target=copy_context().run, args=(hold,))
    thread.start()
    assert taken.wait(20)
    yield release.set
    thread.join()
