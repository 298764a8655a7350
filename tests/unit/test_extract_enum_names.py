"""Members of enumerations that readers of texts name once: each name is that of its member, in whatever order these stand."""

from __future__ import annotations

from enum import StrEnum
from types import ModuleType

import pytest

from flows.extract.claims import unit
from flows.extract.events import status
from flows.extract.figures import figure
from flows.extract.places import words
from flows.extract.times import found, moments
from flows.model.claim import Polarity
from flows.model.coded_event import EventStatus
from flows.model.mention import PlaceKind
from flows.model.quantity import Metric
from flows.model.time_expression import TimeKind, TimePrecision


@pytest.mark.parametrize(
    ("module", "members"),
    [
        (words, PlaceKind),
        (figure, Metric),
        (found, TimeKind),
        (moments, TimePrecision),
        (status, EventStatus),
        (unit, Polarity),
    ],
)
def test_a_member_is_called_by_its_name(module: ModuleType, members: type[StrEnum]) -> None:
    assert {one.name: getattr(module, one.name) for one in members} == {one.name: one for one in members}
