"""Web archives (WARC), as crawlers and libraries keep the web: each page or text that was answered is an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from mmap import ACCESS_READ, mmap

from flows.model.article import ArticleBatch, RawArticle
from flows.model.batch import Kind
from flows.model.files import ReceivedFile, Reject
from flows.settings import Settings
from flows.sources.article_html import page_article
from flows.sources.prose import why_no_article
from flows.sources.readers.articles import in_batches
from flows.sources.readers.batch import MAX_RAW_CHARS, clipped
from flows.sources.readers.charset import decode
from flows.sources.readers.page import MAX_PAGE_BYTES, read_page
from flows.sources.readers.sample import Sample
from flows.sources.readers.warc_records import stretches
from flows.sources.recognised import ArticleSource, Recognised
from flows.sources.tables import TableHead

_OK = 200
_LINE_END = re.compile(r"(?<!\n)\r?\n(?!\r?\n)")
"""Within a paragraph of plain text, if blank lines part them."""
_HTML = ("text/html", "application/xhtml+xml")
_MAX_BLOCK_BYTES = MAX_PAGE_BYTES + 128 * 1024
"""What is looked at of a record: a page of the largest size, and its heads."""


def recognise(sample: Sample, table: TableHead | None, told: bool) -> Recognised | None:
    """The file as a web archive, by its first line."""
    if told or sample.head.lstrip(b"\r\n").startswith(b"WARC/"):
        return Recognised("article_warc", Kind.ARTICLES, "application/warc")
    return None


def read_articles(file: ReceivedFile, recognised: Recognised, settings: Settings) -> Iterator[ArticleBatch]:
    """The pages and texts that servers answered with (`response`, status 200), and those kept without an answer (`resource`,
    `conversion`); `line_no` is the number of the record in the file, from 1, and every record counts.

    The address is the page's own, else the one it was fetched from; the date is what the page states, and no later than it was
    fetched. Records of other kinds are counted and told. Rejects are pages without an article (as article_html), and records
    that cannot be read: `truncated`, `wrong_length`, `no_length`, `not_a_record`, `not_http`, `not_decoded`.
    """
    left_out: Counter[str] = Counter()
    told: list[str] = []
    yield from in_batches(_records(file, left_out, told), settings, told)


def _records(file: ReceivedFile, left_out: Counter[str], told: list[str]) -> Iterator[RawArticle | Reject]:
    with file.archived.open("rb") as archived, mmap(archived.fileno(), 0, access=ACCESS_READ) as content:
        for number, stretch in enumerate(stretches(content), start=1):
            record = content[stretch.start : min(stretch.end, stretch.start + _MAX_BLOCK_BYTES)]
            if stretch.code is not None:
                yield _reject(number, stretch.code, stretch.message, record)
                continue
            found = _article(file.file_id, number, record, whole=len(record) == stretch.end - stretch.start)
            if isinstance(found, str):
                left_out[found] += 1
            else:
                yield found
    told += [f"{count:,} × {kind}" for kind, count in left_out.most_common()]


def _article(file_id: str, number: int, record: bytes, *, whole: bool) -> RawArticle | Reject | str:
    """The article of a record, why there is none, or, if it is of another kind, which."""
    try:
        answer = _answer(record)
    except (OSError, ValueError, OverflowError) as error:
        return _reject(number, "not_decoded", f"what is in the record cannot be unpacked: {error}", record)
    if isinstance(answer, str):
        return answer
    if answer.media_type is None:
        return _reject(number, "not_http", "the record holds no answer of a web server", record)
    if not whole or len(answer.content) > MAX_PAGE_BYTES:
        return _reject(number, "page_too_large", f"a page of more than {MAX_PAGE_BYTES:,} bytes", record)
    if answer.media_type in _HTML:
        page = read_page(answer.content, charset=answer.charset, url=answer.url, seen_on=answer.fetched_on)
        return page_article(file_id, number, page, answer.content, charset=answer.charset)
    text = decode(answer.content, (answer.charset,))
    if why := why_no_article(_LINE_END.sub(" ", text)):
        return _reject(number, "no_article", f"The text is no article: {why}.", answer.content)
    return RawArticle(file_id, number, text, url=answer.url)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server sent, unpacked; a `media_type` of None: it is none of the web."""

    media_type: str | None
    charset: str | None
    content: bytes
    url: str | None
    fetched_on: date | None


def _answer(record: bytes) -> _Answer | str:
    """What is in a record of a page or text; of any other, its kind in words."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # only who reads web archives pays for it

    one = next(iter(ArchiveIterator(BytesIO(record), auto_decode="all")))
    kind = str(one.record_type).rpartition(".")[2]
    if one.record_type not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
        return kind
    if one.is_http and one.http_headers is not None:
        media_type, charset, status = one.http_content_type, one.http_charset, one.http_headers.status_code
    else:
        media_type, charset, status = _declared(one.headers.get("Content-Type"))
    if status is None:
        media_type = None
    elif status != _OK:
        return f"answer with status {status}"
    if media_type is not None and media_type.lower() not in (*_HTML, "text/plain"):
        return f"{kind} of {media_type.lower()[:60]}"
    return _Answer(
        media_type and media_type.lower(),
        charset,
        one.reader.read(MAX_PAGE_BYTES + 1),
        one.headers.get("WARC-Target-URI"),
        one.record_date.date() if one.record_date else None,
    )


def _declared(content_type: str | None) -> tuple[str | None, str | None, int]:
    """Media type and charset of a record without an answer of a server; None if it should have one."""
    media_type, _, parameters = (content_type or "").partition(";")
    if media_type.strip().lower() in ("", "application/http"):
        return None, None, _OK
    return media_type.strip(), parameters.partition("charset=")[2].strip(" \"';") or None, _OK


def _reject(number: int, code: str, message: str, record: bytes) -> Reject:
    return Reject(number, code, message, clipped(decode(record[: 4 * MAX_RAW_CHARS])))


SOURCE = ArticleSource(name="article_warc", recognise=recognise, read_articles=read_articles, own_format=True)
