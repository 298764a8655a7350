"""The claims of a text: those of its sentences, and the quotations that go on with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from flows.extract.claims.phrases import ENCLOSED, read_according, read_colon, read_enclosed, read_noun, read_reportedly
from flows.extract.claims.text import ClaimText
from flows.extract.claims.tolls import read_toll, toll_spellings, toll_verbs
from flows.extract.claims.unit import Found, Unit
from flows.extract.claims.verbs import read_participle, read_verb

# The rule for each letter of text.py that may be a cue.
_RULES: dict[str, Callable[[Unit, int], None]] = {
    "K": read_verb,
    "G": read_participle,
    "A": read_according,
    "R": read_reportedly,
    "t": read_noun,
    "e": read_toll,
    "g": read_toll,
    "(": read_enclosed,
    ":": read_colon,
}
_CUE = re.compile(f"[{''.join(letter for letter, rule in _RULES.items() if rule is not read_toll)}]")
_CUE_OR_TOLL = re.compile(f"[{''.join(_RULES)}]")
_ENDS = ".?!"
_BULLETS = "•·▪‣◦*"


def read_claims(text: ClaimText) -> list[Found]:
    """All claims of a text, in order of their cues."""
    found: list[Found] = []
    before = 0
    cue = _CUE if toll_spellings().isdisjoint(text.words.vocabulary) else _CUE_OR_TOLL
    for first, end in text.units:
        if new := _claims_of(text, cue, first, end):
            _take_in_later_quotations(text, new, end)
            found += new
        elif first in text.quotation_at and _goes_on(text, found, first, end, before):
            continue
        before = first
    return found


def _claims_of(text: ClaimText, cue: re.Pattern[str], first: int, end: int) -> list[Found]:
    """The claims of one sentence."""
    written, letters = text.written, text.letters
    stop = end
    while stop > first and written[stop - 1] in _ENDS:
        stop -= 1
    begin = first + (written[first] in _BULLETS)
    cues = [match.start() for match in cue.finditer(letters, begin, stop)]
    if not cues:
        return []
    unit = Unit(text, begin, stop)
    for at in cues:
        letter = letters[at]
        if letter not in "eg" or written[at] in toll_verbs():  # most words in -ed and -ing give no toll
            _RULES[letter](unit, at)
    return unit.found


def _take_in_later_quotations(text: ClaimText, found: list[Found], end: int) -> None:
    """ "…," he said after the attack, "…": the quotations are of one claim."""
    for claim in found:
        if text.letters[claim.content[1] - 1] != ">" or claim.content[0] > claim.cue[0]:
            continue
        quotation = text.quotation_at.get(text.letters.find("<", claim.cue[1], end))
        if quotation is None or any(other.content[1] > quotation.first and other.cue > claim.cue for other in found):
            continue
        if text.letters[quotation.first - 1] in ",-:" or text.written[quotation.first - 1] == ".":
            claim.content = claim.content[0], quotation.end


def _goes_on(text: ClaimText, found: list[Found], first: int, end: int, before: int) -> bool:
    """Whether a sentence is a quotation only, of whoever spoke in the sentence from `before`; it is added to what they said."""
    quotation = text.quotation_at[first]
    if quotation.end < end - 2:
        return False
    claim = _speaking(text, found, before)
    if claim is None:
        return False
    covered = max(found[-1].content[1], claim.cue[1], claim.speaker[1] if claim.speaker else 0)
    paragraphs = text.letters.count("|", covered, first)
    if paragraphs > 1 or covered <= before:
        return False
    if not paragraphs or text.letters[claim.content[0]] == "<" or text.letters[claim.content[1] - 1] == ">":
        claim.content = min(claim.content[0], first), quotation.end
    else:
        found.append(replace(claim, content=(first, quotation.end), method="continued", score=0.6))
    return True


def _speaking(text: ClaimText, found: list[Found], before: int) -> Found | None:
    """The claim of the unit from `before` whose speaker goes on: the last that quotes, else the last."""
    last = None
    for claim in reversed(found):
        if claim.cue[0] < before:
            break
        if claim.speaker is None or claim.method == ENCLOSED:
            continue
        if text.letters[claim.content[1] - 1] == ">" and claim.content[0] < claim.cue[0]:
            return claim
        last = last or claim
    return last
