"""Names in a run of words: what the gazetteer knows of it, and what is left of the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from flows.extract.places.cases import nominatives_in
from flows.extract.places.folding import fold, fold_loosely
from flows.extract.places.index import Owner, Place, PlaceIndex
from flows.extract.places.lists import LOOSE, country_words, demonyms
from flows.extract.places.looks import drawback
from flows.extract.places.runs import Run
from flows.extract.places.words import Noun, homonyms, place_words
from flows.extract.words import Words

_LONGEST = 9  # words of a name, its hyphens among them
_SHORTEST_LOOSE = 4
_CITY = 3.5  # importance of a place of 300,000 people
_KNOWN = 2.5  # importance of a place that nobody writes otherwise: under that, another of a like name may be meant
_REMEMBERED, _LONGEST_REMEMBERED = 50_000, 100  # runs, and characters of one


@dataclass(slots=True, eq=False)
class Name:
    """A stretch that may name a place, and what is found out about it.

    Words `first` to `end`; `owners` are the places of that name, none if no list has it. `noun` says what kind of place it is,
    `tail` where that noun ends if it stands behind the name.

    `drawback` is what its own words say against it. `is_inside`: the run goes on, and may be a longer name of something else.
    `is_located`: a preposition of place stands before it, `is_near`: one that says that it is not quite there.
    `is_enumerated`: one of three countries or more that are counted up. `evidence` is what speaks for a place, by the strongest
    `rule`; `total` what speaks for `owner`, the one it most likely means. `pairs` are larger places that it is said
    to be in; `is_said_in`: by that word, and not by a comma.
    """

    first: int
    end: int
    owners: tuple[Owner, ...]
    run: Run
    noun: Noun | None = None
    tail: int = 0
    drawback: float = 0.0
    is_inside: bool = False
    is_located: bool = False
    is_near: bool = False
    is_enumerated: bool = False
    is_said_in: bool = False
    rule: str = "gazetteer"
    evidence: float = 0.0
    owner: Owner | None = None
    total: float = 0.0
    pairs: list[Name] = field(default_factory=list)

    @property
    def place(self) -> Place | None:
        return self.owner.place if self.owner else None

    @property
    def is_loose(self) -> bool:
        """Only a like spelling is listed."""
        return bool(self.owners) and self.owners[0].is_loose


@dataclass(slots=True)
class _Part:
    """A name in a run, as in Name; places are counted from the beginning of the run."""

    first: int
    end: int
    owners: tuple[Owner, ...] = ()
    noun: Noun | None = None
    tail: int = 0
    is_inside: bool = False
    drawback: float = 0.0

    def moved(self, by: int) -> _Part:
        return replace(self, first=self.first + by, end=self.end + by, tail=self.tail and self.tail + by) if by else self


class NameFinder:
    """Finds the names in runs. Remembers runs: a text repeats its names, and articles each other's."""

    def __init__(self, index: PlaceIndex, language: str) -> None:
        self._index = index
        self._nominatives = nominatives_in(language)
        self._own = place_words(language).sets["own"]
        self._known: dict[str, tuple[_Part, ...]] = {}
        self._known_taken: dict[str, tuple[_Part, ...]] = {}

    def names(self, words: Words, runs: Iterable[Run]) -> Iterator[Name]:
        """The names that runs may hold: all of one, or else all of it unlisted and the listed names inside."""
        text, starts, ends = words.text, words.starts, words.ends
        for run in runs:
            at = run.first
            written = text[starts[at] : ends[run.end - 1]]
            known = self._known_taken if run.is_taken else self._known
            parts = known.get(written)
            if parts is None:
                parts = self._look_up(words, run, written, known)
            for one in parts:
                tail = one.tail and at + one.tail
                yield Name(at + one.first, at + one.end, one.owners, run, one.noun, tail, one.drawback, one.is_inside)

    def _look_up(self, words: Words, run: Run, written: str, known: dict[str, tuple[_Part, ...]]) -> tuple[_Part, ...]:
        parts = tuple(self._parts(words, run))
        for one in parts:
            first, last = run.first + one.first, run.first + one.end
            one.drawback = drawback(words, first, last, is_listed=bool(one.owners), is_cased=True)
        if len(written) <= _LONGEST_REMEMBERED:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[written] = parts
        return parts

    def _parts(self, words: Words, run: Run) -> Iterator[_Part]:
        first, end = run.first, run.end
        whole = key_of(words, first, end)
        if whole in homonyms()["phrase"] or (end - first == 1 and _is_no_name(words.written[first])):
            return
        owners = self._with_larger(whole, self._index.owners(whole))
        if owners:
            yield _Part(0, end - first, owners if owners[0].place.importance >= _KNOWN else owners + self._loosely(whole))
        elif not run.is_taken:
            is_known = self._index.owners(key_of(words, first, _without_noun(words, first, end)[0]))  # "Upper Nile State"
            bare = first if is_known else self._without_part(words, first, end)
            parts = [one.moved(bare - first) for one in self._cut(words, bare, end)]
            yield from parts if bare == first or (parts and parts[0].owners) else self._cut(words, first, end)

    def _without_part(self, words: Words, first: int, end: int) -> int:
        """Where the name begins in "North of Aleppo", "Northern Iraq", Polish "W Aleppo" where a sentence begins, and "Syrias
        Raqqa" where apostrophes were lost.
        """
        vocabulary = place_words()
        if end - first > 1 and words.written[first].lower() in self._own:
            return first + 1
        if end - first > 1 and words.written[first].endswith("s") and words.written[first][:-1] in country_words():
            return first + 1
        if end - first < 2 or words.written[first].lower() not in vocabulary.sets["part"] or words.glued(first + 1):
            return first
        return first + 2 if words.written[first + 1] in vocabulary.sets["of"] and end - first > 2 else first + 1

    def _cut(self, words: Words, first: int, end: int) -> Iterator[_Part]:
        """What is left without the noun at the end; if that is not listed, it and the listed names inside."""
        core, noun = _without_noun(words, first, end)
        tail = end - first if noun else 0
        key = key_of(words, first, core)
        owners = self._with_larger(key, self._index.owners(key)) or self._loosely(key) or self._declined(key)
        owners = owners or self._without_genitive(key)
        if owners:
            yield _Part(0, core - first, owners, noun, tail)
        elif any(words.written[at] in place_words().sets["and"] and not words.glued(at) for at in range(first + 1, end)):
            yield from (replace(one, is_inside=False) for one in self._inside(words, first, end))
        else:
            yield _Part(0, core - first, (), noun, tail)
            yield from self._inside(words, first, end)

    def _inside(self, words: Words, first: int, end: int) -> Iterator[_Part]:
        at = first
        while at < end:
            last, owners = longest_at(self._index, words, at, end) if words.written[at][0].isalpha() else (at, ())
            if last == at + 1 and words.written[at].lower() in place_words().sets["inner"]:
                owners = ()  # "Abu" of "Abu Salim"
            if last <= at + 1 and (larger := self._with_larger(key_of(words, at, at + 1), owners)):
                last, owners = at + 1, larger
            if owners:
                yield _Part(at - first, last - first, owners, is_inside=True)
            at = max(last, at + 1)

    def _with_larger(self, key: str, owners: tuple[Owner, ...]) -> tuple[Owner, ...]:
        """The places of the name, and larger ones that it may mean besides: "в Ракке" is in Raqqa rather than in Rakke."""
        least = owners[0].place.importance if owners else 0.0
        larger = [one for one in self._declined(key) if not one.is_loose and one.place.importance > least]
        return (*larger, *owners) if larger else owners

    def _declined(self, key: str) -> tuple[Owner, ...]:
        """The places of a name that stands in a case of the text's language; of small ones it is only like the name."""
        names = [*self._nominatives(key)]
        if not names:
            return ()
        owners = {owner.place: owner for name in names for owner in self._index.owners(name)}
        known = [owner for owner in owners.values() if owner.place.importance >= _KNOWN]
        found = known or [replace(owner, is_loose=True) for owner in owners.values()]
        return tuple(sorted(found, key=lambda one: -one.place.importance))

    def _without_genitive(self, key: str) -> tuple[Owner, ...]:
        """The places of "Aleppos", as texts write that have lost their apostrophes, if one is a city or a country."""
        owners = self._index.owners(key[:-1]) if key.endswith("s") and len(key) > _SHORTEST_LOOSE else ()
        return owners if owners and owners[0].place.importance >= _CITY else ()

    def _loosely(self, key: str) -> tuple[Owner, ...]:
        if len(key) < _SHORTEST_LOOSE or not key.isascii():
            return ()
        return tuple(replace(owner, is_loose=True) for owner in self._index.owners(LOOSE + fold_loosely(key)))


@lru_cache(maxsize=8)
def name_finder(index: PlaceIndex, language: str = "en") -> NameFinder:
    return NameFinder(index, language)


def _is_no_name(word: str) -> bool:
    """ "Syrian", and "La" at the beginning of a sentence"""
    return word in demonyms() or word.lower() in place_words().sets["inner"] or word.lower() in homonyms()["people"]


def key_of(words: Words, first: int, end: int) -> str:
    return fold(words.text[words.starts[first] : words.ends[end - 1]])


def longest_at(index: PlaceIndex, words: Words, first: int, end: int) -> tuple[int, tuple[Owner, ...]]:
    """Where the longest listed name ends that begins at `first`, and whose it is; `first` itself if there is none."""
    for last in range(min(end, first + _LONGEST), first, -1):
        if words.written[last - 1][0].isalnum() and (owners := index.owners(key_of(words, first, last))):
            return last, owners
    return first, ()


def _without_noun(words: Words, first: int, end: int) -> tuple[int, Noun | None]:
    """Where the name ends without the noun at its end, with capitals as in "Tiyas Military Airfield"."""
    vocabulary = place_words()
    noun = vocabulary.nouns.get(words.written[end - 1].lower())
    if noun is None or end - first < 2:
        return end, None
    end -= 1
    while end - first > 1 and words.written[end - 1].lower() in vocabulary.sets["modifier"]:
        end -= 1
    return end, noun
