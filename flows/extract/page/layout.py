"""Which stretch of an article's text is what: paragraphs at first all held to be body, then cut by the rules, one by one.

What the rules look for is not here: see `furniture`, `captions`, `head` and `tail`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from flows.model.article import BlockKind

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WRAP_COLUMN = range(50, 100)  # people and mail programs wrap plain text between these columns
_ENOUGH_LINES = 4
_TERMINAL = re.compile(r"[.!?:;\"'”’»)\]…]\Z")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` of the layout's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A stretch that is not body, and the rule that said so."""

    start: int
    end: int
    kind: BlockKind
    reason: str


@dataclass(slots=True)
class Layout:
    """A text and what has been decided of it so far.

    `body` holds the stretches still held to be body, in order, none empty, none across a paragraph's end.
    """

    text: str
    body: list[Span]
    cuts: list[Cut] = field(default_factory=list)

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def cut(self, start: int, end: int, kind: BlockKind, reason: str) -> None:
        """Takes `start:end`, which lies within one body stretch, out of the body; what is left of the stretch stays body."""
        start, end = trim(self.text, start, end)
        if start == end:
            return
        at = bisect_right(self.body, start, key=lambda span: span.start) - 1
        whole = self.body[at]
        rest = [trim(self.text, whole.start, start), trim(self.text, end, whole.end)]
        self.body[at : at + 1] = [Span(*part) for part in rest if part[0] < part[1]]
        self.cuts.append(Cut(start, end, kind, reason))

    def cut_whole(self, spans: list[tuple[Span, BlockKind, str]]) -> None:
        """Takes whole body stretches out, all at once, so that a text of many lines costs one pass."""
        gone = {span for span, _, _ in spans}
        self.body = [span for span in self.body if span not in gone]
        self.cuts.extend(Cut(span.start, span.end, kind, reason) for span, kind, reason in spans)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; empty at `start` if it is all white space."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def lay_out(text: str) -> Layout:
    """The text with every paragraph held to be body.

    A line is a paragraph, as scrapers write it, unless the text is hard-wrapped: then blank lines or indents part paragraphs.
    """
    lines = list(_lines(text))
    return Layout(text, _unwrapped(text, lines) if _is_wrapped(text, lines) else lines)


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        start, end = trim(text, *match.span())
        if start < end:
            yield Span(start, end)


def _parted(text: str, before: Span, after: Span) -> bool:
    """Whether a blank line stands between the two, or the second is indented and the first is not."""
    gap = text[before.end : after.start].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\n\r\u2028\u2029") > 1 or (_indented(text, after) and not _indented(text, before))


def _indented(text: str, line: Span) -> bool:
    return text[max(0, line.start - 2) : line.start].endswith(("  ", "\t"))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether most lines that another one follows at once stop near the same column in mid-sentence.

    A text of a few lines is, if it is nothing but such lines and reads on in lower case or in capitals throughout.
    """
    followed = [(a, b) for a, b in pairwise(lines) if not _parted(text, a, b)]
    broken = sum(a.end - a.start in _WRAP_COLUMN and not _TERMINAL.search(text[a.end - 1 : a.end]) for a, _ in followed)
    if len(followed) >= _ENOUGH_LINES:
        return broken > 0.6 * len(followed)
    if not followed or broken < len(followed) or any(line.end - line.start not in range(_WRAP_COLUMN.stop) for line in lines):
        return False
    return text.isupper() or any(text[b.start].islower() for _, b in followed)


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    paragraphs: list[Span] = lines[:1]
    for before, line in pairwise(lines):
        if _parted(text, before, line):
            paragraphs.append(line)
        else:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
    return paragraphs
