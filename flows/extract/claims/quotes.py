"""Quotations of a text: where marks open and close, whichever marks a newsroom uses, and wherever it forgot one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from flows.extract.grammar import OTHER, Letters
from flows.extract.words import Words

_OPENING = "“«„"
_CLOSING = "”»"
_STRAIGHT = '"'
_SINGLE = "'’‘"
_MARKS = frozenset(_OPENING + _CLOSING + _STRAIGHT + _SINGLE + "\n")  # with the end of a paragraph
_MARK = re.compile("m")
_BEFORE = "\n([—–-/…"  # what a mark may open behind without a blank
_LONGEST = {True: 400, False: 80}  # words in double and in single marks; what has not closed by then never does
_LONGEST_UNCLOSED = 120


class Quotation(NamedTuple):
    """The words from `first`, the opening mark, up to `end`, behind the closing one if it is `closed`."""

    first: int
    end: int
    closed: bool


@dataclass(slots=True)
class _Mark:
    """A mark at `at`, up to `end`: two words if it is two single strokes. A paragraph's end is one that is neither."""

    at: int
    end: int
    character: str
    is_double: bool


def find_quotations(words: Words) -> list[Quotation]:
    """The quotations of a text in order, none within another, none longer than its paragraph.

    Double marks that do not close are one up to the end of the paragraph; a single one is an apostrophe then.
    """
    found: list[Quotation] = []
    opened: _Mark | None = None
    nested = 0  # curved marks that are open within straight ones
    for mark in _marks(words):
        if opened and (mark.character == "\n" or mark.at - opened.at > _LONGEST[opened.is_double]):
            if opened.is_double:
                found.append(_unclosed(opened.at, mark.at))
            opened = None
        if mark.character == "\n":
            continue
        if opened is None or (mark.is_double and not opened.is_double):
            if _opens(words, mark):
                opened, nested = mark, 0
        elif opened.character == _STRAIGHT and mark.character in _OPENING:
            nested += 1
        elif nested and mark.character in _CLOSING:
            nested -= 1
        elif mark.is_double == opened.is_double and _closes(words, opened, mark):
            found.append(Quotation(opened.at, mark.end, True))
            opened = None
        elif mark.character in _OPENING:
            found.append(_unclosed(opened.at, mark.at))
            opened = mark
    if opened and opened.is_double:
        found.append(_unclosed(opened.at, len(words.written)))
    return found


def _unclosed(first: int, end: int) -> Quotation:
    return Quotation(first, min(end, first + _LONGEST_UNCLOSED), False)


def _marks(words: Words) -> Iterator[_Mark]:
    """The marks of a text and the ends of its paragraphs; ''so'' has two."""
    written, behind = words.written, -1
    for match in _MARK.finditer(_letters().draw(words)):
        index = match.start()
        word = written[index]
        if word[0] == "\n":
            yield _Mark(index, index + 1, "\n", False)
        elif index >= behind:
            if word not in _SINGLE:
                yield _Mark(index, index + 1, word, True)
            elif index + 1 < len(written) and written[index + 1] == word and words.glued(index + 1):
                behind = index + 2
                yield _Mark(index, behind, _STRAIGHT, True)
            else:
                yield _Mark(index, index + 1, word, False)


@cache
def _letters() -> Letters:
    return Letters({}, lambda word: "m" if word[0] in _MARKS else OTHER)


def _opens(words: Words, mark: _Mark) -> bool:
    if mark.character in _CLOSING or mark.end >= len(words.written):
        return False
    if mark.character in _OPENING:
        return True
    apart = not words.glued(mark.at) or words.written[mark.at - 1][0] in _BEFORE
    if not apart or not words.glued(mark.end):
        return False
    return mark.is_double or (words.written[mark.end][0].isalpha() and mark.character != "’")


def _closes(words: Words, opened: _Mark, mark: _Mark) -> bool:
    written, glued = words.written, words.glued
    if mark.is_double:
        turned = glued(mark.at) and (mark.end >= len(written) or not glued(mark.end))  # “so“
        return mark.character not in _OPENING or (mark.character == "“" and (turned or opened.character == "„"))
    ends = mark.end >= len(written) or not glued(mark.end) or not written[mark.end][0].isalnum()
    return mark.character != "‘" and ends and glued(mark.at) and (mark.character == "’") == (opened.character == "‘")
