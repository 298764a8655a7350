"""Where a text may name a place: runs of words with capitals, or in scripts and texts that have none, of any words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.extract.places.kinds import APOSTROPHES, ARTICLE, CAPITALS, GOING_ON, HYPHEN, HYPHENS, JOINING, OPENING, STANDING
from flows.extract.places.words import place_words
from flows.extract.words import Words

_ENDS = frozenset(".!?:;•*|")
_TRANSPARENT = frozenset("\"'“”‘’«»([")
_RARELY = frozenset((OPENING, ARTICLE))  # begin a name
_LEADS = frozenset((STANDING, HYPHEN))
_ABBREVIATED = 4  # a full stop belongs to a word no longer than this: "St.", "U.S.", "Mcal."


@dataclass(slots=True)
class Run:
    """Words `first` to `end` (not included). `is_taken`: it is all of a name that stands for somebody; `is_person`: all of a
    person's; `is_behind_name`: it follows such a name at once, and may be part of it: "Amnesty International Kenya".
    """

    first: int
    end: int
    is_taken: bool = False
    is_person: bool = False
    is_behind_name: bool = False


def taken_words(words: Words, spans: Sequence[tuple[int, int]]) -> list[int | None]:
    """The number of the span in which each word is; None for the others, and for what stands around the text."""
    taken: list[int | None] = [None] * (len(words.written) + 1)
    for number, (start, end) in enumerate(spans):
        first = bisect_left(words.starts, start)
        after = bisect_left(words.starts, end, first)
        taken[first:after] = [number] * (after - first)
    return taken


def cased_runs(words: Words, kinds: str, taken: list[int | None], people: int) -> Iterator[Run]:
    """Runs of words that begin with a capital, with the small words inside names; spans from the number `people` on are those
    of people, after whom places may be called.
    """
    end = 0
    while match := CAPITALS.search(kinds, end):
        index, stop = match.span()
        if kinds[index] in _RARELY and _is_no_name(words, kinds, index):
            end = index + 1
            continue
        first = max(_article(words, index), end) if kinds[index - 1] in _LEADS else index
        number = taken[first]
        end = index + 1
        while end < stop and taken[end] == number:
            end += 1
        if kinds[end : end + 1] in JOINING:
            end = _joined(words, kinds, end, taken, number)
        if number is None:
            yield Run(first, end, is_behind_name=taken[first - 1] is not None)
        elif taken[first - 1] != number and taken[end] != number:
            yield Run(first, end, number < people, number >= people)


def _is_no_name(words: Words, kinds: str, index: int) -> bool:
    if kinds[index] == OPENING:
        return begins_sentence(words, index)
    return not _is_article(words, index) and not words.written[index].isupper()


def _is_article(words: Words, index: int) -> bool:
    """ "As-Sweida", and "As Sweida" where no sentence begins"""
    if index + 1 >= len(words.written):
        return False
    following = words.written[index + 1]
    return (following in HYPHENS and words.glued(index + 1)) or (following[0].isupper() and not begins_sentence(words, index))


def _article(words: Words, index: int) -> int:
    """Where the name begins whose first capital is at `index`: at "al" of "al-Bab"."""
    written, vocabulary = words.written, place_words()
    if index >= 2 and written[index - 1] in HYPHENS and written[index - 2] in vocabulary.sets["article"] and words.glued(index):
        return index - 2
    return index - 1 if index and written[index - 1] in vocabulary.sets["standing"] else index


def _joined(words: Words, kinds: str, end: int, taken: list[int | None], number: int | None) -> int:
    """Where a name ends to which more may be joined at `end`: words of the same span, or of none."""
    size = len(kinds)
    while taken[end] == number and end < size:
        step = 1 if kinds[end] in GOING_ON else _step(words, end, size) if kinds[end] in JOINING else 0
        if not step or any(other != number for other in taken[end + 1 : end + step]):
            break
        end += step
    return end


def _step(words: Words, at: int, size: int) -> int:
    """How many words the name goes on for at `at`; 0 if it has ended."""
    written = words.written
    word = written[at]
    if word[0].isupper():
        return int(_is_article(words, at))
    if word == "." and words.glued(at) and len(written[at - 1]) < _ABBREVIATED and at + 1 < size:
        single = len(written[at - 1]) == 1
        goes_on = written[at + 1][0].isupper() and written[at + 1].lower() not in place_words().sets["function"]
        return 1 if goes_on or (single and at > 1 and written[at - 2] == ".") else 0
    if at + 1 >= size:
        return 0
    following, vocabulary = written[at + 1], place_words()
    if words.glued(at) and words.glued(at + 1):
        if word in HYPHENS:
            inner = following in vocabulary.sets["inner"] or following in vocabulary.sets["article"]
            if following[0].isupper():
                return 2
            goes_on = inner and at + 2 < size and (words.glued(at + 2) or written[at + 2][0].isupper())
            return 2 if goes_on else 0  # "Komsomolsk-na-Amure", "Darwaz-e Angor"
        if word in APOSTROPHES:
            return 2 if following[0].isalpha() and following not in vocabulary.sets["suffix"] else 0
    if word in vocabulary.sets["inner"] or word in vocabulary.sets["article"]:
        if following[0].isupper():
            return 2 if word in vocabulary.sets["inner"] else 0
        if following in HYPHENS and words.glued(at + 1):
            return 3 if at + 2 < size and written[at + 2][0].isupper() and words.glued(at + 2) else 0
        return 3 if following in vocabulary.sets["inner"] and at + 2 < size and written[at + 2][0].isupper() else 0
    return 0


def begins_sentence(words: Words, index: int) -> bool:
    """Whether the word is the first of a sentence, a heading or a quotation's sentence."""
    written = words.written
    index -= 1
    while index >= 0 and written[index] in _TRANSPARENT:
        index -= 1
    return index < 0 or (before := written[index]) in _ENDS or before.isspace()
