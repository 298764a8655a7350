"""Which of the codes that the clauses of one event have is its own."""

from __future__ import annotations

from collections.abc import Mapping

from flows.extract.events.draft import Draft

# ACLED's sub-event types for crowds, the severest first.
_SEVEREST = (
    "Violent demonstration", "Mob violence", "Excessive force against protesters", "Protest with intervention",
    "Peaceful protest",
)  # fmt: skip
# What a clause of force may be the outcome or the manner of, the surest first: ACLED's hierarchy of sub-event types.
_HIERARCHY = (
    "Suicide bomb", "Chemical weapon", "Air/drone strike", "Shelling/artillery/missile attack", "Grenade",
    "Remote explosive/landmine/IED", "Armed clash", "Mob violence", "Attack",
)  # fmt: skip
_SEVERITY: Mapping[str | None, int] = {name: number for number, name in enumerate(_SEVEREST, 1)}
_RANKS: Mapping[str | None, int] = {name: number for number, name in enumerate(dict.fromkeys((*_HIERARCHY, *_SEVEREST)))}
_LAST = 99


def is_force(draft: Draft) -> bool:
    """Whether it is coded as force, which is more than what a crowd does."""
    return draft.code is not None and draft.code.sub_event_type in _HIERARCHY


def rank(draft: Draft) -> int:
    """How sure its code is to be that of the event, 0 the surest."""
    return _RANKS.get(draft.code.sub_event_type, _LAST) if draft.code else _LAST


def severity(draft: Draft) -> int:
    """How severe what a crowd does is, 1 the severest."""
    return _SEVERITY.get(draft.code.sub_event_type, _LAST) if draft.code else _LAST
