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
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from flows.extract.clause_words import clause_codes
from flows.extract.lexicon import read_sets
from flows.extract.verb_groups import VerbGroup, read_group
from flows.extract.words import Words

_VERB = "[vzdpqgi]"
_NOUN_WORD = "(?:[#Kabnym`]|A(?=[aK#])|-(?=[Kabndg#m])|(?<=-)[dgqpvz]|'s?|s)"
_NOUN = f"(?:D*{_NOUN_WORD}+|D+)"
_AUX = "[MHEX](?:'t)?"
# The kinds of chunk; the first that matches.
_CHUNK = re.compile(
    rf"(?P<infinitive>N?T[AN]{{0,2}}(?:[HE][AN]{{0,2}}){{0,2}}{_VERB}|TE)"
    rf"|(?P<verb>A{{0,2}}(?:{_AUX}[AN]{{0,3}}){{1,4}}(?:G[AN]?)?(?:{_VERB}|w(?=T)|)|A{{0,2}}[zpdqv])"
    rf"|(?P<participle>N?A?G[AN]{{0,2}}{_VERB}?|A?g)"
    rf"|(?P<noun>R|{_NOUN}(?:O{_NOUN}){{0,5}})"
    r"|(?P<preposition>[POBT])|(?P<and>C)|(?P<who>W)|(?P<that>Q)|(?P<when>S)|(?P<after>U)|(?P<comma>,)"
    r"|(?P<aside>\([^()]{0,40}\))|(?P<stop>\.|\n)|(?P<other>.)",
    re.DOTALL,
)
# Where no verb was found: a word that may be one, between nouns, as in "Allies launch war games".
_HIDDEN_VERB = re.compile(r"(?<=[KabyR)])[ny](?=[DKRabny#])")


class Phrase(NamedTuple):
    """A noun phrase with what "of" ties to it: words `first` to before `end`, its noun at `head`. `preposition` is the word it
    follows, in lower case, None for a subject or object."""

    first: int
    end: int
    head: int
    preposition: str | None = None


@dataclass(slots=True)
class Clause:
    """A verb and what stands with it: words `first` to before `end`, its own border.

    `kind` is main, coordinate ("and fled"), relative ("who fled"), complement ("said that they fled"), when ("after they
    fled"), infinitive, or participle.
    `subject` and `object` are those of grammar: the subject of a passive verb suffers, `agent` is what stands behind "by".
    `second` is the other object of "gave Canada a deadline". `phrases` are the prepositional phrases behind the verb.
    `governor` is the number of the clause on which it depends.
    """

    first: int
    end: int
    kind: str
    verb: VerbGroup
    subject: Phrase | None
    object: Phrase | None = None
    second: Phrase | None = None
    agent: Phrase | None = None
    phrases: list[Phrase] = field(default_factory=list)
    governor: int | None = None


def read_clauses(words: Words, first: int, end: int, codes: str | None = None) -> tuple[Clause, ...]:
    """The clauses of the words from `first` to before `end`, best one sentence. `codes` are their letters, if known already."""
    codes = clause_codes(words, first, end) if codes is None else codes
    clauses = _read(words, first, codes)
    if all(one.kind in ("infinitive", "participle") for one in clauses):
        clauses = _read(words, first, _HIDDEN_VERB.sub("z", codes, count=1)) or clauses
    return clauses


def _read(words: Words, first: int, codes: str) -> tuple[Clause, ...]:
    reader = _Reader(words, first, codes)
    for match in _CHUNK.finditer(codes):
        reader.take(match.lastgroup or "", match.start() + first, match.end() + first)
    return tuple(reader.clauses)


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs that a clause may follow without "that"."""
    return read_sets("clause_verbs.csv")["SAY"]


@cache
def _chaining() -> frozenset[str]:
    return read_sets("clause_verbs.csv")["CHAIN"]


class _Reader:
    """Takes the chunks of a sentence one by one and builds its clauses."""

    def __init__(self, words: Words, offset: int, codes: str) -> None:
        self.words = words
        self.offset = offset
        self.codes = codes
        self.clauses: list[Clause] = []
        self.current: Clause | None = None
        self.finite: Clause | None = None  # the last that is no participle
        self.free: list[Phrase] = []  # noun phrases since the last border that are no object and follow no preposition
        self.waiting: Phrase | None = None  # a subject that a relative clause has cut from its verb
        self.border = "main"  # what the next clause will be
        self.preposition: int | None = None
        self.last_noun: Phrase | None = None
        self.after_comma = False

    def take(self, kind: str, first: int, end: int) -> None:
        """One more chunk."""
        if kind == "noun":
            self._noun(first, end)
        elif kind == "verb":
            self._verb(first, end)
        elif kind == "infinitive":
            self._infinitive(first, end)
        elif kind == "participle":
            self._participle(first, end)
        elif kind == "preposition":
            self.preposition = first
        elif kind == "comma":
            self._comma()
        elif kind == "and":
            self._border("coordinate")
        elif kind == "when":
            self._border("when")
        elif kind == "after":
            self._border("when")
            self.preposition = first
        elif kind in ("who", "that"):
            self._link(kind)
        elif kind == "stop":
            self._border("main")
            self.current = self.finite = self.waiting = None
        if kind not in ("comma", "aside", "other"):
            self.after_comma = False

    def _noun(self, first: int, end: int) -> None:
        phrase = Phrase(first, end, self._head(first, end))
        if self.preposition is not None:
            phrase = phrase._replace(preposition=self.words.written[self.preposition].casefold())
            if self.current:
                if phrase.preposition == "by" and self.current.verb.passive and not self.current.agent:
                    self.current.agent = phrase
                self.current.phrases.append(phrase)
                self.current.end = end
            self.preposition = None
        else:
            if self.current and not self.current.object and not self.free and self.border == "open" and not self.after_comma:
                self.current.object = phrase
            elif self.current and self.current.object and self.current.object.end == first and self.border == "open":
                self.current.second = phrase
            if self.current and self.border in ("open", "coordinate"):
                self.current.end = end
            self.free.append(phrase)
        self.last_noun = phrase

    def _head(self, first: int, end: int) -> int:
        """The noun of a phrase: the last word before "of" or a possessive's own noun."""
        stop = self.codes.find("O", first - self.offset, end - self.offset)
        last = (stop + self.offset if stop >= 0 else end) - 1
        while last > first and self.codes[last - self.offset] in "m'sA`":
            last -= 1
        return last

    def _verb(self, first: int, end: int) -> None:
        group = read_group(self.words, first, self.codes[first - self.offset : end - self.offset])
        bare = end - first == 1 and self.codes[first - self.offset] in "dq"
        if bare and self._is_reduced(end):
            passive = group._replace(passive=True, tense="none")
            self._add(Clause(first, end, "participle", passive, self.last_noun))
            return
        subject, kind = self._subject(), self._kind()
        self._add(Clause(first, end, kind, group, subject))
        if kind != "relative":
            self.waiting = None

    def _is_reduced(self, end: int) -> bool:
        """Whether a form in -ed says what was done to the noun before it, as in "prisoners held by rebels"."""
        following = self.codes[end - self.offset : end - self.offset + 1]
        if self.last_noun is None or self.last_noun.end != end - 1 or following in ("D", "K", "R", "#", "Q"):
            return False
        if following == "B":
            return True
        in_object = self.current is not None and self.border == "open" and self.current.verb.lemma not in speech_verbs()
        return in_object and following in ("P", "T", "")

    def _kind(self) -> str:
        if self.border == "open":
            return "complement" if self.free else "coordinate"
        return self.border

    def _subject(self) -> Phrase | None:
        current = self.current
        if self.border == "relative" and not self.free:
            return self.last_noun
        if self.waiting and (not self.free or (current and self.border == "open" and current.verb.lemma not in speech_verbs())):
            self.border = "main"
            return self.waiting
        if self.free:
            if self.border == "open":
                subject = self.free[-1]
                if current and current.object is subject:
                    current.object = None
                if current and current.second is subject:
                    current.second = None
                return subject
            return self.free[0]
        if self.border == "when" and self.last_noun:
            return self.last_noun
        return current.subject if current else None

    def _infinitive(self, first: int, end: int) -> None:
        group = read_group(self.words, first, self.codes[first - self.offset : end - self.offset])
        current = self.current
        if current and current.verb.end == first and current.verb.lemma in _chaining():
            verb = current.verb
            link = f"be {verb.lemma}" if verb.passive else verb.lemma
            current.verb = group._replace(
                first=verb.first,
                tense=verb.tense,
                negated=verb.negated or group.negated,
                modal=verb.modal,
                chain=(*verb.chain, link),
            )
            current.end = end
            return
        subject = (current.object or current.subject) if current else self.last_noun
        self._add(Clause(first, end, "infinitive", group, subject))

    def _participle(self, first: int, end: int) -> None:
        group = read_group(self.words, first, self.codes[first - self.offset : end - self.offset])
        if self.preposition is not None or self.after_comma or self.last_noun is None or self.last_noun.end != first:
            subject = self.finite.subject if self.finite else None
        else:
            subject = self.last_noun
            if self.current is None or self.border != "open":
                self.waiting = self.waiting or (self.free[0] if self.free else None)
        self.preposition = None
        self._add(Clause(first, end, "participle", group, subject))

    def _add(self, clause: Clause) -> None:
        if clause.kind != "main" and self.clauses and self.current:
            clause.governor = next(
                number for number in range(len(self.clauses) - 1, -1, -1) if self.clauses[number] is self.current
            )
        if clause.kind == "participle" and clause.subject in self.free[:1] and self.border != "open":
            self.waiting = clause.subject
        self.clauses.append(clause)
        self.current = clause
        self.finite = self.finite if clause.kind == "participle" else clause
        self.free = []
        self.border = "open"
        self.preposition = None

    def _comma(self) -> None:
        self.after_comma = True
        if self.border == "open":
            self.free = []
        elif self.border == "relative" or (self.border == "when" and not self.free):
            self.border = "main"  # "After the attack, Russia …"

    def _border(self, kind: str) -> None:
        self.free = [] if self.current or kind != "coordinate" else self.free
        self.border = kind if self.border not in ("main", "relative") or kind == "when" or self.current else self.border
        self.preposition = None

    def _link(self, kind: str) -> None:
        """ "who", or "that" after a noun or a verb."""
        follows_verb = self.current is not None and self.current.verb.lemma in speech_verbs() and self.border == "open"
        if kind == "that" and follows_verb:
            self._border("complement")
            return
        if self.free and self.border != "open":
            self.waiting = self.waiting or self.free[0]
        self.free = []
        self.border = "relative"
        self.preposition = None
