"""The part that each word of a text may play in a clause, a letter for each.

- D determiner, # number, K word with a capital, a any other word, b any other in -s, R pronoun, m day or month, s possessive;
- v verb in its base form, n the same where it is a noun too, z verb in -s, y the same where it may be a plural, d past form or
  participle, p past form only, q participle only, g verb in -ing, i one form for all of these ("cut");
- M modal, H have, E be, X do, G being or having, N not, A adverb, w "able";
- P preposition, O of, B by, T to, C and, W who, Q that, S when, U after (before a clause or a noun), comma, full stop for any
  stop, ( and ), - a hyphen, " a mark of quotation, ' an apostrophe, t the "t" of "didn't",
  ` the full stop of an abbreviation, j adjective, o "about" (before a number or a noun), l "least".

What a word with two parts is here is settled by its neighbours (`settle`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import repeat

from flows.extract.lexicon import read_sets
from flows.extract.verbs import verb_forms
from flows.extract.words import Words

_LETTERS = {
    "DETERMINER": "D", "PRONOUN": "R", "MODAL": "M", "HAVE": "H", "HAVING": "G", "BE": "E", "BEING": "G", "DO": "X", "NOT": "N",
    "OF": "O", "BY": "B", "TO": "T", "PREPOSITION": "P", "AND": "C", "WHO": "W", "THAT": "Q", "WHEN": "S", "AFTER": "U",
    "TIME": "m", "MONTH": "m", "ADVERB": "A", "ABLE": "w", "ROUGHLY": "o",
    "LEAST": "l", "ADJECTIVE": "j",
}  # fmt: skip
_MARKS = {
    ",": ",", ".": ".", "!": ".", "?": ".", ";": ".", ":": ".", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "‑": "-",
    "–": ",", "—": ",", '"': '"', "“": '"', "”": '"', "'": "'", "’": "'", "‘": "'", "´": "'", "`": "'", "s": "s", "S": "s",
    "t": "t", "T": "t", "$": "#", "€": "#", "£": "#", "%": "a",
}  # fmt: skip
# A capital is a name's, unless the word is one of these parts: "The", "After", "He", "Monday".
_UNLIKE_NAMES = frozenset("DRMHGEXNOBTPCWQSUmAol")
_NEGATED = ("did", "does", "do", "is", "was", "were", "are", "has", "have", "had", "would", "could", "should", "must", "might")
_SHORTEST_IN_ED = 5  # "red", "seed"


@cache
def _codes() -> Mapping[str, str]:
    """The letter of each word of the lists, in lower case and with a capital."""
    codes = {form: verb.letter for form, verb in verb_forms().items()}
    capitals = {"I": "R"}
    for name, words in read_sets("clause_words.csv").items():
        letter = _LETTERS.get(name, "")
        if name == "ABBREVIATED":
            continue
        if name == "MONTH":
            capitals |= {word.capitalize(): letter for word in words}
        else:
            codes |= dict.fromkeys(words, letter)
    codes |= {word + "n": codes[word] for word in _NEGATED}
    names = {word.capitalize(): letter if letter in _UNLIKE_NAMES else "K" for word, letter in codes.items()}
    return names | capitals | codes | _MARKS


def clause_codes(words: Words, first: int, end: int) -> str:
    """The letters of the words from `first` to before `end`, settled by their neighbours."""
    written = words.written[first:end]
    codes = list(map(_codes().get, written, repeat("")))
    for index, letter in enumerate(codes):
        if not letter:
            codes[index] = "#" if first + index in words.numbers else _by_shape(written[index])
        elif letter == "." and written[index] == "." and index and _is_abbreviated(words, first + index):
            codes[index] = "`"
    return settle("".join(codes))


def _is_abbreviated(words: Words, dot: int) -> bool:
    before = words.written[dot - 1]
    return words.glued(dot) and ((len(before) == 1 and before.isupper()) or before in _abbreviations())


@cache
def _abbreviations() -> frozenset[str]:
    return read_sets("clause_words.csv")["ABBREVIATED"]


def _by_shape(word: str) -> str:
    start = word[0]
    if start.isdigit():
        return "#"
    if not start.isalpha():
        return "\n" if start == "\n" else "."
    if not start.islower():
        return "K"
    if word.endswith("ly"):
        return "A"
    if word.endswith("ed") and len(word) >= _SHORTEST_IN_ED and not word.endswith("eed"):
        return "d"
    return "b" if word.endswith("s") and not word.endswith("ss") else "a"


# In this order: each pattern stands on what those before have settled.
_SETTLED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"d(?='t)", "M"),  # "won't"
        (r"o(?=#)|P(?=l)|(?<=P)l|(?<=o)T(?=#)|P(?=T#)|(?<=P)T(?=#)", "A"),  # "about 20", "at least 20", "up to 20"
        (r"o", "P"),
        (r"l", "a"),
        (r"(?<=-)[vnzydpqgi]|[vnzydpqgi](?=-[Kabnydqg#])", "a"),  # "US-backed", "cease-fire"
        (r"(?<=[TMX])[nvi](?!O)|(?<=[TMX][AN])[nvi](?!O)|(?<=X't)[nvi]|(?<=M't)[nvi]|(?<=[TMX][AN]A)[nvi]", "v"),
        (r"(?<=[HEG])i|(?<=[HEG][AN])i|(?<=[KRm])i|(?<=[abny])i(?=[DK#RbP])", "d"),
        (r"(?<=[HE])g|(?<=[HE][AN])g", "g"),
        (
            r"(?<=D)[vzdqg](?=[aAbnKdgjy])|(?<=DA)[dqg](?=[abnK])|(?<=[D#]#)[dqg](?=[ab])|(?<=s)[dqgzv](?=[abnKgd])|(?<=[#j])[dqg](?=[aby])",
            "a",
        ),
        (r"(?<=[POB])d(?=[abn])", "a"),  # "of captured soldiers"
        (r"(?<=D)g|(?<=[anKj#s])g(?=[POBUCEMH,.m])|(?<=D[aKnj#])g(?=[abny])|(?<=D[aKnj][aKnj])g(?=[abny])", "n"),
        (r"(?<=D)[vzp](?=[POB,.CU])", "n"),
        (r"(?<=[KajR)A])y(?=[DKR]|#[ab])|(?<=R)y", "z"),
        (r"(?<=[bR])n(?=[DKR]|#[ab])|(?<=[by]A)n(?=[DKR])", "v"),
        (r"(?<=W)n", "v"),
        (r"(?<=W)y", "z"),
        (r"(?<=[DPO#])v", "a"),
        (r"j", "a"),
        (r"i", "n"),
    )
)


def settle(codes: str) -> str:
    """The letters with the parts that their neighbours leave no doubt of."""
    for pattern, letter in _SETTLED:
        codes = pattern.sub(letter, codes)
    return codes
