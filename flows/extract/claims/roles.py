"""What a speaker is said to be, in the words of the text."""

from __future__ import annotations

from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.text import ClaimText, Stretch

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


def _apposed(text: ClaimText, first: int, comma: int, end: int) -> Stretch | None:
    """The role before or behind the comma: the name may come first, or the role."""
    letters = text.letters
    if "&" in letters[comma:end] and letters[comma + 1] not in "dur":
        return None  # "Kinshasa, UN experts and several countries"
    names = set(letters[comma + 1 : end]) <= set("nwv") and letters[comma + 1] == "n"  # v: "Coulibaly"
    return (first, comma) if names and (letters[first] in "du" or "w" in letters[first:comma]) else (comma + 1, end)


def _before_name(text: ClaimText, first: int, end: int) -> Stretch | None:
    letters = text.letters
    noun = letters.rfind("w", first, end)
    while noun >= 0 and len(text.written[noun]) < _SHORTEST_ROLE:
        noun = letters.rfind("w", first, noun)
    if noun < 0 or not {"n"} <= set(letters[noun + 1 : end]) <= {"n", "w"}:
        return None
    return first, noun + 1
