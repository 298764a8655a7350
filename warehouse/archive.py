"""What was received, byte for byte: each content once, under the hash of it. Nothing here is ever changed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import RawIOBase
from pathlib import Path
from tempfile import NamedTemporaryFile

from flows.errors import DatelineError
from flows.settings import Settings
from warehouse.encoding import EncodingDetector

CHUNK_BYTES = 1024 * 1024
_TEMPORARY = ".receiving-"
_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that passed by: their SHA-256, size and encoding."""

    file_id: str
    size: int
    encoding: str


@dataclass(frozen=True, slots=True)
class Kept(Content):
    """Content that is in the archive; `new` if it was not before."""

    archived: Path
    new: bool


def archive_path(settings: Settings, file_id: str) -> Path:
    """Where content lies: `archive/ab/<sha256>`."""
    return settings.archive / file_id[:2] / file_id


def hashed(chunks: Iterable[bytes]) -> tuple[str, int]:
    """SHA-256 and size of the content, without keeping it."""
    digest, size = sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def is_kept(settings: Settings, content: Content) -> bool:
    """Whether the archive has the content, whole."""
    path = archive_path(settings, content.file_id)
    return path.is_file() and path.stat().st_size == content.size


def keep(settings: Settings, chunks: Iterable[bytes]) -> Kept:
    """Copy content into the archive, in one pass. If that fails, or `chunks` raises, the archive is as it was.

    Raises:
        DatelineError: the disk is full, or cannot be written.
    """
    meter = _Meter()
    try:
        settings.archive.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=settings.archive, prefix=_TEMPORARY, delete=False) as file:
            temporary = Path(file.name)
    except OSError as error:
        raise _cannot_write(settings, error) from error
    try:
        with temporary.open("wb", buffering=0) as file:
            for chunk in chunks:
                meter.feed(chunk)
                _write_all(settings, file, chunk)
        return _put(settings, temporary, meter.content)
    finally:
        temporary.unlink(missing_ok=True)


def make_durable(settings: Settings) -> None:
    """Have the disk hold what was kept. Once for a run and not for each file: ten thousand articles would wait ten seconds."""
    if settings.archive.exists():
        os.sync()


def archived_ids(settings: Settings) -> frozenset[str]:
    """The file_ids of everything that is in the archive, whether the warehouse knows of it or not."""
    return frozenset(path.name for path in settings.archive.glob("??/*"))


def drop(settings: Settings, file_ids: Iterable[str]) -> None:
    """Take content out again, and the folders that are empty then."""
    for file_id in file_ids:
        path = archive_path(settings, file_id)
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.parent.rmdir()


def forget(kept: Iterable[Kept]) -> None:
    """Take content out again that turned out to be part of something refused, if it came with it."""
    for one in kept:
        if one.new:
            one.archived.unlink(missing_ok=True)


def clear_temporary(settings: Settings) -> None:
    """Remove what a run that died left half received. The caller holds the warehouse."""
    for path in settings.archive.glob(f"{_TEMPORARY}*"):
        path.unlink(missing_ok=True)


class _Meter:
    def __init__(self) -> None:
        self._hash = sha256()
        self._size = 0
        self._detector = EncodingDetector()

    def feed(self, chunk: bytes) -> None:
        self._hash.update(chunk)
        self._size += len(chunk)
        self._detector.feed(chunk)

    @property
    def content(self) -> Content:
        return Content(self._hash.hexdigest(), self._size, self._detector.encoding)


def _write_all(settings: Settings, file: RawIOBase, chunk: bytes) -> None:
    """Write a chunk; errors of the disk are told from those of the source of the chunks."""
    view = memoryview(chunk)
    try:
        while view:
            view = view[file.write(view) :]
    except OSError as error:
        raise _cannot_write(settings, error) from error


def _put(settings: Settings, temporary: Path, content: Content) -> Kept:
    path = archive_path(settings, content.file_id)
    # A loss of power can leave a name without its bytes: such a file is written again.
    new = not is_kept(settings, content)
    if new:
        try:
            path.parent.mkdir(exist_ok=True)
            temporary.chmod(0o444)
            temporary.replace(path)
        except OSError as error:
            raise _cannot_write(settings, error) from error
    return Kept(content.file_id, content.size, content.encoding, path, new)


def _cannot_write(settings: Settings, error: OSError) -> DatelineError:
    full = error.errno in _DISK_FULL
    return DatelineError(
        "The disk is full." if full else f"The archive cannot be written: {error.strerror or error}.",
        where=str(settings.archive),
        kept="The published warehouse, the inbox, and every file that was received whole.",
        next_step=f"{'Free some space' if full else 'See to the folder'}, then: dateline ingest",
    )
