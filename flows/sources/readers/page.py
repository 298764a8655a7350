"""A page of the web: its article, and what it says of itself."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from flows.sources.prose import why_no_article
from flows.sources.readers.charset import decode
from flows.sources.readers.teasers import is_index, share_of_teasers

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_PAGE_BYTES = 10 * 1024 * 1024
"""Pages have some 100 KB, and with pictures in them some MB."""
MAX_TAGS = 100_000
"""Long reads have some thousands. Each costs some 30 microseconds, and as much again for every hundred it is deep."""
_META_CHARSET = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.I)
_META_WITHIN = 8 * 1024  # the HTML standard says 1,024 bytes; pages put scripts before it
_LINE_END = re.compile(r"[\r\n]\s*")
_WRITTEN_IN_LINES = ("pre", "script", "style", "textarea")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=[-_]|\Z)")
_NO_EARLIER = "1990-01-01"
# The checks judge dates to come; htmldate by itself takes none after today, so that it would not always answer the same.
_ANY_LATER = "2999-12-31"
# What says by its name that it is the date of publication; htmldate would also take one from a menu or out of the text.
_DATED = (
    "//meta[@content] | //script[contains(@type, 'ld+json')] | //*[@itemprop='datePublished'] | "
    "//time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date')]"
)


_MOST_DATED = 500


@dataclass(frozen=True, slots=True)
class Page:
    """An article as a page has it. `text` is what it says, a paragraph a line, without menus, scripts and styles."""

    text: str
    title: str | None
    byline: str | None
    publication: str | None
    published: str | None
    url: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class NoPage:
    """Why a page gives no article: code and message of its Reject."""

    code: str
    message: str


def read_page(
    content: bytes, *, charset: str | None = None, found: str | None = None, url: str | None = None, seen_on: date | None = None
) -> Page | NoPage:
    """The article of a page.

    Args:
        charset: what came with the page says of its encoding. `found`: what a look at its bytes does.
        url: where it was found, if the page does not say where it is.
        seen_on: the day it was found on; it cannot have been published after that.
    """
    if len(content) > MAX_PAGE_BYTES:
        return NoPage("page_too_large", f"a page of more than {MAX_PAGE_BYTES:,} bytes")
    markup = page_text(content, charset, found)
    if (tags := markup.count("<")) > MAX_TAGS:
        return NoPage("page_too_large", f"a page of {tags:,} tags, more than {MAX_TAGS:,}")
    taken = _extract(markup, url, seen_on)
    if taken is None:
        return NoPage("no_article", "The page has no article: there is no text in it.")
    page, teasers = taken
    if why := why_no_article(page.text):
        return NoPage("no_article", f"The page has no article: {why}.")
    if is_index(teasers):
        why = f"most of its text ({teasers:.0%}) is teasers of other pages, as in a list of the latest news"
        return NoPage("no_article", f"The page has no article: {why}.")
    return page


def page_text(content: bytes, charset: str | None = None, found: str | None = None) -> str:
    """The page's HTML, decoded."""
    named = _META_CHARSET.search(content[:_META_WITHIN])
    return decode(content, (charset, named[1].decode("ascii", "replace") if named else None), found=found)


def _extract(markup: str, url: str | None, seen_on: date | None) -> tuple[Page, float] | None:
    """The page, and how much of its text is teasers."""
    import htmldate  # these take a third of a second, which only who reads pages should pay
    import trafilatura

    _silence("trafilatura", "htmldate", "courlan", "charset_normalizer")
    latest = seen_on.isoformat() if seen_on else _ANY_LATER
    dates: dict[str, Any] = {"original_date": True, "extensive_search": False, "min_date": _NO_EARLIER, "max_date": latest}
    try:
        tree = trafilatura.load_html(markup)
        if tree is None:
            return None
        stated = htmldate.find_date(_dated(tree), **dates)
        language = _language(tree)
        _unwrap(tree)
        whole = deepcopy(tree)
        page = trafilatura.bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, date_extraction_params=dates
        )
    except Exception:  # whatever these libraries stumble over in a stranger's markup, it costs this page only
        return None
    if page is None or isinstance(page, dict) or not page.text:
        return None
    read = Page(
        text=page.text,
        title=page.title,
        byline=page.author and page.author.replace("; ", ", "),
        publication=page.sitename,
        published=stated,
        url=page.url,
        language=language,
    )
    return read, share_of_teasers(whole, page.text, page.url)


def _dated(tree: HtmlElement) -> HtmlElement:
    """What of a page states its date, as a page of its own."""
    from lxml import html

    page = html.document_fromstring("<html><head></head><body></body></html>")
    head, body = page.head, page.body
    for element in islice(tree.xpath(_DATED), _MOST_DATED):
        alone = deepcopy(element)
        alone.tail = None
        (head if alone.tag == "meta" else body).append(alone)
    return page


def _unwrap(tree: HtmlElement) -> None:
    """A line's end in HTML is a space, and in trafilatura's text the end of a paragraph."""
    for element in tree.iter():
        if element.text and element.tag not in _WRITTEN_IN_LINES:
            element.text = _LINE_END.sub(" ", element.text)
        if element.tail:
            element.tail = _LINE_END.sub(" ", element.tail)


def _language(tree: HtmlElement) -> str | None:
    named = _LANGUAGE.match(str(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip())
    return named.group().lower() if named else None


def _silence(*libraries: str) -> None:
    """Their warnings of what is odd in a page would go to the terminal, one for each page."""
    for name in libraries:
        logging.getLogger(name).setLevel(logging.CRITICAL)
