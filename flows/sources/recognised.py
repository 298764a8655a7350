"""What recognising a file gives, and what a source of articles states about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from flows.model.article import ArticleBatch
from flows.model.batch import Kind
from flows.model.files import Dialect, ReceivedFile
from flows.settings import Settings
from flows.sources.readers.json_records import GEOJSON
from flows.sources.readers.sample import Sample
from flows.sources.tables import TableHead


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whose a file is, and how to read it.

    Attributes:
        source_name: name of the source, a module of flows.sources.
        media_type: from the content: text/csv, text/tab-separated-values, text/plain, text/html, application/jsonl,
            application/json, application/geo+json, application/pdf, application/warc, application/rss+xml,
            application/atom+xml, message/rfc822, application/mbox, or that of an Excel workbook.
        dialect: of a delimited file.
        under: key of the outer JSON object in whose list the records stand, if they do.
        header: the column names as they stand in the file, in its order (for JSON, the keys of the first records); None for
            what is no table, and for a table without one.
        columns: the same by the names of the source.
        renames: column of the reader's frame -> the source's name, where they differ.
        missing_required: columns that the source cannot do without and that the file lacks.
    """

    source_name: str
    kind: Kind
    media_type: str
    dialect: Dialect = field(default_factory=Dialect)
    under: str | None = None
    header: tuple[str, ...] | None = None
    columns: tuple[str, ...] = ()
    renames: Mapping[str, str] = field(default_factory=dict)
    missing_required: tuple[str, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether it is one answer of an API: how much more there is cannot be told, so what it lacks is not gone."""
        return self.under is not None and self.media_type != GEOJSON


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """A way in which articles come.

    Attributes:
        name: its module in flows.sources.
        recognise: the file's beginning, its head as a table if it may be one, and whether the user says that it is this
            source's -> what it is; or a sentence on why it is not, None if it has nothing in common with this source.
        read_articles: the articles of a file, in its order, at most settings.batch_articles at a time.
        own_format: its files begin as no text and no table does, so it is asked first, and without a table.
    """

    name: str
    recognise: Callable[[Sample, TableHead | None, bool], Recognised | str | None]
    read_articles: Callable[[ReceivedFile, Recognised, Settings], Iterator[ArticleBatch]]
    own_format: bool = False
