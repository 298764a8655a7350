"""Small articles of our own, and what is to become of every stretch of them.

After a change that is meant to change them run `DATELINE_UPDATE_GOLDEN=1 pytest tests/golden/test_article_golden.py` and read
the diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from flows.extract.page.article import read_article
from flows.model.article import RawArticle

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


def _as_json(path: Path) -> dict[str, object]:
    article = read_article(RawArticle(file_id="f", line_no=1, text=path.read_text(encoding="utf-8")))
    return {
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "publication": article.publication,
        "published": [str(article.published_on), article.published_prec.value, article.published_from],
        "language": article.language,
        "blocks": [[block.kind.value, block.reason, block.raw_text] for block in article.blocks],
        "sentences": [article.text[start:end] for start, end in article.sentences],
    }


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article_is_read_as_written_down(path: Path) -> None:
    expected = path.with_suffix(".json")
    found = _as_json(path)
    if os.environ.get("DATELINE_UPDATE_GOLDEN"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_there_are_articles() -> None:
    assert len(ARTICLES) >= 5
