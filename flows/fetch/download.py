"""One file, from where an earlier try stopped to its end, held against what the publisher lists."""

from __future__ import annotations

import re
from hashlib import md5
from pathlib import Path

import httpx

from flows.fetch.client import Client
from flows.fetch.outcome import NotThere, Outcome, State, TooMuch, Wanted, WrongContent
from flows.fetch.patience import TryAgainError, insist
from flows.fetch.place import Place, drop

_CHUNK_BYTES = 1024 * 1024
_CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-")


def download(client: Client, wanted: Wanted, place: Place) -> Outcome:
    """Bring a file into the inbox, unless it is there. One that is wrong or missing is told, and raises nothing.

    Raises:
        DatelineError: the publisher does not give it now; what came is kept, and the next call goes on from there.
        TooMuch: it would be more than one fetch takes.
    """
    target = place.target(wanted.file)
    if target.is_file():
        return _known(client, wanted, target.stat().st_size)
    transfer = _Transfer(client, wanted, place)
    try:
        transfer.run()
        size = place.finish(wanted.file, transfer.part)
    except NotThere as error:
        outcome = Outcome(wanted.file, State.MISSING, detail=error.what)
    except WrongContent as error:
        outcome = Outcome(wanted.file, State.FAILED, detail=error.what)
    except TooMuch:
        transfer.drop()
        raise
    else:
        outcome = Outcome(wanted.file, State.FETCHED, size)
    transfer.drop()
    return outcome


def _known(client: Client, wanted: Wanted, size: int) -> Outcome:
    """A file that is in the inbox. It was whole when it got its name, so only its size is compared."""
    if wanted.size in (None, size):
        return Outcome(wanted.file, State.THERE, size)
    said = f"The one in the inbox has {size:,} bytes, where {client.publisher.name} lists {wanted.size:,}. Move it away."
    return Outcome(wanted.file, State.FAILED, size, said)


class _Transfer:
    """The unfinished file, and beside it the mark by which the server tells whether its own is still the same."""

    def __init__(self, client: Client, wanted: Wanted, place: Place) -> None:
        self._client = client
        self._wanted = wanted
        self.part = place.unfinished(f"{wanted.file}.part")
        self._mark = place.unfinished(f"{wanted.file}.mark")

    def run(self) -> None:
        """Fetch it whole; once more from the beginning if it is not what the publisher lists.

        Raises:
            NotThere, WrongContent: it cannot be had.
        """
        for _ in range(2):
            insist(self._client.publisher.name, self._attempt, gained=self._have)
            if not (wrong := self._wrong()):
                return
            self.drop()
        raise WrongContent(wrong)

    def drop(self) -> None:
        drop(self.part)
        drop(self._mark)

    def _have(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def _attempt(self) -> None:
        mark = self._mark.read_text(encoding="latin-1") if self._mark.exists() else ""
        have = self._have() if mark else 0
        headers = {"Range": f"bytes={have}-", "If-Range": mark} if have else {}
        with self._client.stream(self._wanted.path, headers=headers) as response:
            begins = begins_at(response)
            if begins not in (0, have):
                self.drop()
                raise TryAgainError("the rest does not continue what was fetched")
            self._refuse_what_is_no_file(response)
            if not begins:
                # In this order: a mark without its file is harmless, old bytes under a new mark are not.
                self.part.write_bytes(b"")
                self._mark.write_text(_mark(response), encoding="latin-1")
            self._append(response, begins)

    def _append(self, response: httpx.Response, begins: int) -> None:
        listed, has = self._wanted.size, begins
        with self.part.open("ab", buffering=0) as file:
            for chunk in self._client.body(response):
                has += len(chunk)
                if listed is not None and has > listed:
                    what = f"{has:,} bytes came and there are more, where {self._client.publisher.name} lists {listed:,}."
                    raise WrongContent(what)
                file.write(chunk)

    def _refuse_what_is_no_file(self, response: httpx.Response) -> None:
        if response.headers.get("content-type", "").startswith("text/html"):
            raise WrongContent(f"{self._client.publisher.name} sends a web page in its place.")
        ends = "content-length" in response.headers or "transfer-encoding" in response.headers
        if not ends and self._wanted.md5 is None:
            raise WrongContent(f"{self._client.publisher.name} does not say where it ends: a cut would not be noticed.")

    def _wrong(self) -> str:
        """What differs from what the publisher lists, with both values; nothing if nothing does."""
        name, listed = self._client.publisher.name, self._wanted
        if listed.size is not None and (have := self._have()) != listed.size:
            return f"{have:,} bytes came, where {name} lists {listed.size:,}."
        if listed.md5 is not None and (found := _md5(self.part)) != listed.md5:
            return f"Its MD5 is {found}, where {name} lists {listed.md5}."
        return ""


def begins_at(response: httpx.Response) -> int | None:
    """The place in the file at which an answer begins; None if it does not say, or begins beyond the end (416)."""
    if response.status_code == 200:
        return 0
    said = _CONTENT_RANGE.match(response.headers.get("content-range", ""))
    return int(said[1]) if said and response.status_code == 206 else None


def _mark(response: httpx.Response) -> str:
    """What If-Range may be asked with (RFC 9110, 13.1.5): a strong ETag, else a date; nothing if there is neither."""
    etag: str = response.headers.get("etag", "")
    mark = etag if etag.startswith('"') else str(response.headers.get("last-modified", ""))
    return mark if mark.isascii() else ""


def _md5(path: Path) -> str:
    digest = md5(usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
