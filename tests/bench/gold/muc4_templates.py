"""Templates of MUC-4 out of what was read of a text: the slots are those of its task documentation (1992), by their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from flows.model.coded_event import CodedEvent, EventParty, EventStatus
from flows.model.mention import ActorMention, PersonMention, PlaceKind, PlaceMention
from flows.model.quantity import Metric
from flows.model.reading import Reading
from gold.muc4_words import bare, is_people, listed, number_of, value_of, who

Filler = tuple[bool, list[str], list[str]]
Template = dict[int, list[Filler]]

_BOMBINGS = ("Remote explosive/landmine/IED", "Suicide bomb", "Grenade", "Air/drone strike")
_ATTACKS = ("Attack", "Armed clash", "Shelling/artillery/missile attack", "Mob violence", "Excessive force against protesters")
_NOT_ATTACKS = ("clash", "fight", "combat", "encounter", "repel", "torture", "find", "operation", "brawl")
_DEATHS = ("kill", "assassinate", "execute", "massacre", "lynch")
_ARMED = re.compile(r"\b(?:GUERRILLA|TERRORIST|REBEL|SUBVERSIVE|EXTREMIST|INSURGENT|CASUALT)")
_NEAR = 300  # characters
_NEWS = timedelta(days=60)
_JOINED = (6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23)
_ALIKE = {"ATTACK", "BOMBING"}
_MONTHS = ("", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_PLACES = {PlaceKind.ADMIN: "DEPARTMENT", PlaceKind.NEIGHBOURHOOD: "NEIGHBORHOOD"}


def templates(text: str, reading: Reading, published: date | None, filed_at: Sequence[PlaceMention]) -> list[Template]:
    """A template for each incident."""
    found: list[Template] = []
    country = _country(text, reading, filed_at)
    for event in reading.events:
        kind = _type(event)
        if not kind or not _is_recent(event, published):
            continue
        template = _Template(text, reading, event).fill(kind, published, country)
        if not _is_incident(event, template):
            continue
        earlier = next((one for one in found if _is_same(one, template)), None)
        if earlier is None:
            found.append(template)
        else:
            _join(earlier, template)
    return found


def _country(text: str, reading: Reading, filed_at: Sequence[PlaceMention]) -> str:
    """The country of Latin America that a text is about: where it was filed, or of which it speaks most."""
    told = Counter(listed("country").get(place.country_iso3 or "") for place in (*reading.places, *filed_at, *filed_at))
    told.update(listed("nation").get(word) for word in re.findall(r"\w+", text.casefold()))
    ours = set(listed("country").values())
    return next((name for name, _ in told.most_common() if name in ours), "")


def _type(event: CodedEvent) -> str | None:
    action = event.method.partition("_")[0]
    if event.sub_event_type in _BOMBINGS:
        return "BOMBING"
    if event.sub_event_type == "Abduction/forced disappearance":
        return "KIDNAPPING"
    if event.sub_event_type == "Looting/property destruction":
        return {"burn": "ARSON", "rob": "ROBBERY", "destroy": "ATTACK"}.get(action)
    return "ATTACK" if event.sub_event_type in _ATTACKS and action not in _NOT_ATTACKS else None


def _is_recent(event: CodedEvent, published: date | None) -> bool:
    """Whether it happened, at most two months before the text."""
    if event.status is EventStatus.BACKGROUND and event.date_start and published:
        return event.date_start >= published - _NEWS
    return event.status in (EventStatus.HAPPENED, EventStatus.ONGOING)


def _is_incident(event: CodedEvent, template: Template) -> bool:
    """Whether it is one act against somebody or something, no fight of forces nor violence in general."""
    if template.get(18):
        return True
    if event.sub_event_type == "Armed clash":
        return False
    numbers = {filler[1][0] for filler in template.get(21, ())}
    return bool(template.get(12)) or bool(numbers - {"PLURAL"})


def _is_same(first: Template, second: Template) -> bool:
    """Whether two templates of one type tell nothing that keeps them apart: other days, or other names."""
    if first[4] != second[4] and not {first[4][0][1][0], second[4][0][1][0]} <= _ALIKE:
        return False
    days = [one[2][0][1][0] for one in (first, second) if one[2]]
    if len(days) == 2 and days[0] != days[1] and not any(day.startswith("-") for day in days):
        return False
    places = [one[3][0][1][0] for one in (first, second)]
    if places[0] != places[1] and all(":" in place for place in places):
        return False
    names = [{word for filler in one.get(18, ()) for word in filler[1][0].split()} for one in (first, second)]
    return not all(names) or not names[0].isdisjoint(names[1])


def _join(first: Template, second: Template) -> None:
    """Adds what the second says and the first does not."""
    if second[2] and (not first[2] or first[2][0][1][0].startswith("-")):
        first[2] = second[2]
    if ":" in second[3][0][1][0] and ":" not in first[3][0][1][0]:
        first[3] = second[3]
    if second[4][0][1][0] == "BOMBING":
        first[4] = second[4]
    for slot in _JOINED:
        known = {filler[1][0] + "".join(filler[2]) for filler in first.get(slot, ())}
        new = [filler for filler in second.get(slot, ()) if filler[1][0] + "".join(filler[2]) not in known]
        if new:
            first[slot] = [*first.get(slot, ()), *new]


class _Template:
    """The slots of one event."""

    def __init__(self, text: str, reading: Reading, event: CodedEvent) -> None:
        self.text, self.reading, self.event = text, reading, event
        self.slots: Template = {}

    def fill(self, kind: str, published: date | None, country: str) -> Template:
        state = any(value_of("state", actor.text) is not None for actor in self.event.actors)
        self._add(4, kind)
        self.slots[2] = []
        if day := self._day(published):
            self._add(2, day)
        self._add(3, self._location(country))
        self._add(5, "ACCOMPLISHED")
        self._add(8, "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT")
        for actor in self.event.actors:
            self._add_perpetrator(actor)
        if not self.slots.get(10):
            self._add_suspects()
        if not self.slots.get(9) and not self.event.actors:
            self._add_armed()
        self._add_instrument()
        for thing in (*self.event.targets, *(one for one in self.event.recipients if self._is_thing(one))):
            self._add_thing(thing)
        for person in self.event.recipients:
            self._add_victim(person)
        self._add_counted()
        return self.slots

    def _add(self, slot: int, value: str, *of: str) -> None:
        filler: Filler = (False, [value], list(of))
        if filler not in self.slots.setdefault(slot, []):
            self.slots[slot].append(filler)

    def _day(self, published: date | None) -> str | None:
        """ "03 JAN 90"; with a dash before it, on that day or before."""
        day = self.event.date_start or published
        if day is None:
            return None
        written = f"{day:%d} {_MONTHS[day.month]} {day:%y}"
        return written if self.event.date_start and self.event.date_start == self.event.date_end else f"- {written}"

    def _location(self, country: str) -> str:
        number = self.event.place_no
        if number is None:
            return country
        place = self.reading.places[number]
        if place.kind is PlaceKind.COUNTRY:
            return listed("country").get(place.country_iso3 or "", country)
        parts = [place]
        for wider in self.reading.places[number + 1 : number + 3]:  # "La Esperanza, Santa Elena, Usulutan Department"
            if re.fullmatch(r",? (?:IN )?", self.text[parts[0].char_end : wider.char_start]):
                parts.insert(0, wider)
        return ": ".join([country, *(f"{bare(one.text)} ({_PLACES.get(one.kind, 'CITY')})" for one in parts)])

    def _add_perpetrator(self, actor: EventParty) -> None:
        names = [one for one in _within(self.reading.actors, actor) if one.kind not in ("people", "media")]
        names = [one for one in names if not _NOBODY.search(one.text.upper())]
        for name in names:
            organisation = bare(name.text)
            if not is_people(organisation):
                self._add(10, organisation)
                self._add(11, "REPORTED AS FACT", organisation)
        people = list(_within(self.reading.people, actor))
        for person in people:
            self._add(9, person.name or bare(person.text))
        if not people and is_people(actor.text):
            self._add(9, who(actor.text))

    def _add_suspects(self) -> None:
        """The armed group that the text names nearest to an incident of which it does not say outright who did it."""
        at = self.event.trigger.start
        groups = [one for one in self.reading.actors if one.kind == "armed_group" and one.actor_id is not None]
        nearest = min(groups, key=lambda one: abs(one.char_start - at), default=None)
        if nearest and abs(nearest.char_start - at) < _NEAR:
            self._add(10, bare(nearest.text))
            self._add(11, "REPORTED AS FACT", bare(nearest.text))

    def _add_armed(self) -> None:
        at = self.event.trigger.start
        armed = [one for one in self.reading.actors if _ARMED_PEOPLE.search(one.text.upper())]
        nearest = min(armed, key=lambda one: abs(one.char_start - at), default=None)
        if nearest and abs(nearest.char_start - at) < _NEAR:
            self._add(9, who(nearest.text))

    def _add_instrument(self) -> None:
        at = self.event.instrument
        phrase = self.text[at.start : at.end].upper() if at else ""
        kind = value_of("weapon", phrase)
        if kind:
            self._add(6, phrase)
            self._add(7, "VEHICLE BOMB" if re.search("CAR|TRUCK|VEHICLE", phrase) else kind, phrase)
        elif self.event.method.startswith("shoot"):
            self._add(7, "GUN")

    def _is_thing(self, party: EventParty) -> bool:
        is_person = is_people(party.text) or any(_within(self.reading.people, party))
        return not is_person and value_of("thing", party.text) is not None

    def _add_thing(self, thing: EventParty) -> None:
        name = bare(thing.text)
        if _SETTLEMENT.search(name):
            return
        self._add(12, name)
        self._add(13, value_of("thing", name) or "OTHER", name)
        self._add(14, number_of(thing.text), name)
        destroyed = self.event.method.startswith(("destroy", "burn"))
        if destroyed or self.slots[4][0][1][0] == "BOMBING":
            self._add(16, "DESTROYED" if destroyed else "SOME DAMAGE", name)
        self._add_nation(15, name, name)

    def _add_victim(self, party: EventParty) -> None:
        people = [one for one in _within(self.reading.people, party) if one.name]
        for person in people:
            assert person.name
            name = person.name.upper()
            self._add(18, name)
            if person.role:
                self._add(19, bare(person.role), name)
            self._add_person(name, f"{person.role or ''} {party.text}", "1", self._effect(party))
        if not people and is_people(party.text) and not _ARMED.search(party.text.upper()):
            described = who(party.text)
            self._add(19, described)
            self._add_person(described, party.text, number_of(party.text), self._effect(party))

    def _add_person(self, key: str, told: str, number: str, effect: str | None) -> None:
        self._add(20, value_of("person", told) or "CIVILIAN", key)
        self._add(21, number, key)
        if effect:
            self._add(23, effect, key)
        self._add_nation(22, told, key)

    def _add_nation(self, slot: int, told: str, key: str) -> None:
        nation = value_of("nation", told)
        if nation and not self.slots[3][0][1][0].startswith(nation):
            self._add(slot, nation, key)

    def _add_counted(self) -> None:
        """Those of whom only a number is told: "and five were injured"."""
        spans = [(one.char_start, one.char_end) for one in self.event.recipients]
        for number in self.event.figure_nos:
            figure = self.reading.quantities[number]
            told = any(start < figure.char_end and end > figure.char_start for start, end in spans)
            if told or figure.counted_start is None or figure.value_best is None:
                continue
            key = bare(self.text[figure.counted_start : figure.counted_end])
            self._add(19, key)
            self._add_person(key, figure.text, f"{figure.value_best:.0f}", _EFFECTS.get(figure.metric))

    def _effect(self, party: EventParty) -> str | None:
        for figure in self.reading.quantities:
            if figure.char_start < party.char_end and figure.char_end > party.char_start and figure.metric in _EFFECTS:
                return _EFFECTS[figure.metric]
        around = self.text[max(party.char_start - _AROUND, 0) : party.char_start], self.text[party.char_end :][:_AROUND]
        if self.event.method.startswith(_DEATHS) or _DIED_BEFORE.search(around[0]) or _DIED_BEHIND.search(around[1]):
            return "DEATH"
        return "INJURY" if _HURT.search(around[1]) else None


_Mention = TypeVar("_Mention", ActorMention, PersonMention)
_AROUND = 50  # characters about a victim in which a word tells what became of them
_DIED_BEFORE = re.compile(r"\b(?:KILL(?:ED|ING)|MURDER(?:ED|S)? OF|ASSASSINATION OF|DEATHS? OF)\b[^.]*\Z", re.I)
_DIED_BEHIND = re.compile(r"\A[^.]*?\b(?:KILLED|MURDERED|ASSASSINATED|DIED|DEAD)\b", re.I)
_HURT = re.compile(r"\A[^.]*?\b(?:WOUNDED|INJURED)\b", re.I)
_ARMED_PEOPLE = re.compile(r"\b(?:GUERRILLAS|TERRORISTS|REBELS|SUBVERSIVES|EXTREMISTS|GUNMEN|INDIVIDUALS|ASSAILANTS)\b")
_SETTLEMENT = re.compile(
    r"\b(?:CITY|CITIES|(?:TOWN|VILLAGE|AREA|DISTRICT|NEIGHBORHOOD|SUBURB|REGION|PROVINCE|HILL|MOUNTAIN)S?)(?: OF\b.*)?\Z"
)
_NOBODY = re.compile(r"\b(?:UNIDENTIFIED|GROUP OF|EMBASSY|SUSPECTED)\b")
_EFFECTS = {Metric.KILLED: "DEATH", Metric.WOUNDED: "INJURY"}


def _within(mentions: Sequence[_Mention], party: EventParty) -> Iterator[_Mention]:
    return (one for one in mentions if one.char_start < party.char_end and one.char_end > party.char_start)
