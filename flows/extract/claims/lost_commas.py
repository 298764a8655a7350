"""Speakers in texts that have lost their commas: "Two people died in Homs the source said"."""

from __future__ import annotations

from functools import cache

from flows.extract.actors.names import nation_words
from flows.extract.claims.clauses import has_verb, noun_phrase_before
from flows.extract.claims.cues import Cue
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.text import ClaimText, Stretch
from flows.extract.claims.unit import Unit
from flows.model.claim import Polarity

_SHORT = 3  # words of "the defence ministry"
RUN_IN = "nweTgzm"  # letters of what a lost comma may have stood behind


def read_after_lost_comma(unit: Unit, cue: Cue, at: Stretch, polarity: Polarity) -> None:
    """ "Two people died in Homs the source said": at the end of a sentence, of texts that have lost their commas."""
    text, letters = unit.text, unit.text.letters
    behind = letters[at[1] : unit.stop].strip("pTvnwdo" if cue.lemma == "tell" else "pTv")
    if behind or cue.takes.isdisjoint(("say", "tell")) or at[0] == unit.first:
        return
    begin = run_in_subject(text, unit.first, at[0])
    if begin and begin > unit.first and letters[begin - 1] in RUN_IN and has_verb(text, unit.first, begin):
        unit.add((unit.first, begin), at, (begin, at[0]), polarity, "after_content", 0.6)


def runs_in(unit: Unit, verb: int, speaker: Stretch) -> bool:
    """Whether a verb and who speaks end a sentence that has lost its comma before them: "the road is closed said the mayor"."""
    text, letters = unit.text, unit.text.letters
    if not text.lost_commas or text.word(verb) not in ("said", "says", "added", "adds") or letters[verb - 1] not in RUN_IN:
        return False
    short = letters[speaker[0]] in "dn" and speaker[1] - speaker[0] <= _SHORT
    named = short or "n" in letters[slice(*speaker)] or text.word(speaker[1] - 1) in claim_contexts()["speaking"]
    return named and (speaker[1] == unit.stop or letters[speaker[1]] in "pT")


def run_in_subject(text: ClaimText, first: int, verb: int) -> int | None:
    """Where the subject of a verb begins to which no comma leads in a unit from `first`: "Two people died in Homs the source
    said", and in a text that has lost all its commas "… in Homs rights groups said", "… in Homs he said".
    """
    letters = text.letters
    if letters[verb - 1] == "h" and text.lost_commas:
        return verb - 1
    if text.lost_commas and text.word(verb - 1) in claim_contexts()["speaking"]:
        return plain_speaker(text, first, verb)
    phrase = noun_phrase_before(text, first, verb)
    begin = max(letters.rfind(letter, phrase[0], verb) for letter in "du") if phrase else -1
    if phrase and begin > 0 and letters[begin - 1] == "g":  # "a group monitoring the war said"
        begin = max(letters.rfind(letter, phrase[0], begin) for letter in "du")
    return begin if begin >= 0 else None


def plain_speaker(text: ClaimText, first: int, end: int) -> int:
    """Where "Turkish security sources" begin, whatever stands before them."""
    at = end - 1
    while at > first and (text.word(at - 1) in claim_contexts()["speaking_for"] or text.written[at - 1] in _demonyms()):
        at -= 1
    return at - (at > first and text.letters[at - 1] in "du")


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word for word, _ in nation_words("adjective"))
