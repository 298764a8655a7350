"""For whom those act whose office names no state: "President Kiir", "the defence minister", "a rebel spokesman"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache

from flows.extract.actors.context import ABROAD, ARMED, state_actor
from flows.extract.actors.lands import Lands
from flows.extract.actors.names import states
from flows.extract.actors.words import contexts, plain_words
from flows.extract.lexicon import read_rows
from flows.extract.places.folding import fold
from flows.model.mention import ActorMention, PersonMention, PlaceMention

_OF_A_STATE = ("government", "state_force")
_TELL_ROLE = ("title", "before", "apposition", "office")  # rules of people
_NAMES = ("name", "acronym", "called", "organisation", "members")  # rules by which groups are named
_REBELS, _RANK = "rebels", "rank"
_GOVERNOR = "governor"
_REMEMBERED = 10_000  # roles
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
        sector = _sector(person.role or "")
        if not sector or self._is_of_others(person):
            return None
        if sector == _REBELS:
            return self._group()
        if sector == _RANK:
            return self._army(person)
        known = self._leads(person) if sector == "GOV" else None
        iso3 = known or self._of_place(person) or self._at_home(person)
        serves = states().get(iso3 or "")
        return state_actor("", sector, iso3).actor_id if serves and serves.government else None

    def _is_of_others(self, person: PersonMention) -> bool:
        """Whether a word before an office says that it is past, or whose it is: "former president", "the Abkhaz minister",
        "the opposition's provisional interior minister"."""
        role = person.role or ""
        start = self.text.rfind(role, max(person.char_start - len(role) - _TITLE, 0), person.char_end)
        start = person.char_start if start < 0 else start
        if _former().search(self.text, max(start - _FORMER_REACH, 0), person.char_start):
            return True
        title = self.text[max(start - _TITLE, 0) : start]
        if _rival().search(title):
            return True
        before = _BEFORE.search(title)
        if before is None or before[1].casefold() in plain_words():
            return False
        is_place = any(place.text == before[1] and place.country_iso3 == self.home for place in self.lands.places)
        return role.casefold() != _GOVERNOR or not is_place  # "Homs governor"

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

    def _of_place(self, person: PersonMention) -> str | None:
        """The country of the place that an office is of: "the governor of Ituri"."""
        match = _OF_ITS.match(self.text, person.char_end)
        at = bisect_left(self.lands.starts, match.end()) if match else len(self.lands.starts)
        is_there = at < len(self.lands.starts) and match is not None and self.lands.starts[at] == match.end()
        return self.lands.places[at].country_iso3 if is_there else None

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


@lru_cache(maxsize=_REMEMBERED)
def _sector(role: str) -> str:
    """Which of a state's actors a role is of: GOV, MIL, COP; or `rebels`, or only a `rank`; "" if it does not say."""
    words, known = set(_JOINT.split(role.casefold().replace(".", ""))), contexts()
    if words & known["rebel_roles"]:
        return _REBELS if words & known["speaking_roles"] and not words & known["former"] else ""
    if not words or words - known["office_words"] - known["speaking_roles"] - known["ranks"]:
        return ""
    if words & known["office_heads"]:
        return "GOV"
    if words <= known["ranks"]:
        return _RANK
    for sector in ("MIL", "COP"):
        if words & known[f"offices_{sector.lower()}"] and words & (known["speaking_roles"] | known["ranks"]):
            return sector
    return ""


@cache
def _former() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(contexts()['past_office'])})\b", re.I)


@cache
def _rival() -> re.Pattern[str]:
    """Words of another government than the state's, a few words before a role: "the rebel governor"."""
    return re.compile(rf"\b(?:{'|'.join(contexts()['rival'])})\b\W?(?: [\w'’-]+){{0,4}} $")


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
