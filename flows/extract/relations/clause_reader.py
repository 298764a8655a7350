"""Builds the clauses of a sentence out of its chunks: groups of verbs, noun phrases, and the small words between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from flows.extract.relations.clause import Clause, Phrase
from flows.extract.relations.clause_borders import ClauseBorders
from flows.extract.relations.noun_phrases import noun_phrase
from flows.extract.relations.verb_groups import read_group
from flows.extract.relations.verbs import lemma, verb_list
from flows.extract.words import Words

_NO_OBJECT = frozenset("PTOSU.,")  # letters that no object begins with
_OWN_OBJECT = frozenset("DKR#Q")
_ASIDES = frozenset((",", "aside"))


class ClauseReader(ClauseBorders):
    """Takes the chunks of a sentence one by one. `codes` has the letter of each word at its number."""

    __slots__ = ("codes", "words")

    def __init__(self, words: Words, codes: str) -> None:
        super().__init__()
        self.words = words
        self.codes = codes

    def read(self, chunks: Iterable[re.Match[str]]) -> None:
        """Takes the chunks of clauses.py."""
        codes = self.codes
        for chunk in chunks:
            first, end = chunk.span()
            kind = chunk.lastgroup or codes[first]
            _TAKE[kind](self, first, end)
            if self.after_comma and kind not in _ASIDES:
                self.after_comma = False

    def _phrase(self, first: int, end: int) -> None:
        """A preposition with its noun phrase."""
        self._governed(first + 1, end, first)

    def _governed(self, first: int, end: int, preposition: int) -> None:
        self.preposition = None
        phrase = noun_phrase(self.words, self.codes, first, end, self.words.folded[preposition])
        if phrase is None:
            return
        self.last_noun = phrase
        if (current := self.current) is not None:
            current.phrases.append(phrase)
            current.end = end
            if phrase.preposition == "by" and current.verb.passive and current.agent is None:
                current.agent = phrase

    def _noun(self, first: int, end: int) -> None:
        if self.preposition is not None:
            self._governed(first, end, self.preposition)
            return
        phrase = noun_phrase(self.words, self.codes, first, end)
        if phrase is None:
            return
        self.last_noun = phrase
        if (current := self.current) is not None and self.border in ("open", "coordinate"):
            current.end = end
            self._give(current, phrase)
        self.free.append(phrase)

    def _give(self, clause: Clause, phrase: Phrase) -> None:
        """A noun phrase behind a verb is its object, or another beside that: "gave Canada a deadline", "a fine and a ban"."""
        if self.border == "open":
            if clause.object is None:
                if not self.free and not self.after_comma:
                    clause.object = phrase
            elif clause.object.end == phrase.first:
                clause.second = phrase
        elif clause.object and clause.object.end == phrase.first - 1 and not self.free:
            clause.second = phrase

    def _verb(self, first: int, end: int) -> None:
        codes, current = self.codes[first:end], self.current
        group = read_group(self.words, first, codes)
        if codes in ("d", "q") and self._is_reduced(end):
            group.passive, group.tense = True, "none"
            self.add(first, end, "participle", group, self.last_noun)
        elif self.border == "coordinate" and current is not None and not self.free and _is_bare(codes):
            shared = current.verb  # "will lift the ban and send food"
            group.tense, group.negated, group.modal, group.chain = shared.tense, shared.negated, shared.modal, shared.chain
            self.add(first, end, current.kind, group, current.subject)
        else:
            subject, kind = self._subject(), self.border
            if kind == "open":
                kind = "complement" if self.free else "coordinate"
            self.add(first, end, kind, group, subject)
            if kind != "relative":
                self.waiting = None

    def _is_reduced(self, end: int) -> bool:
        """Whether a form in -ed says what was done to the noun before it, as in "prisoners held by rebels"."""
        noun, codes = self.last_noun, self.codes
        if noun is None:
            return False
        following = codes[end : end + 1]
        if noun.end != end - 1:  # "The army, backed by Iran, attacked"
            return noun.end == end - 2 and following == "B" and self.after_comma
        verb = lemma(self.words.folded[end - 1])
        if following == "K" and verb in verb_list("NAMING"):  # "a group called Ansar", but "Putin called Modi"
            return codes[end - 2] != "K"
        if following in _OWN_OBJECT:
            return False
        if following == "B" or self.words.folded[noun.head] == "those":
            return True
        is_dated = codes[end + 1 : end + 2] == "m"  # "arrested on Monday five men"
        if following in _NO_OBJECT and not is_dated and verb in verb_list("TRANSITIVE"):
            return True
        return following in ("P", "T", "") and self.is_done()

    def _subject(self) -> Phrase | None:
        current, free = self.current, self.free
        if self.border == "relative" and not free:
            return self.last_noun
        if self.waiting is not None and (not free or self.is_done()):
            self.border = "main"
            return self.waiting
        if not free:
            return self.last_noun if self.border == "when" and self.last_noun else current.subject if current else None
        if current is not None:
            if self.border == "open":
                return self._last_free(current)
            if current.second is free[0]:
                current.second = None
        return free[0]

    def _last_free(self, current: Clause) -> Phrase | None:
        """The subject of what is said behind an open verb, which is no object then."""
        subject = self.free[-1]
        if self.last_noun is not subject and self.is_done():
            return self.last_noun  # "took action over the way judges are appointed"
        if current.object is subject:
            current.object = None
        if current.second is subject:
            current.second = None
        return subject

    def _infinitive(self, first: int, end: int) -> None:
        group = read_group(self.words, first, self.codes[first:end])
        current = self.current
        if current is None:
            self.add(first, end, "infinitive", group, self.last_noun)
        elif current.verb.end == first and current.verb.lemma in verb_list("CHAIN"):
            verb = current.verb
            link = f"be {verb.lemma}" if verb.passive else verb.lemma
            group.first, group.tense, group.modal = verb.first, verb.tense, verb.modal
            group.negated, group.chain = verb.negated or group.negated, (*verb.chain, link)
            current.verb, current.end = group, end
        else:
            self.add(first, end, "infinitive", group, current.object or current.subject)

    def _participle(self, first: int, end: int) -> None:
        current, noun = self.current, self.last_noun
        is_noun = self.preposition is not None or (current is not None and current.verb.end == first)
        if is_noun or self.after_comma or noun is None or noun.end != first:
            subject = self.finite.subject if self.finite else None
            if self.preposition is not None and current and self.words.written[self.preposition] in ("of", "from"):
                subject = current.object or subject  # "accused Russia of shelling the town"
        else:
            subject = noun
            if current is None or self.border != "open":
                self.waiting = self.waiting or (self.free[0] if self.free else None)
        group = read_group(self.words, first, self.codes[first:end])
        self.add(first, end, "gerund" if is_noun else "participle", group, subject)


def _is_bare(codes: str) -> bool:
    """Whether a group of verbs may share what stands before: "send" of "will lift the ban and send food"."""
    return codes[-1] == "v" and "M" not in codes and "X" not in codes


# What is done with each kind of chunk (clauses.py).
_TAKE: dict[str, Callable[[ClauseReader, int, int], None]] = {
    "noun": ClauseReader._noun,
    "phrase": ClauseReader._phrase,
    "verb": ClauseReader._verb,
    "infinitive": ClauseReader._infinitive,
    "participle": ClauseReader._participle,
    "aside": ClauseReader.aside,
    "P": ClauseReader.lead,
    "O": ClauseReader.lead,
    "B": ClauseReader.lead,
    "T": ClauseReader.lead,
    ",": ClauseReader.comma,
    ".": ClauseReader.stop,
    "\n": ClauseReader.stop,
    "C": ClauseReader.join,
    "W": ClauseReader.who,
    "Q": ClauseReader.that,
    "S": ClauseReader.when,
    "U": ClauseReader.after,
}
