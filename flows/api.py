"""Which Prefect API a command talks to: the one the user named, one that runs on this machine, or one of its own.

Prefect's own way to run without a server costs about 10 s: import Prefect, import all of its server only to start it in a
subprocess, poll until it is up, and at the end wait until it is down. Here the server is started before anything is imported
and comes up while the command imports Prefect; its socket exists at once, and it ends by itself. See flows/README.md for the
figures.

It writes the same database under PREFECT_HOME as `prefect server start`: a run of today shows in the UI started tomorrow.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from flows.prefect_settings import environment, profile

LOCAL = "http://127.0.0.1:4200/api"
"""Where `prefect server start` and `dateline serve` listen."""

_CONNECT_SECONDS = 0.05
_ANSWER_SECONDS = 2.0
# The first start on a machine runs Prefect's migrations: 10 s here, more on a slow disk.
_START_SECONDS = 120.0


class Kind(StrEnum):
    """How an API was come by."""

    NAMED = "named"  # PREFECT_API_URL, of the environment or of the active profile
    FOUND = "found"  # a server listening at LOCAL
    OWN = "own"  # started for this command


@dataclass(frozen=True, slots=True)
class Api:
    """A Prefect API. `url` ends in /api; `said` is the standard error of a server of our own."""

    url: str
    kind: Kind
    said: IO[bytes] | None = None

    def answers(self) -> bool:
        """Whether it is up. One that was just started is waited for."""
        return healthy(self.url, answer_seconds=_START_SECONDS if self.kind is Kind.OWN else _ANSWER_SECONDS)

    def last_words(self) -> str:
        """The last line that a server of our own wrote, which says why it did not come up; empty for any other."""
        if self.said is None:
            return ""
        self.said.seek(0)
        lines = self.said.read().decode(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")


def is_up() -> bool:
    """Whether a command has an API to talk to without starting one: named by the user, or found."""
    return bool(os.environ.get("PREFECT_API_URL") or profile().get("PREFECT_API_URL")) or healthy(LOCAL)


@contextmanager
def prefect_api(*, local: str | None = None) -> Iterator[Api]:
    """The API for the time of a command, named to Prefect by the environment. To be entered before Prefect is imported.

    Returns at once, also when a server had to be started. The environment gets the shipped settings, with Prefect's console
    quiet.
    """
    local = local or LOCAL
    named = os.environ.get("PREFECT_API_URL") or profile().get("PREFECT_API_URL")
    if named:
        with _environment(named):
            yield Api(named, Kind.NAMED)
    elif healthy(local):
        with _environment(local):
            yield Api(local, Kind.FOUND)
    else:
        with _own_server() as api, _environment(api.url):
            yield api


@contextmanager
def prefect_server(*, port: int = 4200) -> Iterator[Api]:
    """The API that is named or found, or else a whole Prefect server, with scheduler and UI, until the context ends."""
    local = f"http://127.0.0.1:{port}/api"
    named = os.environ.get("PREFECT_API_URL") or profile().get("PREFECT_API_URL")
    if named or healthy(local):
        with _environment(named or local, quiet_console=False):
            yield Api(named or local, Kind.NAMED if named else Kind.FOUND)
        return
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    # Its pages look for the API at port 4200, wherever they come from.
    env = {"PREFECT_SERVER_UI_API_URL": local, **environment()}
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, env=env, start_new_session=True
        )
        try:
            _wait_until_up(server, local)
            with _environment(local, quiet_console=False):
                yield Api(local, Kind.OWN, said)
        finally:
            server.terminate()
            server.wait(30)


def _wait_until_up(server: subprocess.Popen[bytes], url: str) -> None:
    """Return when the server answers or is dead, or has had time enough."""
    deadline = time.monotonic() + _START_SECONDS
    while server.poll() is None and time.monotonic() < deadline and not healthy(url):
        time.sleep(0.2)


def healthy(url: str, *, answer_seconds: float = _ANSWER_SECONDS) -> bool:
    """Whether a Prefect API answers at `url`. A port where nobody listens is found out in under a millisecond."""
    where = urlsplit(url)
    connect = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
    connection = connect(where.hostname or "", where.port, timeout=_CONNECT_SECONDS)
    try:
        connection.connect()
        connection.sock.settimeout(answer_seconds)
        connection.request("GET", f"{where.path}/health")
        response = connection.getresponse()
        return response.status == http.client.OK and response.read(16).strip() == b"true"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@contextmanager
def _own_server() -> Iterator[Api]:
    with tempfile.TemporaryFile() as said:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
            server = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", str(Path(__file__).with_name("api_server.py")), str(listening.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=said,
                pass_fds=[listening.fileno()],
                env=environment(),
                # Ctrl-C is for the command; the server hears of it by its standard input, after the command has said its last.
                start_new_session=True,
            )
        with server.stdin or nullcontext():
            yield Api(url, Kind.OWN, said)


@contextmanager
def _environment(url: str, *, quiet_console: bool = True) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update({**environment(quiet_console=quiet_console), "PREFECT_API_URL": url})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
