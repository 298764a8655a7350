"""Names in texts that have lost their apostrophes: in "President Bashar al-Assads control" it is Bashar al-Assad's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.extract.people.found import Found
from flows.extract.people.rules import Coded
from flows.extract.people.words import leaders

_GENITIVE = re.compile("['’‘`´]s\\b")
_SHORTEST = 4  # letters of a name with its s


def without_genitives(coded: Coded, found: Sequence[Found]) -> Sequence[Found]:
    """Those whose surname the text also has without the s at its end, or a leader has, under that name."""
    if not any(one.name and one.name[-1].endswith("s") for one in found) or _GENITIVE.search(coded.words.text):
        return found
    plain = {one.name[-1] for one in found if one.name} | {name.casefold() for name in leaders()}
    return [
        replace(one, name=(*one.name[:-1], one.name[-1][:-1]), is_genitive=True) if _is_genitive(one, plain) else one
        for one in found
    ]


def _is_genitive(one: Found, plain: set[str]) -> bool:
    last = one.name[-1] if one.name else ""
    return len(last) >= _SHORTEST and last.endswith("s") and last[:-1] in plain
