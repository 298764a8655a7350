"""Feeds as files, RSS of any version and Atom: each item is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from flows.errors import UnreadableFile
from flows.model.article import ArticleBatch, RawArticle
from flows.model.batch import Kind
from flows.model.files import ReceivedFile, Reject
from flows.settings import Settings
from flows.sources.readers.articles import in_batches
from flows.sources.readers.batch import clipped
from flows.sources.readers.charset import decode
from flows.sources.readers.markup import root_of, text_of, without_doctype
from flows.sources.readers.sample import Sample
from flows.sources.recognised import ArticleSource, Recognised
from flows.sources.tables import TableHead

MAX_FEED_BYTES = 10 * 1024 * 1024
"""Feeds have some 100 KB. What is made to be slow takes some seconds for each megabyte."""
_ROOTS = {"rss": "application/rss+xml", "rdf:rdf": "application/rss+xml", "feed": "application/atom+xml"}
_DECLARED = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:+-]{1,40})")
_END = re.compile(r"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>", re.I)
_ITEM, _ITEM_END = re.compile(r"<(?:[\w-]+:)?(?:item|entry)[\s>]"), re.compile(r"</(?:[\w-]+:)?(?:item|entry)\s*>")
_MARKED_UP = ("text/html", "application/xhtml+xml")


def recognise(sample: Sample, table: TableHead | None, told: bool) -> Recognised | None:
    """The file as a feed, by its outermost element."""
    root = root_of(sample.text) or ""
    if root == "rdf:rdf" and "purl.org/rss/1.0" not in sample.text and not told:
        return None
    media_type = _ROOTS.get(root if root == "rdf:rdf" else root.rpartition(":")[2], "application/rss+xml" if told else None)
    return Recognised("article_feed", Kind.ARTICLES, media_type) if media_type else None


def read_articles(file: ReceivedFile, recognised: Recognised, settings: Settings) -> Iterator[ArticleBatch]:
    """The items; `line_no` is the number of the item in the feed, from 1. The text is the longest that an item has: its
    content, or its summary. An item without text is a reject `no_text`, one in which the file breaks off `truncated`.

    Raises:
        UnreadableFile: it is larger than MAX_FEED_BYTES, or has no items.
    """
    if file.size > MAX_FEED_BYTES:
        raise UnreadableFile(f"A feed of more than {MAX_FEED_BYTES // 1024**2} MB is not read.", where=file.path)
    content = file.archived.read_bytes()
    declared = _DECLARED.search(content[:200])
    text = decode(content, (declared[1].decode("ascii") if declared else None,), found=file.encoding)
    text, cut = _before_break(without_doctype(text))
    items, publisher = _items(text)
    if not items and cut is None:
        raise UnreadableFile("There is no item in the feed.", where=file.path)
    missed = len(_ITEM_END.findall(text)) - len(items)
    left_out = [f"{missed:,} items that end, and are not found to begin"] if missed > 0 else []
    yield from in_batches(_records(file.file_id, items, publisher, cut), settings, left_out)


def _items(text: str) -> tuple[list[Any], str | None]:
    """The items, and the feed's title. Text goes in, never an address: feedparser would fetch that."""
    import feedparser  # only who reads feeds pays for it

    try:
        feed = feedparser.parse(
            BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
        )
    except Exception as error:  # whatever it stumbles over in a stranger's XML
        raise UnreadableFile(f"The feed cannot be taken apart: {error}.") from error
    return list(feed.entries), feed.feed.get("title")


def _before_break(text: str) -> tuple[str, str | None]:
    """The text, and the item in which it breaks off, if it does, apart."""
    if _END.search(text, max(0, len(text) - 1000)):
        return text, None
    begin = max((match.start() for match in _ITEM.finditer(text)), default=None)
    if begin is None or _ITEM_END.search(text, begin):
        return text, None
    return text[:begin], text[begin:]


def _records(file_id: str, items: list[Any], publisher: str | None, cut: str | None) -> Iterator[RawArticle | Reject]:
    for number, item in enumerate(items, start=1):
        yield _article(file_id, number, item, publisher)
    if cut is not None:
        yield Reject(len(items) + 1, "truncated", "the file breaks off in this item", clipped(cut))


def _article(file_id: str, number: int, item: Any, publisher: str | None) -> RawArticle:
    bodies = [*item.get("content", ()), *filter(None, (item.get("summary_detail"),))]
    url = item.get("link")
    return RawArticle(
        file_id=file_id,
        line_no=number,
        text=max((_text(body) for body in bodies), key=len, default=""),
        title=_text(item.get("title_detail") or {}) or None,
        byline=item.get("author"),
        publication=item.get("source", {}).get("title") or _host(url) or publisher,
        published=item.get("published") or item.get("updated"),
        url=url,
    )


def _text(body: Any) -> str:
    said = body.get("value") or ""
    return text_of(said) if body.get("type") in _MARKED_UP else said.strip()


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


SOURCE = ArticleSource(name="article_feed", recognise=recognise, read_articles=read_articles, own_format=True)
