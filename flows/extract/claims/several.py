"""Several who speak at once: "Russia, Iran and Turkey said"."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from flows.extract.claims.text import ClaimText, Stretch


class Known(NamedTuple):
    """Whom some words mean: a listed actor, a person of the text, or neither."""

    actor_id: str | None
    person_no: int | None


_UNKNOWN = Known(None, None)
_GOVERNING = frozenset("porK")  # letters of what may belong to all that follow
_LIST = 3  # of so many, one known is enough to tell a list from an apposition


def several_speakers(text: ClaimText, speaker: Stretch, identity: Callable[[Stretch], Known]) -> list[Stretch]:
    """The stretches of each, or none where one speaks with an apposition: "Ali Sello, a spokesman and judge"."""
    parts = _parts(text, speaker)
    if len(parts) < 2:
        return []
    known = [identity(part) for part in parts]
    named = {one for one in known if one != _UNKNOWN}
    if any(one.person_no is not None for one in known):
        are_people = len({one.person_no for one in known} - {None}) == len(parts)
        return parts if are_people and all(set(text.letters[slice(*part)]) == {"n"} for part in parts) else []
    if len(named) < 2 and (len(parts) < _LIST or not named):
        return []
    listed = all(one != _UNKNOWN or text.letters[part[0]] != "d" for one, part in zip(known[1:], parts[1:], strict=True))
    return parts if listed else []


def _parts(text: ClaimText, speaker: Stretch) -> list[Stretch]:
    """What "and" joins, and the commas before it; none if a preposition may govern it all: "officials from Iran and Russia"."""
    letters, (first, end) = text.letters, speaker
    last = letters.rfind("&", first, end)
    if last <= first or text.word(last) != "and" or last == end - 1:
        return []
    parts: list[Stretch] = []
    begin = first
    for at in range(first, last + 1):
        if letters[at] in ",&":
            if begin < at:
                parts.append((begin, at))
            begin = at + 1
    parts.append((last + 1, end))
    if any(_GOVERNING & set(letters[slice(*part)]) for part in parts[:-1]):
        return []
    return parts if all(letters[begin] in "dunw" for begin, _ in parts) else []
