"""How far two points are from each other, as exactly as gazetteers place them."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, hypot, radians

_DEGREE = 111.2  # kilometres of latitude, on a sphere of 6,371 kilometres


def kilometres(north: float, east: float, other_north: float, other_east: float) -> float:
    """Between two points near each other, given in degrees of latitude and longitude, as if the earth were flat there."""
    return _DEGREE * hypot(north - other_north, (east - other_east) * cos(radians(north)))


def is_near(north: float, east: float, others: Iterable[tuple[float, float]], km: float) -> bool:
    """Whether one of some points is less than `km` kilometres from another, as above."""
    reach, narrowed = km / _DEGREE, cos(radians(north))
    beside = [(other, along) for other, along in others if -reach < north - other < reach]
    return any(hypot(north - other, (east - along) * narrowed) < reach for other, along in beside)
