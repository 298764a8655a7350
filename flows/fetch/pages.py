"""A query that an API answers in pages: saved page by page as the publisher sends them, and into the inbox all together.

The pages of a query are one state of the dataset only if it did not change in between. Where the publisher counts the rows, the
count tells; else a row that stands on two pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.errors import DatelineError
from flows.fetch.client import Client, as_json
from flows.fetch.outcome import Outcome, State
from flows.fetch.patience import TryAgainError, insist
from flows.fetch.place import Place, drop
from flows.log import log

_MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself: its rows and their ids, the parameters of the next (None: it is the last), how many rows
    there are in all, and what whoever asked has to know."""

    rows: int
    ids: frozenset[object]
    following: Mapping[str, str] | None
    total: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    Attributes:
        path: at the publisher's.
        params: of the first page.
        folder: place of the pages below the inbox; its last part begins each page's name, so it should say release or day.
        read: the JSON of a page, and the parameters that asked for it -> Page. Raises TryAgainError if it is no page.
        passing: statuses that may pass once a first page has come, because then the query is a good one -> seconds to wait.
    """

    path: str
    params: Mapping[str, str]
    folder: str
    read: Callable[[Any, Mapping[str, str]], Page]
    passing: Mapping[int, float] = field(default_factory=dict)


def fetch_pages(client: Client, query: Query, place: Place) -> Outcome:
    """Bring all pages of a query into the inbox, unless they are there.

    Raises:
        NotThere: the publisher has no such thing.
        DatelineError: it does not give it now; the pages that came are kept, and the next call goes on after them.
    """
    target, folder = place.target(query.folder), place.unfinished(query.folder)
    if target.is_dir():
        return Outcome(query.folder, State.THERE, sum(one.stat().st_size for one in target.iterdir()))
    folder.mkdir(exist_ok=True)
    try:
        fetched = _Pages(client, query, folder).fetch()
    except _ChangedError as error:
        drop(folder)
        raise DatelineError(
            f"{client.publisher.name} changed what was asked for while its pages were fetched: {error}.",
            kept="None of these pages: together they would be no state of the dataset.",
            next_step="The same command again.",
        ) from error
    if not fetched.rows:
        drop(folder)
        said = f"{client.publisher.name} has no rows of it. {fetched.note}"
        return Outcome(query.folder, State.MISSING, detail=said.rstrip())
    said = f"{fetched.rows:,} rows on {fetched.pages:,} {'page' if fetched.pages == 1 else 'pages'}. {fetched.note}"
    return Outcome(query.folder, State.FETCHED, place.finish(query.folder, folder), said.rstrip())


@dataclass(slots=True)
class _Fetched:
    rows: int = 0
    pages: int = 0
    note: str = ""


class _ChangedError(Exception):
    """Two pages are of different states of the dataset."""


class _Pages:
    def __init__(self, client: Client, query: Query, folder: Path) -> None:
        self._client = client
        self._query = query
        self._folder = folder

    def fetch(self) -> _Fetched:
        """Save every page; those that an earlier call saved are not asked for again."""
        fetched, number, before = _Fetched(), 0, None
        params: Mapping[str, str] | None = self._query.params
        while params is not None:
            if (number := number + 1) > _MOST_PAGES:
                raise DatelineError(f"{self._client.publisher.name} sends pages without end.", next_step="Ask for less.")
            page = self._page(number, params)
            if before and page.rows:
                _compare(before, page)
            fetched.rows += page.rows
            fetched.pages += page.rows > 0
            fetched.note = fetched.note or page.note
            before, params = page, page.following
        return fetched

    def _page(self, number: int, params: Mapping[str, str]) -> Page:
        file = self._folder / f"{self._folder.name}_page{number:04}.json"
        if file.exists():
            try:
                return self._query.read(as_json(file.read_bytes()), params)
            except TryAgainError:  # it was cut while it was written
                drop(file)
        log.info("%s: page %d of %s", self._client.publisher.name, number, self._folder.name)
        passing = self._query.passing if number > 1 else {}

        def attempt() -> tuple[bytes, Page]:
            content = self._client.document(self._query.path, params=params, passing=passing)
            return content, self._query.read(as_json(content), params)

        content, page = insist(self._client.publisher.name, attempt)
        if page.rows:
            file.write_bytes(content)
        return page


def _compare(before: Page, page: Page) -> None:
    if before.total != page.total:
        raise _ChangedError(f"{before.total} rows in all on one page, {page.total} on the next")
    if twice := before.ids & page.ids:
        raise _ChangedError(f"{len(twice)} of the rows of one page stand on the next, too, such as {min(map(str, twice))}")
