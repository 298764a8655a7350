"""The line that is an article's title, where nothing beside the text names it, and the outlet's name above it."""

from __future__ import annotations

import re

from flows.extract.page.dateline import dateline_end
from flows.extract.page.layout import Layout
from flows.extract.page.titles import is_outlet

LONGEST = 220
_LONGEST_MASTHEAD = 60
_LONGEST_SENTENCE = 160
_SHORTEST = 20
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\Z")
_INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?…][\"'”’)\]]* ")
# What comes after these is still to be said: "The minister said:"
_GOES_ON = (":", ",", "-", "–", "—")
_SPEAKER = re.compile(r"(?:Q|A|QUESTION|ANSWER|[A-Z][A-Z. '’-]{2,40}): ")  # of an interview's minutes
_LONGEST_QUESTION = 110
_LONG_WORD = re.compile(r"[^\W\d_][\w'’-]{4,}")
_FEWEST_CAPITALS = 4
_SAID_BEFORE = 3  # of the first paragraphs: standfirsts may stand between the title and the dateline


def is_masthead(layout: Layout) -> bool:
    """Whether the first line is an outlet's name, and a line that may be the title stands below it."""
    name = layout.slice(layout.body[0])
    if len(name) > _LONGEST_MASTHEAD or ":" in name or not is_outlet(name.partition(" - ")[0]):
        return False
    below = [layout.slice(span) for span in layout.body[1:4] if span.end - span.start <= LONGEST]
    return any(len(line) >= _SHORTEST and not _STOP.search(line) for line in below)


def is_title_line(layout: Layout) -> bool:
    """Whether the first of several paragraphs reads as a title and a longer one follows.

    A title is short and does not end as a sentence does, nor as what is still to go on. One that ends with a stop, as some
    print it, is told by its capitals or by the dateline below it.
    """
    line = layout.slice(layout.body[0])
    if len(layout.body) < 2 or len(line) > LONGEST or line.endswith(_GOES_ON) or dateline_end(line):
        return False
    if not any(span.end - span.start > len(line) for span in layout.body[1:6]):
        return False
    if line.endswith("?"):
        return len(line) <= _LONGEST_QUESTION and not _SPEAKER.match(line)
    return not _STOP.search(line) or _is_title_with_stop(line, layout)


def _is_title_with_stop(line: str, layout: Layout) -> bool:
    if len(line) > _LONGEST_SENTENCE or _INNER_STOP.search(line) or line[0] in "\"“'‘(":
        return False
    words = [match.group() for match in _LONG_WORD.finditer(line)]
    if len(words) >= _FEWEST_CAPITALS and all(word[0].isupper() for word in words):
        return True
    return any(dateline_end(layout.slice(span)) for span in layout.body[1:_SAID_BEFORE])
