"""Files of articles: dealt into parts, each read wherever the run reads articles (spread.py) into its own Parquet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from flows.errors import UnreadableFile
from flows.extract.page.dates import day_first_of
from flows.extract.places.gazetteer import compiled_gazetteer
from flows.model.article import ArticleBatch
from flows.model.batch import Batch, FileFacts
from flows.model.files import ReceivedFile
from flows.pipeline.reading_rules import rules_sha256
from flows.pipeline.spread import read_parts
from flows.pipeline.stage_article import Given, Part, stage_part
from flows.pipeline.stage_tables import rejects_frame
from flows.settings import Settings
from flows.sources.readers.sample import take_sample
from flows.sources.recognise import article_source, recognise
from warehouse.run_folder import RunFolder

_PART_ARTICLES = 125
_PART_CHARACTERS = 2_000_000
_MOST_LEFT_OUT = 20
_UNREAD_PARTS, _EMPTY_PART = 500_000, 999_999
"""Numbers of Parquet parts: of rejects that never became articles, from there on; of the last. Those of articles are below."""


def read_articles(settings: Settings, folder: RunFolder, batch: Batch) -> tuple[FileFacts, ...]:
    """Stage the articles of every file of the batch; give what was found, file by file.

    Staged: document, document_block, sentence, mention, claim, figure, citation, event and event_actor, all with row_no;
    publication, reject.
    """
    facts: list[FileFacts] = []
    numbers = count(_UNREAD_PARTS)
    articles = (one for file in batch.files for one in _read_file(settings, folder, batch, file, facts, numbers))
    read_parts(sum(file.size for file in batch.files), _dealt(folder, batch, articles))
    # Every table exists with its columns, whatever the files hold; last, for DuckDB guesses by the first part.
    stage_part(Part(folder.root, batch.name, _EMPTY_PART, 0, "", ()))
    return tuple(facts)


def _read_file(
    settings: Settings, folder: RunFolder, batch: Batch, file: ReceivedFile, facts: list[FileFacts], numbers: Iterator[int]
) -> Iterator[Given]:
    """The articles of a file; at its end, what was found is added to `facts`. `numbers` are for parts of its rejects."""
    recognised = recognise(take_sample(file), source=batch.source)
    rows = rejects = 0
    left_out: list[str] = []
    unreadable = None
    try:
        for articles in article_source(batch.source).read_articles(file, recognised, settings):
            taken = _only(articles, batch.lines)
            day_first = day_first_of(one.published for one in articles.articles if one.published)
            yield from ((one, day_first) for one in taken.articles)
            if taken.rejects:
                unread = rejects_frame((file.file_id, one) for one in taken.rejects)
                folder.write_part(batch.name, "reject", unread, next(numbers))
            rows += len(taken.articles)
            rejects += len(taken.rejects)
            left_out += articles.left_out
    except UnreadableFile as error:
        unreadable = str(error)
    facts.append(
        FileFacts(
            file_id=file.file_id,
            media_type=recognised.media_type,
            rows_read=rows + rejects,
            unreadable=unreadable,
            # Of a table they may say that it is taken for what it is not; the records of other formats stand by themselves.
            rows_unreadable=rejects if recognised.header else 0,
            header=recognised.header,
            partial=batch.lines is not None,
            left_out=_told(left_out),
        )
    )


def _told(left_out: Sequence[str]) -> tuple[str, ...]:
    more = len(left_out) - _MOST_LEFT_OUT
    return (*left_out[:_MOST_LEFT_OUT], *([f"{more:,} more"] if more > 0 else []))


def _only(articles: ArticleBatch, lines: Sequence[int] | None) -> ArticleBatch:
    if lines is None:
        return articles
    return ArticleBatch(
        [one for one in articles.articles if one.line_no in lines], [one for one in articles.rejects if one.line_no in lines]
    )


def _dealt(folder: RunFolder, batch: Batch, articles: Iterator[Given]) -> Iterator[Part]:
    """The articles in parts, in their order: so many, or as many characters."""
    numbers = count(1)
    rules, gazetteer = rules_sha256(), compiled_gazetteer()
    first_row = characters = 0
    waiting: list[Given] = []
    for one in articles:
        waiting.append(one)
        characters += len(one[0].text)
        if len(waiting) >= _PART_ARTICLES or characters >= _PART_CHARACTERS:
            yield Part(folder.root, batch.name, next(numbers), first_row, rules, tuple(waiting), gazetteer)
            first_row += len(waiting)
            waiting, characters = [], 0
    if waiting:
        yield Part(folder.root, batch.name, next(numbers), first_row, rules, tuple(waiting), gazetteer)
