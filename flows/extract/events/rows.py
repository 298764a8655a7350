"""Coded events (model/coded_event.py) from the drafts of a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import THINGS, Party
from flows.extract.events.parties import SUFFERED
from flows.extract.events.setting import date_prec
from flows.extract.words import Words
from flows.model.claim import Span
from flows.model.coded_event import CodedEvent, EventParty
from flows.model.quantity import Metric, Quantity
from flows.model.reading import Reading

_KILLED, _COUNT = Metric.KILLED, Metric.COUNT
_PHYSICAL = ("attack", "bomb", "strike", "target", "fire", "explode", "destroy", "burn", "damage", "raid", "vandalise")
_TAKING = ("capture_land", "takeover", "seize", "free")
_COMPOUND = 2  # nouns of a weapon's name before the last
_GAP = 6  # words between figures of one list
# How sure an event is: of what its clause says, of when and where, and less for what is told aside.
_SCORE, _OF_ACTORS, _OF_RECIPIENTS, _OF_SETTING, _ASIDE = 0.5, 0.15, 0.15, 0.1, 0.2


def coded_event(words: Words, reading: Reading, draft: Draft) -> CodedEvent:
    code, clause, time = draft.code, draft.clause, draft.time
    assert code
    people, hit = [], []
    for one in draft.recipients:
        if draft.action in _TAKING and not one.kind and _is_noun(words, one):
            hit.append(_party(words, one))  # a town on no list
        elif (
            _is_somebody(words, one)
            or _is_number(words, one)
            or (draft.action in SUFFERED and one.kind == "" and _is_noun(words, one))
        ):
            people.append(_party(words, one))
        elif one.kind in THINGS or (draft.action in _PHYSICAL and _is_noun(words, one)):
            hit.append(_party(words, one))
    start, end = words.starts[draft.first], words.ends[draft.last - 1]
    return CodedEvent(  # in the order of its fields: there are many events, and to name them takes three times as long
        start,
        end,
        words.text[start:end],
        Span(words.starts[clause.at], words.ends[clause.end - 1]),
        *code,
        draft.status,
        time.date_start if time else None,
        time.date_end if time else None,
        date_prec(time) if time else None,
        draft.place_no,
        tuple([_party(words, one) for one in draft.actors if _is_somebody(words, one)]),
        tuple(people),
        tuple(hit),
        _weapon(words, draft.weapon_at) if draft.weapon_at else None,
        tuple(draft.figure_nos),
        *_fatalities(words, reading, draft),
        draft.claim_no,
        f"{clause.trigger.action}_{clause.trigger.form}{'_carried' * draft.is_carried}{'_aside' * clause.is_aside}",
        _score(draft),
    )


def _is_somebody(words: Words, party: Party) -> bool:
    """Whether a noun phrase may name people: it has a word for them, or a capital, and is no thing."""
    written = words.written[party.first : party.end]
    is_weapon = party.kind not in ("state", "armed") and written[-1] in kinds("weapon")
    if party.kind in THINGS or is_weapon or (len(written) == 1 and written[0] in kinds("pronoun")):
        return False
    if party.kind or party.actor_id is not None:
        return True
    return any(word[0].isupper() and len(word) > 1 for word in written)


def _is_number(words: Words, party: Party) -> bool:
    """ "killing eight", who are people."""
    return all(at in words.numbers for at in range(party.first, party.end))


def _is_noun(words: Words, party: Party) -> bool:
    """Whether it is more than a number, an article or a pronoun."""
    written = words.written[party.first : party.end]
    return any(len(word) > 1 and word[0].isalpha() and word not in kinds("pronoun") for word in written)


def _party(words: Words, party: Party) -> EventParty:
    start, end = words.starts[party.first], words.ends[party.end - 1]
    return EventParty(start, end, words.text[start:end], party.actor_id)


def _weapon(words: Words, at: tuple[int, int]) -> Span:
    """The weapon with the nouns of its name: "car bomb", "rifle grenades"."""
    first, end = at
    while first > 0 and at[0] - first < _COMPOUND and words.written[first - 1] in _weapon_parts():
        first -= 1
    while end - first <= _COMPOUND and words.written[end : end + 1] and words.written[end] in kinds("weapon"):
        end += 1
    return Span(words.starts[first], words.ends[end - 1])


@cache
def _weapon_parts() -> frozenset[str]:
    return frozenset(kinds("weapon")) | frozenset(kinds("thing")) | frozenset(kinds("part"))


def _fatalities(words: Words, reading: Reading, draft: Draft) -> tuple[int | None, int | None, int | None]:
    """At least, best and at most, by those of its figures that are of killed, who are not those that tell of it."""
    if not draft.figure_nos:
        return None, None, None
    figures = [reading.quantities[number] for number in sorted(draft.figure_nos)]
    dead = [one for one in figures if one.metric is _KILLED] or [one for one in figures if one.metric is _COUNT]
    if not dead:
        return None, None, None
    speaker = reading.claims[draft.claim_no].speaker if draft.claim_no is not None else None
    others = [one for one in dead if not (speaker and speaker.start <= one.char_start < speaker.end)]
    run = _first_run(words, others or dead)
    lows, bests, highs = zip(*((one.value_low, one.value_best, one.value_high) for one in run), strict=True)
    return _total(lows), _total(bests), _total(highs)


def _first_run(words: Words, figures: Sequence[Quantity]) -> list[Quantity]:
    """Figures that follow each other, as in "two soldiers and a child"; what a text says elsewhere may be the same dead."""
    run = list(figures[:1])
    for figure in figures[1:]:
        behind, at = bisect_right(words.ends, run[-1].char_end - 1), bisect_left(words.starts, figure.char_start)
        if at - behind > _GAP or any(word.endswith("ed") for word in words.written[behind:at]):
            break  # "killed nine people and forced 2,000 families"
        run.append(figure)
    return run


def _total(values: Sequence[float | None]) -> int | None:
    """The sum of what is known, None if nothing is."""
    known = [value for value in values if value is not None]
    return int(sum(known)) if known else None


def _score(draft: Draft) -> float:
    score = _SCORE + _OF_ACTORS * bool(draft.actors) + _OF_RECIPIENTS * bool(draft.recipients)
    score += _OF_SETTING * ((draft.place_no is not None) + (draft.time is not None and not draft.is_carried))
    return round(score - _ASIDE * draft.clause.is_aside, 2)
