"""What a speaker is said to be, in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.text import ClaimText, Stretch
from flows.model.claim import Span
from flows.model.mention import ActorMention, PersonMention

_SHORTEST = 2  # words of a name with a role
_SHORTEST_ROLE = 4  # letters; shorter words are of names: "al", "bin"
_NOT_A_ROLE = "eKgGrpsvo"  # letters of words that no role begins with


def role_beside(text: ClaimText, speaker: Stretch) -> Stretch | None:
    """ "Sello, another SDF spokesman" and "army spokesman Ali Maihub": what stands behind a comma or before a name."""
    letters, (first, end) = text.letters, speaker
    if end - first < _SHORTEST:
        return None
    comma = letters.find(",", first, end)
    if comma > 0 and all(text.written[at].isdigit() for at in range(comma + 1, end)):
        end, comma = comma, -1  # "Sello, 41"
    role = _apposed(text, first, comma, end) if comma > 0 else _before_name(text, first, end)
    if role is None:
        return None
    begin, stop = role
    while begin < stop and (letters[begin] in "d," or text.written[begin].isdigit()):
        begin += 1
    if text.word(begin) in claim_contexts()["also_called"]:
        return None  # "Sello, known locally as Abu Ali"
    if begin >= stop or stop - begin == end - first or letters[begin] in _NOT_A_ROLE or text.is_joined(stop + 1):
        return None
    return begin, stop


def is_governed(text: ClaimText, person: PersonMention, speaker: Span) -> bool:
    """Whether the speaker is somebody of a person's: "a spokesman for President Kiir". Without commas "near Homs local activist
    Ali Sello" is he.
    """
    before, role = text.words.text[speaker.start : person.char_start].rstrip(), person.role or ""
    if before.endswith(role) and not (text.lost_commas and role.rpartition(" ")[2].islower()):
        before = before.removesuffix(role)
    words = before.casefold().split()
    while words and words[-1] in claim_contexts()["before_title"]:
        words.pop()
    return person.method != "office" and len(words) > 1 and words[-1] in claim_contexts()["of_person"]


def speaking(text: ClaimText, actors: Sequence[ActorMention], speaker: Span) -> Sequence[ActorMention]:
    """Those of the actors in a speaker's words that may speak, none to whom somebody is sent: "the ambassador to the UN"."""
    for number, actor in enumerate(actors):
        *_, sent, to = ["", "", *text.words.text[speaker.start : actor.char_start].removesuffix("the ").split()]
        if to == "to" and sent.casefold() in claim_contexts()["sent"]:
            return actors[:number]
    return actors


def _apposed(text: ClaimText, first: int, comma: int, end: int) -> Stretch | None:
    """The role before or behind the comma: the name may come first, or the role."""
    letters = text.letters
    if "&" in letters[comma:end] and letters[comma + 1] not in "dur":
        return None  # "Kinshasa, UN experts and several countries"
    names = set(letters[comma + 1 : end]) <= set("nwv") and letters[comma + 1] == "n"  # v: "Coulibaly"
    if names and (letters[first] in "du" or "w" in letters[first:comma]):
        return first, comma
    who = letters.find("r", comma + 2, end)  # "Sello, a former officer who leads the group"
    return comma + 1, who if who > 0 else end


def _before_name(text: ClaimText, first: int, end: int) -> Stretch | None:
    letters = text.letters
    noun = letters.rfind("w", first, end)
    while noun >= 0 and len(text.written[noun]) < _SHORTEST_ROLE:
        noun = letters.rfind("w", first, noun)
    if noun < 0 or not {"n"} <= set(letters[noun + 1 : end]) <= {"n", "w"}:
        return None
    return first, noun + 1
