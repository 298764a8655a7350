"""The real reports, where they are present: what is cut, in numbers, and what a reader checked by hand."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from flows.extract.page.article import read_article
from flows.model.article import Article, BlockKind, DatePrecision, RawArticle

REPORTS = Path(__file__).parents[2].parent / "shared" / "data" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the real reports are not present at {REPORTS}")


def _read_file(pattern: str) -> Article:
    path = next(REPORTS.glob(pattern))
    return read_article(RawArticle(file_id="f", line_no=1, text=path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def rows() -> Sequence[tuple[dict[str, str], Article]]:
    path = next(REPORTS.glob("*latin1.csv"))
    with path.open(encoding="latin-1", newline="") as lines:
        return [(row, _read_row(at, row)) for at, row in enumerate(csv.DictReader(lines))]


def _read_row(at: int, row: dict[str, str]) -> Article:
    raw = RawArticle(
        file_id="f",
        line_no=at,
        text=row["article_content"],
        title=row["article_title"],
        publication=row["source"],
        published=row["date"],
    )
    return read_article(raw, day_first=False)


def test_first_report() -> None:
    article = _read_file("000_*.txt")
    assert (article.published_on, article.published_prec) == (date(2018, 10, 19), DatePrecision.INFERRED)
    kinds = Counter(block.kind for block in article.blocks)
    assert kinds == {BlockKind.TITLE: 2, BlockKind.CAPTION: 1, BlockKind.BOILERPLATE: 1, BlockKind.BODY: 16}
    assert article.text.startswith("Almost a year after the US campaign")
    assert article.text.endswith("parts that are not under Syrian government control.")


def test_second_report() -> None:
    article = _read_file("001_*.txt")
    assert (article.published_on, article.published_prec) == (date(2017, 10, 19), DatePrecision.EXACT)
    assert (article.dateline, article.publication) == ("nsnbc", "nsnbc international")
    assert sum(block.kind is BlockKind.CAPTION for block in article.blocks) == 3
    paragraphs = article.text.split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs][:5] == ["Two", "Two", "Not", "SDF", "Inside"]
    assert article.text.endswith("to be handed over and prosecuted.")


def test_rows_lose_their_page_and_keep_their_reporting(rows: Sequence[tuple[dict[str, str], Article]]) -> None:
    said = sum(len(row["article_content"].split()) for row, _ in rows)
    kept = sum(len(article.text.split()) for _, article in rows)
    assert 0.90 < kept / said < 0.97
    for mark in ("Comment via", "Our Standards:", "Read Also", "Get short URL", "Date of publication", "Terms of Use"):
        assert not [article.text for _, article in rows if mark in article.text], mark


def test_few_rows_still_begin_with_their_date_or_title(rows: Sequence[tuple[dict[str, str], Article]]) -> None:
    dated = [article for _, article in rows if article.text[:12].strip()[:2].isdigit() and " 20" in article.text[:16]]
    titled = [article for _, article in rows if article.title and article.text.startswith(article.title + ".")]
    assert len(dated) + len(titled) <= 3


def test_every_row_has_an_exact_date(rows: Sequence[tuple[dict[str, str], Article]]) -> None:
    assert {article.published_prec for _, article in rows} == {DatePrecision.EXACT}
