"""A sentence of which the claims are read, and what was found in it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.extract.claims.text import ClaimText, Stretch
from flows.model.claim import Polarity

# What an Enum has is slow to look up.
ASSERTED, DENIED, UNCONFIRMED = Polarity


@dataclass(slots=True)
class Found:
    """A claim, in words. `outlet` came between speaker and text: "cited by AFP"."""

    content: Stretch
    cue: Stretch
    speaker: Stretch | None
    polarity: Polarity
    method: str
    score: float
    outlet: Stretch | None = None


@dataclass(slots=True)
class Unit:
    """The words of a unit from `first` to `stop`, where its last sentence ends, before the stop; the claims `found` in it, in
    order of their cues; and who spoke `last`.
    """

    text: ClaimText
    first: int
    stop: int
    found: list[Found] = field(default_factory=list)
    last: Stretch | None = None

    @property
    def span(self) -> Stretch:
        return self.first, self.stop

    @property
    def last_cue(self) -> int:
        """The last word of the cue before; -1 if there is none."""
        return self.found[-1].cue[1] - 1 if self.found else -1

    def add(
        self, content: Stretch | None, cue: Stretch, speaker: Stretch | None, polarity: Polarity, method: str, score: float
    ) -> bool:
        """Whether there is content, and with it a claim."""
        if content is None or content[0] >= content[1]:
            return False
        self.found.append(Found(content, cue, speaker, polarity, method, score))
        self.last = speaker or self.last
        return True
