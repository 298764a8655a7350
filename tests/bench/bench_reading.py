"""Texts read in full on one core: beside spaCy, which only splits them into words and looks up names of places."""

from __future__ import annotations

import csv
import json
from importlib.util import find_spec
from itertools import islice

from article_files import write_articles
from bench import ROOT, Bench
from measure import ratios, spread
from tables import show

REAL = ROOT.parent / "shared" / "data" / "reports"
_TEXTS, _CHARACTERS = 500, 3_000
OURS, SPACY = "Dateline, all of it", "spaCy, words and names"


def run(bench: Bench) -> None:
    count = min(bench.articles, 2_000)
    given = json.dumps(_texts(bench))
    children = {OURS: "reading"} | ({SPACY: "spacy_phrases"} if find_spec("spacy") else {})
    seconds: dict[str, list[float]] = {name: [] for name in children}
    for _ in range(bench.runs or 3):
        for name, child in children.items():
            seconds[name].append(bench.child(child, str(count), given=given).told["seconds"])
    rows = [(name, spread([count / one for one in took], 0)) for name, took in seconds.items()]
    show(f"reading: {count:,} texts of {_CHARACTERS:,} characters, one core", ("", "texts a second"), rows)
    if SPACY in seconds:
        print(f"\n  {spread(ratios(seconds[OURS], seconds[SPACY]))} times as long as spaCy")


def _texts(bench: Bench) -> list[str]:
    """The beginnings of real articles where they are, else of invented ones."""
    for path in REAL.glob("*latin1.csv"):
        with path.open(encoding="latin-1", newline="") as lines:
            long = (row["article_content"] for row in csv.DictReader(lines))
            return [text[:_CHARACTERS] for text in islice(filter(lambda text: len(text) >= _CHARACTERS, long), _TEXTS)]
    folder = bench.folder / "texts"
    write_articles(folder, _TEXTS)
    return [path.read_text(encoding="utf-8")[:_CHARACTERS] for path in sorted(folder.iterdir())]
