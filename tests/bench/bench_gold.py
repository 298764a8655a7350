"""How well texts are read: beside what people annotated, and beside simple baselines. See gold/."""

from __future__ import annotations

from bench import Bench
from measure import BenchError
from tables import show

SETS = ("entities", "attribution", "dates", "notes", "relations", "muc4", "reports")


def run(bench: Bench) -> None:
    folder = bench.gold.resolve()
    if not folder.is_dir():
        raise BenchError(f"there is no annotated text in {folder}: name its folder with --gold")
    rows = []
    for name in SETS:
        texts = folder.parent / "data" / "reports" if name == "reports" else folder / name
        if not texts.is_dir():
            rows.append((name, "not in this folder", "", "", "", ""))
            continue
        usage = bench.child("gold_set", name, texts)
        for one in usage.told["figures"]:
            reached = "yes" if one["value"] >= one["reach"] else "no"
            cells = (f"{one['baseline']:.2f}", f"{one['value']:.3f}", f"{one['reach']:.2f}", reached)
            rows.append((f"{name} {one['split']}".strip(), one["measure"], *cells))
    show(f"gold: {folder.name}", ("set", "measure", "baseline", "here", "goal", "reached"), rows)
