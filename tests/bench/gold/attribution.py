"""PolNeAR: who is said to have said what, in news on an election."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.model.claim import Claim, Span
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
    """The claims of a text; of several who say the same at once one, as the corpus has them."""
    together: dict[tuple[int, int, Span | None], list[Claim]] = defaultdict(list)
    for one in read(text).claims:
        together[one.char_start, one.char_end, one.cue].append(one)
    return [
        {"content": (start, end), "cue": _pair(cue), "source": _pair(_all_of(claims))}
        for (start, end, cue), claims in together.items()
    ]


def _all_of(claims: list[Claim]) -> Span | None:
    """From the first who says it to the last."""
    first, last = claims[0].speaker, claims[-1].speaker
    return Span(first.start, last.end) if first and last else None


def _pair(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None
