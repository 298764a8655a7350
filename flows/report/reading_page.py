"""An article as people read it, with what was read out of it beside: one HTML file that needs no network and no script.

The text is somebody else's: all of it is escaped, under a policy that lets nothing run or load.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.model.article import Article
from flows.model.reading import Reading
from flows.report.checks_page import shown
from flows.report.reading_rows import KINDS, Row, reading_rows

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters of a text that the same rows speak of: `kinds` of these, `title` what they say."""

    text: str
    kinds: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and the rows that begin in it."""

    stretches: tuple[Stretch, ...]
    rows: tuple[Row, ...]


def reading_page(name: str, article: Article, reading: Reading) -> str:
    """The page of the article that stands in the file `name`."""
    rows = reading_rows(article.text, reading)
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)
    environment.filters["shown"] = shown
    about = (article.publication, article.byline, article.published_on, article.published_prec, article.language)
    return environment.get_template("reading_page.html").render(
        name=name,
        title=article.title or "Untitled",
        about=[str(part) for part in about if part],
        kinds={kind: sum(row.kind == kind for row in rows) for kind in KINDS},
        paragraphs=[_paragraph(article.text, rows, *match.span()) for match in _PARAGRAPH.finditer(article.text)],
    )


def _paragraph(text: str, rows: Sequence[Row], start: int, end: int) -> Paragraph:
    begun = tuple(row for row in rows if start <= row.char_start < end)
    return Paragraph(tuple(stretches(text, rows, start, end)), begun)


def stretches(text: str, rows: Sequence[Row], start: int, end: int) -> Iterator[Stretch]:
    """text[start:end] cut wherever one of the rows, in the order of the text, begins or ends: joined again it is the same."""
    here = [row for row in rows if row.char_start < end and start < row.char_end]
    edges = sorted({start, end, *(max(row.char_start, start) for row in here), *(min(row.char_end, end) for row in here)})
    open_rows: list[Row] = []
    at = 0
    for first, last in pairwise(edges):
        while at < len(here) and here[at].char_start <= first:
            open_rows.append(here[at])
            at += 1
        open_rows = [row for row in open_rows if first < row.char_end]
        kinds = tuple(kind for kind in KINDS if any(row.kind == kind for row in open_rows))
        yield Stretch(text[first:last], kinds, "\n".join(f"{row.kind}: {row.means}" for row in open_rows))
