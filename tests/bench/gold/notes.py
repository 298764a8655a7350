"""Notes of ACLED's events: the codes that ACLED's coders gave them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.extract.fatalities import acled_fatalities
from flows.extract.words import split_words
from flows.model.coded_event import EventStatus
from gold.figure import Figure, read, scorer

_GOALS = {"sub_event_type": (0.64, 0.85), "location": (0.60, 0.85), "fatalities exact where >0": (0.68, 0.88)}


def measure(folder: Path) -> Iterator[Figure]:
    found = scorer(folder / "score_acled.py").score(_predict)
    for kind, (baseline, reach) in _GOALS.items():
        yield Figure("", kind, baseline, found[kind], reach)


def _predict(note: str) -> dict[str, Any]:
    reading = read(note)
    happened = [one for one in reading.events if one.status is EventStatus.HAPPENED and one.sub_event_type]
    coded: dict[str, Any] = {"fatalities": acled_fatalities(split_words(note), reading.quantities)}
    if happened:
        main = happened[0]
        coded |= {"event_type": main.event_type, "sub_event_type": main.sub_event_type}
        if main.place_no is not None:
            coded["location"] = reading.places[main.place_no].text
    return coded
