"""Whom a text means by words that name nobody: "the regime", "the army", "the coalition", "the group", an ambiguous name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from flows.extract.actors.certainty import BY_HOME, BY_TEXT
from flows.extract.actors.names import Actor, states
from flows.extract.actors.rules import Coded

_ISLAMIC_STATE = "ucdp:234"
_COALITION = Actor("international_force", "dateline:global_coalition_against_daesh", None)
ARMED = ("armed_group", "militia", "criminal_group")
_SECTORS = ("GOV", "MIL", "COP")  # as in StateActors
ABROAD = frozenset(("USA", "RUS", "GBR", "FRA"))  # named oftener for what they do and say abroad
_NEAR = 40  # words
_ENDS = frozenset(".;:!?")
_PARAGRAPH = 100  # words in which its beginning is looked for
_MUCH_MORE = 2  # times as often a text must name the state it is about as any other


@dataclass(slots=True)
class Scene:
    """What a text has said so far of states and groups, and what it names in all."""

    coded: Coded
    owners: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # states whose GOV, MIL, COP it named
    named_at: dict[str, int] = field(default_factory=dict)  # the word where such a one was named last
    armed: dict[str | None, int] = field(default_factory=dict)  # armed groups, and where each was named last
    armed_one: Actor | None = None  # of them, the last named
    has_others: bool = False  # whether other groups were named, such as a monitor
    unnamed: dict[str, int] = field(default_factory=dict)  # where it last spoke of anybody's "rebels", "fighters"
    coalition: Actor | None = None
    last_kind: str | None = None  # of the group or organisation that was named last
    home: str | None = None  # the state that the text names by far the most
    most: str | None = None  # the state that it names most, and oftener than once

    def __post_init__(self) -> None:
        at_home = [(iso3, times) for iso3, times in self.coded.states.most_common() if iso3 not in ABROAD]
        (first, often), (_, less) = (*at_home, ("", 0), ("", 0))[:2]
        self.home = first if often >= _MUCH_MORE * max(less, 1) else None
        self.most = first if often > max(less, 1) else None

    def note(self, actor: Actor, at: int, *, is_group: bool = True) -> None:
        """Remember an actor that was named at the word `at`; `is_group`: an organisation that "the group" may be."""
        if actor.kind in ARMED:
            self.last_kind = actor.kind
            self.armed[actor.actor_id] = at
            self.armed_one = actor
        elif is_group and actor.kind == "organisation":
            self.last_kind = actor.kind  # "the group" may be the monitor
            self.has_others = True
        if "coalition" in (actor.actor_id or ""):
            self.coalition = actor
        if actor.actor_id and (has := states().get(actor.country_iso3 or "")) and actor.actor_id in has:
            sector = _SECTORS[has.index(actor.actor_id)]
            self.owners[sector][actor.country_iso3 or ""] += 1
            self.named_at[sector] = at

    def meant(self, actors: Iterable[Actor]) -> Actor | None:
        """The one of several namesakes whose country the text names; None if it is nobody that is known.

        "RSF" is Reporters Without Borders, but not in a text about Sudan, nor is "al-Shabab" Somalia's in one about Mozambique.
        """
        firm = [actor for actor in actors if not actor.only_where_named]
        here = [actor for actor in actors if actor.only_where_named and actor.country_iso3 in self.coded.homes]
        if len(firm) == 1 and (not here or firm[0].country_iso3 in self.coded.homes):
            return firm[0]
        here = [actor for actor in firm if actor.country_iso3 in self.coded.homes] or here
        return here[0] if len(here) == 1 else None

    def owner(self, sector: str, at: int, *, is_definite: bool) -> tuple[str | None, float]:
        """The state whose government, army or police a text speaks of at the word `at` without a name, ISO 3166 alpha-3, and
        how sure that is.

        It is the only one whose it has named so far, else the one it speaks of by far the most; one of those that act abroad
        only if the text names no other. Sure is only what was named oftener, or is pointed at right after it was named: "the
        army" rather than "soldiers".
        """
        named = self.owners[sector]
        here = [iso3 for iso3 in named if iso3 not in ABROAD]
        if len(here) == 1:
            iso3 = here[0]
            if named[iso3] > 1 or (is_definite and at - self.named_at[sector] <= _NEAR):
                return iso3, BY_TEXT
            return self.home or iso3, BY_HOME
        if self.home is None and len(named) == 1 and named.keys() >= self.coded.states.keys():
            return next(iter(named)), BY_TEXT
        return self.home, BY_HOME

    def group(self, at: int, *, is_armed: bool) -> str | None:
        """The only armed group named so far, or so far in the paragraph of the word `at`. If nothing says that it `is_armed`,
        it may as well be a monitor.
        """
        if self.has_others and not is_armed:
            return None
        if len(self.armed) > 1:
            written = self.coded.words.written
            first = next((near for near in range(at - 1, max(at - _PARAGRAPH, -1), -1) if written[near].isspace()), at)
            here = [actor_id for actor_id, named in self.armed.items() if named > first]
            return here[0] if len(here) == 1 else None
        return next(iter(self.armed), None)

    def fighters(self, noun: str, at: int, *, rebels: bool) -> str | None:
        """Whose "the militants" are: of the only armed group named so far, if no others were called so since; "the rebels" are
        its if it is of the country that the text is about.
        """
        actor = self.armed_one
        if actor is None or actor.actor_id is None or len(self.armed) > 1:
            return None
        actor_id = actor.actor_id
        if self.unnamed.get(noun, -1) > self.armed[actor_id]:
            return None
        if rebels:
            between = self.coded.words.written[self.armed[actor_id] : at]
            if actor.kind != "armed_group" or self.most not in (None, actor.country_iso3) or _ENDS.isdisjoint(between):
                return None  # "the Front has helped the rebels"
        return actor_id

    def the_coalition(self) -> Actor | None:
        """The coalition named so far; without one, the one against the Islamic State in a text that names both sides."""
        if self.coalition is None and _ISLAMIC_STATE in self.coded.actor_ids and self.coded.states["USA"]:
            return _COALITION
        return self.coalition


@cache
def state_actor(kind: str, sector: str, iso3: str | None) -> Actor:
    """The government, army or police of a state."""
    if (has := states().get(iso3 or "")) is None:
        return Actor(kind, None, iso3)
    return Actor(kind, has[_SECTORS.index(sector)], iso3)
