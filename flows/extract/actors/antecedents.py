"""Which group that was named before is meant by "the rebels", "its fighters", "the group"."""

from __future__ import annotations

from flows.extract.actors.context import ARMED, Scene
from flows.extract.actors.found import Found
from flows.extract.actors.owners import named_before
from flows.extract.actors.words import contexts

_FAR = 4  # words before a name
_LEADING = ("to", "with", "of")  # from what others are to a name


def is_kin(found: Found) -> bool:
    """Whether a name only says to whom others belong: "an al-Qaeda affiliate", "al-Qaeda-linked", "loyal to Islamic State"."""
    written, kin = found.coded.words.written, contexts()["kin"]
    if kin.isdisjoint(written[max(found.first - _FAR, 0) : found.end + 2]):
        return False
    around = written[found.end : found.end + 2]
    if around and (around[0] in kin or (around[0] == "-" and around[-1] in kin)):
        return True
    at = found.first - 1 if written[found.first - 1] != "the" else found.first - 2
    return at > 0 and written[at] in _LEADING and not kin.isdisjoint(written[max(at - 2, 0) : at])


def fighters_group(found: Found, scene: Scene) -> str | None:
    """The armed group whose "the rebels" or "its fighters" are; None where the text does not say."""
    folded = found.coded.words.folded
    noun = folded[found.end - 1]
    if noun not in contexts()["fighters"] or found.first < 1:
        return None
    before = folded[found.first - 1]
    actor_id = _its_group(found, scene) if before == "its" else _the_group(found, scene, noun) if before == "the" else None
    if actor_id is None:
        scene.unnamed[noun] = found.first
    return actor_id


def _its_group(found: Found, scene: Scene) -> str | None:
    """Whose "its fighters" are: of who is named before in the sentence, else of the only group named."""
    named = named_before(found, scene, "state_force", "MIL")
    if named is None:
        return scene.group(found.first, is_armed=False)
    return named.actor_id if named.kind in ARMED else None


def _the_group(found: Found, scene: Scene, noun: str) -> str | None:
    """Whose "the militants" are, unless other words tell them from others: "the rebels who left", "the foreign militants"."""
    words = found.coded.words.folded[found.first : found.end - 1]
    is_told_apart = found.next_word() in contexts()["narrows"] or not contexts()["irregular"].issuperset(words)
    if is_told_apart or noun in contexts()["anybody"]:
        return None
    return scene.fighters(noun, found.first, rebels=noun in contexts()["rebels"])


def the_group(found: Found, scene: Scene) -> str | None:
    """The actor that "the group" is, None if a name follows: "the terrorist group Hamas"."""
    phrase = found.coded.phrases.get(found.end)
    return None if phrase and phrase.actors else scene.group(found.first, is_armed=found.is_armed())
