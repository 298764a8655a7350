"""Speakers and the words of outlets among what is counted and who acts, against the plain way of looking at each pair."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flows.extract.corrections import without_speakers, without_words_of
from flows.model.claim import Claim, Polarity, Span
from flows.model.mention import ActorMention, PublicationMention
from flows.model.quantity import Metric, Quantity

spans = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda one: (one[0], one[0] + one[1])), max_size=6)


def _claim(start: int, end: int) -> Claim:
    return Claim(0, 1, "x", None, Span(start, end), None, None, None, None, None, False, Polarity.ASSERTED, "said", 0.9)


def _killed(start: int, end: int) -> Quantity:
    return Quantity(
        start,
        end,
        "two",
        start,
        end,
        2,
        2,
        2,
        "exact",
        Metric.KILLED,
        None,
        None,
        None,
        None,
        False,
        False,
        False,
        "object",
        0.9,
    )


@given(speakers=spans, counted=spans)
def test_who_is_inside_a_speaker_is_not_killed(speakers: list[tuple[int, int]], counted: list[tuple[int, int]]) -> None:
    read = without_speakers(tuple(_killed(*one) for one in counted), [_claim(*one) for one in speakers])
    inside = [any(first <= start and end <= last for first, last in speakers) for start, end in counted]
    assert [one.metric is Metric.COUNT for one in read] == inside


@given(outlets=spans, actors=spans)
def test_who_shares_a_word_with_an_outlet_is_nobody(outlets: list[tuple[int, int]], actors: list[tuple[int, int]]) -> None:
    named = [PublicationMention(*one, "x", "x", "name", 0.9) for one in outlets]
    found = tuple(ActorMention(*one, "x", "media", None, None, "side", 0.7) for one in actors)
    kept = [(one.char_start, one.char_end) for one in without_words_of(named, found)]
    assert kept == [(start, end) for start, end in actors if all(end <= first or last <= start for first, last in outlets)]
