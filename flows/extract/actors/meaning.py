"""Whom the words mean that a rule has found: which actor, of which kind and country, and how certain that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.extract.actors.antecedents import fighters_group, is_kin, the_group
from flows.extract.actors.certainty import BY_TEXT, ELSEWHERE, UNKNOWN
from flows.extract.actors.context import ARMED, Scene, state_actor
from flows.extract.actors.found import Found
from flows.extract.actors.names import Actor
from flows.extract.actors.owners import Meant, owned
from flows.extract.actors.words import actor_words, contexts

_AHEAD = 10  # words
_ETHNIC = "ethnic"
_OF_A_STATE = ("government", "state_force")
_NOT_A_STATES = ("OPP", "REBEL", "ETHNIC", "BACKED", "PRO", "OPPGROUP", "FIGHTERS", "SIDE")


def _name(found: Found, scene: Scene) -> Meant:
    actors = found.phrase().actors
    actor = scene.meant(actors)
    if actor is None:
        if not _is_no_word(found):
            return None
        somebody = Actor(actors[0].kind, None, None)
        scene.note(somebody, found.first)
        return somebody, UNKNOWN / 2
    if actor.kind == "organisation":
        scene.note(actor, found.first, is_group=not found.says(contexts()["assemblies"]))
    elif actor.kind not in ARMED or not is_kin(found):
        scene.note(actor, found.first)
    return actor, 1 if len(actors) == 1 and not actor.only_where_named else BY_TEXT


def _members(found: Found, scene: Scene) -> Meant:
    """People of somebody; the forces of a government are its army, and "former LRA rebels" are nobody's."""
    meant = _name(found, scene)
    if meant and found.first and not found.has("GROUP") and found.word(found.first - 1) in contexts()["former"]:
        return Actor("people", None, None), ELSEWHERE
    if meant and meant[0].kind == "government" and found.has("ARMY", "TROOPS", "BIGARMY", "GEAR", "UNIT"):
        return state_actor("state_force", "MIL", meant[0].country_iso3), meant[1]
    return meant


def _is_no_word(found: Found) -> bool:
    """Whether a name that is only meant where its country is named can be nothing else than some group's."""
    return found.end > found.first + 1 or found.after("THE")


def _acronym(found: Found, scene: Scene) -> Meant:
    """Whoever has members or fighters, and an abbreviation that no list has."""
    actor = Actor("organisation" if found.has("MEMBERS", "CMEMBERS") else "armed_group", None, None)
    scene.note(actor, found.first)
    return actor, 1


def _leader(found: Found, scene: Scene) -> Meant:
    kind, sector = ("state_force", "MIL") if found.has("GEAR") else found.value()
    actor = state_actor(kind, sector, found.iso3()) if sector else Actor(kind, None, found.iso3())
    scene.note(actor, found.first)
    return actor, 1


def _state(found: Found, scene: Scene) -> Meant:
    kind, sector = found.value()
    iso3 = found.iso3()
    if found.first > 0 and found.word(found.first - 1) == _ETHNIC:  # "ethnic Armenian forces"
        return Actor("armed_group" if sector == "MIL" else "people", None, None), UNKNOWN
    if (sector or found.has("GEAR", "UNIT")) and _is_irregular(found):
        return Actor(kind if sector == "GOV" else "armed_group", None, iso3), UNKNOWN
    if not sector:
        if found.has("GEAR", "UNIT"):
            gear = state_actor("state_force", "MIL", iso3)
            scene.note(gear, found.first)
            return gear, 1
        is_vague = found.has("GROUP") and not found.has("QUAL", "REBEL", "ETHNIC")
        return Actor("organisation" if is_vague else kind, None, iso3), 1
    actor = state_actor(kind, sector, iso3)
    scene.note(actor, found.first)
    return actor, 1


def _shared(found: Found, scene: Scene) -> Meant:
    """The first of "Russian and Syrian warplanes", "Iraqi and Kurdish forces"."""
    codes = found.coded.codes[found.end : found.end + _AHEAD]
    ahead = Found(found.coded, found.rule, found.end, found.end + len(codes), codes)
    named = next((found.coded.phrases[at].actors for at in range(ahead.first, ahead.end) if at in found.coded.phrases), ())
    kind, sector = ahead.first_value()
    if not ahead.has("STATE", "NATION", "ETHNIC", "GOV", "OPP", "NAME"):  # "Russia and allied forces"
        return None
    if named:
        kind, sector = named[0].kind, "GOV" if named[0].kind == "government" else "MIL"
    elif not kind and ahead.has("GEAR", "UNIT"):
        kind, sector = "state_force", "MIL"
    return (state_actor(kind, sector, found.iso3()), 1) if kind in _OF_A_STATE and sector else None


def _ministry(found: Found, scene: Scene) -> Meant:
    iso3 = found.iso3()
    if not iso3 and found.word(found.end - 1) == "department" and not found.has("DEPT", "CDEPT"):
        return None  # of a hospital
    if iso3:
        return state_actor("government", "GOV", iso3), 1
    if found.has("BACKED"):
        return _backed(found, scene)
    return owned(found, scene, "government", "GOV")


def _backed(found: Found, scene: Scene) -> Meant:
    """An office that is somebody's: "the Houthi-run health ministry" """
    backer = scene.meant(found.phrase().actors) if found.begins_with("NAME") else None
    return backer or Actor("government", None, None), UNKNOWN


def _organisation(found: Found, scene: Scene) -> Meant:
    kind, sector = found.value()
    iso3 = found.iso3()
    if found.word(found.end - 1) == "department" and found.coded.codes[found.end - 2] == actor_words().letters["CAP"]:
        return None  # a part of a country
    if found.says(contexts()["offices"]):
        return (state_actor("government", "GOV", iso3), 1) if iso3 else (Actor("government", None, None), UNKNOWN)
    if found.says({"police"}):
        return state_actor("state_force", "COP", iso3), UNKNOWN
    if found.has("ARABHEAD"):
        kind = "armed_group"
    elif found.head() in ("MILHEAD", "BIGARMY"):
        if iso3 and found.begins_with("STATE", "NATION") and not found.has("CAP", "CCIV", *_NOT_A_STATES):
            return state_actor("state_force", sector or "MIL", iso3), UNKNOWN
        if found.is_the_armys():  # "the army's Atlacatl Battalion"
            owner, certainty = scene.owner("MIL", found.first, is_definite=True)
            return state_actor("state_force", "MIL", owner), certainty
        kind = "state_force" if found.has("ORDINAL") or sector == "GOV" else "armed_group"
    elif kind in ("armed_group", "state_force"):  # a Movement, a Command Council
        kind = "organisation"
    actor = Actor(kind, None, iso3)
    scene.note(actor, found.first)
    return actor, 1


def _called(found: Found, scene: Scene) -> Meant:
    """A group that no list has: "the Gran Grif gang", "the Hafiz Gul Bahadur armed group"."""
    kind, _ = found.value()
    is_armed = kind == "criminal_group" or found.is_armed() or found.word(found.end - 1) == "faction"
    actor = Actor(kind if is_armed else "organisation", None, None)
    scene.note(actor, found.first)
    return actor, 1


def _coalition(found: Found, scene: Scene) -> Meant:
    known = scene.the_coalition()
    if found.has("OPP", "REBEL") or found.says({"alliance"}) or (found.has("QUAL") and not found.says(contexts()["of_states"])):
        return Actor("coalition", None, found.iso3()), UNKNOWN
    if known and found.iso3() in (None, "USA"):
        return known, BY_TEXT
    return Actor("coalition", None, None), UNKNOWN


def _side(found: Found, scene: Scene) -> Meant:
    if found.is_part_of_a_word():
        return None
    if found.end == found.first + 1 and found.word(found.first) in contexts()["adjectives"] and not _is_subject(found):
        return None
    if found.next_word() in contexts()["machines"] and found.word(found.end - 1) == "fighter":
        return None
    kind, sector = found.value()
    if not sector and found.has("GEAR", "UNIT"):
        if not found.has("GOV", "ARMY", "TROOPS", "BIGARMY"):
            return None  # anybody's planes
        kind, sector = "state_force", "MIL"
    if found.has("GROUP"):
        return Actor("armed_group" if found.is_armed() else "organisation", None, None), 1
    if not sector:
        if kind == "organisation":  # "a monitoring group"
            scene.has_others = True
        fighters = fighters_group(found, scene)
        return (Actor("armed_group", fighters, None), BY_TEXT) if fighters else (Actor(kind, None, None), 1)
    if sector == "GOV" and found.has("BACKED"):
        return _backed(found, scene)
    if found.says(contexts()["former"]):
        return Actor("people", None, None), ELSEWHERE
    if _is_irregular(found):
        return Actor(kind if kind == "government" else "armed_group", None, None), ELSEWHERE
    if kind == "government" and found.says(contexts()["local"]):
        return Actor(kind, None, None), UNKNOWN
    return owned(found, scene, kind, sector)


def _one(found: Found, scene: Scene) -> Meant:
    """One of some people: "a soldier"; an adviser alone is an aide, and no force."""
    is_aide = found.word(found.end - 1) in contexts()["aides"] and not found.has("ARMY", "STATE", "NATION")
    return None if is_aide else _side(found, scene)


def _is_irregular(found: Found) -> bool:
    """ "Islamist brigades", "allied forces": not the army of the state that the text is about."""
    return found.has(*_NOT_A_STATES) or found.says(contexts()["irregular"])


def _is_subject(found: Found) -> bool:
    """Whether "military" is no adjective: it is followed by a verb, a joint, or a mark, and does not say what something is."""
    if found.word(found.first - 1) in contexts()["being"]:
        return False
    after = found.next_word()
    if not after or not (after.isalpha() or after in "-/"):
        return True
    return after in contexts()["behind_noun"] or after.endswith("ed")


def _people(found: Found, scene: Scene) -> Meant:
    is_ethnic = found.first > 0 and found.word(found.first - 1) == _ETHNIC
    return Actor("people", None, None if is_ethnic else found.iso3()), 1


def _group(found: Found, scene: Scene) -> Meant:
    """ "The group": who was named last, if it is one; its actor, if no other armed group was named."""
    kind = "armed_group" if found.is_armed() else scene.last_kind or "organisation"
    known = the_group(found, scene) if kind in ARMED else None
    return Actor(kind, known, None), BY_TEXT


READERS: Mapping[str, Callable[[Found, Scene], Meant]] = {
    "name": _name,
    "members": _members,
    "acronym": _acronym,
    "leader": _leader,
    "shared": _shared,
    "state": _state,
    "ministry": _ministry,
    "organisation": _organisation,
    "called": _called,
    "coalition": _coalition,
    "side": _side,
    "people": _people,
    "person": _one,
    "group": _group,
}
