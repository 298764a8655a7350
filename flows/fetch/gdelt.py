"""GDELT: events and their mentions, every 15 minutes since 2015-02-18 (2.0); events by day since 1979 (1.0).

Both list what they serve: 2.0 in `lastupdate.txt` and `masterfilelist.txt` (bytes, MD5, URL), 1.0 in `filesizes` and `md5sums`.
See "GDELT 2.0: Our Global World in Realtime" (blog.gdeltproject.org, 2015) and data.gdeltproject.org/events/index.html. Of the
URLs in those lists only the names are used: a list does not send us elsewhere. GDELT has gaps, known and unknown: a slot or
day that is not listed is missing, and no error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from flows.errors import DatelineError, UsageError
from flows.fetch.client import Client
from flows.fetch.download import download
from flows.fetch.growing import update
from flows.fetch.outcome import Outcome, State, Wanted
from flows.fetch.patience import insist
from flows.fetch.place import Place
from flows.fetch.publisher import Publisher
from flows.log import log
from flows.settings import Settings

_PAUSE = 0.2  # files in object storage; a day of slots is 192 of them
_SLOTS = "gdeltv2"
_SLOT_MINUTES = timedelta(minutes=15)
_FIRST_SLOT = datetime(2015, 2, 18, 23, tzinfo=UTC)
_STAMP = "%Y%m%d%H%M%S"
_TABLES = ("export", "mentions")
_SLOT_LINE = re.compile(rb"(\d{1,12}) ([0-9a-f]{32}) \S*/(\d{14}\.(?:export|mentions)\.CSV\.zip)")
_LONGEST_LINE = 4096

_BY_PERIOD = "dateline fetch gdelt --since 2017-10-17 --until 2017-10-17"

_DAYS = "events"
_FIRST_YEAR, _FIRST_MONTH, _FIRST_DAY = date(1979, 1, 1), date(2006, 1, 1), date(2013, 4, 1)
_DAY_LINE = re.compile(r"^(\S{1,32}) +((?:\d{4}|\d{6}|\d{8}\.export\.CSV)\.zip)$", re.MULTILINE)


def publisher(settings: Settings) -> Publisher:
    return Publisher("GDELT", settings.gdelt_url, "DATELINE_GDELT_URL", _PAUSE)


def fetch_last_slot(client: Client, place: Place) -> Iterator[Outcome]:
    """Export and mentions of the slot that was published last."""
    lines = insist("GDELT", lambda: client.document(f"{_SLOTS}/lastupdate.txt")).splitlines()
    listed = [_slot_file(match) for line in lines if (match := _SLOT_LINE.fullmatch(line.strip()))]
    if not listed:
        raise DatelineError("GDELT's lastupdate.txt names no export and no mentions.", next_step=_BY_PERIOD)
    yield from _download_all(client, place, listed)


def fetch_slots(client: Client, place: Place, since: datetime, until: datetime | None) -> Iterator[Outcome]:
    """Export and mentions of every slot from `since` to `until`, or to the last one that is listed.

    Raises:
        UsageError: GDELT 2.0 has nothing in this period.
    """
    if since < _FIRST_SLOT:
        what = f"GDELT 2.0 begins on {_FIRST_SLOT:%Y-%m-%d at %H:%M} (UTC)."
        raise UsageError(what, next_step="dateline fetch gdelt --daily --since 2015-01-01 --until 2015-02-18, for GDELT 1.0")
    master = place.unfinished("gdelt/masterfilelist.txt")
    log.info("GDELT: its list of files")
    update(client, f"{_SLOTS}/masterfilelist.txt", master)
    listed, last = _listed_slots(master, since, until)
    if since > last:
        raise UsageError(f"GDELT lists nothing after {last:%Y-%m-%d %H:%M} (UTC).", next_step="dateline fetch gdelt")
    names = list(_slot_names(since, min(until or last, last)))
    yield from _select(client, place, names, listed)


def fetch_days(client: Client, place: Place, since: datetime | None, until: datetime | None) -> Iterator[Outcome]:
    """Files of GDELT 1.0 that have a day from `since` to `until`; without `since` the last one that is listed.

    Up to 2005 they are of years, up to March 2013 of months, then of days.

    Raises:
        UsageError: GDELT 1.0 has nothing in this period.
    """
    listed = _listed_days(client)
    last = _last_day(listed)
    first = since.date() if since else last
    if first < _FIRST_YEAR or first > last:
        raise UsageError(f"GDELT 1.0 lists the days from {_FIRST_YEAR} to {last}.", next_step="dateline fetch gdelt --daily")
    yield from _select(client, place, list(_day_names(first, min(until.date() if until else last, last))), listed)


def _select(client: Client, place: Place, names: Sequence[str], listed: Mapping[str, Wanted]) -> Iterator[Outcome]:
    yield from _download_all(client, place, [listed[name] for name in names if name in listed])
    for name in names:
        if name not in listed:
            yield Outcome(f"gdelt/{name}", State.MISSING, detail="GDELT does not list it.")


def _download_all(client: Client, place: Place, wanted: Sequence[Wanted]) -> Iterator[Outcome]:
    new = [one for one in wanted if not place.target(one.file).exists()]
    size = sum(one.size or 0 for one in new)
    client.afford(size, f"{len(new):,} files of GDELT")
    log.info("GDELT: %s files to fetch, %s MB; %s are there", f"{len(new):,}", f"{size / 1e6:,.1f}", len(wanted) - len(new))
    for one in wanted:
        yield download(client, one, place)


def _listed_slots(master: Path, since: datetime, until: datetime | None) -> tuple[dict[str, Wanted], datetime]:
    """Name -> file, of the slots of a period; and the last slot of the whole list."""
    low, high = since.strftime(_STAMP).encode(), (until or datetime.max).strftime(_STAMP).encode()
    listed, last = {}, b""
    with master.open("rb") as file:
        for line in iter(partial(file.readline, _LONGEST_LINE), b""):
            if not (match := _SLOT_LINE.fullmatch(line.rstrip())):
                continue
            stamp = match[3][:14]
            last = max(last, stamp)
            if low <= stamp <= high:
                listed[match[3].decode()] = _slot_file(match)
    return listed, _slot_at(last.decode())


def _slot_at(stamp: str) -> datetime:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError as error:
        raise DatelineError("GDELT's masterfilelist.txt is not what it was: it ends with no slot.") from error


def _slot_file(match: re.Match[bytes]) -> Wanted:
    name = match[3].decode()
    return Wanted(f"{_SLOTS}/{name}", f"gdelt/{name}", int(match[1]), match[2].decode())


def _slot_names(since: datetime, until: datetime) -> Iterator[str]:
    slot = since + (datetime.min.replace(tzinfo=UTC) - since) % _SLOT_MINUTES
    while slot <= until:
        yield from (f"{slot:{_STAMP}}.{table}.CSV.zip" for table in _TABLES)
        slot += _SLOT_MINUTES


def _listed_days(client: Client) -> dict[str, Wanted]:
    """Name -> file, of all of GDELT 1.0."""

    def read(path: str) -> dict[str, str]:
        text = insist("GDELT", lambda: client.document(f"{_DAYS}/{path}")).decode("ascii", "replace")
        return {name: value for value, name in _DAY_LINE.findall(text)}

    sums = read("md5sums")
    return {
        name: Wanted(f"{_DAYS}/{name}", f"gdelt/{name}", int(size), sums.get(name))
        for name, size in read("filesizes").items()
        if size.isdecimal()
    }


def _last_day(names: Iterable[str]) -> date:
    days = [name[:8] for name in names if name.endswith(".export.CSV.zip")]
    try:
        return date.fromisoformat(max(days))
    except ValueError as error:
        raise DatelineError("GDELT's filesizes is not what it was: it ends with no day.") from error


def _day_names(first: date, last: date) -> Iterator[str]:
    day = first
    while day <= last:
        if day < _FIRST_MONTH:
            yield f"{day:%Y}.zip"
            day = date(day.year + 1, 1, 1)
        elif day < _FIRST_DAY:
            yield f"{day:%Y%m}.zip"
            day = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        else:
            yield f"{day:%Y%m%d}.export.CSV.zip"
            day += timedelta(days=1)
