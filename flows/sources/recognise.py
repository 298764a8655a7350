"""Which source a file belongs to, by its content and never by its name.

The sources are the modules of this package that have a SOURCE: adding one touches nothing here.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache

import flows.sources
from flows.errors import UnknownFile, UnreadableFile, UsageError
from flows.model.batch import Kind
from flows.model.source import EventSource
from flows.sources.columns import contract_names, header_drift
from flows.sources.foreign import foreign_content
from flows.sources.readers.sample import Sample
from flows.sources.recognised import ArticleSource, Recognised
from flows.sources.tables import LONGEST_NAME, MEDIA_TYPES, TableHead, fits, json_heads, sheet_head, table_head

__all__ = ["Recognised", "article_source", "event_source", "header_drift", "kind_of", "recognise", "sources"]

# A release may lack or rename a few columns and is still that dataset's: the checks then say which.
_ENOUGH = 0.8
_SHOWN_COLUMNS = 8
_SHOWN_CHARS = 60


@cache
def sources() -> Mapping[str, EventSource | ArticleSource]:
    """Every source by its name, in alphabetical order."""
    found: dict[str, EventSource | ArticleSource] = {}
    for module in pkgutil.iter_modules(flows.sources.__path__):
        source = getattr(importlib.import_module(f"flows.sources.{module.name}"), "SOURCE", None)
        if source is not None:
            found[module.name] = source
    return found


def kind_of(name: str) -> Kind:
    """What the files of this source hold.

    Raises:
        UsageError: there is no such source.
    """
    return Kind.EVENTS if isinstance(_source(name), EventSource) else Kind.ARTICLES


def event_source(name: str) -> EventSource:
    """The source of events of this name.

    Raises:
        UsageError: there is none.
    """
    source = _source(name)
    if isinstance(source, EventSource):
        return source
    raise UsageError(f"{name} is a source of articles, not of events.")


def article_source(name: str) -> ArticleSource:
    """The source of articles of this name.

    Raises:
        UsageError: there is none.
    """
    source = _source(name)
    if isinstance(source, ArticleSource):
        return source
    raise UsageError(f"{name} is a source of events, not of articles.")


def recognise(sample: Sample, *, source: str | None = None) -> Recognised:
    """Whose this file is.

    Args:
        source: what the user says it is; then only how it is written is found out.

    Raises:
        UnreadableFile: it is empty, or a damaged workbook.
        UnknownFile: it is no source's; says what was looked for and what was found.
        UsageError: there is no source of that name.
    """
    told = source is not None
    asked = sources() if source is None else {source: _source(source)}
    if sheet := sheet_head(sample):
        if found := _dataset([sheet], asked, told=told):
            return found
        raise _unknown(sample, sheet, ["Articles are not read out of workbooks: save the sheet as CSV (UTF-8)."])
    if sample.size and (found := _own_format(sample, asked, told=told)):
        return found
    if content := foreign_content(sample):
        raise UnknownFile(f"The file is {content.name}.", where=sample.path, next_step=content.next_step)
    if not sample.text.strip("\ufeff \t\r\n"):
        raise UnreadableFile("The file is empty.", where=sample.path, next_step="Fetch it again and put it in the inbox.")
    if found := _without_header(sample, asked):
        return found
    tables, faults = _tables(sample)
    if found := _dataset(tables, asked, told=told):
        return found
    table = tables[0] if tables else None
    for one in asked.values():
        if isinstance(one, ArticleSource):
            answer = one.recognise(sample, table, told)
            if isinstance(answer, Recognised):
                return answer
            faults += [answer] if answer else []
    raise _unknown(sample, table, faults)


def _own_format(sample: Sample, asked: Mapping[str, EventSource | ArticleSource], *, told: bool) -> Recognised | None:
    """What the file is, if it is of a format that only one source of articles reads."""
    for one in asked.values():
        if isinstance(one, ArticleSource) and one.own_format:
            answer = one.recognise(sample, None, told)
            if isinstance(answer, Recognised):
                return answer
    return None


def _tables(sample: Sample) -> tuple[list[TableHead], list[str]]:
    """The tables that the text may be, and why it is none."""
    try:
        table = None if (heads := json_heads(sample)) else table_head(sample)
    except UnreadableFile as error:
        return [], [error.what]
    return [*heads, table] if table else heads, []


def _source(name: str) -> EventSource | ArticleSource:
    if name not in sources():
        raise UsageError(f"There is no source {name!r}.", next_step=f"Use one of: {', '.join(sources())}.")
    return sources()[name]


def _dataset(tables: Sequence[TableHead], asked: Mapping[str, EventSource | ArticleSource], *, told: bool) -> Recognised | None:
    """The dataset that has the most of its telling columns in one of these headers, if they are enough or the user says so."""
    shares = {
        (name, at): _share(table, one)
        for name, one in asked.items()
        if isinstance(one, EventSource)
        for at, table in enumerate(tables)
    }
    best = max(shares, key=shares.__getitem__, default=None)
    return _events(best[0], tables[best[1]]) if best and (told or shares[best] >= _ENOUGH) else None


def _share(table: TableHead, source: EventSource) -> float:
    return len(source.signature.intersection(contract_names(table.header.names, source.renames))) / len(source.signature)


def _events(name: str, table: TableHead) -> Recognised:
    source = event_source(name)
    columns = contract_names(table.header.names, source.renames)
    return Recognised(
        source_name=name,
        kind=Kind.EVENTS,
        media_type=table.media_type,
        dialect=table.dialect,
        under=table.under,
        header=table.written,
        columns=columns,
        renames={given: column for given, column in zip(table.header.names, columns, strict=True) if given != column},
        missing_required=tuple(sorted(source.required - set(columns))),
    )


def _without_header(sample: Sample, asked: Mapping[str, EventSource | ArticleSource]) -> Recognised | None:
    """A dataset whose files have no header: its layout is what tells it."""
    for name, one in asked.items():
        for layout in one.layouts if isinstance(one, EventSource) else ():
            if fits(sample.text, layout):
                media_type = MEDIA_TYPES.get(layout.dialect.delimiter, "text/csv")
                return Recognised(name, Kind.EVENTS, media_type, layout.dialect, columns=layout.columns)
    return None


def _unknown(sample: Sample, table: TableHead | None, faults: Sequence[str]) -> UnknownFile:
    """What was found, what was looked for, and what to type."""
    said = ["No source recognises the file."]
    if table is None or max(map(len, table.header.names)) > LONGEST_NAME:
        said.append(f"Its first line is no header of columns; it begins {_beginning(sample)!r} ({sample.encoding}).")
    else:
        names = [name[:_SHOWN_CHARS] for name in table.header.names]
        said.append(f"It is a table of {len(names)} columns {table.form} ({sample.encoding}): {_listed(names)}.")
        if not any(char.isalpha() for char in names[0]):
            said.append("Its first line seems to hold values: a header with the columns' names is missing.")
        said += _looked_for(table)
    next_step = f"dateline ingest FILE --source NAME, if you know what it is; the sources are {', '.join(sources())}."
    return UnknownFile(" ".join((*said, *faults)), where=sample.path, next_step=next_step)


def _looked_for(table: TableHead) -> list[str]:
    """How many of a dataset's telling columns the header has; if it is some of them, which it lacks."""
    said: list[str] = []
    for name, one in sources().items():
        if not isinstance(one, EventSource):
            continue
        lacking = sorted(one.signature.difference(contract_names(table.header.names, one.renames)))
        total = len(one.signature)
        if len(lacking) < total:
            has = f"It has {total - len(lacking)} of the {total} columns that tell a file of {name}"
            said.append(f"{has}, and lacks {_listed(lacking)}.")
    return said or ["It has no column that tells a file of any dataset."]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN_COLUMNS]) + (", …" if len(names) > _SHOWN_COLUMNS else "")


def _beginning(sample: Sample) -> str:
    return " ".join(sample.text.split())[:_SHOWN_CHARS]
