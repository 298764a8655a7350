"""Numbers in words and in digits, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from flows.extract.grammar import Letters
from flows.extract.lexicon import read_rows

# How the words of a number follow each other, a letter for each: u unit, e teen, t ten, h hundred, k scale, z dozen, f half,
# q quarter, d digits, a "a", o "of", n "and", and the hyphen.
_KINDS = {"unit": "u", "teen": "e", "ten": "t", "hundred": "h", "scale": "k", "dozen": "z", "half": "f", "quarter": "q"}
_BELOW_100 = r"(?:t-?u|[uet])"
_BELOW_1000 = rf"(?:[ua]h(?:n?{_BELOW_100})?|{_BELOW_100})"
_YEAR = r"[et](?:t(?:-?u)?|e)(?![hkz])"  # "nineteen ninety-six"
_SPELLED = re.compile(
    rf"(?=[uetfq]|[ad][fhkqz-])(?:f-?a[kz]|af-?[kz]|(?:[uad]-?)?q(?:oa)?-?k|[uetda]z|(?:(?:{_BELOW_1000}|[da])k){{1,5}}(?:n?{_BELOW_1000}(?![kz]))?|[uetda]h(?:n?{_BELOW_100})?|"
    rf"(?P<year>{_YEAR})|{_BELOW_100})"
)
_CENTURIES = (18, 19, 20)
_PLAIN = re.compile(
    r"(?!0[0-9])([0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3}){1,5}|[0-9]{1,15})(\.[0-9]{1,2}|\.[0-9]{4,15})?(k|K|mn|bn)?"
)
_SUFFIXES = {"k": 1e3, "K": 1e3, "mn": 1e6, "bn": 1e9}
_SEPARATORS = str.maketrans("", "", ",\u00a0\u202f ")


class Spelled(NamedTuple):
    """A number in words, or in digits and words: the words from `first` to `last`, and what it is worth."""

    first: int
    last: int
    value: float


@cache
def number_kinds() -> Letters:
    """How each word may be part of a number: d and i begin with a digit, d is a number by itself."""
    return Letters(_vocabulary()[0], _by_shape)


def _by_shape(word: str) -> str:
    if not "0" <= word[0] <= "9":
        return "x"
    return "i" if plain_number(word) is None else "d"


def spelled_numbers(words: Sequence[str], codes: str) -> list[Spelled]:
    """The numbers among `words` that are not one word of digits, in order; `codes` are their kinds."""
    values = _vocabulary()[1]
    found: list[Spelled] = []
    for match in _SPELLED.finditer(codes):
        first, last = match.start(), match.end() - 1
        parts = [values.get(word.casefold()) or plain_number(word) for word in words[first : last + 1]]
        if match["year"] is None:
            spelled = [(first, last, _sum(match[0], parts))]
        elif parts[0] in _CENTURIES:
            spelled = [(first, last, 100 * (parts[0] or 0) + (_sum(match[0][1:], parts[1:]) or 0))]
        else:  # "fifteen twenty" are two
            spelled = [(first, first, parts[0]), (first + 1, last, _sum(match[0][1:], parts[1:]))]
        found += [Spelled(start, end, value) for start, end, value in spelled if value is not None]
    return found


def _sum(kinds: str, values: Sequence[float | None]) -> float | None:
    """ "two hundred and five thousand" is (2 * 100 + 5) * 1000."""
    total = group = 0.0
    for kind, value in zip(kinds, values, strict=True):
        if kind in "ano-":
            continue
        if value is None:
            return None
        if kind in "hq":
            group = (group or 1) * value
        elif kind in "kz":
            total += (group or 1) * value
            group = 0.0
        else:
            group += value
    return round(total + group, 6)  # 4.1 million


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, float]]:
    """The kind of each number word in the spellings it stands in, and the value of each in lower case."""
    rows = read_rows("number_words.csv")
    kinds = {"a": "a", "an": "a", "and": "n", "of": "o", "-": "-", "A": "a", "An": "a"}
    for row in rows:
        for spelling in (row["word"], row["word"].capitalize(), row["word"].upper()):
            kinds[spelling] = _KINDS[row["kind"]]
    return kinds, {row["word"]: float(row["value"]) for row in rows}


@lru_cache(maxsize=10_000)
def plain_number(word: str) -> float | None:
    """What a word of digits is worth; None for what is no number of things: "152mm", "19th", "1990s", "10:30", "007"."""
    match = _PLAIN.fullmatch(word)
    if match is None:
        return None
    whole, decimals, suffix = match.groups()
    return float(whole.translate(_SEPARATORS) + (decimals or "")) * _SUFFIXES.get(suffix, 1)
