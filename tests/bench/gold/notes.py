"""Notes of ACLED's events: the codes that ACLED's coders gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.extract.fatalities import acled_fatalities
from flows.extract.words import split_words
from flows.model.coded_event import CodedEvent, EventStatus
from flows.model.mention import PlaceKind, PlaceMention
from gold.figure import Figure, read, scorer

# What ACLED writes before a strategic development, by the section on them in its codebook (2024).
_LABELS = {
    label: sub_type
    for sub_type, labels in {
        "Looting/property destruction": "Property destruction|Looting|Land seizure",
        "Change to group/activity": "Movement of forces|Security measures|Change to armed group|Recruitment",
        "Disrupted weapons use": "Defusal|Interception|Weapons seizure|Detonation",
        "Other": "Displacement|Other|Non-violent activity|Elections/referendum|Mass grave",
    }.items()
    for label in labels.split("|")
}
_TOWNS = (PlaceKind.POPULATED, PlaceKind.UNKNOWN)
_CODED = re.compile(r"coded (?:as|to|at) (?:the )?\Z")
_PART = re.compile(r" - [A-Z][^,.()]{1,30}?(?=,|\.| \(| \[|$| [a-z])")
_IN_BRACKETS = re.compile(
    r"(?: - [A-Z][^,.()]{1,30}?)?(?: (?:city|town|village|township|area|district))? "
    r"\((?!coded|also)[A-Z]"
)
_VILLAGE_OF = re.compile(r"(?: village| town)?(?:,| of| in) ")
_AFTER_COMMA = re.compile(r"(?: - [A-Z][^,.()]{1,30}?)?, [A-Z]")
_GOALS = {"sub_event_type": (0.64, 0.85), "location": (0.60, 0.85), "fatalities exact where >0": (0.68, 0.88)}


def measure(folder: Path) -> Iterator[Figure]:
    found = scorer(folder / "score_acled.py").score(_predict)
    for kind, (baseline, reach) in _GOALS.items():
        yield Figure("", kind, baseline, found[kind], reach)


def main_event(events: Sequence[CodedEvent]) -> CodedEvent | None:
    """The event that a note is about: the first that it tells of."""
    told = [one for one in events if one.sub_event_type]
    happened = [one for one in told if one.status in (EventStatus.HAPPENED, EventStatus.ONGOING)]
    return next(iter([one for one in happened if not one.method.endswith("_aside")] or happened or told), None)


def location(note: str, places: Sequence[PlaceMention], main: CodedEvent | None) -> str | None:
    """The town of the event, as ACLED names it: not its site, and with the part of a large city, "Aleppo - Salah al-Din".

    A note says in which town by naming its divisions behind it, in brackets or after a comma, or that it is coded to another.
    """
    named = [place for place in places if not place.is_metonym and place.kind is not PlaceKind.COUNTRY]
    coded = [place for place in named if _CODED.search(note, 0, place.char_start)]
    divided = [place for place in named if _IN_BRACKETS.match(note, place.char_end)] or [
        place for place in named if _AFTER_COMMA.match(note, place.char_end) and place.kind in _TOWNS
    ]
    own = [] if main is None or main.place_no is None else [places[main.place_no]]
    towns = [place for place in named if place.kind in _TOWNS]
    chosen = next(iter([*coded, *divided, *[one for one in own if one.kind in _TOWNS], *towns, *own, *named]), None)
    if chosen is None:
        return None
    for place in reversed(towns):  # "Nan Taung village of Palaw township (Myeik district)"
        if place.char_end < chosen.char_start and _VILLAGE_OF.fullmatch(note, place.char_end, chosen.char_start):
            chosen = place
    part = _PART.match(note, chosen.char_end)
    return chosen.text + (part[0] if part else "")


def _labelled(note: str) -> str | None:
    """The sub-type of the strategic development that a note says in front what it is: "Movement of forces: On 9 June"."""
    return _LABELS.get(note.partition(":")[0])


def _predict(note: str) -> dict[str, Any]:
    reading = read(note)
    coded: dict[str, Any] = {"fatalities": acled_fatalities(split_words(note), reading.quantities)}
    main = main_event(reading.events)
    if main:
        coded |= {"event_type": main.event_type, "sub_event_type": main.sub_event_type}
        if main.date_start:
            coded["event_date"] = main.date_start.isoformat()
    if label := _labelled(note):
        coded |= {"event_type": "Strategic developments", "sub_event_type": label}
    coded["location"] = location(note, reading.places, main)
    return coded
