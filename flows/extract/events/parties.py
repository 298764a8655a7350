"""Who acts in a clause, who suffers, what is hit and with what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from flows.extract.actors.names import nation_words, states
from flows.extract.events.clauses import Clause
from flows.extract.events.lexicon import kinds
from flows.extract.grammar import OTHER, Letters
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
_LETTERS = {kind: chr(ord("a") + place) for place, kind in enumerate(_RANK)}  # of two, the one that counts comes first
_KINDS = {letter: kind for kind, letter in _LETTERS.items()} | {OTHER: ""}
_WEAPON = "w"
_UNARMED: frozenset[str] = frozenset()
_ARMED = ("state", "armed", "mob")  # what a listed name knows better: "the Hamza Brigade"
_OF_ACTORS = {
    "government": "state", "state_force": "state",
    "armed_group": "armed", "militia": "armed", "criminal_group": "armed",
}  # fmt: skip
_BETWEEN = re.compile("[aATd]*+[^aATd,&][^,&]*+")  # a noun phrase: no mere adverb, time or article
_BULLETS = ("•", "●", "▪", "◦", "*")
_UTTERED = ("statement", "communique", "communiqué", "message", "interview", "video", "post")  # "in a statement on its website"
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
_HARMED = frozenset(("injured", "wounded", "hurt"))
_HARMLESS = ("civilians", "people", "persons")
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
    """The words of a text, their letters, those of their kinds and of weapons, the actor or person that begins at each, and
    where a place that begins there ends."""

    words: Words
    letters: str
    kinds: str
    weapons: str
    names: Mapping[int, ActorMention | PersonMention]
    places: Mapping[int, int]


def naming(
    words: Words, letters: str, names: Iterable[tuple[Group, ActorMention | PersonMention]], places: Iterable[Group]
) -> Naming:
    """`names` and `places` are mentions by their words."""
    kinds_drawn, weapons = _kind_letters().draw(words), _weapon_letters().draw(words)
    return Naming(words, letters, kinds_drawn, weapons, {span[0]: one for span, one in names}, dict(places))


@cache
def _kind_letters() -> Letters:
    return Letters({word: _LETTERS[kind] for word, kind in kinds("named").items() if kind in _LETTERS}, lambda _: OTHER)


@cache
def _weapon_letters() -> Letters:
    return Letters(dict.fromkeys(kinds("weapon"), _WEAPON), lambda _: OTHER)


def parties(known: Naming, clause: Clause) -> Parties:
    """The parties of a clause by their positions in it."""
    action = clause.trigger.action
    actors, recipients = [clause.subject], [clause.object]
    if clause.is_passive:
        actors, recipients = [clause.object], [clause.subject]
        if clause.object:
            actors = []
    elif action in _SUFFERED and clause.subject and clause.object and _is_cut(known, clause.subject, clause.object):
        actors, recipients = [], [clause.subject]
    if clause.trigger.form == "noun":
        recipients = []
    if action in _OBJECT_IS_WEAPON:
        recipients = []
    for prep, group in clause.complements:
        letter, word = known.letters[prep], known.words.written[prep].casefold()
        if letter == "p" and known.words.written[group[1] - 1] in _UTTERED:
            break  # what follows is where it was said
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
    striker = None if any(actors) else _striker(known, clause)
    return Parties((striker,) if striker else _split(known, actors), _split(known, recipients), *_weapons(known, clause))


def _striker(known: Naming, clause: Clause) -> Party | None:
    """The military of a state that "Israeli air strikes" or "a Russian missile strike" names, not in "a Syrian attack"."""
    if clause.own is None or clause.trigger.form != "noun":
        return None
    own = known.words.written[slice(*clause.own)]
    has_weapon = bool(clause.trigger.weapon) or any(word in kinds("weapon") for word in own[1:])
    iso3 = _nations().get(own[0]) if own else None
    if not iso3 or not has_weapon or not all(word in kinds("weapon") or word in kinds("part") for word in own[1:]):
        return None
    state = states().get(iso3)
    return Party(clause.own[0], clause.own[0] + 1, "state", state.military) if state else None


@cache
def _nations() -> Mapping[str, str]:
    return dict(nation_words("adjective"))


def _is_cut(known: Naming, subject: Group, following: Group) -> bool:
    """Whether a comma is lost behind the verb: "Four civilians killed six others injured in attacks"."""
    behind = known.words.written[following[1] : following[1] + 1]
    return not _HARMED.isdisjoint(behind) and _kind(known, subject) in _HARMLESS


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
    for group in groups:
        for match in _BETWEEN.finditer(letters, *group) if group else ():
            first, end = match.span()
            if end - first > 1 and known.words.written[first] in _BULLETS:
                first += 1
            if letters[end - 1] not in "Nz" and known.places.get(first) != end:
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
    names, letter = known.names, min(known.kinds[first:end], default=OTHER)
    last = known.words.written[end - 1]
    is_noun = end - first > 1 and (known.letters[first] in "dD" or last.islower())
    if is_noun and (nation := kinds("adjective").get(last)):  # "a Syrian", not "likely Russian" or "believed to be Syrian"
        letter = min(letter, _LETTERS[nation])
    named, actor_id = "", None
    for index in range(first, end):
        if index in names:
            name = names[index]
            if isinstance(name, ActorMention):
                named, actor_id = _OF_ACTORS.get(name.kind, named), actor_id or name.actor_id
            else:
                letter = min(letter, _LETTERS["civilians"])
    kind = _KINDS[min(letter, _LETTERS[named]) if named else letter]
    return (named if named and kind in _ARMED else kind), actor_id


def _weapons(known: Naming, clause: Clause) -> tuple[frozenset[str], Group | None]:
    """The weapons that the clause names, and where the first stands."""
    own = frozenset({clause.trigger.weapon}) if clause.trigger.weapon else _UNARMED
    at = known.weapons.find(_WEAPON, clause.first, clause.last)
    if at < 0:
        return own, None
    listed = kinds("weapon")
    named = [weapon for word in known.words.written[at : clause.last] if (weapon := listed.get(word))]
    return own.union(named), (at, at + 1)
