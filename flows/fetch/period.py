"""--since and --until as moments of UTC, by which publishers count."""

from __future__ import annotations

from datetime import UTC, datetime, time

from flows.errors import UsageError


def period(since: str | None, until: str | None) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment that are asked for, both included: a day as --until is the whole of it.

    Raises:
        UsageError: a text is no day or moment, or the period ends before it begins.
    """
    first, last = _moment("--since", since, time.min), _moment("--until", until, time.max)
    if first and last and last < first:
        raise UsageError(f"--until {until} is before --since {since}.", next_step="Ask for them the other way round.")
    return first, last


def _moment(option: str, text: str | None, within_day: time) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if "T" not in text and " " not in text:
            moment = datetime.combine(moment, within_day)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        how = f"{option} 2017-10-17, or {option} 2017-10-17T06:00 (UTC)"
        raise UsageError(f"{option} {text} is no day and no moment.", next_step=how) from error
