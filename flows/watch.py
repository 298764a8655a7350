"""The inbox, watched: a file that has come to rest there becomes an event, and the event starts a run.

The inbox is looked at, not subscribed to: that works on network shares and for files that are moved in, written slowly or
replaced, and costs a directory listing each time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from threading import Event

from flows.log import log
from flows.settings import Settings

Seen = Mapping[str, tuple[int, int]]
"""Path below the inbox -> (bytes, modification time in ns)."""


def watch(settings: Settings, announce: Callable[[list[str]], None], stop: Event) -> None:
    """Call `announce` with the files that have come to rest, each time some have, until `stop` is set.

    A file has come to rest when it was the same in two looks settings.settle_seconds apart. What lies in the inbox at the
    beginning is announced too; a file is announced again when it has changed. What fails is said, and the watch goes on.
    """
    before: Seen = {}
    announced: dict[str, tuple[int, int]] = {}
    while not stop.is_set():
        now = look(settings.inbox)
        settled = {path: state for path, state in at_rest(before, now).items() if announced.get(path) != state}
        if settled:
            try:
                announce(sorted(settled))
            except Exception:
                log.exception("the files that came to rest in %s could not be announced; trying again", settings.inbox)
            else:
                announced = {path: state for path, state in {**announced, **settled}.items() if path in now}
        before = now
        stop.wait(max(settings.settle_seconds, 0.1))


def look(inbox: Path) -> Seen:
    """The files below the inbox as they are now, without hidden ones; symbolic links are not followed."""
    seen: dict[str, tuple[int, int]] = {}
    for folder, folders, names in os.walk(inbox):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(folder, name) for name in names if not name.startswith(".")):
            with suppress(OSError):  # gone while we looked
                state = path.lstat()
                if S_ISREG(state.st_mode):
                    seen[str(path.relative_to(inbox))] = (state.st_size, state.st_mtime_ns)
    return seen


def at_rest(before: Seen, now: Seen) -> Seen:
    """The files that were the same in two looks."""
    return {path: state for path, state in now.items() if before.get(path) == state}
