"""What holds for the actors and people of any text: their spans are the text's own, in order and apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flows.extract.actors.actors import find_actors
from flows.extract.people.people import find_people
from flows.extract.words import split_words

_WORDS = """
IS SDF the The Syrian Iraqi U.S. - led backed coalition army forces government Ministry of Defense Front Brigade and ,
. ' ’ s ( ) rebels Kurdish group Abu al Hassan General spokesman President Mr. he She said told Omar Committee for A
soldier “ ” Assad who
leader a member Van de O J. 17th 3 TROOPS SAID داعش Łódź
"""
_PIECES = [*_WORDS.split(), "Human Rights", "\n\n", '"', "\u200f"]
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join))


@given(texts, st.sampled_from(["en", "ar"]))
def test_actors_quote_the_text_in_order_and_apart(text: str, language: str) -> None:
    at = 0
    for actor in find_actors(split_words(text), language):
        assert at <= actor.char_start < actor.char_end <= len(text)
        assert text[actor.char_start : actor.char_end] == actor.text
        assert 0 < actor.score <= 1
        at = actor.char_end


def test_long_lines_without_end_are_read_to_the_end() -> None:
    for piece in ("The Free ", "Syrian-led ", "Ministry of ", "Human Rights and ", "army ", "(", "the president ", "Mr. Al "):
        text = piece * 5_000 + "IS said Omar Haddad left."
        words = split_words(text)
        actors = find_actors(words, "en")
        assert (actors[-1].text, find_people(words, actors)[-1].text) == ("IS", "Omar Haddad")


@given(texts)
def test_people_quote_the_text_and_are_numbered_in_order(text: str) -> None:
    words = split_words(text)
    at = known = 0
    for person in find_people(words, find_actors(words, "en")):
        assert at <= person.char_start < person.char_end <= len(text)
        assert text[person.char_start : person.char_end] == person.text
        assert person.role is None or person.role in text
        assert 0 <= person.person_no <= known
        known = max(known, person.person_no + 1)
        at = person.char_end
