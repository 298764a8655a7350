"""Who does what to whom, as a shallow reading of clauses has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.relations.clauses import Clause, Phrase, read_clauses
from flows.extract.words import Words, split_words

_WORDS = (
    "Russia",
    "attacked",
    "who",
    "that",
    "to",
    ",",
    "and",
    "by",
    "will",
    "not",
    "(",
    "'",
    '"',
    "held",
    ".",
    "the",
    "of",
    "\n",
)


def _read(text: str) -> tuple[Words, tuple[Clause, ...]]:
    words = split_words(text)
    return words, read_clauses(words, 0, len(words.written))


def _text(words: Words, phrase: Phrase | None) -> str | None:
    return words.text[words.starts[phrase.first] : words.ends[phrase.end - 1]] if phrase else None


def _told(text: str) -> list[tuple[str | None, str, str | None]]:
    words, clauses = _read(text)
    return [(_text(words, one.subject), one.verb.lemma, _text(words, one.object)) for one in clauses]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army shelled the town.", [("The army", "shell", "the town")]),
        (
            "Russia took two villages and attacked a third.",
            [("Russia", "take", "two villages"), ("Russia", "attack", "a third")],
        ),
        ("The rebels fled and the army took the town.", [("The rebels", "flee", None), ("the army", "take", "the town")]),
        ("Putin, the president of Russia, met Modi.", [("Putin", "meet", "Modi")]),
        ("The minister in Paris condemned the attack.", [("The minister", "condemn", "the attack")]),
        ("After the attack, Russia closed the border.", [("Russia", "close", "the border")]),
        ("Fighters who attacked the base fled.", [("Fighters", "attack", "the base"), ("Fighters", "flee", None)]),
        ("The army said it had arrested five men.", [("The army", "say", None), ("it", "arrest", "five men")]),
        ("The minister told parliament that Iran must pay.", [("The minister", "tell", "parliament"), ("Iran", "pay", None)]),
        ("Russia urged Turkey to leave Syria.", [("Russia", "urge", "Turkey"), ("Turkey", "leave", "Syria")]),
        (
            "The army entered the town, killing five people.",
            [("The army", "enter", "the town"), ("The army", "kill", "five people")],
        ),
    ],
)
def test_subjects_and_objects(text: str, told: list[tuple[str | None, str, str | None]]) -> None:
    assert _told(text) == told


def test_by_whom_a_passive_is_done() -> None:
    words, clauses = _read("The town was shelled by the army from a hill on Monday.")
    (one,) = clauses
    assert one.verb.passive
    assert (_text(words, one.subject), _text(words, one.agent)) == ("The town", "the army")
    assert [phrase.preposition for phrase in one.phrases] == ["by", "from"]


def test_a_participle_behind_its_noun_is_passive_and_cuts_no_subject_off() -> None:
    words, clauses = _read("Forces backed by Iran attacked a village held by rebels.")
    assert [(one.verb.lemma, one.verb.passive, _text(words, one.subject)) for one in clauses] == [
        ("back", True, "Forces"),
        ("attack", False, "Forces"),
        ("hold", True, "a village"),
    ]


@pytest.mark.parametrize(
    ("text", "tense", "negated", "modal", "chain"),
    [
        ("Russia attacks Poland.", "present", False, None, ()),
        ("Russia has attacked Poland.", "past", False, None, ()),
        ("Russia never attacked Poland.", "past", True, None, ()),
        ("Russia plans to attack Poland.", "present", False, None, ("plan",)),
        ("Russia will attack Poland.", "future", False, "will", ()),
        ("Russia won't attack Poland.", "future", True, "won", ()),
        ("Russia did not attack Poland.", "past", True, None, ()),
        ("Russia may attack Poland.", "present", False, "may", ()),
        ("Russia has refused to attack Poland.", "past", False, None, ("refuse",)),
        ("Russia is willing to attack Poland.", "present", False, None, ("willing",)),
        ("Russia was urged to attack Poland.", "past", False, None, ("be urge",)),
        ("Russia failed to agree to attack Poland.", "past", False, None, ("fail", "agree")),
    ],
)
def test_when_and_whether(text: str, tense: str, negated: bool, modal: str | None, chain: tuple[str, ...]) -> None:
    _, (one,) = _read(text)
    verb = one.verb
    assert (verb.lemma, verb.tense, verb.negated, verb.modal, verb.chain) == ("attack", tense, negated, modal, chain)


@pytest.mark.parametrize(
    "text",
    ["An attack on the town.", "Talks with the visiting minister.", "The air strikes on Monday.", "The besieged town of Homs."],
)
def test_nouns_that_look_like_verbs_head_no_clause(text: str) -> None:
    assert _told(text) == []


@given(st.text(max_size=80) | st.lists(st.sampled_from(_WORDS)).map(" ".join))
def test_clauses_lie_inside_the_text_in_order(text: str) -> None:
    words, clauses = _read(text)
    assert [one.verb.first for one in clauses] == sorted(one.verb.first for one in clauses)
    for one in clauses:
        assert 0 <= one.verb.first <= one.verb.head < one.verb.end <= len(words.written)
        assert one.first < one.end <= len(words.written)
        for phrase in (one.subject, one.object, one.agent, *one.phrases):
            assert phrase is None or 0 <= phrase.first <= phrase.head < phrase.end <= len(words.written)


def test_what_stands_between_commas_is_aside() -> None:
    words, clauses = _read("The army, backed by Iran, took the town.")
    assert [(_text(words, one.subject), one.verb.lemma, _text(words, one.agent)) for one in clauses] == [
        ("The army", "back", "Iran"),
        ("The army", "take", None),
    ]


def test_what_bears_a_name_does_not_call() -> None:
    words, clauses = _read("A group called Ansar fled. Putin called Modi.")
    assert [(_text(words, one.subject), one.verb.lemma, one.verb.passive) for one in clauses] == [
        ("A group", "call", True),
        ("A group", "flee", False),
        ("Putin", "call", False),
    ]


def test_what_needs_an_object_and_has_none_is_a_participle() -> None:
    words, clauses = _read("Civilians killed in the raid were buried. The raid killed five. Rebels arrested on Monday two men.")
    assert [(_text(words, one.subject), one.verb.lemma, one.verb.passive) for one in clauses] == [
        ("Civilians", "kill", True),
        ("Civilians", "bury", True),
        ("The raid", "kill", False),
        ("Rebels", "arrest", False),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Last week, Russia attacked.", [("Russia", "attack", None)]),
        ("On May 12, 2010, Russia returned the dogs.", [("Russia", "return", "the dogs")]),
        ("As a sign of trust and hope, Russia freed a man.", [("Russia", "free", "a man")]),
        ("Russia - and not Iran - took the town.", [("Russia", "take", "the town")]),
        ("Allies launch war games.", [("Allies", "launch", "war games")]),
    ],
)
def test_what_stands_before_a_subject(text: str, told: list[tuple[str | None, str, str | None]]) -> None:
    assert _told(text) == told


def test_a_bare_verb_shares_what_brings_the_first_in() -> None:
    _, (first, second) = _read("Russia will lift the ban and send food.")
    assert (first.verb.tense, second.verb.tense, second.verb.lemma) == ("future", "future", "send")


def test_dozens_of_rebels_are_rebels() -> None:
    words, (one,) = _read("The raid killed dozens of rebels.")
    assert one.object
    assert words.written[one.object.head] == "rebels"


def test_both_objects_of_what_is_given() -> None:
    words, (one,) = _read("Paris gave Canada a deadline.")
    assert (_text(words, one.object), _text(words, one.second)) == ("Canada", "a deadline")
    words, (one,) = _read("Paris imposed a fine and a ban on Canada.")
    assert (_text(words, one.object), _text(words, one.second)) == ("a fine", "a ban")
    words, (one, _) = _read("Paris imposed a fine and Canada protested.")
    assert (_text(words, one.object), one.second) == ("a fine", None)


def test_an_abbreviation_ends_no_clause() -> None:
    assert _told("U.S. forces under Gen. Smith shelled the base.") == [("U.S. forces", "shell", "the base")]


def test_a_number_with_its_qualifier_is_one_object() -> None:
    assert _told("The raid killed at least 12 people.") == [("The raid", "kill", "at least 12 people")]
