"""Quotations of a text: where marks open and close, whichever marks a newsroom uses, and wherever it forgot one."""

from __future__ import annotations

from typing import NamedTuple

from flows.extract.words import Words

_OPENING = "“«„"
_CLOSING = "”»"
_EITHER = '"'
_SINGLE = "'’‘"
_MARKS = frozenset(_OPENING + _CLOSING + _EITHER + _SINGLE)
_LONGEST = 400  # words; a quotation that has not closed by then never does
_LONGEST_SINGLE = 80
_LONGEST_UNCLOSED = 120


class Quotation(NamedTuple):
    """The words from `first`, the opening mark, up to `end`, behind the closing one if it is `closed`.

    `inside` is where the words within the marks begin: two marks of a single stroke each may open one.
    """

    first: int
    end: int
    closed: bool


def find_quotations(words: Words) -> list[Quotation]:
    """The quotations of a text in order, none within another, none longer than its paragraph."""
    written = words.written
    found: list[Quotation] = []
    opened = -1  # the mark that is open
    single = False
    for index, word in enumerate(written):
        if word[0] == "\n":
            if opened >= 0 and not single:
                found.append(_unclosed(opened, index))
            opened = -1
            continue
        if word not in _MARKS:
            continue
        if opened >= 0 and index - opened > (_LONGEST_SINGLE if single else _LONGEST):
            if not single:
                found.append(_unclosed(opened, index))
            opened = -1
        double = word not in _SINGLE or _is_pair(words, index)
        if word in _SINGLE and not double and index > 0 and written[index - 1] == word and _is_pair(words, index - 1):
            continue  # the second stroke
        width = 2 if word in _SINGLE and double else 1
        if opened < 0 or (single and double):
            if _opens(words, index, width, double):
                opened, single = index, not double
        elif double == (not single) and _closes(words, index, width, double, opened):
            found.append(Quotation(opened, index + width, True))
            opened = -1
        elif double and word in _OPENING:
            found.append(_unclosed(opened, index))
            opened = index
    if opened >= 0 and not single:
        found.append(_unclosed(opened, len(written)))
    return found


def _unclosed(first: int, end: int) -> Quotation:
    return Quotation(first, min(end, first + _LONGEST_UNCLOSED), False)


def _is_pair(words: Words, index: int) -> bool:
    """Whether two strokes stand for one mark: ''so''."""
    written = words.written
    return (
        index + 1 < len(written) and written[index] in "'’‘" and written[index + 1] == written[index] and words.glued(index + 1)
    )


def _opens(words: Words, index: int, width: int, double: bool) -> bool:
    word, after = words.written[index], index + width
    if word in _CLOSING or after >= len(words.written):
        return False
    if word in _OPENING:
        return True
    apart = not words.glued(index) or words.written[index - 1][0] in "\n([—–-/…"
    if double:
        return apart and words.glued(after)
    follows = words.written[after]
    return apart and words.glued(after) and follows[0].isalpha() and word != "’"


def _closes(words: Words, index: int, width: int, double: bool, opened: int) -> bool:
    word, after = words.written[index], index + width
    if double:
        if word in _CLOSING or (word == "“" and words.written[opened] == "„"):
            return True
        return word not in _OPENING
    ends = after >= len(words.written) or not words.glued(after) or not words.written[after][0].isalnum()
    return word != "‘" and ends and words.glued(index) and (word == "’") == (words.written[opened] == "‘")
