"""Requests to a publisher: at its pace, with its token and to nobody else, within bounds of bytes and time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from time import monotonic, sleep
from types import MappingProxyType, TracebackType
from typing import Any, Self

import httpx

from flows.errors import DatelineError
from flows.fetch.outcome import NotThere, TooMuch
from flows.fetch.patience import TryAgainError, asked_to_wait
from flows.fetch.publisher import Publisher, redirected, shown
from flows.log import log
from flows.settings import Settings

_TIMEOUT = httpx.Timeout(120, connect=30)
_MOST_REDIRECTS = 5
_DOCUMENT_BYTES = 256 * 1024 * 1024  # a page of 5,000 events is 10 MB
_SAY_EVERY = 32 * 1024 * 1024
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_NONE: Mapping[int, float] = MappingProxyType({})


class Client:
    """One publisher, for the time of one fetch. At most settings.fetch_max_bytes come through it."""

    def __init__(self, publisher: Publisher, settings: Settings) -> None:
        self.publisher = publisher
        # Bytes are kept as they lie there: a range of them, or their hash, says nothing of packed ones.
        headers = {"User-Agent": f"dateline/{version('dateline')}", "Accept-Encoding": "identity"}
        self._http = httpx.Client(timeout=_TIMEOUT, headers=headers, follow_redirects=False)
        self._most = self._left = settings.fetch_max_bytes
        self._next_request = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.close()

    @contextmanager
    def stream(
        self,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        passing: Mapping[int, float] = _NONE,
    ) -> Iterator[httpx.Response]:
        """The answer to one GET, redirects followed, its body not read yet. Its status is 200, 206 or 416.

        Args:
            passing: statuses that may pass, besides those that always may -> seconds to wait if the answer asks for none.

        Raises:
            NotThere: nothing is at this address.
            TryAgainError, httpx.TransportError: it may go better the next time.
            DatelineError: it is refused.
        """
        url = self.publisher.address(path, params)
        for _ in range(_MOST_REDIRECTS + 1):
            self._keep_pace()
            request = self._http.build_request("GET", url, headers={**(headers or {}), **self.publisher.login(url)})
            response = self._http.send(request, stream=True)
            try:
                if not response.has_redirect_location:
                    self._check(response, passing)
                    yield response
                    return
                url = redirected(url, response.headers["location"])
            finally:
                response.close()
        raise DatelineError(f"{self.publisher.name} sends us from address to address without end.", where=shown(url))

    def body(self, response: httpx.Response) -> Iterator[bytes]:
        """The bytes of an answer, as they come.

        Raises:
            TooMuch: with them, it would be more than one fetch may take.
        """
        came, where = 0, shown(response.url)
        if (announced := response.headers.get("content-length", "")).isdecimal():
            self.afford(int(announced), where)
        for chunk in response.iter_raw():
            self.afford(len(chunk), where)
            self._left -= len(chunk)
            if came // _SAY_EVERY < (came + len(chunk)) // _SAY_EVERY:
                log.info("%s: %s MB of %s", self.publisher.name, f"{came / 1e6:,.0f}", where)
            came += len(chunk)
            yield chunk

    def document(self, path: str, *, params: Mapping[str, str] | None = None, passing: Mapping[int, float] = _NONE) -> bytes:
        """A short answer, whole. Raises as `stream` and `body`."""
        with self.stream(path, params=params, passing=passing) as response:
            return self._whole(response)

    def post(self, path: str, form: Mapping[str, str]) -> Any:
        """The JSON that answers a form, which holds secrets: it is sent to no other address, whatever redirects say.

        Raises:
            TryAgainError, httpx.TransportError: it may go better the next time.
            DatelineError: it is refused.
        """
        self.publisher.demand_privacy()
        self._keep_pace()
        with self._http.stream("POST", self.publisher.address(path), data=dict(form)) as response:
            if response.status_code == 400:  # what RFC 6749, 5.2, answers a wrong password
                raise self._refusal(response)
            self._check(response, _NONE)
            return as_json(self._whole(response))

    def afford(self, size: int, what: str) -> None:
        """Raise TooMuch if `what`, of so many bytes, is more than this fetch may still take."""
        if size <= self._left:
            return
        raise TooMuch(
            f"One fetch takes at most {self._most:,} bytes, and this would be {self._most - self._left + size:,} or more.",
            where=what,
            kept="The files that were fetched whole.",
            next_step="Ask for less, or set DATELINE_FETCH_MAX_BYTES if you want it all.",
        )

    def _whole(self, response: httpx.Response) -> bytes:
        whole = bytearray()
        for chunk in self.body(response):
            whole += chunk
            if len(whole) > _DOCUMENT_BYTES:
                what = f"{self.publisher.name} sends more than {_DOCUMENT_BYTES:,} bytes where a list or a page is due."
                raise TooMuch(what, where=shown(response.url))
        return bytes(whole)

    def _keep_pace(self) -> None:
        if (early := self._next_request - monotonic()) > 0:
            sleep(early)
        self._next_request = monotonic() + self.publisher.pause

    def _check(self, response: httpx.Response, passing: Mapping[int, float]) -> None:
        status = response.status_code
        said = f"{self.publisher.name} answers {_in_words(status)}"
        if status in (401, 403):
            raise self._refusal(response)
        if status in (404, 410):
            raise NotThere(f"{said}.", where=shown(response.url))
        if status in _PASSING or status in passing:
            raise TryAgainError(said, asked_to_wait(response) or passing.get(status))
        if status not in (200, 206, 416):
            raise DatelineError(f"{said}.", where=shown(response.url), next_step="Check what was asked for.")

    def _refusal(self, response: httpx.Response) -> DatelineError:
        # What the answer says is not repeated: it may say our own login back.
        said = f"{self.publisher.name} refuses the request ({_in_words(response.status_code)})."
        return DatelineError(said, where=shown(response.url), next_step=self.publisher.refused)


def as_json(content: bytes) -> Any:
    """What the JSON says.

    Raises:
        TryAgainError: it is none: cut off, or a page of a server in trouble.
    """
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise TryAgainError("the answer is not whole, or no JSON") from error


def _in_words(status: int) -> str:
    return f"{status} {httpx.codes.get_reason_phrase(status)}".rstrip()
