"""UCDP: releases of GED and candidate events, the list of actors, and GED through the API.

The files (ucdp.uu.se/downloads) are open to all. Since February 2026 the API (ucdp.uu.se/apidocs) asks for a token, in the
header `x-ucdp-access-token`; it takes 5,000 requests a day, errors among them, and answers bursts with 400. Its TotalCount has
rows that are on no page (violence that is none of GED's three types), so only TotalPages is held against what came.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flows.errors import DatelineError, UsageError
from flows.fetch.client import Client
from flows.fetch.download import download
from flows.fetch.outcome import Outcome, State, Wanted
from flows.fetch.pages import Page, Query, fetch_pages
from flows.fetch.patience import TryAgainError
from flows.fetch.place import Place
from flows.fetch.publisher import Publisher, token
from flows.settings import Settings

_PAUSE, _API_PAUSE = 1.0, 2.0
_PAGE_ROWS = 1000
_RELEASE = re.compile(r"\d{1,2}\.\d")
_CANDIDATE = re.compile(r"\d{2}\.(?:0\.\d{1,2}|\d{2}\.\d{2}\.\d{2})")
_TOO_FAST = {400: 30.0}
_WHERE_RELEASES_ARE = "https://ucdp.uu.se/downloads lists what there is."
_HOW_TO_GET_IN = "Ask UCDP for a token (https://ucdp.uu.se/apidocs), then: export DATELINE_UCDP_TOKEN=…"


def files(settings: Settings) -> Publisher:
    return Publisher("UCDP", settings.ucdp_url, "DATELINE_UCDP_URL", _PAUSE)


def api(settings: Settings) -> Publisher:
    """The API.

    Raises:
        UsageError: there is no token.
    """
    if not settings.ucdp_token:
        said = f"{_HOW_TO_GET_IN}; without --api no token is needed."
        raise UsageError("The API of UCDP asks for a token, and DATELINE_UCDP_TOKEN is not set.", next_step=said)
    secret = token(settings.ucdp_token.get_secret_value(), "DATELINE_UCDP_TOKEN")
    return Publisher(
        "UCDP", settings.ucdp_api_url, "DATELINE_UCDP_API_URL", _API_PAUSE, "x-ucdp-access-token", secret, _HOW_TO_GET_IN
    )


def release_file(release: str) -> Wanted:
    """GED of a year, such as 25.1."""
    _demand(_RELEASE, release, "release of GED", "25.1")
    name = f"ged{release.replace('.', '')}-csv.zip"
    return Wanted(f"ged/{name}", f"ucdp/{name}")


def candidate_file(release: str) -> Wanted:
    """Candidate events of a month, such as 26.0.9, or from January on, such as 26.01.26.06."""
    _demand(_CANDIDATE, release, "release of candidate events", "26.0.9, or 26.01.26.06")
    name = f"GEDEvent_v{release.replace('.', '_')}.csv"
    return Wanted(f"candidateged/{name}", f"ucdp/{name}")


def actor_file(release: str) -> Wanted:
    """The list of actors of a year, such as 26.1."""
    _demand(_RELEASE, release, "release of the list of actors", "26.1")
    name = f"ucdp-actor-{release.replace('.', '')}-csv.zip"
    return Wanted(f"actor/{name}", f"ucdp/{name}")


def fetch_file(client: Client, wanted: Wanted, place: Place) -> Outcome:
    """Bring a file of UCDP into the inbox.

    Raises:
        DatelineError: UCDP has no such file: it was asked for by name.
    """
    outcome = download(client, wanted, place)
    if outcome.state is State.MISSING:
        where = str(client.publisher.address(wanted.path))
        raise DatelineError("UCDP has no such file.", where=where, next_step=_WHERE_RELEASES_ARE)
    return outcome


def fetch_events(client: Client, release: str, countries: Sequence[int], place: Place) -> Outcome:
    """Bring the events of a release into the inbox as pages of the API, of all countries or of some.

    Args:
        countries: numbers of Gleditsch and Ward, which UCDP goes by: 652 is Syria.
    """
    if not _CANDIDATE.fullmatch(release):
        _demand(_RELEASE, release, "release of UCDP", "25.1, or 26.0.9")
    chosen = sorted(set(countries))
    params = {"pagesize": str(_PAGE_ROWS)} | ({"Country": ",".join(map(str, chosen))} if chosen else {})
    of_countries = "".join(f"_country{number}" for number in chosen)
    folder = f"ucdp/GEDEvent_v{release.replace('.', '_')}{of_countries}_api"
    return fetch_pages(client, Query(f"gedevents/{release}", params, folder, _read, _TOO_FAST), place)


def _demand(pattern: re.Pattern[str], release: str, what: str, such_as: str) -> None:
    if not pattern.fullmatch(release):
        raise UsageError(f"{release} is no {what}: they are named like {such_as}.", next_step=_WHERE_RELEASES_ARE)


def _read(body: Any, params: Mapping[str, str]) -> Page:
    """A page of gedevents. Of NextPageUrl only the number is taken: a token must not go where an answer says."""
    try:
        rows, ids = len(body["Result"]), frozenset(row["id"] for row in body["Result"])
        pages, total, following = int(body["TotalPages"]), int(body["TotalCount"]), body["NextPageUrl"]
        number = int(params.get("page", 0))
        next_number = int(parse_qs(urlsplit(following).query)["page"][0]) if following else None
    except (LookupError, AttributeError, TypeError, ValueError, OverflowError) as error:
        raise TryAgainError("the answer is no page of events") from error
    if next_number is None:
        if number + 1 < pages:
            raise TryAgainError(f"page {number + 1} of {pages} says that it is the last")
        return Page(rows, ids, None, total)
    if next_number <= number:
        raise TryAgainError(f"page {number + 1} of {pages} is followed by page {next_number + 1}")
    return Page(rows, ids, {**params, "page": str(next_number)}, total)
