"""Whose army, police or government a text means by its places: those beside it, those that lie in a country, those that act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from flows.extract.actors.certainty import BY_HOME, BY_TEXT, ELSEWHERE, UNKNOWN, score
from flows.extract.actors.context import ABROAD, state_actor
from flows.extract.actors.lands import Lands
from flows.extract.actors.names import Actor, namesakes, states
from flows.extract.actors.rebels import name_rebels
from flows.extract.actors.words import actor_words, contexts
from flows.extract.lexicon import read_rows
from flows.model.mention import ActorMention, PersonMention, PlaceMention

_NOUNS = ("side", "person", "ministry")  # rules of actors whose state was not named
_NAMES = ("name", "members")
_KINDS = ("government", "state_force")
_CERTAINTY = 0.8  # of that of the rule
_NAMED = ("state", "name", "members", "leader")  # rules of actors whose state was
_NAMED_AFTER, _POLICE = "organisation", " Police"
_NOBODYS = ""
_MINISTRY = "ministry"  # speaks from where it is, as delegates and officials need not
_REMEMBERED = 10_000  # nouns
_LONGEST = 3  # words of a noun such as "internal security forces"


def settle_actors(text: str, actors: Sequence[ActorMention], places: Sequence[PlaceMention]) -> tuple[ActorMention, ...]:
    """The actors of a text, with the state of forces and offices that named none: that of the place beside them ("Nairobi
    police", "New Delhi's foreign ministry"), else the only one whose forces are named, else that in which the places of their
    paragraph lie, else those of the text.
    """
    lands, army = Lands(text, places), _only_army(actors)
    return tuple(name_rebels(text, lands, [_settled(lands, army, actor) for actor in actors]))


def settle_people(
    people: tuple[PersonMention, ...], actors: Sequence[ActorMention], settled: Sequence[ActorMention]
) -> tuple[PersonMention, ...]:
    """The people of a text with those for whom they act, of whom `settle_actors` made `settled`."""
    changed: dict[tuple[str | None, str | None], str | None] = {
        (old.text, old.actor_id): new.actor_id for old, new in zip(actors, settled, strict=True) if old.actor_id != new.actor_id
    }
    if not changed:
        return people
    return tuple([
        one._replace(affiliation_actor_id=changed.get((one.affiliation, one.affiliation_actor_id), one.affiliation_actor_id))
        for one in people
    ])  # fmt: skip


def governments(places: Sequence[PlaceMention]) -> tuple[ActorMention, ...]:
    """The states that act under the name of a place: "Washington opposes", "the US maintains"."""
    return tuple(_government(place) for place in places if place.is_metonym)


def _government(place: PlaceMention) -> ActorMention:
    owner = state_actor("government", "GOV", place.country_iso3)
    return ActorMention(
        place.char_start, place.char_end, place.text, owner.kind, owner.actor_id, owner.country_iso3, "metonym", place.score
    )


def _only_army(actors: Sequence[ActorMention]) -> str | None:
    """The only state whose forces a text names oftener than once, of those that are not named abroad: Israel, in the West
    Bank."""
    named = Counter(
        one.country_iso3
        for one in actors
        if one.kind == "state_force" and one.method in _NAMED and one.country_iso3 not in ABROAD
    )
    often = [country for country, times in named.items() if country and times > 1]
    return often[0] if len(named) == 1 and often else None


def _settled(lands: Lands, army: str | None, actor: ActorMention) -> ActorMention:
    owner: Actor | None = None
    if actor.method in _NAMES:
        if not (actor.actor_id or actor.country_iso3) and lands.home and actor.kind != "people":  # "former LRA rebels"
            owner = _namesake(actor.text, lands.home)
    elif actor.kind in _KINDS and actor.method in _NOUNS and (sector := _sector(actor.text)):
        iso3 = _country(lands, army, actor, sector)
        if iso3 in ABROAD and _is_local(actor.text):  # "Texas state police" are not the United States'
            return actor
        if iso3 is not None and ((serves := states().get(iso3)) is None or serves.government is None):
            # Puerto Rico's government is no state's; of rival governments nobody says which is meant.
            return actor._replace(actor_id=None, country_iso3=None)
        owner = state_actor(actor.kind, sector, iso3) if iso3 else None
    elif actor.method == _NAMED_AFTER and actor.kind == "state_force" and actor.country_iso3 is None:
        owner = _police_of(lands, actor)
    if owner is None or owner.country_iso3 == actor.country_iso3:
        return actor
    certainty = min(actor.score, score(actor.method, UNKNOWN)) * _CERTAINTY
    return actor._replace(kind=owner.kind, actor_id=owner.actor_id, country_iso3=owner.country_iso3, score=round(certainty, 3))


def _police_of(lands: Lands, actor: ActorMention) -> Actor | None:
    """The police that is called by its town: "Aleppo Police Command"."""
    place, police, _ = actor.text.partition(_POLICE)
    iso3 = lands.of_name(place) if police else None
    return state_actor(actor.kind, "COP", iso3) if iso3 else None


def _country(lands: Lands, army: str | None, actor: ActorMention, sector: str) -> str | None:
    """Where forces or an office are at home, if not their own words or what the text has named before say it; nobody's, if the
    country that it speaks of most is not the one in which most of its places lie.
    """
    if beside := lands.owner(actor.char_start) or (lands.beside(actor.char_start) if sector == "COP" else None):
        return beside
    is_guess = not (actor.actor_id or actor.country_iso3) or actor.score == score(actor.method, BY_HOME)
    if not is_guess or actor.score == score(actor.method, ELSEWHERE):
        if sector == "GOV" or lands.dateline is None or not lands.dateline == lands.home != actor.country_iso3:
            return None
        return _NOBODYS if army != actor.country_iso3 and actor.score == score(actor.method, BY_TEXT) else None
    home = lands.likely or (_NOBODYS if lands.places and actor.country_iso3 not in (None, lands.most) else None)
    if sector == "GOV":  # of which texts speak far from where it is
        away = lands.opening(actor.char_start)
        return home if away in (None, home) else away if _MINISTRY in actor.text.casefold() else _NOBODYS
    if sector == "MIL" and army:
        return army
    return lands.of_paragraph(actor.char_start) or lands.home or lands.of_sentence(actor.char_start) or home


def _namesake(text: str, home: str) -> Actor | None:
    """The one at home of those who have the name that a mention begins with."""
    words = text.split()
    for length in range(len(words), 0, -1):
        found = [actor for actor in namesakes().get(" ".join(words[:length]), ()) if actor.country_iso3 == home]
        if len(found) == 1:
            return found[0]
    return None


@lru_cache(maxsize=_REMEMBERED)
def _sector(text: str) -> str | None:
    """Whether the last noun of a text is of a state's GOV, MIL or COP. A province's police are the state's."""
    words = text.casefold().split()
    for length in range(_LONGEST, 0, -1):
        _, _, sector = _values().get(" ".join(words[-length:]), "").partition(" ")
        if sector:
            return None if sector != "COP" and _is_local(text) else sector
    return None


def _is_local(text: str) -> bool:
    """Whether it is of a part of a state: "provincial police"."""
    return not contexts()["local"].isdisjoint(text.casefold().split())


@cache
def _values() -> dict[str, str]:
    """What the nouns of data/actor_words.csv and data/counted.csv say, of one word or of several."""
    return {row["word"]: row["value"] for row in read_rows("actor_words.csv") if " " in row["word"]} | dict(
        actor_words().values
    )
