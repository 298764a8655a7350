"""What a careful reader keeps of an article, and what is page."""

from __future__ import annotations

import pytest

from flows.extract.page.article import read_article
from flows.model.article import Article, BlockKind, DatePrecision, RawArticle

FIRST = "Ten people crossed the bridge at Marab on Monday the mayor said."
SECOND = "They had waited for a week at the river he said and some of them for longer than that."
BODY = f"{FIRST} {SECOND}"


def _read(text: str, title: str | None = None, publication: str | None = None) -> Article:
    return read_article(RawArticle(file_id="f", line_no=1, text=text, title=title, publication=publication))


def _kinds(article: Article) -> list[str]:
    return [block.kind.value for block in article.blocks]


@pytest.mark.parametrize(
    "head",
    [
        "Wed 05 Apr 2017 Bridge of Marab reopens. ",
        "Bridge of Marab reopens AFP Wednesday 5 Apr 2017 ",
        "AFP Wednesday 5 Apr 2017 Bridge of Marab reopens ",
        "Bridge of Marab Reopens Wed Apr 5 2017 102138 ",
        "05-04-2017 title: Bridge of Marab reopens. ",
        "Posted on April 5 2017 by Jane Doe Bridge of Marab reopens ",
        "Published April 5 2017 ",
        "Last updated at Apr 052017 BEIRUT ",
        "05.04.2017(updated 1404 05.04.2017) Get short URL 2510 ",
        "April 5 2017 Bridge of Marab reopens. Jane Doe John Roe. ",
    ],
)
def test_what_runs_into_the_first_sentence_is_cut(head: str) -> None:
    assert _read(head + BODY, title="Bridge of Marab reopens").text == BODY


@pytest.mark.parametrize(
    "tail",
    [
        " - REUTERS",
        " --AFP",
        " (AFP)",
        " (With Reuters and AFP)",
        " Source Reuters",
        " SSH 11",
        " 218-11",
        " Manar/Mazen",
        " H. Zain/ R.J/ Ghossoun",
        " Jane Doe",
        " (Source: Marab Coalition) Twitter",
        " Reporting by Jane Doe in Beirut; Editing by John Roe",
        " Additional reporting by Jane Doe; editing by John Roe Our Standards:The Thomson Reuters Trust Principles.",
        " Agencies contributed to this report Read Also",
        " Last Update: Saturday 7 October 2017 KSA 16:06 - GMT 13:06 3885",
        " ... 43 Related Bridge Opens Bridge Closes Tags Marab Community standardsDiscussion Comment via Facebook",
        " Copyright 2018 Marab Post. Contact Us Terms of Use Privacy Policy Cookie Policy",
    ],
)
def test_what_runs_on_after_the_last_sentence_is_cut(tail: str) -> None:
    assert _read(BODY + tail).text == BODY


@pytest.mark.parametrize(
    "body",
    [
        "Bridge of Marab reopens on Monday, the mayor said. " + SECOND,
        "July 4, 2016 was the day the bridge fell. " + SECOND,
        "By Monday the bridge was open. " + SECOND,
        "Russia - which backs the government - said the bridge was open. " + SECOND,
        "Reuters reported that the bridge was open. " + SECOND,
        "Tags on the trucks said they came from Marab. " + SECOND,
        BODY + ' "We are here to stay" he said',
        BODY + " The troops were led by the U.S. State Department",
        BODY + " The photos were shared on Twitter.",
        BODY + " Sources told AFP that six died.",
        "The general showed a letter (with a picture of his son). The mayor did not read it. " + SECOND,
        "The town is held by local forces (SDF/YPG). " + SECOND,
        BODY + " The hall is open to all (him/her)",
        "The U.N. Security Council met on Monday. " + SECOND,
        BODY + " The outlet cited a report by Reuters.",
        "More than 200 died in 2017. " + SECOND,
        "2017 people were counted at the bridge. " + SECOND,
    ],
)
def test_reporting_that_looks_like_page_stays(body: str) -> None:
    assert _read(body, title="Bridge of Marab reopens").text == body


@pytest.mark.parametrize(
    ("caption", "sentence"),
    [
        ("Army_Marab_archives", "Two days ago units operating in Marab restored control over the mill."),
        ("Marab Square_YPG_Oct 18, 2017", "SDF fighters flushed the last men from the stadium on Tuesday."),
        ("Forces in Marab_Oct 18_press office_2017", "Under the stadium, a guard returned to an oval hallway."),
        ("marab_bridge_photo", "The bridge was opened by the mayor on Monday."),
        ("Guards at the Marab bridge, file photo", "The bridge was opened by the mayor on Monday."),
        ("Marab bridge on October 18, 2017", "The bridge was opened by the mayor on Monday."),
    ],
)
def test_a_caption_glued_to_a_sentence_is_cut_from_it(caption: str, sentence: str) -> None:
    article = _read(f"{BODY}\n\n{caption}{sentence}\n\n{SECOND}")
    assert article.text.split("\n\n") == [BODY, sentence, SECOND]
    cut = next(block for block in article.blocks if block.kind is BlockKind.CAPTION)
    assert (cut.raw_text, cut.reason) == (caption, "glued_caption")


@pytest.mark.parametrize(
    "paragraph",
    [
        "Brett McGurk, the envoy, said on Monday that the bridge was open.",
        "YouTube showed the bridge, and AlMayadeen and PressTV quoted the mayor.",
        "The iPhone of al-Assad's aide was found in Marab in 2017, SyriaTV said.",
        "In 2017 McGurk came to Marab and spoke to the mayor of the town.",
        "The account @raqqa_sl said that McGurk had come to Marab on Monday.",
        "The MiG-29s and T-72As of the 4thDivision stood near Marab.",
    ],
)
def test_names_in_camel_case_are_no_seams(paragraph: str) -> None:
    assert _read(f"{BODY}\n\n{paragraph}").text == f"{BODY}\n\n{paragraph}"


@pytest.mark.parametrize(
    "line",
    [
        "Do you like this content? Consider helping us!",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Email",
        'XHTML: You can use these html tags: <a href="" title=""> <b> <strong>',
        "Copyright © 2017 Marab Post. All rights reserved.",
        "Read more: Bridge of Marab falls again",
        "Follow us on Twitter @marabpost",
        "This website uses cookies to improve your experience.",
        "Sign up for our daily newsletter",
        "Tags: Marab, bridge, river",
        "Home » News » Marab",
        "ADVERTISEMENT",
        '" />',
        "The views expressed in this article are the author's own and do not necessarily reflect the paper's policy.",
    ],
)
def test_a_line_of_the_page_is_boilerplate(line: str) -> None:
    article = _read(f"{BODY}\n\n{line}\n\n{SECOND}")
    assert article.text == f"{BODY}\n\n{SECOND}"
    assert _kinds(article) == ["body", "boilerplate", "body"]


def test_what_stands_under_about_the_author_goes_with_it() -> None:
    article = _read(f"{BODY}\n\nAbout the Author\n\n- Jane Doe has written on rivers for years.\n\nLeave a comment")
    assert article.text == BODY
    assert [block.reason for block in article.blocks] == ["body", "about_author", "about_author", "reader_comments"]


def test_readers_comments_go_with_their_header_but_a_link_to_them_takes_nothing() -> None:
    assert _read(f"{BODY}\n\nLeave a Reply\n\nI was there and it was not so at all.").text == BODY
    assert _read(f"Marab bridge reopens\n\nLeave a comment\n\n{BODY}\n\n{SECOND}").text == f"{BODY}\n\n{SECOND}"


def test_headers_above_the_reporting_are_links_and_take_nothing() -> None:
    article = _read(f"Home\n\nAbout us\n\nLatest news\n\nAbout the Author\n\nMarab bridge reopens\n\n{BODY}\n\n{SECOND}")
    assert (article.title, article.text) == ("Marab bridge reopens", f"{BODY}\n\n{SECOND}")


def test_related_headlines_go_with_their_header_and_the_reporting_after_them_stays() -> None:
    links = "Related articles\n\nBridge falls in storm\n\nRiver warnings ignored for weeks"
    article = _read(f"Marab bridge reopens\n\n{BODY}\n\n{links}\n\n{SECOND}")
    assert article.text == f"{BODY}\n\n{SECOND}"


def test_a_title_given_twice_is_one_title() -> None:
    article = _read(f"Marab bridge reopens – Report\n\n\nMarab bridge reopens - Report\n\n{BODY}")
    assert article.title == "Marab bridge reopens – Report"
    assert _kinds(article) == ["title", "title", "body"]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("RAQQA, Syria (Reuters) - ", "RAQQA, Syria (Reuters)"),
        ("nsnbc : ", "nsnbc"),
        ("Damascus, SANA – ", "Damascus, SANA"),
        ("BEIRUT, Oct 19 (AFP) — ", "BEIRUT, Oct 19 (AFP)"),
        ("MARAB — ", "MARAB"),
        ("GENEVA ", "GENEVA"),
        ("SRINAGAR: ", "SRINAGAR"),
        ("PESHAWAR, Pakistan: ", "PESHAWAR, Pakistan"),
        ("NARATHIWAT: ", "NARATHIWAT"),
        ("COTABATO CITY: ", "COTABATO CITY"),
        ("ISLAMABAD (APP): ", "ISLAMABAD (APP)"),
        ("(Nairobi) – ", "Nairobi"),
        ("(Beirut, March 3, 2021) - ", "Beirut, March 3, 2021"),
        ("VITEZ, Bosnia-Herzegovina (AP) - ", "VITEZ, Bosnia-Herzegovina (AP)"),
    ],
)
def test_the_dateline_is_taken_from_the_first_sentence(line: str, dateline: str) -> None:
    article = _read(f"Marab bridge reopens\n\n{line}{BODY}\n\n{SECOND}")
    assert (article.dateline, article.text) == (dateline, f"{BODY}\n\n{SECOND}")


def test_a_byline_line_and_the_publisher_are_found() -> None:
    article = _read(f"Marab bridge reopens\n\nBy Jane Doe and Omar al-Hassan\n\n{BODY}\n\n© 2018 Al Jazeera Media Network")
    assert (article.byline, article.publication, article.text) == ("Jane Doe and Omar al-Hassan", "Al Jazeera", BODY)


def test_a_run_in_caption_with_its_credit_is_cut() -> None:
    caption = "A man walks over the bridge of Marab on April 5 2017. (AFP Photo)"
    assert _read(f"Published April 6 2017 {caption} {BODY}").text == BODY


def test_a_pictures_credit_and_the_headline_it_links_to_are_cut_where_the_sentence_begins_plainly() -> None:
    link = "REUTERS Jane Doe Bridge of Marab Falls Again in Storm "
    rest = "The army said on Monday that the road was closed to all."
    assert _read(f"{BODY} {link}{rest}").text == f"{BODY}\n\n{rest}"
    assert _read(f"{BODY} Reuters reported that {rest}").text == f"{BODY} Reuters reported that {rest}"


def test_a_credit_after_reporting_goes_alone() -> None:
    standfirst = "The death toll could rise because of the number of serious injuries says the monitor."
    assert _read(f"Published April 6 2017 {standfirst} (AP Archive) {BODY}").text == f"{standfirst}\n\n{BODY}"
    assert _read(f"Published April 6 2017 {standfirst} (Reuters) {BODY}").text == f"{standfirst} (Reuters) {BODY}"


def test_a_standfirst_that_the_first_sentence_repeats_is_kept_once() -> None:
    assert _read(f"05-09-2013 Marab bridge reopens. {FIRST} {FIRST} {SECOND}", title="Marab bridge reopens").text == BODY


def test_hard_wrapped_text_is_joined_to_paragraphs() -> None:
    words = (BODY + " ") * 6
    lines = [words[at : at + 70].strip() for at in range(0, len(words), 70)]
    article = _read("Marab bridge reopens\n\n" + "\n".join(lines))
    assert article.text.count("\n\n") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Help us stay alive, a resident wrote to the mayor on Monday.",
        "Donate blood at the Marab hospital, the ministry said in an appeal.",
        "Copyright was never the question, the judge said.",
        "Continue reading the names, the priest told the boy.",
        "Photos: none were allowed, the ministry said.",
        "At 10:30 GMT on Monday the bridge fell.",
    ],
)
def test_what_begins_as_a_page_does_and_is_said_by_somebody_stays(sentence: str) -> None:
    assert _read(f"{BODY}\n\n{sentence}\n\n{SECOND}").text == f"{BODY}\n\n{sentence}\n\n{SECOND}"
    assert _read(f"{sentence}\n\n{BODY}").text == f"{sentence}\n\n{BODY}"


@pytest.mark.parametrize(
    "paragraph",
    [
        "MAYOR DOE TOLD ACAN - EFE THAT THE BRIDGE OF MARAB WAS OPEN.",
        "THE TWO MEN -- WHO HAD COME FROM MARAB -- CROSSED THE BRIDGE.",
        "BEIRUT MAYOR JANE DOE OPENED THE BRIDGE OF MARAB ON MONDAY.",
        "DOE: The bridge of Marab was opened on Monday.",
        "(Video) – The bridge of Marab was opened on Monday.",
        "John Roe — Marab's mayor and a doctor — opened the bridge on Monday.",
    ],
)
def test_a_phrase_before_a_dash_is_no_dateline(paragraph: str) -> None:
    article = _read(f"{BODY}\n\n{paragraph}")
    assert (article.dateline, article.text) == (None, f"{BODY}\n\n{paragraph}")


def test_the_dateline_of_a_statement_stands_behind_its_heading_too() -> None:
    article = _read(f"Marab bridge: They Closed It Again (Beirut, March 3, 2021) – {BODY}\n\n{SECOND}")
    assert article.dateline == "Beirut, March 3, 2021"
    assert BODY in article.text and "(Beirut" not in article.text
    met = "The mayors met there (Marab, March 3, 2021) – and opened the bridge of the town."
    assert _read(f"{BODY}\n\n{met}").dateline is None


def test_a_monitors_header_is_a_dateline_and_its_marks_go() -> None:
    article = _read(f"   MARAB (SYRIA), 9 OCT 89 (RADIO ONE) -- [COMMUNIQUE] [TEXT] {BODY.upper()}\n\n   {SECOND.upper()}")
    assert article.dateline == "MARAB (SYRIA), 9 OCT 89 (RADIO ONE)"
    assert article.text == f"{BODY.upper()}\n\n{SECOND.upper()}"
    assert (str(article.published_on), article.published_prec) == ("1989-10-09", DatePrecision.INFERRED)


@pytest.mark.parametrize(
    "line",
    [
        "Commenting on the bridge of Marab, the mayor said:",
        "The ministry will ask once more: was the bridge that fell in the storm last winter, in fact, ever safe to cross?",
        "QUESTION: Mayor, is the bridge of Marab open?",
        "MARAB, 9 OCT 89 (RADIO ONE) -- THE FRONT STATES",
    ],
)
def test_what_is_said_or_still_to_be_said_is_no_title(line: str) -> None:
    assert _read(f"{line}\n\n{BODY}\n\n{SECOND}").title is None


@pytest.mark.parametrize(
    ("line", "below"),
    [("Marab Bridge Reopens After Storm Season.", BODY), ("Marab bridge reopens.", f"MARAB (Reuters) - {BODY}")],
)
def test_a_title_with_a_stop_is_told_by_its_capitals_or_the_dateline_below(line: str, below: str) -> None:
    assert _read(f"{line}\n\n{below}\n\n{SECOND}").title == line
    assert _read(f"The bridge of Marab reopened.\n\n{BODY}\n\n{SECOND}").title is None


def test_an_office_before_a_name_is_no_byline() -> None:
    body = f"Ohio Gov. Jane Doe crossed the bridge at Marab on Monday. {SECOND}"
    assert _read(f"Marab bridge reopens\n\n{body}").text == body


def test_a_date_in_a_letter_is_not_the_articles() -> None:
    article = _read(f"Marab bridge reopens\n\n{BODY}\n\nThe letter reads as follows:\n\n23 December 1989\n\n{SECOND}")
    assert (article.published_on, "23 December 1989" in article.text) == (None, True)


def test_the_last_words_in_a_script_without_capitals_are_no_signature() -> None:
    text = "قتل عشرة أشخاص في قصف على مدينة الرقة يوم الاثنين. وأصيب عشرون آخرون"
    assert _read(text).text == text


def test_what_a_last_paragraph_says_of_the_writer_goes_and_of_others_stays() -> None:
    head = f"Marab bridge reopens\n\nBy Jane Doe\n\n{BODY}\n\n{SECOND}\n\n"
    assert _read(f"{head}Jane Doe is a reporter in Marab.").text == f"{BODY}\n\n{SECOND}"
    assert _read(f"{head}John Roe is an editor in Marab.").text.endswith("John Roe is an editor in Marab.")


def test_hard_wrapped_paragraphs_are_parted_by_indents() -> None:
    first = "   Ten people crossed the bridge at Marab on Monday, the mayor said at the\nriver, and they had waited for it."
    second = "   They had waited for a week at the river, he said, and some of them had\nwaited for longer than that."
    article = _read(f"{first}\n{second}\n{first}\n{second}")
    assert [paragraph.split()[0] for paragraph in article.text.split("\n\n")] == ["Ten", "They", "Ten", "They"]


@pytest.mark.parametrize("text", ["", " \n\t ", "\0\0", "Share\n\nLeave a comment\n\nCopyright 2018"])
def test_a_text_without_reporting_has_an_empty_body(text: str) -> None:
    article = _read(text)
    assert (article.text, article.sentences, article.language) == ("", (), "und")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قتل عشرة أشخاص في قصف على مدينة الرقة يوم الاثنين، بحسب المرصد السوري لحقوق الإنسان. وأصيب عشرون آخرون.", "ar"),
        ("Десять человек погибли в понедельник при обстреле города Ракка, сообщил мэр. Ещё двадцать ранены.", "ru"),
    ],
)
def test_an_article_in_another_language_is_kept_whole(text: str, language: str) -> None:
    article = _read(text)
    assert (article.text, article.language, len(article.sentences)) == (text, language, 2)


@pytest.mark.parametrize(
    ("line", "title", "publication"),
    [
        ("Marab bridge reopens | Marab Evening News", "Marab bridge reopens", "Marab Evening News"),
        ("Marab bridge reopens – The Marab Gazette", "Marab bridge reopens", "The Marab Gazette"),
        ("Marab bridge reopens - World - Ahram Online", "Marab bridge reopens", "Ahram Online"),
        ("Marab bridge reopens – State TV", "Marab bridge reopens – State TV", None),
        ("Marab bridge reopens - Media", "Marab bridge reopens - Media", None),
    ],
)
def test_an_outlet_named_after_the_title_is_the_publisher(line: str, title: str, publication: str | None) -> None:
    article = _read(f"{line}\n\n{line}\n\n{BODY}\n\n{SECOND}")
    assert (article.title, article.publication, article.text) == (title, publication, f"{BODY}\n\n{SECOND}")


def test_a_masthead_is_no_title() -> None:
    article = _read(f"Marab Courier\n\nMarab, Friday 13 October 2017\n\nBridge of Marab opens again\n\n{BODY}\n\n{SECOND}")
    assert (article.title, article.publication) == ("Bridge of Marab opens again", "Marab Courier")
    assert str(article.published_on) == "2017-10-13"


def test_a_byline_is_read_as_people_read_it() -> None:
    assert _read(f"<p>Marab bridge reopens</p><p>By Jane O&#8217;Doe</p><p>{BODY}</p>").byline == "Jane O’Doe"
