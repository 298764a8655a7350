"""Feeds as files: each item an article, whatever is defined, cut or broken in them."""

from __future__ import annotations

from contextlib import suppress

import pytest

from flows.errors import UnreadableFile
from flows.sources.article_feed import MAX_FEED_BYTES

BODY = "<p>Six people were <b>killed</b> on Tuesday, a doctor said.</p><script>alert('HIDDEN')</script><p>He gave no names.</p>"
SAID = "Six people were killed on Tuesday, a doctor said.\nHe gave no names."


def rss(*items: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Levant Wire</title>{"".join(items)}'
        "</channel></rss>"
    )


def item(number: int, body: str = BODY, link: str = "https://levantwire.example/{}") -> str:
    return (
        f"<item><title>Six killed &amp;amp; more {number}</title><link>{link.format(number)}</link>"
        "<dc:creator>N. Haddow</dc:creator><pubDate>Wed, 18 Oct 2017 08:00:00 GMT</pubDate>"
        f"<description>In short.</description><content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def test_each_item_of_rss_is_an_article(take):
    taken = take(rss(item(1), item(2)))
    assert [one.line_no for one in taken.articles] == [1, 2]
    one = taken.articles[0]
    assert one.text == SAID
    assert (one.title, one.byline, one.url) == ("Six killed & more 1", "N. Haddow", "https://levantwire.example/1")
    assert (one.publication, one.published) == ("levantwire.example", "Wed, 18 Oct 2017 08:00:00 GMT")
    assert taken.media_type == "application/rss+xml"


def test_each_entry_of_atom_is_an_article(take):
    taken = take(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Levant Wire</title>'
        '<entry><title>One</title><link href="https://levantwire.example/1"/><author><name>N. Haddow</name></author>'
        '<updated>2017-10-18T08:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        '<p>First.</p><p>Second.</p></div></content></entry>'
        '<entry><title>Two</title><content type="text">5 &lt; 6, and &lt;b&gt; is said so</content></entry></feed>'
    )  # fmt: skip
    assert [one.text for one in taken.articles] == ["First.\nSecond.", "5 < 6, and <b> is said so"]
    assert taken.articles[0].published == "2017-10-18T08:00:00Z"
    assert [one.publication for one in taken.articles] == ["levantwire.example", "Levant Wire"]
    assert taken.media_type == "application/atom+xml"


def test_an_outlet_that_an_aggregator_names_is_the_publication(take):
    named = item(1, link="https://news.example/rss/{}").replace(
        "<item>", '<item><source url="https://a.example">Balikh Post</source>'
    )
    assert take(rss(named)).articles[0].publication == "Balikh Post"


def test_an_item_without_a_text_is_a_reject(take):
    taken = take(rss("<item><title>Only a headline</title></item>", item(2)))
    assert [one.line_no for one in taken.articles] == [2]
    assert taken.codes == [(1, "no_text")]
    assert taken.rejects[0].raw_text == "Only a headline"


@pytest.mark.parametrize("end", [-60, -200, -330])
def test_what_stands_before_a_feed_breaks_off_is_read(take, end):
    taken = take(rss(item(1), item(2), item(3))[:end])
    assert [one.title for one in taken.articles] == ["Six killed & more 1", "Six killed & more 2"]
    assert taken.codes == [(3, "truncated")]
    assert taken.rejects[0].raw_text.startswith("<item><title>Six killed")


def test_a_feed_that_is_not_well_formed_is_read_all_the_same(take):
    taken = take(rss(item(1), "<item><title>AT&T</title><description>a < b & c</description></item>", item(3)))
    assert [one.line_no for one in taken.articles] == [1, 2, 3]


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "no-such"])
def test_a_feed_in_another_encoding_than_it_says(take, declared):
    content = rss(item(1, "<p>Marab’s café was hit.</p>")).replace('"utf-8"', f'"{declared}"')
    assert take(content.encode()).articles[0].text == "Marab’s café was hit."
    assert take(content.encode("cp1252")).articles[0].text == "Marab’s café was hit."


BOMB = "<!DOCTYPE r [" + '<!ENTITY a0 "bang">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    ("before", "entity"),
    [
        (BOMB, "&a11;"),
        ('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        ('<!DOCTYPE r [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>', "&b;"),
        ('<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">', ""),
        ('<!DOCTYPE r [<!ENTITY a "' + "x" * 20_000 + '">]>', "&a;" * 10_000),
    ],
)
def test_entities_that_a_feed_defines_are_never_expanded(take, before, entity):
    named = f"<item><title>One {entity}</title><description>Six people were killed. {entity}</description></item>"
    taken = take(rss(named, item(2), before=before))
    assert [one.line_no for one in taken.articles] == [1, 2]
    said = f"{taken.articles[0].title} {taken.articles[0].text}"
    assert len(said) < 100_000
    assert "bang" not in said
    assert "root:" not in said
    assert taken.articles[1].text == SAID


@pytest.mark.parametrize(
    "content",
    [
        rss("<a>" * 20_000),
        rss("<item><title>" + "&" * 100_000),
        rss("<" * 100_000),
        rss(item(1, "<b>" * 50_000 + "deep")),
        rss(item(1, "<p>" * 50_000 + "wide")),
    ],
)
def test_feeds_made_to_do_harm_are_told(take, content):
    with suppress(UnreadableFile):
        taken = take(content)
        assert len(taken.articles) + len(taken.rejects) == 1


def test_a_feed_that_is_too_large_or_has_no_items_is_refused(take):
    with pytest.raises(UnreadableFile, match="more than 10 MB"):
        take(rss(" " * MAX_FEED_BYTES))
    with pytest.raises(UnreadableFile, match="no item"):
        take(rss())


def test_a_feed_is_never_taken_for_an_address(take, tmp_path):
    other = tmp_path / "other"
    other.write_text(rss(item(1)))
    with pytest.raises(UnreadableFile, match="no item"):
        take(str(other), source="article_feed")
