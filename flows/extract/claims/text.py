"""A text as the readers of claims look at it: a letter for each word, its quotations, and its sentences.

The letters: n a name or number, w any other word, d article or possessive, u other determiner, h subject pronoun, m object
pronoun, r relative, t "that", s what opens a clause, & coordination, b a form of "be", a another auxiliary, x negation,
v adverb, p preposition, o "of", i "to", T time, e past tense or participle, g another word in -ing, K a cue verb, G its form
in -ing, A "according", R "reportedly", z what an apostrophe cuts off; < and > quotation marks and q a word between them;
| the end of a paragraph. Other punctuation stands for itself, every dash for "-" unless it joins words, a stop within a name
is of the name.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from flows.extract.claims.cues import Cue, cue_verbs
from flows.extract.claims.quotes import Quotation, find_quotations
from flows.extract.grammar import Letters
from flows.extract.lexicon import read_rows, read_sets
from flows.extract.words import Words

Stretch = tuple[int, int]  # words, from the first up to the end

_DASHES = "-–—‑"
_APOSTROPHES = "'’‘"
_CUT_OFF = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))
_LONGEST_TITLE = 4  # letters of "Capt" and "Brig" before their stop
_JOINING = re.compile(r"['-]|(?<=[n.])\.")  # letters of what may be part of a word
_CAPITALS, _SMALL = string.ascii_uppercase.encode(), string.ascii_lowercase.encode()
_HEAD, _MANY = 400, 4  # a text whose head has four times as many capitals as small letters is in capitals
_TELLING = 60  # words, in which a writer has needed a comma
_LONGEST = 1_000  # words; nobody writes a longer sentence
_UNFINISHED = "?!,…—-"  # before a closing mark, what does not end the sentence around it


def _shape(word: str) -> str:
    first = word[0]
    if first.islower():
        if word.endswith("ly"):
            return "v"
        if word.endswith("ed") and len(word) > len("need"):
            return "e"
        return "g" if word.endswith("ing") and len(word) > len("thing") else "w"
    if first.isalnum():
        return "v" if word.endswith("ly") and len(word) >= len("Connelly") else "n"
    return "|" if first == "\n" else ","


@cache
def _letters() -> Letters:
    letters = {mark: mark for mark in ",;:().?!"} | dict.fromkeys(_DASHES, "-") | {"…": ".", "[": "(", "]": ")"}
    letters |= dict.fromkeys(_APOSTROPHES, "'")
    for word, cue in cue_verbs().items():
        letters |= dict.fromkeys((word, word.capitalize()), "G" if cue.form == "ing" else "K")
    for row in read_rows("claim_words.csv"):
        for word in row["words"].split():
            letters |= dict.fromkeys((word, word.capitalize()), row["letter"])
    for title in claim_contexts()["titles"]:  # which a text in capitals does not tell from words
        letters |= dict.fromkeys((title, title.capitalize()), "n")
    return Letters(letters, _shape)


@cache
def claim_contexts() -> Mapping[str, frozenset[str]]:
    """The sets of data/claim_contexts.csv."""
    return read_sets("claim_contexts.csv")


@dataclass(frozen=True)
class ClaimText:
    """`written` has the words, in lower case if the whole text is in capitals, and `letters` a letter for each.

    `units` are sentences, with the quotations that they hold whole.
    """

    words: Words
    written: Sequence[str]
    letters: str
    quotations: Sequence[Quotation]
    units: Sequence[Stretch]

    @cached_property
    def quotation_at(self) -> dict[int, Quotation]:
        """Each quotation by its first word."""
        return {quotation.first: quotation for quotation in self.quotations}

    @cached_property
    def quotation_before(self) -> dict[int, Quotation]:
        """Each quotation by the word behind it."""
        return {quotation.end: quotation for quotation in self.quotations}

    @cached_property
    def lost_commas(self) -> bool:
        """Whether it is of those texts, of some length, whose commas were stripped."""
        return len(self.letters) > _TELLING and self.letters.count(",") * _TELLING < len(self.letters)

    def word(self, index: int) -> str:
        """In lower case; "" behind the last."""
        return self.written[index].lower() if index < len(self.written) else ""

    def letter(self, index: int) -> str:
        """ "" behind the last word."""
        return self.letters[index : index + 1]

    def has(self, letters: str, first: int, end: int) -> bool:
        here = self.letters[first:end]
        return any(letter in here for letter in letters) if len(letters) > 1 else letters in here

    def cue(self, index: int) -> tuple[Cue, int]:
        """The cue at a word whose letter is K or G, and the word behind it."""
        cue = cue_verbs()[self.word(index)]
        other = cue.particles.get(self.word(index + 1)) if cue.particles else None
        return (other, index + 2) if other else (cue, index + 1)

    def is_joined(self, index: int) -> bool:
        """Whether a hyphen joins the word to the one before it: "U.S.-backed"."""
        return index > 1 and self.written[index - 1] in _DASHES and self.words.glued(index)


def draw_claim_text(words: Words, sentences: Sequence[tuple[int, int]]) -> ClaimText:
    """`sentences` are spans of the text."""
    written: Sequence[str] = words.written
    if _in_capitals(words.text):
        written = [word.lower() for word in written]
        letters = list(map(_letters().of, written))
    else:
        letters = list(_letters().draw(words))
    _join(words, letters)
    quotations = find_quotations(words)
    for first, end, closed in quotations:
        letters[first:end] = "<" + "q" * (end - first - 1)
        if closed:
            letters[end - 1] = ">"
    drawn = "".join(letters)
    return ClaimText(words, written, drawn, quotations, _units(words, drawn, sentences, quotations))


def _in_capitals(text: str) -> bool:
    head = text[:_HEAD].encode("ascii", "ignore")
    others = len(head.translate(None, _CAPITALS)), len(head.translate(None, _SMALL))
    return len(head) - others[0] > _MANY * (len(head) - others[1])


def _join(words: Words, letters: list[str]) -> None:
    """What a hyphen, an apostrophe or the stop of a title belongs to."""
    written, glued, last = words.written, words.glued, len(letters) - 1
    for match in _JOINING.finditer("".join(letters)):
        index, letter = match.start(), match[0]
        if letter == "-":
            if 0 < index < last and glued(index) and glued(index + 1):
                letters[index] = "w"
                if letters[index - 1] in "vstK":
                    letters[index - 1] = "w"  # "the so-called", "the then-president", "state-run"
        elif letter == ".":
            if index and letters[index - 1] == "n" and len(written[index - 1]) <= _LONGEST_TITLE and glued(index):
                letters[index] = "n"
        else:
            letters[index] = "w"
            if 0 < index < last and glued(index) and glued(index + 1) and written[index + 1].lower() in _CUT_OFF:
                letters[index : index + 2] = "zz"
                if written[index + 1] in "tT":
                    letters[index - 1] = "b" if written[index - 1].lower() in claim_contexts()["not_be"] else "a"
            elif index and glued(index) and written[index - 1].endswith("s"):
                letters[index] = "z"  # "the fighters' claim"


def _units(
    words: Words, letters: str, sentences: Sequence[tuple[int, int]], quotations: Sequence[Quotation]
) -> Sequence[Stretch]:
    units: list[Stretch] = []
    following = iter(quotations)
    quotation = next(following, None)
    at = 0
    for start, end in sentences:
        first = bisect_left(words.starts, start, at)
        at = bisect_left(words.starts, end, first)
        while quotation is not None and quotation.end <= first:
            quotation = next(following, None)
        if first == at:
            continue
        within = quotation is not None and quotation.first < first < quotation.end - 1
        if units and (within or _goes_on(words, letters, first) or _announced(letters, units[-1][1], first)):
            units[-1] = (units[-1][0], at)
        elif at - first <= _LONGEST:
            units.append((first, at))
        else:
            units += ((begin, min(at, begin + _LONGEST)) for begin in range(first, at, _LONGEST))
    return units


def _announced(letters: str, end: int, first: int) -> bool:
    """Whether the sentence before ends in a colon and a quotation begins here, perhaps in a paragraph of its own."""
    return letters[first] == "<" and letters[end - 1] == ":"


def _goes_on(words: Words, letters: str, first: int) -> bool:
    """Whether a sentence only seems to begin here, behind a title or a quotation: "Is it over?" she asked."""
    if first > 1 and letters[first - 1] == "n" and words.written[first - 1] == ".":
        return words.written[first - 2].lower() in claim_contexts()["titles"]
    if first < 2 or letters[first - 1] != ">" or letters[first] == "<":
        return False
    if "\n" in words.text[words.ends[first - 1] : words.starts[first]]:
        return False
    last = first - 2
    while last and words.written[last] in "\"'’”":
        last -= 1
    return words.written[last][-1] in _UNFINISHED
