"""What one party does to another, as PLOVER codes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.extract.clauses import Clause, Phrase, read_clauses, speech_verbs
from flows.extract.deeds import QUADS, Deed, Noun, changed, deed_of, nouns_in, stance
from flows.extract.words import Words
from bisect import bisect_left
from flows.model.claim import Span


class PairCoding(NamedTuple):
    event: str | None
    quad_class: int | None
    mode: str | None
    method: str
    score: float


Range = tuple[int, int]
_MUST = frozenset(("must", "should"))
NONE = PairCoding(None, None, None, "", 0.0)


def code_pair(words: Words, source: Span, target: Span) -> PairCoding:
    s = _range(words, source)
    t = _range(words, target)
    clauses = read_clauses(words, 0, len(words.written))
    best = None
    for number, clause in enumerate(clauses):
        said = _said_of(words, clauses, clause, s, t)
        if said:
            found = said
            fit = 4.5
        else:
            found = clause_deed(words, clause)
            if found is None:
                continue
            fit = _fit(words, clauses, clause, found, s, t)
        if best is None or fit > best[0] + 0.01:
            best = fit, found
    if best is None:
        found = _by_noun(words, s, t)
        if found is None:
            return NONE
        best = 1.0, found
    deed, method = best[1]
    return PairCoding(deed.event, QUADS[deed.event], deed.mode, method, min(best[0] / 5, 0.9))


def _range(words: Words, span: Span) -> Range:
    first = bisect_left(words.ends, span.start + 1)
    return first, max(bisect_left(words.starts, span.end), first + 1)


def _overlaps(phrase: Phrase | None, r: Range) -> bool:
    return phrase is not None and phrase.first < r[1] and r[0] < phrase.end


def _fit(words: Words, clauses, clause: Clause, found, s: Range, t: Range) -> float:
    deed, _ = found
    verb = clause.verb
    if verb.passive != deed.swapped:
        s, t = t, s  # now s is where the subject should be, t behind the verb
    fit = 0.0
    subject = clause.subject
    if _overlaps(subject, s):
        fit += 3
    elif subject and _is_pronoun(words, subject) and clause.governor is not None and _overlaps(clauses[clause.governor].subject, s):
        fit += 2.5
    elif s[1] <= verb.first and not any(s[1] <= c.verb.first < verb.first for c in clauses):
        fit += 2.5
    elif s[1] <= verb.first:
        fit += 1
    if verb.end <= t[0] < clause.end:
        fit += 2
    elif _overlaps(subject, t) or (t[1] <= verb.first and t[0] >= s[1]):
        fit += 1.5
    if clause.kind == "participle":
        fit -= 1
    if verb.end <= t[0] < clause.end or _overlaps(subject, t):
        pass
    elif t[0] >= verb.end:
        fit += 1.2 if not any(verb.end <= c.verb.first < t[0] and c.kind not in ("infinitive", "participle") for c in clauses) else .8
    return fit


def _is_pronoun(words: Words, phrase: Phrase) -> bool:
    return words.written[phrase.first].casefold() in ("it", "he", "she", "they", "we", "his", "its", "their")


def _said_of(words: Words, clauses, clause: Clause, s: Range, t: Range):
    """What a party says of the other: that they must do something, or that they did."""
    if clause.kind != "complement" or clause.governor is None:
        return None
    governor = clauses[clause.governor]
    if governor.verb.lemma not in speech_verbs() or clause_deed(words, governor) or not _overlaps(governor.subject, s) or not _overlaps(clause.subject, t):
        return None
    if clause.verb.modal in _MUST or clause.verb.chain[:1] in (("have",), ("need",)) or clause.verb.lemma == "need":
        return Deed("REQUEST"), "must"
    return Deed("ACCUSE"), "said"


def clause_deed(words: Words, clause: Clause) -> tuple[Deed, str] | None:
    verb = clause.verb
    objects = list(_objects(words, clause))
    following = [words.written[i].casefold() for i in range(verb.end, min(verb.end + 2, len(words.written)))]
    deed = deed_of(verb.lemma, following, objects)
    if clause.object and not clause.verb.passive:
        after = [words.written[i].casefold() for i in range(clause.object.end, min(clause.object.end + 1, len(words.written)))]
        if after and after[0] in ("off", "over", "back", "out", "down", "up", "free"):
            deed = deed_of(verb.lemma, after, objects)
    if deed is None and not clause.object and clause.subject:
        deed = deed_of(verb.lemma, following, nouns_in(words, clause.subject.first, clause.subject.end, clause.subject.head))
    if deed is None and verb.chain:
        deed = deed_of(verb.chain[0].removeprefix("be "), (), ())
    else:
        for change in stance(verb.chain):
            deed = changed(change, deed)
    if deed is None:
        return None
    if verb.negated:
        deed = changed("refuse", deed) if QUADS.get(deed.event) != 4 else None
    elif verb.tense == "future" or verb.modal == "would":
        deed = changed("will", deed)
    if deed is None or deed.event not in QUADS:
        return None
    return deed, "verb"


def _objects(words: Words, clause: Clause) -> Iterator[Noun]:
    if clause.verb.passive and clause.subject:
        yield from nouns_in(words, clause.subject.first, clause.subject.end, clause.subject.head)
    if clause.second:
        yield from nouns_in(words, clause.second.first, clause.second.end, clause.second.head)
    if clause.object:
        yield from nouns_in(words, clause.object.first, clause.object.end, clause.object.head)
    for phrase in clause.phrases[:1]:
        if phrase.first <= clause.verb.end + 1:
            yield from nouns_in(words, phrase.first, phrase.end, phrase.head)


def _by_noun(words: Words, s: Range, t: Range):
    first, last = min(s[0], t[0]), max(s[1], t[1])
    for a, b in ((min(s[1], t[1]), max(s[0], t[0])), (0, len(words.written))):
        for noun in nouns_in(words, a, b, max(a,b - 1)) if b > a else ():
            if noun.deed:
                return noun.deed, "noun"
    return None
