"""Who acts in a clause, who suffers, what is hit and with what."""

from __future__ import annotations

from typing import NamedTuple

from flows.extract.events.arms import bearer_of, striker_of, whose_arms
from flows.extract.events.clauses import Clause, Group, agent_behind, antecedent_of, carried_behind
from flows.extract.events.groups import split_groups, without_genitive
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import THINGS, WEAPON, Naming, Party, kind_of
from flows.extract.events.weapons import weapons_of
from flows.model.mention import ActorMention

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
_METONYM = "metonym"
_ATTACKERS = ("state", "armed", "mob", "protesters")  # whose attack it is: "the rebels' attack"
_HITTING = ("attack", "strike", "target", "bomb", "fire", "raid", "shoot", "destroy")
_PARTICIPLES = ("u", "j")  # letters of "carrying"
_NO_DOERS = ("find",)  # who finds the body is no murderer


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
    striker = None if any(actors) else striker_of(known, clause)
    if clause.own and not (striker or any(actors)):
        own = clause.own if clause.trigger.action in _MET else bearer_of(known, clause.own)  # "army rebel clashes" are of both
        actors = [own] if _did(known, own) else actors
    if recipients and (hit := recipients[-1]) and known.letters.startswith(_PARTICIPLES, hit[1]):
        recipients += _carried(known, clause, hit[1])
    if clause.trigger.action in SUFFERED and (owner := _owner(known, clause)):
        recipients.append(owner)
    if clause.trigger.action in _NO_DOERS:
        actors, striker = [], None
    doers = (striker,) if striker else _doers(known, actors)
    if all(one.kind in THINGS for one in doers):
        doers = _planters(known, clause) or doers
    weapons, weapon_at = weapons_of(known, clause)
    if striker and clause.trigger.action == "labour" and "P" in [known.letters[prep] for prep, _ in clause.complements]:
        weapons |= {"air"}  # "U.S. strikes on the port"
    return Parties(doers, split_groups(known, recipients) if any(recipients) else (), weapons, weapon_at)


def _did(known: Naming, own: Group) -> bool:
    """Whether who stands before a noun did it; but "the Paris attacks" says where, though Paris may govern elsewhere, and "a
    suspected attack" names nobody.
    """
    if kind_of(known, own) not in _ATTACKERS or known.words.folded[own[1] - 1] in kinds("described"):
        return False
    _, name = known.names.get(own[0], (0, None))
    return not (isinstance(name, ActorMention) and name.method == _METONYM and not name.text.isupper())


def _doers(known: Naming, actors: list[Group | None]) -> tuple[Party, ...]:
    """Who acts: of arms, whose they are."""
    doers = split_groups(known, actors) if any(actors) else ()
    if any(known.weapons.find(WEAPON, one.first, one.end) >= 0 for one in doers):
        doers = tuple([whose_arms(known, one) for one in doers])
        doers = tuple([one for one in doers if one.kind or known.weapons[one.end - 1] != WEAPON])  # "a bomb killed ten"
    return doers


def _of_verb(known: Naming, clause: Clause) -> tuple[list[Group | None], list[Group | None]]:
    """Those who act and those who suffer as subject and object."""
    action = clause.trigger.action
    if suffering := _suffering_before(known, clause):
        return [clause.subject], [suffering]
    if clause.is_passive:
        return [], [] if action in _OBJECT_IS_WEAPON or _is_weapon(known, action, clause.subject) else [clause.subject]
    if clause.trigger.form == "noun" or action in _OBJECT_IS_WEAPON:
        return [clause.subject], []
    if action in SUFFERED and clause.subject and _is_of_killed(known, clause.subject, clause.object):
        return [], [clause.subject]
    return [clause.subject], [] if _is_weapon(known, action, clause.object) else [clause.object]  # "detonated his explosives"


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
    letter, word = known.letters[prep], known.words.folded[prep]
    action, is_noun = clause.trigger.action, clause.trigger.form == "noun"
    if action in _EXPLODING and letter in "pP":
        return not (has_object or _is_way(known, group)) and kind_of(known, group) in _BUILDINGS  # "exploded outside a mosque"
    if letter == "w":
        return action in _MET and word == "with" and known.words.folded[group[1] - 1] not in kinds("help")
    if letter == "o":
        return (is_noun or bool(clause.trigger.rest)) and not _is_weapon(known, action, group)
    if letter == "P" and word == "on":
        if is_noun and clause.told_at is not None and known.words.folded[clause.told_at] in kinds("blaming"):
            return False
        is_aimed = is_noun or action in _AIMED_ON or bool(clause.trigger.rest)
        return is_aimed and action not in _GATHERED and not _is_way(known, group)
    if letter == "P":
        return action not in _GATHERED
    return word in _CROSSED and action in _AIMED and not has_object


def _carried(known: Naming, clause: Clause, at: int) -> list[Group]:
    """Who is in what was hit, by the participle at a word: "ambushed a vehicle carrying soldiers"."""
    if clause.trigger.action not in _HITTING or known.words.written[at] not in kinds("carrying"):
        return []
    group = carried_behind(known.letters, at)
    return [group] if group and kind_of(known, group) not in ("", *THINGS) else []


def _is_way(known: Naming, group: Group) -> bool:
    """Whether it says where, and not what was hit: "on the road to the coast"."""
    return known.words.folded[group[1] - 1] in kinds("way")


def _planters(known: Naming, clause: Clause) -> tuple[Party, ...]:
    """Whose a bomb was, by what stands behind it: "a landmine planted by the rebels killed ten"."""
    arms = (
        [group for prep, group in clause.complements if known.letters[prep] == "y"] if clause.is_passive else [clause.subject]
    )
    for group in arms:
        found = agent_behind(known.letters, group[1]) if group and WEAPON in known.weapons[slice(*group)] else None
        if found and known.words.written[found[0]] in kinds("planting"):
            return split_groups(known, [found[1]])
    return ()


def _is_of_killed(known: Naming, subject: Group, following: Group | None) -> bool:
    """Whether a participle tells of them, and its comma is lost: "Four civilians killed six others injured in attacks", or "of
    the 45 civilians killed most were".
    """
    if kind_of(known, subject) not in _HARMLESS:
        return False
    if following and not kinds("harmed").keys().isdisjoint(known.words.written[following[1] : following[1] + 1]):
        return True
    return known.letters[subject[0] - 1] == "o" and known.letters[subject[0]] in "dD"


def _owner(known: Naming, clause: Clause) -> Group | None:
    """Who suffers in "the senator's murder"."""
    if clause.trigger.form != "noun" or clause.own is None or clause.at < 3:
        return None
    end = without_genitive(known, clause.own[0], clause.at)
    return (clause.own[0], end) if clause.own[0] < end < clause.at else None
