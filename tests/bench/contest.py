"""Programs measured beside each other in alternation, so that what the machine does meanwhile meets all of them alike."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench import Bench
from measure import BenchError, Usage, ratios, spread
from tables import show


@dataclass(frozen=True, slots=True)
class Contestant:
    """`run` does the work once, from a fresh start, and prints JSON with `rows` done and `modules` imported."""

    name: str
    run: Callable[[], Usage]
    most_runs: int | None = None


@dataclass(frozen=True, slots=True)
class Lap:
    """One run, and a process that only imports the modules that this run had imported at its end."""

    whole: Usage
    start: Usage

    @property
    def beyond_start(self) -> float:
        return self.whole.wall - self.start.wall

    @property
    def cpu_beyond_start(self) -> float:
        return self.whole.cpu - self.start.cpu


Laps = dict[str, list[Lap]]


def compete(bench: Bench, contestants: Sequence[Contestant], *, runs: int, rows: int) -> Laps:
    """A B C, A B C, …

    Raises:
        BenchError: one of them did not do the work.
    """
    laps: Laps = defaultdict(list)
    for number in range(runs):
        for one in contestants:
            if one.most_runs is not None and number >= one.most_runs:
                continue
            whole = one.run()
            if whole.told["rows"] != rows:
                raise BenchError(f"{one.name}: {whole.told['rows']:,} rows instead of {rows:,}")
            laps[one.name].append(Lap(whole, imports(bench, whole)))
    return laps


def imports(bench: Bench, whole: Usage) -> Usage:
    """A process that imports what that one had imported, and ends."""
    return bench.child("imports", given=json.dumps(whole.told["modules"]))


def show_laps(title: str, laps: Laps) -> None:
    """What each took, and how many times what each other took the first of them took."""
    show(
        title,
        ("", "whole process s", "beyond start s", "cpu beyond start s", "peak MB", "runs"),
        [
            (
                name,
                spread([lap.whole.wall for lap in each]),
                spread([lap.beyond_start for lap in each]),
                spread([lap.cpu_beyond_start for lap in each]),
                spread([lap.whole.peak_mb for lap in each], 0),
                str(len(each)),
            )
            for name, each in laps.items()
        ],
    )
    first, *others = laps
    show(
        "Ratios of seconds, round by round",
        ("", "beyond start", "whole process"),
        [
            (
                f"{first} / {other}",
                spread(ratios([lap.beyond_start for lap in laps[first]], [lap.beyond_start for lap in laps[other]])),
                spread(ratios([lap.whole.wall for lap in laps[first]], [lap.whole.wall for lap in laps[other]])),
            )
            for other in others
        ],
    )


def show_stages(laps: Sequence[Lap]) -> None:
    """Seconds by stage. What a stage is the first to need is imported in it: Great Expectations in `check`."""
    stages = laps[0].whole.told["seconds"]
    show(
        "Seconds by stage, with what each imports",
        ("stage", "s"),
        [(stage, spread([lap.whole.told["seconds"][stage] for lap in laps])) for stage in stages],
    )
