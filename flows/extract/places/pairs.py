"""Names beside each other: "Toshkivka, Luhansk region", "Bindisi (Central Darfur)", "Qamenas, Sarmin and Talamenes"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from flows.extract.places.names import Name
from flows.extract.places.surroundings import Surroundings
from flows.extract.places.words import ADMIN, COUNTRY, NEIGHBOURHOOD, POPULATED, REGION, Noun

_BRACKET, _IN_BRACKET, _SERIES, _COMMA = 4.0, 3.0, 2.5, 1.0
_PARTS = frozenset({ADMIN, REGION})
_LARGER = frozenset({COUNTRY, ADMIN})
_QUARTER = Noun(NEIGHBOURHOOD, 1)
_QUARTERS_AT_MOST = 3.5  # importance of a quarter that has the name of a town
_STOPS = frozenset(".,()")
_STOPS_OR_AND = frozenset({".", ";", ",", ")", "and", "on", ""})  # "and Ben Smith in Boston" goes on otherwise
_NO_PLACE = -99.0
_DISTRICT = Noun(ADMIN, 3)
_LOCATED = frozenset({"in", "kind_of", "kind_before", "name_kind"})
_MOST_IN_BRACKETS = 5
_MANY = 3
_WIDEST = 6  # words from a name to the next that belongs to it
_BELONGS = frozenset({",", "in", ", in", "of"})
_LEADS = frozenset({"in", "at", "from", "to", "near", "around", "on"})
_UNTOLD = frozenset({"gazetteer", "to"})
_SAID_OF_ALL = _UNTOLD | {"in", "take"}
_OWNS = frozenset({"' s", "’ s"})
_GOES_ON = frozenset({",", "and", ", and", "or"})


def pair_names(names: Sequence[Name], text: Surroundings) -> None:
    """Lets names that stand beside each other speak for each other."""
    names, betweens = _with_quarters(names, text)
    for number, between in enumerate(betweens):
        if not between:
            continue
        name, following = names[number], names[number + 1]
        if between == "(":
            _bracket(name, names[number + 1 : number + 2 + _MOST_IN_BRACKETS], text)
        elif between in _OWNS and _is_larger(name) and (_is_country(name) or _is_part(following)):
            following.pairs.append(name)  # "Yala's Raman district"
            following.is_said_in = True
        elif between in _BELONGS and _is_larger(following) and not _is_country(name):
            if between != "of" or _is_part(name):
                name.pairs.append(following)
            name.is_said_in = between.endswith("in")
            if between.startswith(","):
                _comma(name, following)
            if _is_part(name) and not _is_town(following):
                following.rule = "around"
    for series in _series(names, betweens):
        _speak_for_each_other(series, text)


def _comma(name: Name, larger: Name) -> None:
    """ "Mobile, Alabama", "Toshkivka, Luhansk region" """
    if not name.owners and (name.is_located or name.rule in _LOCATED or name.rule == "take"):
        name.rule = "pair"
    if name.is_located or name.evidence > 0:
        larger.evidence += _COMMA


def _with_quarters(names: Sequence[Name], text: Surroundings) -> tuple[list[Name], list[str]]:
    """The names, "Donetsk - Petrovskyi" made one: so monitors write a quarter of a city. And what stands between them."""
    joined = [*names[:1]]
    betweens: list[str] = []
    for name in names[1:]:
        city = joined[-1]
        between = _between(city, name, text)
        if between == "-" and _is_quarter(city, name, text):
            city.end = name.end + text.is_number(name.end)
            city.noun, city.tail = _QUARTER, 0
            name.evidence = _NO_PLACE
        else:
            joined.append(name)
            betweens.append(between)
    return joined, betweens


def _is_quarter(city: Name, name: Name, text: Surroundings) -> bool:
    """Of two names with a hyphen between them."""
    if not city.owners or not text.is_apart(_end(city)) or (name.run.is_person and not name.owners):
        return False
    is_town = name.owners and name.owners[0].place.importance > _QUARTERS_AT_MOST
    if is_town and text.low[name.end] not in _STOPS:  # no quarter, but a headline or what follows one
        return False
    return city.is_located or text.low[city.first - 1] == "(" or text.low[name.end] in {"(", ")"}


def _bracket(name: Name, following: Sequence[Name], text: Surroundings) -> None:
    """ "Imphal (Imphal West, Manipur)": what it belongs to stands in brackets."""
    members = [following[0]]
    for member in following[1:]:
        if _between(members[-1], member, text) != ",":
            break
        members.append(member)
    if text.low[_end(members[-1])] != ")":
        return
    larger = [member for member in members if _is_larger(member)]
    is_located = name.rule in _LOCATED or (len(members) > 1 and text.is_right_in(name))
    if not larger and (not is_located or text.is_abbreviation(members[0])):
        return
    name.pairs.extend(larger)
    name.rule, name.evidence = "bracket", name.evidence + _BRACKET
    for member in members:
        member.rule, member.evidence = "in_bracket", member.evidence + _IN_BRACKET
        member.noun = member.noun or _DISTRICT


def _series(names: Sequence[Name], betweens: Sequence[str]) -> Iterator[list[Name]]:
    """Names of which each follows on the other with a comma or an "and"."""
    series = [*names[:1]]
    for name, between in zip(names[1:], betweens, strict=True):
        if between in _GOES_ON and name not in series[-1].pairs:
            series.append(name)
            continue
        if len(series) > 1:
            yield series
        series = [name]
    if len(series) > 1:
        yield series


def _speak_for_each_other(series: list[Name], text: Surroundings) -> None:
    """In "in Qamenas, Sarmin and Talamenes" all are places if one is known, and the preposition is said of all; in "from
    Humera, Welkait and Tsegede in Tigray" they are, because it is said where.
    """
    _share_noun(series, text)
    is_placed = _is_placed(series, text)
    if series[0].rule not in _LOCATED and not is_placed:
        countries = [name for name in series if _is_country(name)]
        for name in countries if len(countries) >= _MANY else ():
            name.is_enumerated = True
        return
    with_and = any(_between(one, other, text) != "," for one, other in pairwise(series))
    known = [name for name in series if name.owners and not name.is_loose and name.evidence >= 0]
    if not known and not is_placed:
        return
    untold = _SAID_OF_ALL if is_placed else _UNTOLD
    for name in series[not is_placed :]:
        goes_with = with_and and (is_placed or text.low[_end(name)] in _STOPS_OR_AND)
        if (name.owners or goes_with) and name.rule in untold and name.evidence + _SERIES > 0:
            name.rule, name.evidence = "series", name.evidence + _SERIES


def _share_noun(series: Sequence[Name], text: Surroundings) -> None:
    """ "X and Y neighbourhoods" are two."""
    last = series[-1]
    if last.rule != "name_kind" or last.evidence <= 0 or not text.is_plural(last.tail - 1):
        return
    if text.between(series[-2], last) == [","]:
        return
    for name in series[:-1]:
        if not (name.noun or name.run.is_person or name.is_enumerated) and name.rule in _SAID_OF_ALL:
            name.noun, name.rule, name.evidence = last.noun, "series", name.evidence + _SERIES


def _is_placed(series: Sequence[Name], text: Surroundings) -> bool:
    """Whether of names behind a preposition or "seized" none is listed, and the last is said to be in a listed one."""
    leads = series[0].rule == "take" or text.low[series[0].first - 1] in _LEADS
    return leads and series[-1].is_said_in and not any(name.owners or name.run.is_person for name in series)


def _between(name: Name, following: Name, text: Surroundings) -> str:
    """The words between two names, without "the" and parts: "," or "(" or "and"."""
    start, end = _end(name), following.first
    if not start < end <= start + _WIDEST:
        return ""
    start += text.is_number(start)  # "Kilbati-Zone 2, Afar"
    return " ".join([word for word in text.low[start:end] if word not in text.parts]) if end - start < _WIDEST else ""


def _end(name: Name) -> int:
    return name.tail or name.end


def _is_larger(name: Name) -> bool:
    if name.noun is not None and name.noun.kind is ADMIN and name.tail:
        return True
    return any(owner.place.kind in _LARGER for owner in name.owners[:3]) and not name.is_loose


def _is_part(name: Name) -> bool:
    """ "Izium district", "the Gire Cudi area" """
    return name.noun is not None and name.noun.kind in _PARTS and bool(name.tail)


def _is_town(name: Name) -> bool:
    return name.noun is not None and name.noun.kind is POPULATED


def _is_country(name: Name) -> bool:
    return bool(name.owners) and name.owners[0].place.kind is COUNTRY
