"""What the words around a name say: that it is a place, of which kind, or that it is no place."""

from __future__ import annotations

from functools import cache

from flows.extract.places.index import Place
from flows.extract.places.names import Name
from flows.extract.places.runs import begins_sentence
from flows.extract.places.surroundings import Surroundings
from flows.extract.places.words import ADMIN, NEIGHBOURHOOD, POPULATED, REGION, SITE, WATER, Noun, place_words
from flows.extract.words import Words

_KIND, _IN, _OVER, _TO, _OWNED = 4.0, 3.0, 3.0, 0.75, 2.0
_PERSON, _INSIDE, _NAMESAKE, _START, _MONEY = 4.0, 3.5, 3.0, 1.0, 99.0
_STEPS = 3  # words between a preposition and the name: "in the northern Syrian city of"
_AROUND = frozenset({REGION, WATER, SITE})  # what is of a place, and not called like it
_NO_NOUN = frozenset({"-", "hall", "council"})  # "Aleppo city council"
_CODED = "coded"
_OWNS = frozenset("'’")
_ARTICLES = frozenset({"a", "an", "the"})
_APPOSING = frozenset({",", '"', "”", "-", "–", "a", "an"})
_APPOSED = 4  # words of "a remote farming village"
_INHABITED = frozenset({POPULATED, NEIGHBOURHOOD, ADMIN})


class Evidence(Surroundings):
    """The text around names, and what it says of each."""

    def __init__(self, words: Words, *, is_cased: bool, language: str = "en") -> None:
        super().__init__(words, is_cased=is_cased, language=language)
        self._told_before, self._told_behind = _told_before(language), _told_behind(language)

    def judge(self, name: Name) -> None:
        """Sets the evidence of the name, the rule, and the kind of place."""
        low = self.low
        if not name.owners and name.end - name.first > 1:
            name.noun = name.noun or self._vocabulary.befores.get(low[name.first])
        behind = low[name.end]
        if name.tail or behind in self._told_behind:
            self._behind(name)
        if behind in _APPOSING:
            self._apposed(name)
        if low[name.first - 1] in self._told_before or low[name.first - 2] == _CODED:
            self._before(name)
        self._against(name)

    def _behind(self, name: Name) -> None:
        """ "Raqqa province", "Atmeh refugee camp", "Tiyas Military Airfield" """
        vocabulary = self._vocabulary
        if self.low[name.end] in _OWNS and self.low[name.end + 1] in vocabulary.sets["ending"]:
            name.is_located = True
            self._give(name, _IN, "in")
        if unit := self._unit(name):
            name.noun, name.tail = unit, name.end + 2
        if not name.tail:
            at = name.end
            while at < name.end + 2 and self.low[at] in vocabulary.sets["modifier"]:
                at += 1
            noun = vocabulary.nouns.get(self.low[at]) or (vocabulary.plurals.get(self.low[at]) if at == name.end else None)
            if noun is None or self.low[at + 1] in _NO_NOUN or name.run.end > name.end or self._is_of_next(name, at):
                return
            name.noun, name.tail = name.noun or noun, at + 1
        self._give(name, _KIND, "name_kind")

    def _is_of_next(self, name: Name, at: int) -> bool:
        """Whether the noun is what the next name is: "the Black Sea port of Poti", but not "Kabul city of Kabul province"."""
        is_followed = self.low[at + 1] == "of" and self.is_name(at + 2)
        return is_followed and bool(name.owners) and name.owners[0].place.kind in _AROUND

    def _apposed(self, name: Name) -> None:
        """ "Izghe, a remote farming village near the border", "in Izghe, where"; without a comma only behind "in"."""
        has_comma = self.low[name.end] == ","
        first = name.end + (has_comma or self.low[name.end] not in _ARTICLES)
        if has_comma and self.low[first] == "where" and self.is_right_in(name) and not self.is_abbreviation(name):
            self._give(name, _IN, "pair")
        if self.low[first] not in _ARTICLES or name.run.end > name.end or not (has_comma or self.is_right_in(name)):
            return
        nouns = self._vocabulary.nouns
        for at in range(first + 1, first + 1 + _APPOSED):
            noun = nouns.get(self.low[at])
            if noun and noun.kind in _INHABITED and self._may_follow(at + 1):
                name.noun = name.noun or noun
                self._give(name, _KIND, "kind_of")
                return
            if not self.low[at].isalpha() and self.low[at] != "-":
                return

    def _may_follow(self, at: int) -> bool:
        """Whether the word may follow what a place is said to be, and makes it no other thing, as "a village elder" is."""
        return self.low[at] in self._vocabulary.sets["apposed"] or self.is_number(at)

    def _unit(self, name: Name) -> Noun | None:
        """ "Muchon-ri" """
        is_glued = self.low[name.end] == "-" and self._words.glued(name.end) and self._words.glued(name.end + 1)
        return self._vocabulary.units.get(self.low[name.end + 1]) if is_glued else None

    def _before(self, name: Name) -> None:
        low, sets = self.low, self._vocabulary.sets
        at = name.first - 1
        if low[at] == "s" and low[at - 1] in _OWNS:
            self._give(name, _OWNED, "owned")  # "Iraq's Mosul"
            at -= 3
        if low[at] == "the":
            at -= 1
        word = low[at]
        if word not in self._told_before and low[at - 1] != _CODED:
            return
        if word in sets["of"]:
            self._of(name, at - 1)
        elif (noun := self._vocabulary.nouns.get(word)) and not self._words.written[at][0].isupper():
            name.noun = name.noun or noun
            self._give(name, _OWNED, "kind_before")
        elif word == "over" and low[at - 1] in sets["over"]:
            self._give(name, _OVER, "over")
        elif low[at - 1] == _CODED and not low[name.end].isalpha():
            self._give(name, _KIND, "coded")
        elif word in sets["take"]:
            self._give(name, _OWNED, "take")
        self._located(name, at)
        if name.owners and word in sets["part"] and self._words.written[at].islower():
            self._give(name, _OWNED, "part")  # "through central Liverpool"

    def _located(self, name: Name, at: int) -> None:
        """ "in the northern X", "near X", "to X" """
        sets = self._vocabulary.sets
        for step in range(_STEPS):
            word = self.low[at - step]
            if word in sets["in"] or word in sets["near"]:
                name.is_near = name.is_near or word in sets["near"]
                name.is_located = True
                self._give(name, _IN, "in")
            elif word in sets["to"] and word != "of":
                name.is_located = True
                self._give(name, _TO, "to")
            elif word in self.parts:
                continue
            return

    def _of(self, name: Name, at: int) -> None:
        """ "the city of Mosul", "control over X", "outskirts of Damascus" """
        vocabulary = self._vocabulary
        word = self.low[at]
        if noun := vocabulary.nouns.get(word) or vocabulary.plurals.get(word):
            if noun.kind in _AROUND:
                self._give(name, _IN, "in")
                return
            belongs = self._has_own_name(at) or (name.owners and noun.kind is NEIGHBOURHOOD)
            if not belongs and word not in {"capital", "state", "region"}:
                name.noun = name.noun or noun
            self._give(name, _KIND, "kind_of")
        elif word in vocabulary.sets["over"]:
            self._give(name, _OVER, "over")
        elif word in vocabulary.sets["part"] or word in vocabulary.sets["side"]:
            self._give(name, _IN, "in")
            name.is_located = name.is_near = True  # "north of Raqqa", "in the direction of Raqqa"
        elif word in vocabulary.sets["piece"]:
            self._give(name, _IN, "in")

    def _has_own_name(self, at: int) -> bool:
        """Whether the noun belongs to a name before it: "the Karrada district of Baghdad", not "the Ukrainian city of Sumy"."""
        if not self._is_cased or at == 0 or self.low[at - 1] == "the":
            return False
        return self.is_name(at - 1) and not self.is_country(at - 1)

    def _against(self, name: Name) -> None:
        low, run, person, against = self.low, name.run, self._vocabulary.sets["person"], 0.0
        if low[run.first] in person or low[name.first - 1] in person:
            against += _PERSON
        if low[name.end] == "$":  # "US$1.7 billion"
            against += _MONEY
        if run.is_taken and name.owners and _is_only_a_town(name.owners[0].place):
            against += _NAMESAKE
        if name.is_inside:
            # "in Aleppo Nearly 30": a comma is missing more often than the name of something else begins with that of a place.
            is_head = name.first == run.first and name.evidence - against >= _IN
            against += _INSIDE - _IN if is_head else _INSIDE
        if name.end - name.first == 1 and self._is_cased and begins_sentence(self._words, run.first):
            against += _START
        name.evidence -= against + name.drawback

    @staticmethod
    def _give(name: Name, points: float, rule: str) -> None:
        if points > name.evidence:
            name.evidence, name.rule = points, rule


def _is_only_a_town(place: Place) -> bool:
    """Whether it gives nobody who acts there its name, as "Moscow" does: it may only be called like a group or an outlet."""
    return place.kind is POPULATED and not place.is_capital


@cache
def _told_behind(language: str) -> frozenset[str]:
    """The words right behind a name that say what kind of place it is."""
    vocabulary = place_words(language)
    marks = frozenset("-").union(_OWNS if vocabulary.sets["ending"] else ())
    return marks.union(vocabulary.sets["modifier"], vocabulary.nouns, vocabulary.plurals)


@cache
def _told_before(language: str) -> frozenset[str]:
    """The words right before a name with which something begins that tells a place."""
    vocabulary = place_words(language)
    told = (vocabulary.sets[name] for name in ("of", "take", "in", "near", "to", "part"))
    return frozenset(("s", "the", "over")).union(vocabulary.nouns, *told)
