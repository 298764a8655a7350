"""`uv run --group bench python tests/bench [NAME …]`: measure, and print tables. README.md says what the figures mean."""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from bench import GOLD, Bench
from measure import BenchError, adopt_orphans
from tables import show_machine

NAMES = ("ged", "again", "memory", "articles", "gdelt", "acled", "cold", "readers", "reading", "gold")
_DLT = {"none": (), "arrow": ("arrow",), "all": ("arrow", "default")}


def main() -> None:
    asked = _options()
    if sys.platform != "linux":
        sys.exit("The figures are the Linux kernel's own; this runs on Linux only.")
    adopt_orphans()
    show_machine()
    with tempfile.TemporaryDirectory(prefix="dateline-bench-", dir=asked.dir) as folder:
        bench = Bench(
            folder=Path(folder).resolve(),
            rows=asked.rows,
            articles=asked.articles,
            runs=asked.runs,
            slots=asked.slots,
            dlt=_DLT[asked.dlt],
            seed=asked.seed,
            gold=asked.gold,
        )
        for name in asked.names or NAMES:
            try:
                importlib.import_module(f"bench_{name}").run(bench)
            except BenchError as error:
                sys.exit(f"{name}: {error}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python tests/bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(NAMES)}; nothing for all")
    parser.add_argument(
        "--rows",
        type=int,
        help="rows: 400,000 for ged, a million for acled, 40,000 and ten times as many for memory",
    )
    parser.add_argument("--articles", type=int, default=10_000, help="article files (%(default)s)")
    parser.add_argument("--slots", type=int, help="quarters of an hour of GDELT (96: a day)")
    parser.add_argument("--runs", type=int, help="how often each is run; chosen by the bench")
    parser.add_argument("--dlt", choices=_DLT, default="arrow", help="which of dlt's ways to load is run beside (%(default)s)")
    parser.add_argument("--seed", type=Path, help="the GED file whose rows are repeated")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of annotated texts (%(default)s)")
    parser.add_argument("--dir", type=Path, help="where generated files are kept meanwhile; a folder of the system's")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(NAMES):
        parser.error(f"no such figures: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    return asked


if __name__ == "__main__":
    main()
