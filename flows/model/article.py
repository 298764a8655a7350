"""An article before and after it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from flows.model.files import Reject


class BlockKind(StrEnum):
    """What a stretch of a scraped article is; the values of core.document_block.kind."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    BODY = "body"


class DatePrecision(StrEnum):
    """How the date of publication is known; the values of core.document.published_prec."""

    EXACT = "exact"  # stated by the article, its row or its file
    INFERRED = "inferred"  # put together from what the text says
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as a file holds it: `text` decoded but not repaired, and what the file's own columns say of it.

    `line_no` is the line of the file on which the record begins, 1 for an article that is a file of its own; where records are
    no lines (web archives, feeds, folders of mail) the number of the record in the file, from 1. `language` is the ISO 639-1
    code that a page states.
    """

    file_id: str
    line_no: int
    text: str
    title: str | None = None
    byline: str | None = None
    publication: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleBatch:
    """Some consecutive articles of a file, and its records that are none.

    `left_out` names what the file holds that is no record, and is not read: attachments, requests, pictures.
    """

    articles: list[RawArticle]
    rejects: list[Reject] = field(default_factory=list)
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the raw text and what was made of it.

    `raw_start:raw_end` are offsets into RawArticle.text, and RawArticle.text[raw_start:raw_end] == raw_text. The blocks of an
    article cover every character of the raw text that is not white space, once, in order. For a body block
    `char_start:char_end` is its span in Article.text; for what was taken out both are the place in Article.text it was taken
    from. `reason` is the rule that decided, a snake_case word.
    """

    kind: BlockKind
    raw_start: int
    raw_end: int
    char_start: int
    char_end: int
    raw_text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as people read it.

    `text` is the body: paragraphs joined by a blank line, mojibake repaired, white space within a paragraph single.
    `sentences` are (char_start, char_end) spans of it. `published_from` quotes what the date was taken from.
    """

    title: str | None
    byline: str | None
    dateline: str | None
    publication: str | None
    published_on: date | None
    published_prec: DatePrecision
    published_from: str | None
    language: str
    url: str | None
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
