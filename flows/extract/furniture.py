"""The page around an article: share lines, menus, pleas, notices, and what stands under "About the Author".

The rules are data/boilerplate.csv, by scope:

    line      the whole paragraph is furniture
    about     a header: the paragraphs after it tell of the author
    related   a header: the headlines after it go with it
    comments  a header: everything after it was written by readers
    head, tail, menu  are for `head` and `tail`, which cut within a paragraph

A line above `_LONGEST` characters is never furniture: reporting is what is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from flows.extract.layout import Layout, Span
from flows.extract.lexicon import read_rows
from flows.model.article import BlockKind

_LONGEST = 1_200
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
    section = None
    for at, span in enumerate(layout.body):
        line = layout.slice(span)
        if header := _header(line, layout, at):
            section = header
            yield span, header
        elif reason := _line_reason(line):
            yield span, reason
        elif section and _continues(section, line):
            yield span, section
        else:
            section = None


def _line_reason(line: str) -> str | None:
    match = rules("line").fullmatch(line) if len(line) <= _LONGEST else None
    return match.lastgroup if match else None


def _header(line: str, layout: Layout, at: int) -> str | None:
    """The section that the line opens, if it does: readers' comments only below the larger part of the text."""
    if len(line) > 200:
        return None
    for scope in ("about", "related", "comments"):
        if match := rules(scope).fullmatch(line):
            below = at > 0 and 2 * layout.body[at].start > layout.body[-1].end - layout.body[0].start
            return match.lastgroup if scope != "comments" or below else None
    return None


def _continues(section: str, line: str) -> bool:
    """Whether the line still belongs to the section. Related links are headlines: they do not end as sentences do."""
    return section != "related_links" or (len(line) <= 160 and not _SENTENCE_END.search(line))
