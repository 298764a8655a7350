"""Whose arms act: "Israeli air strikes", "a Russian tank", "terrorist rocket" attacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from flows.extract.actors.names import nation_words, states
from flows.extract.events.clauses import Group
from flows.extract.events.lexicon import Trigger, kinds
from flows.extract.events.naming import WEAPON, Naming, Party, who

_NAME = 4  # words that a name may begin before those which are read: "U.S.-" of "U.S.-led"
_BEARERS = ("armed", "state")


def striker_of(known: Naming, trigger: Trigger, own: Group) -> Party | None:
    """The military of a state that "Israeli air strikes" or "a Russian missile strike" name, not in "a Syrian attack"."""
    if not (trigger.weapon or trigger.action == "labour" or WEAPON in known.weapons[own[0] + 1 : own[1]]):
        return None
    iso3, rest = _nation(known, own)
    if not iso3 or not all(word in kinds("weapon") or word in kinds("part") for word in rest):
        return None
    state = states().get(iso3)
    return Party(own[0], own[1] - len(rest), "state", state.military) if state else None


def whose_arms(known: Naming, party: Party) -> Party:
    """The party as those whose arms act: "an Israeli tank fired at the tower", "coalition aircraft"."""
    of = known.letters.find("o", party.first, party.end)
    if of > 0 and known.weapons[of - 1] == WEAPON:  # "aircraft of the Air Force"
        kind, actor_id = who(known, of + 1, party.end)
        return replace(party, kind=kind, actor_id=actor_id) if kind in _BEARERS else party
    last = party.end - 1
    if last == party.first or known.words.written[last] not in kinds("weapon"):
        return party
    kind, actor_id = who(known, party.first, last)
    if kind in ("armed", "state"):
        return replace(party, kind=kind, actor_id=actor_id)
    first = party.first + (known.letters[party.first] in "dD")
    iso3, _ = _nation(known, (first, last))
    state = states().get(iso3) if iso3 else None
    return replace(party, kind="state", actor_id=state.military) if state else party


def bearer_of(known: Naming, own: Group) -> Group:
    """Whose it was: the whole name, "U.S.-led coalition" strikes, and the last of several, before which keywords of a page may
    stand, "Idlib UN Syrian regime" strikes; without what it was done with, "terrorist rocket" attack.
    """
    first, end = own
    joined = known.letters.find("&", first, end)
    names = [at for at in range(max(first - _NAME, 0), end if joined < 0 else joined) if known.names.get(at, own)[0] > first]
    if names and (names[0] < first or len(names) > 1):
        first = names[-1]
    while end - first > 1 and (
        known.words.written[end - 1] in kinds("weapon") or known.words.written[end - 1] in kinds("part")
    ):
        end -= 1
    return first, end


def _nation(known: Naming, group: Group) -> tuple[str | None, list[str]]:
    """The state whose name or adjective a noun phrase begins with, and the words behind that: "Russian", "U.S."."""
    own = known.words.written[slice(*group)]
    for length in range(len(own), 0, -1):
        if iso3 := _nations().get("".join(own[:length])):
            return iso3, own[length:]
    return None, own


@cache
def _nations() -> Mapping[str, str]:
    return dict(nation_words("adjective"))
