"""An article in a file of its own, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from flows.errors import UnreadableFile
from flows.model.article import ArticleBatch, RawArticle
from flows.model.batch import Kind
from flows.model.files import ReceivedFile
from flows.settings import Settings
from flows.sources.prose import MIN_WORDS, count_sentences, count_words
from flows.sources.readers.articles import in_batches
from flows.sources.readers.sample import Sample
from flows.sources.recognised import ArticleSource, Recognised
from flows.sources.tables import TableHead, looks_like_table

MAX_WORDS = 8_000
"""Long reads have up to some 6,000 words; a report, codebook or book has more, and is no article."""

# Figures, and signs of tables, code and markup. In newspaper prose about one character in thirty is one, in tables one in five.
_NOT_PROSE = "0123456789\t,;|{}<>=_\\#[]@"
_NOT_PROSE_SHARE = 0.1
_WORDS_TO_A_SENTENCE = 80

_RECOGNISED = Recognised("article_text", Kind.ARTICLES, "text/plain")


def recognise(sample: Sample, table: TableHead | None, told: bool) -> Recognised | str | None:
    """The file as an article, or why it is none. What a user says is one is one."""
    if told:
        return _RECOGNISED
    if table is not None and looks_like_table(sample.text, table.dialect):
        return None
    return _fault(sample.text) or _RECOGNISED


def _fault(text: str) -> str | None:
    words = count_words(text)
    if words > MAX_WORDS:
        return f"As an article in plain text it is too long: more than {MAX_WORDS:,} words."
    if words < MIN_WORDS:
        return f"As an article in plain text it is too short: {words} words, fewer than {MIN_WORDS}."
    signs = sum(map(text.count, _NOT_PROSE)) / len(text)
    if signs > _NOT_PROSE_SHARE:
        return (
            f"It does not read like an article: {signs:.0%} of its characters are figures or signs of tables, code and markup."
        )
    if words > _WORDS_TO_A_SENTENCE * count_sentences(text):
        return "It does not read like an article: it has no sentences."
    return None


def read_articles(file: ReceivedFile, recognised: Recognised, settings: Settings) -> Iterator[ArticleBatch]:
    """The one article of the file. Its text is as it stands, line ends included, without a byte order mark.
    One above settings.max_cell_bytes is a reject `cell_too_large`.

    Raises:
        UnreadableFile: the bytes are not in the encoding that was found.
    """
    try:
        text = file.archived.read_bytes().decode(file.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableFile(f"The file is not {file.encoding}: {error}.", where=file.path) from error
    article = RawArticle(file_id=file.file_id, line_no=1, text=text.removeprefix("\ufeff"))
    yield from in_batches([article], settings)


SOURCE = ArticleSource(name="article_text", recognise=recognise, read_articles=read_articles)
