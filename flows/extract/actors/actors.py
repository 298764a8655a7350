"""The groups, states, forces and organisations that a text names, and the people it counts as one side.

The rules are in rules.py, the names in names.py; context.py says who is meant by words that name nobody. Of
a text that is not in English only the names are read that lists have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from flows.extract.actors.abbreviations import with_abbreviations
from flows.extract.actors.context import Scene
from flows.extract.actors.found import Found
from flows.extract.actors.meaning import READERS
from flows.extract.actors.rules import actor_rules, code_text
from flows.extract.actors.words import actor_words
from flows.extract.words import Words
from flows.model.mention import ActorMention

# How sure a rule is, where its own words say who is meant.
_SCORES: Mapping[str, float] = {
    "name": 0.95, "members": 0.95, "leader": 0.9, "state": 0.9, "shared": 0.8, "ministry": 0.9, "coalition": 0.8,
    "organisation": 0.8, "called": 0.7, "side": 0.7, "people": 0.7, "acronym": 0.6, "person": 0.6, "group": 0.6,
}  # fmt: skip
_ENGLISH = "en"


def find_actors(words: Words, language: str) -> tuple[ActorMention, ...]:
    """The actors of a text in order; none overlaps another. `language` is an ISO 639-1 code."""
    coded = code_text(words)
    scene = Scene(coded)
    pattern = actor_rules() if language == _ENGLISH else _names_only()
    found = [
        (*match.span(), mention)
        for match in pattern.finditer(coded.codes)
        if (mention := _mention(Found(coded, match.lastgroup or "", *match.span()), scene))
    ]
    return tuple(with_abbreviations(words, found))


@cache
def _names_only() -> re.Pattern[str]:
    return actor_words().rules({"name": ("NAME INNER*",)}, {}, "(?=NAME)")


def _mention(found: Found, scene: Scene) -> ActorMention | None:
    read = READERS[found.rule](found, scene)
    if read is None:
        return None
    actor, certainty = read
    words = found.coded.words
    start, end = words.starts[found.first], words.ends[found.end - 1]
    return ActorMention(
        char_start=start,
        char_end=end,
        text=words.text[start:end],
        kind=actor.kind,
        actor_id=actor.actor_id,
        country_iso3=actor.country_iso3,
        method=found.rule,
        score=_score(found.rule, certainty),
    )


@cache
def _score(rule: str, certainty: float) -> float:
    return round(_SCORES[rule] * certainty, 3)
