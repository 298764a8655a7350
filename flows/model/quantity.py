"""What a text counts, and where."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Metric(StrEnum):
    """What a number is a figure of."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"  # killed or wounded: the text does not tell
    DETAINED = "detained"
    ABDUCTED = "abducted"
    MISSING = "missing"
    DISPLACED = "displaced"
    TRAPPED = "trapped"
    SURRENDERED = "surrendered"
    RELEASED = "released"  # freed, rescued
    RETURNED = "returned"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    SEIZED = "seized"
    ATTACKS = "attacks"  # strikes, raids, shells
    STRENGTH = "strength"  # people under arms, or sent
    AREA = "area"
    DISTANCE = "distance"
    MONEY = "money"
    SHARE = "share"  # percent, or a fraction
    COUNT = "count"  # anything else


class Quantity(NamedTuple):
    """A number of something: text[char_start:char_end] is `text`, from what qualifies the number to the noun it counts.

    text[number_start:number_end] is the number itself, text[counted_start:counted_end] the noun phrase that says what is
    counted, None if it is not said. `value_low` and `value_high` bound the number as far as the text does, `value_best` is the
    one it names: "at least 12" is 12, 12, None; "10 to 15" is 10, None, 15; "dozens" is 24, None, None. `qualifier` is exact,
    at_least, more_than, at_most, less_than, about, only, between, unknown, or the vague number itself: dozens, several.

    `population` says who is counted, by flows/extract/data/counted.csv, `unit` in what is measured. `is_cumulative` is set for
    a figure so far or since some day, `is_part` for one that a figure before it holds already ("including three children"), and
    `is_total` for the total of a war, told in passing: it is no news, of no day and of no town. `method` names the rule that
    found the metric, and `score` from 0 to 1 says how sure it is; what did not happen or may ("threatened to kill ten") has at
    most 0.45.
    """

    char_start: int
    char_end: int
    text: str
    number_start: int
    number_end: int
    value_low: float | None
    value_best: float | None
    value_high: float | None
    qualifier: str
    metric: Metric
    population: str | None
    unit: str | None
    counted_start: int | None
    counted_end: int | None
    is_cumulative: bool
    is_part: bool
    is_total: bool
    method: str
    score: float
