"""Tolls that somebody gives without saying them: "The agency put the death toll at 54"."""

from __future__ import annotations

from functools import cache

from flows.extract.claims.clauses import clause_end, noun_phrase_after
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.speakers import clause_subject, subject_of
from flows.extract.claims.text import Stretch
from flows.extract.claims.unit import ASSERTED, Unit
from flows.extract.claims.verb_forms import verb_group

_LONGEST = 12  # words of "put the number of people killed at"


@cache
def toll_verbs() -> dict[str, str]:
    """The word that leads to the figure, by the verb: "put it at", "raised it to", "gave a toll of"."""
    return {verb: word for word in ("at", "to", "of") for verb in claim_contexts()[f"toll_{word}"]}


@cache
def toll_spellings() -> frozenset[str]:
    return frozenset(toll_verbs()) | {verb.upper() for verb in toll_verbs()}


def read_toll(unit: Unit, verb: int) -> None:
    """ "The agency put the death toll at 54 and the ministry at 60", "…, putting the toll at 54"."""
    text = unit.text
    leads = toll_verbs().get(text.word(verb))
    if leads is None:
        return
    limit = min(unit.stop, verb + _LONGEST)
    at = next((at for at in range(verb + 2, limit - 1) if text.word(at) == leads), None)
    tolls = claim_contexts()["tolls"]
    if at is None or not _is_figure(unit, at + 1) or not any(text.word(one) in tolls for one in range(verb + 1, at)):
        return
    first = verb_group(unit, verb)
    if text.letters[verb] == "g":
        speaker = unit.last or clause_subject(text, unit.first, first) if text.letters[first - 1] in ",&>-" else None
    else:
        speaker = subject_of(unit, first) if first > unit.first else None
    if speaker:
        end = clause_end(text, verb + 1, unit.stop)
        other = _other(unit, at + 2, end, leads)
        unit.add((verb + 1, other[0] - 1 if other else end), (first, verb + 1), speaker, ASSERTED, "toll", 0.7)
        if other:
            unit.add((other[1], end), (first, verb + 1), other, ASSERTED, "toll", 0.6)


def _other(unit: Unit, first: int, end: int, leads: str) -> Stretch | None:
    """Who gives another, without a verb: "and the ministry at 60"."""
    joint = unit.text.letters.find("&", first, end)
    speaker = noun_phrase_after(unit.text, joint + 1, end) if joint > 0 else None
    if speaker is None or unit.text.word(speaker[1]) != leads or not _is_figure(unit, speaker[1] + 1):
        return None
    return speaker


def _is_figure(unit: Unit, at: int) -> bool:
    word = unit.text.word(at)
    return at in unit.text.words.numbers or word in claim_contexts()["amount"] or word in claim_contexts()["vague"]
