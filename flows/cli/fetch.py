"""`dateline fetch`: releases from where their publishers serve them, into the inbox."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Annotated

from cyclopts import App, Parameter

from flows.cli.configured import Configured, command_for
from flows.cli.help import OPTIONS
from flows.cli.output import TABLE, Form, show_records
from flows.cli.printable import printable
from flows.cli.progress import progress
from flows.errors import UsageError
from flows.fetch import acled as acled_api
from flows.fetch import gdelt as gdelt_files
from flows.fetch import ucdp as ucdp_files
from flows.fetch.client import Client
from flows.fetch.outcome import Outcome, State
from flows.fetch.period import period
from flows.fetch.place import Place, hold
from flows.log import log
from flows.settings import Settings

app = App(name="fetch", group_parameters=OPTIONS)

Since = Annotated[str | None, Parameter(help="First day or moment, in UTC: 2017-10-17, or 2017-10-17T06:00.")]
Until = Annotated[str | None, Parameter(help="Last day or moment, included; up to now if not given.")]

_MOST_FILES = 20
_TITLES = {
    State.FETCHED: "Fetched",
    State.THERE: "There already",
    State.MISSING: "Missing at the publisher's",
    State.FAILED: "Failed, nothing of it is in the inbox",
}


@app.command
def gdelt(
    *,
    since: Since = None,
    until: Until = None,
    daily: Annotated[
        bool, Parameter(help="GDELT 1.0: files of days; of months before April 2013, of years before 2006.")
    ] = False,
    form: Form = TABLE,
    settings: Configured,
) -> int:
    """Fetch events and mentions of GDELT 2.0, in slots of 15 minutes; without --since, the last slot.

    Each file is held against the size and MD5 that GDELT lists.

    Example: dateline fetch gdelt --since 2015-02-18T23:00 --until 2015-02-19
    """
    first, last = period(since, until)
    if last and not first:
        raise UsageError(
            "--until says where a period ends, and nothing says where it begins.", next_step=f"--since … --until {until}"
        )

    def fetch(place: Place) -> Iterator[Outcome]:
        with Client(gdelt_files.publisher(settings), settings) as client:
            if daily:
                yield from gdelt_files.fetch_days(client, place, first, last)
            elif first:
                yield from gdelt_files.fetch_slots(client, place, first, last)
            else:
                yield from gdelt_files.fetch_last_slot(client, place)

    return _fetched(settings, form, fetch)


@app.command
def ucdp(
    release: Annotated[str | None, Parameter(help="A yearly release of GED, such as 25.1.")] = None,
    /,
    *,
    candidate: Annotated[
        tuple[str, ...], Parameter(help="A release of candidate events: 26.0.9 of a month, 26.01.26.06 of January to June.")
    ] = (),
    actors: Annotated[str | None, Parameter(help="A release of the list of actors, such as 26.1.")] = None,
    api: Annotated[bool, Parameter(help="The events from the API, in pages; needs DATELINE_UCDP_TOKEN.")] = False,
    country: Annotated[
        tuple[int, ...], Parameter(help="With --api: a country by its Gleditsch-Ward number; 652 is Syria.")
    ] = (),
    form: Form = TABLE,
    settings: Configured,
) -> int:
    """Fetch releases of UCDP GED, candidate events, or the list of actors.

    Example: dateline fetch ucdp 25.1 --candidate 26.0.9

    Example: dateline fetch ucdp 25.1 --api --country 652
    """
    releases = [*([release] if release else []), *candidate]
    if not releases and not actors:
        raise UsageError(
            "Which release of UCDP?", next_step="dateline fetch ucdp 26.1 (https://ucdp.uu.se/downloads lists them)"
        )
    if country and not api:
        raise UsageError("The files of UCDP hold all countries.", next_step="dateline fetch ucdp 25.1 --api --country 652")
    wanted = [
        *([ucdp_files.release_file(release)] if release and not api else []),
        *(ucdp_files.candidate_file(one) for one in candidate if not api),
        *([ucdp_files.actor_file(actors)] if actors else []),
    ]

    def fetch(place: Place) -> Iterator[Outcome]:
        with ExitStack() as open_clients:
            if api:
                client = open_clients.enter_context(Client(ucdp_files.api(settings), settings))
                for one in releases:
                    yield ucdp_files.fetch_events(client, one, country, place)
            client = open_clients.enter_context(Client(ucdp_files.files(settings), settings))
            for file in wanted:
                yield ucdp_files.fetch_file(client, file, place)

    return _fetched(settings, form, fetch)


@app.command
def acled(
    *,
    country: Annotated[tuple[str, ...], Parameter(help="A country as ACLED names it; as often as needed.")] = (),
    since: Since = None,
    until: Until = None,
    deleted: Annotated[bool, Parameter(help="Only the ids of events that ACLED has deleted, since --since.")] = False,
    form: Form = TABLE,
    settings: Configured,
) -> int:
    """Fetch events of ACLED, as it has them today, with your own account.

    DATELINE_ACLED_EMAIL and DATELINE_ACLED_PASSWORD are the account's.

    Example: dateline fetch acled --country Syria --since 2017-06-01 --until 2017-10-31
    """
    first, last = period(since, until)
    if not deleted and not (country or first or last):
        raise UsageError("Which events of ACLED?", next_step="dateline fetch acled --country Syria --since 2017-06-01")
    if deleted and (country or last):
        raise UsageError(
            "Of deleted events ACLED says the id and when.", next_step="dateline fetch acled --deleted --since 2026-01-01"
        )

    def fetch(place: Place) -> Iterator[Outcome]:
        with Client(acled_api.logged_in(settings), settings) as client:
            if deleted:
                yield acled_api.fetch_deleted(client, first, place)
                return
            for one in country or (None,):
                chosen = acled_api.Selection(one, first and first.date(), last and last.date())
                yield acled_api.fetch_events(client, chosen, place)

    return _fetched(settings, form, fetch)


def _fetched(settings: Settings, form: Form, fetch: Callable[[Place], Iterator[Outcome]]) -> int:
    """Fetch, and say what became of each file, also of those before an error. 1 if one is not what it should be."""
    outcomes: list[Outcome] = []
    try:
        with progress(), hold(settings) as place:
            for outcome in fetch(place):
                outcomes.append(outcome)
                _step(outcomes)
        if form.is_table and not outcomes:
            print("Nothing: the publisher has no file of this period.")
    finally:
        if not form.is_table:
            rows = ({"file": one.file, "state": one.state.value, "bytes": one.size, "detail": one.detail} for one in outcomes)
            show_records(list(rows), form)
        elif outcomes:
            _show(outcomes, settings)
    return 1 if any(outcome.state is State.FAILED for outcome in outcomes) else 0


class _Step:
    """How far it is; nobody knows how far it goes."""

    total = None

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        self.done = len(outcomes)
        self.doing = f"{self.done:,}: {outcomes[-1].file} {outcomes[-1].state}"


def _step(outcomes: Sequence[Outcome]) -> None:
    if sys.stderr.isatty():  # elsewhere it would be a line for each of thousands of files
        step = _Step(outcomes)
        log.info(step.doing, extra={"step": step})


def _show(outcomes: Sequence[Outcome], settings: Settings) -> None:
    for state, title in _TITLES.items():
        files = [outcome for outcome in outcomes if outcome.state is state]
        if files:
            size = f", {sum(one.size for one in files) / 1e6:,.1f} MB" if state in (State.FETCHED, State.THERE) else ""
            print(f"{title}: {len(files):,}{size}")
        for one in files[:_MOST_FILES]:
            print(printable(f"  {one.file}{f': {one.detail}' if one.detail else ''}"))
        if len(files) > _MOST_FILES:
            print(f"  … and {len(files) - _MOST_FILES:,} more")
    print(printable(f"Inbox: {settings.inbox}"))
    if any(outcome.state in (State.FETCHED, State.THERE) for outcome in outcomes):
        print(f"Next:  {command_for(settings.home)} ingest")
