"""HTML that a scraper left in a text: entities are decoded, tags taken out, scripts and styles with what is in them.

Only names that HTML has are tags: "x < y", "<jane@example.org>" and "AT&T;" are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from flows.extract.page.offsets import Edit, Step, apply

_ENTITY = re.compile(r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_MOST_ESCAPES = 4  # "&amp;amp;nbsp;": pages escape what was escaped before
_BLOCKS = (
    "p|br|hr|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|blockquote|pre|section|article|aside|header|"
    "footer|main|nav|figure|figcaption|form|fieldset|iframe|object|video|audio|html|head|body|title|noscript"
)
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|center|cite|code|data|del|dfn|em|embed|font|i|img|input|ins|kbd|label|link|mark|meta|param|picture|"
    "q|s|samp|small|source|span|strike|strong|sub|sup|time|tt|u|var|wbr|svg|path|button|o:p"
)
_TAG = re.compile(
    rf"<(?P<hidden>script|style)\b[^<>]{{0,2000}}>|</?(?:(?P<block>{_BLOCKS})|{_INLINE})(?:\s[^<>]{{0,2000}})?/?>|<!--", re.I
)
_END = {"script": re.compile(r"</script\s*>", re.I), "style": re.compile(r"</style\s*>", re.I), "comment": re.compile(r"-->")}


def decode_entities(text: str) -> Step | None:
    """`text` with its HTML entities as the characters they name, also where they were escaped more than once."""
    return apply(text, _entities(text)) if "&" in text else None


def drop_tags(text: str) -> Step | None:
    """`text` without tags: a line break where a block such as a paragraph begins or ends, nothing where words were marked."""
    return apply(text, _tags(text)) if "<" in text else None


def _entities(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        said = match.group()
        for _ in range(_MOST_ESCAPES):
            said, before = unescape(said), said
            if said == before:
                break
        if said != match.group():
            yield *match.span(), said


def _tags(text: str) -> Iterator[Edit]:
    seen = 0
    unclosed: set[str] = set()  # what is not closed once is not closed below either: each is looked for to the end only once
    for match in _TAG.finditer(text):
        if match.start() < seen:
            continue
        seen = match.end()
        hidden = "comment" if match.group() == "<!--" else (match["hidden"] or "").lower()
        if hidden and hidden not in unclosed:
            closing = _END[hidden].search(text, seen)
            if closing:
                seen = closing.end()
            else:
                unclosed.add(hidden)
        yield match.start(), seen, "\n" if hidden or match["block"] else ""
