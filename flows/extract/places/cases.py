"""Names in the cases of languages that decline them: "w Krakowie" is in Kraków, "в Ракке" in Ракка."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from flows.extract.lexicon import read_rows
from flows.extract.places.folding import fold

_SHORTEST = 2  # letters of what stands before an ending
_Endings = dict[str, tuple[str, ...]]


@cache
def nominatives_in(language: str) -> Callable[[str], Iterator[str]]:
    """What a name, folded, may be by itself, if it stands in a case of the language; most languages have none."""
    endings: dict[str, list[str]] = {}
    for row in read_rows("place_endings.csv"):
        if language in row["languages"].split():
            for ending in map(fold, row["endings"].split()):
                endings.setdefault(ending, []).append(fold(row["nominative"]))
    found = {ending: tuple(dict.fromkeys(nominatives)) for ending, nominatives in endings.items()}
    return partial(_nominatives, found, max(map(len, found), default=0))


def _nominatives(endings: _Endings, longest: int, name: str) -> Iterator[str]:
    for size in range(min(longest, len(name) - _SHORTEST), 0, -1):
        yield from (name[:-size] + nominative for nominative in endings.get(name[-size:], ()))
