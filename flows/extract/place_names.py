"""Names in a run of words: what the gazetteer knows of it, and what is left of the run."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.extract.place_folding import fold, fold_loosely
from flows.extract.place_index import Owner, Place, PlaceIndex
from flows.extract.place_lists import LOOSE, demonyms
from flows.extract.place_runs import Run
from flows.extract.place_words import Noun, homonyms, place_words
from flows.extract.words import Words

_LONGEST = 9  # words of a name, its hyphens among them
_SHORTEST_LOOSE = 4


@dataclass(slots=True)
class Name:
    """A stretch that may name a place, and what is found out about it.

    Words `first` to `end`; `owners` are the places of that name, none if no list has it. `noun` says what kind of place it is,
    `tail` where that noun ends if it stands behind the name.

    `is_inside`: the run goes on, and may be a longer name of something else. `is_loose`: only a like spelling is listed.
    `is_located`: a preposition of place stands before it, `is_near`: one that says that it is not quite there.
    `is_enumerated`: one of three countries or more that are counted up. `evidence` is what speaks for a place, by the strongest
    `rule`; `total` what speaks for `place`, the one it most likely means. `pairs` are larger places that it is said to be in.
    """

    first: int
    end: int
    owners: tuple[Owner, ...]
    run: Run
    noun: Noun | None = None
    tail: int = 0
    is_inside: bool = False
    is_loose: bool = False
    is_located: bool = False
    is_near: bool = False
    is_enumerated: bool = False
    rule: str = "gazetteer"
    evidence: float = 0.0
    place: Place | None = None
    total: float = 0.0
    pairs: list[Name] = field(default_factory=list)

    @property
    def is_listed(self) -> bool:
        return bool(self.owners)


def names_in(index: PlaceIndex, words: Words, run: Run) -> list[Name]:
    """The names that a run may hold: all of it, or else all of it unlisted and the listed names inside."""
    first, end = run.first, run.end
    if words.written[first] == "The" and end - first > 1:
        first += 1
    if key_of(words, first, end) in homonyms()["phrase"]:
        return []
    if owners := index.owners(key_of(words, first, end)):
        return [Name(first, end, owners, run)]
    if run.is_taken:
        return []
    if end - first == 1 and words.written[first] in demonyms():
        return []
    core, noun = _without_noun(words, first, end)
    if core < end and (owners := index.owners(key_of(words, first, core))):
        return [Name(first, core, owners, run, noun, end)]
    if owners := _loosely(index, key_of(words, first, core)):
        return [Name(first, core, owners, run, noun, end if noun else 0, is_loose=True)]
    whole = Name(first, core, (), run, noun, end if noun else 0)
    return [whole, *_inside(index, words, run)]


def key_of(words: Words, first: int, end: int) -> str:
    return fold(words.text[words.starts[first] : words.ends[end - 1]])


def longest_at(index: PlaceIndex, words: Words, first: int, end: int) -> tuple[int, tuple[Owner, ...]]:
    """Where the longest listed name ends that begins at `first`, and whose it is; `first` itself if there is none."""
    for last in range(min(end, first + _LONGEST), first, -1):
        if words.written[last - 1][0].isalnum() and (owners := index.owners(key_of(words, first, last))):
            return last, owners
    return first, ()


def _inside(index: PlaceIndex, words: Words, run: Run) -> list[Name]:
    names = []
    at = run.first
    while at < run.end:
        last, owners = longest_at(index, words, at, run.end) if words.written[at][0].isalpha() else (at, ())
        if owners:
            names.append(Name(at, last, owners, run, is_inside=True))
        at = max(last, at + 1)
    return names


def _loosely(index: PlaceIndex, key: str) -> tuple[Owner, ...]:
    return index.owners(LOOSE + fold_loosely(key)) if len(key) >= _SHORTEST_LOOSE and key.isascii() else ()


def _without_noun(words: Words, first: int, end: int) -> tuple[int, Noun | None]:
    """Where the name ends without the noun at its end, with capitals as in "Tiyas Military Airfield"."""
    vocabulary = place_words()
    noun = vocabulary.nouns.get(words.written[end - 1].lower())
    if noun is None or end - first < 2:
        return end, None
    end -= 1
    while end - first > 1 and words.written[end - 1].lower() in vocabulary["modifier"]:
        end -= 1
    return end, noun
