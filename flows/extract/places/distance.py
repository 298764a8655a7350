"""How far two points are from each other, as exactly as gazetteers place them."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, hypot, inf, radians

_DEGREE = 111.2  # kilometres of latitude, on a sphere of 6,371 kilometres


def kilometres(north: float, east: float, other_north: float, other_east: float) -> float:
    """Between two points near each other, given in degrees of latitude and longitude, as if the earth were flat there."""
    return _DEGREE * hypot(north - other_north, (east - other_east) * cos(radians(north)))


def to_nearest(north: float, east: float, others: Iterable[tuple[float, float]]) -> float:
    """Kilometres, as above, to the nearest of some points; infinitely many if there are none."""
    narrowed = cos(radians(north))
    return _DEGREE * min([hypot(north - other, (east - beside) * narrowed) for other, beside in others], default=inf)
