"""Figures that run on: "so far", "since 2011". They are of no one day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from flows.extract.figures.figure import Figure
from flows.extract.figures.rules import figure_words
from flows.extract.figures.totals import is_since
from flows.extract.words import Words
from flows.model.time_expression import TimeExpression

_NEAR = 20  # words between a figure and "since 2011"


class Running:
    """Which figures of a text run on; `codes` are its letters by rules.py, `times` its expressions of time."""

    def __init__(self, words: Words, codes: str, figures: Sequence[Figure], times: Sequence[TimeExpression]) -> None:
        self._words, self._codes = words, codes
        self._since = [bisect_left(words.starts, one.char_start) for one in times if is_since(words.text, one.char_start)]
        self._firsts = [figure.first for figure in figures] if self._since else []
        self._says_so_far = _so_far() in codes

    def has(self, figure: Figure) -> bool:
        return (self._says_so_far and self._is_so_far(figure)) or (bool(self._since) and self._is_since(figure))

    def _is_so_far(self, figure: Figure) -> bool:
        """Whether "so far" stands near the figure, in its sentence."""
        at = self._codes.find(_so_far(), max(figure.first - _NEAR, 0), figure.last + _NEAR)
        return at >= 0 and is_one_sentence(self._codes, min(at, figure.last), max(at, figure.first))

    def _is_since(self, figure: Figure) -> bool:
        """Whether the sentence of the figure names a day since which it counts. Of "since the polls of 2 May" only what stands
        before it counts."""
        since, codes = self._since, self._codes
        for at in since[bisect_left(since, figure.first - _NEAR) : bisect_left(since, figure.last + _NEAR)]:
            if not is_one_sentence(codes, min(at, figure.last), max(at, figure.first)):
                continue
            if at > figure.last:
                if figure_words().letters["WHO"] not in codes[figure.last : at]:
                    return True
            elif self._words.folded[at - 1] == "since" and not self._is_of_another(at):
                return True
        return False

    def _is_of_another(self, at: int) -> bool:
        """Whether a day at this word, before a figure, is told of something else: "20 have died since May, on Monday two",
        "the worst attack since March, when 170 were killed"."""
        letters, codes = figure_words().letters, self._codes
        behind = codes[at : at + _NEAR].lstrip(letters["TIME"])
        if behind.lstrip(",")[:1] == letters["LINK"] and at > 1 and codes[at - 2] != letters["DOT"]:
            return True
        before = bisect_left(self._firsts, at) - 1
        return behind[:1] == "," and before >= 0 and is_one_sentence(codes, self._firsts[before], at)


@cache
def _so_far() -> str:
    return figure_words().letters["SO"] + figure_words().letters["FAR"]


def is_one_sentence(codes: str, first: int, end: int) -> bool:
    letters = figure_words().letters
    between = codes[first:end]
    return letters["DOT"] not in between and letters["STOP"] not in between
