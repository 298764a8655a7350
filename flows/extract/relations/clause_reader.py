"""Builds the clauses of a sentence out of its chunks: groups of verbs, noun phrases, and the small words between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from flows.extract.relations.clause import Clause, Phrase
from flows.extract.relations.clause_words import quantities
from flows.extract.relations.verb_groups import VerbGroup, read_group
from flows.extract.relations.verbs import lemma, verb_list
from flows.extract.words import Words

_NO_OBJECT = frozenset("PTOSU.,")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_WHEN = re.compile("[Da#]{0,3}m+")
_NOT_FINITE = frozenset(("participle", "gerund"))
_ASIDES = frozenset(("comma", "aside"))


class ClauseReader:
    """Takes the chunks of a sentence one by one and builds its clauses."""

    __slots__ = (
        "after_comma", "border", "clauses", "codes", "current", "finite", "free", "is_opening", "last_noun", "offset",
        "preposition", "waiting", "words",
    )  # fmt: skip

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
        self.is_opening = False  # behind "after", which a noun may follow as well as a clause

    def read(self, chunks: Iterable[re.Match[str]]) -> None:
        """Takes the chunks of clauses.py."""
        offset = self.offset
        for chunk in chunks:
            kind, (first, end) = chunk.lastgroup or "", chunk.span()
            _TAKE[kind](self, first + offset, end + offset)
            if self.after_comma and kind not in _ASIDES:
                self.after_comma = False

    def _noun(self, first: int, end: int) -> None:
        if self.codes[end - 1 - self.offset] in "m#" and self._is_time(first, end):
            self.preposition = None
            return
        current, head = self.current, self._head(first, end)
        if self.preposition is not None:
            preposition = self.words.folded[self.preposition]
            self.last_noun = phrase = Phrase(first, end, head, preposition)
            self.preposition = None
            if current:
                current.phrases.append(phrase)
                current.end = end
                if preposition == "by" and current.verb.passive and not current.agent:
                    current.agent = phrase
            return
        self.last_noun = phrase = Phrase(first, end, head)
        if current and self.border == "open":
            current.end = end
            if current.object is None and not self.free and not self.after_comma:
                current.object = phrase
            elif current.object and current.object.end == first:
                current.second = phrase
        elif current and self.border == "coordinate":
            current.end = end
            if current.object and current.object.end == first - 1 and not self.free:
                current.second = phrase
        self.free.append(phrase)

    def _is_time(self, first: int, end: int) -> bool:
        """Whether a phrase only says when: "last week", "Monday", "2014"."""
        codes = self.codes[first - self.offset : end - self.offset]
        if codes == "#":
            return _YEAR.fullmatch(self.words.written[first]) is not None
        return _WHEN.fullmatch(codes) is not None

    def _head(self, first: int, end: int) -> int:
        """The noun of a phrase: the last word before "of", or behind it in "dozens of rebels"."""
        if end - first == 1:
            return first
        codes = self.codes[first - self.offset : end - self.offset]
        stop = codes.find("O")
        if stop > 0 and (codes[stop - 1] == "#" or self.words.folded[first + stop - 1] in quantities()):
            stop = codes.find("O", stop + 1)
        own = codes if stop < 0 else codes[:stop]
        return first + max(len(own.rstrip("m'sA`")) - 1, 0)

    def _verb(self, first: int, end: int) -> None:
        group = self._group(first, end)
        bare = end - first == 1 and self.codes[first - self.offset] in "dq"
        if bare and self._is_reduced(end):
            passive = group._replace(passive=True, tense="none")
            self._add(Clause(first, end, "participle", passive, self.last_noun))
            return
        if current := self._shared_with(first, end):
            shared = current.verb
            group = group._replace(tense=shared.tense, negated=shared.negated, modal=shared.modal, chain=shared.chain)
            self._add(Clause(first, end, current.kind, group, current.subject))
            return
        subject, kind = self._subject(), self._kind()
        self._add(Clause(first, end, kind, group, subject))
        if kind != "relative":
            self.waiting = None

    def _shared_with(self, first: int, end: int) -> Clause | None:
        """The clause with which a bare verb shares what stands before: "will lift the ban and send food"."""
        codes = self.codes[first - self.offset : end - self.offset]
        is_bare = codes[-1] == "v" and "M" not in codes and "X" not in codes
        return self.current if is_bare and self.border == "coordinate" and not self.free else None

    def _group(self, first: int, end: int) -> VerbGroup:
        return read_group(self.words, first, self.codes[first - self.offset : end - self.offset])

    def _is_reduced(self, end: int) -> bool:
        """Whether a form in -ed says what was done to the noun before it, as in "prisoners held by rebels"."""
        at = end - self.offset
        following = self.codes[at : at + 1]
        is_dated = self.codes[at + 1 : at + 2] == "m"  # "arrested on Monday five men"
        if self.last_noun is None:
            return False
        if following == "B" and self.after_comma and self.last_noun.end == end - 2:  # "The army, backed by Iran, attacked"
            return True
        if self.last_noun.end != end - 1:
            return False
        verb = lemma(self.words.folded[end - 1])
        if following == "K" and verb in verb_list("NAMING"):  # "a group called Ansar", but "Putin called Modi"
            return self.codes[at - 2 : at - 1] != "K"
        if following in ("D", "K", "R", "#", "Q"):
            return False
        if following == "B" or self.words.folded[self.last_noun.head] == "those":
            return True
        if following in _NO_OBJECT and not is_dated and verb in verb_list("TRANSITIVE"):
            return True
        in_object = self.current is not None and self.border == "open" and self.current.verb.lemma not in verb_list("SAY")
        return in_object and following in ("P", "T", "")

    def _kind(self) -> str:
        if self.border == "open":
            return "complement" if self.free else "coordinate"
        return self.border

    def _subject(self) -> Phrase | None:
        current = self.current
        if self.border == "relative" and not self.free:
            return self.last_noun
        if self.waiting and (
            not self.free or (current and self.border == "open" and current.verb.lemma not in verb_list("SAY"))
        ):
            self.border = "main"
            return self.waiting
        if self.free:
            if self.border == "open":
                subject = self.free[-1]
                if current and self.last_noun is not subject and current.verb.lemma not in verb_list("SAY"):
                    return self.last_noun  # "took action over the way judges are appointed"
                if current and current.object is subject:
                    current.object = None
                if current and current.second is subject:
                    current.second = None
                return subject
            if current and current.second is self.free[0]:
                current.second = None
            return self.free[0]
        if self.border == "when" and self.last_noun:
            return self.last_noun
        return current.subject if current else None

    def _infinitive(self, first: int, end: int) -> None:
        group = self._group(first, end)
        current = self.current
        if current and current.verb.end == first and current.verb.lemma in verb_list("CHAIN"):
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
        group = self._group(first, end)
        is_noun = self.preposition is not None or (self.current is not None and self.current.verb.end == first)
        if is_noun or self.after_comma or self.last_noun is None or self.last_noun.end != first:
            subject = self.finite.subject if self.finite else None
            if self.preposition is not None and self.current and self.words.written[self.preposition] in ("of", "from"):
                subject = self.current.object or subject  # "accused Russia of shelling the town"
        else:
            subject = self.last_noun
            if self.current is None or self.border != "open":
                self.waiting = self.waiting or (self.free[0] if self.free else None)
        self.preposition = None
        self._add(Clause(first, end, "gerund" if is_noun else "participle", group, subject))

    def _add(self, clause: Clause) -> None:
        if clause.kind != "main" and self.current:
            clause.governor = len(self.clauses) - 1
        if clause.kind in _NOT_FINITE and clause.subject in self.free[:1] and self.border != "open":
            self.waiting = clause.subject
        self.clauses.append(clause)
        self.current = clause
        self.finite = self.finite if clause.kind in _NOT_FINITE else clause
        self.free = []
        self.border = "open"
        self.preposition = None
        self.is_opening = False

    def _comma(self, _first: int, _end: int) -> None:
        self.after_comma = True
        if self.border == "open":
            self.free = []
        elif self.border == "relative":
            self.border = "main"
        elif self.border == "when" and (self.is_opening or not self.free):  # "After the attack, Russia …"
            self.border, self.free = "main", []

    def _aside(self, _first: int, _end: int) -> None:
        """What stands in brackets is no part of a clause."""

    def _stop(self, _first: int, _end: int) -> None:
        self._open("main")
        self.current = self.finite = self.waiting = None

    def _preposition(self, first: int, _end: int) -> None:
        self.preposition = first

    def _and(self, _first: int, _end: int) -> None:
        if self.border == "open":
            self._open("coordinate")
        else:  # joins nouns, not clauses
            self.preposition = None

    def _when(self, _first: int, _end: int) -> None:
        self._open("when")

    def _after(self, first: int, _end: int) -> None:
        self._open("when")
        self.preposition = first
        self.is_opening = True

    def _that(self, first: int, end: int) -> None:
        """ "that" after a verb, or after a noun as "who"."""
        if self.current is not None and self.border == "open" and self.current.verb.lemma in verb_list("SAY"):
            self._open("complement")
        else:
            self._who(first, end)

    def _who(self, _first: int, _end: int) -> None:
        if self.free and self.border != "open":
            self.waiting = self.waiting or self.free[0]
        self._open("relative")

    def _open(self, border: str) -> None:
        """The next clause will be of that kind."""
        self.free = []
        self.border = border
        self.preposition = None


# What is done with each kind of chunk (clauses.py).
_TAKE: dict[str, Callable[[ClauseReader, int, int], None]] = {
    "noun": ClauseReader._noun,
    "preposition": ClauseReader._preposition,
    "verb": ClauseReader._verb,
    "infinitive": ClauseReader._infinitive,
    "participle": ClauseReader._participle,
    "comma": ClauseReader._comma,
    "aside": ClauseReader._aside,
    "and": ClauseReader._and,
    "when": ClauseReader._when,
    "after": ClauseReader._after,
    "who": ClauseReader._who,
    "that": ClauseReader._that,
    "stop": ClauseReader._stop,
}
