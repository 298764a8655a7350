"""For whom those act whose office names no state: "President Kiir", "the defence minister", "a rebel spokesman"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from flows.extract.actors.context import ABROAD, ARMED, state_actor
from flows.extract.actors.lands import Lands
from flows.extract.actors.names import states
from flows.extract.actors.office_roles import (
    POLICE_RANK,
    RANK,
    REBELS,
    foreign_courts,
    former,
    is_local,
    is_of_courts,
    is_of_secretaries,
    rival,
    sector_of,
)
from flows.extract.actors.words import contexts, plain_words
from flows.extract.lexicon import read_rows
from flows.extract.places.folding import fold
from flows.model.mention import ActorMention, PersonMention, PlaceMention

_OF_A_STATE = ("government", "state_force")
_TELL_ROLE = ("title", "before", "apposition", "office")  # rules of people
_NAMES = ("name", "acronym", "called", "organisation", "members")  # rules by which groups are named
_REACH = 400  # characters before an office in which its paragraph begins
_NEAR = 250  # characters before a rank in which its army was named
_TITLE = 60  # characters before a name in which the role stands, or before that
_FORMER_REACH = 20  # characters before a role that may say "former"
_BEFORE = re.compile(r"\b([A-Z][\w-]+)(?:['’]s?)? $")
_JOINT = re.compile(r"[\s-]+")
_ARTICLES = frozenset(("al", "el", "bin"))
_OF, _OF_ITS = " of ", re.compile(r" of (?:the )?")
_BLANK_LINE, _SENTENCE = "\n\n", ". "


class Offices:
    """Who holds which office, by the state that a text leaves in no doubt; nobody's where it does."""

    def __init__(
        self, text: str, actors: Sequence[ActorMention], people: Sequence[PersonMention], places: Sequence[PlaceMention]
    ) -> None:
        self.text, self.actors, self.people, self.places = text, actors, people, places

    @cached_property
    def lands(self) -> Lands:
        return Lands(self.text, self.places)

    @cached_property
    def lands_at(self) -> list[tuple[int, str | None]]:
        """Where the text names places and states, with their countries, in order."""
        places = [(place.char_start, place.country_iso3) for place in self.lands.places]
        return sorted(places + [(one.char_start, one.country_iso3) for one in self._of_states()])

    @cached_property
    def home(self) -> str | None:
        """The state that the text is about: where by far the most places are, or most, if no other is named as acting; none if
        the text was written in another that acts.
        """
        acting = {one.country_iso3 for one in self._of_states()}
        home = self.lands.likely or (self.lands.most if acting - ABROAD == {self.lands.most} else None)
        return None if self.lands.dateline in acting - {home} else home

    def _of_states(self) -> list[ActorMention]:
        return [one for one in self.actors if one.kind in _OF_A_STATE and one.country_iso3]

    @cached_property
    def served(self) -> dict[int, str]:
        """The actor for whom each person acts by office or rank, by person_no; mentions say so that tell the role."""
        found: dict[int, str] = {}
        for person in self.people:
            tells = person.role and person.method in _TELL_ROLE and not person.affiliation
            if tells and person.person_no not in found and (actor_id := self._of(person)):
                found[person.person_no] = actor_id
        return found

    def _of(self, person: PersonMention) -> str | None:
        role = person.role or ""
        sector = sector_of(role) or sector_of(role.partition(_OF)[0])
        if not sector:
            return None
        start, end = self._title(person)
        role, of = self._without_place(role, start, end)
        if not sector_of(role):
            return None
        beside = self._named_beside(start) if is_local(role) else None
        if self._is_of_others(person, start, is_told=beside is not None):
            return None
        if sector == REBELS:
            return self._group()
        if sector == RANK:
            return self._army(person)
        if sector == POLICE_RANK:
            return self._police(person)
        known = self._leads(person) if sector == "GOV" else None
        told = known or of or beside or self._of_place(person.char_end)
        iso3 = told or self.lands.opening(start) or self._at_home(person)
        if not self._may_have(iso3, role):
            return None
        serves = states().get(iso3 or "")
        return state_actor("", sector, iso3).actor_id if serves and serves.government else None

    def _may_have(self, iso3: str | None, role: str) -> bool:
        """Whether a state has such an office: not if a part of a federation abroad is governed, ministers are called otherwise,
        or a court of several states has it, too.
        """
        if is_local(role):
            return iso3 not in ABROAD
        if is_of_secretaries(role):
            return iso3 in contexts()["secretaries"]
        return not is_of_courts(role) or foreign_courts().search(self.text) is None

    def _title(self, person: PersonMention) -> tuple[int, int]:
        """Where the role of a person stands: before or behind the name, or alone."""
        role = person.role or ""
        start = self.text.rfind(role, max(person.char_start - len(role) - _TITLE, 0), person.char_end)
        if start < 0:
            start = self.text.find(role, person.char_end, person.char_end + len(role) + _TITLE)
        return (start, start + len(role)) if start >= 0 else (person.char_start, person.char_start)

    def _without_place(self, role: str, start: int, end: int) -> tuple[str, str | None]:
        """A role without the place of which it is, and its country: "the governor of Homs province"."""
        at = bisect_left(self.lands.starts, start)
        bare, of, _ = role.partition(_OF)
        if of and at < len(self.lands.starts) and self.lands.starts[at] < end:
            match = _OF_ITS.match(self.text, start + len(bare), end)
            if match and match.end() == self.lands.starts[at]:
                return bare, self.lands.places[at].country_iso3
        return role, self._of_place(end)

    def _of_place(self, end: int) -> str | None:
        """The country of the place that an office is of that ends at `end`: "the governor of Ituri"."""
        match = _OF_ITS.match(self.text, end)
        at = bisect_left(self.lands.starts, match.end()) if match else len(self.lands.starts)
        is_there = at < len(self.lands.starts) and match is not None and self.lands.starts[at] == match.end()
        return self.lands.places[at].country_iso3 if is_there else None

    def _named_beside(self, start: int) -> str | None:
        """The only country of the places of the name before an office: "Homs governor"."""
        before = _BEFORE.search(self.text, max(start - _TITLE, 0), start)
        return self.lands.of_name(before[1]) if before else None

    def _is_of_others(self, person: PersonMention, start: int, *, is_told: bool) -> bool:
        """Whether a word before an office says that it is past, or whose it is: "former president", "the Abkhaz minister",
        "the opposition's provisional interior minister"; `is_told`: that it is of a place, as in "Homs governor".
        """
        if former().search(self.text, max(start - _FORMER_REACH, 0), max(person.char_start, start)):
            return True
        title = self.text[max(start - _TITLE, 0) : start]
        if rival().search(title):
            return True
        if title.split()[-1:] and title.split()[-1].casefold() in contexts()["houses"]:  # "hospital superintendent"
            return True
        before = _BEFORE.search(title)
        return before is not None and before[1].casefold() not in plain_words() and not is_told

    def _leads(self, person: PersonMention) -> str | None:
        """The state that somebody of that name leads or led; a surname alone says so where the text names the state."""
        parts = _parts(person.name or "")
        if not parts or not contexts()["leads"].intersection((person.role or "").casefold().split()):
            return None
        same = heads().get(parts[-1], ())
        if len(parts) > 1:
            found = {iso3 for names, iso3 in same if names.intersection(parts[:-1])}
        else:
            found = {iso3 for _, iso3 in same} & {iso3 for _, iso3 in self.lands_at}
        return next(iter(found)) if len(found) == 1 else None

    def _at_home(self, person: PersonMention) -> str | None:
        """The state that the text is about, unless the paragraph has just named another, its sentence has ("France wants it,
        Foreign Minister Alain Juppe said"), or there are several presidents."""
        if self.home is None or self.text.startswith(_OF, person.char_end) or self._is_one_of_several(person):
            return None
        first = max(self.text.rfind(_BLANK_LINE, 0, person.char_start), person.char_start - _REACH)
        at = bisect_left(self.lands_at, (person.char_start, ""))
        sentence = max(first, self.text.rfind(_SENTENCE, first, person.char_start))
        here = self.lands_at[bisect_left(self.lands_at, (sentence, "")) : at] or self.lands_at[max(at - 1, 0) : at]
        return self.home if all(start < first or iso3 == self.home for start, iso3 in here) else None

    def _is_one_of_several(self, person: PersonMention) -> bool:
        """Whether others of the text are said to be the same: two presidents, or one who "the president" is not."""
        role = (person.role or "").casefold()
        named = {one.name: one.role.casefold() for one in self.people if one.name and one.role}
        if person.name is None:
            return any(one.endswith(role) for one in named.values())
        return role == "president" and sum(one == role for one in named.values()) > 1

    def _army(self, person: PersonMention) -> str | None:
        """The army around a full name: "General Amos Silva of the army", or the last force before; not "General Electric"."""
        if " " not in (person.name or ""):
            return None
        at = bisect_left(self.actors, person.char_start, key=lambda one: one.char_start)
        match = _OF_ITS.match(self.text, person.char_end)
        if match:
            behind = next((one for one in self.actors[at:] if one.char_start >= match.end() - len("the ")), None)
            is_it = behind is not None and behind.char_start <= match.end() and behind.kind == "state_force"
            return behind.actor_id if behind and is_it else None
        before = [one for one in self.actors[:at] if one.kind in ("state_force", "international_force", *ARMED)]
        last = before[-1] if before and person.char_start - before[-1].char_end < _NEAR else None
        is_army = last is not None and last.kind == "state_force" and last.country_iso3 == self.home
        return last.actor_id if last and is_army and "police" not in (last.actor_id or "") else None

    def _police(self, person: PersonMention) -> str | None:
        """The police named just before: "police said. Senior Superintendent Tom Bantas said"."""
        at = bisect_left(self.actors, person.char_start, key=lambda one: one.char_start)
        before = next((one for one in reversed(self.actors[:at]) if one.kind == "state_force"), None)
        is_near = before is not None and person.char_start - before.char_end < _NEAR
        return before.actor_id if before and is_near and "police" in (before.actor_id or "") else None

    def _group(self) -> str | None:
        """The only armed group that the text names."""
        named = {one.actor_id for one in self.actors if one.kind in ARMED and (one.actor_id or one.method in _NAMES)}
        return next(iter(named)) if len(named) == 1 else None


def name_served(people: Sequence[PersonMention], served: Mapping[int, str]) -> tuple[PersonMention, ...]:
    """The people of a text with the actor for whom they act by their office, where they are said to act for nobody else;
    `served` is Offices.served.
    """
    return tuple([
        one if one.affiliation or one.affiliation_actor_id or one.person_no not in served
        else one._replace(affiliation_actor_id=served[one.person_no])
        for one in people
    ])  # fmt: skip


@cache
def heads() -> Mapping[str, tuple[tuple[frozenset[str], str], ...]]:
    """Heads of state and government by their last name: all parts of the name, and the state."""
    found: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for row in read_rows("actor_heads.csv"):
        *_, last = parts = _parts(row["name"])
        found[last].append((frozenset(parts), row["iso3"]))
    return {last: tuple(same) for last, same in found.items()}


def _parts(name: str) -> list[str]:
    """The parts of a name, folded, without articles."""
    return [part for part in _JOINT.split(fold(name)) if part and part not in _ARTICLES]
