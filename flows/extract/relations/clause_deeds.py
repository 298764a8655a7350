"""What a clause says is done: its verb and what the verb has, under negation, "will" and whatever brings the verb in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.extract.relations.clauses import Clause, Phrase
from flows.extract.relations.deeds import QUADS, Deed, Noun, changed, deed_of, deed_of_link, longest_patterns, nouns_in, stance
from flows.extract.relations.verbs import verb_list
from flows.extract.words import Words

_CONFLICT = (3, 4)  # quad classes
_OCCASIONS = frozenset(("CONSULT", "COOPERATE", "AID"))
_MUST = frozenset(("must", "should"))
# "call it off", "call him a liar", "hold him responsible"
_PARTED = frozenset(("off", "over", "back", "out", "down", "up", "free", "a", "an", "responsible", "accountable"))
_ADJECTIVES = frozenset(("responsible", "accountable"))  # that end a noun phrase: "held the army responsible"
_QUOTED = 3  # words: "called him ``a liar''"
_FUTURE = frozenset(("would",))


class Told(NamedTuple):
    """A deed and the rule that found it: `object` by verb and noun, `verb` by itself, `chain` by what brings an unknown verb
    in, `must` or `said` by what one party says of the other."""

    deed: Deed
    method: str


def told_by(words: Words, clause: Clause) -> Told | None:
    """The deed of a clause, None if it tells of none that PLOVER codes."""
    verb, negated = clause.verb, clause.verb.negated
    deed, method = _plain_deed(words, clause)
    if deed is None and verb.chain:
        deed, method = deed_of_link(verb.chain[0]), "chain"
    else:
        changes = stance(verb.chain)
        if verb.negated and changes[-1:] == ["refuse"]:  # "did not hesitate to attack"
            negated, changes = False, changes[:-1]
        for change in changes:
            deed = changed(change, deed)
    if deed is None or deed.event not in QUADS:
        return None
    if negated or _is_none(words, clause.object):
        return Told(Deed("REJECT"), method) if _is_refused(clause, deed) else None
    if verb.tense == "future" or verb.modal in _FUTURE:
        deed = changed("will", deed)
    return Told(deed, method) if deed else None


def _is_refused(clause: Clause, deed: Deed) -> bool:
    """Whether not to do it is to refuse it. What is bad and was not done is no event; nor is a meeting that did not take place,
    but one that will not is."""
    if QUADS[deed.event] in _CONFLICT:
        return False
    return deed.event not in _OCCASIONS or clause.verb.modal is not None


def _plain_deed(words: Words, clause: Clause) -> tuple[Deed | None, str]:
    """The deed of the verb with its object, as if it had just been done."""
    verb = clause.verb
    longest = longest_patterns().get(verb.lemma)
    if longest is None:
        return None, "verb"
    objects = list(_objects(words, clause))
    if clause.object and not verb.passive:
        end = clause.object.end
        behind = _words(words, end - (words.folded[end - 1] in _ADJECTIVES), _QUOTED)
        parted = [word for word in behind if word.isalpha() and not word.endswith("ly")][:1]
        if not _PARTED.isdisjoint(parted) and (deed := deed_of(verb.lemma, parted, objects)):
            return deed, "object"
    following = _words(words, verb.end, longest - 1)
    deed = deed_of(verb.lemma, following, objects)
    alone = deed_of(verb.lemma, following, ()) if deed and objects else deed
    if deed is None and clause.subject and not clause.object:  # "a ceasefire began"
        deed = deed_of(verb.lemma, following, _nouns(words, clause.subject))
    return deed, "verb" if deed is alone else "object"


def _is_none(words: Words, phrase: Phrase | None) -> bool:
    return phrase is not None and words.folded[phrase.first] in ("no", "little")


def said_of(words: Words, clauses: Sequence[Clause], number: int) -> Told | None:
    """What the speaker of a clause does to its subject: who says that they must do something demands it, who says that they did
    it accuses."""
    clause = clauses[number]
    if clause.kind != "complement" or clause.governor is None:
        return None
    governor = clauses[clause.governor]
    if governor.verb.lemma not in verb_list("SAY") or told_by(words, governor):
        return None
    verb = clause.verb
    if verb.modal in _MUST or verb.lemma == "need" or verb.chain[:1] in (("have",), ("need",)):
        return Told(Deed("REQUEST"), "must")
    return Told(Deed("ACCUSE"), "said")


def _words(words: Words, first: int, count: int) -> list[str]:
    return words.folded[first : first + count]


def _objects(words: Words, clause: Clause) -> Iterator[Noun]:
    """The listed nouns that the verb may have as its object, the likeliest first."""
    phrases = [clause.subject if clause.verb.passive else None, clause.second, clause.object]
    near = [phrase for phrase in clause.phrases[:1] if phrase.first <= clause.verb.end + 1]
    for phrase in (*phrases, *near):
        if phrase:
            yield from _nouns(words, phrase)


def _nouns(words: Words, phrase: Phrase) -> Iterator[Noun]:
    return nouns_in(words, phrase.first, phrase.end, phrase.head)
