"""Who acts in a clause, who suffers, what is hit and with what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from flows.extract.actors.names import nation_words, states
from flows.extract.events.clauses import Clause, Group, agent_behind, antecedent_of
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import THINGS, WEAPON, Naming, Party, kind_of, weapons_of, who
from flows.model.mention import ActorMention

_BETWEEN = re.compile("[aATd]*+[^aATd,&][^,&]*+")  # a noun phrase: no mere adverb, time or article
_MEMBERS = re.compile("(?:u[twp]|p)(?=[dDxu])")  # "insurgents linked to", "gunmen from"
_OBJECT_IS_WEAPON = ("fire",)
_MET = ("clash", "battle", "fight", "brawl", "combat", "encounter", "shoot", "repel")
# Of whom the word "of" tells.
_DOERS = ("protest", "demonstrate", "labour", "gather", "clash", "riot", "deploy", "withdraw", "surrender")
SUFFERED = ("kill", "assassinate", "execute", "abduct", "massacre", "disappear", "arrest")
_BUILDINGS = (*THINGS, "state")  # "outside the army headquarters"
_HARMLESS = ("civilians", "people", "persons")
_EXPLODING = ("explode", "explode_thing")
_AIMED = ("fire", "shoot")
_AIMED_ON = (*_AIMED, "blame")
_CROSSED = ("at", "toward", "towards", "into")
_GATHERED = ("protest", "demonstrate", "gather", "labour", "blockade", "barricade")
_WHICH = ("which", "whom")
_NO_DOERS = ("find",)  # who finds the body is no murderer
_OF_GROUPS = ("armed", "state")
_GROUPS = ("armed_group", "militia", "criminal_group", "state_force")


class Parties(NamedTuple):
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    weapons: frozenset[str]
    weapon_at: Group | None


def parties(known: Naming, clause: Clause) -> Parties:
    """The parties of a clause by their positions in it."""
    actors, recipients = _of_verb(known, clause)
    for prep, group in clause.complements:
        if known.letters[prep] == "p" and known.words.written[group[1] - 1] in kinds("utterance"):
            break  # what follows is where it was said
        if known.letters[prep] == "y":
            actors = [group] if _is_doer(known, clause, prep) else actors
        elif known.letters[prep] == "e" and clause.trigger.action in _MET:
            actors, recipients = [group], []
        elif known.letters[prep] == "o" and clause.trigger.action in _DOERS and clause.trigger.form == "noun":
            actors.append(group)
        elif _is_hit(known, clause, prep, group, any(recipients)):
            recipients.append(group)
    if not any(actors) and clause.own and kind_of(known, clause.own) in ("state", "armed", "mob", "protesters"):
        actors = [_without_weapon(known, clause.own)]
    if clause.trigger.action in SUFFERED and (owner := _owner(known, clause)):
        recipients.append(owner)
    if clause.trigger.action in _NO_DOERS:
        actors = []
    striker = None if any(actors) else _striker(known, clause)
    doers = (striker,) if striker else _split(known, actors) if any(actors) else ()
    if not striker and any(known.weapons.find(WEAPON, one.first, one.end) >= 0 for one in doers):
        doers = tuple([_whose_arms(known, one) for one in doers])
        doers = tuple([one for one in doers if one.kind or known.weapons[one.end - 1] != WEAPON])  # "a bomb killed ten"
    if all(one.kind in THINGS for one in doers):
        doers = _planters(known, clause) or doers
    weapons, weapon_at = weapons_of(known, clause)
    if striker and clause.trigger.action == "labour" and "P" in [known.letters[prep] for prep, _ in clause.complements]:
        weapons |= {"air"}  # "U.S. strikes on the port"
    return Parties(doers, _split(known, recipients) if any(recipients) else (), weapons, weapon_at)


def _of_verb(known: Naming, clause: Clause) -> tuple[list[Group | None], list[Group | None]]:
    """Those who act and those who suffer as subject and object."""
    action = clause.trigger.action
    if suffering := _suffering_before(known, clause):
        return [clause.subject], [suffering]
    if clause.is_passive:
        return [], [] if action in _OBJECT_IS_WEAPON or _is_weapon(known, action, clause.subject) else [clause.subject]
    if clause.trigger.form == "noun" or action in _OBJECT_IS_WEAPON:
        return [clause.subject], []
    if action in SUFFERED and clause.subject and clause.object and _is_cut(known, clause.subject, clause.object):
        return [], [clause.subject]
    return [clause.subject], [clause.object]


def _suffering_before(known: Naming, clause: Clause) -> Group | None:
    """Whom or what the rebels overran in "the base, which the rebels overran", "the base that the rebels overran"."""
    if clause.subject is None or not (before := antecedent_of(known.letters, clause)):
        return None
    word = known.words.written[clause.subject[0] - 1]
    return before if word in _WHICH or (word == "that" and kind_of(known, before) in THINGS) else None


def _is_weapon(known: Naming, action: str, group: Group | None) -> bool:
    """Whether a bomb is what exploded: "a car bomb was detonated"."""
    return action in _EXPLODING and group is not None and known.words.written[group[1] - 1] in kinds("weapon")


def _is_doer(known: Naming, clause: Clause, by: int) -> bool:
    """Whether who follows "by" did it, and not only told of it or foiled it: "an attack carried out by", "was condemned by"."""
    if clause.trigger.form != "noun" or clause.told_at is None or by - clause.told_at > 2:
        return True
    return known.letters[clause.told_at] in "LO" or known.words.written[clause.told_at] in kinds("doing")


def _is_hit(known: Naming, clause: Clause, prep: int, group: Group, has_object: bool) -> bool:
    """Whether what follows a preposition suffers: "an attack on the town", but not "kidnapped on the road"."""
    letter, word = known.letters[prep], known.words.written[prep].casefold()
    action, is_noun = clause.trigger.action, clause.trigger.form == "noun"
    if action in _EXPLODING and letter in "pP":
        return not (has_object or _is_way(known, group)) and kind_of(known, group) in _BUILDINGS  # "exploded outside a mosque"
    if letter == "w":
        return action in _MET and word == "with"
    if letter == "o":
        return (is_noun or bool(clause.trigger.rest)) and not _is_weapon(known, action, group)
    if letter == "P" and word == "on":
        is_aimed = is_noun or action in _AIMED_ON or bool(clause.trigger.rest)
        return is_aimed and action not in _GATHERED and not _is_way(known, group)
    if letter == "P":
        return action not in _GATHERED
    return word in _CROSSED and action in _AIMED and not has_object


def _is_way(known: Naming, group: Group) -> bool:
    """Whether it says where, and not what was hit: "on the road to the coast"."""
    return known.words.written[group[1] - 1].casefold() in kinds("way")


def _without_weapon(known: Naming, own: Group) -> Group:
    """Whose it was, without what it was done with: "terrorist rocket" attack."""
    first, end = own
    while end - first > 1 and (
        known.words.written[end - 1] in kinds("weapon") or known.words.written[end - 1] in kinds("part")
    ):
        end -= 1
    return first, end


def _striker(known: Naming, clause: Clause) -> Party | None:
    """The military of a state that "Israeli air strikes" or "a Russian missile strike" names, not in "a Syrian attack"."""
    if clause.own is None or clause.trigger.form != "noun":
        return None
    own = known.words.written[slice(*clause.own)]
    has_weapon = clause.trigger.weapon or clause.trigger.action == "labour" or any(word in kinds("weapon") for word in own[1:])
    iso3, rest = _nation(known, clause.own)
    if not iso3 or not has_weapon or not all(word in kinds("weapon") or word in kinds("part") for word in rest):
        return None
    state = states().get(iso3)
    return Party(clause.own[0], clause.own[1] - len(rest), "state", state.military) if state else None


def _nation(known: Naming, group: Group) -> tuple[str | None, list[str]]:
    """The state whose name or adjective a noun phrase begins with, and the words behind that: "Russian", "U.S."."""
    own = known.words.written[slice(*group)]
    for length in (4, 3, 2, 1):
        if iso3 := _nations().get("".join(own[:length])):
            return iso3, own[length:]
    return None, own


def _whose_arms(known: Naming, party: Party) -> Party:
    """The party as those whose arms act: "an Israeli tank fired at the tower", "coalition aircraft"."""
    of = known.letters.find("o", party.first, party.end)
    if of > 0 and known.weapons[of - 1] == WEAPON:  # "aircraft of the Air Force"
        kind, actor_id = who(known, of + 1, party.end)
        return party._replace(kind=kind, actor_id=actor_id) if kind in _OF_GROUPS else party
    last = party.end - 1
    if last == party.first or known.words.written[last] not in kinds("weapon"):
        return party
    kind, actor_id = who(known, party.first, last)
    if kind in ("armed", "state"):
        return party._replace(kind=kind, actor_id=actor_id)
    first = party.first + (known.letters[party.first] in "dD")
    iso3, _ = _nation(known, (first, last))
    state = states().get(iso3) if iso3 else None
    return party._replace(kind="state", actor_id=state.military) if state else party


def _planters(known: Naming, clause: Clause) -> tuple[Party, ...]:
    """Whose a bomb was, by what stands behind it: "a landmine planted by the rebels killed ten"."""
    arms = (
        [group for prep, group in clause.complements if known.letters[prep] == "y"] if clause.is_passive else [clause.subject]
    )
    for group in arms:
        found = agent_behind(known.letters, group[1]) if group and WEAPON in known.weapons[slice(*group)] else None
        if found and known.words.written[found[0]] in kinds("planting"):
            return _split(known, [found[1]])
    return ()


@cache
def _nations() -> Mapping[str, str]:
    return dict(nation_words("adjective"))


def _is_cut(known: Naming, subject: Group, following: Group) -> bool:
    """Whether a comma is lost behind the verb: "Four civilians killed six others injured in attacks"."""
    behind = known.words.written[following[1] : following[1] + 1]
    return not kinds("harmed").keys().isdisjoint(behind) and kind_of(known, subject) in _HARMLESS


def _owner(known: Naming, clause: Clause) -> Group | None:
    """Who suffers in "the senator's murder"."""
    if clause.trigger.form != "noun" or clause.own is None or clause.at < 3:
        return None
    end = _without_genitive(known, clause.own[0], clause.at)
    return (clause.own[0], end) if clause.own[0] < end < clause.at else None


def _without_genitive(known: Naming, first: int, end: int) -> int:
    """The word behind a noun phrase, without the "'s" or "'" that it ends with."""
    written = known.words.written
    if end - first > 1 and written[end - 1] in ("'", "’"):
        return end - 1
    return end - 2 if end - first > 2 and written[end - 1] in ("s", "S") and written[end - 2] in ("'", "’") else end


def _split(known: Naming, groups: Iterable[Group | None]) -> tuple[Party, ...]:
    """The noun phrases that "and" and commas join."""
    letters = known.letters
    found: list[Party] = []
    for group in groups:
        for match in _BETWEEN.finditer(letters, *group) if group else ():
            start, end = match.span()
            first, end = _trimmed(known, start, end) if end - start > 1 else (start, end)
            if (
                letters[end - 1] in "Nz"
                or known.places.get(first) == end
                or (letters[first - 1] == "," and _is_apposition(known, first, end))
            ):
                continue
            kind, actor_id = who(known, start, end)
            if actor_id is None and kind in _OF_GROUPS:
                actor_id = _member_of(known, end)
            found.append(Party(first, end, kind, actor_id))
    return tuple(found)


def _is_apposition(known: Naming, first: int, end: int) -> bool:
    """Whether it says what the place before the comma is: "El Fasher, the capital of North Darfur"."""
    if known.letters[first] not in "dD" or first - 1 not in known.place_ends:
        return False
    return not kinds("seat").keys().isdisjoint(known.words.written[first:end]) or kind_of(known, (first, end)) == "land"


def _trimmed(known: Naming, first: int, end: int) -> Group:
    """A noun phrase without what does not belong to it: bullets, adverbs around it, "showing fighters", "the group's"."""
    letters, written = known.letters, known.words.written
    while end - first > 1 and (
        letters[first] in "aA"
        or (letters[first] == "j" and letters[first - 1] in "xA")
        or (not written[first][0].isalnum() and written[first] in kinds("bullet"))
    ):
        first += 1
    while end - first > 1 and letters[end - 1] in "aA":
        end -= 1
    if end - first > 3 and written[first + 2] == "of" and written[first + 1] in kinds("body") and letters[first] in "dD":
        first += 3  # "the body of the mayor"
    return first, _without_genitive(known, first, end)


def _member_of(known: Naming, end: int) -> str | None:
    """Of which listed group they are: "gunmen from the Free Army", "insurgents linked to Islamic State"."""
    match = _MEMBERS.match(known.letters, end)
    written = known.words.written
    if match is None or not (written[end] in kinds("member") or (match[0] == "p" and written[end].casefold() == "from")):
        return None
    first = match.end() + (known.letters[match.end()] in "dD")
    _, name = known.names.get(first, (0, None))
    return name.actor_id if isinstance(name, ActorMention) and name.kind in _GROUPS else None
