"""Some articles of a batch, read and staged: each as a document with its blocks, its sentences and what it says.

An article that a reader fails on is a reject, with the reason: a defect of ours for one text must not stop a run, nor lose it.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.extract.page.article import read_article
from flows.extract.places.gazetteer import gazetteer_at
from flows.extract.places.index import PlaceIndex
from flows.extract.publications import find_publication
from flows.extract.reading import read_together, reading_steps
from flows.model.article import Article, RawArticle
from flows.model.reading import Reading
from flows.pipeline import stage_reading
from flows.pipeline.reading_columns import MENTIONS, TABLES
from flows.pipeline.stage_parts import Row, Rows, Schema
from flows.pipeline.stage_tables import PUBLICATION, REJECT
from flows.sources.readers.batch import clipped
from warehouse.run_folder import RunFolder

_AT_ONCE = 8  # articles read together
_MOST_TOLD = 500

Given = tuple[RawArticle, bool | None]
"""An article, and the order of day and month in its file's dates, if that is known."""
_SPAN = {"char_start": pl.Int64, "char_end": pl.Int64}
_SCHEMAS: dict[str, Schema] = {
    "document": {
        "row_no": pl.Int64, "document_id": pl.String, "file_id": pl.String, "line_no": pl.Int64, "publication_id": pl.String,
        "title": pl.String, "byline": pl.String, "dateline": pl.String, "published_on": pl.Date, "published_prec": pl.String,
        "published_from": pl.String, "language": pl.String, "url": pl.String, "text": pl.String, "text_sha256": pl.String,
        "char_count": pl.Int64, "rules_sha256": pl.String,
    },
    "document_block": {
        "row_no": pl.Int64, "block_no": pl.Int32, "kind": pl.String, "reason": pl.String, **_SPAN,
        "raw_start": pl.Int64, "raw_end": pl.Int64, "raw_text": pl.String,
    },
    "sentence": {"row_no": pl.Int64, "sentence_no": pl.Int32, **_SPAN, "text": pl.String},
    "publication": PUBLICATION,
    "reject": REJECT,
    **TABLES,
    **{f"mention_{kind}": columns for kind, columns in MENTIONS.items()},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive articles of a batch, each with the order of day and month in its file's dates, if that is known.

    `number` is its place among the parts of the batch, `first_row` the row_no of its first article; `rules` is what
    rules_sha256 says. `gazetteer` is where the one that places are looked up in is compiled; None: that which is installed.
    """

    run: Path
    batch: str
    number: int
    first_row: int
    rules: str
    articles: tuple[Given, ...]
    gazetteer: Path | None = None


def stage_part(part: Part) -> None:
    """Read the articles and write them as a Parquet part of every table that articles have."""
    rows = Rows(_SCHEMAS)
    gazetteer = gazetteer_at(part.gazetteer) if part.gazetteer else None
    numbered = list(enumerate(part.articles, start=part.first_row))
    for at in range(0, len(numbered), _AT_ONCE):
        given = numbered[at : at + _AT_ONCE]
        found = read_together(_steps(row_no, part.rules, *dated, gazetteer) for row_no, dated in given)
        for (_, (raw, _)), one in zip(given, found, strict=True):
            rows.add([("reject", _reject(raw, one))] if isinstance(one, Exception) else one)
    frames = dict(rows.frames())
    mentions = [frames.pop(f"mention_{kind}") for kind in MENTIONS]
    frames["mention"] = pl.concat(mentions, how="diagonal")
    folder = RunFolder(part.run)
    for table, frame in frames.items():
        folder.write_part(part.batch, table, frame, part.number)


def document_id(raw: RawArticle) -> str:
    """The id of an article: a hash of what its file holds, whatever reading makes of it. White space does not count."""
    given = (raw.text, raw.title, raw.byline, raw.publication, raw.published, raw.url)
    return _sha256("\x1f".join(" ".join((part or "").split()) for part in given))[:32]


def _steps(
    row_no: int, rules: str, raw: RawArticle, day_first: bool | None, gazetteer: PlaceIndex | None
) -> Generator[None, None, list[tuple[str, Row]]]:
    """The rows of an article, with a stop behind each reader."""
    article = read_article(raw, day_first=day_first)
    yield
    reading = yield from reading_steps(article.text, article.sentences, article.published_on, article.language, gazetteer)
    stage_reading.check_spans(article.text, reading)
    return list(_rows(row_no, rules, raw, article, reading))


def _reject(raw: RawArticle, error: Exception) -> Row:
    """The article as a row of `reject`, with what was raised and where."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    message = (
        f"Reading it failed: {type(error).__name__}: {str(error)[:_MOST_TOLD]} ({at.name}, line {at.lineno}). "
        "This is a defect of Dateline: report it with this message."
    )
    return None, raw.file_id, raw.line_no, None, None, "reading_failed", message, None, None, clipped(raw.text)


def _rows(row_no: int, rules: str, raw: RawArticle, article: Article, reading: Reading) -> Iterator[tuple[str, Row]]:
    ident = document_id(raw)
    published_by = find_publication(article.publication) if article.publication else None
    yield "document", (
        row_no, ident, raw.file_id, raw.line_no, published_by.publication_id if published_by else None,
        article.title, article.byline, article.dateline, article.published_on, str(article.published_prec),
        article.published_from, article.language, article.url, article.text, _sha256(article.text), len(article.text),
        rules,
    )  # fmt: skip
    named = {article.publication} if article.publication else set()
    beside = stage_reading.cited_beside(article)
    for name in named | _cited(reading, beside):
        yield "publication", tuple(getattr(find_publication(name), column) for column in PUBLICATION)
    for number, block in enumerate(article.blocks):
        yield "document_block", (
            row_no, number, str(block.kind), block.reason, block.char_start, block.char_end, block.raw_start, block.raw_end,
            block.raw_text,
        )  # fmt: skip
    for number, (start, end) in enumerate(article.sentences):
        yield "sentence", (row_no, number, start, end, article.text[start:end])
    yield from stage_reading.reading_rows(row_no, ident, article, reading, beside)


def _cited(reading: Reading, beside: stage_reading.Beside) -> set[str]:
    """Ids of the publications that an article refers to."""
    referred: Iterable[str | None] = (
        *(one.publication_id for one in reading.publications),
        *(one.publication_id for one in reading.citations),
        *(one.publication_id for _, one in beside),
        *(one.via_publication_id for one in reading.claims),
    )
    return {one for one in referred if one}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
