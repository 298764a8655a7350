"""TimeBank, and what else lies beside it: spans and values of TIMEX3 (TempEval-3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gold.figure import Figure, read, scorer

_SPLITS = ("TimeBank", "AQUAINT", "platinum")


def measure(folder: Path) -> Iterator[Figure]:
    score = scorer(folder / "score_te3.py")
    for split in _SPLITS:
        if any(score.load(split)):
            found = score.score(_predict, split)
            yield Figure(split, "span F1, relaxed", 0.80, found["relaxed"][2] / 100, 0.85)
            yield Figure(split, "value F1", 0.63, found["value"][2] / 100, 0.75)


def _predict(text: str, published: str) -> list[tuple[int, int, str]]:
    digits = published.replace("-", "")[:8]
    on = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 and digits.isdigit() else None
    return [(one.char_start, one.char_end, one.value) for one in read(text, on).times]
