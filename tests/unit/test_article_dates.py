from __future__ import annotations

from datetime import date

import pytest

from flows.extract.page.article import read_article
from flows.extract.page.dates import day_first_of, is_ambiguous, parse_date
from flows.model.article import DatePrecision, RawArticle

OCTOBER_19 = date(2017, 10, 19)


@pytest.mark.parametrize(
    "value",
    [
        "2017-10-19",
        "2017-10-19T08:30:00Z",
        "20171019",
        "Thu, 19 Oct 2017 08:30:00 GMT",
        "Thu, Oct 19th, 2017",
        "October 19, 2017",
        "19 October 2017 at 1430",
        "Oct 192017",
        "19.10.2017",
        "10/19/2017",
        "19/10/17",
        "19 OCT 17",
        "19-Oct-17",
        "19 октября 2017, 12:34",
        "19 تشرين الأول 2017",
        "19 تشرين الأول/أكتوبر 2017",
    ],
)
def test_spellings_of_one_day(value: str) -> None:
    assert parse_date(value) == OCTOBER_19
    assert not is_ambiguous(value)


@pytest.mark.parametrize(
    "value", ["", "2017", "October 2017", "31/31/2017", "30 February 2017", "last Tuesday", "1.2", "x" * 10_000]
)
def test_what_names_no_day(value: str) -> None:
    assert parse_date(value) is None


def test_numbers_that_may_be_read_two_ways() -> None:
    assert parse_date("4/5/2017", day_first=True) == date(2017, 5, 4)
    assert parse_date("4/5/2017", day_first=False) == date(2017, 4, 5)
    assert parse_date("4/5/2017") == date(2017, 4, 5), "slashes: month first"
    assert parse_date("04.05.2017") == date(2017, 5, 4), "dots: day first"
    assert is_ambiguous("4/5/2017")
    assert not is_ambiguous("5/5/2017")


def test_a_column_says_how_it_writes_its_dates() -> None:
    assert day_first_of(["4/5/2017", "4/19/2017"]) is False
    assert day_first_of(["4/5/2017", "19/4/2017"]) is True
    assert day_first_of(["4/5/2017"]) is None
    assert day_first_of(["19/4/2017", "4/19/2017"]) is None, "a column of both kinds tells nothing"


def _published(text: str, **columns: str) -> tuple[date | None, DatePrecision, str | None]:
    article = read_article(RawArticle(file_id="f", line_no=1, text=text, **columns))
    return article.published_on, article.published_prec, article.published_from


BODY = "Ten people crossed the bridge at Marab on Monday, the mayor said. They had waited for a week, and some for longer."


def test_a_stated_date_is_exact_and_quoted() -> None:
    assert _published(f"Published On: Thu, Oct 19th, 2017\n\nMarab bridge reopens\n\n{BODY}") == (
        OCTOBER_19,
        DatePrecision.EXACT,
        "Published On: Thu, Oct 19th, 2017",
    )
    assert _published(BODY, published="2017-10-19")[:2] == (OCTOBER_19, DatePrecision.EXACT)


def test_an_ambiguous_column_is_settled_by_the_articles_own_head() -> None:
    assert _published(BODY, published="4/5/2017")[:2] == (date(2017, 4, 5), DatePrecision.INFERRED)
    assert _published(f"4 May 2017 {BODY}", published="4/5/2017")[:2] == (date(2017, 5, 4), DatePrecision.EXACT)


def test_the_head_of_the_article_is_believed_before_the_column() -> None:
    assert _published(f"Thu 19 Oct 2017 {BODY}", published="2017-10-02")[0] == OCTOBER_19


def test_nothing_is_published_after_it_was_updated() -> None:
    assert _published(f"Last updated at Oct 19 2017 {BODY}", published="2017-10-30")[0] == OCTOBER_19
    assert _published(f"Last updated at Oct 19 2017 {BODY}", published="2017-10-12")[0] == date(2017, 10, 12)


def test_a_day_of_the_lead_in_the_year_of_a_picture_is_inferred() -> None:
    picture = "A man looks at the bridge of Marab, September 25, 2018. (Photo by Reuters)"
    assert _published(f"Marab bridge reopens\n\n{picture}\n\nOn October 19th, the bridge reopened. {BODY}") == (
        date(2018, 10, 19),
        DatePrecision.INFERRED,
        "October 19th",
    )
    assert _published(f"Marab bridge reopens\n\n{picture}\n\nOn January 3, the bridge reopened. {BODY}")[0] == date(2019, 1, 3)


def test_a_year_alone_or_nothing_dates_nothing() -> None:
    assert _published(f"{BODY} The war began in 2011.") == (None, DatePrecision.UNKNOWN, None)
    assert _published(BODY, url="https://example.org/2017/10/19/bridge")[:2] == (OCTOBER_19, DatePrecision.INFERRED)


@pytest.mark.parametrize(
    "stamp",
    [
        "Published: 12:34 GMT, 19 October 2017 | Updated: 18:02 GMT, 20 October 2017",
        "Published 2:15 PM EDT Oct 19, 2017",
        "Updated 1416 GMT (2216 HKT) October 19, 2017",
        "2017-10-19T12:34:00Z",
        "First published on Thu 19 Oct 2017 12.34 BST",
        "19 октября 2017, 12:34",
    ],
)
def test_stamps_of_pages(stamp: str) -> None:
    article = read_article(
        RawArticle("f", 1, f"Marab bridge reopens\n\n{stamp}\n\nThe bridge of Marab was opened on Thursday.")
    )
    assert (article.published_on, article.published_prec) == (OCTOBER_19, DatePrecision.EXACT)
    assert article.text == "The bridge of Marab was opened on Thursday."
