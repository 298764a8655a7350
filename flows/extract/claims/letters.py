"""The letter that stands for each word of a text in the rules of claims.

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
from collections.abc import Mapping, Sequence
from functools import cache

from flows.extract.claims.cues import cue_verbs
from flows.extract.grammar import Letters
from flows.extract.lexicon import read_rows, read_sets
from flows.extract.words import Words

DASHES = "-–—‑"
_APOSTROPHES = "'’‘"
_CUT_OFF = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))
_LONGEST_TITLE = 4  # letters of "Capt" and "Brig" before their stop
_POSTED = ["on", "X"]  # where a sentence ends: "said on X."
_JOINING = re.compile(r"['.-](?<![^n.]\.)")  # letters of what may be part of a word
_CAPITALS, _SMALL = string.ascii_uppercase.encode(), string.ascii_lowercase.encode()
_HEAD, _MANY = 400, 4  # a text whose head has four times as many capitals as small letters is in capitals


def draw_letters(words: Words) -> tuple[Sequence[str], list[str]]:
    """The words as written, in lower case if the whole text is in capitals, and a letter for each."""
    if not _in_capitals(words.text):
        return words.written, _join(words, _word_letters().draw(words))
    written = [word.lower() for word in words.written]
    return written, _join(words, "".join(map(_word_letters().of, written)))


@cache
def claim_contexts() -> Mapping[str, frozenset[str]]:
    """The sets of data/claim_contexts.csv."""
    return read_sets("claim_contexts.csv")


@cache
def _word_letters() -> Letters:
    letters = {mark: mark for mark in ",;:().?!"} | dict.fromkeys(DASHES, "-") | {"…": ".", "[": "(", "]": ")"}
    letters |= dict.fromkeys(_APOSTROPHES, "'")
    for word, cue in cue_verbs().items():
        letters |= dict.fromkeys((word, word.capitalize()), "G" if cue.form == "ing" else "K")
    for row in read_rows("claim_words.csv"):
        for word in row["words"].split():
            letters |= dict.fromkeys((word, word.capitalize()), row["letter"])
    for title in claim_contexts()["titles"]:  # which a text in capitals does not tell from words
        letters |= dict.fromkeys((title, title.capitalize()), "n")
    letters |= dict.fromkeys(("State", "States"), "n")  # "Islamic State", "State television", "the United States"
    return Letters(letters, _shape)


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


def _in_capitals(text: str) -> bool:
    head = text[:_HEAD].encode("ascii", "ignore")
    others = len(head.translate(None, _CAPITALS)), len(head.translate(None, _SMALL))
    return len(head) - others[0] > _MANY * (len(head) - others[1])


def _join(words: Words, drawn: str) -> list[str]:
    """The letters, with what a hyphen, an apostrophe or the stop of a title belongs to."""
    written, glued, letters = words.written, words.glued, list(drawn)
    for match in _JOINING.finditer(drawn):
        index, letter = match.start(), match[0]
        if letter == "-":
            if glued(index) and glued(index + 1):
                letters[index] = "w"
                if letters[index - 1] in "vstK":
                    letters[index - 1] = "w"  # "the so-called", "the then-president", "state-run"
        elif letter == ".":
            titled = letters[index - 1] == "n" and len(written[index - 1]) <= _LONGEST_TITLE and glued(index)
            if titled and written[index - 2 : index] != _POSTED:
                letters[index] = "n"
        elif not glued(index):
            letters[index] = "w"
        elif glued(index + 1) and written[index + 1].lower() in _CUT_OFF:
            letters[index : index + 2] = "zz"
            if written[index + 1] in "tT":
                letters[index - 1] = "b" if written[index - 1].lower() in claim_contexts()["not_be"] else "a"
        else:
            letters[index] = "z" if written[index - 1].endswith("s") else "w"  # "the fighters' claim"
    return letters
