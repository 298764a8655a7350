"""The inbox is watched: a file is announced once, when nobody writes to it any more."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.settings import Settings
from flows.watch import at_rest, look, watch


@contextmanager
def watching(settings: Settings, announce: Callable[[list[str]], None]) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=watch, args=(settings, announce, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "inbox").mkdir()
    return Settings(home=tmp_path, settle_seconds=0.3)


def until(condition: Callable[[], bool], within: float = 10) -> None:
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_file_is_announced_once_and_again_when_it_has_changed(settings: Settings) -> None:
    told: list[list[str]] = []
    with watching(settings, told.append):
        (settings.inbox / "ged.csv").write_text("id\n1\n")
        until(lambda: told == [["ged.csv"]])
        time.sleep(1)
        assert told == [["ged.csv"]]
        (settings.inbox / "ged.csv").write_text("id\n1\n2\n")
        until(lambda: told == [["ged.csv"], ["ged.csv"]])


def test_a_file_that_is_still_written_waits(settings: Settings) -> None:
    told: list[list[str]] = []
    with watching(settings, told.append):
        with (settings.inbox / "slow.csv").open("w") as file:
            for _ in range(20):
                file.write("row\n")
                file.flush()
                time.sleep(0.1)
            assert told == []
        until(lambda: told == [["slow.csv"]])


def test_what_lay_there_before_is_announced(settings: Settings) -> None:
    (settings.inbox / "old").mkdir()
    (settings.inbox / "old" / "report.txt").write_text("RAQQA, Oct 17")
    told: list[list[str]] = []
    with watching(settings, told.append):
        until(lambda: told == [[str(Path("old", "report.txt"))]])


def test_an_announcement_that_fails_is_made_again(settings: Settings) -> None:
    tries: list[list[str]] = []

    def announce(files: list[str]) -> None:
        tries.append(files)
        if len(tries) == 1:
            raise ConnectionError("the API is away")

    (settings.inbox / "ged.csv").write_text("id\n1\n")
    with watching(settings, announce):
        until(lambda: len(tries) == 2)
        time.sleep(1)
        assert tries == [["ged.csv"], ["ged.csv"]]


def test_hidden_files_and_links_out_of_the_inbox_are_not_seen(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (settings.inbox / ".ged.csv.part").write_text("x")
    (settings.inbox / ".git").mkdir()
    (settings.inbox / ".git" / "config").write_text("x")
    (settings.inbox / "link.csv").symlink_to(tmp_path / "secret")
    (settings.inbox / "folder").symlink_to(tmp_path)
    os.mkfifo(settings.inbox / "pipe")
    assert look(settings.inbox) == {}


def test_names_that_are_no_text_are_seen(settings: Settings) -> None:
    (settings.inbox / os.fsdecode(b"r\xe9port\n.txt")).write_text("x")
    assert list(look(settings.inbox)) == [os.fsdecode(b"r\xe9port\n.txt")]


def test_an_inbox_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert look(tmp_path / "none") == {}


def test_a_file_is_at_rest_only_if_size_and_time_are_the_same() -> None:
    before = {"same": (1, 1), "grown": (1, 1), "touched": (1, 1), "gone": (1, 1)}
    assert at_rest(before, {"same": (1, 1), "grown": (2, 1), "touched": (1, 2), "new": (1, 1)}) == {"same": (1, 1)}
