"""Templates of MUC-4 out of what was read of a text: the slots are those of its task documentation (1992), by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from flows.model.coded_event import CodedEvent, EventParty, EventStatus
from flows.model.mention import PlaceKind
from flows.model.quantity import Metric
from flows.model.reading import Reading
from gold.muc4_targets import description_and_name, human_type, is_individual, is_organisation, number, thing_type

Filler = tuple[bool, list[str], list[str]]
Template = dict[int, list[Filler]]

_BOMBINGS = ("Remote explosive/landmine/IED", "Suicide bomb", "Grenade", "Air/drone strike")
_ATTACKS = ("Attack", "Armed clash", "Shelling/artillery/missile attack", "Mob violence", "Excessive force against protesters")
_NOT_ATTACKS = ("clash", "fight", "combat", "encounter", "repel", "torture", "find", "operation", "brawl")
_INSTRUMENTS = {
    name + plural: kind
    for kind, names in {
        "DYNAMITE": "DYNAMITE", "GRENADE": "GRENADE", "MORTAR": "MORTAR", "ROCKET": "ROCKET MISSILE", "MINE": "MINE LANDMINE",
        "RIFLE": "RIFLE", "MACHINE GUN": "MACHINEGUN SUBMACHINEGUN", "EXPLOSIVE": "EXPLOSIVE", "BOMB": "BOMB",
        "GUN": "GUN PISTOL BULLET GUNSHOT FIREARM", "MOLOTOV COCKTAIL": "MOLOTOV",
    }.items()
    for name in names.split()
    for plural in ("", "S")
}  # fmt: skip
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_ALIKE = {"ATTACK", "BOMBING"}
_DEATHS = ("kill", "assassinate", "execute", "massacre", "lynch")
_CAPITALS = {
    "SAN SALVADOR": "EL SALVADOR", "BOGOTA": "COLOMBIA", "MEDELLIN": "COLOMBIA", "LIMA": "PERU", "SANTIAGO": "CHILE",
    "GUATEMALA CITY": "GUATEMALA", "TEGUCIGALPA": "HONDURAS", "LA PAZ": "BOLIVIA", "QUITO": "ECUADOR", "PANAMA CITY": "PANAMA",
    "MANAGUA": "NICARAGUA", "CARACAS": "VENEZUELA", "BUENOS AIRES": "ARGENTINA", "CALI": "COLOMBIA", "BRASILIA": "BRAZIL",
}  # fmt: skip


def templates(text: str, reading: Reading, published: date | None, filed_at: str) -> list[Template]:
    """A template for each incident."""
    found: list[Template] = []
    for event in reading.events:
        kind = _type(event)
        if kind and _is_recent(event, published) and _is_relevant(event):
            template = _template(text, reading, event, kind, published, filed_at)
            earlier = next((one for one in found if _is_same(one, template)), None)
            if earlier is None:
                found.append(template)
            else:
                _join(earlier, template)
    return [one for one in found if one.get(18) or one.get(19) or one.get(12)]


def _is_recent(event: CodedEvent, published: date | None) -> bool:
    """Whether it happened, at most two months before the text."""
    if event.status is EventStatus.BACKGROUND and event.date_start and published:
        return event.date_start >= published - timedelta(days=60)
    return event.status in (EventStatus.HAPPENED, EventStatus.ONGOING)


def _is_relevant(event: CodedEvent) -> bool:
    """Whether it is an incident and no fight between armed forces, nor attacks in general."""
    if event.method.endswith(("_base", "_doing")) and not event.fatalities_best:
        return False
    people = [one for one in event.recipients if human_type(one.text) not in ("", "ACTIVE MILITARY")]
    return bool(people or event.targets)


def _is_same(first: Template, second: Template) -> bool:
    """Whether two templates of one type tell nothing that keeps them apart: other days, or other names."""
    if first[4] != second[4] and not {first[4][0][1][0], second[4][0][1][0]} <= _ALIKE:
        return False
    days = [one[2][0][1][0] for one in (first, second) if one[2]]
    if len(days) == 2 and days[0] != days[1] and not any(day.startswith("-") for day in days):
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
    for slot in (6, 7, 9, 10, 11, 12, 13, 14, 16, 18, 19, 20, 21, 23):
        known = {filler[1][0] + "".join(filler[2]) for filler in first.get(slot, ())}
        new = [filler for filler in second.get(slot, ()) if filler[1][0] + "".join(filler[2]) not in known]
        if new:
            first[slot] = [*first.get(slot, ()), *new]


def _type(event: CodedEvent) -> str | None:
    action = event.method.partition("_")[0]
    if event.sub_event_type in _BOMBINGS:
        return "BOMBING"
    if event.sub_event_type == "Abduction/forced disappearance":
        return "KIDNAPPING"
    if event.sub_event_type == "Looting/property destruction":
        return {"burn": "ARSON", "rob": "ROBBERY"}.get(action)
    return "ATTACK" if event.sub_event_type in _ATTACKS and action not in _NOT_ATTACKS else None


def _template(
    text: str, reading: Reading, event: CodedEvent, kind: str, published: date | None, filed_at: str
) -> Template:
    template: Template = {
        2: [_filler(_date(event, published))] if event.date_start or published else [],
        3: [_filler(_location(reading, event, filed_at))],
        4: [_filler(kind)],
        5: [_filler("ACCOMPLISHED")],
        8: [_filler("STATE-SPONSORED VIOLENCE" if any(map(_is_state, event.actors)) else "TERRORIST ACT")],
    }
    _add_perpetrators(template, event.actors)
    _add_instrument(template, text, event)
    _add_things(template, event.targets)
    _add_people(template, reading, event)
    return template


def _filler(value: str, *of: str) -> Filler:
    return False, [value], list(of)


def _date(event: CodedEvent, published: date | None) -> str:
    """ "03 JAN 90"; with a dash before it, on that day or before."""
    day = event.date_start or published
    assert day
    written = f"{day:%d} {_MONTHS[day.month - 1]} {day:%y}"
    return written if event.date_start and event.date_start == event.date_end else f"- {written}"


def _location(reading: Reading, event: CodedEvent, filed_at: str) -> str:
    country = _CAPITALS.get(filed_at.upper().strip(), filed_at.upper().partition("(")[2].rstrip(")") or filed_at.upper())
    if event.place_no is None:
        return country
    place = reading.places[event.place_no]
    if place.kind is PlaceKind.COUNTRY:
        return place.text.upper()
    kind = {PlaceKind.ADMIN: "DEPARTMENT", PlaceKind.NEIGHBOURHOOD: "NEIGHBORHOOD"}.get(place.kind, "CITY")
    return f"{country}: {place.text.upper()} ({kind})"


def _is_state(party: EventParty) -> bool:
    return bool(re.search(r"\b(?:ARMY|SOLDIERS?|ARMED FORCES?|TROOPS|AIR FORCE|POLICE|GOVERNMENT|MILITARY)\b", party.text.upper()))


def _add_perpetrators(template: Template, actors: Iterable[EventParty]) -> None:
    for actor in actors:
        if is_organisation(actor):
            template.setdefault(10, []).append(_filler(_bare(actor.text)))
            template.setdefault(11, []).append(_filler("REPORTED AS FACT", _bare(actor.text)))
        if is_individual(actor):
            template.setdefault(9, []).append(_filler(_bare(actor.text)))


def _add_instrument(template: Template, text: str, event: CodedEvent) -> None:
    if event.instrument:
        phrase = text[event.instrument.start : event.instrument.end].upper()
        kind = next((_INSTRUMENTS[word] for word in re.split(r"\W", phrase) if word in _INSTRUMENTS), None)
        if kind:
            template[6] = [_filler(phrase)]
            template[7] = [_filler("VEHICLE BOMB" if re.search("CAR|TRUCK|VEHICLE", phrase) else kind, phrase)]
    elif event.method.startswith("shoot"):
        template[7] = [_filler("GUN")]


def _add_things(template: Template, things: Iterable[EventParty]) -> None:
    for thing in things:
        name = _bare(thing.text)
        template.setdefault(12, []).append(_filler(name))
        template.setdefault(13, []).append(_filler(thing_type(name), name))
        template.setdefault(14, []).append(_filler(number(thing.text), name))
        template.setdefault(16, []).append(_filler("SOME DAMAGE", name))


def _add_people(template: Template, reading: Reading, event: CodedEvent) -> None:
    told = [(one.char_start, one.char_end) for one in event.recipients]
    for number_no in event.figure_nos:
        figure = reading.quantities[number_no]
        if figure.counted_start is not None and not any(start < figure.char_end and end > figure.char_start for start, end in told):
            event = replace(event, recipients=(*event.recipients, EventParty(figure.char_start, figure.char_end, figure.text, None)))
    for person in _victims(event.recipients):
        described, name = description_and_name(person.text)
        key = name or described
        if name:
            template.setdefault(18, []).append(_filler(name))
        if described:
            template.setdefault(19, []).append(_filler(described, *([name] if name else [])))
        template.setdefault(20, []).append(_filler(human_type(person.text), key))
        template.setdefault(21, []).append(_filler("1" if name else number(person.text), key))
        if effect := _effect(reading, event, person):
            template.setdefault(23, []).append(_filler(effect, key))


def _victims(people: Sequence[EventParty]) -> Iterator[EventParty]:
    return (one for one in people if human_type(one.text) and not re.fullmatch(r"(?:HE|SHE|THEY|HIM|HER|THEM|IT|WHO)", one.text.upper()))


def _effect(reading: Reading, event: CodedEvent, person: EventParty) -> str | None:
    for figure in reading.quantities:
        if figure.char_start < person.char_end and figure.char_end > person.char_start:
            if figure.metric is Metric.KILLED:
                return "DEATH"
            if figure.metric is Metric.WOUNDED:
                return "INJURY"
    return "DEATH" if event.method.startswith(_DEATHS) else None


def _bare(text: str) -> str:
    return re.sub(r"^(?:THE|AN?|THIS|THESE|THOSE|SOME|HIS|THEIR)\s+", "", text.upper()).replace("\n", " ")
