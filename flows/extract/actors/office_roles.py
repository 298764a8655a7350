"""Of which of a state's actors an office is, by the words for it: "defence minister", "police chief", "Homs governor"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from flows.extract.actors.words import contexts

REBELS, RANK, POLICE_RANK = "rebels", "rank", "police_rank"
_REMEMBERED = 10_000  # roles
_JOINT = re.compile(r"[\s-]+")


@lru_cache(maxsize=_REMEMBERED)
def sector_of(role: str) -> str:
    """GOV, MIL or COP; or `rebels`, or only a `rank` or `police_rank`; "" if the role does not say."""
    words, known = _words(role), contexts()
    if words & known["rebel_roles"]:
        return REBELS if words & known["speaking_roles"] and not words & known["former"] else ""
    if words & known["local_heads"]:
        words -= known["local"]
    if words & (known["offices_mil"] | known["offices_cop"] | known["police_ranks"]):
        words -= known["graded"]
    if words & known["police_ranks"]:
        return "COP" if words & known["offices_cop"] else POLICE_RANK
    if not words or words - known["office_words"] - known["speaking_roles"] - known["ranks"] - known["office_heads"]:
        return ""
    if words & known["office_heads"]:
        return "GOV"
    for sector in ("MIL", "COP"):
        if words & known[f"offices_{sector.lower()}"] and words & (known["speaking_roles"] | known["ranks"]):
            return sector
    return RANK if words <= known["ranks"] else ""


def is_local(role: str) -> bool:
    """Whether it is that of who governs a town or province."""
    return not contexts()["local_heads"].isdisjoint(_words(role))


def is_of_secretaries(role: str) -> bool:
    """Whether it is held only where those who govern are called so: "Defense Secretary"."""
    return "secretary" in _words(role)


def is_of_courts(role: str) -> bool:
    """Whether courts of several states have it as well."""
    return "prosecutor" in _words(role)


def _words(role: str) -> set[str]:
    return set(_JOINT.split(role.casefold().replace(".", "")))


@cache
def former() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(contexts()['past_office'])})\b", re.I)


@cache
def rival() -> re.Pattern[str]:
    """Words of another government than the state's, a few words before a role: "the rebel governor"."""
    return re.compile(rf"\b(?:{'|'.join(contexts()['rival'])})\b\W?(?: [\w'’-]+){{0,4}} $")


@cache
def foreign_courts() -> re.Pattern[str]:
    """Names of courts whose prosecutors are of no state: "the tribunal"."""
    return re.compile(rf"\b(?:{'|'.join(contexts()['foreign_courts'])})\b", re.I)
