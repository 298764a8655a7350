"""The day an article was published: as stated, or put together from what the text says and marked so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from flows.extract.page.dates import DAY_AND_MONTH, FULL_DATE, is_ambiguous, parse_date
from flows.extract.page.layout import Layout
from flows.model.article import BlockKind, DatePrecision

_LEAD = 1_500  # characters of the body in which a report says on what day things happened
_URL_DATE = re.compile(r"/((?:19|20)\d\d)/([01]?\d)/([0-3]?\d)(?=/|\Z)")
_UPDATE = re.compile(r"\(?(?:last )?(?:update|modified)", re.I)


@dataclass(frozen=True, slots=True)
class Published:
    on: date | None
    prec: DatePrecision
    source: str | None


_UNKNOWN = Published(None, DatePrecision.UNKNOWN, None)


def find_published(layout: Layout, stated: str | None, url: str | None, day_first: bool | None) -> Published:
    """The date of publication.

    The article's own stamp comes first, then what the row or the file states: compilers of tables often give the day of the
    event, and an article's head does not. The stamp of an update comes after the row, unless the row says a later day than the
    update: nothing is published after it was updated. Then the URL's path; then the dateline, which says when a report was
    filed; then the first day and month that the lead names, in the year of a dated caption. The URL's, the last, a year of two
    digits in a dateline, and all-number dates that may be read two ways, are inferred.
    """
    stamps = _cuts(layout, BlockKind.DATE)
    row = parse_date(stated, day_first) if stated else None
    own = _first_stated([stamp for stamp in stamps if not _UPDATE.match(stamp)], row)
    if own:
        return own
    updated = _first_stated(stamps, row)
    if stated and row and not (updated and updated.on and updated.on < row):
        return _stated(stated, day_first, None) or _UNKNOWN
    return updated or _from_url(url) or _from_dateline(layout) or _from_text(layout) or _UNKNOWN


def _cuts(layout: Layout, kind: BlockKind) -> list[str]:
    return [layout.text[cut.start : cut.end].strip() for cut in sorted(layout.cuts) if cut.kind is kind]


def _first_stated(stamps: list[str], row: date | None) -> Published | None:
    return next((found for stamp in stamps if (found := _stated(stamp, None, row))), None)


def _stated(value: str, day_first: bool | None, row: date | None) -> Published | None:
    """The date of `value`; one that may be read two ways is the row's if that is one of them, and else only inferred."""
    on = parse_date(value, day_first)
    if on is None:
        return None
    if day_first is not None or not is_ambiguous(value):
        return Published(on, DatePrecision.EXACT, value.strip())
    if row in (parse_date(value, day_first=True), parse_date(value, day_first=False)) and row != on:
        return Published(row, DatePrecision.EXACT, value.strip())
    return Published(on, DatePrecision.EXACT if "/" not in value else DatePrecision.INFERRED, value.strip())


def _from_url(url: str | None) -> Published | None:
    match = _URL_DATE.search(url[:2_000]) if url else None
    on = parse_date("-".join(match.groups())) if match else None
    return Published(on, DatePrecision.INFERRED, url) if on else None


def _from_dateline(layout: Layout) -> Published | None:
    for line in _cuts(layout, BlockKind.DATELINE):
        if on := parse_date(line):
            return Published(on, DatePrecision.EXACT if str(on.year) in line else DatePrecision.INFERRED, line)
    return None


def _from_text(layout: Layout) -> Published | None:
    """A day and month of the lead in the first year that puts it on or after the day a picture was taken."""
    pictures = _cuts(layout, BlockKind.CAPTION)
    taken = next((day for text in pictures for match in FULL_DATE.finditer(text) if (day := parse_date(match.group()))), None)
    if taken is None:
        return None
    for span in layout.body:
        if span.start > layout.body[0].start + _LEAD:
            break
        for match in DAY_AND_MONTH.finditer(layout.slice(span)[:_LEAD]):
            on = _on_or_after(match.group(), taken)
            if on:
                return Published(on, DatePrecision.INFERRED, match.group())
    return None


def _on_or_after(day_and_month: str, taken: date) -> date | None:
    on = parse_date(f"{day_and_month} {taken.year}")
    if on and on < taken:
        on = parse_date(f"{day_and_month} {taken.year + 1}")
    return on
