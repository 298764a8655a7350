"""Who is said to have said what. Offsets are into the text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Polarity(StrEnum):
    """How its speaker stands to what is claimed."""

    ASSERTED = "asserted"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"  # "reportedly", "could not be verified", "is believed to"


ANSWER = "answer"  # the method of a denial of what the text itself has said before: "…, which Moscow denies"


class Span(NamedTuple):
    """A stretch of a text: text[start:end]."""

    start: int
    end: int


class Claim(NamedTuple):
    """What a text attributes to a source.

    text[char_start:char_end] is the content: the quotation with its marks, or the clause; a quotation that "he said" breaks is
    one, with those words in it, and so is one that goes on in the next paragraph. `cue` is the expression that attributes it
    ("said", "according to", "reportedly"), `speaker` whoever says it, `via` the outlet through which it came ("told AFP", "was
    cited by AFP"), which is the speaker where an outlet speaks itself ("AFP reported"); each None if the text has none. The
    speaker of a quotation that stands alone is found in the sentence before it.

    `speaker_actor_id` and `speaker_person_no` link the speaker to a mention of the text (flows.model.mention), `speaker_role`
    quotes their role, `via_publication_id` is that of core.publication. `is_quotation`: in quotation marks, word for word.
    `method` names the rule, `score`, 0 to 1, says how sure it is.

    Where several say the same at once, "Russia and Iran said", each has a claim. A denial of what the text has just said
    ("…, which Moscow denies") has that as its content, and takes nothing back of it: see `is_answer`.
    """

    char_start: int
    char_end: int
    text: str
    cue: Span | None
    speaker: Span | None
    via: Span | None
    speaker_actor_id: str | None
    speaker_person_no: int | None
    speaker_role: str | None
    via_publication_id: str | None
    is_quotation: bool
    polarity: Polarity
    method: str
    score: float

    @property
    def is_answer(self) -> bool:
        """Whether its content is what the text, or another speaker, has said before it."""
        return self.method == ANSWER


class Citation(NamedTuple):
    """An outlet on which the text relies: "PressTV reported", "(Reuters)", "Photo by Reuters", "nsnbc : …".

    text[char_start:char_end] is the name as written, `cue` the words that make it a citation. `publication_id` is None for an
    outlet that no list has.
    """

    char_start: int
    char_end: int
    text: str
    publication_id: str | None
    cue: Span | None
    method: str
    score: float
