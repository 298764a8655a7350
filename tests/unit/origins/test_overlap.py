"""What two texts share, as a person would say it who lays them side by side."""

from __future__ import annotations

import pytest

from flows.match.overlap import Overlap, overlap, prepare
from flows.match.shingles import MOST_CHARACTERS, shingled, sketch

REPORT = (
    "Shells fell on the market of Raqqa before dawn and set a row of shops alight, residents said by telephone. "
    "Rescuers carried the wounded across the river in boats, because both of the bridges had been hit the week before. "
    "The council asked the fighters to let a convoy with flour and medicine through by Friday at the latest. "
)
OTHER = (
    "In Tabqa the power failed for a third day while engineers waited for a part that only one workshop can make. "
    "Farmers upstream opened their sluices against orders, and the level of the lake sank by a hand in a night. "
)
STATEMENT = (
    "“We have opened two corridors for families who wish to leave, and our forces will hold their fire along both of them "
    "from six in the morning until the last bus has reached the camp at Ein Issa,”"
)


def compared(a: str, b: str, furniture: frozenset[int] = frozenset()) -> Overlap:
    return overlap(prepare(a, furniture), prepare(b, furniture))


def test_a_text_is_all_of_itself() -> None:
    found = compared(REPORT, REPORT)
    assert (found.containment_ab, found.containment_ba, found.prose_ab, found.jaccard) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    "same",
    [
        REPORT.upper(),
        REPORT.replace(",", " –").replace(".", "!"),
        REPORT.replace(" ", "\n"),
        REPORT.replace("Raqqa", "Ràqqa"),
        REPORT.replace("e", "e\u0301"),
    ],
    ids=["case", "punctuation", "white space", "diacritics", "combining marks"],
)
def test_spelling_of_the_page_does_not_count(same: str) -> None:
    assert compared(REPORT, same).jaccard == 1


def test_an_apostrophe_does_not_part_a_word() -> None:
    assert compared("the town’s only bridge was Syria's last", "the towns only bridge was Syrias last").jaccard == 1


def test_texts_without_a_word_in_common_share_nothing() -> None:
    found = compared(REPORT, OTHER)
    assert (found.shared_shingles, found.jaccard, found.passage) == (0, 0, None)


def test_an_excerpt_stands_whole_in_the_longer_text_and_not_the_other_way() -> None:
    found = compared(REPORT, OTHER + REPORT + OTHER)
    assert found.containment_ab == 1
    assert 0.4 < found.containment_ba < 0.7


def test_the_passage_is_where_it_is_said_to_be_in_both() -> None:
    a, b = f"{OTHER}{REPORT}", f"A note first. {REPORT}{OTHER}"
    found = compared(a, b).passage
    assert found is not None
    assert found.words == len(REPORT.split())
    assert a[found.a_start : found.a_end] == b[found.b_start : found.b_end] == REPORT.strip().rstrip(".")


def test_the_longest_of_several_passages_is_shown() -> None:
    first, second, third = (f"{sentence}." for sentence in REPORT.strip(". ").split(". "))
    found = compared(f"{first} {OTHER} {second} {third}", f"{second} {third} nobody knows why that was so {first}").passage
    assert found is not None
    assert found.words == len(f"{second} {third}".split())


def test_what_is_quoted_is_shared_and_is_no_prose() -> None:
    found = compared(REPORT + STATEMENT + " the ministry said.", OTHER + STATEMENT + " a minister told reporters there.")
    assert found.shared_shingles > 30
    assert (found.shared_prose, found.prose_ab) == (0, 0)


def test_what_only_one_of_them_has_in_quotation_marks_is_quoted() -> None:
    """Scrapers lose quotation marks."""
    bare = STATEMENT.strip("“”").replace("”", "")
    found = compared(f"{REPORT}{STATEMENT} he said.", f"{OTHER}{bare} he said.")
    assert found.shared_shingles > 30
    assert found.shared_prose <= 2


def test_a_quotation_that_is_never_closed_quotes_nothing() -> None:
    text = "“" + REPORT * 20
    assert compared(text, text).prose_ab == 1


def test_furniture_is_not_counted_though_both_have_it() -> None:
    footer = "Our reporters work where others cannot go, so please give what you can today. " * 3
    footer += "This article was first printed for subscribers and may not be copied without leave of the editors of the Herald."
    furniture = frozenset(sketch(shingled(footer).shingles))
    assert furniture
    a, b = REPORT + footer, OTHER + footer
    assert compared(a, b).containment_ab > 0.3
    assert compared(a, b, furniture).containment_ab < 0.15
    assert compared(a, a, furniture).containment_ab == 1


def test_a_phrase_that_is_furniture_takes_no_news_with_it() -> None:
    middle = shingled(REPORT).shingles[20]
    found = compared(f"{REPORT}{OTHER}", f"{REPORT}{OTHER}", frozenset([middle]))
    assert found.shared_shingles >= len(shingled(REPORT + OTHER).shingles) - 1


def test_scripts_without_blanks_are_read_letter_by_letter() -> None:
    assert len(shingled("拉卡市的市场在黎明前遭到炮击").starts) == 14


def test_arabic_is_read_with_and_without_vowel_signs() -> None:
    assert shingled("قُتِلَ سبعة مدنيين في قصف على الرقة").shingles == shingled("قتل سبعة مدنيين في قصف على الرقة").shingles


def test_a_sketch_is_about_an_eighth_and_the_same_wherever_the_shingles_stand() -> None:
    text = " ".join(f"word{number}" for number in range(8_000))
    whole, half = sketch(shingled(text).shingles), sketch(shingled(text[len(text) // 2 :]).shingles)
    assert 850 < len(whole) < 1_150
    assert set(half[5:]) <= set(whole) | set(half[:5])
    assert len(set(half) & set(whole)) > 0.45 * len(whole)


def test_the_hash_of_a_shingle_is_the_same_in_every_process() -> None:
    """It is kept in the warehouse. If this changes, so do the rules that documents were compared by."""
    assert shingled("Shells fell on the market").shingles == [5288819018012242843]


@pytest.mark.parametrize("text", ["word " * 200_000, "“" * 100_000, "a" * 1_000_000, "٣" * 100_000, "' " * 100_000])
def test_of_a_text_without_end_the_beginning_is_read(text: str) -> None:
    assert max(shingled(text).ends, default=0) <= MOST_CHARACTERS
    assert compared(text, text).jaccard in (0, 1)
