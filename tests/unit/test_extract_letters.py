from __future__ import annotations

from flows.extract.grammar import Letters
from flows.extract.words import split_words


def test_a_word_has_its_letter_by_the_list_or_else_by_its_shape() -> None:
    letters = Letters({"in": "p"}, lambda word: "n" if word[0].isupper() else "w")
    assert letters.draw(split_words("Homs town in Homs")) == "nwpn"
    assert letters.of("in") == "p"


def test_each_reader_sees_words_with_its_own_eyes() -> None:
    words = split_words("Shells hit Homs")
    capitals = Letters({}, lambda word: "C" if word[0].isupper() else "c")
    assert capitals.draw(words) == "CcC"
    lengths = Letters({"hit": "h"}, lambda word: "l" if len(word) > 4 else "s")  # made when the words are drawn already
    assert lengths.draw(words) == "lhs"
    assert capitals.draw(words) == "CcC"


def test_a_shape_is_seen_once_but_endless_words_are_not_kept() -> None:
    seen: list[str] = []

    def shape(word: str) -> str:
        seen.append(word)
        return "w"

    letters = Letters({}, shape)
    endless = "a" * 1_000_000
    for text in (f"town {endless}", f"{endless} town"):
        assert letters.draw(split_words(text)) == "ww"
    assert seen == ["town", endless, endless]
