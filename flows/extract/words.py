"""A text as words with their places, numbers read: what the readers of dates and of figures look at.

A number is one word however it is written: "12", "35 000", "2.5 million", "twenty-five", "half a million", "nineteen ninety".
So is a date or a time of day in digits. Punctuation marks are words of their own, and so is the blank line between paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate

from flows.extract.numerals import Spelled, number_kinds, plain_number, spelled_numbers
from flows.extract.page.dates import NUMBERED_DATE

_AM_OR_PM = r" ?[AaPp](?:\.[Mm]\b\.?|[Mm]\b)"
_IN_DIGITS = (
    NUMBERED_DATE,
    r"[0-3]?[0-9]/[0-3]?[0-9]/[0-9]{2}(?![0-9/])",
    rf"[0-2]?[0-9](?:[:.][0-5][0-9](?::[0-5][0-9])?)?{_AM_OR_PM}",
    r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])",
    r"[0-9]++(?:[.,][0-9]++|[ \u00a0\u202f]000\b){0,12}(?:[^\W\d_][^\W_]*+)?",
)
# Most words are of plain letters, and a blank follows: looking for those first halves the time.
_WORD = re.compile(
    rf"([A-Za-z]++(?= )|[A-Za-z]++(?![^\W_])|[^\W\d_][^\W_]*+|(?=[0-9])(?:{'|'.join(_IN_DIGITS)})"
    r"|[^\w\s]|\n[^\S\n]*+\n\s*+|\w)([^\S\n]*(?:\n(?![^\S\n]*\n)[^\S\n]*)?)"
)
_DIGITS = re.compile("[di]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `text`: word `i` is `written[i]`, which is text[starts[i]:ends[i]].

    `folded` has the words without case, for lists of words; `vocabulary` each word once, as written. `numbers` has what each
    number is worth; `in_digits` are the words that begin with a digit: numbers, "19th", "1990s".
    `drawn` is where grammar.py keeps the letters of the words.
    """

    text: str
    written: list[str]
    starts: list[int]
    ends: list[int]
    numbers: dict[int, float]
    in_digits: list[int]
    folded: list[str] = field(default_factory=list, repr=False)
    vocabulary: set[str] = field(default_factory=set, repr=False, compare=False)
    drawn: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def glued(self, index: int) -> bool:
        """Whether nothing stands between the word and the one before it, as in "T-72"."""
        return 0 < index < len(self.ends) and self.starts[index] == self.ends[index - 1]


def split_words(text: str) -> Words:
    """The words of `text` in order, in time linear in its length."""
    pieces = _WORD.split(text)  # what stands before all words; then each word, the blanks behind it, and nothing
    written = pieces[1::3]
    del pieces[3::3]
    places = list(accumulate(map(len, pieces)))
    words = Words(text, written, places[0:-1:2], places[1::2], {}, [])
    spelled = spelled_numbers(written, number_kinds().draw(words))
    if any(number.first < number.last for number in spelled):
        words = _join(words, spelled)
    else:
        words.numbers.update((number.first, number.value) for number in spelled)
    for match in _DIGITS.finditer(number_kinds().draw(words)):
        index = match.start()
        words.in_digits.append(index)
        if index not in words.numbers and (value := plain_number(words.written[index])) is not None:
            words.numbers[index] = value
    words.folded.extend(map(str.casefold, words.written))
    words.vocabulary.update(words.written)
    return words


def _join(words: Words, spelled: list[Spelled]) -> Words:
    """The words with each number of several made one."""
    joined = Words(words.text, [], [], [], {}, [])
    at = 0
    for first, last, value in spelled:
        _take(joined, words, at, first)
        joined.numbers[len(joined.written)] = value
        joined.written.append(words.text[words.starts[first] : words.ends[last]])
        joined.starts.append(words.starts[first])
        joined.ends.append(words.ends[last])
        at = last + 1
    _take(joined, words, at, len(words.written))
    return joined


def _take(to: Words, words: Words, first: int, end: int) -> None:
    to.written.extend(words.written[first:end])
    to.starts.extend(words.starts[first:end])
    to.ends.extend(words.ends[first:end])
