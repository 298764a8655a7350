"""What is in a .gz, .zst or .zip, told by its first bytes and never by its name, within bounds.

Members are streams of bytes with a label: no name out of an archive ever becomes a path.
"""

from __future__ import annotations

import gzip
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import cast

import zstandard

from flows.errors import UnreadableFile
from flows.settings import Settings

CHUNK_BYTES = 1024 * 1024
RATIO_FREE_BYTES = 100 * 1024 * 1024
"""The ratio is looked at only beyond this much: what unpacks to less does no harm, and tiny texts pack well."""
# Zstandard packs up to 128 KB into a block of 4 bytes: what is fed at once bounds what comes out at once, at 64 MB.
_ZST_FEED_BYTES = 2 * 1024
_ZST_WINDOW_BYTES = 128 * 1024 * 1024
_DIRECTORY_BYTES = 256
"""Of the directory of a zip, for each member that is allowed."""
_HEAD_BYTES = 4096
_WEB_ARCHIVE = b"WARC/"
_DAMAGED = (
    OSError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
    zstandard.ZstdError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_PACKED_ONE_BY_ONE = "Unpack it, and ingest the files."


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, and its content.

    `chunks()` raises UnreadableFile if the member is damaged, encrypted, no file, or an archive in turn; TooMuchError if the
    archive goes beyond a bound with it.
    """

    name: str
    chunks: Callable[[], Iterator[bytes]]


class TooMuchError(UnreadableFile):
    """The archive goes beyond a bound: it is refused whole."""


def packing(head: bytes) -> str | None:
    """`gz`, `zst` or `zip` if content begins as these do; a spreadsheet or text document is a zip too, see `is_document`."""
    if head.startswith(b"\x1f\x8b"):
        return "gz"
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return "zst"
    return "zip" if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else None


def is_document(path: Path) -> bool:
    """Whether a zip is a document of an office program (ISO/IEC 29500 or 26300), and no archive of files."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.NameToInfo
            return "[Content_Types].xml" in names or "mimetype" in names
    except _DAMAGED:
        return False


def unpack_stream(path: Path, settings: Settings) -> Iterator[bytes]:
    """The content of a .gz or .zst.

    Raises:
        UnreadableFile: it is damaged, cut off, or packed once more. A web archive that is cut off is taken as far as it goes.
        TooMuchError: it goes beyond a bound.
    """
    bounds = _Bounds(settings, path.stat().st_size)
    with _damage(), path.open("rb") as file:
        yield from bounds.counted(_as_far_as_it_goes(_not_packed(_unpacked(file))))


def unpack_zip(path: Path, settings: Settings) -> Iterator[Member]:
    """The files in a .zip, in its order; a member that is itself a .gz or .zst is unpacked too, and no deeper.

    Raises:
        UnreadableFile: its directory cannot be read. A damaged member raises when its content is read.
        TooMuchError: it goes beyond a bound.
    """
    bounds = _Bounds(settings, path.stat().st_size)
    with _damage():
        _check_directory(path, settings)
        archive = zipfile.ZipFile(path)
    with archive:
        for info in archive.infolist():
            if not info.is_dir() and not _is_hidden(info.filename):
                yield Member(info.filename, partial(_bounded, bounds, archive, info))


class _Bounds:
    """Counts what an archive unpacks to, whatever its headers say."""

    def __init__(self, settings: Settings, packed: int) -> None:
        self._settings = settings
        self._packed = packed
        self._unpacked = 0

    def counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._unpacked += len(chunk)
            self._check()
            yield chunk

    def _check(self) -> None:
        settings = self._settings
        if self._unpacked > settings.max_unpacked_bytes:
            raise TooMuchError(
                f"The archive unpacks to more than {settings.max_unpacked_bytes:,} bytes.",
                next_step="Set DATELINE_MAX_UNPACKED_BYTES if you trust it.",
            )
        if self._unpacked > max(RATIO_FREE_BYTES, self._packed * settings.max_unpacked_ratio):
            raise TooMuchError(
                f"The archive unpacks to more than {settings.max_unpacked_ratio} times its {self._packed:,} bytes.",
                next_step="Set DATELINE_MAX_UNPACKED_RATIO if you trust it.",
            )


@contextmanager
def _damage() -> Iterator[None]:
    """Say as an error of the file what the unpacking libraries raise."""
    try:
        yield
    except UnreadableFile:
        raise
    except EOFError as error:
        raise UnreadableFile("The archive is cut off.", next_step="Fetch it again.") from error
    except _DAMAGED as error:
        raise UnreadableFile(f"The archive is damaged: {error}.", next_step="Fetch it again.") from error


def _check_directory(path: Path, settings: Settings) -> None:
    """Refuse a zip by the size and the count in its end record, before its directory is held in memory."""
    with path.open("rb") as file:
        record = zipfile._EndRecData(file)  # type: ignore[attr-defined]
    if record is None:
        raise UnreadableFile("The archive is cut off: a zip ends with its directory.", next_step="Fetch it again.")
    size, members = record[zipfile._ECD_SIZE], record[zipfile._ECD_ENTRIES_TOTAL]  # type: ignore[attr-defined]
    if members > settings.max_archive_members or size > settings.max_archive_members * _DIRECTORY_BYTES:
        raise TooMuchError(
            f"The archive has {members:,} members, where at most {settings.max_archive_members:,} are taken.",
            next_step="Set DATELINE_MAX_ARCHIVE_MEMBERS if you trust it.",
        )


def _why_not(info: zipfile.ZipInfo) -> str | None:
    """Why a member of a zip is not taken, or None."""
    if info.flag_bits & 0x1:
        return f"It is encrypted. {_PACKED_ONE_BY_ONE}"
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "It is a link or a special file, and no file."
    return None


def _is_hidden(name: str) -> bool:
    """What a folder hides by a dot, and what macOS adds to an archive."""
    return name.rsplit("/", 1)[-1].startswith(".") or name.startswith("__MACOSX/")


def _bounded(bounds: _Bounds, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    return bounds.counted(_content(archive, info))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    if reason := _why_not(info):
        raise UnreadableFile(reason)
    with _damage(), cast(zipfile.ZipExtFile, archive.open(info)) as member:
        is_stream = packing(member.peek(4)) in {"gz", "zst"}
        yield from _as_far_as_it_goes(_not_packed(_unpacked(member))) if is_stream else _not_packed(_chunks(member))


def _unpacked(file: BufferedReader | zipfile.ZipExtFile) -> Iterator[bytes]:
    """The content of a stream that is a .gz or a .zst."""
    head = file.peek(4)
    return _chunks(gzip.GzipFile(fileobj=file)) if packing(head) == "gz" else _zst_chunks(file)


def _chunks(file: zipfile.ZipExtFile | gzip.GzipFile) -> Iterator[bytes]:
    while chunk := file.read1(CHUNK_BYTES):  # what a stream gives before it breaks off is not lost, as it is with read
        yield chunk


def _zst_chunks(file: BufferedReader | zipfile.ZipExtFile) -> Iterator[bytes]:
    """All frames, one after the other. The library's own reader does not say when a frame breaks off."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=_ZST_WINDOW_BYTES)
    frame = unpacker.decompressobj()
    while packed := file.read(_ZST_FEED_BYTES):
        while packed:
            if frame.eof:
                frame = unpacker.decompressobj()
            if chunk := frame.decompress(packed):
                yield chunk
            packed = frame.unused_data if frame.eof else b""
    if not frame.eof:
        raise EOFError


def _as_far_as_it_goes(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks; where those of a web archive break off, no error: each of its records stands by itself, downloads of it are
    long, and its reader says in which record it ends."""
    first = next(chunks, b"")
    yield first
    try:
        yield from chunks
    except EOFError:
        if not first.startswith(_WEB_ARCHIVE):
            raise


def _not_packed(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, unless they are an archive in turn; the document of an office program may pass."""
    first = next(chunks, b"")
    head = first[:_HEAD_BYTES]
    if head[257:262] == b"ustar" or (packing(head) and b"[Content_Types].xml" not in head and b"mimetype" not in head[:64]):
        raise UnreadableFile("It is an archive in an archive.", next_step=_PACKED_ONE_BY_ONE)
    return chain((first,) if first else (), chunks)
