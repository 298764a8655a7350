"""Deaths of an epidemic or of hunger: no killed of a conflict, though the same reports tell of them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from flows.extract.figures.rules import figure_words

_NEAR = 80  # characters


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    behind: re.Pattern[str]


def is_of_illness(text: str, char_start: int, char_end: int) -> bool:
    """Whether the dead that are counted at these characters died of an epidemic or of hunger."""
    before = text[max(0, char_start - _NEAR) : char_start].lower()
    behind = text[char_start : char_end + _NEAR].partition(". ")[0].lower()
    patterns = _patterns()
    return patterns.before.search(before) is not None or patterns.behind.search(behind) is not None


@cache
def _patterns() -> _Patterns:
    lexicon = figure_words()
    names = [word for word, code in lexicon.codes.items() if code == lexicon.letters["ILLNESS"] and word.islower()]
    illness = f"(?:{'|'.join(sorted(names))})"
    return _Patterns(
        before=re.compile(  # "35,310 cases and 657 deaths", "cholera has killed 657"
            r"(?:\bcases,? (?:and|including|with)"
            rf"|\b{illness}(?: outbreak| epidemic)?(?: has| have| had)?(?: already| also| now)? (?:killed|claimed|caused))"
            r"(?: \w+){0,3} $"
        ),
        behind=re.compile(  # "657 cholera deaths", "657 have died of cholera"
            rf"\b{illness}(?:-related)? (?:deaths?|fatalit)"
            rf"|\b(?:die[ds]?|dying|deaths?|fatalities) (?:of|from|due to|linked to|caused by) (?:\w+ )?{illness}\b"
        ),
    )
