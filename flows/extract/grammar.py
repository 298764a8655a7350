"""Rules over kinds of words instead of letters.

A lexicon gives each word of a list its class; a text becomes a string with one letter for each word, its class, and rules are
regular expressions over that string. They are written with the names of the classes, NUMBER UNITS AGO, so that "three weeks
ago" and "12 hours ago" are the same to them, and are short enough to be fast: a text has a fifth as many words as characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from flows.extract.lexicon import read_rows

if TYPE_CHECKING:
    from flows.extract.words import Words

OTHER = "~"  # the code of a word that no rule asks for
_LETTERS = [chr(code) for code in range(256) if chr(code).isalnum()]
_PUNCTUATION = {",": ",", "-": "-", "–": "-", "—": "-", "‑": "-", "'": "'", "’": "'", "/": "/"}
_MOST_REMEMBERED = 50_000  # words
_LONGEST_REMEMBERED = 40  # letters
_NAME = re.compile(r"[A-Z][A-Z_]+\d?|A\b")


class Letters:
    """The letter of any word in one reader's eyes: as listed, else by its shape."""

    def __init__(self, listed: Mapping[str, str], shape: Callable[[str], str]) -> None:
        self.listed = listed
        self._shape = shape
        self._place = _remember(self)

    def of(self, word: str) -> str:
        return self.listed.get(word) or self._shape(word)

    def draw(self, words: Words) -> str:
        """The letters of the words of a text."""
        remembered = _remembered
        count = len(remembered.readers)
        if count not in words.drawn:
            words.drawn[count] = "".join(map(remembered.__getitem__, words.written))
        return words.drawn[count][self._place :: count]


class _Remembered(dict[str, str]):
    """The letters of words in the eyes of all readers: looked up once a text, and most words of a text are those of the text
    before.
    """

    def __init__(self, readers: Sequence[Letters]) -> None:
        super().__init__()
        self.readers = readers

    def __missing__(self, word: str) -> str:
        letters = "".join([reader.of(word) for reader in self.readers])
        if len(letters) != len(self.readers):
            raise ValueError(f"{word!r} has not one letter in the eyes of each reader: {letters!r}")
        if len(self) < _MOST_REMEMBERED and len(word) <= _LONGEST_REMEMBERED:
            self[word] = letters
        return letters


_remembered = _Remembered(())
_remembering = Lock()


def _remember(reader: Letters) -> int:
    """The place of a new reader's letter among those of a word; what is remembered is as yet without it."""
    global _remembered
    with _remembering:
        _remembered = _Remembered((*_remembered.readers, reader))
        return len(_remembered.readers) - 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`codes` has the letter of each word in each spelling it may stand in; `values` what the list says of it, in lower case;
    `letters` the letter of each class. Punctuation that rules may name stands for itself; a full stop is DOT.
    """

    codes: Mapping[str, str]
    values: Mapping[str, str]
    letters: Mapping[str, str]

    def rules(self, rules: Mapping[str, Sequence[str]], parts: Mapping[str, str], guard: str) -> re.Pattern[str]:
        """One pattern of all `rules`, each of several forms; lastgroup is the name of the first that matches.

        `parts` are named pieces that rules and later parts may use like classes. Blanks mean nothing. `guard` is what every
        rule needs to match; asked first, it spares most words the trial of all of them.
        """
        names = {**self.letters, "OTHER": OTHER}
        for name, piece in parts.items():
            names[name] = f"(?:{_spell(piece, names)})"
        # The group of the name stands empty behind its forms: before them it would hide from the engine how they begin.
        alternatives = "|".join(f"(?:{_spell('|'.join(forms), names)})(?P<{name}>)" for name, forms in rules.items())
        return re.compile(f"{_spell(guard, names)}(?:{alternatives})")


def ahead(names: str, reach: int = 60) -> str:
    """A condition of a rule: a word of one of these classes is near, and none between that no rule asks for. Asked first, it
    spares most words the trial of what the rule begins with.
    """
    return f"(?=[^OTHER {names}]{{0,{reach}}}+ [{names}])"


def read_lexicon(name: str, classes: Iterable[str] = ()) -> Lexicon:
    """The lexicon of data/`name`, a list of words with their class and value; a word marked `capital` must begin with one, one
    marked `never` is not all in capitals.

    `classes` are those that no word of the list has: numbers, whose class is seen from their shape.
    """
    rows = read_rows(name)
    classes_of: dict[str, str] = {}
    for row in rows:
        spellings = {row["word"], row["word"].capitalize(), row["word"].upper()}
        spellings -= (
            {row["word"]} if row["capital"] == "capital" else {row["word"].upper()} if row["capital"] == "never" else set()
        )
        classes_of |= dict.fromkeys(spellings, row["class"])
    return make_lexicon(classes_of, {row["word"]: row["value"] for row in rows}, classes)


def make_lexicon(classes_of: Mapping[str, str], values: Mapping[str, str], classes: Iterable[str] = ()) -> Lexicon:
    """The lexicon of words with their classes, in each spelling they may stand in; `values` by the word in lower case."""
    ordered = sorted({*classes_of.values(), *classes, "DOT"})
    letters = dict(zip(ordered, _LETTERS, strict=False))
    codes = _PUNCTUATION | {".": letters["DOT"]} | {word: letters[name] for word, name in classes_of.items()}
    return Lexicon(codes, values, letters)


def _spell(rule: str, names: Mapping[str, str]) -> str:
    return _NAME.sub(lambda match: names[match[0]], rule).replace(" ", "")
