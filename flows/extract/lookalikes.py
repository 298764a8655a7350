"""Letters in disguise: "Rаqqa" with a Cyrillic а, "Аleppo", full-width and mathematical letters.

Readers look for names in the text with such letters made plain, one for one, so that every offset stays; what they quote is
then put back as it was published. A word in Cyrillic or Greek is left alone: only one that mixes alphabets is changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any

from flows.extract.lexicon import read_rows
from flows.extract.words import Words
from flows.model.coded_event import CodedEvent
from flows.model.reading import Reading

_LATIN, _GREEK, _CYRILLIC = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff", "\u0400-\u052f"
_MIXED = re.compile("|".join(f"[{one}][{others}]" for one, others in (
    (_LATIN, _GREEK + _CYRILLIC), (_GREEK, _LATIN + _CYRILLIC), (_CYRILLIC, _LATIN + _GREEK),
)))  # fmt: skip
_WORD = re.compile(f"[{_LATIN}{_GREEK}{_CYRILLIC}]+")
_SHORTEST = 3  # letters of a word that may be a disguise: units mix alphabets, "kΩ"
_LATIN_LETTERS = re.compile(f"[{_LATIN}]+")
# Letterlike signs, circled, full-width and mathematical letters and digits, and what Unicode takes them for.
_SIGNS = "\u2102-\u2138\u24b6-\u24e9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
_STYLED = re.compile(f"[{_SIGNS}]")
_UNUSUAL = re.compile(f"[{_GREEK}{_CYRILLIC}{_SIGNS}]")  # asked first: most texts have none, and need nothing else


def in_plain_letters(text: str) -> str:
    """`text` with every letter in disguise as the one it stands for, a character for each; `text` itself if there is none."""
    if text.isascii() or not _UNUSUAL.search(text):
        return text
    text = _STYLED.sub(_unstyled, text)
    if not _MIXED.search(text):
        return text
    latin, *others = _tables()
    is_latin = 2 * sum(map(len, _LATIN_LETTERS.findall(text))) >= sum(map(len, _WORD.findall(text)))
    tables = (latin, *others) if is_latin else (*others, latin)
    return _WORD.sub(lambda match: _of_one_alphabet(match[0], tables), text)


def as_published(reading: Reading, words: Words, text: str) -> Reading:
    """The reading with its quotations as `text` has them, which has the same offsets as the text of `words` that was read.
    Names of people and their roles, which are no quotations, keep the letters that they are known by.
    """
    if words.text == text:
        return reading
    found = {one.name: _quoted(getattr(reading, one.name), text) for one in fields(reading)}
    found["events"] = tuple(_with_parties(one, text) for one in found["events"])
    return replace(reading, **found)


def _quoted(parts: Iterable[Any], text: str) -> tuple[Any, ...]:
    return tuple(one._replace(text=text[one.char_start : one.char_end]) for one in parts)


def _with_parties(event: CodedEvent, text: str) -> CodedEvent:
    actors, recipients, targets = (_quoted(some, text) for some in (event.actors, event.recipients, event.targets))
    return event._replace(actors=actors, recipients=recipients, targets=targets)


def _unstyled(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 else match[0]


def _of_one_alphabet(word: str, tables: Sequence[Mapping[int, str]]) -> str:
    """The word by the first of the tables that leaves it in one alphabet."""
    if len(word) < _SHORTEST or not _MIXED.search(word):
        return word
    return next((plain for letters in tables if not _MIXED.search(plain := word.translate(letters))), word)


@cache
def _tables() -> tuple[dict[int, str], ...]:
    """For str.translate: what letters of other alphabets look like in Latin, and Latin ones in each of the others."""
    rows = read_rows("lookalikes.csv")
    scripts = dict.fromkeys(row["script"] for row in rows)
    into = [{ord(row["latin"]): row["letter"] for row in reversed(rows) if row["script"] == script} for script in scripts]
    return {ord(row["letter"]): row["latin"] for row in rows}, *into
