"""Which of several places a name means: by the countries a text is about, by what stands beside the name, and by neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import itemgetter

from flows.extract.places.distance import is_near
from flows.extract.places.index import Owner, Place
from flows.extract.places.inside import (
    NAMED_FOR_PEOPLE,
    divisions,
    has_town,
    holds,
    is_at_home,
    is_seat,
    without_namesakes,
)
from flows.extract.places.kinds import NATIONS
from flows.extract.places.lists import demonyms
from flows.extract.places.names import Name
from flows.extract.places.words import ADMIN, COUNTRY, NEIGHBOURHOOD, POPULATED
from flows.extract.words import Words

_NAMED, _CITY = 2, 1  # beside 1 for a demonym: what a mention says of the country that a text is about
_MOST = 6  # mentions that count
_CERTAIN = 1.5  # a city is that of its country if no other of the name is nearly as large
_SURNAME, _SAID_WHERE = 1.0, 2.0
_VILLAGE = 2.0  # the importance of ten thousand people
_TOWN = 3.0  # of a hundred thousand
_LARGE, _LARGEST = 4.0, 6.0  # importance of a city of a million; of no place
_TOWNS = (POPULATED, ADMIN)
_OTHER_NAME, _LOOSE = 3.0, 3.5  # the most that a name is worth which is not the place's first, or only like it
_PAIR, _PART, _KIND, _CLOSE = 6.0, 2.0, 1.0, 1.0
_WRONG_KIND = 4.0
_ARTICLES = ("al ", "al-", "el ", "el-", "ad ", "an ", "ar ", "as ", "at ", "ash", "az ")
_NEIGHBOURS, _NEIGHBOURS_KM, _ACROSS_THE_BORDER_KM = 8, 120, 400
_POINTS = itemgetter(0)


class Context:
    """What a text is about: its countries with their weight, and the places that it surely names."""

    def __init__(self, words: Words, kinds: str, names: Sequence[Name]) -> None:
        weights = Counter([demonyms()[words.written[match.start()]] for match in NATIONS.finditer(kinds)])
        for name in names:
            if name.owners and not name.is_inside and not name.owners[0].is_loose:
                country, weight = _says(name.owners)
                weights[country] += weight
        # What a place gains by lying in a country: 0.8 to 1.5 if the text names it.
        self._bonus: dict[str | None, float] = {
            country: 0.75 + 0.75 * min(weight, _MOST) / _MOST for country, weight in weights.items() if country
        }
        self._is_settled = max(weights.values(), default=0) >= _MOST
        self._sure: list[tuple[float, float]] = []
        self._parts: dict[Name, list[Name]] = defaultdict(list)  # what is said to lie in a name
        for name in names:
            for larger in name.pairs:
                self._parts[larger].append(name)
        self._divisions = divisions(words, names, self._parts)
        # What the text calls some names, by the id of whose they are: a village, a quarter; None for parts of longer names.
        self._called = {id(name.owners): name.noun and name.noun.kind for name in names if name.noun or name.is_inside}
        self._elsewhere: dict[int, Place] = {}  # what the text names that only has a listed name, by the id of the listed place
        self._chosen: dict[tuple[object, ...], tuple[float, Owner | None, tuple[Owner, ...]]] = {}

    def settle(self, names: Sequence[Name]) -> None:
        """Chooses the place of each listed name. Those with one reading first: then those that lie near them win."""
        several = []
        for name in names:
            if len(name.owners) == 1 and not self._is_remote(name, name.owners[0].place):
                self._choose(name)
                if name.evidence >= 0 and not name.is_loose and (where := _where(name.place)):
                    self._sure.append(where)
            elif name.owners:
                several.append(name)
        self._sure = self._sure[:_NEIGHBOURS]
        for name in several:
            self._choose(name)
        for name in names if self._elsewhere else ():
            if id(name.place) in self._elsewhere and not name.pairs:
                name.owners, name.owner, name.total = (), None, 0.0

    def _choose(self, name: Name) -> None:
        if name.pairs or name in self._parts:
            name.total, name.owner = self._best(name)
        else:  # a text repeats its names
            said = (id(name.owners), name.noun and name.noun.kind, name.end - name.first, name.evidence < _SAID_WHERE)
            if said not in self._chosen:
                self._chosen[said] = (*self._best(name), name.owners)  # which stay, and so does their id
            name.total, name.owner, _ = self._chosen[said]
        if name.owner is None:
            name.owners = ()
        elif name.pairs and self._is_elsewhere(name, name.owner):
            self._elsewhere[id(name.owner.place)] = name.owner.place
            name.owners, name.owner, name.total = (), None, 0.0
            name.rule = "bracket" if name.rule == "bracket" else "pair"

    def _best(self, name: Name) -> tuple[float, Owner | None]:
        """The place that the name means, with what speaks for it."""
        near: Sequence[Owner] = name.owners if name.pairs else [one for one in name.owners if not self._is_far(name, one)]
        if len(near) > 1 and not name.noun:
            near = without_namesakes(near)
        if len(near) <= 1:
            return (self._score(name, near[0]), near[0]) if near else (0.0, None)
        scored = [(self._score(name, one), one) for one in near]
        best = max(scored, key=_POINTS)
        alike = [(score, one) for score, one in scored if score > best[0] - _CLOSE]
        if len(alike) == 1:
            return best
        division = best[1].place if not name.noun and id(name.owners) not in self._divisions else None
        pulls = [_CLOSE * (self._is_close(one.place) + is_seat(one, division)) for _, one in alike]
        return max([(score + pull, one) for (score, one), pull in zip(alike, pulls, strict=True)], key=_POINTS)

    def _is_far(self, name: Name, owner: Owner) -> bool:
        """Whether a place elsewhere has such a name only by chance: if it is a like one, or the text has but one country."""
        country = owner.place.country_iso3
        if country is None or country in self._bonus:
            return False
        if owner.is_loose or (self._is_settled and owner.is_other_name and owner.place.importance < _LARGE):
            return True
        is_known = self._is_settled or bool(self._sure)  # where the text is about
        return is_known and self._is_remote(name, owner.place) and not self._is_close(owner.place, _ACROSS_THE_BORDER_KM)

    def _is_remote(self, name: Name, place: Place) -> bool:
        """Whether it is a village of a country that the text does not name, or a town if it names another often: there are
        more than are listed. So are, of cities, what is called a village or an oilfield, a part of a longer name ("Tibet
        al-Imam"), and Arabic names with an article: "al-Jadida", the new. A quarter is none of the largest.
        """
        if place.country_iso3 in self._bonus or place.is_capital or place.kind not in _TOWNS:
            return False
        if not self._is_settled:
            return place.kind is POPULATED and place.importance < _VILLAGE
        if id(name.owners) in self._called:
            return place.importance < (_LARGEST if self._called[id(name.owners)] is NEIGHBOURHOOD else _LARGE)
        smallest = _LARGE if place.name[:3].lower() in _ARTICLES else _TOWN
        return place.kind is POPULATED and place.importance < smallest

    def _is_elsewhere(self, name: Name, owner: Owner) -> bool:
        """Whether a village, or what is spelled otherwise, has the name of one elsewhere: there are more than are listed."""
        place = owner.place
        within = [one for one in name.pairs if one.owners and one.owners[0].place.kind is ADMIN]
        is_village = place.kind is POPULATED and place.importance < _VILLAGE and place.admin1 is not None
        may_be = (is_village and name.is_located) or owner.is_other_name or owner.is_loose
        least = _LARGE if name.is_said_in else _TOWN
        is_abroad = place.importance < least and not any(is_at_home(one, place) for one in name.pairs)
        return is_abroad or (may_be and bool(within) and not any(holds(one, place) for one in name.pairs))

    def _score(self, name: Name, owner: Owner) -> float:
        place = owner.place
        score = place.importance
        if owner.is_other_name:
            score = min(score, _OTHER_NAME) - 1
        if owner.is_loose:
            score = min(score, _LOOSE) - 1
        if place.kind is not COUNTRY:
            score += -_SURNAME if _may_be_surname(name, place) else self._bonus.get(place.country_iso3, 0.0)
        if name.noun and name.noun.kind is place.kind:
            score += _KIND
        elif name.noun and place.kind is COUNTRY:
            score -= _WRONG_KIND  # the town of San Bartolome is not Saint Barthelemy
        if name.pairs and any(holds(larger, place) for larger in name.pairs):
            score += _PAIR
        if name in self._parts and any(has_town(place, part) for part in self._parts[name]):
            score += _PART
        return score

    def _is_close(self, place: Place, km: float = _NEIGHBOURS_KM) -> bool:
        where = _where(place)
        return where is not None and is_near(*where, self._sure, km)


def _says(owners: Sequence[Owner]) -> tuple[str, int]:
    """The country that a text with such a name is about, and how much the name says of that."""
    first = owners[0].place
    if first.kind is COUNTRY:
        return first.country_iso3 or "", _NAMED
    if first.importance < _LARGE or owners[0].is_other_name:
        return "", 0
    rival = max((one.place.importance for one in owners[1:] if one.place.country_iso3 != first.country_iso3), default=0.0)
    return (first.country_iso3 or "", _CITY) if rival < first.importance - _CERTAIN else ("", 0)


def _may_be_surname(name: Name, place: Place) -> bool:
    """Whether it is a small town in a country whose towns bear the names of people, and nothing says where it is."""
    if place.country_iso3 not in NAMED_FOR_PEOPLE or place.kind is not POPULATED or place.importance >= _LARGE:
        return False
    return name.end - name.first == 1 and name.evidence < _SAID_WHERE


def _where(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude, if they are known."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
