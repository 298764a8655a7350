"""An event while it is put together from the clauses that tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.extract.events.clauses import Clause, Group
from flows.extract.events.codes import Code, code_of
from flows.extract.events.naming import Party
from flows.model.coded_event import EventStatus
from flows.model.time_expression import TimeExpression

_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Draft:
    """`first` and `last` are the words that it stands in, `clause` that of its trigger."""

    clause: Clause
    action: str
    sentence: int
    first: int
    last: int
    status: EventStatus
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    weapons: frozenset[str]
    weapon_at: Group | None
    killed: tuple[Party, ...] = ()
    context: frozenset[str] = frozenset()
    code: Code | None = None
    time: TimeExpression | None = None
    is_carried: bool = False  # whether the time is that of what was told before
    place_no: int | None = None
    place: int | str | None = None  # what tells it from other places
    stands_in: int | None = None  # the first word of its place, where its sentence tells of two
    claim_no: int | None = None
    is_claimed: bool = False  # whether it is what somebody claims responsibility for, on another day
    is_retold: bool = False  # whether it may be what was told before: "the attack"
    may_be_retold: bool = False  # whether it may be if the same act: "the rebel attack"
    is_backing: bool = False  # whether it only helps in what else is told: "backed by air strikes"
    figure_nos: list[int] = field(default_factory=list)
    dead: float = 0  # how many died, by its figures

    def find_code(self) -> None:
        """Sets what is coded for it, from what is known of it now."""
        self.code = code_of(self.action, _kinds(self.actors), _kinds(self.recipients), self.weapons, self.context)

    def take_in(self, other: Draft) -> None:
        """Fills in what another clause says of the same event."""
        is_here = other.sentence == self.sentence
        self.actors = self.actors or other.actors
        if is_here and self.recipients:
            self.recipients += _without(other.recipients, self.recipients)
        self.recipients = self.recipients or other.recipients
        self.is_retold |= other.is_retold and is_here
        self.actors = _without(self.actors, self.recipients)
        self.killed += other.killed
        self.weapons |= other.weapons
        self.weapon_at = self.weapon_at or other.weapon_at
        self.context |= other.context
        self.time = self.time or other.time
        if self.place_no is None:
            self.place_no, self.place = other.place_no, other.place
        if not self.figure_nos or (other.dead and not self.dead):  # "an attack wounded dozens … the attack killed ten"
            self.figure_nos, self.dead = sorted({*self.figure_nos, *other.figure_nos}), other.dead
        if is_here:
            self.first, self.last = min(self.first, other.first), max(self.last, other.last)


def _without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those of the parties whose words are none of the others'."""
    if not (parties and others):
        return parties
    taken = [(party.first, party.end) for party in others]
    return tuple([party for party in parties if (party.first, party.end) not in taken])


def _kinds(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset([party.kind for party in parties if party.kind]) if parties else _NONE
