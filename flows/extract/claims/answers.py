"""Denials of what a text has just said: "…, which Moscow denies", "…, a figure the army disputes", "a claim rejected by …"."""

from __future__ import annotations

from flows.extract.claims.clauses import behind_lead, has_verb
from flows.extract.claims.cues import Cue
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.speakers import is_nobody, subject_before
from flows.extract.claims.text import Stretch
from flows.extract.claims.unit import DENIED, Unit
from flows.model.claim import ANSWER

_ENDS = ",;-)&.s|"  # letters of what may follow the verb
_ADJECTIVES = 3


def read_answer(unit: Unit, first: int, behind: int) -> bool:
    """Whether the verb of denial from `first` denies what stands before the comma."""
    text, letters = unit.text, unit.text.letters
    if behind < unit.stop and letters[behind] not in _ENDS:
        return False
    speaker = subject_before(text, unit.first, first)
    if speaker is None or is_nobody(text, speaker):
        return False
    at, speaker = _answered(unit, speaker)
    return at is not None and _add(unit, at, (first, behind), speaker)


def read_answer_by(unit: Unit, cue: Cue, subject: Stretch, at: Stretch, agent: Stretch) -> bool:
    """ "…, an accusation denied by the army"."""
    text, (first, end) = unit.text, subject
    if cue.polarity is not DENIED or text.word(end - 1) not in claim_contexts()["answered"]:
        return False
    return end - first <= _ADJECTIVES and _add(unit, first, at, agent)


def _answered(unit: Unit, speaker: Stretch) -> tuple[int | None, Stretch]:
    """Where "which" or "a figure" begins before or in the words of a speaker, and the speaker without it."""
    text, letters, answered = unit.text, unit.text.letters, claim_contexts()["answered"]
    begin = speaker[0]
    noun = next((at for at in range(begin, speaker[1] - 1) if text.word(at) in answered), None)
    if noun is not None:
        return begin, (noun + 1, speaker[1])
    at = begin
    if at > unit.first and letters[at - 1] in "rt":
        at -= 1
    noun = at
    while noun > unit.first and begin - noun < _ADJECTIVES and letters[noun - 1] in "wd":
        noun -= 1
    if any(text.word(one) in answered for one in range(noun, at)):
        return noun, speaker
    return (at, speaker) if at < begin and text.word(at) == "which" else (None, speaker)


def _add(unit: Unit, begin: int, at: Stretch, speaker: Stretch) -> bool:
    """What is denied ends at the comma before `begin`; what was said to hold it by somebody else ends there, too."""
    text = unit.text
    close = begin - 1
    if close <= unit.first or text.letters[close] not in ",-":
        return False
    while text.letters[close - 1] == "-":
        close -= 1
    for claim in reversed(unit.found):
        if claim.content[0] < close <= claim.content[1]:
            claim.content = claim.content[0], close
            return unit.add((claim.content[0], close), at, speaker, DENIED, ANSWER, 0.7)
    first = behind_lead(text, unit.first, close)
    return has_verb(text, first, close) and unit.add((first, close), at, speaker, DENIED, ANSWER, 0.7)
