"""Notes of ACLED's events: the codes that ACLED's coders gave them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.extract.words import split_words
from flows.model.coded_event import CodedEvent, EventStatus
from gold.acled_fatalities import acled_fatalities
from gold.acled_place import main_place
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
    if (number := main_place(reading.places)) is not None:
        coded["location"] = reading.places[number].text
    return coded
