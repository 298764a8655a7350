"""Whether two places of a text may be one: the town and its province, a quarter and its city, a place and its own country."""

from __future__ import annotations

from flows.extract.places.distance import kilometres
from flows.model.mention import PlaceKind, PlaceMention

_OF_PROVINCE, _OF_CITY = 120.0, 25.0  # kilometres
_DEFINITE = "definite"  # the method of "the town"
_LEVELS = (
    PlaceKind.WATER, PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN, PlaceKind.POPULATED, PlaceKind.UNKNOWN,
    PlaceKind.CROSSING, PlaceKind.NEIGHBOURHOOD, PlaceKind.SITE,
)  # fmt: skip
_OF_A_CITY = (PlaceKind.NEIGHBOURHOOD, PlaceKind.SITE)
_ACROSS = (PlaceKind.COUNTRY, PlaceKind.REGION)


def is_within(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether one of two places, which are not the same by name, may lie in the other."""
    if one.country_iso3 and other.country_iso3 and one.country_iso3 != other.country_iso3:
        return False
    if _is_loose(one) or _is_loose(other):
        return True
    if one.kind is other.kind:
        return False
    wide = one if breadth(one) < breadth(other) else other
    narrow = other if wide is one else one
    if wide.kind in _ACROSS:
        return wide.country_iso3 is not None  # "eastern Syria", but not "Europe"
    if wide.kind is PlaceKind.ADMIN:
        far = _OF_PROVINCE
    elif wide.kind is PlaceKind.POPULATED and narrow.kind in _OF_A_CITY:
        far = _OF_CITY
    else:
        return False
    distance = _distance(one, other)
    return distance is None or distance <= far


def breadth(place: PlaceMention) -> int:
    """How narrow a place is, 0 the widest."""
    return 0 if _is_loose(place) else _LEVELS.index(place.kind)


def _is_loose(place: PlaceMention) -> bool:
    """Whether it is on no map and has no borders: "the town", "the Turkish border", "the Jafra area"."""
    return place.name is None and (place.method == _DEFINITE or place.kind is PlaceKind.REGION)


def _distance(one: PlaceMention, other: PlaceMention) -> float | None:
    """Kilometres, None where one of them is on no map."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)
