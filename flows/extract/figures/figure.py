"""A number that a text has, on its way to being understood."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from flows.extract.figures.amounts import Amount
from flows.extract.figures.counted import Counted, Noun
from flows.model.quantity import Metric

# What an Enum has is slow to look up.
(
    KILLED, WOUNDED, CASUALTIES, DETAINED, ABDUCTED, MISSING, DISPLACED, TRAPPED, SURRENDERED, RELEASED, RETURNED, DESTROYED,
    DAMAGED, SEIZED, ATTACKS, STRENGTH, AREA, DISTANCE, MONEY, SHARE, COUNT,
) = Metric  # fmt: skip
_OF_PEOPLE = frozenset({
    KILLED, WOUNDED, CASUALTIES, DETAINED, ABDUCTED, MISSING, DISPLACED,
    TRAPPED, SURRENDERED, RELEASED, RETURNED, STRENGTH,
})  # fmt: skip
# What one of a noun that no list has may have come to, and what several may. "Released" and "trapped" are said of too much.
_OF_SOMEBODY = frozenset({KILLED, WOUNDED, CASUALTIES, DETAINED, ABDUCTED})
_OF_UNLISTED = _OF_SOMEBODY | {DISPLACED, SURRENDERED, DESTROYED, DAMAGED, SEIZED}

_UNDER_ARMS = ("fighters", "soldiers", "members")


@dataclass(slots=True)
class Figure:
    """A number with what it counts, the words from `first` to `last`, and what is found of it.

    `rule` is that of rules.py, `kind` that of its noun in data/counted.csv; `of_them` says that it counts some of those named
    before ("two of whom").
    """

    first: int
    last: int
    rule: str
    amount: Amount
    counted: Counted | None
    of_them: bool = False
    metric: Metric | None = None
    method: str = ""
    is_part: bool = False
    is_doubted: bool = False
    kind: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.kind = self.counted.noun.kind if self.counted and self.counted.noun else None

    @property
    def label(self) -> str:
        return self.counted.noun.label if self.counted and self.counted.noun else ""

    def count_as(self, noun: Noun) -> None:
        """Lets it count another noun; a number that counts nothing stays as it is."""
        if self.counted:
            self.counted, self.kind = replace(self.counted, noun=noun), noun.kind

    def as_metric(self, metric: Metric) -> Metric | None:
        """What `metric` is for the counted: fighters are detained where villages are seized; None if it is not said of them."""
        if self.counted is None:
            return metric
        match self.kind:
            case None:
                return metric if metric in (_OF_SOMEBODY if self.rule == "one" else _OF_UNLISTED) else None
            case "person":
                if metric is DESTROYED and self.label in _UNDER_ARMS:
                    return KILLED  # as armies have it
                metric = DETAINED if metric is SEIZED else metric
                return metric if metric in _OF_PEOPLE else None
            case "thing" | "place" | "attack":
                metric = SEIZED if metric is RELEASED else metric
                return metric if metric not in _OF_PEOPLE else None
        return None  # deaths and kilometres say themselves what they are
