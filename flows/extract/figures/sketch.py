"""A text as a string with a letter for each word that says how its sentences hang together, and one for each figure.

"At least two soldiers and a civilian were killed in Homs" is "Q&QBVPx". The letters:

- Q a figure with what it counts, q a figure alone, k one that counts some of those named before, x any other word;
- V, G, I, S, N, T the forms of data/figure_effects.csv: done, doing, happens, state, of, toll;
- L "lost", U "suffered", F "left", B "were", H "have", D "said", R "rose";
- J "being", # "number", E another verb, whose object is the figure behind it;
- P a preposition, Y "by", O "of", M "them", C "including", W "who", K "when", A "as", & "and", | "or".

Times are left out, since they stand anywhere, and so is the word before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from string import ascii_uppercase

from flows.extract.figures.figure import Figure
from flows.extract.figures.rules import figure_words
from flows.extract.grammar import OTHER
from flows.extract.words import Words

_NOTHING = 0  # what leaves no letter
_LETTERS = {
    "DONE": "V", "DOING": "G", "HAPPENS": "I", "STATE": "S", "OF_NOUN": "N", "TOLL": "T", "LOST": "L", "SUFFERED": "U",
    "LEFT": "F", "BE": "B", "BEING": "J", "COUNT": "#", "HAVE": "H", "PREP": "P", "AT": "P", "OVER": "P", "PER": "P", "TO": "P",
    "BETWEEN": "P", "BY": "Y", "OF": "O", "THEM": "M", "WITH": "C", "WHO": "W", "LINK": "K", "AS": "A", "SAID": "D",
    "ROSE": "R", "AND": "&", "OR": "|", "STOP": ".", "DOT": ".", "PAREN": ",", "TIME": "\0",
}  # fmt: skip
EFFECTS = "VGISNTL"
# A full stop behind one of these ends no sentence.
_ABBREVIATED = frozenset(ascii_uppercase) | {
    "Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "Sgt", "Maj", "Capt", "Brig", "Cpl", "Sen", "Rep", "Gov", "Rev", "St", "No",
    "vs", "approx",
}  # fmt: skip
_AWAY = frozenset(("flee", "leave", "seek", "evacuate", "abandon", "take", "from", "out"))  # "to seek shelter"
_WHO_FLEE = frozenset(("people", "civilians", "families", "women", "children"))
_OTHERWISE = frozenset((
    "hostage", "captive", "prisoner", "up", "back", "accountable", "responsible", "liable", "to",
))  # fmt: skip
_CLASSES = figure_words().letters  # of the words
# The letter of the sketch for each letter of the words, all of which are of Latin-1.
_DRAWN = {letter: _LETTERS.get(name, "x") for name, letter in _CLASSES.items()} | {",": ","}
_TABLE = "".join(_DRAWN.get(chr(code), "x") for code in range(256)).encode("ascii")
_DOT, _HYPHEN = re.compile(_CLASSES["DOT"]), re.compile("-")
_BEFORE_TIME = re.compile(f"[{''.join(letter for letter, drawn in _DRAWN.items() if drawn in 'PKO')}](?={_CLASSES['TIME']})")
_PHRASE = re.compile(f"[{''.join(_CLASSES[name] for name in ('OF_NOUN', 'HOME', 'FIRE', 'VICTIM'))}]")
_BEHIND_HELD = "".join(_CLASSES[name] for name in ("PREP", "BY", "AS", "DOT", "TIME", "AT")) + ","
# "are being held", or without a verb "six men held in Tripoli", but not "six men held a rally"
_HELD = re.compile(f"{_CLASSES['BE']}{_CLASSES['BEING']}?{_CLASSES['HOLD']}|{_CLASSES['HOLD']}(?=[{_BEHIND_HELD}])")
_FIGURE = re.compile("[Qqk]")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The letters of a text, the word that each stands for, and the figure at each Q and q.

    `of_them` are the letters of figures that count some of those named before.
    """

    letters: str
    places: list[int]
    figures: dict[int, Figure]
    of_them: list[int]


def draw(words: Words, codes: str, figures: Sequence[Figure]) -> Sketch:
    """The sketch of a text; `codes` are those of figure_rules.figure_codes."""
    drawn = bytearray(codes.encode("latin-1").translate(_TABLE))
    for match in _DOT.finditer(codes):
        at = match.start()
        if words.written[at - 1] in _ABBREVIATED and words.glued(at):
            drawn[at] = _NOTHING
    for match in _BEFORE_TIME.finditer(codes):
        drawn[match.start()] = _NOTHING
    for match in _HYPHEN.finditer(codes):
        if not words.glued(match.start()):
            drawn[match.start()] = ord(",")
    for match in _PHRASE.finditer(codes):
        _draw_phrase(words, codes, drawn, match.start())
    shown = _draw_figures(words, codes, drawn, figures)
    places = list(compress(range(len(drawn)), drawn))  # whose bytes are not zero
    letters = drawn.translate(None, b"\0").decode("ascii")
    drawn_at = {match.start(): figure for match, figure in zip(_FIGURE.finditer(letters), shown, strict=True)}
    return Sketch(letters, places, drawn_at, [at for at, figure in drawn_at.items() if figure.of_them])


def _draw_figures(words: Words, codes: str, drawn: bytearray, figures: Sequence[Figure]) -> list[Figure]:
    """Draws the figures, and what the words beside them say of them alone; gives those that have a letter."""
    also = _CLASSES["AND"] + OTHER
    may_cross = _CLASSES["CROSSED"] in codes
    may_hold = _CLASSES["HOLD"] in codes or _CLASSES["FORCED"] in codes
    shown = []
    for figure in figures:
        first, end = figure.first, figure.last + 1
        drawn[first:end] = bytes(end - first)
        if letter := _letter(figure):
            drawn[first] = letter
            shown.append(figure)
        if may_cross and (figure.of_them or figure.label in _WHO_FLEE):
            _draw_crossed(words, codes, drawn, figure)
        if may_hold and figure.kind == "person" and figure.label != "hostages" and figure.rule != "one":
            _draw_held(words, codes, drawn, figure)
        behind = codes[first - 1 : first]
        if behind == _CLASSES["TIME"] and words.written[first][0].isupper():
            drawn[first - 1] = ord(".")  # of a sentence that has lost it: "of 24 October At least 16 were killed"
        elif behind == OTHER and codes[first - 2 : first] == also and words.written[first - 1].endswith(("ed", "ing")):
            drawn[first - 1] = ord("E")  # "killed two and questioned nine"
    return shown


def _draw_held(words: Words, codes: str, drawn: bytearray, figure: Figure) -> None:
    """Draws what "hold" and "force" say of people: "is holding 500 soldiers", "500 soldiers are held in", "forced 500 to flee";
    of anything else they say other things, and who is held hostage is so by that word."""
    letters, first, end = _CLASSES, figure.first, figure.last + 1
    before, behind = codes[first - 1 : first], words.folded[end : end + 2]
    if before == letters["FORCED"]:
        if _AWAY.intersection(behind[1:] if behind[:1] == ["to"] else behind[:1]):
            drawn[first - 1] = ord("G")
    elif before == letters["HOLD"]:
        if _OTHERWISE.isdisjoint(behind[:1]):
            drawn[first - 1] = ord("G")
    elif held := _HELD.match(codes, end):
        at = held.end() - 1
        if words.written[at] == "held" and _OTHERWISE.isdisjoint(words.written[at + 1 : at + 2]):
            drawn[at] = ord("V")


def _draw_crossed(words: Words, codes: str, drawn: bytearray, figure: Figure) -> None:
    """Draws the verb of "23,000 of them have crossed into the next country": of civilians, that they fled."""
    letters, at = _CLASSES, figure.last + 1
    if codes[at : at + 1] == letters["OF"] and codes[at + 1 : at + 2] == letters["THEM"]:
        at += 2
    at += codes[at : at + 1] == letters["HAVE"]
    if codes[at : at + 1] == letters["CROSSED"] and words.written[at + 1 : at + 2] in (["into"], ["over"]):
        drawn[at] = ord("I")


def _letter(figure: Figure) -> int:
    """Distances have none: they stand anywhere, as times do ("two guards at a mine 25 km from Homs were killed")."""
    if figure.of_them:
        return ord("k")
    if figure.counted is None:
        return ord("q")
    return _NOTHING if figure.kind == "unit" else ord("Q")


def _draw_phrase(words: Words, codes: str, drawn: bytearray, at: int) -> None:
    """Draws a phrase around the word `at` that tells what became of somebody where none of its words does."""
    letters = _CLASSES
    word, before, front = codes[at], codes[at - 1 : at], codes[at - 2 : at - 1]
    if word == letters["OF_NOUN"]:
        if before == letters["TO"]:  # "stabbed to death"
            drawn[at - 1 : at + 1] = b"\0V"
    elif word == letters["FIRE"]:
        if before == letters["SET"] and codes[at + 1 : at + 2] == letters["TO"]:  # "set fire to"
            drawn[at : at + 2] = b"G\0"
        elif before == letters["PREP"] and words.written[at - 1] == "on":
            drawn[at - 1 : at + 1] = b"\0S"
    elif before == letters["THE"] and front == letters["PREP"]:
        if word == letters["HOME"] and words.written[at - 2] == "from":  # "driven from their homes"
            drawn[at - 2 : at + 1] = b"\0\0S"
    elif before == letters["THE"] and front == letters["WITH"] and words.written[at - 2] == "among":
        drawn[at] = ord("S")  # "two were among the victims"
