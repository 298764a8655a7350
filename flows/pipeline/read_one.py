"""One file read for a person to look at: nothing is loaded, nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory

from flows.errors import UnreadableFile, UsageError
from flows.extract.page.article import read_article
from flows.extract.page.dates import day_first_of
from flows.extract.reading import read_text
from flows.model.article import Article, RawArticle
from flows.model.batch import Kind
from flows.model.files import ReceivedFile, Reject
from flows.model.reading import Reading
from flows.settings import Settings
from flows.sources.readers.sample import take_sample
from flows.sources.recognise import article_source, recognise
from warehouse.receive import receive


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article of a file, what it is, and what it says."""

    raw: RawArticle
    article: Article
    reading: Reading


def read_one(settings: Settings, path: Path, source: str | None = None) -> Iterator[ReadArticle]:
    """The articles of a file as an ingest would read them, in its order.

    Raises:
        UsageError: there is no such file, it is a folder, or its records are events.
        UnknownFile: no source recognises it.
        UnreadableFile: it cannot be read to its end, or none of its articles can be read.
    """
    if path.is_dir():
        first = min((one for one in path.iterdir() if one.is_file() and not one.name.startswith(".")), default="FILE")
        raise UsageError(f"{path} is a folder, and one file is read at a time.", next_step=f"dateline read {quote(str(first))}")
    if not path.exists():
        raise UsageError(f"{path} is not there.", next_step="Check the path.")
    with TemporaryDirectory(prefix="dateline-read-") as folder:
        for received in receive([str(path)], settings.at(Path(folder)), inbox=False):
            if received.file is None:
                raise UnreadableFile(received.message or "It cannot be read.", where=received.path)
            yield from _articles(settings, received.file, source)


def _articles(settings: Settings, file: ReceivedFile, source: str | None) -> Iterator[ReadArticle]:
    recognised = recognise(take_sample(file), source=source)
    if recognised.kind is not Kind.ARTICLES:
        raise UsageError(
            f"{file.path} holds events ({recognised.source_name}), not articles.", next_step=f"dateline ingest {file.path}"
        )
    count = 0
    rejects: list[Reject] = []
    for batch in article_source(recognised.source_name).read_articles(file, recognised, settings):
        day_first = day_first_of(one.published for one in batch.articles if one.published)
        rejects += batch.rejects
        count += len(batch.articles)
        for raw in batch.articles:
            article = read_article(raw, day_first=day_first)
            yield ReadArticle(raw, article, read_text(article.text, article.sentences, article.published_on, article.language))
    if rejects and not count:
        raise UnreadableFile(
            f"It has no article that can be read. Line {rejects[0].line_no}: {rejects[0].message}", where=file.path
        )
