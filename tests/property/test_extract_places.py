"""What holds for any text: places quote it, stand in its order and apart, are on the globe, and keep out of what is taken."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.extract.lexicon import read_rows
from flows.extract.places.places import find_places
from flows.extract.words import split_words
from flows.model.mention import PlaceKind

VOCABULARY = sorted({row["word"] for row in read_rows("place_words.csv")})
NAMES = [
    "Aleppo",
    "Jakarta",
    "Raqqa",
    "Syria",
    "Indonesia",
    "Euphrates",
    "U.S.",
    "Deir ez-Zor",
    "al-Bab",
    "Xyzzy",
    "الرقة",
    "Ракке",
    "حلب",
]
MARKS = [",", ".", "-", "–", "'", "(", ")", "/", "\n\n", "\u200f", "\u200d", "\u00a0", "é", "中国", "\0", "St.", "5"]
WORDS = st.sampled_from([*VOCABULARY, *(word.capitalize() for word in VOCABULARY), *(word.upper() for word in VOCABULARY)])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(WORDS, st.sampled_from([*NAMES, *MARKS]), st.text(max_size=4)), max_size=60).map(" ".join),
    st.lists(st.one_of(WORDS, st.sampled_from([*NAMES, *MARKS])), max_size=40).map("".join),
)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair))), max_size=3)


@given(TEXTS, SPANS, SPANS, st.sampled_from(["en", "ar", "ru", "es"]))
@example("The the city, city of city of", [], [], "en")
@example("al-", [], [], "en")
def test_places_quote_the_text_in_order_and_apart(
    text: str, taken: list[tuple[int, int]], people: list[tuple[int, int]], language: str
) -> None:
    places = find_places(split_words(text), taken, people, language=language)
    for place in places:
        assert text[place.char_start : place.char_end] == place.text != ""
        assert isinstance(place.kind, PlaceKind)
        assert 0 < place.score <= 1
        assert place.method
        assert place.where_prec is None or 1 <= place.where_prec <= 7
        assert (place.latitude is None) == (place.longitude is None)
        assert place.latitude is None or (-90 <= place.latitude <= 90 and -180 <= (place.longitude or 0) <= 180)
        for start, end in people:
            assert not start <= place.char_start < place.char_end <= end or place.method in {"definite", "in", "bracket"}
    assert all(one.char_end <= following.char_start for one, following in pairwise(places))


@pytest.mark.parametrize(
    "unit",
    [
        "Aleppo ",
        "al-",
        "A.",
        "(Homs, ",
        "Aleppo - ",
        "the city ",
        "Raqqa and ",
        "x",
        "A",
        "city of ",
        "U.S.-",
        "Syria's ",
        "قرية ",
    ],
)
def test_a_text_that_repeats_itself_without_end_is_read(unit: str) -> None:
    places = find_places(split_words("Syria. " + unit * 5_000))
    assert all(place.char_end > place.char_start for place in places)
