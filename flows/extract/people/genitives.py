"""Names in texts that have lost their apostrophes: in "President Bashar al-Assads control" it is Bashar al-Assad's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from flows.extract.people.found import Found
from flows.extract.people.rules import Coded
from flows.extract.people.words import leaders

_GENITIVE = re.compile("['’‘`´]s\\b")
_SHORTEST = 4  # letters of a name with its s


def without_genitives(coded: Coded, found: Sequence[Found]) -> Sequence[Found]:
    """Those whose surname the text also has without the s at its end, or a leader has, under that name."""
    surnames = {one.name[-1] for one in found if one.name}
    genitives = {name for name in surnames if name.endswith("s") and len(name) >= _SHORTEST}
    genitives = {name for name in genitives if name[:-1] in surnames or name[:-1] in _leaders()}
    if not genitives or ("s" in coded.words.vocabulary and _GENITIVE.search(coded.words.text)):
        return found
    return [_without_s(one) if one.name and one.name[-1] in genitives else one for one in found]


def _without_s(one: Found) -> Found:
    return replace(one, name=(*one.name[:-1], one.name[-1][:-1]), is_genitive=True)


@cache
def _leaders() -> frozenset[str]:
    return frozenset(map(str.casefold, leaders()))
