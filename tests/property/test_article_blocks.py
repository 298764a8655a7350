"""What holds of every article, however odd its text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.page.article import read_article
from flows.model.article import Article, BlockKind, RawArticle

_PIECES = [
    "Two days ago army units entered the town of Marab.",
    "Raqqa_square_archivesTwo days ago the army",
    "Published On: Thu, Oct 19th, 2017",
    "By Jane Doe",
    "MARAB, Syria (Reuters) - ",
    "Marab bridge reopens",
    "“We are tired,” he said.",
    "he saidâ€™s and donâ€™t",
    "\x93quoted\x94 \x95",
    "About the Author",
    "Share",
    "Read more: something else",
    "Tags Syria Aleppo At least ten people died.",
    "(AFP Photo)",
    "-- Reuters",
    "Reporting by A B; Editing by C D",
    "\0",
    "\u200f\u202eقتل عشرة أشخاص في القصف.",
    "Погибли десять человек.",
    "😀",
    "U.S.",
    "...",
    '" />',
    "Related News",
    "Copyright 2018 Outlet. Subscribe. Privacy Policy",
    "12/05/2017",
    "<p>",
    "</p>",
    "<b>ten</b> people",
    "<br/>",
    "<script>var a = 1;</script>",
    "<!-- ",
    "&nbsp;",
    "&amp;#8217;",
    "re\u00adopens",
    "\u200b",
    "RAQQA (SYRIA), 9 OCT 89 (RADIO ONE) -- [TEXT] ",
    "Image caption",
    "Getty Images",
    "   Indented line of a wrapped text",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u2028",
    "\x85",
    "\xa0",
]
texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=12)), max_size=25).map("".join)


def _read(text: str, title: str | None = None) -> Article:
    return read_article(RawArticle(file_id="f", line_no=1, text=text, title=title))


@given(text=texts, title=st.one_of(st.none(), st.sampled_from(_PIECES)))
@settings(max_examples=400, deadline=None)
def test_blocks_cover_every_visible_character_once_and_in_order(text: str, title: str | None) -> None:
    article = _read(text, title)
    at = 0
    for block in article.blocks:
        assert block.raw_start >= at
        assert not text[at : block.raw_start].strip(), "something visible lies between two blocks"
        assert block.raw_start < block.raw_end
        assert text[block.raw_start : block.raw_end] == block.raw_text
        at = block.raw_end
    assert not text[at:].strip()


@given(text=texts)
@settings(max_examples=300, deadline=None)
def test_body_blocks_lie_in_the_text_and_the_others_have_a_place_in_it(text: str) -> None:
    article = _read(text)
    for block in article.blocks:
        assert 0 <= block.char_start <= block.char_end <= len(article.text)
        if block.kind is BlockKind.BODY:
            assert block.char_start < block.char_end or not block.raw_text.strip("\0\ufeff \n")
        else:
            assert block.char_start == block.char_end
    bodies = [article.text[block.char_start : block.char_end] for block in article.blocks if block.kind is BlockKind.BODY]
    assert "\n\n".join(bodies) == article.text


@given(text=texts)
@settings(max_examples=300, deadline=None)
def test_sentences_are_spans_of_the_text_and_never_cross_a_paragraph(text: str) -> None:
    article = _read(text)
    at = 0
    for start, end in article.sentences:
        assert at <= start < end <= len(article.text)
        assert "\n" not in article.text[start:end]
        assert article.text[start:end].strip() == article.text[start:end]
        assert not article.text[at:start].strip(), "words between two sentences"
        at = end
    assert not article.text[at:].strip()


@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_reading_twice_says_the_same(text: str) -> None:
    assert _read(text) == _read(text)
