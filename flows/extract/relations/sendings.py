"""Troops that are sent or ordered somewhere: they suffer nothing, and what they are sent for tells what is done to whom."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.relations.clause_deeds import Told
from flows.extract.relations.clauses import Clause, Phrase
from flows.extract.relations.deeds import Deed, noun_at
from flows.extract.relations.verbs import verb_list
from flows.extract.words import Words

_TROOPS = "TROOPS"
_TO_COME = "THREATEN"  # what a sending that is still to come is read as


def is_sent(words: Words, clause: Clause, phrase: Phrase) -> bool:
    """Whether a noun phrase is of troops that the verb sends or orders: "deployed 60 soldiers", "ordered police to fire"."""
    if clause.verb.lemma not in verb_list("SENDING"):
        return False
    noun = noun_at(words, phrase.head)
    return noun is not None and noun.kind == _TROOPS


def sends(words: Words, clause: Clause) -> bool:
    """Whether the clause tells of troops that somebody sends or orders."""
    sent = clause.subject if clause.verb.passive else clause.object
    return sent is not None and is_sent(words, clause, sent)


def helping(clauses: Sequence[Clause], number: int, told: Told) -> tuple[Clause, Told] | None:
    """What the troops that a clause sends are to do for somebody, and whom it is done to: "to train the army"."""
    for clause in clauses[number + 1 : number + 2]:
        if clause.governor == number and clause.kind == "infinitive" and clause.verb.lemma in verb_list("HELPING"):
            return clause, told._replace(deed=Deed("AGREE" if told.deed.event == _TO_COME else "AID"))
    return None


def is_vague(told: Told) -> bool:
    """Whether it is not told what for troops will be sent, which threatens nobody yet."""
    return told.deed.event == _TO_COME
