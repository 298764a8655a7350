"""Events of political violence and of protest that a text in English reports, coded as ACLED and PLOVER code them.

Words that tell of events and what is coded for them are data (lexicon.py, codes.py). The text is drawn as a string
of letters (sketch.py), the clause around each trigger is read from it (clauses.py, parties.py,
status.py), clauses of one event are joined (merge.py), and what was read before gives date, place, claim and deaths
(settle.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from flows.extract.events.clauses import Clause, Group, read_clause, sentences
from flows.extract.events.context import NEAR, set_bombings, set_context
from flows.extract.events.denial import has_denials, is_denied
from flows.extract.events.doers import name_doers, resolve_pronouns
from flows.extract.events.draft import Draft
from flows.extract.events.merge import merge_sentence, without_backing
from flows.extract.events.naming import Naming, Party, naming
from flows.extract.events.narrative import carry_days
from flows.extract.events.parties import parties
from flows.extract.events.retold import merge_text
from flows.extract.events.rows import coded_event
from flows.extract.events.settle import Setting
from flows.extract.events.shapes import PARTING
from flows.extract.events.sketch import sketch, word_spans
from flows.extract.events.status import HAPPENED, HYPOTHETICAL, NEGATED, status_of, tells_nothing
from flows.extract.events.two_places import by_place
from flows.extract.events.weapons import is_backing
from flows.extract.words import Words
from flows.model.coded_event import CodedEvent
from flows.model.mention import ActorMention, PersonMention, PlaceKind, PlaceMention
from flows.model.reading import Reading

_DETERMINED = re.compile("[dD0][xukgl]{0,2}$")
_DEFINITE = re.compile("(?:dD?|Txx?)[xukgl]{0,2}$")  # "the deadly attack", "the two blasts", "Saturday's attack"
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION)
_BEFORE = 3  # words of a noun phrase before its noun
_BY_SOMEBODY = ("harm",)  # events only if somebody did it: accidents wound, too
_UNCERTAIN = ("base", "doing")  # forms that may tell of no event
_HOW = frozenset(("how", "what"))
_WHOSE = ("whose", "which")
_DEADLY = frozenset(("kill", "assassinate", "execute", "massacre", "lynch"))


def find_events(words: Words, reading: Reading, published_on: date | None) -> tuple[CodedEvent, ...]:
    """The events of a text in the order in which it first tells of them. `reading` is what was read before: places, actors,
    people, times, quantities and claims, as far as there are any.
    """
    mentions: tuple[ActorMention | PersonMention, ...] = (*reading.actors, *reading.people)
    names = list(zip(word_spans(words, mentions), mentions, strict=True))
    places = [number for number, one in enumerate(reading.places) if not one.is_metonym]  # a government acts
    at_places = word_spans(words, [reading.places[number] for number in places])
    drawn = sketch(words, reading.times, [*at_places, *(span for span, _ in names)], reading.quantities)
    known = naming(words, drawn.letters, names, at_places)
    setting = Setting(words, drawn.letters, reading, published_on)
    drafts: list[Draft] = []
    before: list[Draft] = []
    protested = -NEAR - 1
    placed = {span[0]: number for span, number in zip(at_places, places, strict=True)}
    by_word = {first: reading.places[number] for first, number in placed.items()}
    may_be_denied = has_denials(words)
    spans = list(sentences(drawn.letters))
    ends = [end for _, end in spans]
    for number, here in groupby(drawn.triggers, key=lambda found: bisect_left(ends, found[0] + 1)):
        clauses = [read_clause(drawn.letters, *found, spans[number]) for found in here]
        told = list(_drafts(known, clauses, number, may_be_denied=may_be_denied))
        _join_purpose(told)
        resolve_pronouns(known, told, before if before and before[0].sentence == number - 1 else (), spans[number][0])
        context = set_context(known, spans[number], told, told_before=number - protested <= NEAR)
        if "protest" in context:
            protested = number if "protested" not in context else protested
        name_doers(known, told, drafts)
        told = without_backing(told) if known.has_backing else told
        told = merge_sentence(drawn.letters, words.written, told, by_word)
        setting.place(told, spans[number])
        told = by_place(words, drawn.letters, by_word, placed, reading.quantities, told)
        drafts += told
        before = told
    set_bombings(drafts)
    told = [draft for draft in merge_text(words, drafts, reading) if not _says_nothing(drawn.letters, draft, reading.places)]
    carry_days(drawn.letters, told)
    return tuple(coded_event(words, reading, draft) for draft in told)


def _says_nothing(letters: str, draft: Draft, places: Sequence[PlaceMention]) -> bool:
    """Whether violence in general is spoken of: "the sounds of explosions", with nobody, no day and no place but a country."""
    if draft.actors or draft.recipients or draft.figure_nos or draft.time or draft.clause.trigger.form != "noun":
        return False
    place = places[draft.place_no] if draft.place_no is not None and not draft.is_carried else None
    if place and not (place.kind in _WIDE and place.name):
        return False
    return not _DETERMINED.search(letters, max(draft.clause.at - 3, 0), draft.clause.at)


def _drafts(known: Naming, clauses: Sequence[Clause], sentence: int, *, may_be_denied: bool) -> Iterator[Draft]:
    """A draft for each trigger of a sentence."""
    letters, written = known.letters, known.words.written
    for clause in _with_subjects(letters, clauses):
        trigger = clause.trigger
        if trigger.action in _BY_SOMEBODY and not _has_doer(letters, clause):
            continue
        if trigger.form in _UNCERTAIN and tells_nothing(letters, clause, written):
            continue
        actors, recipients, weapons, weapon_at = parties(known, clause)
        status = status_of(known, clause)
        if clause.subject and status is HAPPENED:
            first = clause.subject[0]
            is_whose = letters[first - 1] == "W" and _is_asked_whose(known, first - 1)
            if is_whose or known.words.folded[first] in _HOW:  # "did not say how many had been killed"
                status = HYPOTHETICAL
        if may_be_denied and status is HAPPENED and is_denied(letters, clause, written):
            status = NEGATED
        killed = recipients if trigger.action in _DEADLY else ()
        draft = Draft(
            clause, trigger.action, sentence, clause.first, clause.last, status, actors, recipients, weapons, weapon_at, killed
        )
        if trigger.form == "noun":
            _set_reference(known, draft)
        yield draft


def _with_subjects(letters: str, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses that tell of something; a verb that is linked to the one before shares its subject."""
    subject: Group | None = None
    suffering: Group | None = None
    hit: Group | None = None
    was_passive = False
    behind = 0
    for clause in clauses:
        if (subject or suffering) and PARTING.search(letters, behind, clause.at):
            subject = suffering = None
        behind = clause.end
        if clause.trigger.action == "none":
            continue
        if was_passive and clause.subject is None and clause.is_linked and clause.object is None and not clause.aux:
            clause.is_passive = clause.trigger.form == "past"  # "had been tortured and shot in the head"
        was_passive = clause.is_passive and ("b" in clause.aux or was_passive)
        mine = clause.subject
        if mine and letters[mine[0] - 1] == "y" and "&" in letters[mine[1] : clause.at]:
            mine = suffering  # "he was stopped by guards and detonated his vest"
        if mine and mine == hit and _is_no_doer(clause):
            mine = None  # "where rebels are battling the group killed ten": whoever did, it was not the group
        hit = clause.object
        clause.subject = mine
        if mine is None and clause.is_linked:
            clause.subject = suffering if clause.is_passive else subject
        elif mine and clause.is_passive:
            suffering = mine
        elif mine:
            subject = mine
        yield clause


def _set_reference(known: Naming, draft: Draft) -> None:
    """Sets whether a noun may be what was told before, and whether it is only what helped: "under cover of air strikes"."""
    clause = draft.clause
    if known.has_backing:
        draft.is_backing = clause.trigger.weapon != "" and is_backing(known, clause.at)
    if draft.recipients:
        return
    is_definite = _is_definite(known, clause)
    has_doer = any(one.kind or one.actor_id for one in draft.actors)  # not in "it was not clear who carried out the attack"
    draft.is_retold = is_definite and not (has_doer and clause.told_at is None)
    is_whose = draft.actors and clause.own is not None and _is_whose(known, clause, clause.own, draft.actors)
    draft.may_be_retold = is_definite or bool(is_whose)


def _is_no_doer(clause: Clause) -> bool:
    """Whether who suffers before a verb does not act in it: not in "killed men who attacked", "killed soldiers fighting"."""
    return clause.trigger.form == "past" and not (clause.is_passive or clause.is_aside)


def _is_whose(known: Naming, clause: Clause, own: Group, actors: Sequence[Party]) -> bool:
    """ "ISIS attack": one of those whose it is, in headlines and short news "the" one."""
    if clause.told_at is not None or known.words.folded[clause.end - 1].endswith("s"):
        return False
    return known.letters[own[0] - 1 : own[0]] != "D" and any(own[0] <= one.first < own[1] for one in actors)


def _is_asked_whose(known: Naming, at: int) -> bool:
    """Whether a word asks, and tells nothing of a noun before it: "determines whose planes carry out raids"."""
    return at > 0 and known.words.folded[at] in _WHOSE and known.letters[at - 1] in "vs"


def _has_doer(letters: str, clause: Clause) -> bool:
    """Whether somebody acts in it, who "were wounded" does not say."""
    if clause.is_passive or clause.subject is None:
        return any(letters[prep] == "y" for prep, _ in clause.complements)
    return True


def _join_purpose(told: Sequence[Draft]) -> None:
    """What was done to disperse a crowd did so: "fired tear gas to disperse them"."""
    for before, draft in pairwise(told):
        is_purpose = draft.action == before.action == "disperse" and draft.clause.trigger.form == "base"
        if is_purpose and before.status is HAPPENED:
            draft.status = HAPPENED


def _is_definite(known: Naming, clause: Clause) -> bool:
    """ "the attack", "Wednesdays attack": one that was told of before."""
    is_of_day = clause.before.endswith("T") and known.words.folded[clause.at - 1].endswith("s")
    return is_of_day or _DEFINITE.search(clause.before[-_BEFORE:]) is not None
