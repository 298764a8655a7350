"""Who speaks behind the verb: "…," said X."""

from __future__ import annotations

from flows.extract.claims.clauses import has_verb, noun_phrase_after
from flows.extract.claims.contents import content_after, quotation_before
from flows.extract.claims.cues import Cue
from flows.extract.claims.lost_commas import RUN_IN, runs_in
from flows.extract.claims.unit import Unit

_BEFORE_VERB = ",->" + RUN_IN


def read_inverted(unit: Unit, cue: Cue, index: int, behind: int) -> bool:
    """ "…," said X."""
    text, letters = unit.text, unit.text.letters
    if (index > unit.first and letters[index - 1] not in _BEFORE_VERB) or text.letter(behind) == "t" or cue.lemma == "tell":
        return False
    speaker = noun_phrase_after(text, behind, unit.stop)
    if speaker is None:
        return False
    polarity, at = cue.polarity, (index, behind)
    if index == unit.first:
        quoted = letters[speaker[1] : speaker[1] + 1] == ":"
        return quoted and unit.add(content_after(text, unit.span, cue, speaker[1]), at, speaker, polarity, "inverted", 0.8)
    quotation = quotation_before(text, unit.first, index)
    if quotation:
        return unit.add(quotation, at, speaker, polarity, "inverted", 0.9)
    runs = letters[index - 1] != "," and letters[behind] != "g" and runs_in(unit, index, speaker)
    if (letters[index - 1] != "," and not runs) or "say" not in cue.takes:
        return False
    quotes = runs and ">" in letters[unit.first : index]  # "“Two died” in the town said the mayor"
    if not (quotes or has_verb(text, unit.first, index - 1)) or _is_subject_only(unit, index - 1):
        return False
    ends = speaker[1] == unit.stop or letters[speaker[1]] in "psT,r-;."
    if not ends or has_verb(text, behind, min(unit.stop, speaker[1] + 1)):
        return False
    comma = letters[index - 1] == ","
    return unit.add((unit.first, index - comma), at, speaker, polarity, "inverted", 0.8 if comma else 0.6)


def _is_subject_only(unit: Unit, comma: int) -> bool:
    """ "The ministry, which counts the dead, says": what stands before the comma is its subject, with a relative clause."""
    text, letters = unit.text, unit.text.letters
    opening = letters.find(",", unit.first, comma)
    if opening < 0 or "," in letters[opening + 1 : comma] or has_verb(text, unit.first, opening):
        return False
    return letters[opening + 1] in "rp" or not {*"rt"}.isdisjoint(letters[opening + 1 : comma])
