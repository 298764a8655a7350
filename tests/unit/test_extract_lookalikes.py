"""Names in disguise are found, and quoted as they stand; what only looks disguised is left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.extract.lookalikes import in_plain_letters
from flows.extract.page.article import read_article
from flows.extract.reading import read_text
from flows.model.article import Article, RawArticle
from flows.model.reading import Reading


def _read(text: str) -> tuple[Article, Reading]:
    article = read_article(RawArticle(file_id="f", line_no=1, text=text))
    return article, read_text(article.text, article.sentences, dt.date(2017, 10, 19), article.language)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Rаqqa", "Raqqa"),  # Cyrillic а
        ("Аleppo", "Aleppo"),  # Cyrillic А
        ("Μosul", "Mosul"),  # Greek Mu
        ("of ІЅIЅ", "of ISIS"),
        ("Ｒａｑｑａ １２", "Raqqa 12"),
        ("𝐀𝐥𝐞𝐩𝐩𝐨 𝖠𝗅𝖾𝗉𝗉𝗈", "Aleppo Aleppo"),
        ("Ⓐleppo", "Aleppo"),
        ("Aлeппо", "Алеппо"),  # Cyrillic with a Latin A and e
        ("Αθήvα", "Αθήνα"),  # Greek with a Latin v
    ],
)
def test_a_letter_in_disguise_is_the_one_it_stands_for(written: str, plain: str) -> None:
    assert in_plain_letters(written) == plain


@pytest.mark.parametrize(
    "honest",
    [
        "Raqqa",
        "Ракка",
        "Сарай",
        "СССР",
        "Αθήνα",
        "Су-24",
        "IT-компания",
        "5 μm",
        "10 кW",
        "kΩ",
        "Łódź “quoted”",
        "حلب",
        "（新华社）",
        "½ ² Ⅻ ㎞",
    ],
)
def test_a_word_of_one_alphabet_is_left_alone(honest: str) -> None:
    assert in_plain_letters(honest) == honest


SAID = "On Tuesday Turkish troops killed 12 civilians in {}, the Russian Defense Ministry said. It gave no names."


@pytest.mark.parametrize(
    "written",
    ["Rаqqa", "Ｒａｑｑａ", "𝐑𝐚𝐪𝐪𝐚", "Ra\u200dqqa", "Ra\u00adqqa", "\u202bRaqqa\u202c", "R\u200ca\ufe0fqqa", "Raq\u2061qa"],
)
def test_a_name_in_disguise_is_found_where_it_stands(written: str) -> None:
    article, reading = _read(SAID.format(written))
    (place,) = reading.places
    assert (place.name, place.country_iso3) == ("Raqqa", "SYR")
    assert article.text[place.char_start : place.char_end] == place.text
    assert place.text in written or place.text == "Raqqa"  # letters as published, without what nobody sees
    assert [event.place_no for event in reading.events] == [0]
    assert written in "".join(block.raw_text for block in article.blocks)


def test_all_that_is_quoted_is_as_it_was_published() -> None:
    text = SAID.format("Rаqqa").replace("Russian", "Ruѕsian").replace("killed 12", "killed １２").replace("troops", "trооps")
    article, reading = _read(text)
    assert article.text == text
    for part in (reading.quantities, reading.actors, reading.places, reading.claims, reading.events):
        assert part
        assert all(text[one.char_start : one.char_end] == one.text for one in part)
    (event,) = reading.events
    assert [(one.text, one.actor_id) for one in event.actors] == [("Turkish trооps", "dateline:military_forces_of_turkey")]
    assert reading.claims[0].speaker_actor_id is not None


def test_names_in_words_of_persian_keep_their_joiners() -> None:
    article, _ = _read("نیروها به کرمان‌شاه رسیدند و مردم می‌گویند که شهر آرام است.")
    assert "می‌گویند" in article.text


def test_an_accent_behind_its_letter_is_part_of_it() -> None:
    article, reading = _read("Three people were killed in Kobane\u0302 on Monday, the Syrian police said.")
    assert "Kobanê on" in article.text
    assert [place.name for place in reading.places] == ["Kobani"]


def test_a_text_in_disguise_is_in_its_language() -> None:
    disguised = SAID.format("Raqqa").replace("a", "а").replace("e", "е").replace("o", "о")  # Cyrillic
    mathematical = "".join(chr(ord(one) - ord("a") + 0x1D41A) if "a" <= one <= "z" else one for one in SAID.format("Raqqa"))
    assert [_read(text)[0].language for text in (disguised, mathematical)] == ["en", "en"]
    assert all(_read(text)[1].claims for text in (disguised, mathematical))
