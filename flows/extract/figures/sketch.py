"""A text as a string with a letter for each word that says how its sentences hang together, and one for each figure.

"At least two soldiers and a civilian were killed in Homs" is "Q&QBVPx". The letters:

- Q a figure with what it counts, q a figure alone, x any other word;
- V, G, I, S, N, T the forms of data/figure_effects.csv: done, doing, happens, state, of, toll;
- L "lost", U "suffered", F "left", B "were", H "have", D "said", R "rose";
- P a preposition, Y "by", O "of", M "them", C "including", W "who", K "when", A "as", & "and", | "or".

Times are left out, since they stand anywhere, and so is the word before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import compress
from string import ascii_uppercase
from typing import NamedTuple

from flows.extract.figures.figure import Figure
from flows.extract.figures.rules import figure_words
from flows.extract.words import Words

_NOTHING = 0  # what leaves no letter
_LETTERS = {
    "DONE": "V", "DOING": "G", "HAPPENS": "I", "STATE": "S", "OF_NOUN": "N", "TOLL": "T", "LOST": "L", "SUFFERED": "U",
    "LEFT": "F", "BE": "B", "HAVE": "H", "PREP": "P", "AT": "P", "OVER": "P", "PER": "P", "TO": "P", "BETWEEN": "P", "BY": "Y",
    "OF": "O",
    "THEM": "M", "WITH": "C", "WHO": "W", "LINK": "K", "AS": "A", "SAID": "D", "ROSE": "R", "AND": "&", "OR": "|", "STOP": ".",
    "DOT": ".", "PAREN": ",", "TIME": "\0",
}  # fmt: skip
EFFECTS = "VGISNTL"
_BEFORE_TIME = b"PKO"  # "on", "since", "of"
# A full stop behind one of these ends no sentence.
_ABBREVIATED = frozenset(ascii_uppercase) | {
    "Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "Sgt", "Maj", "Capt", "Brig", "Cpl", "Sen", "Rep", "Gov", "Rev", "St", "No",
    "vs", "approx",
}  # fmt: skip
_HYPHEN = re.compile("-")
_FIGURE = re.compile("[Qq]")


class Sketch(NamedTuple):
    """The letters of a text, the word that each stands for, and the figure at each Q and q.

    `of_them` are the letters of figures that count some of those named before.
    """

    letters: str
    places: list[int]
    figures: dict[int, Figure]
    of_them: list[int]


def draw(words: Words, codes: str, figures: Sequence[Figure]) -> Sketch:
    """The sketch of a text; `codes` are those of figure_rules.figure_codes."""
    drawn = bytearray(codes.encode("latin-1").translate(_table()))
    patterns = _patterns()
    for match in patterns.dots.finditer(codes):
        at = match.start()
        if words.written[at - 1] in _ABBREVIATED and words.glued(at):
            drawn[at] = _NOTHING
    for match in patterns.times.finditer(codes):
        before = match.start() - 1
        if before >= 0 and drawn[before] in _BEFORE_TIME:
            drawn[before] = _NOTHING
    for match in _HYPHEN.finditer(codes):
        if not words.glued(match.start()):
            drawn[match.start()] = ord(",")
    for match in patterns.to_death.finditer(codes):
        drawn[match.start() : match.end()] = b"\0V"
    for figure in figures:
        letter = b"q" if figure.counted is None else b"Q"
        drawn[figure.first : figure.last + 1] = letter.ljust(figure.last + 1 - figure.first, b"\0")
    places = list(compress(range(len(drawn)), drawn))  # whose bytes are not zero
    letters = drawn.translate(None, b"\0").decode("ascii")
    drawn_at = dict(zip((match.start() for match in _FIGURE.finditer(letters)), figures, strict=True))
    return Sketch(letters, places, drawn_at, [at for at, figure in drawn_at.items() if figure.of_them])


class _Patterns(NamedTuple):
    dots: re.Pattern[str]
    times: re.Pattern[str]
    to_death: re.Pattern[str]  # "stabbed to death": what follows "to" and is a noun of killing


@cache
def _patterns() -> _Patterns:
    letters = figure_words().letters
    return _Patterns(
        re.compile(letters["DOT"]), re.compile(f"{letters['TIME']}+"), re.compile(letters["TO"] + letters["OF_NOUN"])
    )


@cache
def _table() -> bytes:
    """The letter of the sketch for each letter of figure_words(), all of which are of Latin-1."""
    drawn = {letter: _LETTERS.get(name, "x") for name, letter in figure_words().letters.items()} | {",": ","}
    return "".join(drawn.get(chr(code), "x") for code in range(256)).encode("ascii")
