"""Who acts in a clause, who suffers, what is hit and with what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from flows.extract.events.clauses import Clause
from flows.extract.events.lexicon import kinds
from flows.extract.words import Words
from flows.model.mention import ActorMention, PersonMention

Group = tuple[int, int]
# Of several kinds that a noun phrase names, the one that counts: "masked men" are armed, "armed forces" are a state's.
_RANK = (
    "body",
    "former",
    "protesters",
    "state",
    "armed",
    "mob",
    "displaced",
    "civilians",
    "people",
    "persons",
    "post",
    "thing",
)
_EMPTY = frozenset("aATd")  # letters of what is no noun phrase
_UNARMED: frozenset[str] = frozenset()
_ARMED = ("state", "armed", "mob")  # what a listed name knows better: "the Hamza Brigade"
_OF_ACTORS = {"government": "state", "state_force": "state", "armed_group": "armed"}
_BETWEEN = re.compile("[^,&]+")
_OBJECT_IS_WEAPON = ("fire",)
_MET = ("clash", "fight", "brawl", "combat", "encounter", "shoot", "repel")
_DOERS = (
    "protest",
    "demonstrate",
    "labour",
    "gather",
    "clash",
    "riot",
    "deploy",
    "withdraw",
    "surrender",
)  # of whom the word "of" tells
_SUFFERED = ("kill", "assassinate", "execute", "abduct", "massacre", "disappear", "arrest")
_BUILDINGS = ("thing", "post", "state")  # "outside the army headquarters"
_EXPLODING = ("explode", "explode_thing")
_AIMED = ("fire", "shoot")
_CROSSED = ("at", "toward", "towards", "into")
_GATHERED = ("protest", "demonstrate", "gather", "labour", "blockade", "barricade")


class Party(NamedTuple):
    """A noun phrase of an event, the words from `first` to before `end`, and its kind in data/event_words.csv."""

    first: int
    end: int
    kind: str
    actor_id: str | None


class Parties(NamedTuple):
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    weapons: frozenset[str]
    weapon_at: Group | None


class Naming(NamedTuple):
    """The words of a text, their letters, the actor or person that begins at each, and where a place that begins there ends."""

    words: Words
    letters: str
    names: Mapping[int, ActorMention | PersonMention]
    places: Mapping[int, int]


def naming(
    words: Words, letters: str, names: Iterable[tuple[Group, ActorMention | PersonMention]], places: Iterable[Group]
) -> Naming:
    """`names` and `places` are mentions by their words."""
    return Naming(words, letters, {span[0]: one for span, one in names}, dict(places))


def parties(known: Naming, clause: Clause) -> Parties:
    """The parties of a clause by their positions in it."""
    action = clause.trigger.action
    actors, recipients = [clause.subject], [clause.object]
    if clause.is_passive:
        actors, recipients = [clause.object], [clause.subject]
        if clause.object:
            actors = []
    if clause.trigger.form == "noun":
        recipients = []
    if action in _OBJECT_IS_WEAPON:
        recipients = []
    for prep, group in clause.complements:
        letter, word = known.letters[prep], known.words.written[prep].casefold()
        if letter == "y":
            actors = [group]
        elif action in _EXPLODING and letter in "pP" and _kind(known, group) in _BUILDINGS:
            recipients.append(group)  # "exploded outside a mosque"
        elif letter == "e" and action in _MET:
            actors, recipients = [group], []
        elif letter == "w" and action in _MET and word == "with":
            recipients.append(group)
        elif letter == "o" and (clause.trigger.form == "noun" or clause.trigger.rest):
            (actors if action in _DOERS else recipients).append(group)
        elif (letter == "P" and action not in _GATHERED) or (word in _CROSSED and action in _AIMED):
            recipients.append(group)
    if not any(actors) and clause.own and _kind(known, clause.own) in ("state", "armed", "mob", "protesters"):
        actors = [clause.own]
    if action in _SUFFERED and (owner := _owner(known, clause)):
        recipients.append(owner)
    return Parties(_split(known, actors), _split(known, recipients), *_weapons(known, clause))


def _owner(known: Naming, clause: Clause) -> Group | None:
    """Who suffers in "the senator's murder"."""
    written = known.words.written
    if clause.trigger.form != "noun" or clause.own is None or clause.at < 3:
        return None
    is_owned = written[clause.at - 1] in ("s", "S") and written[clause.at - 2] in ("'", "’")
    return (clause.own[0], clause.at - 2) if is_owned and clause.at - 2 > clause.own[0] else None


def _split(known: Naming, groups: Iterable[Group | None]) -> tuple[Party, ...]:
    """The noun phrases that "and" and commas join."""
    letters = known.letters
    found: list[Party] = []
    for group in filter(None, groups):
        for match in _BETWEEN.finditer(letters, *group):
            first, end = match.span()
            if letters[end - 1] not in "Nz" and known.places.get(first) != end and not _EMPTY.issuperset(match[0]):
                found.append(Party(first, end, *_who(known, first, end)))
    return tuple(found)


def _kind(known: Naming, group: Group) -> str:
    return _who(known, *group)[0]


def _who(known: Naming, first: int, end: int) -> tuple[str, str | None]:
    """The kind of what a noun phrase names, by its words before "of", else by those behind it, and the id of a listed actor."""
    of = known.letters.find("o", first, end)
    kind, actor_id = _named(known, first, end if of < 0 else of)
    if of < 0 or (kind and actor_id):
        return kind, actor_id
    of_kind, of_id = _named(known, of, end)
    return kind or of_kind, actor_id or of_id


def _named(known: Naming, first: int, end: int) -> tuple[str, str | None]:
    listed, names = kinds("named"), known.names
    written = known.words.written[first:end]
    found = set(filter(None, map(listed.get, written)))
    if len(written) > 1 and (nation := kinds("adjective").get(written[-1])):  # "a Syrian", not "believed to be Syrian"
        found.add(nation)
    named, actor_id = "", None
    for index in range(first, end):
        if index in names:
            name = names[index]
            if isinstance(name, ActorMention):
                named, actor_id = _OF_ACTORS.get(name.kind, named), actor_id or name.actor_id
            else:
                found.add("civilians")
    if not found:
        return named, actor_id
    if len(found) == 1 and not named:
        kind = found.pop()
        return (kind if kind in _RANK else ""), actor_id
    kind = next((kind for kind in _RANK if kind == named or kind in found), "")
    return (named if named and kind in _ARMED else kind), actor_id


def _weapons(known: Naming, clause: Clause) -> tuple[frozenset[str], Group | None]:
    """The weapons that the clause names, and where the first stands."""
    listed, written = kinds("weapon"), known.words.written
    own = frozenset({clause.trigger.weapon}) if clause.trigger.weapon else _UNARMED
    here = written[clause.first : clause.last]
    if listed.keys().isdisjoint(here):
        return own, None
    named = [word for word in here if word in listed]
    at = clause.first + here.index(named[0])
    return own.union(map(listed.__getitem__, named)), (at, at + 1)
