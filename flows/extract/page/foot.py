"""The foot of a page, related links, tags and notices, where it has run into the last paragraph of the reporting."""

from __future__ import annotations

import re

from flows.extract.page.byline import agency_at_end
from flows.extract.page.furniture import rules
from flows.extract.page.layout import Layout, Span

_REACH = 3_000  # characters of a paragraph in which its foot is looked for
_END = 400  # the last of a foot: without a cue in it there is none


def foot_start(layout: Layout, span: Span) -> int | None:
    """Where related links, tags and the rest of the page begin in the last paragraph, if they have run into it."""
    start = max(span.start, span.end - _REACH)
    text = layout.text[start : span.end]
    if not rules("cue").search(text, len(text) - _END):
        return None
    for match in rules("foot").finditer(text):
        marker = text[match.start() : match.end()].lstrip("0123456789 ")
        before = text[: match.start()].rstrip()
        ended = before[-1:] in tuple('.!?…"”)') or agency_at_end().search(before[-200:])
        if not marker[:1].isupper() or not before or not ended:
            continue
        cues = {cue.group().casefold() for cue in rules("cue").finditer(text, match.end())}
        if len(cues) >= 2 and not _has_reporting(text[match.end() :]):
            return start + match.start()
    return None


def _has_reporting(foot: str) -> bool:
    """Whether some sentence of what looks like a foot is long, mostly in lower case, and says nothing that feet say."""
    for sentence in re.split(r"\.(?=\s|\Z)", foot)[:-1]:
        words = sentence.split()
        if len(words) >= 12 and 2 * sum(word[0].islower() for word in words) > len(words) and not rules("cue").search(sentence):
            return True
    return False
