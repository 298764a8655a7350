"""Texts as shingles, every run of five words, and the sample of them by which texts that overlap are found.

Case, punctuation and diacritics do not count. The sample is MinHash of the scaled kind (FracMinHash): every shingle whose hash
lies in the lowest eighth. Signatures of one size for all texts estimate how much of their union two share: next to nothing
for a paragraph taken from a long report. This sample grows with the text, so that it tells how much of the one stands in the
other. Which shingles are in it depends on nothing but themselves.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate

WORDS_EACH = 5
"""Shorter runs are shared by chance ("according to the Syrian Observatory"), longer ones do not survive a rewrite."""
ONE_IN = 8
MOST_CHARACTERS = 200_000
"""No report is as long: what follows in a longer text is not compared."""

# A mark or an apostrophe within a word does not part it. Scripts without blanks: each letter is a word.
_WORD = re.compile(
    r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|"
    r"[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]++(?:['’ʼ`\u0300-\u036f\u064b-\u065f\u0670]++[^\W_]++){0,50})"
)
_BITS = 63  # so that a hash is a BIGINT
_MASK = (1 << _BITS) - 1
_FACTOR = 0x2545F4914F6CDD1D
_FACTORS = tuple(pow(_FACTOR, power, 1 << _BITS) for power in range(WORDS_EACH - 1, 0, -1))
_LOWEST = (1 << _BITS) // ONE_IN


@dataclass(frozen=True, slots=True)
class Shingled:
    """The words of a text by their places, and its shingles: shingle `i` begins with word `i`."""

    starts: list[int]
    ends: list[int]
    shingles: list[int]


def shingled(text: str) -> Shingled:
    """The shingles of the first MOST_CHARACTERS of the text, in order, in time linear in it."""
    pieces = _WORD.split(text[:MOST_CHARACTERS])  # what is no word, the word, and again
    places = list(accumulate(map(len, pieces)))
    return Shingled(places[0:-1:2], places[1::2], _runs([_hash(word) for word in pieces[1::2]]))


def sketch(shingles: list[int]) -> list[int]:
    """The sample of these shingles, each once, in the order of their hashes."""
    return sorted({one for one in shingles if is_sampled(one)})


def is_sampled(shingle: int) -> bool:
    return shingle < _LOWEST


def _runs(words: list[int]) -> list[int]:
    a, b, c, d = _FACTORS
    return [
        (one * a + two * b + three * c + four * d + five) & _MASK
        for one, two, three, four, five in zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)
    ]


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    """The same for a word wherever and whenever it is computed: it is kept in the warehouse."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if letter.isalnum())
    return int.from_bytes(blake2b(plain.encode(), digest_size=8).digest(), "big") & _MASK
