"""Who did it, where another clause than the one that tells of it says so: claims of responsibility, blame, and pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.events.clauses import subject_of
from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import Naming, Party, who
from flows.model.coded_event import EventStatus

OF_PROTEST = (
    "protest",
    "demonstrate",
    "labour",
    "gather",
    "blockade",
    "barricade",
    "riot",
    "clash",
    "battle",
    "disperse",
    "intervene",
)
_NAMING = frozenset(("own", "blame", "attributed"))  # of which the first has its doers for actors
_FAR = 3  # sentences behind an event, in which one may still be blamed for it
_NEAR = 8  # words between an event and "which the army blames on"
_BETWEEN = re.compile("[dDukglx]{0,3}")  # "blamed the deadly attack on"
_CLAIMED = re.compile("sd[dxukgl]{0,2}$")  # "claimed the attack"
_NO_CLAUSE = re.compile("[.,;@&pPTF]|$")
_SPEAKER = re.compile("Q?[aA]?(?:[pP]?T)?(?=s)")
_THEY, _IT, _ONE = ("they",), ("it",), ("he", "she")
_MANY = ("armed", "state", "mob", "protesters", "people")
_FORCE = ("armed", "state")
_SINGLE = ("armed", "state", "civilians", "people", "persons")
_SINGULAR = ("a", "an")
_MEN = ("men", "police", "people", "women")


def name_doers(known: Naming, here: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Gives the event last told of, if nobody did it yet, to who is said to have: "ISIS claimed responsibility"."""
    for draft in here:
        if draft.is_retold and (claimer := _claimer(known, draft)):
            draft.actors = (claimer,)
        if draft.action not in _NAMING:
            continue
        blamed = _blamed_for(known, draft, here) if draft.action == "blame" else ()
        told = [one for one in here if one.code]
        if _is_of_something_else(known, draft):
            told = [one for one in told if one.clause.at > draft.clause.at]
        elif not told:
            told = [one for one in before[-1:] if draft.sentence - one.sentence <= _FAR]
        if draft.clause.is_aside:
            told = [one for one in told if 0 <= draft.clause.at - one.clause.end <= _NEAR]
        event = next((one for one in told if one.action not in OF_PROTEST), None)
        if event is None:
            continue
        if event.sentence == draft.sentence and not event.recipients:
            event.is_claimed = draft.action == "own" and draft.clause.at < event.clause.at
            event.is_retold = event.is_retold or event.is_claimed
        if draft.status is EventStatus.HAPPENED and not event.actors:
            event.actors = blamed or (draft.actors if draft.action == "own" else draft.recipients)


def _is_of_something_else(known: Naming, blame: Draft) -> bool:
    """Whether it says itself of what: "accused Israel of state terrorism", "accused Britain of hiding it"."""
    return (
        any(known.letters[prep] == "o" for prep, _ in blame.clause.complements)
        or any(known.letters[party.end : party.end + 1] == "o" for party in blame.recipients)
        or (blame.clause.object is not None and _has_of(known, *blame.clause.object))
    )


def _has_of(known: Naming, first: int, end: int) -> bool:
    """Whether "of" stands between two words, and not in a name: "blamed the Islamic State of Iraq"."""
    named = [range(at, known.names[at][0]) for at in range(first, end) if at in known.names]
    return any(known.letters[at] == "o" and not any(at in name for name in named) for at in range(first, end))


def _blamed_for(known: Naming, blame: Draft, here: Sequence[Draft]) -> tuple[Party, ...]:
    """Who is blamed in "blamed the attack on the army", which is no attack on the army."""
    for event in here:
        at = event.clause.at
        is_object = blame.clause.end <= at and _BETWEEN.fullmatch(known.letters, blame.clause.end, at)
        if is_object and any(known.words.folded[prep] == "on" for prep, _ in event.clause.complements):
            blamed, event.recipients = event.recipients, ()
            event.is_retold = True
            event.find_code()
            return blamed
    return ()


def _claimer(known: Naming, event: Draft) -> Party | None:
    """Who "claimed the attack", but not who "claimed the attack killed ten"."""
    at, letters = event.clause.at, known.letters
    match = _CLAIMED.search(letters, max(at - 4, 0), at)
    if match is None or event.actors or known.words.folded[match.start()] not in kinds("claiming"):
        return None
    if not _NO_CLAUSE.match(letters, event.clause.end):
        return None
    group = subject_of(letters, match.start())
    return Party(*group, *who(known, *group)) if group else None


def resolve_pronouns(known: Naming, told: Sequence[Draft], before: Sequence[Draft], start: int) -> None:
    """Puts who is meant for "they", "it" and "he" that act, where the text leaves but one who may be: who speaks, or who acted
    in the sentence before. `start` is the first word of the sentence.
    """
    for number, draft in enumerate(told):
        if len(draft.actors) != 1 or not _is_pronoun(known, draft.actors[0]):
            continue
        pronoun = draft.actors[0]
        if known.letters.count('"', start, pronoun.first) % 2:
            continue
        meant = _speaker(known, pronoun, start) or _doer(known, pronoun, told[:number]) or _doer(known, pronoun, before)
        if meant:
            draft.actors = (meant,)
            draft.find_code()


def _is_pronoun(known: Naming, party: Party) -> bool:
    return party.end - party.first == 1 and known.letters[party.first] == "r"


def _speaker(known: Naming, pronoun: Party, start: int) -> Party | None:
    """Who is meant in "the army said it had killed": the army."""
    before = known.letters[start : pronoun.first][::-1]
    match = _SPEAKER.match(before)
    group = subject_of(known.letters, pronoun.first - match.end() - 1, start) if match else None
    if group is None:
        return None
    party = Party(*group, *who(known, *group))
    return party if _agrees(known, pronoun, party) else None


def _doer(known: Naming, pronoun: Party, told: Sequence[Draft]) -> Party | None:
    """Who did what was told just before, if there is one only."""
    doers = [party for draft in told for party in draft.actors]
    if not doers or any(one != doers[0] for one in doers) or not all(draft.status is EventStatus.HAPPENED for draft in told):
        return None
    doer = doers[0]
    return doer if not _is_pronoun(known, doer) and _agrees(known, pronoun, doer) else None


def _agrees(known: Naming, pronoun: Party, party: Party) -> bool:
    word = known.words.folded[pronoun.first]
    first, last = (known.words.folded[at] for at in (party.first, party.end - 1))
    is_plural = first not in _SINGULAR and (last.endswith("s") or last in _MEN)
    if word in _THEY:
        return party.kind in _MANY and (is_plural or party.actor_id is not None)
    if word in _IT:
        return party.kind in _FORCE and (not is_plural or party.actor_id is not None)
    return word in _ONE and party.kind in _SINGLE and first in _SINGULAR
