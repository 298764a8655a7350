"""What is open while a sentence is read, and what the small words between its clauses make of it."""

from __future__ import annotations

from flows.extract.relations.clause import Clause, Phrase
from flows.extract.relations.verb_groups import VerbGroup
from flows.extract.relations.verbs import verb_list

_NOT_FINITE = frozenset(("participle", "gerund"))


class ClauseBorders:
    """The clauses of a sentence so far, and what the next will be. A small word is taken with its number and that behind it."""

    __slots__ = (
        "after_comma", "border", "clauses", "current", "finite", "free", "is_opening", "last_noun", "preposition", "waiting",
    )  # fmt: skip

    def __init__(self) -> None:
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

    def add(self, first: int, end: int, kind: str, verb: VerbGroup, subject: Phrase | None) -> None:
        """A new clause, which is open from here on."""
        clause = Clause(first, end, kind, verb, subject)
        if kind != "main" and self.current is not None:
            clause.governor = len(self.clauses) - 1
        if kind not in _NOT_FINITE:
            self.finite = clause
        elif self.border != "open" and subject in self.free[:1]:
            self.waiting = subject
        self.clauses.append(clause)
        self.current = clause
        self.open("open")
        self.is_opening = False

    def open(self, border: str) -> None:
        """The next clause will be of that kind; "open" if the last goes on."""
        self.free = []
        self.border = border
        self.preposition = None

    def comma(self, _first: int, _end: int) -> None:
        self.after_comma = True
        if self.border == "open":
            self.free = []
        elif self.border == "relative":
            self.border = "main"
        elif self.border == "when" and (self.is_opening or not self.free):  # "After the attack, Russia …"
            self.border, self.free = "main", []

    def aside(self, _first: int, _end: int) -> None:
        """What stands in brackets is no part of a clause."""

    def stop(self, _first: int, _end: int) -> None:
        self.open("main")
        self.current = self.finite = self.waiting = None

    def lead(self, first: int, _end: int) -> None:
        """A preposition."""
        self.preposition = first

    def join(self, _first: int, _end: int) -> None:
        """ "and", "but"."""
        if self.border == "open":
            self.open("coordinate")
        else:  # joins nouns, not clauses
            self.preposition = None

    def when(self, _first: int, _end: int) -> None:
        self.open("when")

    def after(self, first: int, _end: int) -> None:
        self.open("when")
        self.preposition = first
        self.is_opening = True

    def that(self, first: int, end: int) -> None:
        """ "that" after a verb, or after a noun as "who"."""
        if self.is_said():
            self.open("complement")
        else:
            self.who(first, end)

    def who(self, _first: int, _end: int) -> None:
        if self.free and self.border != "open":
            self.waiting = self.waiting or self.free[0]
        self.open("relative")

    def is_said(self) -> bool:
        """Whether an open clause may have what is said behind it."""
        return self.border == "open" and self.current is not None and self.current.verb.lemma in verb_list("SAY")

    def is_done(self) -> bool:
        """Whether a clause is open that may have no other clause behind it."""
        return self.border == "open" and self.current is not None and self.current.verb.lemma not in verb_list("SAY")
