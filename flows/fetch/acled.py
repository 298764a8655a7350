"""ACLED: events of a country or a period, and the ids of deleted ones, with the account of the user.

API documentation: acleddata.com/api-documentation (2025). An account (myACLED) gives a token for a day (OAuth, password grant),
which goes along in the header Authorization. Pages have up to 5,000 rows and are counted from 1; the one after the last is
empty. How many rows there are in all is not said. An account may see only events older than some months; then each page says
so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from flows.errors import DatelineError, UsageError
from flows.fetch.client import Client
from flows.fetch.outcome import Outcome
from flows.fetch.pages import Page, Query, fetch_pages
from flows.fetch.patience import TryAgainError, insist
from flows.fetch.place import Place
from flows.fetch.publisher import Publisher, token
from flows.settings import Settings

_PAUSE = 1.0
_PAGE_ROWS = 5000
_FIRST_DAY = date(1997, 1, 1)
_REFUSED = (
    "Look at https://acleddata.com whether the account has accepted the terms, has its profile complete and may use the API; "
    "a token is good for a day."
)
_REGISTER = "Register at https://acleddata.com, then: export DATELINE_ACLED_EMAIL=… DATELINE_ACLED_PASSWORD=…"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for: events of a country, of a period, or of both. No day as `until` is today."""

    country: str | None
    since: date | None
    until: date | None


def publisher(settings: Settings) -> Publisher:
    return Publisher("ACLED", settings.acled_url, "DATELINE_ACLED_URL", _PAUSE, "Authorization", refused=_REFUSED)


def logged_in(settings: Settings) -> Publisher:
    """ACLED with a token of today.

    Raises:
        UsageError: there is no account in the settings.
        DatelineError: ACLED does not accept it.
    """
    if not settings.acled_email or not settings.acled_password:
        what = "ACLED asks for an account, and DATELINE_ACLED_EMAIL and DATELINE_ACLED_PASSWORD are not both set."
        raise UsageError(what, next_step=_REGISTER)
    form = {
        "username": settings.acled_email,
        "password": settings.acled_password.get_secret_value(),
        "grant_type": "password",
        "client_id": "acled",
        "scope": "authenticated",
    }
    door = replace(publisher(settings), refused="Check DATELINE_ACLED_EMAIL and DATELINE_ACLED_PASSWORD.")
    with Client(door, settings) as client:
        answer = insist("ACLED", lambda: client.post("oauth/token", form))
    if not isinstance(answer, dict) or not isinstance(answer.get("access_token"), str):
        raise DatelineError("ACLED answers the login with no token.", next_step="dateline fetch acled, later")
    return replace(publisher(settings), token=token(f"Bearer {answer['access_token']}", "What ACLED answered"))


def fetch_events(client: Client, selection: Selection, place: Place) -> Outcome:
    """Bring events into the inbox, as ACLED has them today."""
    today = datetime.now(UTC).date()
    params = {"_format": "json", "limit": str(_PAGE_ROWS), "page": "1"}
    folder = f"acled/ACLED_Data_{today}"
    if selection.country:
        params["country"] = selection.country
        folder += f"_{_in_a_name(selection.country)}"
    if selection.since or selection.until:
        first, last = selection.since or _FIRST_DAY, selection.until or today
        params |= {"event_date": f"{first}|{last}", "event_date_where": "BETWEEN"}
        folder += f"_{first}_{last}"
    return fetch_pages(client, Query("api/acled/read", params, folder, _read), place)


def fetch_deleted(client: Client, since: datetime | None, place: Place) -> Outcome:
    """Bring the ids of events that ACLED has deleted into the inbox, all or those deleted since."""
    params = {"_format": "json", "limit": str(_PAGE_ROWS), "page": "1"}
    folder = f"acled/ACLED_Deleted_{datetime.now(UTC).date()}"
    if since:
        params |= {"deleted_timestamp": str(int(since.timestamp())), "deleted_timestamp_where": ">="}
        folder += f"_since_{since.date()}"
    return fetch_pages(client, Query("api/deleted/read", params, folder, _read), place)


def _in_a_name(text: str) -> str:
    return re.sub(r"[^\w-]+", "-", text).strip("-")


def _read(body: Any, params: Mapping[str, str]) -> Page:
    try:
        rows, ids = len(body["data"]), frozenset(row["event_id_cnty"] for row in body["data"])
        count = int(body.get("count", rows))
        embargo = ((body.get("data_query_restrictions") or {}).get("date_recency") or {}).get("date")
    except (LookupError, AttributeError, TypeError, ValueError, OverflowError) as error:
        raise TryAgainError("the answer is no page of events") from error
    if count != rows or body.get("success") is False:
        raise TryAgainError(f"the answer says {count} rows and has {rows}")
    note = f"The account sees events up to {str(embargo)[:40]}." if embargo else ""
    following = {**params, "page": str(int(params["page"]) + 1)} if rows else None
    return Page(rows, ids, following, note=note)
