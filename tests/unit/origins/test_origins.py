"""Who was first, and who took it from whom."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, permutations

import pytest

from flows.match.origins import Judged, Origin, Printed, Relation, Shares, find_origins

DAY = date(2017, 10, 10)


def printed(
    name: str, day: int | None = 0, *, outlet: str | None = None, agency: bool = False, characters: int = 900
) -> Printed:
    return Printed(name, None if day is None else DAY + timedelta(day), outlet or name, agency, characters)


def shares(a: str, b: str, ab: float, ba: float, *, prose: tuple[float, float] | None = None, shared: int = 100) -> Shares:
    prose_ab, prose_ba = prose or (ab, ba)
    return Shares(a, b, shared, shared if max(prose_ab, prose_ba) else 0, ab, ba, prose_ab, prose_ba)


def by_id(documents: list[Printed], pairs: list[Shares], judged: list[Judged] | None = None) -> dict[str, Origin]:
    return {one.document_id: one for one in find_origins(documents, pairs, judged or [])}


def relation_of(pair: Shares, later: Printed, earlier: Printed) -> Relation:
    return by_id([earlier, later], [pair])[later.document_id].relation


def test_a_document_that_shares_nothing_is_its_own_origin() -> None:
    assert by_id([printed("a")], []) == {"a": Origin("a", "a", Relation.ORIGINAL)}


@pytest.mark.parametrize(
    ("of_later", "of_earlier", "expected"),
    [
        (0.95, 0.9, Relation.COPY),
        (0.95, 0.3, Relation.EXCERPT),
        (0.3, 0.95, Relation.UPDATE),
        (0.5, 0.5, Relation.REWRITE),
        (0.1, 0.3, Relation.REWRITE),
        (0.2, 0.2, Relation.ORIGINAL),
    ],
)
def test_what_the_later_is_to_the_earlier(of_later: float, of_earlier: float, expected: Relation) -> None:
    later, earlier = printed("a", 1), printed("b", 0)
    assert relation_of(shares("a", "b", of_later, of_earlier), later, earlier) is expected


def test_two_reports_that_quote_one_speaker_are_independent() -> None:
    assert relation_of(shares("a", "b", 0.5, 0.5, prose=(0.05, 0.05)), printed("b"), printed("a")) is Relation.ORIGINAL


def test_a_short_report_that_is_mostly_a_quotation_is_no_excerpt() -> None:
    assert relation_of(shares("a", "b", 0.85, 0.2, prose=(0.0, 0.0)), printed("a", 1), printed("b")) is Relation.ORIGINAL


def test_a_statement_that_two_outlets_print_as_it_is_has_one_origin() -> None:
    assert relation_of(shares("a", "b", 0.9, 0.9, prose=(0.0, 0.0)), printed("a", 1), printed("b")) is Relation.COPY


def test_texts_too_short_to_tell_are_independent() -> None:
    assert relation_of(shares("a", "b", 1, 1, shared=19), printed("a", 1), printed("b")) is Relation.ORIGINAL


def test_an_outlet_that_ends_its_reports_alike_does_not_take_them_from_itself() -> None:
    earlier, later = printed("a", 0, outlet="herald"), printed("b", 1, outlet="herald")
    assert relation_of(shares("a", "b", 0.4, 0.4), later, earlier) is Relation.ORIGINAL
    assert relation_of(shares("a", "b", 0.6, 0.6), later, earlier) is Relation.REWRITE


def test_of_unknown_outlets_none_is_the_same() -> None:
    unknown = [Printed(name, DAY, None, False, 900) for name in "ab"]
    assert by_id(unknown, [shares("a", "b", 0.4, 0.4)])["b"].relation is Relation.REWRITE


@pytest.mark.parametrize(("days", "expected"), [(5, Relation.REWRITE), (6, Relation.ORIGINAL), (None, Relation.ORIGINAL)])
def test_what_is_shared_weeks_later_is_background(days: int | None, expected: Relation) -> None:
    assert relation_of(shares("a", "b", 0.5, 0.5), printed("b", days), printed("a")) is expected


@pytest.mark.parametrize("days", [400, None])
def test_a_copy_is_one_whenever_it_is_printed(days: int | None) -> None:
    assert relation_of(shares("a", "b", 0.9, 0.9), printed("b", days), printed("a")) is Relation.COPY


def test_of_one_day_an_agency_is_first_then_the_fuller_text() -> None:
    agency, long, short = printed("z", agency=True, characters=100), printed("y", characters=900), printed("x", characters=800)
    pairs = [shares("x", "y", 0.9, 0.9), shares("y", "z", 0.9, 0.9), shares("x", "z", 0.9, 0.9)]
    assert [one.document_id for one in find_origins([short, agency, long], pairs)] == ["z", "y", "x"]
    assert {one.origin_id for one in find_origins([short, agency, long], pairs)} == {"z"}


def test_the_origin_is_found_through_what_lies_between() -> None:
    found = by_id([printed("a"), printed("b", 1), printed("c", 2)], [shares("a", "b", 0.5, 0.5), shares("b", "c", 0.9, 0.9)])
    assert (found["c"].taken_from, found["c"].origin_id) == ("b", "a")


def test_a_story_told_on_day_after_day_is_told_anew_in_the_end() -> None:
    documents = [printed(f"d{number:02}", 2 * number) for number in range(10)]
    pairs = [shares(f"d{number:02}", f"d{number + 1:02}", 0.5, 0.5) for number in range(9)]
    assert sorted({one.origin_id for one in find_origins(documents, pairs)}) == ["d00", "d03", "d06", "d09"]


def test_of_several_it_is_taken_from_the_one_most_like_it() -> None:
    pairs = [shares("a", "c", 0.85, 0.85), shares("b", "c", 0.95, 0.95)]
    assert by_id([printed("a"), printed("b"), printed("c", 1)], pairs)["c"].taken_from == "b"


def test_a_person_who_says_that_they_are_independent_wins() -> None:
    pair = shares("a", "b", 0.9, 0.9)
    found = by_id([printed("a"), printed("b", 1)], [pair], [Judged("b", "a", accepted=False)])
    assert found["b"] == Origin("b", "b", Relation.ORIGINAL)


def test_what_a_person_set_apart_is_not_joined_by_a_third() -> None:
    documents = [printed("a"), printed("b", 1), printed("c", 2)]
    pairs = [shares("a", "b", 0.9, 0.9), shares("b", "c", 0.9, 0.9)]
    for one in (Judged("c", "a", accepted=False), Judged("a", "c", accepted=False)):
        assert by_id(documents, pairs, [one])["c"].origin_id == "c"


def test_a_person_who_says_that_it_was_taken_from_another_wins() -> None:
    found = by_id([printed("a", 3), printed("b")], [], [Judged("b", "a", accepted=True)])
    assert found["b"] == Origin("b", "a", Relation.REWRITE, "a", None, by_person=True)


def test_a_persons_word_keeps_what_is_measured() -> None:
    pairs = [shares("a", "c", 0.85, 0.85), shares("b", "c", 0.95, 0.95)]
    found = by_id([printed("a"), printed("b"), printed("c", 1)], pairs, [Judged("c", "a", accepted=True)])
    assert found["c"] == Origin("c", "a", Relation.COPY, "a", 0.85, by_person=True)


def test_a_person_who_turns_a_pair_round_keeps_what_is_measured() -> None:
    found = by_id([printed("a"), printed("b", 1)], [shares("a", "b", 0.9, 0.3)], [Judged("a", "b", accepted=True)])
    assert found == {
        "a": Origin("a", "b", Relation.EXCERPT, "b", 0.9, by_person=True),
        "b": Origin("b", "b", Relation.ORIGINAL),
    }


@pytest.mark.parametrize("judged", [*permutations([Judged("a", "b", True), Judged("b", "c", True), Judged("c", "a", True)])])
def test_persons_who_contradict_each_other_make_no_circle(judged: tuple[Judged, ...]) -> None:
    found = by_id([printed("a"), printed("b"), printed("c")], [shares("a", "b", 1, 1)], list(judged))
    assert len({one.origin_id for one in found.values()}) == 1


def test_a_judgement_against_the_calendar_makes_no_circle_with_the_rules() -> None:
    pairs = [shares("a", "b", 0.9, 0.9), shares("b", "c", 0.9, 0.9)]
    found = by_id([printed("a"), printed("b", 1), printed("c", 2)], pairs, [Judged("a", "c", accepted=True)])
    assert {one.origin_id for one in found.values()} == {"c"}


def test_a_judgement_on_a_document_that_is_gone_is_passed_over() -> None:
    assert by_id([printed("a")], [], [Judged("a", "gone", accepted=True)])["a"].origin_id == "a"


def test_a_long_chain_is_followed_in_time_linear_in_it() -> None:
    documents = [printed(f"d{number:05}", number) for number in range(20_000)]
    pairs = [shares(one.document_id, other.document_id, 0.9, 0.9) for one, other in pairwise(documents)]
    assert {one.origin_id for one in find_origins(documents, pairs)} == {"d00000"}
