from __future__ import annotations

import pytest

from flows.extract.page.article import read_article
from flows.extract.page.repair import repair, repair_text
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
    ("html", "text"),
    [
        ("the mayor&#8217;s &quot;bridge&quot; &amp; river", 'the mayor’s "bridge" & river'),
        ("double &amp;amp; triple &amp;amp;nbsp;escaped", "double & triple  escaped"),
        ("<b>ten</b> people <a href='/marab'>in Marab</a>", "ten people in Marab"),
        ("one<br/>two<script>if (a < b) { c() }</script>three<!-- note -->four", "one\ntwo\nthree\nfour"),
        ("re\u00adopens \u200bon\u00a0Monday", "reopens on Monday"),
    ],
)
def test_html_and_unseen_marks_are_taken_out(html: str, text: str) -> None:
    assert repair(html).text == text


@pytest.mark.parametrize("text", ["x < y and y > z", "<jane@example.org> wrote", "AT&T; R&D", "a <tweet> of birds"])
def test_what_only_looks_like_html_stays(text: str) -> None:
    assert repair_text(text) == text


def test_blocks_of_html_are_exact_and_the_tags_are_blocks() -> None:
    raw = "<h1>Marab bridge reopens</h1>\n<p>The mayor&#8217;s <b>men</b> opened it on Monday.</p><p>They&nbsp;left.</p>"
    article = read_article(RawArticle(file_id="f", line_no=1, text=raw))
    assert (article.title, article.text) == ("Marab bridge reopens", "The mayor’s men opened it on Monday.\n\nThey left.")
    assert [(block.reason, block.raw_text) for block in article.blocks] == [
        ("markup", "<h1>"),
        ("title_line", "Marab bridge reopens"),
        ("markup", "</h1>\n<p>"),
        ("body", "The mayor&#8217;s <b>men</b> opened it on Monday."),
        ("markup", "</p><p>"),
        ("body", "They&nbsp;left."),
        ("markup", "</p>"),
    ]


@pytest.mark.parametrize(
    "sound", ["plain", "“curly” – and …", "café", "قتل عشرة أشخاص", "Погибли десять человек", "😀", "±5 × 3"]
)
def test_sound_text_is_left_alone(sound: str) -> None:
    assert repair_text(sound) == sound


def test_offsets_lead_back_to_the_raw_text() -> None:
    raw = "He saidâ€™s so and the armyâ€™s men left."
    mended = repair(raw)
    at = mended.text.index("left")
    start, end = mended.raw_span(at, at + 4, at + 4)
    assert raw[start:end] == "left"
    assert mended.raw_span(0, len(mended.text), len(mended.text)) == (0, len(raw))


def test_blocks_of_broken_text_quote_the_raw_text() -> None:
    raw = "Marab’s bridge\n\nThe mayorâ€™s men opened the bridge of Marab on Monday.\n\nShare"
    article = read_article(RawArticle(file_id="f", line_no=1, text=raw))
    assert article.text == "The mayor’s men opened the bridge of Marab on Monday."
    body = next(block for block in article.blocks if block.kind is BlockKind.BODY)
    assert body.raw_text == "The mayorâ€™s men opened the bridge of Marab on Monday."
