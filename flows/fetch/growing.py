"""A list that its publisher only ever adds to: kept between fetches, so that only what is new has to come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from flows.fetch.client import Client
from flows.fetch.download import begins_at
from flows.fetch.patience import TryAgainError, insist
from flows.fetch.place import drop

_SEAM_BYTES = 4096
"""So much of the old end is fetched again, to see that the list still goes on from there."""


def update(client: Client, path: str, kept: Path) -> None:
    """Bring the kept copy of a list up to date.

    Raises:
        DatelineError: the publisher does not give it.
    """

    def attempt() -> None:
        seam = _end(kept)
        at = kept.stat().st_size - len(seam) if seam else 0
        headers = {"Range": f"bytes={at}-"} if seam else {}
        with client.stream(path, headers=headers) as response:
            chunks = client.body(response)
            if response.status_code == 200:
                _write(kept, "wb", chunks)
            elif begins_at(response) == at and (rest := _after(seam, chunks)) is not None:
                _write(kept, "ab", rest)
            else:
                drop(kept)
                raise TryAgainError("its list was written anew")

    insist(client.publisher.name, attempt, gained=lambda: kept.stat().st_size if kept.exists() else 0)


def _end(path: Path) -> bytes:
    if not path.exists():
        return b""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _SEAM_BYTES))
        return file.read()


def _after(seam: bytes, chunks: Iterator[bytes]) -> Iterator[bytes] | None:
    """The bytes that follow the seam, or None if they do not begin with it."""
    head = b""
    while len(head) < len(seam) and (chunk := next(chunks, b"")):
        head += chunk
    return chain((head[len(seam) :],), chunks) if head.startswith(seam) else None


def _write(path: Path, mode: str, chunks: Iterator[bytes]) -> None:
    with path.open(mode) as file:
        file.writelines(chunks)
