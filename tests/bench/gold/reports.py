"""Two reports on Raqqa, and what a careful reader notes in them (tests/golden/raqqa_facts.csv): precision and recall.

What is found is right if it overlaps an annotation of its kind, a claim by half of the longer of both, and says what is
expected of it. What stands where the reader says `may` counts neither way.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.extract.page.article import read_article
from flows.extract.reading import read_text
from flows.model.article import RawArticle
from flows.model.claim import Span
from flows.model.reading import Reading
from gold.figure import Figure

FACTS = Path(__file__).parents[2] / "golden" / "raqqa_facts.csv"
KINDS = ("claim", "citation", "figure", "date", "person", "place", "actor", "event")
_LEAST_OVERLAP = {"claim": 0.5, "event": 0.0, "actor": 0.0}  # "ISIS fighters" are of ISIS
_NAME_OVERLAP = 0.3  # "the US-led coalition" and "US-led coalition"


@dataclass(frozen=True, slots=True)
class Fact:
    """An annotation, or what was found: its span, and what is said of it."""

    start: int
    end: int
    said: dict[str, Any]
    needed: bool = True


@dataclass(slots=True)
class Tally:
    found: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.found / max(self.found + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.found / max(self.found + self.missed, 1)


def measure(folder: Path) -> Iterator[Figure]:
    tallies = compare(folder)
    whole = Tally(*(sum(getattr(one, name) for one in tallies.values()) for name in ("found", "missed", "wrong")))
    for kind, tally in {**tallies, "all facts": whole}.items():
        yield Figure(kind, "precision", 0.0, tally.precision, 0.95)
        yield Figure(kind, "recall", 0.0, tally.recall, 0.90)


def compare(folder: Path, *, tell: bool = False) -> dict[str, Tally]:
    """What was found, missed and wrong in the reports of `folder`, by kind; `tell` prints every miss and error."""
    tallies = {kind: Tally() for kind in KINDS}
    for path in sorted(folder.glob("*.txt")):
        report = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        article = read_article(RawArticle(file_id="f", line_no=1, text=path.read_text(encoding="utf-8")))
        reading = read_text(article.text, article.sentences, article.published_on, article.language)
        for kind in KINDS:
            expected = [fact for row_kind, fact in _facts(report) if row_kind == kind]
            if expected:
                for line in _count(tallies[kind], kind, expected, list(_found(kind, reading)), article.text):
                    if tell:
                        print(line)
    return tallies


def _count(tally: Tally, kind: str, expected: list[Fact], found: list[Fact], text: str) -> list[str]:
    """Adds to the tally; gives every miss and error in words."""
    told: list[str] = []
    taken: set[int] = set()
    for one in found:
        near = [at for at, fact in enumerate(expected) if _overlaps(fact, one, kind)]
        right = [at for at in near if expected[at].needed and at not in taken and _says(expected[at], one)]
        if right:
            taken.add(right[0])
            tally.found += 1
        elif not any(not expected[at].needed or at in taken for at in near):
            tally.wrong += 1
            told.append(f"{kind} wrong: {text[one.start : one.end]!r} {one.said}")
    for at, fact in enumerate(expected):
        if fact.needed and at not in taken:
            tally.missed += 1
            told.append(f"{kind} missed: {text[fact.start : fact.end]!r} {fact.said}")
    return told


def _overlaps(fact: Fact, one: Fact, kind: str) -> bool:
    shared = min(fact.end, one.end) - max(fact.start, one.start)
    longest = max(fact.end - fact.start, one.end - one.start)
    return shared > 0 and shared >= _LEAST_OVERLAP.get(kind, _NAME_OVERLAP) * longest


def _says(fact: Fact, one: Fact) -> bool:
    return all(_fits(str(wanted), one.said.get(name)) for name, wanted in fact.said.items())


def _fits(wanted: str, said: Any) -> bool:
    if isinstance(said, Span):
        start, _, end = wanted.partition("-")
        return said.start < int(end) and int(start) < said.end
    answers = wanted.replace("_", " ").casefold().split("|")
    given = str(said).replace("_", " ").casefold()
    return given in answers or any(answer in given.split() for answer in answers)


def _facts(report: str) -> Iterator[tuple[str, Fact]]:
    lines = [line for line in FACTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines):
        if row["report"] == report:
            said = dict(part.split("=", 1) for part in row["expected"].split())
            yield row["kind"], Fact(int(row["char_start"]), int(row["char_end"]), said, row["needed"] == "yes")


def _found(kind: str, reading: Reading) -> Iterator[Fact]:
    for one, said in _parts(kind, reading):
        yield Fact(one.char_start, one.char_end, said)


def _parts(kind: str, reading: Reading) -> Iterator[tuple[Any, dict[str, Any]]]:
    match kind:
        case "claim":
            for claim in reading.claims:
                yield claim, {"speaker": claim.speaker, "via": claim.via, "polarity": claim.polarity}
        case "citation":
            for citation in reading.citations:
                yield citation, {"publication_id": citation.publication_id}
        case "figure":
            for one in reading.quantities:
                bounds = {"best": _whole(one.value_best), "low": _whole(one.value_low), "high": _whole(one.value_high)}
                yield one, {"metric": one.metric, **bounds}
        case "date":
            for time in reading.times:
                yield time, {"start": time.date_start, "end": time.date_end}
        case "person":
            for person in reading.people:
                if not person.is_pronoun:
                    yield person, {"name": person.name, "role": person.role}
        case "place":
            for place in reading.places:
                if not place.is_metonym:
                    yield place, {"iso3": place.country_iso3, "kind": place.kind}
        case "actor":
            for actor in reading.actors:
                yield actor, {"actor": actor.actor_id}
        case "event":
            for event in reading.events:
                yield _Trigger(event.trigger.start, event.trigger.end), {"status": event.status, "start": event.date_start}


@dataclass(frozen=True, slots=True)
class _Trigger:
    char_start: int
    char_end: int


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


if __name__ == "__main__":
    import sys

    for kind, tally in compare(Path(sys.argv[1]), tell=True).items():
        print(f"{kind}: precision {tally.precision:.2f}, recall {tally.recall:.2f}; {tally}")
