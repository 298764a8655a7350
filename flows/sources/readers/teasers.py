"""Teasers of other pages: a headline that is a link, and the few words around it that are there for its sake.

The front of a section, a tag's or author's page and the results of a search are made of them, and read like reporting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST_WORDS = 5  # of a headline: names of the dead may be links, too
_LEAST_CHARS = 10  # of one in a script without blanks
_BESIDE = 20  # characters that may stand beside a headline: a time, a section
_LONGEST = 700  # characters of a teaser with its headline
_HIGHEST = 8  # elements around a headline that are looked at
_BELOW = 2  # elements under a heading, or rows under one, that may be its teaser
_MOST, _MOST_LINES = 300, 1_000
_FEWEST, _SHARE = 4, 0.5
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset(("span", "strong", "b", "em", "i", "u", "font", "small", "big", "center", *_HEADINGS))
_HIDDEN = frozenset(("script", "style", "noscript", "template"))
_LIVE = "LiveBlogPosting"  # https://schema.org: each entry may have its headline, linked
_SEVERAL = "\n"  # where several pages are led to


def share_of_teasers(tree: HtmlElement, text: str, url: str | None) -> float:
    """How much of `text`, which was taken from the page, is in its teasers; 0 if they are few, or entries of a live report.

    Time is linear in the page. `url` is the page's own address, if it is known: what leads there is no other page.
    """
    if any(_LIVE in (script.text or "") for script in tree.iter("script")):
        return 0.0
    teasers = _teasers(tree, urlsplit(url).path if url else None)
    if len(teasers) < _FEWEST:
        return 0.0
    said = "\n".join(teasers)
    lines = [_plain(line).strip("-•|> ") for line in text.splitlines()[:_MOST_LINES]]
    return sum(len(line) for line in lines if line in said) / (sum(map(len, lines)) or 1)


def is_index(share: float) -> bool:
    """Whether a page is one of teasers, by what share_of_teasers says."""
    return share >= _SHARE


def _teasers(tree: HtmlElement, own_path: str | None) -> list[str]:
    """The texts of the teasers, one for each page that they lead to."""
    links = [(link, _target(link, own_path)) for link in tree.iter("a")]
    headlines = {link: target for link, target in links if target and _is_headline(link)}
    if len({*headlines.values()}) < _FEWEST:
        return []
    sizes, leads = _measured(tree, headlines)
    found: dict[str, str] = {}
    for link, target in headlines.items():
        found[target] = f"{found.get(target, '')}\n{_around(link, sizes, leads)}"
        if len(found) == _MOST:
            break
    return [*found.values()]


def _target(link: HtmlElement, own_path: str | None) -> str | None:
    """The other page that a link leads to; without its query if it may be a part of this one."""
    try:
        parts = urlsplit(str(link.get("href") or "").strip())
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or not (parts.path or parts.query) or parts.path == own_path:
        return None
    return f"{parts.path}?{parts.query}" if own_path else parts.path


def _is_headline(link: HtmlElement) -> bool:
    """Whether it has the words of one, and a line of its own or a heading inside."""
    said = _plain(link.text_content())
    if len(said) > _LONGEST or (
        len(said.split()) < _LEAST_WORDS and (" " in said or said.isascii() or len(said) < _LEAST_CHARS)
    ):
        return False
    return next(link.iter(*_HEADINGS), None) is not None or _is_alone(link)


def _is_alone(element: HtmlElement) -> bool:
    for _ in range(_HIGHEST):
        parent, before = element.getparent(), element.getprevious()
        beside = ((before.tail if before is not None else parent is not None and parent.text) or "", element.tail or "")
        if any(len(said.strip()) > _BESIDE for said in beside):
            return False
        if parent is None or parent.tag not in _INLINE:
            return True
        element = parent
    return False


def _measured(tree: HtmlElement, headlines: dict[HtmlElement, str]) -> tuple[dict[HtmlElement, int], dict[HtmlElement, str]]:
    """The characters of each element's text, and the page that its headlines lead to."""
    elements = [*tree.iter("*")]
    sizes = {one: 0 if one.tag in _HIDDEN else len((one.text or "").strip()) for one in elements}
    leads = dict(headlines)
    for one in reversed(elements):  # what an element holds stands behind it
        if (parent := one.getparent()) is None:
            continue
        sizes[parent] += sizes[one] + len((one.tail or "").strip())
        if one in leads:
            leads[parent] = leads[one] if leads.get(parent, leads[one]) == leads[one] else _SEVERAL
    return sizes, leads


def _around(link: HtmlElement, sizes: dict[HtmlElement, int], leads: dict[HtmlElement, str]) -> str:
    """The text around a headline that belongs to no other."""
    teaser = link
    for _ in range(_HIGHEST):
        parent = teaser.getparent()
        if parent is None or leads[parent] == _SEVERAL or sizes[parent] > _LONGEST:
            break
        teaser = parent
    texts = [teaser.text_content()]
    below = teaser.getnext() if teaser.tag in (*_HEADINGS, "tr") else None
    for _ in range(_BELOW):
        if below is None or below in leads or below.tag in _HEADINGS or sizes.get(below, 0) > _LONGEST:
            break
        texts.append(below.text_content() if below in sizes else "")
        below = below.getnext()
    return "\n".join(map(_plain, texts))


def _plain(text: str) -> str:
    return " ".join(text.split())
