"""What the user named, or left in the inbox, as a list of files that may be read."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from flows.errors import UnreadableFile, UsageError
from flows.model.batch import Received
from flows.model.files import FileState
from flows.settings import Settings
from warehouse import remote

_TEMPORARY_ENDS = (".part", ".crdownload", ".tmp", ".swp", "~")


@dataclass(frozen=True, slots=True)
class Found:
    """A local file to read, or a URL to fetch. `label` is how it is written down; `explicit`: named by its own path."""

    place: Path | str
    label: str
    explicit: bool


def find(inputs: Sequence[str], settings: Settings, *, inbox: bool) -> Iterator[Found | Received]:
    """Every file that the inputs name, once, folders and globs in the order of their names; then those of the inbox.

    Hidden files in folders are passed over. Received stands for what is there and cannot be taken: a link that leads out of
    its folder, a pipe or device, a file with a temporary name, or in the inbox one that is still being written.

    Raises:
        UsageError: an input is not there.
    """
    found = [one for given in inputs for one in _find(given)]
    if inbox and settings.inbox.is_dir():
        found += _settled(list(_walk(settings.inbox, settings.inbox.name)), settings.settle_seconds)
    seen: set[Path | str] = set()
    for one in found:
        if isinstance(one, Found):
            place = one.place.resolve() if isinstance(one.place, Path) else one.place
            if place in seen:
                continue
            seen.add(place)
        yield one


def printable(name: str) -> str:
    """A name from a file system or an archive as text: what is not UTF-8, or no visible character, as an escape."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _find(given: str) -> Iterator[Found | Received]:
    parts = urlsplit(given)
    if parts.scheme == "file":
        given = os.fsdecode(unquote_to_bytes(parts.path))
    elif "://" in given:
        yield from _remote(given)
        return
    path = Path(given).expanduser()
    if path.is_dir():
        yield from _walk(path, given)
    elif path.exists():
        yield _local(path, printable(given), explicit=True)
    else:
        yield from _glob(path, given)


def _remote(url: str) -> Iterator[Found | Received]:
    try:
        urls = remote.expand(url)
    except UnreadableFile as error:
        yield Received(remote.shown(url), FileState.UNREADABLE, True, message=error.what)
        return
    for one in urls:
        yield Found(one, printable(remote.shown(one)), explicit=urls == [url])


def _glob(path: Path, given: str) -> Iterator[Found | Received]:
    if not has_magic(given):
        next_step = "Check the path; `dateline ingest` without one reads the inbox."
        raise UsageError(f"{printable(given)} is not there.", next_step=next_step)
    root = Path(path.anchor) if path.is_absolute() else Path()
    matches = sorted(root.glob(str(path.relative_to(root))))
    if not matches:
        raise UsageError(f"No file matches {printable(given)}.", next_step="Quote the pattern, or check the path.")
    for match in matches:
        if match.is_dir():
            yield from _walk(match, str(match))
        elif not match.name.startswith("."):
            yield _named(match, printable(str(match))) or _local(match, printable(str(match)), explicit=False)


def _walk(folder: Path, shown: str) -> Iterator[Found | Received]:
    """The files of a folder and the folders in it, in the order of their names; no link leads out of it."""
    top = folder.resolve()
    pending = [folder]
    while pending:
        inside = pending.pop()
        try:
            entries = sorted(os.scandir(inside), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:  # gone while we looked, or closed to us
            label = printable(str(Path(shown) / inside.relative_to(folder)))
            yield Received(label, FileState.UNREADABLE, False, message=f"The folder cannot be read: {error.strerror}.")
            continue
        entries = [entry for entry in entries if not entry.name.startswith(".")]
        pending += [Path(entry.path) for entry in reversed(entries) if entry.is_dir(follow_symlinks=False)]
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                path = Path(entry.path)
                label = printable(str(Path(shown) / path.relative_to(folder)))
                yield _named(path, label) or _linked(path, label, top) or _local(path, label, explicit=False)


def _named(path: Path, label: str) -> Received | None:
    """A file that its writer has not finished, by its name."""
    if not path.name.endswith(_TEMPORARY_ENDS):
        return None
    return Received(label, FileState.WAITING, False, message="It has a temporary name; it is taken under its real one.")


def _linked(path: Path, label: str, top: Path) -> Received | None:
    """A link that leads out of the folder, or to nothing that is a file."""
    if not path.is_symlink():
        return None
    try:
        target = path.resolve()
    except RuntimeError:  # of Python below 3.13, where a link leads to itself
        return Received(label, FileState.UNREADABLE, False, message="It is a link that leads to itself.")
    if not target.is_relative_to(top):
        return Received(label, FileState.UNREADABLE, False, message="It is a link to a place outside the folder.")
    if not target.is_file():
        return Received(label, FileState.UNREADABLE, False, message="It is a link, and what it leads to is no file.")
    return None


def _local(path: Path, label: str, *, explicit: bool) -> Found | Received:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Received(label, FileState.UNREADABLE, explicit, message=f"It cannot be read: {error.strerror}.")
    if not stat.S_ISREG(mode):
        return Received(label, FileState.UNREADABLE, explicit, message="It is a pipe, a socket or a device, and no file.")
    return Found(path, label, explicit)


def _settled(found: Iterable[Found | Received], settle_seconds: float) -> Iterator[Found | Received]:
    """The files of the inbox; one that changed a moment ago is looked at again after one pause for all of them."""
    found = list(found)
    before = {one: state for one in found if isinstance(one, Found) and (state := _state(one))}
    newest = max((changed for _, changed in before.values()), default=0)
    since = time.time() - newest / 1e9
    if since < settle_seconds:
        # A clock that is ahead, on another machine, must not make anyone wait longer.
        time.sleep(min(settle_seconds - since, settle_seconds))
    for one in found:
        if isinstance(one, Received) or _state(one) == before.get(one):
            yield one
        else:
            yield Received(one.label, FileState.WAITING, False, message="It is still being written; the next run takes it.")


def _state(found: Found) -> tuple[int, int] | None:
    """Size and time of the last change; None if it is gone."""
    try:
        state = Path(found.place).stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns
