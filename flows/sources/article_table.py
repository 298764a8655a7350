"""Articles in a table, one in each row: CSV, TSV, JSON lines or a JSON array, whatever its columns are called."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from flows.clean.blanks import trimmed, without_null_words
from flows.model.article import ArticleBatch, RawArticle
from flows.model.batch import Kind
from flows.model.files import ReceivedFile, Reject
from flows.settings import Settings
from flows.sources.columns import fold
from flows.sources.read_file import read_file
from flows.sources.readers.batch import clipped
from flows.sources.readers.sample import Sample
from flows.sources.recognised import ArticleSource, Recognised
from flows.sources.tables import TableHead

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "article_text", "article_content", "article_body", "articlebody", "maintext",
             "main_text", "full_text", "fulltext", "plain_text", "story", "article"),
    "title": ("title", "headline", "article_title", "heading"),
    "publication": ("publication", "source", "outlet", "publisher", "source_name", "source_domain", "newspaper", "site_name",
                    "sitename", "domain"),
    "published": ("published", "date", "date_publish", "published_on", "published_at", "publishedat", "publish_date",
                  "publication_date", "date_published", "datepublished", "pubdate", "datetime"),
    "url": ("url", "link", "article_url", "source_url", "permalink"),
    "byline": ("byline", "author", "authors", "creator", "writer"),
}  # fmt: skip
"""Field of RawArticle -> the column names, folded, that it goes by; the first that a file has is taken."""

_NULL_WORDS = ("na", "n/a", "nan", "none", "null")


def recognise(sample: Sample, table: TableHead | None, told: bool) -> Recognised | str | None:
    """The file as a table of articles, or why it is none. It needs a column for the text and one that says of what."""
    if table is None:
        return None
    fields = _fields(table.header.names)
    return _fault(fields) or Recognised(
        "article_table",
        Kind.ARTICLES,
        table.media_type,
        table.dialect,
        header=table.written,
        columns=tuple(fields.values()),
        renames=fields,
    )


def _fields(header: Sequence[str]) -> dict[str, str]:
    """Column -> field of RawArticle."""
    by_fold = {fold(name): name for name in reversed(header)}
    return {
        by_fold[known]: field
        for field, synonyms in _SYNONYMS.items()
        if (known := next((name for name in synonyms if name in by_fold), None)) is not None
    }


def _fault(fields: Mapping[str, str]) -> str | None:
    if "text" in fields.values() and len(fields) > 1:
        return None
    lacks = (
        "another for its title, date, source or url"
        if "text" in fields.values()
        else "one for the text (text, content, body, …)"
    )
    return f"As a table of articles it lacks a column: {lacks}."


def read_articles(file: ReceivedFile, recognised: Recognised, settings: Settings) -> Iterator[ArticleBatch]:
    """The articles of the file, a batch at a time; a record without text is a reject `no_text`.

    Raises:
        UnreadableFile: the header, or a JSON array, cannot be read.
    """
    for batch in read_file(file, recognised, batch_rows=settings.batch_articles, max_cell_bytes=settings.max_cell_bytes):
        rows = batch.frame.select("line_no", "byte_start", "byte_end", *_values(batch.frame))
        without_text = pl.col("text").is_null()
        yield ArticleBatch(
            [_article(file.file_id, row) for row in rows.filter(~without_text).iter_rows(named=True)],
            [*batch.rejects, *(_reject(file, row) for row in rows.filter(without_text).iter_rows(named=True))],
        )


def _values(frame: pl.DataFrame) -> Iterator[pl.Expr]:
    """The fields of RawArticle, null where the cell is blank or says so in a word; the text otherwise as it stands."""
    # By this batch's own columns: not every object of a JSON file has the keys of the first.
    present = {field: column for column, field in _fields(frame.columns).items()}
    for name in _SYNONYMS:
        raw = pl.col(present[name]) if name in present else pl.lit(None, pl.String)
        value = without_null_words(trimmed(raw), _NULL_WORDS)
        yield (pl.when(value.is_not_null()).then(raw) if name == "text" else value).alias(name)


def _article(file_id: str, row: Mapping[str, Any]) -> RawArticle:
    return RawArticle(
        file_id=file_id,
        line_no=row["line_no"],
        text=row["text"],
        title=row["title"],
        byline=_joined(row["byline"]),
        publication=row["publication"],
        published=row["published"],
        url=row["url"],
    )


def _joined(names: str | None) -> str | None:
    """Names that stand as a JSON list, as one text: `["A", "B"]` is `A, B`."""
    if names is None or not names.startswith("["):
        return names
    try:
        return ", ".join(str(name) for name in json.loads(names)) or None
    except ValueError:
        return names


def _reject(file: ReceivedFile, row: Mapping[str, Any]) -> Reject:
    with file.archived.open("rb") as content:
        content.seek(row["byte_start"])
        record = content.read(row["byte_end"] - row["byte_start"])
    raw_text = clipped(record.decode(file.encoding, "replace"))
    return Reject(row["line_no"], "no_text", "The record has no text, so it is no article.", raw_text, column_name="text")


SOURCE = ArticleSource(name="article_table", recognise=recognise, read_articles=read_articles)
