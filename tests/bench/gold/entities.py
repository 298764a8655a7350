"""re3d: places, organisations, people, dates, quantities in texts on Syria and Iraq."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.model.quantity import Metric
from gold.figure import Figure, read, scorer

_GOALS = {"Location": (0.49, 0.75), "Organisation": (0.39, 0.65), "Temporal": (0.78, 0.85), "Quantity": (0.46, 0.70)}
_GOALS["Person"] = (0.0, 0.65)  # the baseline finds none; the goal is ours


def measure(folder: Path) -> Iterator[Figure]:
    found = scorer(folder / "score_re3d.py").score(_predict)
    for kind, (baseline, reach) in _GOALS.items():
        yield Figure("", f"{kind}, overlap F1", baseline, found[kind]["overlapF1"], reach)


def _predict(text: str) -> list[tuple[int, int, str]]:
    reading = read(text)
    places = [(one.char_start, one.char_end, "Location") for one in reading.places if not one.is_metonym]
    actors = [(one.char_start, one.char_end, "Organisation") for one in (*reading.actors, *reading.publications)]
    people = [(one.char_start, one.char_end, "Person") for one in reading.people if one.method != "pronoun"]
    # "Now" and "recently" are expressions of time to TIMEX3, and to re3d not.
    times = [(one.char_start, one.char_end, "Temporal") for one in reading.times if one.method != "reference"]
    counts = [(one.char_start, one.char_end, "Quantity") for one in reading.quantities if one.metric is not Metric.MONEY]
    return [*places, *actors, *people, *times, *counts]
