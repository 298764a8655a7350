"""A PDF with a layer of text: one article in a file. Pictures of pages hold no text, and are not recognised here."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from flows.errors import UnreadableFile
from flows.model.article import ArticleBatch, RawArticle
from flows.model.batch import Kind
from flows.model.files import ReceivedFile
from flows.settings import Settings
from flows.sources.prose import MIN_WORDS
from flows.sources.readers.articles import in_batches
from flows.sources.readers.sample import Sample
from flows.sources.recognised import ArticleSource, Recognised
from flows.sources.tables import TableHead

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PDF_BYTES = 100 * 1024 * 1024
MAX_PAGES = 2_000
MAX_SECONDS = 60.0
"""Of reading one file; a page takes some hundredths of a second."""
_LIMITS: dict[str, Any] = {"zlib_maximum_output_length": 20_000_000, "xform_maximum_invocations_per_extraction": 500}
# Titles that programs make up of a file's name.
_NO_TITLE = re.compile(r"(?:microsoft (?:word|powerpoint)|untitled|print)\b|.*\.(?:docx?|rtf|pdf|indd|qxd|pub|odt)\Z", re.I)
_TERMINAL = re.compile(r"[.!?:؟。！？][\"'”’»)\]]*\Z")
_FULL_LINE = 0.75
"""A line shorter than this share of a long one ends a paragraph, where a sentence ends with it or the next begins a new one."""


def recognise(sample: Sample, table: TableHead | None, told: bool) -> Recognised | str | None:
    """The file as a PDF, by its first bytes."""
    if sample.head.lstrip().startswith(b"%PDF-"):
        return Recognised("article_pdf", Kind.ARTICLES, "application/pdf")
    return "It is no PDF: those begin with %PDF-." if told else None


def read_articles(file: ReceivedFile, recognised: Recognised, settings: Settings) -> Iterator[ArticleBatch]:
    """The one article, line 1: the text of its pages in their order, in paragraphs, and the title and date of its metadata.
    Pages without text, and those that cannot be read, are told.

    Raises:
        UnreadableFile: it is damaged, has a password, no text, or is beyond MAX_PDF_BYTES, MAX_PAGES or MAX_SECONDS.
    """
    if file.size > MAX_PDF_BYTES:
        raise UnreadableFile(f"A PDF of more than {MAX_PDF_BYTES // 1024**2} MB is not read.", where=file.path)
    found = _read(file)
    text = _joined(found.pages)
    if len(text.split()) < MIN_WORDS and len(text) < 4 * MIN_WORDS:
        raise UnreadableFile(
            f"The PDF has no layer of text: its {len(found.pages):,} pages are pictures, or empty.",
            where=file.path,
            next_step="Run text recognition over it (ocrmypdf FILE.pdf OUT.pdf), and ingest what that writes.",
        )
    article = RawArticle(file.file_id, 1, text, title=found.title, published=found.created)
    yield from in_batches([article], settings, found.left_out)


@dataclass(frozen=True, slots=True)
class _Pdf:
    pages: list[str]
    title: str | None
    created: str | None
    left_out: list[str]


def _read(file: ReceivedFile) -> _Pdf:
    from pypdf import apply_configuration  # takes a fifth of a second, which only who reads a PDF should pay

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(**_LIMITS):
            return _pages(_open(file))
    except UnreadableFile:
        raise
    except Exception as error:  # whatever it stumbles over in a stranger's bytes, it costs this file only
        raise UnreadableFile(f"The PDF is damaged: {_words(error)}.", where=file.path, next_step="Fetch it again.") from error


def _open(file: ReceivedFile) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(BytesIO(file.archived.read_bytes()))
    try:
        opens = not reader.is_encrypted or bool(reader.decrypt(""))  # many may be read by all, and only not be changed
    except (DependencyError, NotImplementedError):
        opens = False
    if not opens:
        raise UnreadableFile("The PDF is encrypted.", where=file.path, next_step="Save it without a password, and ingest that.")
    if (number := len(reader.pages)) > MAX_PAGES:
        raise UnreadableFile(f"The PDF has {number:,} pages, where at most {MAX_PAGES:,} are taken.", where=file.path)
    return reader


def _pages(reader: PdfReader) -> _Pdf:
    deadline = time.monotonic() + MAX_SECONDS

    def in_time(*_: Any) -> None:
        if time.monotonic() > deadline:
            raise UnreadableFile(f"The PDF takes more than {MAX_SECONDS:.0f} seconds to read.")

    pages: list[str] = []
    left_out: list[str] = []
    for number, page in enumerate(reader.pages, start=1):
        in_time()
        try:
            pages.append(_in_paragraphs(page.extract_text(visitor_operand_before=in_time).splitlines()))
        except UnreadableFile:
            raise
        except Exception as error:  # as above, and it costs this page only
            pages.append("")
            left_out.append(f"page {number}, which cannot be read: {_words(error)}")
        else:
            if not pages[-1]:
                left_out.append(f"page {number}, which has no text")
    metadata = reader.metadata
    title = str(metadata.title or "").strip() if metadata else ""
    created = str(metadata.get("/CreationDate") or "") if metadata else ""
    return _Pdf(pages, None if not title or _NO_TITLE.match(title) else title, _day(created), left_out)


def _day(written: str) -> str | None:
    """`2017-10-19` of `D:20171019080000+02'00'`."""
    day = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", written)
    return "-".join(day.groups()) if day else None


def _in_paragraphs(lines: Sequence[str]) -> str:
    """A page's lines joined to paragraphs, with words that were parted at a line's end whole again."""
    lines = [line.strip() for line in lines]
    long = sorted(map(len, lines), reverse=True)[len(lines) // 5] if lines else 0
    paragraphs = [""]
    for above, line in pairwise(["", *lines]):
        before = paragraphs[-1]
        if not line or (before and _ends_paragraph(above, line, _FULL_LINE * long)):
            paragraphs.append(line)
        elif before.endswith("-") and before[-2:-1].isalpha():
            paragraphs[-1] = (before[:-1] if line[:1].islower() else before) + line
        else:
            paragraphs[-1] = f"{before} {line}".lstrip()
    return "\n\n".join(filter(None, paragraphs))


def _joined(pages: Sequence[str]) -> str:
    """The pages as one text; a sentence goes on from one to the next."""
    text = ""
    for page in filter(None, pages):
        goes_on = page[0].islower() and not _TERMINAL.search(text)
        text += page if not text else f" {page}" if goes_on else f"\n\n{page}"
    return text


def _ends_paragraph(above: str, line: str, full: float) -> bool:
    return len(above) < full and (bool(_TERMINAL.search(above)) or not line[:1].islower())


def _words(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")[:200] or type(error).__name__


SOURCE = ArticleSource(name="article_pdf", recognise=recognise, read_articles=read_articles, own_format=True)
