"""Which Prefect API a command talks to, and that a server of its own neither outlives it nor loses what it was told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flows.api import Kind, healthy, prefect_api
from flows.prefect_settings import SHIPPED, environment

NOBODY = "http://127.0.0.1:9/api"


@pytest.fixture(autouse=True)
def _no_api_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


@pytest.fixture
def answering() -> Iterator[HTTPServer]:
    """A server that says `true`, or what a test sets, whatever it is asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.server.body)  # type: ignore[attr-defined]

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        server.body = b"true"  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def url_of(server: HTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}/api"


def gone(url: str, within: float) -> bool:
    port = int(url.split(":")[2].split("/")[0])
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)):
                return True
        time.sleep(0.1)
    return False


def test_an_api_named_in_the_environment_is_used_and_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example/api")
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a server was started"))
    with prefect_api(local=NOBODY) as api:
        assert (api.url, api.kind) == ("http://prefect.example/api", Kind.NAMED)


def test_an_api_named_in_the_active_profile_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = 'active = "work"\n[profiles.work]\nPREFECT_API_URL = "http://work.example/api"\n[profiles.other]\n'
    (tmp_path / "profiles.toml").write_text(text)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with prefect_api(local=NOBODY) as api:
        assert (api.url, api.kind) == ("http://work.example/api", Kind.NAMED)


def test_a_server_on_this_machine_is_found_fast(answering: HTTPServer) -> None:
    start = time.perf_counter()
    with prefect_api(local=url_of(answering)) as api:
        assert time.perf_counter() - start < 0.5
        assert (api.url, api.kind) == (url_of(answering), Kind.FOUND)
        assert os.environ["PREFECT_API_URL"] == api.url


def test_something_else_that_listens_there_is_not_taken_for_prefect(answering: HTTPServer) -> None:
    answering.body = b"<html>true</html>"  # type: ignore[attr-defined]
    assert not healthy(url_of(answering))


def test_a_port_where_nobody_listens_costs_nothing() -> None:
    start = time.perf_counter()
    assert not healthy(NOBODY)
    assert time.perf_counter() - start < 0.05


def test_the_environment_is_as_before_when_the_command_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example/api")
    before = dict(os.environ)
    with prefect_api(local=NOBODY):
        assert os.environ["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] == "CRITICAL"
    assert dict(os.environ) == before


def test_telemetry_is_off_and_what_the_user_has_set_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in SHIPPED:
        monkeypatch.delenv(name, raising=False)
    recorder = "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_"
    flush, batch, read = recorder + "FLUSH_INTERVAL", recorder + "BATCH_SIZE", recorder + "READ_BATCH_SIZE"
    monkeypatch.setenv(flush, "3")
    (tmp_path / "profiles.toml").write_text(f'active = "mine"\n[profiles.mine]\n{batch} = 50\n')
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    shipped = environment()
    assert (shipped["DO_NOT_TRACK"], shipped["PREFECT_SERVER_ANALYTICS_ENABLED"]) == ("1", "false")
    assert (shipped[flush], shipped[read]) == ("3", "200")
    assert batch not in shipped  # the profile's stands


def test_the_shipped_settings_are_settings_of_this_prefect() -> None:
    from prefect.settings import Settings

    known = Settings().to_environment_variables(include_aliases=True)
    assert {name for name in SHIPPED if name.startswith("PREFECT_")} <= set(known)


def test_a_server_of_its_own_comes_up_and_goes_with_the_command(fresh_prefect_home: Path) -> None:
    with prefect_api(local=NOBODY) as api:
        assert api.kind is Kind.OWN
        assert api.answers(), api.last_words()
    assert gone(api.url, within=20)


def test_a_server_of_its_own_goes_with_a_command_that_is_killed(fresh_prefect_home: Path) -> None:
    program = (
        "import time\nfrom flows.api import prefect_api\n"
        f"with prefect_api(local={NOBODY!r}) as api:\n    api.answers()\n    print(api.url, flush=True)\n    time.sleep(600)\n"
    )
    command = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert command.stdout is not None
    url = command.stdout.readline().strip()
    assert healthy(url)
    command.send_signal(signal.SIGKILL)
    command.wait()
    assert gone(url, within=20)


def test_a_server_that_cannot_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_DATABASE_CONNECTION_URL", "sqlite+aiosqlite:////nowhere/to/be/found/prefect.db")
    with prefect_api(local=NOBODY) as api:
        assert not api.answers()
        assert api.last_words()
