"""Whose army, police or government a text means, by its places: those that lie in a country, and those that act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from flows.extract.actors.context import state_actor
from flows.extract.actors.names import Actor, namesakes
from flows.extract.actors.words import actor_words, contexts
from flows.extract.lexicon import read_rows
from flows.model.mention import ActorMention, PlaceMention

_NOUNS = ("side", "person", "ministry")  # rules of actors whose state was not named
_NAMES = ("name", "members")
_KINDS = ("government", "state_force")
_MUCH_MORE = 3  # times as many places must lie in the one country as in any other
_CERTAINTY = 0.8  # of that of the rule
_LONGEST = 3  # words of a noun such as "internal security forces"


def settle_actors(actors: Sequence[ActorMention], places: Sequence[PlaceMention]) -> tuple[ActorMention, ...]:
    """The actors of a text, with the state of forces and offices that named none, if its places are of one country."""
    home = _home(places)
    return tuple(actors) if home is None else tuple(_settled(actor, home) for actor in actors)


def governments(places: Sequence[PlaceMention]) -> tuple[ActorMention, ...]:
    """The states that act under the name of a place: "Washington opposes", "the US maintains"."""
    return tuple(_government(place) for place in places if place.is_metonym)


def _government(place: PlaceMention) -> ActorMention:
    owner = state_actor("government", "GOV", place.country_iso3)
    return ActorMention(
        place.char_start, place.char_end, place.text, owner.kind, owner.actor_id, owner.country_iso3, "metonym", place.score
    )


def _settled(actor: ActorMention, home: str) -> ActorMention:
    if actor.actor_id or actor.country_iso3:
        return actor
    owner = None
    if actor.method in _NAMES:
        owner = _namesake(actor.text, home)
    elif actor.kind in _KINDS and actor.method in _NOUNS and (sector := _sector(actor.text)):
        owner = state_actor(actor.kind, sector, home)
    if owner is None:
        return actor
    score = round(actor.score * _CERTAINTY, 3)
    return actor._replace(kind=owner.kind, actor_id=owner.actor_id, country_iso3=owner.country_iso3, score=score)


def _namesake(text: str, home: str) -> Actor | None:
    """The one at home of those who have the name that a mention begins with."""
    words = text.split()
    for length in range(len(words), 0, -1):
        found = [actor for actor in namesakes().get(" ".join(words[:length]), ()) if actor.country_iso3 == home]
        if len(found) == 1:
            return found[0]
    return None


def _home(places: Sequence[PlaceMention]) -> str | None:
    """The country in which by far the most places of a text lie, ISO 3166 alpha-3."""
    countries = Counter(place.country_iso3 for place in places if place.country_iso3 and not place.is_metonym)
    (first, often), (_, less) = (*countries.most_common(2), (None, 0), (None, 0))[:2]
    return first if often >= _MUCH_MORE * max(less, 1) or (often and not less) else None


def _sector(text: str) -> str | None:
    """Whether the last noun of a text is of a state's GOV, MIL or COP."""
    words = text.casefold().split()
    if not contexts()["local"].isdisjoint(words):
        return None
    for length in range(_LONGEST, 0, -1):
        _, _, sector = _values().get(" ".join(words[-length:]), "").partition(" ")
        if sector:
            return sector
    return None


@cache
def _values() -> dict[str, str]:
    """What the nouns of data/actor_words.csv and data/counted.csv say, of one word or of several."""
    return {row["word"]: row["value"] for row in read_rows("actor_words.csv") if " " in row["word"]} | dict(
        actor_words().values
    )
