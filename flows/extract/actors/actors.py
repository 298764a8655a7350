"""The groups, states, forces and organisations that a text names, and the people it counts as one side.

The rules are in rules.py, the names in names.py; context.py says who is meant by words that name nobody. Of
a text that is not in English only the names are read that lists have.
"""

from __future__ import annotations

import re
from functools import cache

from flows.extract.actors.abbreviations import with_abbreviations
from flows.extract.actors.certainty import score
from flows.extract.actors.context import Scene
from flows.extract.actors.found import Found
from flows.extract.actors.meaning import READERS
from flows.extract.actors.rules import actor_rules, code_text
from flows.extract.actors.words import actor_words
from flows.extract.words import Words
from flows.model.mention import ActorMention

_ENGLISH = "en"


def find_actors(words: Words, language: str) -> tuple[ActorMention, ...]:
    """The actors of a text in order; none overlaps another. `language` is an ISO 639-1 code."""
    coded = code_text(words)
    scene = Scene(coded)
    pattern = actor_rules() if language == _ENGLISH else _names_only()
    rules = [Found(coded, match.lastgroup or "", *match.span(), match[0]) for match in pattern.finditer(coded.codes)]
    found = [(one.first, one.end, mention) for one in rules if (mention := _mention(one, scene))]
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
    return ActorMention(  # in the order of its fields, which is faster
        start,
        end,
        words.text[start:end],
        actor.kind,
        actor.actor_id,
        actor.country_iso3,
        found.rule,
        score(found.rule, certainty),
    )
