"""What holds for any text: spans quote it, bounds are in order, nothing is raised, and time grows no faster than length."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.extract.figures.effect_rules import RULES
from flows.extract.figures.quantities import find_quantities
from flows.extract.figures.rules import figure_codes, figure_rules
from flows.extract.lexicon import read_rows
from flows.extract.times.rules import time_codes, time_rules
from flows.extract.times.times import find_times
from flows.extract.words import Words, split_words
from flows.model.quantity import Quantity
from flows.model.time_expression import TimeExpression

LISTS = ("time_words.csv", "figure_words.csv", "figure_effects.csv", "number_words.csv")
VOCABULARY = sorted({row["word"] for name in LISTS for row in read_rows(name)})
NUMBERS = [
    "0",
    "1",
    "12",
    "31",
    "34",
    "1999",
    "2014",
    "2,000",
    "20 000",
    "2.5",
    "19th",
    "1990s",
    "10:30",
    "5 p.m.",
    "31/02/2016",
    "9" * 40,
]
MARKS = [",", ".", "-", "–", "'", "(", ")", "/", "%", "$", "\n\n", "\u200f", "\u200d", "\u00a0", "é", "قتل", "٣", "\0"]
WORDS = st.sampled_from([*VOCABULARY, *(word.capitalize() for word in VOCABULARY), *(word.upper() for word in VOCABULARY)])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(WORDS, st.sampled_from([*NUMBERS, *MARKS]), st.text(max_size=4)), max_size=60).map(" ".join),
    st.lists(st.one_of(WORDS, st.sampled_from([*NUMBERS, *MARKS])), max_size=40).map("".join),
)
DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 12, 31)))


def read(text: str, on: date | None) -> tuple[Words, tuple[TimeExpression, ...], tuple[Quantity, ...]]:
    words = split_words(text)
    times = find_times(words, on)
    return words, times, find_quantities(words, times)


@given(TEXTS)
@example("\u200d\u200f٣ \u00a0")
def test_words_quote_the_text_in_order(text: str) -> None:
    words = split_words(text)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.written
    assert all(end <= start for end, start in zip(words.ends, words.starts[1:], strict=False))
    left = "".join(text[end:start] for end, start in zip([0, *words.ends], [*words.starts, len(text)], strict=True))
    assert not left.strip(), "only blanks are no words"


@given(TEXTS, DAYS)
@settings(max_examples=300)
def test_times_lie_in_the_text(text: str, on: date | None) -> None:
    _, times, _ = read(text, on)
    for time in times:
        assert text[time.char_start : time.char_end] == time.text != ""
        assert (time.date_start is None) == (time.date_end is None)
        assert time.date_start is None or time.date_end is None or time.date_start <= time.date_end
        assert 0 < time.score <= 1
    assert all(before.char_end <= after.char_start for before, after in pairwise(times))


@given(TEXTS)
@settings(max_examples=300)
def test_quantities_lie_in_the_text(text: str) -> None:
    _, _, quantities = read(text, None)
    for quantity in quantities:
        assert text[quantity.char_start : quantity.char_end] == quantity.text
        assert quantity.char_start <= quantity.number_start < quantity.number_end <= quantity.char_end
        assert (quantity.counted_start is None) == (quantity.counted_end is None)
        if quantity.counted_start is not None and quantity.counted_end is not None:
            assert quantity.char_start <= quantity.counted_start < quantity.counted_end <= quantity.char_end
        stated = [value for value in (quantity.value_low, quantity.value_best, quantity.value_high) if value is not None]
        assert stated == sorted(stated)
        assert 0 < quantity.score <= 1
    assert all(before.char_end <= after.char_start for before, after in pairwise(quantities))


@given(TEXTS)
def test_the_same_text_is_read_the_same(text: str) -> None:
    assert read(text, date(2017, 10, 19)) == read(text, date(2017, 10, 19))


# Texts that make rules try long: each is a stretch that some rule nearly matches, over and over.
HOSTILE = {
    "letters": "a",
    "accents": "aé1",
    "digits": "1",
    "thousands": "1,000,",
    "spaced thousands": "1 000 ",
    "slashes": "1/",
    "blanks": " ",
    "lines": "\n ",
    "dots": ". ",
    "quotes": '"',
    "joiners": "a\u200d",
    "right to left": "\u200f",
    "hyphens": "two-",
    "numbers": "two ",
    "scales": "hundred thousand ",
    "halves": "half a ",
    "articles": "a man ",
    "months": "May ",
    "dates": "Oct. 3, 2017 ",
    "weekdays": "on Monday ",
    "ago": "two days ago ",
    "ranges": "3 to ",
    "years": "2014-",
    "men": "two men ",
    "joined men": "two men, and ",
    "men in men": "two men in ",
    "men who": "two men who was in ",
    "parts": "including two men ",
    "verbs": "killed, wounded, ",
    "tolls": "toll of ",
    "since": "since Monday two men were killed ",
    "sentences": "Two men were killed on Monday. ",
    "claims": "He claimed that two were killed. ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_length_only(unit: str) -> None:
    """Sixteen times the text may take four times the sixteenfold; what is quadratic takes sixteen times that."""
    short, long = (_seconds(unit * (size // len(unit))) for size in (25_000, 400_000))
    assert long < 64 * short + 1


@pytest.mark.timeout(120)
def test_one_line_of_a_megabyte_is_read() -> None:
    line = "".join(HOSTILE.values()).replace("\n", " ")
    _, times, quantities = read(line * (1_000_000 // len(line)), date(2017, 10, 19))
    assert times
    assert quantities


def _seconds(text: str) -> float:
    started = process_time()
    read(text, date(2017, 10, 19))
    return process_time() - started


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_match_is_never_longer_than_a_phrase(unit: str) -> None:
    words = split_words(unit * 300)
    found = [*time_rules().finditer(time_codes(words)), *figure_rules().finditer(figure_codes(words, ()))]
    assert all(match.end() - match.start() < 30 for match in found)


@given(st.text("QqVGISNTLBFUWHOPMCAKJ#DRx&|,", max_size=25))
def test_a_rule_is_asked_wherever_it_matches(sentence: str) -> None:
    for rule in RULES:
        if rule.pattern.search(sentence):
            assert rule.all_of <= set(sentence)
            assert not rule.any_of.isdisjoint(sentence)
