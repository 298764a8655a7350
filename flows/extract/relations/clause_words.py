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
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from flows.extract.grammar import Letters
from flows.extract.lexicon import read_sets
from flows.extract.relations.verbs import verb_forms
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
_UNLIKE_NAMES = frozenset("DRMHGEXNOBTPCWQSUmAolj")
_NEGATED = ("did", "does", "do", "is", "was", "were", "are", "has", "have", "had", "would", "could", "should", "must", "might")
_SHORTEST_IN_ED = 5  # "red", "seed"
_OPEN = re.compile("[.-]")  # letters that need a second look
_APART = "|"  # between stretches that are settled at once: no letter, so that none settles what is in another


@cache
def _codes() -> Letters:
    """The letter of each word: of those of the lists in lower case and with a capital, of others by their shape."""
    codes = {form: verb.letter for form, verb in verb_forms().items()}
    capitals = {"I": "R"}
    for name, words in read_sets("clause_words.csv").items():
        if name not in _LETTERS:  # lists that tell no part
            continue
        letter = _LETTERS[name]
        if name == "MONTH":
            capitals |= {word.capitalize(): letter for word in words}
        else:
            codes |= dict.fromkeys(words, letter)
    codes |= {word + "n": codes[word] for word in _NEGATED}
    names = {word.capitalize(): letter if letter in _UNLIKE_NAMES else "K" for word, letter in codes.items()}
    return Letters(names | capitals | codes | _MARKS, _by_shape)


@cache
def quantities() -> frozenset[str]:
    """Nouns before "of" that only say how many: "dozens of rebels"."""
    return read_sets("clause_words.csv")["QUANTITY"]


def clause_codes(words: Words, stretches: Sequence[tuple[int, int]]) -> list[str]:
    """The letters of the words of each stretch, from its first to before its end, settled by their neighbours; behind as many
    blanks as there are words before it, so that the letter of word `i` is at `i`."""
    if not stretches:
        return []
    listed, drawn = _codes().listed, _codes().draw(words)
    codes = list(drawn)
    for number in words.numbers:
        if words.written[number] not in listed:
            codes[number] = "#"
    for first, end in stretches:
        for match in _OPEN.finditer(drawn, first, end):
            index = match.start()
            if words.written[index] == ".":
                codes[index] = _stop(words, index)
            elif match[0] == "-":
                codes[index] = _hyphen(words, index)
    settled = settle(_APART.join(["".join(codes[first:end]) for first, end in stretches])).split(_APART)
    return [letters.rjust(end) for letters, (_, end) in zip(settled, stretches, strict=True)]


def _stop(words: Words, index: int) -> str:
    """A full stop, or that of an abbreviation."""
    before = words.written[index - 1] if index else ""
    may_be = before in _abbreviations() or (len(before) == 1 and before.isupper())
    return "`" if may_be and words.glued(index) else "."


def _hyphen(words: Words, index: int) -> str:
    """A hyphen between two words, or a dash, which is as good as a comma."""
    return "-" if words.glued(index) and words.glued(min(index + 1, len(words.written) - 1)) else ","


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
    if word.endswith("ed") and not word.startswith("un") and len(word) >= _SHORTEST_IN_ED and not word.endswith("eed"):
        return "d"
    return "b" if word.endswith("s") and not word.endswith("ss") else "a"


class _Rule(NamedTuple):
    """Words with one of `letters` are `settled` where one of `before` stands before them and one of `after` behind, if any are
    listed."""

    letters: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    settled: str

    def pattern(self) -> tuple[re.Pattern[str], str]:
        """What is sought and what takes its place. The letters before come first if they are always the same (and none that is
        settled itself), or else those of the words: the search then skips all others."""
        letters, after = f"[{self.letters}]", f"(?={'|'.join(self.after)})" * bool(self.after)
        if len(self.before) == 1 and "[" not in self.before[0]:
            return re.compile(self.before[0] + letters + after), self.before[0] + self.settled
        before = "|".join(f"(?<={one}.)" for one in self.before)
        return re.compile(f"{letters}(?:{before}){after}" if before else letters + after, re.DOTALL), self.settled


# In this order: each stands on what those before have settled.
_RULES = (
    _Rule("d", (), ("'t",), "M"),  # "won't"
    _Rule("oP", (), ("[#l]",), "A"),  # "about 20", "at least 20"
    _Rule("l", ("A",), (), "A"),
    _Rule("P", (), ("T#",), "A"),  # "up to 20"
    _Rule("T", ("A",), ("#",), "A"),
    _Rule("vnzydpqgi", ("-",), (), "a"),  # "US-backed"
    _Rule("vnzydpqgi", (), ("-[Kabnydqg#]",), "a"),  # "cease-fire"
    _Rule("nvi", ("[TMX]", "[TMX][AN]", "[TMX][AN]A"), ("[^O]", "$"), "v"),
    _Rule("nvi", ("[XM]'t",), (), "v"),
    _Rule("i", ("[HEG]", "[HEG][AN]", "[KRm]"), (), "d"),
    _Rule("i", ("[abny]",), ("[DK#RbP]",), "d"),
    _Rule("vzdqg", ("D",), ("[aAbnKdgjy]",), "a"),  # "the besieged town"
    _Rule("dqg", ("DA",), ("[abnK]",), "a"),
    _Rule("dqg", ("[D#]#", "[#j]"), ("[aby]",), "a"),  # "two wounded soldiers"
    _Rule("dqgzv", ("s",), ("[abnKgd]",), "a"),
    _Rule("g", ("K",), ("[an]",), "a"),  # "the Observatory monitoring group"
    _Rule("d", ("[POB]",), ("[abnK]",), "a"),  # "of captured soldiers"
    _Rule("g", ("D",), (), "n"),  # "the shelling"
    _Rule("g", ("[anKj#s]",), ("[POBUCEMH,.m]",), "n"),
    _Rule("g", ("D[aKnj#]", "D[aKnj][aKnj]"), ("[abny]",), "n"),  # "a data sharing agreement"
    _Rule("vzp", ("D",), ("[POB,.CU]",), "n"),
    _Rule("y", ("[KajR)A]",), ("[DKR]", "#[ab]"), "z"),  # "Russia attacks the town"
    _Rule("y", ("[RW]",), (), "z"),
    _Rule("y", ("[KR)]",), ("T[AN]?v",), "z"),
    _Rule("n", ("[bR]",), ("[DKR]", "#[ab]"), "v"),
    _Rule("n", ("[Ka]",), ("D[abnyKdj]",), "v"),  # "police arrest the man"
    _Rule("n", ("[by]A",), ("[DKR]",), "v"),
    _Rule("n", ("W",), (), "v"),
    _Rule("v", ("[DPO#]",), (), "a"),
)
_PATTERNS = [rule.pattern() for rule in _RULES]
_LEFT = str.maketrans("olji", "Paan")  # what is still open


def settle(codes: str) -> str:
    """The letters with the parts that their neighbours leave no doubt of."""
    for pattern, letter in _PATTERNS:
        codes = pattern.sub(letter, codes)
    return codes.translate(_LEFT)
