"""Stamps: the date and time of publication as pages print them, on a line of their own or run into the first sentence."""

from __future__ import annotations

import re

from flows.extract.page.dates import NAMED_DATE, NUMBERED_DATE, OTHER_DATE, WEEKDAY

_ZONE = r"(?: ?\(?(?:GMT|UTC|EST|EDT|ET|PST|PDT|BST|CET|CEST|MSK|AST|EET|EEST|IST|HKT|Z)\b\)?(?: ?[+-]\d{1,2}(?::?\d\d)?)?)"
# Scrapers lose colons: "102138". Three digits, or four before a small word, are a number of people sooner than a time.
_TIME = (
    r"(?:(?:at |T)?(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?:\.\d{1,6})?|"
    r"(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?! (?!(?:[ap]\.?m)\b)(?-i:[a-z])))(?!\d)"
    rf"(?: ?[ap]\.?m\.?\b)?{_ZONE}?(?: \([0-2]\d[0-5]\d{_ZONE}\))?)"
)
_LABEL = (
    r"(?:(?:date of publication|(?:first |originally )?(?:published|posted)(?: (?:on|at))?|"
    r"(?:last )?(?:updated?|modified)(?: (?:on|at))?|created(?: on)?|date(?: created)?|issued)\s*[:|-]?\s*)"
)
DATE = rf"(?:{WEEKDAY} ?)?(?:{NAMED_DATE}|{NUMBERED_DATE}|{OTHER_DATE})"
_BETWEEN = r"(?:,? ?[-–—|•·]? ?)"
_STAMP = re.compile(
    rf"\(?(?P<label>{_LABEL})?(?:{_TIME}{_BETWEEN})?{DATE}(?:{_BETWEEN}{_TIME})?(?:{_BETWEEN}{DATE})?\)?"
    r"(?: ?[|:.,–-]+(?= |\Z))?",
    re.I,
)
_NEXT = re.compile(rf"\s*[|/•·,;–—-]?\s*(?={_LABEL})", re.I)
_MOST_STAMPS = 3  # "Published: … | Updated: … | …"
_PLACE_AND_DATE = re.compile(rf"[A-Z][\w'’. -]{{1,40}}, {DATE}")
_BEGINS_SENTENCE = re.compile(r"\s*(?:[A-Z\d“\"'‘(\[]|by [A-Z]|get short|updated|[a-z]+ ?:)")
_LONGEST_LINE = 120
# Between a title and a stamp with its buttons stand credits and sections: "REUTERS Social Media Website Middle East 1924".
PAGE_HEAD = re.compile(
    rf"(?i:[^.!?]{{0,120}}?\b(?={_TIME} {DATE}(?: ?\(updated|,? ?Get short URL)))|(?:[A-Z]\w+ ){{1,6}}(?={DATE} {_TIME})"
)
AND_TIME = rf"(?: {_TIME})?"


def is_stamp(line: str) -> bool:
    """Whether a whole line says when the article was published, updated, or both, or where and when: "Marab, 5 April 2017"."""
    if len(line) > _LONGEST_LINE:
        return False
    at = 0
    for _ in range(_MOST_STAMPS):
        match = _STAMP.match(line, at)
        if match is None:
            break
        if match.end() == len(line):
            return True
        following = _NEXT.match(line, match.end())
        if following is None:
            break
        at = following.end()
    return bool(_PLACE_AND_DATE.fullmatch(line))


def stamp_end(line: str, *, begun: bool) -> int | None:
    """Where a date at the head of the line ends, unless it begins a sentence: "July 4, 2016 was the day".

    `begun` says that something of the page's head was found right before it.
    """
    match = _STAMP.match(line)
    if match is None:
        return None
    sure = match["label"] or begun or _BEGINS_SENTENCE.match(line, match.end()) or not line[match.end() :].strip()
    return match.end() if sure else None
