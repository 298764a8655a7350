"""Sentences of a text. The boundaries are sentencex's; never across paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.extract.page.layout import trim

_PARAGRAPH = re.compile(r"[^\n]+")
# sentencex takes time quadratic in the number of open brackets, quotes and dashes: longer paragraphs go to it in slices.
_SLICE = 5_000
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, as broken JSON has them: Rust takes none


def split_sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Spans (char_start, char_end) of the sentences of `text`, without the white space around them, in order.

    `language` is an ISO 639-1 code; unknown ones are split as English.
    """
    spans = (span for start, end in _slices(text) for span in _boundaries(text, start, end, language))
    return tuple(span for span in spans if span[0] < span[1])


def _slices(text: str) -> Iterator[tuple[int, int]]:
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while end - start > _SLICE:
            stop = _slice_end(text, start)
            yield start, stop
            start = stop
        yield start, end


def _slice_end(text: str, start: int) -> int:
    """After the last full stop that fits, else after the last space, else where the slice is full."""
    for mark in (". ", " "):
        at = text.rfind(mark, start, start + _SLICE)
        if at > start:
            return at + len(mark)
    return start + _SLICE


def _boundaries(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    from sentencex import segment  # type: ignore[attr-defined]  # defined in Rust

    at = start
    for sentence in segment(language, _SURROGATE.sub("\ufffd", text[start:end])):
        yield trim(text, at, at + len(sentence))
        at += len(sentence)
