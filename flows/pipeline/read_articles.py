"""Files of articles: each article as a document with its blocks and sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import polars as pl

from flows.errors import UnreadableFile
from flows.extract.article import read_article
from flows.extract.dates import day_first_of
from flows.extract.publications import find_publication
from flows.model.article import Article, ArticleBatch, RawArticle
from flows.model.batch import Batch, FileFacts
from flows.model.files import ReceivedFile, Reject
from flows.pipeline.stage_tables import PUBLICATION, rejects_frame
from flows.settings import Settings
from flows.sources.readers.sample import take_sample
from flows.sources.recognise import article_source, recognise
from warehouse.run_folder import RunFolder

_SPAN = {"char_start": pl.Int64, "char_end": pl.Int64}
_DOCUMENT = {
    "row_no": pl.Int64, "document_id": pl.String, "file_id": pl.String, "line_no": pl.Int64, "publication_id": pl.String,
    "title": pl.String, "byline": pl.String, "dateline": pl.String, "published_on": pl.Date, "published_prec": pl.String,
    "published_from": pl.String, "language": pl.String, "url": pl.String, "text": pl.String, "text_sha256": pl.String,
    "char_count": pl.Int64,
}  # fmt: skip
_BLOCK = {
    "row_no": pl.Int64, "block_no": pl.Int32, "kind": pl.String, "reason": pl.String, **_SPAN,
    "raw_start": pl.Int64, "raw_end": pl.Int64, "raw_text": pl.String,
}  # fmt: skip
_SENTENCE = {"row_no": pl.Int64, "sentence_no": pl.Int32, **_SPAN, "text": pl.String}
_FORMS: dict[str, dict[str, Any]] = {
    "document": _DOCUMENT, "document_block": _BLOCK, "sentence": _SENTENCE, "publication": PUBLICATION
}  # fmt: skip


def read_articles(settings: Settings, folder: RunFolder, batch: Batch) -> tuple[FileFacts, ...]:
    """Stage the articles of every file of the batch; give what was found, file by file.

    Staged: document, document_block and sentence (all with row_no), publication, reject.
    """
    staging = _Staging(folder, batch.name, settings.batch_articles)
    staging.write()  # every table exists with its columns, whatever the files hold
    facts = tuple(_read_file(settings, batch, file, staging) for file in batch.files)
    staging.write()
    return facts


def document_id(raw: RawArticle) -> str:
    """The id of an article: a hash of what its file holds, whatever reading makes of it. White space does not count."""
    given = (raw.text, raw.title, raw.byline, raw.publication, raw.published, raw.url)
    text = "\x1f".join(" ".join((part or "").split()) for part in given)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _read_file(settings: Settings, batch: Batch, file: ReceivedFile, staging: _Staging) -> FileFacts:
    recognised = recognise(take_sample(file), source=batch.source)
    rows = rejects = 0
    unreadable = None
    try:
        for articles in article_source(batch.source).read_articles(file, recognised, settings):
            taken = _only(articles, batch.lines)
            day_first = day_first_of(one.published for one in articles.articles if one.published)
            for one in taken.articles:
                staging.add(one, read_article(one, day_first=day_first))
            staging.reject(file.file_id, taken.rejects)
            rows += len(taken.articles)
            rejects += len(taken.rejects)
    except UnreadableFile as error:
        unreadable = str(error)
    return FileFacts(
        file_id=file.file_id,
        media_type=recognised.media_type,
        rows_read=rows + rejects,
        unreadable=unreadable,
        rows_unreadable=rejects,
        header=recognised.header,
        partial=batch.lines is not None,
    )


def _only(articles: ArticleBatch, lines: Sequence[int] | None) -> ArticleBatch:
    if lines is None:
        return articles
    return ArticleBatch(
        [one for one in articles.articles if one.line_no in lines], [one for one in articles.rejects if one.line_no in lines]
    )


@dataclass
class _Staging:
    """Rows of the articles read so far, written as a part of every table when there are enough of them."""

    folder: RunFolder
    batch: str
    part_size: int
    row_no: Iterator[int] = field(default_factory=count)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {table: [] for table in _FORMS})
    rejects: list[pl.DataFrame] = field(default_factory=list)

    def reject(self, file_id: str, rejects: Sequence[Reject]) -> None:
        if rejects:
            self.rejects.append(rejects_frame((file_id, one) for one in rejects))

    def write(self) -> None:
        for table, schema in _FORMS.items():
            self.folder.write_part(self.batch, table, pl.DataFrame(self.rows[table], schema=schema, orient="row"))
            self.rows[table].clear()
        self.folder.write_part(self.batch, "reject", pl.concat([rejects_frame(()), *self.rejects]))
        self.rejects.clear()

    def add(self, raw: RawArticle, article: Article) -> None:
        if len(self.rows["document"]) >= self.part_size:
            self.write()
        row_no = next(self.row_no)
        published_by = article.publication and find_publication(article.publication)
        if published_by:
            self.rows["publication"].append(tuple(getattr(published_by, name) for name in PUBLICATION))
        self.rows["document"].append((
            row_no, document_id(raw), raw.file_id, raw.line_no, published_by.publication_id if published_by else None,
            article.title, article.byline, article.dateline, article.published_on, str(article.published_prec),
            article.published_from, article.language, article.url, article.text,
            hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(), len(article.text),
        ))  # fmt: skip
        self.rows["document_block"] += [
            (row_no, number, str(block.kind), block.reason, block.char_start, block.char_end, block.raw_start, block.raw_end,
             block.raw_text)
            for number, block in enumerate(article.blocks)
        ]  # fmt: skip
        self.rows["sentence"] += [
            (row_no, number, start, end, article.text[start:end]) for number, (start, end) in enumerate(article.sentences)
        ]
