"""Words that a rule has taken for the name of an actor, and what stands in them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from flows.extract.actors.rules import Coded
from flows.extract.actors.words import Phrase, actor_words, contexts

_HEADS = ("MILHEAD", "BIGARMY", "ORGHEAD")
_OWNERS = ("STATE", "NATION", "PEOPLE", "LEADER")


@dataclass(slots=True)
class Found:
    """The words from `first` up to `end`, which `rule` matched, and the letters of their classes."""

    coded: Coded
    rule: str
    first: int
    end: int
    codes: str

    def has(self, *names: str) -> bool:
        """Whether a word of one of these classes is inside."""
        return not _letters(names).isdisjoint(self.codes)

    def begins_with(self, *names: str) -> bool:
        """Whether its first word is of one of these classes."""
        return self.codes[0] in _letters(names)

    def head(self) -> str:
        """The class of the last noun by which organisations are called, "" without one."""
        letters = {actor_words().letters[name]: name for name in _HEADS}
        return next((letters[code] for code in reversed(self.codes) if code in letters), "")

    def phrase(self) -> Phrase:
        """The phrase that it begins with."""
        return self.coded.phrases[self.first]

    def bracketed_before(self) -> Phrase | None:
        """The name in brackets right before it."""
        written, at = self.coded.words.written, self.first - 2
        if at < 1 or written[at + 1] != ")":
            return None
        phrase = self.coded.phrases.get(at)
        return phrase if phrase and phrase.actors and written[at - 1] == "(" else None

    def iso3(self) -> str | None:
        """The state that is named inside, ISO 3166 alpha-3."""
        owners = _letters(_OWNERS)
        named = (self.coded.phrases[self.first + at].value for at, code in enumerate(self.codes) if code in owners)
        return next(filter(None, named), None)

    def value(self) -> tuple[str, str]:
        """The kind that its last noun says, and whether it is a state's GOV, MIL or COP."""
        for at in range(self.end - 1, self.first - 1, -1):
            if said := self._value(at):
                kind, _, sector = said.partition(" ")
                return kind, sector
        return "organisation", ""

    def first_value(self) -> tuple[str, str]:
        """The same of the first of its words that says it."""
        kind, _, sector = next(filter(None, map(self._value, range(self.first, self.end))), "").partition(" ")
        return kind, sector

    def _value(self, at: int) -> str:
        coded = self.coded
        if phrase := coded.phrases.get(at):
            return "" if phrase.capitals else phrase.value
        lexicon = actor_words()
        return "" if coded.codes[at] == lexicon.letters["INNER"] else lexicon.values.get(coded.words.folded[at], "")

    def says(self, words: Set[str]) -> bool:
        """Whether one of these words, which are folded, is inside."""
        return not words.isdisjoint(self.coded.words.folded[self.first : self.end])

    def word(self, at: int) -> str:
        return self.coded.words.folded[at]

    def next_word(self) -> str:
        """The word behind it, folded; "" at the end of the text."""
        folded = self.coded.words.folded
        return folded[self.end] if self.end < len(folded) else ""

    def after(self, name: str) -> bool:
        """Whether a word of that class stands before it."""
        return self.coded.codes[self.first - 1 : self.first] == actor_words().letters[name]

    def is_owned(self) -> bool:
        """Whether it is said to be somebody's whom no list has: "Haftar's army"."""
        letters, codes = actor_words().letters, self.coded.codes
        at = self.first - 3
        return at >= 0 and codes[at] in (letters["CAP"], letters["ACRONYM"]) and codes[at + 1 : at + 3] == "'" + letters["POSS"]

    def is_the_armys(self) -> bool:
        """Whether it is said to be part of an army that no name stands with: "the army's Third Brigade"."""
        letters, codes = actor_words().letters, self.coded.codes
        return codes[max(self.first - 3, 0) : self.first] == letters["ARMY"] + "'" + letters["POSS"]

    def is_part_of_a_word(self) -> bool:
        """Whether it is glued to a hyphen, as in "government-held", "non-combatants"."""
        codes, words = self.coded.codes, self.coded.words
        if codes.startswith("-", self.end) and words.glued(self.end):
            return True
        return codes[self.first - 1] == "-" and words.glued(self.first)

    def is_armed(self) -> bool:
        """Whether it says that somebody bears arms: "the militant group"."""
        return self.says(contexts()["armed"])


@cache
def _letters(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(actor_words().letters[name] for name in names)
