"""A fast and shallow reading of the clauses of an English sentence: who does what to whom, as its order of words tells.

    clauses = read_clauses(words, first, end)      # word numbers, of one sentence

gives a Clause for each verb that heads one, in the order of the text, finite or not. All places are numbers of words. No tree
is built and nothing is learnt: verbs are known by data/verbs.csv and their endings, what is verb and what is noun by the
neighbours (clause_words.py), and subjects and objects by their order. It reads plain news well, and has None for what it does
not find.

"Russia has refused to lift sanctions imposed by Paris" is two clauses: lift, with the chain ("refuse",), the subject "Russia"
and the object "sanctions"; and impose, passive, with the subject "sanctions" and the agent "Paris".
"""

from __future__ import annotations

import re

from flows.extract.relations.clause import Clause, Phrase
from flows.extract.relations.clause_reader import ClauseReader
from flows.extract.relations.clause_words import clause_codes
from flows.extract.words import Words

__all__ = ("Clause", "Phrase", "read_clauses")
_VERB = "[vzdpqgi]"
_NOUN_WORD = "(?:[#Kabnym`s']++|-(?:[dg]|(?=[Kabn#m]))|A(?=A?[a#]))"
_NOUN = f"(?:D*+{_NOUN_WORD}+|D++)"
_NOUN_PHRASE = f"(?=[RD#KabnymA`'s-])(?:R|{_NOUN}(?:O{_NOUN}){{0,5}})"
_AUX = "[MHEX](?:'t)?"
# The kinds of chunk, the most frequent first: no two begin alike, but that "to" may lead to a verb or a noun. A group stands
# empty behind its form: before it, it would hide from the engine how that begins. A small word has none, but its letter.
_CHUNK = re.compile(
    rf"{_NOUN_PHRASE}(?P<noun>)|[POBT]{_NOUN_PHRASE}(?P<phrase>)|[POBCWQSU,.\n]"
    rf"|(?=[AMHEXNzpdqv])(?:A{{0,2}}(?:{_AUX}[AN]{{0,3}}){{1,4}}(?:G[AN]?)?(?:{_VERB}|w(?=T)|)|[AN]{{0,2}}[zpdqv])(?P<verb>)"
    rf"|(?=[NT])N?T(?:[AN]{{0,2}}(?:[HE][AN]{{0,2}}){{0,2}}{_VERB}|E)(?P<infinitive>)|T"
    rf"|(?=[NAGg])(?:N?A?G[AN]{{0,2}}{_VERB}?|N?A?g)(?P<participle>)"
    r"|\([^()]{0,40}\)(?P<aside>)"
)
_HIDDEN_PLURAL = re.compile(r"(?<=[by])n(?=[DKRabny#])")
# Where no verb was found: a word that may be one, between nouns, as in "Allies launch war games".
_HIDDEN_VERB = re.compile(r"(?<=[KabyR)])[ny](?=[DKRabny#])")


def read_clauses(words: Words, first: int, end: int, codes: str | None = None) -> tuple[Clause, ...]:
    """The clauses of the words from `first` to before `end`, best one sentence. `codes` are their letters, as of clause_codes,
    if known already."""
    if codes is None:
        [codes] = clause_codes(words, [(first, end)])
    clauses = _read(words, first, codes)
    if all(one.kind in ("infinitive", "participle", "gerund") for one in clauses):
        pattern = _HIDDEN_PLURAL if _HIDDEN_PLURAL.search(codes) else _HIDDEN_VERB
        clauses = _read(words, first, pattern.sub("z", codes, count=1)) or clauses
    return clauses


def _read(words: Words, first: int, codes: str) -> tuple[Clause, ...]:
    reader = ClauseReader(words, codes)
    reader.read(_CHUNK.finditer(codes, first))
    return tuple(reader.clauses)
