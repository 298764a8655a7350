from __future__ import annotations

import pytest

from flows.extract.article import read_article
from flows.extract.repair import repair, repair_text
from flows.model.article import BlockKind, RawArticle


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("donâ€™t", "don’t"),
        ("AlchÃ©mie", "Alchémie"),
        ("\x93We are tired\x94", "“We are tired”"),
        ("three\x85 four", "three… four"),
        ("nothing\0 here", "nothing here"),
    ],
)
def test_broken_text_is_mended(broken: str, mended: str) -> None:
    assert repair_text(broken) == mended


@pytest.mark.parametrize(
    "sound", ["plain", "“curly” – and …", "café", "قتل عشرة أشخاص", "Погибли десять человек", "😀", "±5 × 3"]
)
def test_sound_text_is_left_alone(sound: str) -> None:
    assert repair_text(sound) == sound


def test_offsets_lead_back_to_the_raw_text() -> None:
    raw = "He saidâ€™s so and the armyâ€™s men left."
    mended = repair(raw)
    at = mended.text.index("left")
    assert raw[mended.raw(at) : mended.raw(at + 4)] == "left"
    assert mended.raw(len(mended.text)) == len(raw)


def test_blocks_of_broken_text_quote_the_raw_text() -> None:
    raw = "Marab’s bridge\n\nThe mayorâ€™s men opened the bridge of Marab on Monday.\n\nShare"
    article = read_article(RawArticle(file_id="f", line_no=1, text=raw))
    assert article.text == "The mayor’s men opened the bridge of Marab on Monday."
    body = next(block for block in article.blocks if block.kind is BlockKind.BODY)
    assert body.raw_text == "The mayorâ€™s men opened the bridge of Marab on Monday."
