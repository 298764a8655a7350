"""What is asked before the rules of the readers spares words the trial of all of them, and takes no find away."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.actors import rules as actors
from flows.extract.actors.words import actor_words
from flows.extract.figures import rules as figures
from flows.extract.figures.rules import figure_words
from flows.extract.grammar import OTHER, Lexicon
from flows.extract.people import rules as people
from flows.extract.people.words import person_words

# The letters that texts have most, so that rules match.
OFTEN = {
    "actors": "CAP QUAL NAME STATE NATION INNER GOV ARMY ORGHEAD MILHEAD MINISTRY COALITION OF THE FIGHTERS MEN DOT POSS",
    "figures": "NUMBER ONE A AT LEAST MOST MORE LESS THAN OVER ABOUT OF AS MANY SEVERAL VAGUE SCALE HALF NO UNKNOWN COUNT",
    "people": "CAP FIRST BODY QUAL INNER RANK OFFICE ROLE SAY THE OF HYPHEN AL NATION STATE DOT PLAIN INITIAL MAYBE SHORT",
}


def letters(lexicon: Lexicon, often: str) -> st.SearchStrategy[str]:
    common = [lexicon.letters[name] for name in often.split() if name in lexicon.letters]
    return st.text(st.sampled_from([*common * 3, *lexicon.letters.values(), OTHER, *",-'/"]), max_size=14)


@pytest.mark.parametrize(
    ("rules", "lexicon", "name"),
    [(actors, actor_words(), "actors"), (figures, figure_words(), "figures"), (people, person_words(), "people")],
)
def test_the_guard_of_rules_keeps_no_word_from_them_that_begins_one(rules: ModuleType, lexicon: Lexicon, name: str) -> None:
    guarded = lexicon.rules(rules._RULES, rules._PARTS, rules._GUARD)
    free = lexicon.rules(rules._RULES, rules._PARTS, "")

    @given(letters(lexicon, OFTEN[name]))
    def check(codes: str) -> None:
        assert [match.span() for match in guarded.finditer(codes)] == [match.span() for match in free.finditer(codes)]

    check()
