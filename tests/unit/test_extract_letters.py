from __future__ import annotations

from flows.extract.grammar import Letters


def test_a_word_has_its_letter_by_the_list_or_else_by_its_shape() -> None:
    letters = Letters({"in": "p"}, lambda word: "n" if word[0].isupper() else "w")
    assert [letters[word] for word in ("in", "Homs", "town", "Homs")] == ["p", "n", "w", "n"]
    assert dict(letters.listed) == {"in": "p"}


def test_a_shape_is_seen_once_but_endless_words_are_not_kept() -> None:
    seen: list[str] = []

    def shape(word: str) -> str:
        seen.append(word)
        return "w"

    letters = Letters({}, shape)
    endless = "a" * 1_000_000
    for word in ("town", endless, "town", endless):
        assert letters[word] == "w"
    assert seen == ["town", endless, endless]
    assert endless not in letters
