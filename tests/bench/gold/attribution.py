"""PolNeAR: who is said to have said what, in news on an election."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.model.claim import Span
from gold.figure import Figure, read, scorer

_GOALS = {"content(direct)": (0.59, 0.80), "content+source": (0.26, 0.45)}


def measure(folder: Path) -> Iterator[Figure]:
    score = scorer(folder / "score_polnear.py")
    for split in ("dev", "test"):
        if (folder / "data" / split).is_dir():
            found = score.score(_predict, split)
            for kind, (baseline, reach) in _GOALS.items():
                yield Figure(split, f"{kind}, F1", baseline, found[kind][2], reach)


def _predict(text: str) -> list[dict[str, Any]]:
    return [
        {"content": (one.char_start, one.char_end), "cue": _pair(one.cue), "source": _pair(one.speaker)}
        for one in read(text).claims
    ]


def _pair(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None
