"""How many a phrase says: the number it names, and the bounds it sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from flows.extract.figures.rules import figure_words
from flows.extract.words import Words

# Of several words that qualify a number the class that stands first here decides: "at least some ten" is at least.
_QUALIFIERS = ("LEAST", "MORE", "LESS", "OVER", "UPWARDS", "PLUS", "MOST", "UP", "MANY", "ABOUT", "CLOSE", "SOME", "ONLY")
_OPPOSITE = {"more_than": "at_most", "less_than": "at_least"}  # "no more than", "no fewer than"


@dataclass(slots=True)
class Amount:
    """A number with its bounds; the words from `first` to `last` name it."""

    low: float | None
    best: float | None
    high: float | None
    qualifier: str
    first: int
    last: int


def exactly(number: float, at: int) -> Amount:
    """A number that the word `at` names and nothing qualifies."""
    return Amount(number, number, number, "exact", at, at)


def read_amount(words: Words, codes: str, rule: str, first: int, end: int) -> Amount | None:
    """What the words from `first` up to `end` name, which a rule of rules.py matches; None for "218-11".

    A vague number has only the least that it can mean.
    """
    if end == first + 1 and rule == "number" and first in words.numbers:
        return exactly(words.numbers[first], first)
    spot = _Spot(words, codes, first, end)
    match rule:
        case "none":
            return Amount(0, 0, 0, "exact", spot.first, spot.end - 1)
        case "unknown":
            return Amount(None, None, None, "unknown", spot.first, spot.end - 1)
        case "vague":
            return _vague(spot)
        case "share" if spot.has("HALF", "FRACTION"):
            return _fraction(spot)
    return _number(spot)


class _Spot(NamedTuple):
    """The words of a match."""

    words: Words
    codes: str
    first: int
    end: int

    def has(self, *classes: str) -> bool:
        return bool(_offsets(self.codes[self.first : self.end], classes))

    def places(self, *classes: str) -> list[int]:
        return [self.first + offset for offset in _offsets(self.codes[self.first : self.end], classes)]

    def value(self, index: int) -> str:
        return figure_words().values[self.words.folded[index]]


def _number(spot: _Spot) -> Amount | None:
    numbers = spot.places("NUMBER", "ONE")
    values = [spot.words.numbers[index] for index in numbers[:2]]
    if len(values) > 1:
        return Amount(values[0], None, values[1], "between", numbers[0], numbers[1]) if values[0] < values[1] else None
    if not numbers:  # "both"
        return Amount(2, 2, 2, "exact", spot.first, spot.end - 1)
    scale = spot.places("SCALE")
    value = round(values[0] * (float(spot.value(scale[0])) if scale else 1), 6)  # 4.1 million
    return _bounded(value, spot, numbers[0], (scale or numbers)[0])


def _fraction(spot: _Spot) -> Amount:
    parts, numbers = spot.places("FRACTION", "HALF"), spot.places("NUMBER", "ONE")
    whole = 1 / float(spot.value(parts[0])) if spot.has("FRACTION") else float(spot.value(parts[0]))
    return _bounded(whole * (spot.words.numbers[numbers[0]] if numbers else 1), spot, (numbers or parts)[0], parts[0])


def _vague(spot: _Spot) -> Amount:
    """ "dozens", "hundreds of thousands", "several hundred", "a couple"."""
    places = spot.places("VAGUE", "SEVERAL", "HANDFUL", "SCALE")
    low = float(spot.value(places[0]))
    if len(places) > 1:
        # Of "tens of thousands" the second word is worth one thousand, alone it is at least two.
        low *= float(spot.value(places[-1])) / (1 if spot.has("SCALE") else 2)
    return Amount(low, None, None, spot.words.folded[places[0]], places[0], places[-1])


def _bounded(value: float, spot: _Spot, first: int, last: int) -> Amount:
    qualifier = _qualifier(spot, last)
    low = None if qualifier in ("at_most", "less_than", "about") else value
    high = None if qualifier in ("at_least", "more_than", "about") else value
    return Amount(low, value, high, qualifier, first, last)


def _qualifier(spot: _Spot, number: int) -> str:
    name, offset = _qualifying(spot.codes[spot.first : spot.end])
    if name == "":
        return "exact"
    if name == "MORE" and offset + spot.first > number:
        return "at_least"  # "ten or more"
    if name == "MANY":
        return "at_most"  # "as many as"
    said = spot.value(offset + spot.first)
    return _OPPOSITE.get(said, said) if spot.has("NO", "NOT") else said


# Of the same few shapes are the phrases of all texts.
@lru_cache(maxsize=10_000)
def _offsets(shape: str, classes: tuple[str, ...]) -> tuple[int, ...]:
    """Where in a phrase of this shape the words of these classes are."""
    letters = [figure_words().letters[name] for name in classes]
    return tuple(offset for offset, code in enumerate(shape) if code in letters)


@lru_cache(maxsize=10_000)
def _qualifying(shape: str) -> tuple[str, int]:
    """The class of the word that qualifies the number in a phrase of this shape, and where it is; "" if none does."""
    return next(((name, at) for name in _QUALIFIERS if (at := shape.find(figure_words().letters[name])) >= 0), ("", -1))
