"""A page of the web as a browser or a crawler saved it: one article in a file."""

from __future__ import annotations

from collections.abc import Iterator

from flows.model.article import ArticleBatch, RawArticle
from flows.model.batch import Kind
from flows.model.files import ReceivedFile, Reject
from flows.settings import Settings
from flows.sources.readers.articles import in_batches
from flows.sources.readers.batch import MAX_RAW_CHARS, clipped
from flows.sources.readers.markup import root_of
from flows.sources.readers.page import MAX_PAGE_BYTES, NoPage, Page, page_text, read_page
from flows.sources.readers.sample import Sample
from flows.sources.recognised import ArticleSource, Recognised
from flows.sources.tables import TableHead

_ROOTS = frozenset(("html", "head", "body", "title", "meta"))
"""What pages begin with: HTML lets the outer elements be left out. One of a few tags is plain text with markup in it."""

_MAX_RAW_BYTES = 4 * MAX_RAW_CHARS


def recognise(sample: Sample, table: TableHead | None, told: bool) -> Recognised | None:
    """The file as a page, whether there is an article in it or not. What a user says is one is one."""
    if told or root_of(sample.text) in _ROOTS:
        return Recognised("article_html", Kind.ARTICLES, "text/html")
    return None


def read_articles(file: ReceivedFile, recognised: Recognised, settings: Settings) -> Iterator[ArticleBatch]:
    """The one article of the page, line 1: its text as it reads, and the title, byline, site, date, address and language that
    the page states. A page without an article is a reject `no_article`, one beyond the bounds `page_too_large`.
    """
    with file.archived.open("rb") as archived:
        content = archived.read(MAX_PAGE_BYTES + 1)
    page = read_page(content, found=file.encoding)
    yield from in_batches([page_article(file.file_id, 1, page, content, found=file.encoding)], settings)


def page_article(
    file_id: str, line_no: int, page: Page | NoPage, content: bytes, *, charset: str | None = None, found: str | None = None
) -> RawArticle | Reject:
    """What reading a page gave, as a record of a file."""
    if isinstance(page, NoPage):
        return Reject(line_no, page.code, page.message, clipped(page_text(content[:_MAX_RAW_BYTES], charset, found)))
    return RawArticle(
        file_id=file_id,
        line_no=line_no,
        text=page.text,
        title=page.title,
        byline=page.byline,
        publication=page.publication,
        published=page.published,
        url=page.url,
        language=page.language,
    )


SOURCE = ArticleSource(name="article_html", recognise=recognise, read_articles=read_articles, own_format=True)
