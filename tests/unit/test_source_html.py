"""Pages of the web as files: their article, what they state of it, and what is done with pages that have none or mean harm."""

from __future__ import annotations

import subprocess
import sys

import pytest

from flows.extract.language import detect_language
from flows.sources.readers.charset import decode
from flows.sources.readers.page import MAX_PAGE_BYTES, MAX_TAGS

PARAGRAPHS = tuple(f"Six people were killed on Tuesday in ward {n} of Marab, a doctor told the agency." for n in range(6))
STATED = (
    '<meta property="og:title" content="Six killed in Marab"><meta property="og:site_name" content="Levant Wire">'
    '<meta name="author" content="Nadia Haddow"><meta property="article:published_time" content="2017-10-18T09:00:00+02:00">'
    '<link rel="canonical" href="https://levantwire.example/six-killed">'
)
MENU = "<ul>" + "".join(f'<li><a href="/{n}">Headline number {n} of the day</a></li>' for n in range(60)) + "</ul>"


def page(*paragraphs: str, head: str = STATED, lang: str = "en", more: str = "") -> str:
    said = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>Six killed | Levant Wire</title>{head}
        <script>var a = "HIDDEN";</script><style>p {{color: red}}</style></head>
        <body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav>
        <article>{said}<script>alert('HIDDEN')</script></article>{more}<footer>All rights reserved</footer></body></html>"""


def test_an_article_with_what_its_page_states(take):
    (one,) = take(page(*PARAGRAPHS)).articles
    assert one.text.splitlines() == list(PARAGRAPHS)
    assert (one.line_no, one.title, one.byline, one.publication) == (1, "Six killed in Marab", "Nadia Haddow", "Levant Wire")
    assert (one.published, one.url, one.language) == ("2017-10-18", "https://levantwire.example/six-killed", "en")


def test_lines_of_the_markup_are_not_those_of_the_text(take):
    (one,) = take(page(*PARAGRAPHS).replace(" killed on ", "\n        <b>killed</b>\r\n  on\n")).articles
    assert one.text.splitlines() == list(PARAGRAPHS)


def test_a_date_in_the_text_is_not_taken_for_that_of_publication(take):
    told = "The ward had been hit before, on 2016-03-14, said the doctor, who spoke to the agency by telephone."
    (one,) = take(page(*PARAGRAPHS, told, head="")).articles
    assert one.published is None


def test_json_ld_and_time_elements_state_the_date(take):
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2017-10-18T08:00:00Z"}</script>'
    marked = '<time class="published" datetime="2017-10-18T08:00:00Z">an hour ago</time>'
    assert take(page(*PARAGRAPHS, head=linked)).articles[0].published == "2017-10-18"
    assert take(page(*PARAGRAPHS, head="", more=marked)).articles[0].published == "2017-10-18"


@pytest.mark.parametrize("content", [page(more=MENU), page(), page("Page not found.")])
def test_a_page_without_an_article_is_a_reject_with_its_reason(take, content):
    taken = take(content)
    assert (taken.articles, taken.codes) == ([], [(1, "no_article")])
    assert "no article" in taken.rejects[0].message
    assert taken.rejects[0].raw_text == content


ARABIC = tuple(
    f"قتل {n} مدنيين يوم الثلاثاء في غارة على مدينة الرقة، كما قال طبيب في المستشفى لوكالة الأنباء." for n in range(3, 8)
)


@pytest.mark.parametrize(
    ("declared", "real"),
    [("windows-1256", "cp1256"), ("utf-8", "utf-8"), ("iso-8859-1", "utf-8"), ("no-such-charset", "utf-8"), ("idna", "utf-8")],
)
def test_the_encoding_that_is_declared_and_the_one_that_is_real(take, declared, real):
    content = page(*ARABIC, head=f'<meta charset="{declared}">', lang="ar").encode(real, "replace")
    (one,) = take(content).articles
    assert one.text.splitlines() == list(ARABIC)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_a_page_as_editors_save_it(take, encoding):
    assert take(page(*PARAGRAPHS).encode(encoding)).articles[0].text.splitlines() == list(PARAGRAPHS)


def test_nothing_of_bytes_in_no_encoding_is_lost():
    assert decode(b"caf\xe9 \x93so\x94") == "café “so”"
    assert decode(b"\x81\xe9") == "\x81é"
    assert decode("Δοκιμή".encode("iso8859-7"), ("greek",)) == "Δοκιμή"
    assert decode("テスト".encode("iso2022_jp"), ("iso-2022-jp",)) == "テスト"
    assert decode("так".encode() * 99 + b"\xff", ("koi8-r",)).startswith("так")


def test_marks_of_direction_hide_no_word(take):
    said = tuple(f"\u202e\u200f{one}\u202c" for one in PARAGRAPHS)
    text = take(page(*said)).articles[0].text
    assert all(one in text for one in PARAGRAPHS)


@pytest.mark.parametrize(
    "content",
    [
        "<html>" + "<div>" * 100_000 + "hello",
        "<html>" + "<" * (MAX_TAGS + 1),
        "<html><p>" + "word " * (MAX_PAGE_BYTES // 5 + 1),
        "<html><p " + "a=1 " * 100_000 + ">x",
        "<html>" + "<!--" * 100_000,
        "<html><body>\0 text \x01",
    ],
)
def test_pages_made_to_do_harm_cost_little_and_are_told(take, content):
    taken = take(content)
    assert not taken.articles
    assert [code in ("no_article", "page_too_large") for _, code in taken.codes] == [True]


def test_a_text_too_large_for_a_document_is_a_reject(take):
    taken = take(page("All is told here, and told again. " * 1000), max_cell_bytes=1000)
    assert taken.codes == [(1, "cell_too_large")]


def test_what_a_user_says_is_a_page_is_read_as_one(take):
    assert take("<p>" + "</p><p>".join(PARAGRAPHS), source="article_html").articles[0].text.splitlines() == list(PARAGRAPHS)


def test_libraries_of_formats_are_loaded_when_a_file_needs_them():
    code = (
        "import sys, flows.sources.recognise as r; r.sources();"
        "assert not {'trafilatura', 'htmldate', 'fastwarc', 'feedparser', 'pypdf', 'lxml'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_language_that_a_page_states_counts_for_a_short_text_only():
    said = "Six people were killed on Tuesday, a doctor said, and many more were wounded in the strike on the market."
    assert detect_language("Marab: six.", "tr") == "tr"
    assert detect_language(said, "tr") == "en"
    assert detect_language("12 - 14", "tr") == "und"


def test_english_news_of_nigeria_is_not_taken_for_pidgin() -> None:
    """A text of another language is not read for claims: short English news of Zamfara was left unread."""
    assert detect_language("Gunmen killed 12 farmers in Zamfara on Monday, police said.") == "en"
    assert detect_language("Di gunmen wey attack di village for Zamfara don kill 12 farmers, police tok.") == "pcm"
