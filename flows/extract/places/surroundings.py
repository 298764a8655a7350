"""The text around names of places."""

from __future__ import annotations

from bisect import bisect_left

from flows.extract.places.looks import is_abbreviation, is_country
from flows.extract.places.names import Name
from flows.extract.places.words import COUNTRY, PlaceWords, place_words
from flows.extract.words import Words

_BEYOND = 24
_RIGHT_IN = frozenset({"in", "near", "around", "at", "between"})


class Surroundings:
    """The text around names, in lower case."""

    def __init__(self, words: Words, *, is_cased: bool, language: str = "en") -> None:
        self._words = words
        self._is_cased = is_cased
        self._size = len(words.written)
        # Nothing stands around the text: who looks a little before or behind it finds no words.
        self.low = [*words.folded, *[""] * _BEYOND]
        self._vocabulary: PlaceWords = place_words(language)
        self.parts = self._vocabulary.sets["part"] | {"the"}

    def index_of(self, char: int) -> int:
        """The word that begins at the character."""
        return bisect_left(self._words.starts, char)

    def is_name(self, index: int) -> bool:
        return index < self._size and self._words.written[index][0].isupper()

    def is_capitals(self, index: int) -> bool:
        """Whether the word is more than one letter, all capitals."""
        return len(self._words.written[index]) > 1 and self._words.written[index].isupper()

    def is_country(self, index: int) -> bool:
        """Whether the word is a country's name or adjective: "Syria", "Syrian"."""
        return 0 <= index < self._size and is_country(self._words.written[index])

    def follows_on(self, name: Name, following: Name) -> bool:
        """ "Russia and the United States" """
        return self.between(name, following) == ["and"] and {
            name.place and name.place.kind,
            following.place and following.place.kind,
        } == {COUNTRY}

    def between(self, name: Name, following: Name) -> list[str]:
        """The few words between two names, without an article."""
        return [self.low[index] for index in range(name.end, min(following.first, name.end + 3)) if self.low[index] != "the"]

    def is_apart(self, index: int) -> bool:
        """Whether blanks stand on both sides of the word."""
        return not self._words.glued(index) and not self._words.glued(index + 1)

    def is_number(self, index: int) -> bool:
        return index in self._words.numbers

    def is_plural(self, index: int) -> bool:
        """Whether the word is a noun for several places: "villages"."""
        return self.low[index] in self._vocabulary.plurals

    def is_abbreviation(self, name: Name) -> bool:
        """ "US", "U.S.", "ISIS", where not all is in capitals"""
        start, end = self._words.starts[name.first], self._words.ends[name.end - 1]
        return self._is_cased and is_abbreviation(self._words.text[start:end])

    def is_right_in(self, name: Name) -> bool:
        """Whether a preposition of place stands right before the name."""
        return self.low[name.first - 1] in _RIGHT_IN

    def begins_like_a_place(self, name: Name) -> bool:
        """ "Tal Abyad", "Kafr Nabl", "Wadi Barada" """
        first = self.low[name.first]
        return name.end - name.first > 1 and (first in self._vocabulary.sets["head"] or first in self._vocabulary.befores)

    def begins_with_noun(self, name: Name) -> bool:
        """ "District of Douma", whose name is Douma"""
        return self.low[name.first] in self._vocabulary.nouns

    def is_adjective(self, name: Name) -> bool:
        """ "US forces", "Damascus-based" """
        if not self._is_cased:
            return False
        following = self.low[name.end]
        if following == "-" and name.tail <= name.end and self._words.glued(name.end) and self._words.glued(name.end + 1):
            return True
        if not self._words.written[name.first].isupper() or name.place is None or name.place.kind is not COUNTRY:
            return False
        vocabulary = self._vocabulary
        return following.isalpha() and not any(following in vocabulary.sets[kind] for kind in ("function", "acts", "auxiliary"))
