"""Verbs whose subject does not speak: "is believed to", "was condemned by X"; and those by which somebody else is quoted."""

from __future__ import annotations

from flows.extract.claims.answers import read_answer_by
from flows.extract.claims.clauses import (
    clause_around,
    clause_end,
    has_verb,
    noun_phrase_after,
    noun_phrase_before,
    subject_clause_end,
)
from flows.extract.claims.contents import content_after, content_before
from flows.extract.claims.cues import Cue
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.speakers import subject_before
from flows.extract.claims.text import Stretch
from flows.extract.claims.unit import ASSERTED, UNCONFIRMED, Found, Unit


def read_passive(unit: Unit, cue: Cue, first: int, index: int, behind: int) -> None:
    """ "X was cited by AFP", "was denied by X", "is believed to", "it was reported that"."""
    text = unit.text
    at, after = (first, behind), text.word(behind)
    if after == "by":
        read_by(unit, cue, at, behind + 1)
    elif after == "as" and text.letter(behind + 1) == "G" and ("cite" in cue.takes or cue.lemma == "report"):
        _read_quoted(unit, first, behind + 1)
    elif after == "to" and cue.takes in ({"say"}, {"think"}):
        content = _own_clause(unit, first), clause_end(text, index, unit.stop)
        unit.add(content, at, None, UNCONFIRMED, "is_said_to", 0.7)
    elif cue.lemma in claim_contexts()["verifying"] and text.has("x", first, index):
        subject = subject_before(text, unit.first, first)
        unit.add(subject, at, None, UNCONFIRMED, "not_verified", 0.6)
    elif after == "of" and cue.lemma in claim_contexts()["charging"]:
        content = clause_around(text, unit.first, first), clause_end(text, index, unit.stop)
        unit.add(content, at, None, UNCONFIRMED, "is_said_to", 0.6)
    elif after == "that" and first > unit.first and text.word(first - 1) == "it":
        content = behind, clause_end(text, behind, unit.stop)
        unit.add(content, at, None, UNCONFIRMED, "it_is_said", 0.7)


def _own_clause(unit: Unit, verb: int) -> int:
    """Where the clause of a passive verb begins: behind "…, but" if what stands before has a verb of its own."""
    begin = clause_around(unit.text, unit.first, verb)
    joint = unit.text.letters.rfind(",&", begin, verb)
    return joint + 2 if joint > begin and has_verb(unit.text, begin, joint) else begin


def _read_quoted(unit: Unit, first: int, saying: int) -> None:
    """ "X was quoted as saying that …", and "…," X was quoted as saying by AFP."""
    text = unit.text
    speaker = subject_before(text, unit.first, first)
    says, begin = text.cue(saying)
    content = content_after(text, unit.span, says, begin)
    outlet = None
    if content is None and speaker is not None:
        content = content_before(text, unit.span, speaker[0], begin)
        outlet = noun_phrase_after(text, begin + 1, unit.stop) if text.word(begin) == "by" else None
    if unit.add(content, (first, begin), speaker, ASSERTED, "quoted", 0.8):
        unit.found[-1].outlet = outlet


def read_reduced(unit: Unit, verb: int, behind: int) -> None:
    """ "a gas believed to be chlorine": what is believed is the noun and what it is believed to be."""
    subject = noun_phrase_before(unit.text, unit.first, verb)
    if subject:
        end = subject_clause_end(unit.text, behind, clause_end(unit.text, behind, unit.stop))
        unit.add((subject[0], end), (verb, behind), None, UNCONFIRMED, "is_said_to", 0.7)


def read_by(unit: Unit, cue: Cue, at: Stretch, behind: int) -> None:
    agent = noun_phrase_after(unit.text, behind, unit.stop)
    subject = subject_before(unit.text, unit.first, at[0])
    if agent is None or subject is None:
        return
    if "cite" in cue.takes:
        if unit.text.word(agent[1]) == "as" and unit.text.letter(agent[1] + 1) == "G":  # "was quoted by SANA as saying"
            says, begin = unit.text.cue(agent[1] + 1)
            content = content_after(unit.text, unit.span, says, begin)
            content = content or content_before(unit.text, unit.span, subject[0], begin)
        else:
            content = content_before(unit.text, unit.span, subject[0], agent[1])
        if content:
            unit.found.append(Found(content, at, subject, cue.polarity, "cited_by", 0.9, agent))
            unit.last = subject
    elif "that" not in cue.takes and not read_answer_by(unit, cue, subject, at, agent):
        of = unit.text.letters.find("o", agent[0], agent[1]) if cue.lemma in claim_contexts()["charging"] else -1
        if of > 0:  # "accused by monitors of shelling a school"
            agent, subject = (agent[0], of), (subject[0], clause_end(unit.text, of, unit.stop))
        unit.add(subject, at, agent, cue.polarity, "passive", 0.6)


def read_cited_after(unit: Unit, behind: int, at: Stretch, outlet: Stretch) -> bool:
    """ "…, Interfax quoted him as saying": the outlet stands behind what is said, and who says it behind the outlet."""
    text, end = unit.text, behind
    while end < unit.stop and text.letters[end] in "dunwmz":
        end += 1
    if end == behind or text.word(end) != "as" or text.letter(end + 1) != "G":
        return False
    _, begin = text.cue(end + 1)
    content = content_before(text, unit.span, outlet[0], begin)
    if content is None:
        return False
    unit.found.append(Found(content, (at[0], begin), (behind, end), ASSERTED, "cited", 0.8, outlet))
    unit.last = behind, end
    return True


def read_cited(unit: Unit, behind: int, at: Stretch, outlet: Stretch) -> None:
    """ "PressTV cited residents who were afraid", "quoted him as saying that"."""
    text, letters = unit.text, unit.text.letters
    end = behind
    while end < unit.stop and letters[end] not in "rt<:;,.s":
        end += 1
    if end == behind or end >= unit.stop or letters[end] not in "rst<:,":
        return
    begin = end
    while begin < unit.stop and (letters[begin] in "r:,G" or text.word(begin) == "as"):
        begin += 1
    if begin < unit.stop and (begin > end or letters[end] in "t<"):
        content = (begin, clause_end(text, begin, unit.stop))
        unit.found.append(Found(content, at, (behind, end), ASSERTED, "cited", 0.8, outlet))
