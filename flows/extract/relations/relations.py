"""What one party does to another in a sentence, as PLOVER codes it.

    coding = code_pair(words, Span(0, 6), Span(20, 27))      # the party that acts, and the other: offsets into the text

Each clause of the sentence that tells of a deed (clause_deeds.py) is held against the two: whether the one does it and the
other stands where its verb has them. The best fit is the coding; where none fits, the nouns between the two tell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flows.extract.relations.clause_deeds import Told, said_of, told_by
from flows.extract.relations.clauses import Clause, Phrase, read_clauses
from flows.extract.relations.deeds import QUADS, Deed, noun_at
from flows.extract.words import Words
from flows.model.claim import Span

# How well a clause fits the pair. The party that acts is the subject, or is meant by its pronoun or stands right before the
# verb, or stands somewhere before it. The other stands behind the verb in its clause, beside the first ("Russia and Turkey
# met"), or further on, behind more phrases or behind other verbs.
_SUBJECT, _MEANT, _BEFORE = 3.0, 2.5, 1.0
_OWN, _BESIDE, _BEHIND, _FAR = 2.0, 1.5, 1.2, 0.8
_PARTICIPLE = -1.0  # "…, killing five": the main verb tells
_SAID = 4.5
_BEST = _SUBJECT + _OWN
# How sure a deed is by how it was found.
_SURE = {"object": 0.9, "verb": 0.8, "must": 0.8, "chain": 0.6, "said": 0.5, "noun": 0.3}
_VERBAL = (1, 3)  # quad classes
_DEPENDENT = frozenset(("infinitive", "participle", "gerund"))
_PRONOUNS = frozenset(("it", "he", "she", "they", "we", "his", "her", "its", "their"))
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairCoding:
    """What one party does to another: PLOVER's event and mode, its quad class (1 verbal cooperation, 2 material cooperation,
    3 verbal conflict, 4 material conflict). `method` names the rule, `score`, 0 to 1, says how well the sentence fits."""

    event: str
    quad_class: int
    mode: str | None
    method: str
    score: float


def code_pair(words: Words, source: Span, target: Span) -> PairCoding | None:
    """What the party at `source` does to the one at `target`; None if the words, best of one sentence, do not tell."""
    pair = _range(words, source), _range(words, target)
    clauses = read_clauses(words, 0, len(words.written))
    best: tuple[float, Told] | None = None
    for number in range(len(clauses)):
        fit, told = _held_against(words, clauses, number, *pair)
        if told and fit > (best[0] if best else 0):
            best = fit, _what_for(words, clauses, number) or told if told.deed.mode == "phone" else told
    if best is None:
        named = _named_between(words, {one.verb.head for one in clauses}, *pair)
        best = (_BEST, Told(named, "noun")) if named else None
    if best is None:
        return None
    fit, (deed, method) = best
    return PairCoding(deed.event, QUADS[deed.event], deed.mode, method, round(_SURE[method] * fit / _BEST, 2))


def _what_for(words: Words, clauses: Sequence[Clause], number: int) -> Told | None:
    """What is said in a call or letter: "called to congratulate", "sent a letter demanding"."""
    for clause in clauses[number + 1 : number + 2]:
        told = told_by(words, clause) if clause.governor == number and clause.kind in _DEPENDENT else None
        if told and told.deed.event != "CONSULT" and QUADS[told.deed.event] in _VERBAL:
            return told
    return None


def _range(words: Words, span: Span) -> Range:
    first = bisect_left(words.ends, span.start + 1)
    return first, max(bisect_left(words.starts, span.end), first + 1)


def _held_against(
    words: Words, clauses: Sequence[Clause], number: int, source: Range, target: Range
) -> tuple[float, Told | None]:
    """How well a clause fits the pair, and its deed."""
    clause = clauses[number]
    speaker = clauses[clause.governor].subject if clause.governor is not None else None
    if _overlap(clause.subject, target) and _overlap(speaker, source) and (said := said_of(words, clauses, number)):
        return _SAID, said
    told = told_by(words, clause)
    if told is None:
        return 0.0, None
    before, behind = (target, source) if clause.verb.passive != told.deed.swapped else (source, target)
    fit = _fit_before(words, clauses, number, before) + _fit_behind(clauses, clause, before, behind)
    return fit + _PARTICIPLE * (clause.kind in ("participle", "gerund")), told


def _fit_before(words: Words, clauses: Sequence[Clause], number: int, party: Range) -> float:
    clause = clauses[number]
    subject, verb = clause.subject, clause.verb.first
    if _overlap(subject, party):
        return _SUBJECT
    governor = clauses[clause.governor].subject if clause.governor is not None else None
    if subject and words.folded[subject.first] in _PRONOUNS and _overlap(governor, party):
        return _MEANT
    if party[1] > verb:
        return 0.0
    return _BEFORE if any(party[1] <= one.verb.first < verb for one in clauses) else _MEANT


def _fit_behind(clauses: Sequence[Clause], clause: Clause, before: Range, party: Range) -> float:
    verb = clause.verb
    if verb.end <= party[0] < clause.end:
        return _OWN
    if _overlap(clause.subject, party) or before[1] <= party[0] < verb.first:
        return _BESIDE
    if party[0] < verb.end:
        return 0.0
    others = [one for one in clauses if verb.end <= one.verb.first < party[0] and one.kind not in _DEPENDENT]
    return _FAR if others else _BEHIND


def _overlap(phrase: Phrase | None, party: Range) -> bool:
    return phrase is not None and phrase.first < party[1] and party[0] < phrase.end


def _named_between(words: Words, verbs: Collection[int], source: Range, target: Range) -> Deed | None:
    """The deed of the last noun between the two that has one, or else of the last of all."""
    between = range(max(source[0], target[0]) - 1, min(source[1], target[1]) - 1, -1)
    for index in (*between, *range(len(words.written) - 1, -1, -1)):
        if index not in verbs and (noun := noun_at(words, index)) and noun.deed:
            return noun.deed
    return None
