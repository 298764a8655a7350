"""Which of the places of a name lie in those of another, or are called like what they lie in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.extract.places.index import Owner, Place
from flows.extract.places.names import Name
from flows.extract.places.words import ADMIN, COUNTRY, POPULATED, place_words
from flows.extract.words import Words

# Countries whose towns bear the names of people.
NAMED_FOR_PEOPLE = frozenset({"USA", "CAN", "AUS", "NZL", "GBR", "IRL"})


def is_well_placed(name: Name) -> bool:
    """Whether a place of the name lies where the name is said to, and not in a country whose towns bear the names of people."""
    places = [owner.place for owner in name.owners if owner.place.country_iso3 not in NAMED_FOR_PEOPLE]
    return any(holds(larger, place) for larger in name.pairs for place in places)


def divisions(words: Words, names: Sequence[Name], larger: Iterable[Name]) -> set[int]:
    """The names, by the id of whose they are, by which a text means a division: the larger ones, where others lie, of which it
    names a part, and what it calls a province and never a town.
    """
    parts = place_words().sets["part"]
    nouns = {(id(name.owners), name.noun.kind) for name in names if name.noun and name.owners}
    called = {owners for owners, kind in nouns if kind is ADMIN and (owners, POPULATED) not in nouns}
    in_part = {id(name.owners) for name in names if name.first and words.folded[name.first - 1] in parts}
    return called | in_part | {id(name.owners) for name in larger}


def without_namesakes(owners: Sequence[Owner]) -> Sequence[Owner]:
    """Without the states and towns of a country that have its name: "Mexico" is the country."""
    country = next((one.place for one in owners if one.place.kind is COUNTRY), None)
    if country is None:
        return owners
    return [one for one in owners if one.place is country or one.place.country_iso3 != country.country_iso3]


def is_seat(owner: Owner, division: Place | None) -> bool:
    """Whether it is the town that a division has its name from, and lies in it: a bare name oftener means the town."""
    place = owner.place
    return (
        division is not None
        and division.kind is ADMIN
        and place.kind is POPULATED
        and not owner.is_other_name
        and (place.country_iso3, place.admin1) == (division.country_iso3, division.admin1)
    )


def holds(larger: Name, place: Place) -> bool:
    """Whether the name beside it is that of a country or division that the place lies in."""
    for owner in larger.owners:
        other = owner.place
        if other.country_iso3 != place.country_iso3 or other is place:
            continue
        if other.kind is COUNTRY or (other.admin1 == place.admin1 and place.kind is not ADMIN):
            return True
    return False


def has_town(larger: Place, part: Name) -> bool:
    """Whether the town that a name oftenest means lies in a country or division: Atlanta in the Georgia of the USA."""
    if not part.owners or (town := part.owners[0].place).kind is not POPULATED:
        return False
    lies_in = larger.kind is COUNTRY or (larger.kind is ADMIN and larger.admin1 == town.admin1)
    return lies_in and larger.country_iso3 == town.country_iso3


def is_at_home(larger: Name, place: Place) -> bool:
    """Whether the name beside it may be that of something in the same country."""
    return not larger.owners or any(one.place.country_iso3 in (None, place.country_iso3) for one in larger.owners)
