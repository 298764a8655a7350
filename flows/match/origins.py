"""Which text was taken from which: from what texts share to the origin of each document.

A document is taken from one that was printed before it, that one perhaps from another, and the first of them is the origin of
all. What a text that is taken from another says is said by no further source: analysts count origins, not outlets.

The thresholds were set by reading every pair above a tenth in 804 reports on Syria by 15 outlets; README.md has the figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

NEARLY_ALL = 0.8
"""Of a text. The rest is a headline or a dateline run into it, an outlet's spelling, a sentence cut at the foot."""
A_QUARTER = 0.25
"""Of what a text says outside quotation marks, within a few days. Different reporters of one event share a tenth at most."""
A_HALF = 0.5
"""The same within one outlet, which ends many a report with the same paragraphs on the war."""
LEAST_SHARED = 20
"""Shingles: 24 words if they follow each other. Texts that share less are too short to tell."""
STORY_DAYS = 5
"""A story that is told on for longer is told anew: what its reports still share is background."""


class Relation(StrEnum):
    """The values of core.origin.relation: what a document is to the one it was taken from."""

    ORIGINAL = "original"  # taken from none that is known
    COPY = "copy"  # nearly all of each stands in the other
    EXCERPT = "excerpt"  # nearly all of it stands in the other, which says more
    UPDATE = "update"  # nearly all of the other stands in it, and it says more
    REWRITE = "rewrite"  # a quarter of it stands in the other, or of the other in it


@dataclass(frozen=True, slots=True)
class Printed:
    """A document as far as it matters for who was first."""

    document_id: str
    published_on: date | None
    publication_id: str | None
    by_agency: bool
    characters: int

    @property
    def order(self) -> tuple[date, bool, int, str]:
        """Of one day an agency comes first: it is who others print. Then the fullest: cutting is easier than filling up."""
        return (self.published_on or date.max, not self.by_agency, -self.characters, self.document_id)


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of document a stands in document b, and of b in a: as in flows.match.overlap.Overlap."""

    a: str
    b: str
    shared_shingles: int
    shared_prose: int
    containment_ab: float
    containment_ba: float
    prose_ab: float
    prose_ba: float

    def of_later(self, later: str) -> tuple[float, float, float]:
        """Containment of the later in the earlier, of the earlier in the later, and the larger of the two of prose."""
        prose = max(self.prose_ab, self.prose_ba)
        if later == self.a:
            return self.containment_ab, self.containment_ba, prose
        return self.containment_ba, self.containment_ab, prose


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said: that the document was taken from the other, or that neither was from the other."""

    document_id: str
    other_id: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """A row of core.origin."""

    document_id: str
    origin_id: str
    relation: Relation
    taken_from: str | None = None
    score: float | None = None
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class _Link:
    earlier: Printed
    relation: Relation
    score: float


def relation(shares: Shares, later: str, *, same_outlet: bool = False) -> tuple[Relation, float] | None:
    """What the later document is to the earlier, and by how much; None if what they share makes neither of the other.

    Quotations count where a text has nearly nothing else to say: a statement printed by two outlets has one origin.
    """
    of_later, of_earlier, prose = shares.of_later(later)
    if shares.shared_shingles < LEAST_SHARED:
        return None
    if min(of_later, of_earlier) >= NEARLY_ALL:
        return Relation.COPY, min(of_later, of_earlier)
    if prose < (A_HALF if same_outlet else A_QUARTER) or shares.shared_prose < LEAST_SHARED:
        return None
    if of_later >= NEARLY_ALL:
        return Relation.EXCERPT, of_later
    if of_earlier >= NEARLY_ALL:
        return Relation.UPDATE, of_earlier
    return Relation.REWRITE, prose


def find_origins(documents: Iterable[Printed], pairs: Iterable[Shares], judged: Sequence[Judged] = ()) -> list[Origin]:
    """The origin of every document, in the order in which they were printed. What persons said wins.

    The order of the arguments does not matter, but for judgements that contradict each other: there the first stands.
    """
    by_id = {one.document_id: one for one in documents}
    forest = _Forest(by_id, judged)
    links = _links(by_id, pairs, {(one.document_id, one.other_id) for one in judged if one.accepted})
    for document in sorted(by_id.values(), key=lambda one: one.order):
        forest.plant(document, links.get(document.document_id, []))
    return [forest.origin(document_id) for document_id in forest.order]


def _links(by_id: dict[str, Printed], pairs: Iterable[Shares], accepted: Collection[tuple[str, str]]) -> dict[str, list[_Link]]:
    """To each document those it may be taken from, the likeliest first. Of a pair that a person accepted, the person says which
    was taken from which; of others the calendar."""
    links: dict[str, list[_Link]] = {}
    for pair in pairs:
        earlier, later = sorted((by_id[pair.a], by_id[pair.b]), key=lambda one: one.order)
        if (earlier.document_id, later.document_id) in accepted:
            earlier, later = later, earlier
        same_outlet = later.publication_id is not None and later.publication_id == earlier.publication_id
        if found := relation(pair, later.document_id, same_outlet=same_outlet):
            links.setdefault(later.document_id, []).append(_Link(earlier, *found))
    for found_links in links.values():
        found_links.sort(key=lambda link: (-link.score, link.earlier.order))
    return links


class _Forest:
    """Documents by what they are taken from; an origin is a root."""

    def __init__(self, by_id: dict[str, Printed], judged: Sequence[Judged]) -> None:
        self._by_id = by_id
        self._taken: dict[str, Origin] = {}
        self._towards_root: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}
        self.order: list[str] = []
        for one in judged:
            if one.document_id in by_id and one.other_id in by_id:
                self._judge(one)

    def plant(self, document: Printed, links: Sequence[_Link]) -> None:
        """Give the document the first of the links that leads to an origin it may have."""
        self.order.append(document.document_id)
        judged = self._taken.get(document.document_id)
        for link in links:
            if judged is not None:
                if judged.taken_from == link.earlier.document_id:
                    self._taken[document.document_id] = replace(judged, relation=link.relation, score=link.score)
            elif self._may_come_from(document, self._root(link.earlier.document_id), link.relation):
                self._take(document.document_id, link.earlier.document_id, link.relation, link.score)
                return

    def origin(self, document_id: str) -> Origin:
        root = self._root(document_id)
        taken = self._taken.get(document_id)
        return replace(taken, origin_id=root) if taken else Origin(document_id, root, Relation.ORIGINAL)

    def _judge(self, said: Judged) -> None:
        if not said.accepted:
            self._apart.setdefault(said.document_id, set()).add(said.other_id)
            self._apart.setdefault(said.other_id, set()).add(said.document_id)
        elif said.document_id not in self._taken and self._root(said.other_id) != said.document_id:
            self._take(said.document_id, said.other_id, Relation.REWRITE, None, by_person=True)

    def _may_come_from(self, document: Printed, root: str, how: Relation) -> bool:
        if root == document.document_id or any(
            self._root(other) == root for other in self._apart.get(document.document_id, ())
        ):
            return False
        return how in (Relation.COPY, Relation.EXCERPT) or _one_story(document, self._by_id[root])

    def _take(self, document_id: str, other_id: str, how: Relation, score: float | None, *, by_person: bool = False) -> None:
        self._taken[document_id] = Origin(document_id, other_id, how, other_id, score, by_person)
        self._towards_root[document_id] = other_id

    def _root(self, document_id: str) -> str:
        """Where the chain from the document ends; the way there is made shorter for the next who asks."""
        above = self._towards_root
        while (higher := above.get(document_id)) is not None:
            above[document_id] = above.get(higher, higher)
            document_id = higher
        return document_id


def _one_story(document: Printed, origin: Printed) -> bool:
    """Whether the days on which they were printed are known and near each other."""
    if document.published_on is None or origin.published_on is None:
        return False
    return abs((document.published_on - origin.published_on).days) <= STORY_DAYS
