"""What places are called without their name: "northern Syria", "the Iraqi-Syrian border", "the Syrian capital", "the city"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

from flows.extract.places.index import Place, PlaceIndex
from flows.extract.places.kinds import BORDERS, DEFINITE, NOUNS, SEAT
from flows.extract.places.lists import demonyms
from flows.extract.places.surroundings import Surroundings
from flows.extract.places.words import ADMIN, COUNTRY, NEAR_PREC, REGION, WHERE_PREC, place_words
from flows.extract.words import Words
from flows.model.mention import PlaceKind, PlaceMention

_WIDE = frozenset({COUNTRY, ADMIN, REGION})
_REGION_PREC = WHERE_PREC[REGION]
_GOES_ON = frozenset({"of", "council", "centre", "center", "hall"})
_START = attrgetter("char_start")
_SEVERAL, _MOST = 2, 0.7  # places in one country, which make a text one about it
_REACH = 5  # words in which the names of a border stand


def add_phrases(
    words: Words, kinds: str, text: Surroundings, found: Sequence[PlaceMention], index: PlaceIndex
) -> list[PlaceMention]:
    """The places found, those of which a part is meant with the word that says so, and the phrases between them."""
    named = [_with_part(words, text, one) for one in found]
    nouns = [match.start() for match in NOUNS.finditer(kinds)]
    borders = list(_borders(words, text, [at for at in nouns if text.low[at] in BORDERS]))
    apart = _apart(named, borders)
    if seats := list(_capitals(words, text, [at for at in nouns if text.low[at] == SEAT], named, index)):
        apart = sorted([*apart, *_apart(seats, apart)], key=_START)
    phrases = _apart(list(_definite(words, text, [at for at in nouns if text.low[at] in DEFINITE], apart)), borders)
    return sorted([*apart, *borders, *phrases], key=_START) if borders or phrases else apart


def _apart(places: list[PlaceMention], borders: Sequence[PlaceMention]) -> list[PlaceMention]:
    return [one for one in places if not any(_overlap(one, border) for border in borders)] if borders else places


def _with_part(words: Words, text: Surroundings, place: PlaceMention) -> PlaceMention:
    """ "northern Syria" """
    if place.kind not in _WIDE or place.is_metonym:
        return place
    before = text.index_of(place.char_start) - 1
    if text.low[before] not in place_words().sets["part"] or (words.written[before].isupper() and place.text.isupper()):
        return place
    start = words.starts[before]
    return place._replace(
        char_start=start,
        text=words.text[start : place.char_end],
        kind=REGION,
        where_prec=_REGION_PREC,
        method="part",
    )


def _borders(words: Words, text: Surroundings, nouns: Sequence[int]) -> Iterator[PlaceMention]:
    """ "the Iraqi-Syrian border", "Turkey's border", "the border with Iraq" """
    for index in nouns:
        if span := _border(words, text, index):
            start, end = words.starts[span[0]], words.ends[span[1] - 1]
            written = words.text[start:end]
            yield PlaceMention(start, end, written, REGION, None, None, None, None, None, _REGION_PREC, False, "border", 0.8)


def _border(words: Words, text: Surroundings, index: int) -> tuple[int, int] | None:
    first = index
    while first > 0 and index - first < _REACH and (text.is_country(first - 1) or words.written[first - 1] in "-–/"):
        first -= 1
    if first < index and text.is_country(first):
        return first, index + 1
    if text.low[index + 1] == "with" and text.is_country(index + 2):
        return index, index + 3
    return None


def _capitals(
    words: Words, text: Surroundings, nouns: Sequence[int], found: Sequence[PlaceMention], index: PlaceIndex
) -> Iterator[PlaceMention]:
    """ "the Syrian capital", and "the capital" in a text that is about one country; where no name follows"""
    for at in nouns:
        if at == 0 or text.is_name(at + 1) or text.low[at + 1] in _GOES_ON:
            continue
        first = at - 1
        if text.low[first] == "the":
            country = _country(found)
        elif text.low[first] == "s":  # "Syria's capital"
            country = next((one.country_iso3 for one in found if one.char_end == words.starts[first - 1]), None)
            first = at
        else:
            country = demonyms().get(words.written[first])
            first -= text.low[first - 1] == "the"
        if country and country in index.capitals and text.low[first - 1] not in place_words().sets["former"]:
            yield _capital(words, text, first, at + 1, index.capitals[country])


def _capital(words: Words, text: Surroundings, first: int, end: int, place: Place) -> PlaceMention:
    start, stop, sets = words.starts[first], words.ends[end - 1], place_words().sets
    before = text.low[first - 2] if text.low[first - 1] == "of" else text.low[first - 1]
    precision = NEAR_PREC if any(before in sets[name] for name in ("near", "part", "side")) else WHERE_PREC[place.kind]
    return PlaceMention(
        start, stop, words.text[start:stop], place.kind, place.name, place.geonameid, place.country_iso3,
        place.latitude, place.longitude, precision, False, "capital", 0.8,
    )  # fmt: skip


def _country(found: Sequence[PlaceMention]) -> str | None:
    """The country that most of the places lie in."""
    lying = Counter(one.country_iso3 for one in found if one.country_iso3)
    country, most = next(iter(lying.most_common(1)), (None, 0))
    return country if most >= _SEVERAL and most >= _MOST * lying.total() else None


def _definite(words: Words, text: Surroundings, nouns: Sequence[int], named: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """ "the city": the last one that was named before, if none was named as often; else it is not known which."""
    spoken_of: dict[PlaceKind, _SpokenOf] = defaultdict(_SpokenOf)
    waiting = iter([*named, None])
    following = next(waiting)
    kinds = place_words().nouns
    for index in (noun - 1 for noun in nouns):
        noun = kinds.get(text.low[index + 1]) if text.low[index] == "the" else None
        if noun is None or text.low[index + 2] in _GOES_ON or text.is_name(index + 2):
            continue
        while following is not None and following.char_end <= words.starts[index]:
            if not following.is_metonym:
                spoken_of[following.kind].name(following)
            following = next(waiting)
        if noun.kind in spoken_of:
            start, end = words.starts[index], words.ends[index + 1]
            meant = spoken_of[noun.kind].meant()
            yield meant._replace(char_start=start, char_end=end, text=words.text[start:end])


class _SpokenOf:
    """The places of a kind that a text has named so far."""

    def __init__(self) -> None:
        self._often: Counter[int | str] = Counter()
        self._last: PlaceMention | None = None

    def name(self, place: PlaceMention) -> None:
        self._last = place
        self._often[place.geonameid or place.text] += 1

    def meant(self) -> PlaceMention:
        """Whom "the city" means: a mention without its own span."""
        assert self._last is not None
        last = self._last.geonameid or self._last.text
        (_, most), (_, next_most) = (*self._often.most_common(2), (None, 0))[:2]
        if self._often[last] == most > next_most:
            return self._last._replace(method="definite", score=0.5)
        kind, prec = self._last.kind, self._last.where_prec
        return PlaceMention(0, 0, "", kind, None, None, None, None, None, prec, False, "definite", 0.3)


def _overlap(one: PlaceMention, other: PlaceMention) -> bool:
    return one.char_start < other.char_end and other.char_start < one.char_end
