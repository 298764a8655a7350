"""`dateline read`: an article as people read it, with what was read out of it."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from flows.cli.configured import Configured
from flows.cli.output import TABLE, Form, say, show_records
from flows.cli.printable import printable
from flows.errors import UsageError
from flows.model.article import Article
from flows.pipeline.read_one import ReadArticle, read_one
from flows.report.reading_page import reading_page
from flows.report.reading_rows import Row, reading_rows

_STYLES = {
    "claim": "on grey19",
    "event": "bold",
    "figure": "underline yellow",
    "date": "underline magenta",
    "place": "underline green",
    "actor": "underline blue",
    "person": "underline cyan",
    "citation": "underline bright_yellow",
}


def read(
    file: Annotated[Path, Parameter(help="A file of articles: text, a web page, CSV, JSON, …")],
    /,
    *,
    article: Annotated[int, Parameter(help="Which of its articles, counted from 1.")] = 1,
    source: Annotated[str | None, Parameter(help="Take it as a file of this source, instead of recognising it.")] = None,
    html: Annotated[Path | None, Parameter(help="Write a page to this file: the text, and its rows beside it.")] = None,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    found = _article(settings, file, article, source)
    rows = reading_rows(found.article.text, found.reading)
    if html is not None:
        page = reading_page(f"{file.name}, article {article}", found.article, found.reading)
        html.write_text(page, encoding="utf-8", errors="backslashreplace")
        say(f"Written: {html}")
    elif form.is_table:
        _show(found.article, rows)
    else:
        show_records([_record(row) for row in rows], form)


def _article(settings: Configured, file: Path, number: int, source: str | None) -> ReadArticle:
    if number < 1:
        raise UsageError(f"--article {number}: articles are counted from 1.", next_step=f"dateline read {file} --article 1")
    count = 0
    for count, found in enumerate(islice(read_one(settings, file, source), number), start=1):
        if count == number:
            return found
    raise UsageError(f"{file} has no article {number}: it has {count}.", next_step=f"dateline read {file} --article 1")


def _record(row: Row) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "char_start": row.char_start,
        "char_end": row.char_end,
        "text": row.text,
        "means": row.means,
        "method": row.method,
        "score": round(row.score, 2),
    }


def _show(article: Article, rows: list[Row]) -> None:
    about = (article.title, article.publication, article.published_on, article.language)
    print(printable(" · ".join(str(part) for part in about if part)), end="\n\n")
    if sys.stdout.isatty():
        _show_underlined(article.text, rows)
    else:
        print(printable(article.text, keep="\n"), end="\n\n")
    show_records([_record(row) for row in rows], TABLE, empty="Nothing was read out of it.")


def _show_underlined(text: str, rows: list[Row]) -> None:
    from rich.console import Console
    from rich.text import Text

    shown = Text(_as_wide(text))
    for row in sorted(rows, key=lambda row: row.char_start - row.char_end):  # what lies within others is painted over them
        shown.stylize(_STYLES[row.kind], row.char_start, row.char_end)
    console = Console(highlight=False)
    console.print(" ".join(f"[{style}]{kind}[/]" for kind, style in _STYLES.items()))
    console.print(shown, end="\n\n")


def _as_wide(text: str) -> str:
    """The text with each unsafe character as one that is safe: offsets stay."""
    return "".join(letter if letter == "\n" or printable(letter) == letter else "\N{REPLACEMENT CHARACTER}" for letter in text)
