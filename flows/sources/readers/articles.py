"""Articles out of formats that hold them whole: bounded, and in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from flows.model.article import ArticleBatch, RawArticle
from flows.model.files import Reject
from flows.settings import Settings
from flows.sources.readers.batch import clipped


def in_batches(
    found: Iterable[RawArticle | Reject], settings: Settings, left_out: Sequence[str] = ()
) -> Iterator[ArticleBatch]:
    """The articles in their order, at most settings.batch_articles at a time; last, what the source put into `left_out` while
    they were read. One without text is a reject `no_text`, one above settings.max_cell_bytes a reject `cell_too_large`."""
    records = (_bounded(one, settings.max_cell_bytes) if isinstance(one, RawArticle) else one for one in found)
    while taken := list(islice(records, settings.batch_articles)):
        yield ArticleBatch(
            [one for one in taken if isinstance(one, RawArticle)], [one for one in taken if isinstance(one, Reject)]
        )
    if left_out:
        yield ArticleBatch([], [], tuple(left_out))


def _bounded(article: RawArticle, max_bytes: int) -> RawArticle | Reject:
    if not article.text.strip():
        raw_text = "\n".join(filter(None, (article.title, article.byline, article.published, article.url)))
        return Reject(article.line_no, "no_text", "The record has no text, so it is no article.", raw_text, "text")
    if (size := len(article.text.encode("utf-8", "replace"))) > max_bytes:
        message = f"a text of {size:,} bytes, where at most {max_bytes:,} are taken (DATELINE_MAX_CELL_BYTES)"
        return Reject(article.line_no, "cell_too_large", message, clipped(article.text), "text")
    return article
