"""Whatever a text is made of, all readers together get to its end, and what they read stands in it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.extract.reading import read_text
from flows.extract.sentences import split_sentences
from flows.model.claim import Span
from flows.model.coded_event import CodedEvent
from flows.model.reading import Reading

_SPOKEN = (
    "said told claimed denied according to reportedly that who he him his she they it the a an of in near on by with from "
    "for and or but not no if may would killed killing wounded bombed shelled attacked attack clashes protest shot arrested "
    "captured people civilians soldiers militants rebels troops army police forces spokesman general minister Mr Colonel "
    "12 3,000 2.5 1/2 one hundred dozens thousand percent km Tuesday May March last next week ago yesterday since 2014 "
    "Aleppo Raqqa Syria Turkish Russian US Washington Moscow Georgia Jordan ISIS PKK SDF Assad Putin John Smith Karim Haddad "
    "Reuters AFP Sana northern river province village . . . , , ; : ! ? … - – — / ( ) [ ] “ ” ‘ ’ « » ' \" ' s ' al- Ar- X. A. "
)
_ODD = [
    "\n\n",
    "\n",
    "\t",
    "\0",
    "\ud800",
    "\u200d",
    "\u200f",
    "\u202e",
    "\ufeff",
    "\u00ad",
    "🙂",
    "🇸🇾",
    "а",
    "İ",
    "ß",
    "ﬁ",
    "ǅ",
]
_ODD += ["<b>", "&amp;", "حلب", "قتل", "阿勒頗", "อาเลปโป", "अलेप्पो", "חאלב", "١٢", "²", "Ⅻ", "e\u0301", "٪", "_", "__init__"]
_PIECES = st.sampled_from([*_SPOKEN.split(), *_ODD])
_TEXTS = st.one_of(
    st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", " ", ""])), max_size=80).map(
        lambda parts: "".join(map("".join, parts))
    ),
    st.text(max_size=200),
)
_DAYS = st.sampled_from([None, date(2017, 10, 19), date.min, date.max, date(2024, 2, 29)])


def _read(text: str, published_on: date | None, language: str = "en") -> Reading:
    return read_text(text, split_sentences(text, language), published_on, language)


@given(_TEXTS, _DAYS, st.sampled_from(["en", "en", "en", "ar", "und"]), st.booleans())
@example("killed 12 in Aleppo \ud800 he said.", None, "en", False)
@example("said US- ", None, "en", False)
@example("yesterday", date.min, "en", False)
@example("killed said / said said ", None, "en", False)
@settings(max_examples=150)
def test_what_is_read_stands_in_the_text(text: str, published_on: date | None, language: str, in_capitals: bool) -> None:
    text = text.upper() if in_capitals else text
    reading = _read(text, published_on, language)
    for name in Reading.__slots__:
        part = getattr(reading, name)
        assert [one.char_start for one in part] == sorted(one.char_start for one in part), name
        for one in part:
            assert 0 <= one.char_start < one.char_end <= len(text)
            assert text[one.char_start : one.char_end] == one.text
            assert 0 < one.score <= 1
            assert one.method
    for claim in reading.claims:
        _assert_within(text, claim.speaker, claim.cue, claim.via)
        assert claim.speaker_person_no is None or claim.speaker_person_no in {one.person_no for one in reading.people}
    for event in reading.events:
        _assert_refers(text, event, reading)


def _assert_refers(text: str, event: CodedEvent, reading: Reading) -> None:
    """Its parts are of the text, its numbers those of places, claims and figures that there are."""
    _assert_within(text, event.trigger, event.instrument)
    for party in (*event.actors, *event.recipients, *event.targets):
        assert text[party.char_start : party.char_end] == party.text != ""
    assert event.place_no is None or 0 <= event.place_no < len(reading.places)
    assert event.claim_no is None or 0 <= event.claim_no < len(reading.claims)
    assert all(0 <= number < len(reading.quantities) for number in event.figure_nos)
    assert (event.date_start is None) == (event.date_end is None) == (event.date_prec is None)
    if event.date_start and event.date_end:
        assert event.date_start <= event.date_end
    if event.fatalities_best is not None:
        assert (event.fatalities_low or 0) <= event.fatalities_best <= (event.fatalities_high or event.fatalities_best)


def _assert_within(text: str, *spans: Span | None) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans if span)


_UNITS = {
    "prose without stops": "On Tuesday Turkish troops killed 12 civilians in Aleppo, the Russian Defense Ministry said ",
    "deaths": "killed 12 ",
    "initials": "X. ",
    "names": "Aleppo ISIS John Smith ",
    "speech": "he said ",
    "who is told": "according to ",
    "open quotes": "“We will, ",
    "marks": "' \" - ( ",
    "numbers": "12 one hundred and ",
    "commas": ", ",
    "capitals": "KILLED IN ALEPPO ",
    "halves of characters": "\ud800 ",
    "unseen": "\u200f\u200d",
    "disguise": "Rаqqa 𝐀 ",  # with a Cyrillic а
    "blank lines": " \n \n ",
    "titles": "Mr General of the ",
}


@pytest.mark.parametrize("unit", _UNITS.values(), ids=_UNITS.keys())
@pytest.mark.timeout(30)
def test_a_long_text_of_one_thing_is_read_to_its_end(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    reading = _read(text, date(2017, 10, 19))
    assert all(text[one.char_start : one.char_end] == one.text for one in (*reading.events, *reading.claims, *reading.places))


_CUT = (
    "BAMAKO — “Nobody was warned,” said Colonel Adama Traoré, a spokesman for the army, on Tuesday. At least 12 soldiers were "
    "killed near Gao, according to the three governments. The rebels denied it, the U.S.-backed force said; “it was them”, "
    "said Oumar Keita, another army spokesman at Gao. His deputy, Ali Ba, 41, told AFP"
)


def test_a_text_may_be_cut_off_anywhere() -> None:
    """As the services do that give the beginnings of articles."""
    for end in range(1, len(_CUT)):
        for claim in _read(_CUT[:end], date(2013, 2, 6)).claims:
            _assert_within(_CUT[:end], claim.speaker, claim.cue)
