"""How much of one text stands in another: containment over their shingles, and the longest passage that both have.

Two things that texts share do not make one of the other, so they are told apart here. Furniture, which an outlet prints under
many headlines for many days, is not counted at all. Quotations are counted apart: two reporters at one press conference write
down the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from flows.match.shingles import MOST_CHARACTERS, ONE_IN, WORDS_EACH, Shingled, is_sampled, shingled

# No longer than people speak in one breath: a quotation that is never closed ends nowhere.
_QUOTATION = re.compile(r"“[^“”\n]{1,1000}”|\"[^\"\n]{1,1000}\"|«[^«»\n]{1,1000}»|„[^„“”\n]{1,1000}[“”]")
# Between two samples that are furniture lie seven shingles on average; what lies wider apart may have news between them.
_FURNITURE_GAP = 3 * ONE_IN


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text made ready to be compared: its shingles but for furniture, each with its first place, and those quoted."""

    words: Shingled
    places: dict[int, int]
    quoted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that two texts share, word for word; offsets into each."""

    words: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What texts a and b share. Of shingles, each counted once; shares are from 0 to 1.

    `containment_ab` is how much of a stands in b. `shared_prose` and `prose_ab` are the same without what either of them has in
    quotation marks.
    """

    shared_shingles: int
    shared_prose: int
    containment_ab: float
    containment_ba: float
    prose_ab: float
    prose_ba: float
    jaccard: float
    passage: Passage | None


def prepare(text: str, furniture: Collection[int]) -> Prepared:
    """Make a text ready; `furniture` are those of its sampled shingles that are furniture."""
    words = shingled(text)
    left_out = _furniture_places(words.shingles, furniture) if furniture else set()
    places: dict[int, int] = {}
    for place, shingle in enumerate(words.shingles):
        if place not in left_out:
            places.setdefault(shingle, place)
    quoted = frozenset(words.shingles[place] for place in _quoted_places(text, words))
    return Prepared(words, places, quoted)


def overlap(a: Prepared, b: Prepared) -> Overlap:
    shared = a.places.keys() & b.places.keys()
    quoted = a.quoted | b.quoted
    own = len(shared - quoted)
    union = len(a.places) + len(b.places) - len(shared)
    return Overlap(
        shared_shingles=len(shared),
        shared_prose=own,
        containment_ab=_share(len(shared), len(a.places)),
        containment_ba=_share(len(shared), len(b.places)),
        prose_ab=_share(own, len(a.places.keys() - quoted)),
        prose_ba=_share(own, len(b.places.keys() - quoted)),
        jaccard=_share(len(shared), union),
        passage=_longest_passage(a, b),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _furniture_places(shingles: list[int], furniture: Collection[int]) -> set[int]:
    """Shingles that are furniture, and all between two that follow each other in the sample."""
    left_out: set[int] = set()
    before = None
    for place, shingle in enumerate(shingles):
        if not is_sampled(shingle):
            continue
        if shingle in furniture:
            near = before is not None and place - before <= _FURNITURE_GAP
            left_out.update(range(before + 1 if near and before is not None else place, place + 1))
            before = place
        else:
            before = None
    return left_out


def _quoted_places(text: str, words: Shingled) -> Iterator[int]:
    """Shingles that lie within quotation marks."""
    for found in _QUOTATION.finditer(text, 0, MOST_CHARACTERS):
        first = bisect_left(words.starts, found.start())
        behind = bisect_left(words.starts, found.end())
        yield from range(first, min(behind, len(words.starts)) - WORDS_EACH + 1)


def _longest_passage(a: Prepared, b: Prepared) -> Passage | None:
    """The longest run of shingles that follow each other in both; of a shingle that recurs, its first place counts."""
    best, best_end, run, before = 0, (0, 0), 0, (-2, -2)
    for shingle, place in a.places.items():
        other = b.places.get(shingle)
        if other is None:
            continue
        run = run + 1 if (place - 1, other - 1) == before else 1
        before = (place, other)
        if run > best:
            best, best_end = run, before
    if not best:
        return None
    (a_start, a_end), (b_start, b_end) = (
        (text.words.starts[end - best + 1], text.words.ends[end + WORDS_EACH - 1])
        for text, end in zip((a, b), best_end, strict=True)
    )
    return Passage(best + WORDS_EACH - 1, a_start, a_end, b_start, b_end)
