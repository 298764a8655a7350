"""Pages that list articles, and read like one: they wait in quarantine; live reports, briefs and lists of the dead do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

WARDS = ("north", "south", "east", "west", "river", "harbour", "market", "station", "hospital", "airport")
HEADLINES = tuple(f"Six people killed in the {ward} ward of Marab" for ward in WARDS)
TEASERS = tuple(
    f"A doctor told the agency on Tuesday that shells had hit a bakery in the {ward} ward, and that nobody had come to help."
    for ward in WARDS
)
LATER = tuple(
    f"Residents of the {ward} ward said that they had heard aircraft all night, and that the power was out." for ward in WARDS
)


def _page(body: str, head: str = "") -> str:
    menu = "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
    return f"<!DOCTYPE html><html lang='en'><head><title>Marab | Wire</title>{head}</head><body>{menu}{body}</body></html>"


def _each(form: str, *, first: int = 0) -> str:
    return "".join(
        form.format(n=n, headline=HEADLINES[n], teaser=TEASERS[n], later=LATER[n], ward=WARDS[n])
        for n in range(first, len(WARDS))
    )


INDEXES = {
    "cards": _each("<article><h2><a href='/news/{n}'>{headline}</a></h2><time>12 May</time><p>{teaser}</p></article>"),
    "cards that are links": _each("<a class='card' href='/news/{n}'><h3>{headline}</h3><p>{teaser}</p></a>"),
    "a list": "<ul>" + _each("<li><a href='/news/{n}.html'>{headline}</a><p>{teaser}</p></li>") + "</ul>",
    "headings in a row": "<main>" + _each("<h2><a href='/news/{n}'>{headline}</a></h2><p>{teaser}</p>") + "</main>",
    "results of a search": "<main><h1>Results for Marab</h1>" + _each(
        "<div class='result'><div><a href='https://wire.example/a?id={n}&q=marab'><span>{headline}</span></a></div>"
        "<div><span>12 May</span> {teaser}</div></div>"
    ) + "</main>",
    "an author": "<main><h1>Nadia Haddow</h1><p>Nadia Haddow reports from Marab and has done so for ten years.</p>" + _each(
        "<div><a href='/p/{n}'><img src='{n}.jpg'></a><h4><a href='/p/{n}'>{headline}</a></h4><p>{teaser} "
        "<a href='/p/{n}'>Read more</a></p></div>"
    ) + "</main>",
    "a table": "<table>" + _each("<tr><td><a href='/news/{n}'>{headline}</a></td></tr><tr><td>{teaser}</td></tr>") + "</table>",
}  # fmt: skip
INDEXES["results of a search"] = INDEXES["results of a search"].replace("<main>", "<main class='content'>")
WITH_ADDRESS = {"results of a search": "<link rel='canonical' href='https://wire.example/search?q=marab'>"}

ARTICLES = {
    "a report, and teasers beside it": "<article><h1>Marab under fire</h1>" + _each("<p>{teaser} {later}</p>")
    + "</article><aside>" + _each("<div><a href='/news/{n}'>{headline}</a></div>") + "</aside>",
    "a report with links between its paragraphs": "<article>" + _each(
        "<p>{teaser}</p><p>{later}</p><p><a href='/news/{n}'>{headline}</a></p>"
    ) + "</article>",
    "a report that links what it cites": "<article>" + _each(
        "<p>{teaser} <a href='/news/{n}'>The agency had reported on it before</a>, and {later}</p>"
    ) + "</article>",
    "a live report": "<article><h1>Marab: live</h1>" + _each(
        "<div id='e{n}'><h2><a href='#e{n}'>{headline}</a></h2><p>{teaser}</p><p>{later}</p></div>"
    ) + "</article>",
    "a live report with an address for each entry": "<article><h1>Marab: live</h1>" + _each(
        "<div><h2><a href='https://wire.example/live/marab?update={n}'>{headline}</a></h2><p>{teaser}</p></div>"
    ) + "</article>",
    "briefs": "<article><h1>News in brief</h1>" + _each("<h3>{headline}</h3><p>{teaser}</p>") + "</article>",
    "the dead by name": "<article><h1>The dead of Marab</h1><p>These are those of whom the agency has been told.</p>" + _each(
        "<p><a href='/dead/{n}'>Karim Haddad of Marab</a>, 3{n}, was killed by a shell in the {ward} ward on Tuesday.</p>"
    ) + "</article>",
    "a short report among many links": "<article><h1>Marab under fire</h1>" + _each("<p>{teaser}</p>", first=7)
    + "</article><ul>" + _each("<li><a href='/news/{n}'>{headline}</a></li>") + "</ul>",
}  # fmt: skip
ADDRESSED = "<link rel='canonical' href='https://wire.example/live/marab'>"


@pytest.mark.parametrize("name", INDEXES)
def test_a_page_of_teasers_waits_in_quarantine(take: Callable, name: str) -> None:
    taken = take(_page(INDEXES[name], WITH_ADDRESS.get(name, "")))
    assert (taken.articles, taken.codes) == ([], [(1, "no_article")])
    assert "teasers of other pages" in taken.rejects[0].message
    assert HEADLINES[0] in taken.rejects[0].raw_text


@pytest.mark.parametrize("head", ["", ADDRESSED], ids=["no address", "address"])
@pytest.mark.parametrize("name", ARTICLES)
def test_what_reads_like_it_is_an_article(take: Callable, name: str, head: str) -> None:
    (article,) = take(_page(ARTICLES[name], head)).articles
    assert ("ward" in article.text) and len(article.text) > 300


def test_entries_of_a_live_report_may_lead_to_the_reports_they_are_short_for(take: Callable) -> None:
    live = '<script type=\'application/ld+json\'>{"@type": "LiveBlogPosting"}</script>'
    assert take(_page(INDEXES["cards"], live)).articles


@pytest.mark.parametrize("end", ["", "</div>"], ids=["deep", "flat"])
def test_a_page_of_many_links_is_told_too(take: Callable, end: str) -> None:
    links = "".join(f"<div><h2><a href='/{n}'>{HEADLINES[0]}</a></h2><p>{TEASERS[0]}</p>{end}" for n in range(3_000))
    assert take(_page(links)).codes == [(1, "no_article")]


@pytest.mark.parametrize("end", ["…", "... Read more", " […]", "… »"])
def test_a_page_whose_lines_all_break_off_tells_of_others(take: Callable, end: str) -> None:
    taken = take(_page("".join(f"<p>{one} {two[:50]}{end}</p>" for one, two in zip(TEASERS, LATER, strict=True))))
    assert taken.codes == [(1, "no_article")]
    assert "break off" in taken.rejects[0].message


def test_an_article_may_break_off_here_and_there(take: Callable) -> None:
    said = [f"“{one} And then…” he said. {two}" for one, two in zip(TEASERS, LATER, strict=True)]
    assert take(_page("".join(f"<p>{one}</p>" for one in (*said, *(one[:-1] + "…" for one in TEASERS[:4]))))).articles
