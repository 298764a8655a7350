"""What one reader tells of what another has found: that it is nobody, no town, or none of the killed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from flows.model.claim import Claim
from flows.model.mention import ActorMention, PersonMention, PlaceMention, PublicationMention
from flows.model.quantity import Metric, Quantity


class _Spans:
    """Stretches of a text, asked in logarithmic time; they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._farthest = list(accumulate((end for _, end in ordered), max))  # end of those that begin until here

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with the stretch."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._farthest[before - 1] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether the stretch is inside one of them."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._farthest[before - 1] >= end


def without_words_of(publications: Sequence[PublicationMention], actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """The actors without those that nobody knows and that stand in an outlet's name: "Press" in "Associated Press"."""
    if not publications:
        return actors
    names = _Spans((one.char_start, one.char_end) for one in publications)
    return tuple([one for one in actors if one.actor_id or not names.touch(one.char_start, one.char_end)])


def without_speakers(quantities: tuple[Quantity, ...], claims: Iterable[Claim]) -> tuple[Quantity, ...]:
    """The quantities, where no speaker is the object of a deed: "killing nine soldiers, two security sources said"."""
    speakers = _Spans((claim.speaker.start, claim.speaker.end) for claim in claims if claim.speaker)
    return tuple([
        one._replace(metric=Metric.COUNT, method="count")
        if one.method == "object" and speakers.hold(one.char_start, one.char_end)
        else one
        for one in quantities
    ])  # fmt: skip


def without_towns(people: tuple[PersonMention, ...], places: Iterable[PlaceMention]) -> tuple[PersonMention, ...]:
    """Those who are people after all: "retook Umm Ruwaba in North Kordofan" tells that it is a town. A name of one word may be
    both: "the Bush White House".
    """
    spans = {(one.char_start, one.char_end) for one in places if " " in one.text}
    towns = {one.person_no for one in people if (one.char_start, one.char_end) in spans}
    return tuple([one for one in people if one.person_no not in towns]) if towns else people
