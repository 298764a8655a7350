"""What the other readers found, to be looked up by where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Generic, TypeVar

from flows.model.claim import Span
from flows.model.mention import ActorMention, PersonMention, PlaceMention, PublicationMention

_Mention = TypeVar("_Mention", ActorMention, PersonMention, PlaceMention, PublicationMention)
_START = attrgetter("char_start")


class Mentions(Generic[_Mention]):
    """Mentions of one kind, in order, to be found by where they stand."""

    def __init__(self, mentions: Sequence[_Mention]) -> None:
        self.mentions: Sequence[_Mention] = mentions
        self.starts: list[int] = list(map(_START, mentions))

    def within(self, span: Span) -> Sequence[_Mention]:
        """Those that begin in the span, or reach into it."""
        start, end = span
        first = stop = bisect_left(self.starts, end)
        while first and self.mentions[first - 1].char_end > start:
            first -= 1
        return self.mentions[first:stop]

    def before(self, place: int) -> _Mention | None:
        """The last that begins before it."""
        at = bisect_left(self.starts, place)
        return self.mentions[at - 1] if at else None
