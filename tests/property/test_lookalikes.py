"""Letters in disguise: whatever the text, one for one, once and for all, and never a word of one alphabet."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from flows.extract.lookalikes import in_plain_letters
from flows.extract.page.repair import repair

_LETTERS = st.text(st.sampled_from("aeoAXзжцаеоАХΛΣαοΑΧqz １Ａ𝐀ℝ-'.\u0301\u200d\ufe0f"), max_size=30)
_ONE_ALPHABET = st.one_of(
    *(st.text(st.sampled_from(letters + " .,-“”\n"), max_size=60) for letters in ("abcxyzÀéß", "абвгжхцяїў", "αβγχωςΛ"))
)


@given(st.one_of(_LETTERS, st.text()))
def test_it_is_as_long_as_it_was_and_stays_so(text: str) -> None:
    plain = in_plain_letters(text)
    assert len(plain) == len(text)
    assert in_plain_letters(plain) == plain


@given(_ONE_ALPHABET)
def test_words_of_one_alphabet_stay(text: str) -> None:
    assert in_plain_letters(text) is text


@given(_LETTERS)
@example("A\u0301\u200d")
@example("A\u200d\u0301\u200d")
def test_what_nobody_sees_is_dropped_and_found_again(text: str) -> None:
    mended = repair(text)
    assert repair(mended.text).text == mended.text
    for at in range(len(mended.text)):
        start, end = mended.raw_span(at, at + 1, len(mended.text))
        assert 0 <= start < end <= len(text)
