"""Bringing files in: what is taken, what is refused with which words, and that nothing of the user's changes."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import BinaryIO

import pytest

from flows.errors import DatelineError, UsageError
from flows.model.batch import Received
from flows.model.files import FileState
from flows.settings import Settings
from warehouse import archive, remote
from warehouse.archive import archive_path
from warehouse.receive import receive

ROWS = b"id,note\n1,a\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(home=tmp_path / "home", settle_seconds=0)
    settings.inbox.mkdir(parents=True)
    return settings


def from_inbox(settings: Settings) -> list[Received]:
    return list(receive((), settings, inbox=True))


def archived(settings: Settings) -> list[Path]:
    return sorted(path for path in settings.archive.rglob("*") if path.is_file())


def test_a_file_is_archived_under_its_hash_and_stays_where_it_was(settings: Settings) -> None:
    (settings.inbox / "events.csv").write_bytes(ROWS)
    (one,) = from_inbox(settings)
    assert (one.path, one.state, one.explicit) == ("inbox/events.csv", FileState.RECEIVED, False)
    assert one.file is not None
    assert one.file.file_id == hashlib.sha256(ROWS).hexdigest()
    assert one.file.archived == archive_path(settings, one.file.file_id)
    assert one.file.archived.read_bytes() == ROWS == (settings.inbox / "events.csv").read_bytes()
    assert one.file.archived.stat().st_mode & 0o777 == 0o444
    assert (one.file.size, one.file.encoding, one.file.container_id) == (len(ROWS), "utf-8", None)


def test_content_that_is_known_is_not_written_again(settings: Settings) -> None:
    (settings.inbox / "a.csv").write_bytes(ROWS)
    first = from_inbox(settings)[0].file
    assert first is not None
    before = first.archived.stat()
    (settings.inbox / "b.csv").write_bytes(ROWS)
    assert [one.file.file_id for one in from_inbox(settings) if one.file] == [first.file_id] * 2
    after = first.archived.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert archived(settings) == [first.archived]


def test_content_that_a_loss_of_power_cut_is_written_again(settings: Settings) -> None:
    path = archive_path(settings, hashlib.sha256(ROWS).hexdigest())
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    (settings.inbox / "a.csv").write_bytes(ROWS)
    from_inbox(settings)
    assert path.read_bytes() == ROWS


def test_what_a_dead_run_left_half_received_goes(settings: Settings) -> None:
    settings.archive.mkdir()
    (settings.archive / ".receiving-x").write_bytes(b"half")
    from_inbox(settings)
    assert archived(settings) == []


def test_folders_are_read_in_order_and_hidden_files_are_not(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt", ".git/config"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    found = list(receive([str(folder)], settings, inbox=False))
    assert [Path(one.path).relative_to(folder).as_posix() for one in found] == ["a.txt", "b.txt", "sub/c.txt"]
    assert [one.explicit for one in found] == [False] * 3
    globbed = list(receive([f"{folder}/*.txt", str(folder / "a.txt")], settings, inbox=False))
    assert [Path(one.path).name for one in globbed] == ["a.txt", "b.txt"]


def test_a_file_named_by_itself_is_explicit(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a [1].csv").write_bytes(ROWS)
    (tmp_path / "link.csv").symlink_to(tmp_path / "a [1].csv")
    for given in (str(tmp_path / "a [1].csv"), str(tmp_path / "link.csv"), f"file://{tmp_path}/a%20[1].csv"):
        (one,) = receive([given], settings, inbox=False)
        assert (one.state, one.explicit) == (FileState.RECEIVED, True)


@pytest.mark.parametrize("given", ["missing.csv", "missing/*.csv", "nonsense://x/y.csv"])
def test_an_input_that_is_not_there_is_an_error_with_a_next_step(settings: Settings, given: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(receive([given], settings, inbox=False))
    assert caught.value.next_step


@pytest.mark.skipif(find_spec("s3fs") is not None, reason="s3fs is installed")
def test_a_missing_library_is_named(settings: Settings) -> None:
    with pytest.raises(UsageError) as caught:
        list(receive(["s3://key:secret@bucket/x.csv"], settings, inbox=False))
    assert "dateline[s3]" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_links_out_of_the_inbox_and_special_files_are_refused(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_bytes(ROWS)
    (settings.inbox / "good.csv").write_bytes(b"id\n1\n")
    (settings.inbox / "inside.csv").symlink_to("good.csv")
    (settings.inbox / "out.csv").symlink_to(tmp_path / "secret.csv")
    (settings.inbox / "broken.csv").symlink_to("nothing.csv")
    (settings.inbox / "folder").symlink_to(tmp_path)
    (settings.inbox / "itself.csv").symlink_to("itself.csv")
    os.mkfifo(settings.inbox / "pipe.csv")
    found = {one.path: one for one in from_inbox(settings)}
    assert [path for path, one in found.items() if one.state is FileState.RECEIVED] == ["inbox/good.csv"]
    refused = {path: one.message for path, one in found.items() if one.state is FileState.UNREADABLE}
    assert sorted(refused) == ["inbox/broken.csv", "inbox/folder", "inbox/itself.csv", "inbox/out.csv", "inbox/pipe.csv"]
    assert "outside" in (refused["inbox/out.csv"] or "")
    assert "pipe" in (refused["inbox/pipe.csv"] or "")


def test_a_folder_that_cannot_be_read_is_said_and_the_others_are_taken(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed", "open"):
        (settings.inbox / name).mkdir()
        (settings.inbox / name / "good.csv").write_bytes(ROWS)
    scandir = os.scandir

    def closed(folder: Path) -> Iterator[os.DirEntry[str]]:
        if Path(folder).name == "closed":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr("os.scandir", closed)
    assert [(one.path, one.state, one.message) for one in from_inbox(settings)] == [
        ("inbox/closed", FileState.UNREADABLE, "The folder cannot be read: Permission denied."),
        ("inbox/open/good.csv", FileState.RECEIVED, None),
    ]


def test_names_nobody_chose_well_are_shown_as_text(settings: Settings) -> None:
    names = [
        b'it\'s "quoted".csv',
        b"new\nline.csv",
        b"caf\xe9.csv",
        b"tab\t.csv",
        b"<b>;drop table x.csv",
        "الرقة.csv".encode(),
    ]
    for number, name in enumerate(names):
        (settings.inbox / os.fsdecode(name)).write_bytes(b"id\n%d\n" % number)
    found = from_inbox(settings)
    assert all(one.state is FileState.RECEIVED for one in found)
    assert {one.path for one in found} == {
        "inbox/it's \"quoted\".csv", "inbox/new\\nline.csv", "inbox/caf\\xe9.csv", "inbox/tab\\t.csv",
        "inbox/<b>;drop table x.csv", "inbox/الرقة.csv",
    }  # fmt: skip


def test_temporary_names_wait(settings: Settings) -> None:
    (settings.inbox / "events.csv.part").write_bytes(ROWS)
    (one,) = from_inbox(settings)
    assert one.state is FileState.WAITING


def test_a_file_that_is_being_written_waits_and_the_others_do_not(settings: Settings) -> None:
    settings = settings.model_copy(update={"settle_seconds": 0.4})
    for number in range(5):
        (settings.inbox / f"done{number}.csv").write_bytes(ROWS)
    growing = settings.inbox / "growing.csv"
    growing.write_bytes(ROWS)
    stop = threading.Event()

    def write() -> None:
        while not stop.wait(0.05):
            with growing.open("ab") as file:
                file.write(b"2,b\n")

    writer = threading.Thread(target=write)
    writer.start()
    began = time.monotonic()
    found = from_inbox(settings)
    took = time.monotonic() - began
    stop.set()
    writer.join()
    assert {one.path for one in found if one.state is FileState.WAITING} == {"inbox/growing.csv"}
    assert sum(one.state is FileState.RECEIVED for one in found) == 5
    assert took < 5 * 0.4


def test_a_full_disk_is_said_and_leaves_nothing_half(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    (settings.inbox / "a.csv").write_bytes(ROWS)

    def no_space(settings: Settings, file: RawIOBase, chunk: bytes) -> None:
        raise archive._cannot_write(settings, OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr(archive, "_write_all", no_space)
    with pytest.raises(DatelineError, match="disk is full") as caught:
        from_inbox(settings)
    assert caught.value.kept
    assert caught.value.next_step
    assert archived(settings) == []
    assert (settings.inbox / "a.csv").read_bytes() == ROWS


def test_a_really_full_disk(settings: Settings) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(DatelineError, match="disk is full"):
        archive._write_all(settings, full, ROWS)


class _Silent(SimpleHTTPRequestHandler):
    """Serves a folder; answers /status/403 with that status."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        if self.path.startswith("/status/"):
            self.send_error(int(self.path.removeprefix("/status/")))
            return None
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    root = tmp_path / "site"
    root.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=root)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", root
        server.shutdown()


def test_a_url_is_fetched_and_its_secrets_are_not_kept(settings: Settings, site: tuple[str, Path]) -> None:
    url, root = site
    (root / "events.csv").write_bytes(ROWS * 1000)
    (one,) = receive([f"{url}/events.csv?key=secret"], settings, inbox=False)
    assert (one.state, one.explicit) == (FileState.RECEIVED, True)
    assert one.file is not None
    assert one.file.archived.read_bytes() == ROWS * 1000
    assert one.path == f"{url}/events.csv?…"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("SITE/missing.csv", "There is no file at this address: the server answers 404"),
        ("SITE/status/403", "The server does not give the file to us: it answers 403 Forbidden."),
        ("SITE/status/503", "The server cannot answer now: 503 Service Unavailable."),
        ("SITE/status/418", "The server answers 418"),
        ("SITE/status/499", "The server answers 499."),
        ("http://127.0.0.1:9/x.csv", "The server refuses the connection."),
        ("http://nowhere.invalid/x.csv", "No server has this name."),
        ("HTTPS_SITE/x.csv", "The server makes no secure connection."),
    ],
)
def test_a_url_that_cannot_be_fetched_says_what_happened(
    settings: Settings, site: tuple[str, Path], url: str, said: str
) -> None:
    url = url.replace("HTTPS_SITE", site[0].replace("http:", "https:")).replace("SITE", site[0])
    (one,) = receive([url], settings, inbox=False)
    assert one.state is FileState.UNREADABLE
    assert one.message
    assert one.message.startswith(said)
    assert archived(settings) == []


def test_a_server_that_never_answers_is_told_from_one_without_the_file(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "_READ_SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        (one,) = receive([f"http://127.0.0.1:{mute.getsockname()[1]}/events.csv"], settings, inbox=False)
    assert one.message == "The server does not answer in time. Run again later."


def test_what_is_fetched_is_bounded(settings: Settings, site: tuple[str, Path]) -> None:
    url, root = site
    (root / "large.csv").write_bytes(ROWS * 1000)
    settings = settings.model_copy(update={"max_unpacked_bytes": 1000})
    (one,) = receive([f"{url}/large.csv"], settings, inbox=False)
    assert one.state is FileState.UNREADABLE
    assert archived(settings) == []
