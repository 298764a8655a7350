"""How sure the rules are of whom they name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

# Of each rule, where its own words say who is meant.
_SCORES: Mapping[str, float] = {
    "name": 0.95, "members": 0.95, "leader": 0.9, "state": 0.9, "shared": 0.8, "ministry": 0.9, "coalition": 0.8,
    "organisation": 0.8, "called": 0.7, "side": 0.7, "people": 0.7, "acronym": 0.6, "person": 0.6, "group": 0.6,
}  # fmt: skip
# The share of that which is left ...
UNKNOWN = 0.8  # where nobody says who is meant
BY_TEXT = 0.7  # where not the words but what the text has named before says it
BY_HOME = 0.6  # where only the country says it that the text speaks of most
ELSEWHERE = 0.5  # where it is somebody's whom no list has, and not that country's


@cache
def score(rule: str, certainty: float) -> float:
    return round(_SCORES[rule] * certainty, 3)
