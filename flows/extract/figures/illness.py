"""Deaths of an epidemic: no killed of a conflict, though the same reports tell of them."""

from __future__ import annotations

import re

_ILLNESS = (
    "(?:cholera|measles|ebola|malaria|meningitis|covid(?:-?19)?|coronavirus|dengue|typhoid|diphtheria|mpox|monkeypox|polio|"
    "hepatitis e|lassa fever|yellow fever|tuberculosis)"
)
# "35,310 cases and 657 deaths", "cholera has killed 657".
_BEFORE = re.compile(
    rf"(?:\bcases,? (?:and|including|with)|\b{_ILLNESS}(?: outbreak| epidemic)?(?: has| have| had)?(?: already| also| now)?"
    r" (?:killed|claimed|caused))(?: \w+){0,3} $"
)
# "657 cholera deaths", "657 have died of cholera".
_BEHIND = re.compile(
    rf"\b{_ILLNESS}(?:-related)? (?:deaths?|fatalit)|"
    rf"\b(?:died|deaths?|fatalities) (?:of|from|due to|linked to|caused by) (?:\w+ )?{_ILLNESS}\b"
)
_NEAR = 80  # characters


def is_of_illness(text: str, char_start: int, char_end: int) -> bool:
    """Whether the dead that are counted at these characters died of an epidemic."""
    before = text[max(0, char_start - _NEAR) : char_start].lower()
    behind = text[char_start : char_end + _NEAR].partition(". ")[0].lower()
    return _BEFORE.search(before) is not None or _BEHIND.search(behind) is not None
