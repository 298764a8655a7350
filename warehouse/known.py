"""A look before the run: is there anything to load at all?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flows.settings import Settings
from warehouse.archive import hashed
from warehouse.inputs import Found, find
from warehouse.read import published

_CHUNK_BYTES = 1024 * 1024


def nothing_new(settings: Settings, inputs: Sequence[str]) -> bool:
    """Whether every file that is asked for (none: in the inbox) is a local one with the bytes of a loaded one.

    Looks at sizes first, so that one new file is found out at once. What is packed or fetched may always be new.

    Raises:
        UsageError: an input is not there.
        WarehouseBusy: another program has the published warehouse open for writing.
    """
    if not settings.warehouse.exists():
        return False
    with published(settings) as con:
        loaded = dict(con.execute("select file_id, bytes from ops.source_file where state = 'loaded'").fetchall())
    sizes = set(loaded.values())
    places = [one.place if isinstance(one, Found) else None for one in find(inputs, settings, inbox=not inputs)]
    local = [place for place in places if isinstance(place, Path) and place.is_file() and place.stat().st_size in sizes]
    return len(local) == len(places) and all(_hash(place) in loaded for place in local)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashed(iter(lambda: file.read(_CHUNK_BYTES), b""))[0]
