"""What another sentence adds to an event: who died in it, how it was done, and who did it; and what it says of another."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import Party
from flows.extract.events.refers import DEADLY, KILLING
from flows.extract.events.status import HAPPENED
from flows.extract.words import Words

_IN_FRONT = 3  # words before a clause: "Elsewhere, "
_VAGUE_NUMBERS = ("scores", "dozens", "hundreds", "thousands", "several", "many", "some")
_SUICIDE = frozenset(("suicide",))
_ARTICLES = ("a", "an")
_OF_THE = 3  # words of "two of the"
_OTHERS = frozenset(("another", "second", "third", "fourth", "fifth"))


def is_toll(words: Words, first: Draft, second: Draft) -> bool:
    """Whether the next sentence says who died in it: "A bomb exploded. Ten people were killed." """
    clause = second.clause
    if second.action != "kill" or not clause.is_passive or second.actors or clause.is_aside:
        return False
    before = words.written[max(clause.first - _IN_FRONT, 0) : clause.at]
    if is_other(words, second) or second.status is not HAPPENED or not kinds("perfect").keys().isdisjoint(before):
        return False  # "have been killed" since long
    is_vague = bool(first.killed) and all(words.written[party.first] in _VAGUE_NUMBERS for party in first.killed)
    is_open = is_vague or not (first.figure_nos or first.killed)
    is_same_force = first.action in DEADLY and (second.weapons <= first.weapons or not first.weapons)
    return is_open and is_same_force and second.sentence - first.sentence == 1


def is_told_on(words: Words, first: Draft, second: Draft) -> bool:
    """Whether the next sentence says how, of "them" or of those who shot: "They lined them up and shot them"."""
    if second.action not in KILLING or first.action not in KILLING or second.sentence - first.sentence != 1:
        return False
    if second.figure_nos or second.clause.trigger.form == "noun" or _names(words, second.recipients):
        return False
    if not _names(words, second.actors):
        return any(words.written[party.first] in kinds("pronoun") for party in (*second.actors, *second.recipients))
    return not (first.actors or second.recipients) and "firearm" in first.weapons & second.weapons


def is_same_bomber(words: Words, first: Draft, second: Draft) -> bool:
    """Whether who blew himself up was told of: "The attacker detonated his vest", "two of the bombers", or a bomber there."""
    if not (first.weapons & second.weapons) >= _SUICIDE or second.figure_nos or len(second.actors) != 1:
        return False
    (bomber,) = second.actors
    named = words.folded[bomber.first : bomber.end]
    is_there = named[0] in _ARTICLES and first.place is not None and first.place == second.place
    return is_there or "the" in named[:_OF_THE]


def is_other(words: Words, draft: Draft) -> bool:
    """Whether it says that it is another: "Elsewhere", "were also killed"."""
    clause = draft.clause
    return not kinds("elsewhere").keys().isdisjoint(words.written[max(clause.first - _IN_FRONT, 0) : clause.at])


def are_others(words: Words, parties: Sequence[Party]) -> bool:
    """Whether they are said to be others: "Another bomber", "a second gunman"."""
    return any(not _OTHERS.isdisjoint(words.folded[party.first : party.end]) for party in parties)


def _names(words: Words, parties: Sequence[Party]) -> bool:
    """Whether they are more than pronouns."""
    return any(party.end - party.first > 1 or words.written[party.first] not in kinds("pronoun") for party in parties)
