"""A text as the readers of claims look at it: a letter for each word (letters.py), its quotations, and its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.extract.claims.cues import Cue, cue_verbs
from flows.extract.claims.letters import DASHES, claim_contexts, draw_letters
from flows.extract.claims.quotes import Quotation, find_quotations
from flows.extract.words import Words
from flows.model.claim import Span

Stretch = tuple[int, int]  # words, from the first up to the end

_TELLING = 60  # words, in which a writer has needed a comma
_LONGEST = 1_000  # words; nobody writes a longer sentence
_UNFINISHED = "?!,…—-"  # before a closing mark, what does not end the sentence around it


@dataclass(slots=True)
class ClaimText:
    """`written` has the words, in lower case if the whole text is in capitals, and `letters` a letter for each.

    `units` are sentences, with the quotations that they hold whole. `quotation_at` has each quotation by its first word,
    `quotation_before` by the word behind it; `lost_commas` says that it is of those texts, of some length, whose commas were
    stripped.
    """

    words: Words
    written: Sequence[str]
    letters: str
    units: Sequence[Stretch]
    quotation_at: Mapping[int, Quotation]
    quotation_before: Mapping[int, Quotation]
    lost_commas: bool

    def word(self, index: int) -> str:
        """In lower case; "" behind the last."""
        try:
            return self.words.folded[index]
        except IndexError:
            return ""

    def letter(self, index: int) -> str:
        """ "" behind the last word."""
        return self.letters[index : index + 1]

    def has(self, letters: str, first: int, end: int) -> bool:
        """Whether one of the letters is there."""
        return not {*letters}.isdisjoint(self.letters[first:end])

    def cue(self, index: int) -> tuple[Cue, int]:
        """The cue at a word whose letter is K or G, and the word behind it."""
        cue = cue_verbs()[self.words.folded[index]]
        other = cue.particles.get(self.word(index + 1)) if cue.particles else None
        return (other, index + 2) if other else (cue, index + 1)

    def span(self, stretch: Stretch) -> Span:
        return Span(self.words.starts[stretch[0]], self.words.ends[stretch[1] - 1])

    def is_joined(self, index: int) -> bool:
        """Whether a hyphen joins the word to the one before it: "U.S.-backed"."""
        return 1 < index < len(self.letters) and self.words.written[index - 1] in DASHES and self.words.glued(index)


def draw_claim_text(words: Words, sentences: Sequence[tuple[int, int]]) -> ClaimText:
    """`sentences` are spans of the text."""
    written, letters = draw_letters(words)
    quotations = find_quotations(words)
    for first, end, closed in quotations:
        letters[first:end] = "<" + "q" * (end - first - 1)
        if closed:
            letters[end - 1] = ">"
    drawn = "".join(letters)
    return ClaimText(
        words,
        written,
        drawn,
        _units(words, drawn, sentences, quotations),
        quotation_at={quotation.first: quotation for quotation in quotations},
        quotation_before={quotation.end: quotation for quotation in quotations},
        lost_commas=len(drawn) > _TELLING and drawn.count(",") * _TELLING < len(drawn),
    )


def _units(
    words: Words, letters: str, sentences: Sequence[tuple[int, int]], quotations: Sequence[Quotation]
) -> Sequence[Stretch]:
    units: list[Stretch] = []
    following = iter(quotations)
    quotation = next(following, None)
    at = 0
    for start, end in sentences:
        first = bisect_left(words.starts, start, at)
        at = bisect_left(words.starts, end, first)
        while quotation is not None and quotation.end <= first:
            quotation = next(following, None)
        if first == at:
            continue
        within = quotation is not None and quotation.first < first < quotation.end - 1
        if units and (within or _goes_on(words, letters, first, units[-1][1])):
            units[-1] = (units[-1][0], at)
        elif at - first <= _LONGEST:
            units.append((first, at))
        else:
            units += ((begin, min(at, begin + _LONGEST)) for begin in range(first, at, _LONGEST))
    return units


def _goes_on(words: Words, letters: str, first: int, end: int) -> bool:
    """Whether a sentence only seems to begin here, behind a title or a quotation: "Is it over?" she asked; or is a quotation,
    perhaps in a paragraph of its own, to which the sentence before leads, up to `end`, with a colon."""
    if letters[first] == "<" and letters[end - 1] == ":":
        return True
    before = letters[first - 1]
    if before == "n":
        return first > 1 and words.written[first - 1] == "." and words.folded[first - 2] in claim_contexts()["titles"]
    if before != ">" or first == 1 or letters[first] == "<":
        return False
    if "\n" in words.text[words.ends[first - 1] : words.starts[first]]:
        return False
    last = first - 2
    while last and words.written[last] in "\"'’”":
        last -= 1
    return words.written[last][-1] in _UNFINISHED
