"""The numbers of a text in any language: what is written in digits, of any script, without knowing what it counts.

What looks like a year, a date, a time of day or a part of a name ("T-72", "M23", "152mm") is none. A full stop or comma is one
of thousands or of decimals as the language has it; where it may be either, nothing is read.
"""

from __future__ import annotations

import re
from functools import cache

from flows.extract.figures.figure import COUNT, SHARE
from flows.model.quantity import Quantity

METHOD = "digits"
_SCORE = 0.3
_YEARS = range(1900, 2101)
# Languages that write 1.200 for a thousand and two hundred, or 1 200, and 12,5 for twelve and a half, by the locales of CLDR.
# Not sure is a comma before three digits, which in Mexico is one of thousands.
_DECIMAL_COMMA = frozenset({
    "af", "az", "be", "bg", "br", "bs", "ca", "cs", "da", "de", "el", "eo", "es", "et", "eu", "fi", "fo", "fr",
    "gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "ky", "lb", "lt", "lv", "mk", "mn", "nb", "nl", "nn",
    "no", "oc", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi",
})  # fmt: skip
_BLANK = "[ \u00a0\u202f]"
_PREFIX = r"(?<=\W[وفبلك])"  # "and", "so", "with", "for", "like" in Arabic, which are written together with what follows
_JOINED = r"\w:/#@'’‑–\-"
_GROUPED = rf"(?:{_BLANK}\d{{3}}){{1,3}}|(?:٬\d{{3}}){{1,3}}"
_GROUPED_BY_POINT = r"|(?<!\b0)(?:\.\d{3}){1,3}"
_IN_PERCENT = re.compile(rf"{_BLANK}?[%٪]")
_SEPARATORS = re.compile(rf"{_BLANK}|[٬.]")


def find_plain_figures(text: str, language: str = "") -> tuple[Quantity, ...]:
    """The numbers in digits that stand by themselves, in order: figures of `count` without what is counted, or of `share` if
    they are percents. `language` is an ISO 639-1 code.
    """
    numbers = _numbers(decimal_comma=language in _DECIMAL_COMMA)
    return tuple(_figure(text, match) for match in numbers.finditer(text) if not _is_year(match[0]))


@cache
def _numbers(*, decimal_comma: bool) -> re.Pattern[str]:
    grouped = _GROUPED + _GROUPED_BY_POINT * decimal_comma
    decimals = r"[٫,]\d{1,2}" if decimal_comma else r"٫\d{1,2}"
    return re.compile(
        rf"(?:(?<![{_JOINED}.,٫٬])|{_PREFIX})(?<!\d{_BLANK})(?:\d{{1,3}}(?:{grouped})|\d{{1,9}})(?P<decimals>{decimals})?"
        rf"(?![{_JOINED}]|[.,٫٬]\d|{_BLANK}\d{{3}}(?!\d))"
    )


def _is_year(written: str) -> bool:
    return len(written) == len("2017") and written.isdigit() and int(written) in _YEARS


def _figure(text: str, match: re.Match[str]) -> Quantity:
    start, end = match.span()
    decimals = match["decimals"] or ""
    whole = _SEPARATORS.sub("", match[0].removesuffix(decimals))
    value = float(f"{whole}.{decimals[1:]}") if decimals else int(whole)
    percent = _IN_PERCENT.match(text, end)
    return Quantity(
        char_start=start,
        char_end=percent.end() if percent else end,
        text=text[start : percent.end() if percent else end],
        number_start=start,
        number_end=end,
        value_low=value,
        value_best=value,
        value_high=value,
        qualifier="exact",
        metric=SHARE if percent else COUNT,
        population=None,
        unit="percent" if percent else None,
        counted_start=None,
        counted_end=None,
        is_cumulative=False,
        is_part=False,
        is_total=False,
        method=METHOD,
        score=_SCORE,
    )
