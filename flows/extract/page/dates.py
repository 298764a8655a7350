"""Calendar dates as newsrooms write them: how they look, and what day they mean. Whole days only; no "last Tuesday".

The patterns are strings, for other modules to build stamps and captions from; each is linear in the length of the text.
"""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Iterable
from datetime import date
from email.utils import parsedate

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b[.,]?)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
# "Apr 232017" is "Apr 23,2017" in a text that lost its commas.
NAMED_DATE = rf"(?:{_DAY}(?: of)?[ -]{MONTH}[,-]? ?{_YEAR}(?!\d)|{MONTH} {_DAY}(?:,? ?){_YEAR}(?!\d))"
NUMBERED_DATE = rf"(?:(?<!\d){_YEAR}[-/.][01]?\d[-/.][0-3]?\d(?!\d)|(?<!\d)[0-3]?\d[-/.][0-3]?\d[-/.]{_YEAR}(?!\d))"
FULL_DATE = re.compile(rf"(?<!\w)(?:{NAMED_DATE}|{NUMBERED_DATE})")
DAY_AND_MONTH = re.compile(
    rf"(?<!\w)(?:(?P<month>{MONTH}) (?P<day>{_DAY})|(?P<day_>{_DAY}) (?P<month_>{MONTH}))(?![\w-])(?!,? {_YEAR})"
)

# Months as dates in Russian and Arabic name them: the latter by their Levantine and by their common names.
_OTHER_MONTHS = (
    ("января", "كانون الثاني", "يناير"),
    ("февраля", "شباط", "فبراير"),
    ("марта", "آذار", "مارس"),
    ("апреля", "نيسان", "أبريل"),
    ("мая", "أيار", "مايو"),
    ("июня", "حزيران", "يونيو"),
    ("июля", "تموز", "يوليو"),
    ("августа", "آب", "أغسطس"),
    ("сентября", "أيلول", "سبتمبر"),
    ("октября", "تشرين الأول", "أكتوبر"),
    ("ноября", "تشرين الثاني", "نوفمبر"),
    ("декабря", "كانون الأول", "ديسمبر"),
)
_OTHER_NUMBERS = {name: number for number, names in enumerate(_OTHER_MONTHS, start=1) for name in names}
_OTHER_MONTH = "|".join(sorted(_OTHER_NUMBERS, key=len, reverse=True))
OTHER_DATE = rf"(?:[0-3]?\d (?:{_OTHER_MONTH})(?: ?/ ?[\u0621-\u064a]+)?,? {_YEAR}(?!\d))"
_OTHER = re.compile(rf"(?P<d>[0-3]?\d) (?P<m>{_OTHER_MONTH})\b.{{0,20}}?(?P<y>{_YEAR})(?!\d)", re.I)
_MONTHS = {name.casefold(): number for number, name in enumerate(month_abbr) if name}
_NAMED = re.compile(
    rf"(?P<d1>{_DAY})(?: of)?[ -](?P<m1>{MONTH})[,-]? ?(?P<y1>{_YEAR}|\d\d(?!\d|[:.]\d))|"
    rf"(?P<m2>{MONTH}) (?P<d2>{_DAY}),? ?(?P<y2>{_YEAR})",
    re.I,
)
_ISO = re.compile(rf"(?<!\d)(?P<y>{_YEAR})([-/.]?)(?P<m>[01]?\d)\2(?P<d>[0-3]?\d)(?!\d)")
_NUMBERED = re.compile(r"(?<!\d)(?P<a>[0-3]?\d)(?P<mark>[-/.])(?P<b>[0-3]?\d)(?P=mark)(?P<y>(?:19|20)?\d\d)(?!\d)")
_LONGEST = 200  # no date is longer, and what a column holds may be


def parse_date(value: str, day_first: bool | None = None) -> date | None:
    """The day that `value` names, or None.

    Reads ISO 8601, RFC 822, day and month by name in either order, in Russian and Arabic too, and all-number dates. Of the
    last, `day_first` decides those that may be read two ways; without it dots and hyphens mean day first, slashes month first.
    A two-digit year is 2000-2068 or 1969-1999, as in POSIX strptime.
    """
    value = value[:_LONGEST].strip()
    if match := _NAMED.search(value):
        found = {key[0]: part for key, part in match.groupdict().items() if part}
        return _day(_full_year(int(found["y"])), _MONTHS[found["m"][:3].casefold()], int(re.sub(r"\D", "", found["d"])))
    if match := _OTHER.search(value):
        return _day(int(match["y"]), _OTHER_NUMBERS[match["m"].casefold()], int(match["d"]))
    if match := _ISO.search(value):
        return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    if match := _NUMBERED.search(value):
        return _numbered(match, day_first)
    if mail := parsedate(value):
        return _day(*mail[:3])
    return None


def is_ambiguous(value: str) -> bool:
    """Whether the date may be read as day first and as month first, with two different outcomes."""
    return parse_date(value, day_first=True) != parse_date(value, day_first=False)


def day_first_of(values: Iterable[str]) -> bool | None:
    """How a column writes its all-number dates: True if some value can only be day first, False if only month first, else None.

    None too when values of both kinds occur: such a column says nothing of its other dates.
    """
    seen: set[bool] = set()
    for value in values:
        if match := _NUMBERED.search(value[:_LONGEST]):
            first, second = int(match["a"]), int(match["b"])
            if (first > 12) != (second > 12):
                seen.add(first > 12)
    return seen.pop() if len(seen) == 1 else None


def _numbered(match: re.Match[str], day_first: bool | None) -> date | None:
    first, second, year = int(match["a"]), int(match["b"]), _full_year(int(match["y"]))
    if day_first is None:
        day_first = match["mark"] != "/"
    if first > 12 or second > 12:
        day_first = first > 12
    return _day(year, second, first) if day_first else _day(year, first, second)


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (2000 if year < 69 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
