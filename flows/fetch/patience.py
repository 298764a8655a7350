"""Again, while what hinders may pass: after longer and longer waits, or after the one that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import sleep
from typing import TypeVar

import httpx

from flows.errors import DatelineError
from flows.log import log

_TRIES = 6
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 300.0  # seconds
_WORTH_A_TRY = 1024 * 1024  # bytes gained: the next failure counts as the first one

T = TypeVar("T")


class TryAgainError(Exception):
    """A request failed in a way that may pass; `wait` is how many seconds the publisher asks for."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


def insist(name: str, attempt: Callable[[], T], *, gained: Callable[[], int] = lambda: 0) -> T:
    """What `attempt` gives, tried again as long as it fails in a way that may pass.

    Args:
        name: of the publisher.
        gained: bytes that are kept of earlier tries. While they grow, it is not given up.

    Raises:
        DatelineError: it failed too often, or the publisher asks for a longer wait than anyone should sit through.
    """
    tries, had = 0, gained()
    while True:
        try:
            return attempt()
        except (httpx.TransportError, TryAgainError) as error:
            has = gained()
            tries = 1 if has >= had + _WORTH_A_TRY else tries + 1
            had = has
            why = str(error) or type(error).__name__
            wait = getattr(error, "wait", None) or _FIRST_WAIT * 2 ** (tries - 1)
            if tries == _TRIES or wait > _LONGEST_WAIT:
                raise _given_up(name, why, wait) from error
        log.warning("%s: %s. Trying again in %.0f s.", name, why, wait)
        sleep(wait)


def asked_to_wait(response: httpx.Response) -> float | None:
    """Seconds in Retry-After (RFC 9110, 10.2.3): a number of them, or a date. None if it says nothing of the kind."""
    asked = response.headers.get("retry-after", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked).astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _given_up(name: str, why: str, wait: float) -> DatelineError:
    later = f"It asks to be left alone for {wait:,.0f} s." if wait > _LONGEST_WAIT else f"Tried {_TRIES} times."
    return DatelineError(
        f"{name} does not give it: {why}. {later}",
        kept="What was fetched, also of a file that is not whole yet.",
        next_step="The same command later: it goes on where this one stopped.",
    )
