"""A clause, and the noun phrases in it. All places are numbers of words."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.extract.relations.verb_groups import VerbGroup


@dataclass(slots=True)
class Phrase:
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
    fled"), infinitive, participle (", killing five"), or gerund ("accused of killing").
    `subject` and `object` are those of grammar: the subject of a passive verb suffers, `agent` is what stands behind "by".
    `second` is another object, as in "gave Canada a deadline", "imposed a fine and a ban". `phrases` are the prepositional
    phrases behind the verb. `governor` is the number of the clause on which it depends.
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
