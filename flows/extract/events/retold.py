"""What a text tells again of an event that it has told of, in another sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.extract.events.codes import Code
from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.merge import CROWD, MEMORY, NOBODY, severity
from flows.extract.events.naming import Party
from flows.extract.words import Words
from flows.model.coded_event import EventStatus

_MOB = "Mob violence"
_BY_VICTIM = ("attack", "raid")  # what is coded by who suffered
# What a noun may tell again: "the attack" is any, "the blast" no abduction.
_FORCE = ("attack", "explode", "explode_thing", "clash", "battle", "shoot", "kill", "raid", "bomb", "assassinate", "massacre")
_KILLING = ("attack", "shoot", "kill", "raid", "assassinate", "massacre")
_DEADLY = (*_KILLING, "explode", "explode_thing", "bomb", "fire", "strike")  # no clashes: who died may have died in others
_FIGHTING = ("clash", "battle", "attack", "raid")
_BLAST = ("explode", "explode_thing", "bomb", "attack", "kill")
_RETELLS: Mapping[str, tuple[str, ...]] = {
    "attack": (*_FORCE, "abduct"), "raid": _KILLING, "shoot": _KILLING, "kill": _FORCE, "assassinate": _KILLING,
    "massacre": _KILLING, "explode": _BLAST, "bomb": _BLAST, "clash": _FIGHTING, "battle": _FIGHTING, "abduct": ("abduct",),
}  # fmt: skip
_RETOLD = 4  # sentences behind an event, in which "the attack" is this one
_FOLLOWING = 2  # sentences, in which it may say where in a country that was
_LEAD = 1  # the last sentence of a headline and a lead, of which a text tells all along
_IN_FRONT = 3  # words before a clause: "Elsewhere, "
_VAGUE_NUMBERS = ("scores", "dozens", "hundreds", "thousands", "several", "many", "some")
_OF_ITS_OWN = ("beat", "torture", "primitive", "sexual")  # modes that nothing else is told again by


def merge_text(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """The events of a text, each once."""
    told: list[Draft] = []
    for draft in drafts:
        earlier = next((one for one in reversed(told[-MEMORY:]) if _is_told_again(words, one, draft)), None)
        if earlier is None:
            told.append(draft)
            continue
        if _is_crowd(earlier) and severity(draft) < severity(earlier):
            earlier.code = draft.code
        names_nobody = all(party.kind in NOBODY for party in earlier.recipients)
        is_toll = _is_toll(words, earlier, draft)
        if (draft.is_retold or is_toll) and names_nobody:
            earlier.recipients += draft.recipients
        if is_toll and draft.figure_nos:
            earlier.figure_nos = draft.figure_nos  # "scores" before
        if _is_told_elsewhere(earlier, draft):
            draft.place_no = draft.place = None
        if earlier.is_wide and earlier.place != draft.place and _narrows(earlier, draft):
            earlier.place_no, earlier.place, earlier.is_wide = draft.place_no, draft.place, draft.is_wide
        earlier.take_in(draft)
        if names_nobody and draft.recipients and earlier.action in _BY_VICTIM:
            earlier.find_code()
    return told


def _is_told_again(words: Words, first: Draft, second: Draft) -> bool:
    """Whether the second is the first: of one kind, and nothing that is known of the one speaks against the other."""
    if first.status is not second.status or first.sentence == second.sentence or not first.code or not second.code:
        return False
    is_elsewhere = first.place != second.place and first.place is not None and second.place is not None
    if is_elsewhere and not (first.is_wide and _narrows(first, second)):
        return False
    if first.time and second.time and first.time.value != second.time.value:
        return False
    distance = second.sentence - first.sentence
    is_crowd = _is_crowd(first) and _is_crowd(second) and (first.code == second.code or not _is_mob(first, second))
    is_one_kind = first.code[:3] == second.code[:3] and not _differ_in_mode(first.code, second.code)
    is_vague = second.is_retold and distance <= _RETOLD and first.action in _RETELLS.get(second.action, ())
    goes_on = distance == 1 and (_is_toll(words, first, second) or _is_told_on(words, first, second))
    if not (is_crowd or is_one_kind or is_vague or goes_on):
        return False
    if is_crowd or is_vague:
        return True
    if goes_on and not _adds_setting(first, second):
        return True
    parties = _compare(words, first.recipients, second.recipients), _compare(words, first.actors, second.actors)
    says_nothing_new = _says_little(second) and (second.is_retold or not _adds_setting(first, second))
    return False not in parties and (True in parties or says_nothing_new or _is_same_setting(first, second))


def _narrows(first: Draft, second: Draft) -> bool:
    """Whether "the blast" says where in the country of the first it was: "A bomb exploded in Syria. The blast hit Aleppo"."""
    is_near = second.sentence - first.sentence <= _FOLLOWING
    return is_near and second.is_retold and second.place is not None and not second.is_wide


def _is_told_elsewhere(first: Draft, second: Draft) -> bool:
    """Whether only what is told much later names a place: one of something else, unless a headline or a lead told of it."""
    is_far = first.sentence > _LEAD and second.sentence - first.sentence > _RETOLD
    return is_far and first.place is None and second.place is not None


def _is_toll(words: Words, first: Draft, second: Draft) -> bool:
    """Whether the next sentence says who died in it: "A bomb exploded. Ten people were killed." """
    clause = second.clause
    if second.action != "kill" or not clause.is_passive or second.actors or clause.is_aside:
        return False
    before = words.written[max(clause.first - _IN_FRONT, 0) : clause.at]
    is_other = not kinds("elsewhere").keys().isdisjoint(before)
    if is_other or second.status is not EventStatus.HAPPENED or not kinds("perfect").keys().isdisjoint(before):
        return False  # "have been killed" since long
    is_vague = bool(first.killed) and all(words.written[party.first] in _VAGUE_NUMBERS for party in first.killed)
    is_open = is_vague or not (first.figure_nos or first.killed)
    is_same_force = first.action in _DEADLY and (second.weapons <= first.weapons or not first.weapons)
    return is_open and is_same_force and second.sentence - first.sentence == 1


def _is_told_on(words: Words, first: Draft, second: Draft) -> bool:
    """Whether the next sentence says how, of "them" or of those who shot: "They lined them up and shot them"."""
    if second.action not in _KILLING or first.action not in _KILLING or second.sentence - first.sentence != 1:
        return False
    if second.figure_nos or second.clause.trigger.form == "noun" or _names(words, second.recipients):
        return False
    if not _names(words, second.actors):
        return any(words.written[party.first] in kinds("pronoun") for party in (*second.actors, *second.recipients))
    return not (first.actors or second.recipients) and "firearm" in first.weapons & second.weapons


def _names(words: Words, parties: Sequence[Party]) -> bool:
    """Whether they are more than pronouns."""
    return any(party.end - party.first > 1 or words.written[party.first] not in kinds("pronoun") for party in parties)


def _differ_in_mode(first: Code, second: Code) -> bool:
    modes = first.plover_mode, second.plover_mode
    return modes[0] != modes[1] and (modes[0] in _OF_ITS_OWN or modes[1] in _OF_ITS_OWN)


def _is_mob(*drafts: Draft) -> bool:
    return any(draft.code is not None and draft.code.sub_event_type == _MOB for draft in drafts)


def _says_little(draft: Draft) -> bool:
    """Whether nothing tells it from others of its kind."""
    return not (draft.recipients or draft.figure_nos or draft.actors)


def _adds_setting(first: Draft, second: Draft) -> bool:
    """Whether the second names a day or a place, and the first none."""
    return (first.place is None and second.place is not None) or (first.time is None and second.time is not None)


def _is_same_setting(first: Draft, second: Draft) -> bool:
    """Whether both are of one place and one day."""
    return first.place is not None and first.place == second.place and first.time is not None and second.time is not None


def _is_crowd(draft: Draft) -> bool:
    return draft.code is not None and draft.code.event_type in CROWD


def _compare(words: Words, first: Sequence[Party], second: Sequence[Party]) -> bool | None:
    """Whether they are the same, None if that is not seen: one of them is nobody in particular."""
    if not (first and second and (named := _words(words, first)) and (again := _words(words, second))):
        return None
    if _differ_in_number(_counted(words, first), _counted(words, second)):
        return False
    return not named.isdisjoint(again)


def _counted(words: Words, parties: Sequence[Party]) -> dict[str, float]:
    """How many of what parties are, by each word that tells them from others: "15 policemen"."""
    found: dict[str, float] = {}
    for party in parties:
        numbers = [words.numbers[at] for at in range(party.first, party.end) if at in words.numbers]
        if len(numbers) == 1:
            found |= dict.fromkeys(_words(words, (party,)), numbers[0])
    return found


def _differ_in_number(first: Mapping[str, float], second: Mapping[str, float]) -> bool:
    return any(word in second and second[word] != number for word, number in first.items() if not word.isnumeric())


def _words(words: Words, parties: Sequence[Party]) -> set[str]:
    """The words of parties that tell them from others."""
    found = {word for party in parties for word in words.folded[party.first : party.end]}
    return {word for word in found if word[0].isalnum() and word not in kinds("general")}
