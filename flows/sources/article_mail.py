"""Mail as files: a message (.eml), a page saved as one (.mht), or a folder of them (mbox). Each message is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from flows.model.article import ArticleBatch, RawArticle
from flows.model.batch import Kind
from flows.model.files import ReceivedFile, Reject
from flows.settings import Settings
from flows.sources.article_html import page_article
from flows.sources.readers.articles import in_batches
from flows.sources.readers.batch import MAX_RAW_CHARS, clipped
from flows.sources.readers.charset import decode
from flows.sources.readers.mail import Mail, read_mail
from flows.sources.readers.page import read_page
from flows.sources.readers.sample import Sample
from flows.sources.recognised import ArticleSource, Recognised
from flows.sources.tables import TableHead

MAX_MAIL_BYTES = 50 * 1024 * 1024
"""Mail servers take half of that, attachments included."""
MBOX, MESSAGE = "application/mbox", "message/rfc822"
# Fields that every message has, and those that only messages have. A plain text may begin "Date: …".
_SENDER = re.compile(r"^from:", re.I | re.M)
_OF_MAIL = re.compile(
    r"^(?:date|subject|to|message-id|mime-version|received|return-path|delivered-to|content-type|reply-to|cc):", re.I | re.M
)
_ENOUGH = 2
_FIELD = re.compile(r"[!-9;-~]{1,60}:(?: |\t|\r?\n|\Z)")
_ENVELOPE = re.compile(rb"From \S.{0,200}\b\d\d:\d\d\b.{0,40}\b\d{4}\b")
"""The line before each message of an mbox: `From jane@example.org Thu Oct 19 08:00:00 2017`."""


def recognise(sample: Sample, table: TableHead | None, told: bool) -> Recognised | str | None:
    """The file as mail, by its first fields, or why it is none."""
    if _ENVELOPE.match(sample.head):
        return Recognised("article_mail", Kind.ARTICLES, MBOX)
    if told or _is_message(sample.text):
        return Recognised("article_mail", Kind.ARTICLES, MESSAGE)
    return None


def _is_message(text: str) -> bool:
    head = re.split(r"\r?\n\r?\n", text.lstrip("\ufeff\r\n"), maxsplit=1)[0]
    return (
        bool(_FIELD.match(head) and _SENDER.search(head)) and len({name.lower() for name in _OF_MAIL.findall(head)}) >= _ENOUGH
    )


def read_articles(file: ReceivedFile, recognised: Recognised, settings: Settings) -> Iterator[ArticleBatch]:
    """The messages; `line_no` is the number of the message in the file, from 1.

    Title, byline and date are subject, sender and date as sent; what is attached is not read, and told. Codes of rejects:
    `no_text`, `mail_too_large`, `not_mail`, and of saved pages those of article_html.
    """
    left_out: list[str] = []
    with file.archived.open("rb") as archived:
        messages = _mbox(archived) if recognised.media_type == MBOX else iter([archived.read(MAX_MAIL_BYTES + 1)])
        found = (_article(file.file_id, number, one, left_out) for number, one in enumerate(messages, start=1))
        yield from in_batches(found, settings, left_out)


def _article(file_id: str, number: int, content: bytes, left_out: list[str]) -> RawArticle | Reject:
    if len(content) > MAX_MAIL_BYTES:
        return _reject(number, content, "mail_too_large", f"a message of more than {MAX_MAIL_BYTES:,} bytes")
    mail = read_mail(content)
    if mail is None:
        return _reject(number, content, "not_mail", "a message nested too deeply, or in too many parts, to be taken apart")
    left_out += [f"{name} of message {number}" for name in mail.left_out]
    if mail.breaks_off:
        left_out.append(f"the end of message {number}, whose last boundary is missing")
    if mail.page is not None:
        return _saved_page(file_id, number, mail, mail.page)
    return RawArticle(file_id, number, mail.text, title=mail.subject, byline=mail.sender, published=mail.sent)


def _saved_page(file_id: str, number: int, mail: Mail, content: bytes) -> RawArticle | Reject:
    page = read_page(content, charset=mail.charset, url=mail.url)
    return page_article(file_id, number, page, content, charset=mail.charset)


def _reject(number: int, content: bytes, code: str, message: str) -> Reject:
    return Reject(number, code, message, clipped(decode(content[: 4 * MAX_RAW_CHARS])))


def _mbox(file: BinaryIO) -> Iterator[bytes]:
    """The messages of a folder; of one above the limit, a byte more than that."""
    message: list[bytes] = []
    size = 0
    after_blank = True
    for line in iter(lambda: file.readline(MAX_MAIL_BYTES), b""):
        if after_blank and _ENVELOPE.match(line):
            if message:
                yield b"".join(message)
            message, size = [], 0
        else:
            if size <= MAX_MAIL_BYTES:
                said = line.removeprefix(b">") if line.startswith(b">From ") else line
                message.append(said[: MAX_MAIL_BYTES + 1 - size])
            size += len(line)
        after_blank = not line.strip(b"\r\n")
    if message:
        yield b"".join(message)


SOURCE = ArticleSource(name="article_mail", recognise=recognise, read_articles=read_articles, own_format=True)
