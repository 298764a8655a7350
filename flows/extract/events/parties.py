"""Who acts in a clause, who suffers, what is hit and with what."""

from __future__ import annotations

from flows.extract.events.arms import bearer_of, striker_of, whose_arms
from flows.extract.events.clauses import Clause, Group, agent_behind, antecedent_of, carried_behind
from flows.extract.events.groups import split_groups, without_genitive
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import THINGS, WEAPON, Naming, Party, kind_of
from flows.extract.events.weapons import weapons_of
from flows.model.mention import ActorMention

_OBJECT_IS_WEAPON = ("fire",)
_MET = frozenset(("clash", "battle", "fight", "brawl", "combat", "encounter", "shoot", "repel"))
# Of whom the word "of" tells.
_DOERS = frozenset(("protest", "demonstrate", "labour", "gather", "clash", "riot", "deploy", "withdraw", "surrender"))
SUFFERED = frozenset(("kill", "assassinate", "execute", "abduct", "massacre", "disappear", "arrest"))
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
_HITTING = frozenset(("attack", "strike", "target", "bomb", "fire", "raid", "shoot", "destroy"))
_NO_DOERS = ("find",)  # who finds the body is no murderer

Parties = tuple[tuple[Party, ...], tuple[Party, ...], frozenset[str], Group | None]


def parties(known: Naming, clause: Clause) -> Parties:
    """Who acts in a clause and who suffers, by their positions in it, its weapons, and where the first of those stands."""
    action, own = clause.trigger.action, clause.own
    actors, recipients = _of_verb(known, clause)
    for prep, group in clause.complements:
        letter = known.letters[prep]
        if letter == "p" and known.words.written[group[1] - 1] in kinds("utterance"):
            break  # what follows is where it was said
        if letter == "y":
            actors = [group] if _is_doer(known, clause, prep) else actors
        elif letter == "e" and action in _MET:
            actors, recipients = [group], []
        elif letter == "o" and action in _DOERS and clause.trigger.form == "noun":
            actors.append(group)
        elif _is_hit(known, clause, prep, group, bool(recipients)):
            recipients.append(group)
    striker = striker_of(known, clause.trigger, own) if own and not actors else None
    if own and not (striker or actors):
        whose = own if action in _MET else bearer_of(known, own)  # "army rebel clashes" are of both
        actors = [whose] if _did(known, whose) else actors
    if recipients and action in _HITTING:
        recipients += _carried(known, recipients[-1][1])
    if action in SUFFERED and (owner := _owner(known, clause)):
        recipients.append(owner)
    if action in _NO_DOERS:
        actors, striker = [], None
    doers = (striker,) if striker else _doers(known, clause, actors) if actors else ()
    weapons, weapon_at = weapons_of(known, clause)
    if striker and action == "labour" and "P" in [known.letters[prep] for prep, _ in clause.complements]:
        weapons |= {"air"}  # "U.S. strikes on the port"
    return doers, split_groups(known, recipients) if recipients else (), weapons, weapon_at


def _did(known: Naming, own: Group) -> bool:
    """Whether who stands before a noun did it; but "the Paris attacks" says where, though Paris may govern elsewhere, and "a
    suspected attack" names nobody.
    """
    if kind_of(known, own) not in _ATTACKERS or known.words.folded[own[1] - 1] in kinds("described"):
        return False
    _, name = known.names.get(own[0], (0, None))
    return not (isinstance(name, ActorMention) and name.method == _METONYM and not name.text.isupper())


def _doers(known: Naming, clause: Clause, actors: list[Group]) -> tuple[Party, ...]:
    """Who acts: of arms, whose they are."""
    doers = split_groups(known, actors)
    if [one for one in doers if WEAPON in known.weapons[one.first : one.end]]:
        doers = tuple([whose_arms(known, one) for one in doers])
        doers = tuple([one for one in doers if one.kind or known.weapons[one.end - 1] != WEAPON])  # "a bomb killed ten"
    people = [one for one in doers if one.kind not in THINGS]
    return doers if people else _planters(known, clause) or doers


def _of_verb(known: Naming, clause: Clause) -> tuple[list[Group], list[Group]]:
    """Those who act and those who suffer as subject and object."""
    action, subject, struck = clause.trigger.action, clause.subject, clause.object
    is_hitting = clause.trigger.form != "noun" and action not in _OBJECT_IS_WEAPON
    if struck and (not is_hitting or _is_weapon(known, action, struck)):
        struck = None  # "fired rockets", "detonated his explosives"
    if subject is None:
        return [], [struck] if struck and not clause.is_passive else []
    if clause.object is None and (suffering := _suffering_before(known, clause, subject)):
        return [subject], [suffering]
    if clause.is_passive:
        return [], [subject] if is_hitting and not _is_weapon(known, action, subject) else []
    if is_hitting and action in SUFFERED and _is_of_killed(known, subject, struck):
        return [], [subject]
    return [subject], [struck] if struck else []


def _suffering_before(known: Naming, clause: Clause, subject: Group) -> Group | None:
    """Whom or what the rebels overran in "the base, which the rebels overran", "the base that the rebels overran"."""
    if not (before := antecedent_of(known.letters, clause)):
        return None
    word = known.words.written[subject[0] - 1]
    return before if word in _WHICH or (word == "that" and kind_of(known, before) in THINGS) else None


def _is_weapon(known: Naming, action: str, group: Group) -> bool:
    """Whether a bomb is what exploded: "a car bomb was detonated"."""
    return action in _EXPLODING and known.words.written[group[1] - 1] in kinds("weapon")


def _is_doer(known: Naming, clause: Clause, by: int) -> bool:
    """Whether who follows "by" did it, and not only told of it or foiled it: "an attack carried out by", "was condemned by"."""
    if clause.trigger.form != "noun" or clause.told_at is None or by - clause.told_at > 2:
        return True
    return known.letters[clause.told_at] in "LO" or known.words.written[clause.told_at] in kinds("doing")


def _is_hit(known: Naming, clause: Clause, prep: int, group: Group, has_object: bool) -> bool:
    """Whether what follows a preposition suffers: "an attack on the town", but not "kidnapped on the road"."""
    letter, action, is_noun = known.letters[prep], clause.trigger.action, clause.trigger.form == "noun"
    if action in _EXPLODING and letter in "pP":
        return not (has_object or _is_way(known, group)) and kind_of(known, group) in _BUILDINGS  # "exploded outside a mosque"
    if letter == "w":
        return action in _MET and known.words.folded[prep] == "with" and known.words.folded[group[1] - 1] not in kinds("help")
    if letter == "o":
        return (is_noun or bool(clause.trigger.rest)) and not _is_weapon(known, action, group)
    if letter == "P" and known.words.folded[prep] == "on":
        if is_noun and clause.told_at is not None and known.words.folded[clause.told_at] in kinds("blaming"):
            return False
        is_aimed = is_noun or action in _AIMED_ON or bool(clause.trigger.rest)
        return is_aimed and action not in _GATHERED and not _is_way(known, group)
    if letter == "P":
        return action not in _GATHERED
    return action in _AIMED and not has_object and known.words.folded[prep] in _CROSSED


def _carried(known: Naming, at: int) -> list[Group]:
    """Who is in what was hit, by the participle at a word: "ambushed a vehicle carrying soldiers"."""
    group = carried_behind(known.letters, at)
    if group is None or known.words.written[at] not in kinds("carrying"):
        return []
    return [group] if kind_of(known, group) not in ("", *THINGS) else []


def _is_way(known: Naming, group: Group) -> bool:
    """Whether it says where, and not what was hit: "on the road to the coast"."""
    return known.words.folded[group[1] - 1] in kinds("way")


def _planters(known: Naming, clause: Clause) -> tuple[Party, ...]:
    """Whose a bomb was, by what stands behind it: "a landmine planted by the rebels killed ten"."""
    arms = [clause.subject] if clause.subject else []
    if clause.is_passive:
        arms = [group for prep, group in clause.complements if known.letters[prep] == "y"]
    for first, end in arms:
        found = agent_behind(known.letters, end) if WEAPON in known.weapons[first:end] else None
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
