"""Files from wherever they are into the archive: unpacked, hashed, their encoding found. Nothing of the user's is changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType

from flows.errors import DatelineError, UnreadableFile
from flows.model.batch import Received
from flows.model.files import FileState, ReceivedFile
from flows.settings import Settings
from warehouse import archive, remote
from warehouse.archive import Content, Kept, archive_path, forget, hashed, is_kept, keep
from warehouse.inputs import Found, find, printable
from warehouse.unpack import TooMuchError, is_document, packing, unpack_stream, unpack_zip

CHUNK_BYTES = 1024 * 1024


def receive(
    inputs: Sequence[str], settings: Settings, *, inbox: bool, known: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Received]:
    """Bring files into the archive.

    Args:
        inputs: paths, folders, globs and URLs.
        inbox: also whatever lies in settings.inbox.
        known: file_id -> encoding, of files received before: such a file is hashed and no more.

    Yields each file, and each member of an archive, with state `received` and its ReceivedFile; or `unreadable` or `waiting`,
    with the reason. The same content may come more than once, under several paths. The caller holds the warehouse.

    Raises:
        UsageError: an input is not there, or its kind of URL needs a library that is not installed.
        DatelineError: the disk is full.
    """
    archive.clear_temporary(settings)
    for found in list(find(inputs, settings, inbox=inbox)):
        if isinstance(found, Received):
            yield found
            continue
        try:
            yield from _Receipt(found, settings, known).files()
        except _StillWrittenError:
            yield _refused(found, FileState.WAITING, "It is still being written; the next run takes it.")
        except UnreadableFile as error:
            yield _refused(found, FileState.UNREADABLE, " ".join(filter(None, (error.what, error.next_step))))
        except OSError as error:
            yield _refused(found, FileState.UNREADABLE, f"It cannot be read: {error.strerror}.")
    archive.make_durable(settings)


class _StillWrittenError(Exception):
    """A file changed while it was read."""


def _refused(found: Found, state: FileState, message: str) -> Received:
    return Received(found.label, state, found.explicit, message=message)


@dataclass(frozen=True, slots=True)
class _Receipt:
    """One file or URL, and what comes out of it."""

    found: Found
    settings: Settings
    known: Mapping[str, str]

    def files(self) -> list[Received]:
        place = self.found.place
        if isinstance(place, Path):
            packed = _packing(place)
            return self._unpacked(place, packed, hashed(_read(place))[0]) if packed else [self._plain(place)]
        fetched = keep(self.settings, remote.fetch(place, self.settings))
        packed = _packing(fetched.archived)
        if not packed:
            return [self._received(fetched, self.found.label)]
        try:
            return self._unpacked(fetched.archived, packed, fetched.file_id)
        finally:
            forget([fetched])

    def _plain(self, path: Path) -> Received:
        """A file is hashed first: one that is known need be neither copied nor looked at."""
        file_id, size = hashed(_read(path))
        content = Content(file_id, size, self.known.get(file_id, ""))
        if content.encoding and is_kept(self.settings, content):
            archived = archive_path(self.settings, file_id)
            return self._received(Kept(file_id, size, content.encoding, archived, new=False), self.found.label)
        return self._received(keep(self.settings, _read(path)), self.found.label)

    def _unpacked(self, path: Path, packed: str, container_id: str) -> list[Received]:
        if packed == "zip":
            return self._members(path, container_id)
        kept = keep(self.settings, unpack_stream(path, self.settings))
        return [self._received(kept, self.found.label, container_id)]

    def _members(self, path: Path, container_id: str) -> list[Received]:
        """The files of a zip, all or none: what goes beyond a bound with its last member was no good before."""
        members: list[Received] = []
        came: list[Kept] = []
        try:
            for member in unpack_zip(path, self.settings):
                label = f"{self.found.label}!{printable(member.name)}"
                try:
                    came.append(keep(self.settings, member.chunks()))
                    members.append(self._received(came[-1], label, container_id))
                except TooMuchError:
                    raise
                except UnreadableFile as error:
                    message = " ".join(filter(None, (error.what, error.next_step)))
                    members.append(Received(label, FileState.UNREADABLE, False, message=message))
        except DatelineError:
            forget(came)
            raise
        if not members:
            raise UnreadableFile("There is no file in the archive.")
        return members

    def _received(self, kept: Kept, label: str, container_id: str | None = None) -> Received:
        now = datetime.now(UTC)
        file = ReceivedFile(kept.file_id, label, kept.archived, kept.size, kept.encoding, container_id, now)
        return Received(label, FileState.RECEIVED, self.found.explicit and "!" not in label, file)


def _packing(path: Path) -> str | None:
    """How the content of a file is packed; None if it is to be taken as it is."""
    head = b"".join(islice(_read(path, 4), 1))
    packed = packing(head)
    return None if packed == "zip" and is_document(path) else packed


def _read(path: Path, chunk_bytes: int = CHUNK_BYTES) -> Iterator[bytes]:
    """The bytes of a file. Opened so that a pipe put in its place would not hold the run."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb", buffering=0) as file:
        before = os.fstat(file.fileno())
        if not S_ISREG(before.st_mode):
            raise UnreadableFile("It is a pipe, a socket or a device, and no file.")
        while chunk := file.read(chunk_bytes):
            yield chunk
        after = os.fstat(file.fileno())
        if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            raise _StillWrittenError
