"""With what weapons something was done: those that its clause names, and not those of who only helps, or that are hit."""

from __future__ import annotations

from flows.extract.events.clauses import Clause, Group
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import LEADING, WEAPON, Naming

_UNARMED: frozenset[str] = frozenset()
_SUICIDE = frozenset(("suicide",))
_BOMBERS = ("bomber", "bombers", "Bomber", "Bombers")
# What has an object that is no weapon of it: "destroyed a mortar".
_OF_WHICH_HIT = frozenset(("kill", "attack", "strike", "target", "destroy", "damage", "burn", "raid", "capture", "vandalise"))

_WITH_WHAT = ("blockade", "barricade")
_FAR = 25  # words behind a clause
_HELPED = 7  # words before a weapon: "backed by a number of Russian helicopter"
_NOUN_PHRASE = frozenset("dDxukgNzo&T,")
_EXPLODING, _BOMB = "explode", "bomb"


def weapons_of(known: Naming, clause: Clause) -> tuple[frozenset[str], Group | None]:
    """The weapons that the clause names, and where the first stands."""
    trigger, last = clause.trigger, clause.last
    own = frozenset({trigger.weapon}) if trigger.weapon else _UNARMED
    if trigger.action == _EXPLODING and _explodes(known, clause):
        own = _UNARMED
    if clause.subject and _is_of_suicide(known, clause.subject):
        own |= _SUICIDE
    if trigger.action in _WITH_WHAT:  # "blocked the road between the towns with burning tyres"
        last = max(known.letters.find(".", last, last + _FAR), last)
    at = known.weapons.find(WEAPON, clause.first, last)
    if at < 0:
        return own, None
    hit, has_backing = _hit(known, clause), known.has_backing
    found = [
        index
        for index in range(at, last)
        if known.weapons[index] == WEAPON
        and not (hit and hit[0] <= index < hit[1])
        and (index != clause.at or trigger.weapon)
        and not (has_backing and is_backing(known, index))
    ]
    if not found:
        return own, None
    return own.union([_kind(known, index) for index in found]), (found[0], found[0] + 1)


def _hit(known: Naming, clause: Clause) -> Group | None:
    """What is hit in the clause, whose weapons are none of it."""
    if clause.trigger.form == "noun" or clause.trigger.action not in _OF_WHICH_HIT:
        return None
    hit = clause.subject if clause.is_passive else clause.object
    if hit and clause.trigger.action == "strike" and kinds("weapon").get(known.words.written[hit[1] - 1]) == _BOMB:
        return None  # "the truck hit a landmine"
    return hit


def _is_of_suicide(known: Naming, group: Group) -> bool:
    """Whether it is who rides to where he explodes: "a car bomber"."""
    first, end = group
    written = known.words.written
    return written[end - 1] in _BOMBERS and end - first > 1 and written[end - 2] in kinds("ridden")


def is_backing(known: Naming, at: int) -> bool:
    """Whether the weapon at a word is of those who help: "troops backed by helicopter gunships", "under cover of fire"."""
    written, backing = known.words.written, kinds("backing")
    if backing.keys().isdisjoint(written[max(at - _HELPED - 1, 0) : at]):
        return False
    for before in range(at - 1, max(at - _HELPED, 0), -1):
        if written[before] in LEADING and written[before - 1] in backing:
            return True
        if known.letters[before] not in _NOUN_PHRASE:
            return False
    return False


def _kind(known: Naming, at: int) -> str:
    """The kind of the weapon at a word; bombs that fall from the air are of the air: "barrel bombs"."""
    kind = kinds("weapon")[known.words.written[at]]
    return "air" if kind == _BOMB and at and known.words.written[at - 1] in kinds("aerial") else kind


def _explodes(known: Naming, clause: Clause) -> bool:
    """Whether it is a shell that explodes, and no bomb: not in "a bomb made of shells exploded"."""
    subject = clause.subject
    if subject is None or known.letters[subject[0] - 1 : subject[0]] in ("o", "w"):
        return False
    return known.words.written[subject[1] - 1] in kinds("round")
