"""The page around an article: share lines, menus, pleas, notices, and what stands under "About the Author".

The rules are data/boilerplate.csv, by scope:

    line      the whole paragraph is furniture
    about     a header: the two paragraphs after it tell of the author
    related   a header: the headlines after it go with it
    comments  a header: everything after it was written by readers
    head, tail, menu  are for `head` and `tail`, which cut within a paragraph

A line above `_LONGEST` characters is never furniture: reporting is what is long.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache

from flows.extract.lexicon import read_rows
from flows.extract.page.layout import Layout, Span
from flows.model.article import BlockKind

_LONGEST = 1_200
_LONGEST_HEADER = 200
_LONGEST_HEADLINE = 160
_SHORTEST_REPORTING = 60
# How many paragraphs a section takes at most: a person is told of in two, and readers never stop.
_SECTION_LINES = {"about_author": 2, "related_links": 20, "reader_comments": sys.maxsize}
_SAID = re.compile(
    r"(?:,[\"”’']? |[\"”] )(?:[\w'’.-]+ ){0,6}"
    r"(?:said|says|told|wrote|writes|added|asked|announced|chanted|shouted|read|tweeted|warned)\b|"
    r"\b(?:according to|said (?:on |in |the |that )|told (?:reporters|the))"
)
_ONLY_PAGES = re.compile(
    r"https?:|www\.|@\w|©|"
    r"\b(?:newsletter|inbox|subscri\w+|cookies?|javascript|rights reserved|twitter|facebook|sign up|click)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\Z")


@cache
def rules(scope: str) -> re.Pattern[str]:
    """The rules of a scope as one pattern; `match.lastgroup` is the reason. Case does not count."""
    rows = [row for row in read_rows("boilerplate.csv") if row["scope"] == scope]
    by_reason: dict[str, list[str]] = {}
    for row in rows:
        by_reason.setdefault(row["reason"], []).append(row["pattern"])
    return re.compile("|".join(f"(?P<{reason}>{'|'.join(parts)})" for reason, parts in by_reason.items()), re.IGNORECASE)


def cut_furniture(layout: Layout) -> None:
    """Takes out every paragraph that is furniture."""
    layout.cut_whole([(span, BlockKind.BOILERPLATE, reason) for span, reason in _furniture(layout)])


def _furniture(layout: Layout) -> Iterator[tuple[Span, str]]:
    """The furniture, each with its reason. A section opens only after some reporting: above it, its header is a link."""
    section, left, reported = "", 0, False
    for span in layout.body:
        line = layout.slice(span)
        if header := _header(line):
            section, left = header, _SECTION_LINES[header] if reported and _may_open(header, layout, span) else 0
            yield span, header
        elif reason := _line_reason(line):
            yield span, reason
        elif left and _continues(section, line):
            left -= 1
            yield span, section
        else:
            left = 0
            reported = reported or reads_as_reporting(line)


def reads_as_reporting(line: str) -> bool:
    """Whether the line is as long as a sentence of a report is, and ends as one."""
    return len(line) >= _SHORTEST_REPORTING and ends_as_sentence(line)


def ends_as_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line))


def _line_reason(line: str) -> str | None:
    match = rules("line").fullmatch(line) if len(line) <= _LONGEST else None
    return match.lastgroup if match and not says_who_said_it(line) else None


def says_who_said_it(line: str) -> bool:
    """Whether the line is a sentence that somebody said, and speaks of nothing that only pages have.

    "Help us, a resident wrote on Monday." begins as a plea does, and is reporting.
    """
    return bool(_SAID.search(line) and _SENTENCE_END.search(line)) and not _ONLY_PAGES.search(line)


def _header(line: str) -> str | None:
    """The section that the line is the header of."""
    if len(line) > _LONGEST_HEADER or _SENTENCE_END.search(line):
        return None
    return next(
        (match.lastgroup for scope in ("about", "related", "comments") if (match := rules(scope).fullmatch(line))), None
    )


def _may_open(section: str, layout: Layout, span: Span) -> bool:
    """Readers' comments, which take all that follows, begin below the middle of the text."""
    return section != "reader_comments" or 2 * span.start > layout.body[-1].end - layout.body[0].start


def _continues(section: str, line: str) -> bool:
    """Whether the line still belongs to the section. Related links are headlines: they do not end as sentences do."""
    return section != "related_links" or (len(line) <= _LONGEST_HEADLINE and not _SENTENCE_END.search(line))
