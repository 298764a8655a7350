"""What one party does to another in a sentence, in PLOVER's terms."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.lexicon import read_rows, read_sets
from flows.extract.relations.deeds import QUADS, nouns, patterns
from flows.extract.relations.relations import PairCoding, code_pair
from flows.extract.words import split_words
from flows.model.claim import Span

_VOCABULARY = Path(__file__).parents[2] / "sql" / "vocabulary"
_CHANGES = {"same", "undergo", "less", "refuse", "ask", "will", "threaten", "none"}


def _code(sentence: str, source: str = "Arland", target: str = "Borduria") -> PairCoding | None:
    spans = [Span(start := sentence.index(name), start + len(name)) for name in (source, target)]
    return code_pair(split_words(sentence), *spans)


def _event(sentence: str) -> str | None:
    coding = _code(sentence)
    return coding.event if coding else None


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Arland condemned Borduria.", "ACCUSE"),
        ("Borduria was condemned by Arland.", "ACCUSE"),
        ("Borduria faced harsh criticism from Arland.", "ACCUSE"),
        ("Arland filed a lawsuit against Borduria.", "ACCUSE"),
        ("Arland opened an investigation into Borduria.", "ACCUSE"),
        ("Arland met with Borduria.", "CONSULT"),
        ("Arland and Borduria held talks in Geneva.", "CONSULT"),
        ("Arland signed a trade deal with Borduria.", "SUPPORT"),
        ("Arland voiced its support for Borduria.", "SUPPORT"),
        ("Arland sent food and blankets to Borduria.", "AID"),
        ("Arland withdrew its troops from Borduria.", "RETREAT"),
        ("Arland released twelve prisoners from Borduria.", "RETREAT"),
        ("Arland urged Borduria to leave the islands.", "REQUEST"),
        ("Arland said Borduria must leave the islands.", "REQUEST"),
        ("Arland gave Borduria an ultimatum.", "THREATEN"),
        ("Arland expelled three diplomats of Borduria.", "SANCTION"),
        ("Arland imposed sanctions on Borduria.", "COERCE"),
        ("Arland massed troops on the border with Borduria.", "MOBILIZE"),
        ("Arland launched air strikes on Borduria.", "ASSAULT"),
        ("Arland will not attack on Sunday, but it shelled Borduria.", "ASSAULT"),
    ],
)
def test_what_is_done(sentence: str, event: str) -> None:
    assert _event(sentence) == event


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Arland lifted its sanctions on Borduria.", "RETREAT"),  # not COERCE
        ("Arland suspended its aid to Borduria.", "SANCTION"),  # not AID
        ("Arland called for sanctions on Borduria.", "THREATEN"),
        ("Arland called off its visit to Borduria.", "REJECT"),  # not CONSULT
        ("Arland called Borduria on Monday.", "CONSULT"),
        ("Arland called Borduria a liar.", "ACCUSE"),
        ("Arland had dinner with Borduria.", "CONSULT"),
        ("Arland gave $2 million to Borduria.", "AID"),
        ("Arland called Borduria to thank it.", "SUPPORT"),
        ("Arland sent peacekeeping troops to Borduria.", "AID"),
        ("Arland captured a town in Borduria.", "ASSAULT"),
        ("Arland captured a leader of Borduria.", "COERCE"),
        ("Arland refused to meet Borduria.", "REJECT"),
        ("Arland did not hesitate to attack Borduria.", "ASSAULT"),
        ("Arland claimed responsibility for the fire in Borduria.", "ASSAULT"),
        ("Arland will not lift its ban on Borduria.", "REJECT"),
        ("Arland has agreed to lift its ban on Borduria.", "AGREE"),
        ("Arland will send food to Borduria.", "AGREE"),
        ("Arland threatened to shell Borduria.", "THREATEN"),
        ("Arland will invade Borduria.", "THREATEN"),
        ("Arland rejected a request from Borduria.", "REJECT"),
        ("Arland accepted the demands of Borduria.", "CONCEDE"),
        ("Arland is withdrawing its peacekeepers from Borduria.", "SANCTION"),  # not RETREAT
        ("Arland declared a ceasefire with Borduria.", "RETREAT"),
        ("Arland broke the ceasefire with Borduria.", "ASSAULT"),
    ],
)
def test_what_becomes_of_a_deed(sentence: str, event: str) -> None:
    assert _event(sentence) == event


@pytest.mark.parametrize(
    "sentence",
    [
        "Arland did not attack Borduria.",
        "Arland lies north of Borduria.",
        "Arland is larger than Borduria.",
        "Arland, Borduria.",
    ],
)
def test_what_is_no_deed(sentence: str) -> None:
    assert _event(sentence) is None


def test_who_does_it_decides_among_clauses() -> None:
    sentence = "Arland praised Borduria after Cordia attacked the town."
    assert _event(sentence) == "SUPPORT"
    attack = _code(sentence, "Cordia", "town")
    assert attack
    assert attack.event == "ASSAULT"


def test_a_coding_says_its_quad_class_and_how_sure_it_is() -> None:
    plain, far = _code("Arland condemned Borduria."), _code("Arland, where talks are held, is as large as Borduria.")
    assert plain
    assert far
    assert (plain.quad_class, plain.method) == (3, "verb")
    assert plain.score > far.score


def test_the_lists_name_events_of_plover_and_verbs_that_are_known() -> None:
    events = {row["event"] for name in ("plover_patterns.csv", "plover_nouns.csv") for row in read_rows(name)}
    assert events - {""} <= QUADS.keys() | _CHANGES
    keys = [(row["word"], row["with"]) for row in read_rows("plover_patterns.csv")]
    assert len(keys) == len(set(keys))
    with (_VOCABULARY / "code.csv").open(encoding="utf-8", newline="") as file:
        modes = {row["code"] for row in csv.DictReader(file) if row["scheme"] == "plover_mode"}
    assert {row["mode"] for name in ("plover_patterns.csv", "plover_nouns.csv") for row in read_rows(name)} - {""} <= modes
    known = {"have"} | {row["verb"] for row in read_rows("verbs.csv")} | read_sets("clause_words.csv")["ABLE"]
    assert {word.split()[0] for word in patterns()} <= known
    kinds = {noun.kind for noun in nouns().values()} | QUADS.keys() | {"EVENT", "to", ""}
    assert {one for options in patterns().values() for one in options} <= kinds


def test_quad_classes_are_those_of_the_vocabulary() -> None:
    with (_VOCABULARY / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["scheme"] == "plover_event" and row["target_scheme"] == "plover_quad_class"
        ]
    assert {row["code"]: int(row["target_code"]) for row in rows} == QUADS


@given(
    st.lists(
        st.sampled_from(("Arland", "Borduria", "lifted", "the", "ban", "on", ",", "that", "to", "be", "not", ".")), min_size=1
    ),
    st.data(),
)
def test_any_words_and_any_spans_give_a_coding_or_none(tokens: list[str], data: st.DataObject) -> None:
    text = " ".join(tokens)
    first, second = (data.draw(st.integers(0, len(text) - 1)) for _ in range(2))
    coding = code_pair(split_words(text), Span(first, first + 1), Span(second, second + 1))
    assert coding is None or (coding.event in QUADS and 0 <= coding.score <= 1)
