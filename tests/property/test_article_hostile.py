"""Texts made to take long: the rules look at bounded stretches, and no pattern backtracks without end."""

from __future__ import annotations

import time

import pytest

from flows.extract.page.article import read_article
from flows.model.article import RawArticle

SIZE = 5_000_000
HOSTILE = {
    "letters": "a",
    "spaces": " ",
    "quotes": '"',
    "underscores": "_",
    "seams": "Aa",
    "underscored seams": "Aa_",
    "digits": "1",
    "dots": ". ",
    "brackets": "(",
    "nulls": "\0",
    "dates": "Apr 1 2017 ",
    "numbered dates": "1/1/",
    "tags": "Tags A ",
    "tag starts": "<a ",
    "script starts": "<script>",
    "comments unclosed": "<!--",
    "tag attributes": "<a x",
    "entities": "&amp;",
    "entity starts": "&amp",
    "soft hyphens": "a\u00ad",
    "joiners": "\u200d",
    "accents apart": "\u0301",
    "paragraphs": "<p>Aa bb.</p>",
    "caption labels": "Image caption\nA bridge and some people at a river\n",
    "shouted datelines": "RAQQA, 9 OCT 89 ",
    "stamps": "Updated Apr 1 2017 | ",
    "speakers": "Aa said, Bb said ",
    "agencies": "AFP-",
    "bylines": "by A B ",
    "mojibake": "Ã©",
    "arabic": "قتل ",
    "dashes": "- ",
    "picture words": "photo_2017A ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.timeout(60)
def test_five_megabytes_take_seconds(unit: str) -> None:
    started = time.process_time()
    read_article(RawArticle(file_id="f", line_no=1, text=unit * (SIZE // len(unit)), title="Aa Aa Aa Aa Aa"))
    assert time.process_time() - started < 30
