"""A publisher on this machine: files with ETag and Range, lists, APIs that answer in pages, and every fault we know of."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from flows.fetch.client import Client
from flows.fetch.place import Place
from flows.fetch.publisher import Publisher
from flows.settings import Settings


@dataclass(frozen=True)
class Answer:
    """What the site sends. `cut`: closes the connection after so many bytes of the body, and not before `until` is set;
    `endless`: repeats the body for ever."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    until: threading.Event | None = None
    endless: bool = False
    says_length: bool = True


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


Change = Callable[[Answer], Answer]


class Site:
    """`files` and `apis` are served by path. `faults[path]` change the next answers there, one after the other."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.files: dict[str, bytes] = {}
        self.apis: dict[str, Callable[[Request], Answer]] = {}
        self.faults: dict[str, list[Change]] = {}
        self.requests: list[Request] = []
        self.keeps_ranges = True
        self.has_marks = True

    def fault(self, path: str, *changes: Change) -> None:
        self.faults.setdefault(path, []).extend(changes)

    @staticmethod
    def reply(body: bytes = b"", status: int = 200, **headers: str) -> Answer:
        return Answer(body, status, {name.replace("_", "-"): value for name, value in headers.items()})

    @staticmethod
    def status(code: int, **headers: str) -> Change:
        return lambda _: Site.reply(b"in trouble", code, **headers)

    @staticmethod
    def change(**fields: Any) -> Change:
        """The answer with other fields: change(cut=100), change(body=b"other"), change(endless=True)."""
        return lambda answer: replace(answer, **fields)

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def answer(self, request: Request) -> Answer:
        self.requests.append(request)
        answer = self._usual(request)
        changes = self.faults.get(request.path)
        return changes.pop(0)(answer) if changes else answer

    def _usual(self, request: Request) -> Answer:
        if request.path in self.apis:
            return self.apis[request.path](request)
        if request.path not in self.files:
            return Answer(b"nothing here", 404)
        whole = self.files[request.path]
        mark = {"ETag": f'"{md5(whole).hexdigest()}"'} if self.has_marks else {}
        asked = request.headers.get("range")
        if not (asked and self.keeps_ranges) or request.headers.get("if-range", mark.get("ETag")) != mark.get("ETag"):
            return Answer(whole, headers=mark)
        begin = int(asked.removeprefix("bytes=").rstrip("-"))
        if begin >= len(whole):
            return Answer(status=416, headers={"Content-Range": f"bytes */{len(whole)}"})
        said = f"bytes {begin}-{len(whole) - 1}/{len(whole)}"
        return Answer(whole[begin:], 206, {**mark, "Content-Range": said})


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", 0)))
            answer = site.answer(Request(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body))
            with suppress(ConnectionError):
                self._send(answer)

        def do_POST(self) -> None:
            self.do_GET()

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.says_length and not answer.endless:
                self.send_header("Content-Length", str(len(answer.body)))
            else:
                self.send_header("Connection", "close")
                self.close_connection = True
            self.end_headers()
            self.wfile.write(answer.body[: answer.cut])
            while answer.endless:
                self.wfile.write(answer.body)
            if answer.until:
                answer.until.wait(30)
            if answer.cut is not None:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    return Handler


def _serve() -> Iterator[Site]:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        site = Site(f"http://127.0.0.1:{server.server_port}")
        server.RequestHandlerClass = _handler(site)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield site
        server.shutdown()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from _serve()


@pytest.fixture
def other_site() -> Iterator[Site]:
    """Another server: to the same host at another port, nothing secret may go either."""
    yield from _serve()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited each time; nobody really waits."""
    waited: list[float] = []
    monkeypatch.setattr("flows.fetch.patience.sleep", waited.append)
    monkeypatch.setattr("flows.fetch.client.sleep", lambda _: None)
    return waited


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def place(settings: Settings) -> Place:
    return Place(settings.inbox)


@pytest.fixture
def client(site: Site, settings: Settings, waits: list[float]) -> Iterator[Client]:
    with Client(Publisher("Example", site.url, "DATELINE_EXAMPLE_URL", 0.0), settings) as client:
        yield client


@pytest.fixture
def in_inbox(place: Place) -> Callable[[], list[str]]:
    """What an ingest would find: files below the inbox, without hidden ones."""

    def listed() -> list[str]:
        found = (path.relative_to(place.inbox) for path in place.inbox.rglob("*") if path.is_file())
        return sorted(str(path) for path in found if not path.parts[0].startswith("."))

    return listed


@pytest.fixture
def unfinished(place: Place) -> Callable[[], list[str]]:
    """What lies in the hidden folder, but for the lock."""

    def listed() -> list[str]:
        folder: Path = place.inbox / ".fetching"
        return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.name != "lock")

    return listed
