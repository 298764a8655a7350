"""Speakers in texts that have lost their commas: "Two people died in Homs the source said"."""

from __future__ import annotations

import re
from functools import cache

from flows.extract.actors.names import nation_words
from flows.extract.claims.clauses import has_verb, noun_phrase_before
from flows.extract.claims.cues import Cue
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.text import ClaimText, Stretch
from flows.extract.claims.unit import Found, Unit
from flows.extract.people.words import is_role
from flows.model.claim import Polarity

_SHORT = 3  # words of "the defence ministry"
RUN_IN = "nweTgzmv"  # letters of what a lost comma may have stood behind
_GOVERNING = "pioeK"  # letters of what a phrase that is no subject stands behind
_PASSIVE = "be"  # letters of "were killed", which has no object
_ASIDE = re.compile("(?:[Tv]|p[dunwozT]+)*")  # "on Saturday in a statement"
_TOLD = re.compile(f"[dunwz]*{_ASIDE.pattern}")


def read_after_lost_comma(unit: Unit, cue: Cue, at: Stretch, polarity: Polarity) -> bool:
    """Whether it is "Two people died in Homs the source said", at the end of a sentence that has lost its comma."""
    text, letters = unit.text, unit.text.letters
    if cue.takes.isdisjoint(("say", "tell")) or at[0] == unit.first or not _is_last(text, cue, at[1], unit.stop):
        return False
    begin = _run_in_subject(text, unit.first, at[0])
    if not begin or begin <= unit.first or letters[begin - 1] not in RUN_IN or not has_verb(text, unit.first, begin):
        return False
    unit.found[:] = [claim for claim in unit.found if _ends_at(claim, begin)]
    return unit.add((unit.first, begin), at, (begin, at[0]), polarity, "after_content", 0.6)


def _ends_at(claim: Found, end: int) -> bool:
    """Ends what somebody else said before "… Interfax reported" ends a sentence; False if that was taken for what is said."""
    first, stop = claim.content
    if end <= first and first > claim.cue[0]:
        return False
    claim.content = first, min(stop, end)
    return True


def _is_last(text: ClaimText, cue: Cue, behind: int, stop: int) -> bool:
    """Whether nothing follows a verb but when, where and to whom it is said."""
    updated = text.letters[behind : behind + 1] == "g" and text.lost_commas  # "said updating an earlier toll"
    letters = "" if updated else text.letters[behind:stop]
    return (_TOLD if cue.lemma == "tell" else _ASIDE).fullmatch(letters) is not None


def runs_in(unit: Unit, verb: int, speaker: Stretch) -> bool:
    """Whether a verb and who speaks end a sentence that has lost its comma before them: "the road is closed said the mayor"."""
    text, letters = unit.text, unit.text.letters
    if not text.lost_commas or text.word(verb) not in ("said", "says", "added", "adds") or letters[verb - 1] not in RUN_IN:
        return False
    short = letters[speaker[0]] in "dn" and speaker[1] - speaker[0] <= _SHORT
    named = short or "n" in letters[slice(*speaker)] or text.word(speaker[1] - 1) in claim_contexts()["speaking"]
    return named and (speaker[1] == unit.stop or letters[speaker[1]] in "pTr")


def _run_in_subject(text: ClaimText, first: int, verb: int) -> int | None:
    """Where the subject of a verb begins to which no comma leads in a unit from `first`: "Two people died in Homs the source
    said", and in a text that has lost all its commas "… in Homs rights groups said", "… in Homs he said".
    """
    letters = text.letters
    if letters[verb - 1] == "h" and text.lost_commas:
        return verb - 1
    if text.lost_commas and text.word(verb - 1) in claim_contexts()["speaking"]:
        outlet = letters[verb - 2 : verb] == "nn" and text.written[verb - 2] not in _demonyms()
        return verb - 2 if outlet else plain_speaker(text, first, verb)  # "Press TV said", "Syrian TV said"
    phrase = noun_phrase_before(text, first, verb)
    begin = max(letters.rfind(letter, phrase[0], verb) for letter in "du") if phrase else -1
    if phrase and begin > 0 and letters[begin - 1] == "g":  # "a group monitoring the war said"
        begin = max(letters.rfind(letter, phrase[0], begin) for letter in "du")
    is_governed = begin < 1 or (letters[begin - 1] in _GOVERNING and letters[begin - 2 : begin] != _PASSIVE)
    if text.lost_commas and is_governed:
        return _named(text, first, verb)
    if text.lost_commas and "p" in letters[begin:verb] and (named := _named(text, first, verb)):
        return named  # "hit a centre in Turmanin Vasik Harak told Anadolu"
    return begin if begin >= 0 else None


def _named(text: ClaimText, first: int, end: int) -> int | None:
    """Where a name begins, with its role: "Observatory chief Sami Aziz", "official news agency SANA"."""
    letters, outlets, roles = text.letters, claim_contexts()["outlets"], claim_contexts()["speaking_for"]
    at = end
    while at > first and (text.word(at - 1) in outlets or text.word(at - 1) in roles):
        at -= 1
    name = at
    while at > first and _is_of_name(text, at - 1) and not (at < end and text.written[at] in _demonyms()):
        at -= 1
    if at == name or letters[at - 1] in "po":
        return None
    begin = at
    while begin > first and (
        is_role(text.written[begin - 1]) or text.word(begin - 1) in outlets or text.word(begin - 1) in roles
    ):
        begin -= 1
    while first < begin < at and letters[begin - 1] in "nz" and begin - 1 not in text.words.numbers:
        begin -= 1  # whose role it is
    return begin - (begin > first and letters[begin - 1] == "d")


def _is_of_name(text: ClaimText, index: int) -> bool:
    """ "Staffan", "de" and "Mistura"."""
    if text.letters[index] == "n":
        return index not in text.words.numbers
    return text.word(index) in claim_contexts()["particles"] and text.letters[index - 1] == "n" == text.letters[index + 1]


def plain_speaker(text: ClaimText, first: int, end: int) -> int:
    """Where "Turkish security sources" and "the Britain-based monitor" begin, whatever stands before them."""
    at, before, seated = end - 1, claim_contexts()["speaking_for"], claim_contexts()["seated"]
    while at > first:
        if text.word(at - 1) in seated and at - first > 2 and text.word(at - 2) == "-":
            at -= 3
        elif text.word(at - 1) in before or text.written[at - 1] in _demonyms():
            at -= 1
        else:
            break
    return at - (at > first and text.letters[at - 1] in "du")


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word for word, _ in nation_words("adjective"))
