"""Where the clauses of a sentence begin and end, as far as its letters (text.py) tell, and its noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.text import ClaimText, Stretch

_LONGEST = 30  # words; no subject is longer
_OF_NOUN_PHRASE = "nwduozgp"  # what is part of one wherever it stands
_LONGEST_BRACKET = 6
_LONGEST_THING = 14
_VERB = re.compile("[abeK]")  # what may be a finite verb
_CONTRACTED = "hzz"  # "it's", "they've"
_BOUND = re.compile("[(),;.&s]")  # what a clause may end with
# Another subject with its verb after "and" or a comma: "…, and residents have said".
_NEXT = re.compile(r"(?:,&?[dunwohzip]{1,10}?|[&s]&?[dunwohz]{1,8}?)[avx]{0,4}(?=K)")

_BUT_WAS = re.compile(",&[dunwo]{1,8}v?b(?=K)")
_DOES = re.compile("&v?(?:[ab]|e(?=[diumphvx]))")
_ANOTHER_DOES = re.compile(",&[dunwoh]{1,8}(?:,r[^,]{1,14},)?v?[ab]")


def is_finite(text: ClaimText, index: int, first: int) -> bool:
    """Whether the word is a finite verb of the clause that begins at `first`."""
    letter = text.letters[index]
    if letter in "ab":
        return True
    if letter not in "eK" or index == first or text.is_joined(index):
        return False
    before = text.letters[index - 1]
    if before in "duzop&i,-<":  # "the wounded", "a broker, based in Homs"; but "Sello, the spokesman, gave the"
        takes = text.letter(index + 1) in ("d", "u", "t") or index + 1 in text.words.numbers
        return before == "," and ((letter == "e" and takes) or (letter == "K" and _closes_aside(text, first, index)))
    return letter == "e" or not text.cue(index)[0].is_noun or before in "hnr"


def _closes_aside(text: ClaimText, first: int, index: int) -> bool:
    """Whether the comma before a verb closes what another opens: "The Council, meeting in New York, declared Homs safe"."""
    cue = text.cue(index)[0]
    takes = text.letter(index + 1) in ("d", "u", "t", "n")
    return takes and cue.is_past and cue.form != "participle" and "," in text.letters[first : index - 1]


def has_verb(text: ClaimText, first: int, end: int) -> bool:
    return _CONTRACTED in text.letters[first:end] or next(finite_verbs(text, first, end), None) is not None


def finite_verbs(text: ClaimText, first: int, end: int) -> Iterator[int]:
    """The finite verbs of the clause that begins at `first`."""
    return (match.start() for match in _VERB.finditer(text.letters, first, end) if is_finite(text, match.start(), first))


def behind_lead(text: ClaimText, first: int, end: int) -> int:
    """Where a clause begins behind what opens it: "However, on Tuesday, …"."""
    letters = text.letters
    while first < end and letters[first] in "&v,":
        first += 1
    while first < end and _is_adverbial(letters, first, end):
        comma = letters.find(",", first, end - 1)
        if comma < 0:
            break
        first = comma + 1
        while first < end and letters[first] in "&v":
            first += 1
    return first


def _is_adverbial(letters: str, first: int, end: int) -> bool:
    return letters[first] in "pvgGsTAeR&xi" or (letters[first] == "u" and letters[end - 1] == "T")


def clause_around(text: ClaimText, first: int, index: int) -> int:
    """Where the clause begins in which the word stands, of a unit that begins at `first`."""
    letters = text.letters
    for at in range(index - 1, first, -1):
        if letters[at] == "r":
            return at
        if letters[at] in "st;:" or (letters[at] == "&" and letters[at - 1] == "," and has_verb(text, at, index)):
            return at + 1
    return behind_lead(text, first, index)


def clause_end(text: ClaimText, first: int, end: int, *, aside: bool = False) -> int:
    """Where the clause that begins at `first` ends, at `end` at the latest. `aside`: it hangs on a longer one, as in
    "while he said …, she …", and ends with its first comma."""
    letters = text.letters
    brackets = 0
    if letters[first : first + 3] == "t,A":  # "said that, according to the mayor, …"
        first = max(letters.find(",", first + 2, end), first) + 1
    for match in _BOUND.finditer(letters, first, end):
        at, letter = match.start(), match[0]
        if letter in "()":
            brackets += 1 if letter == "(" else -1
        if brackets < 0 or letter == ";" or (letter == "." and text.letter(at + 1) == "<"):
            return at
        if letter == "s" and text.word(at) in claim_contexts()["opens"] and _another_verb(text, at, end):
            return at
        if letter not in ",&":
            continue
        if letter == ",":
            after = text.letter(at + 1)
            if (
                aside
                or after == "G"
                or (after == "s" and _as_did(text, at + 1))
                or text.word(at + 1) in claim_contexts()["opens"]
                or _is_inverted(text, at + 1, end)
            ):
                return at
        if _goes_on_apart(text, first, at):
            return at - (letters[at - 1] == ",")
        joint = letter == "&" and letters[first] == "t" and not has_verb(text, first, at)  # "that Britain and France told it"
        if (not joint and _another_verb(text, at, end)) or (letter == "&" and text.letter(at + 1) in ("s", "r")):
            return at
    return end


def _goes_on_apart(text: ClaimText, first: int, at: int) -> bool:
    """Whether what is said is a thing ("confirmed the loss of a ship"), and "and" or "but" goes on with what is done: by who
    said it ("but declined to say more") or by another ("…, and the army has not commented")."""
    if (_DOES if text.letters[at] == "&" else _ANOTHER_DOES).match(text.letters, at) is None:
        return False
    letter = text.letters[first]
    is_clause = letter in "Rh" or (letter == "K" and not text.cue(first)[0].is_noun) or text.has("st", first, at)
    is_thing = at - first < _LONGEST_THING and not is_clause and text.letters[at - 1] != "e"
    return is_thing and not has_verb(text, first, at)


def _as_did(text: ClaimText, at: int) -> bool:
    """ "condemned the attack, as did the African Union"."""
    return text.word(at) == "as" and text.letter(at + 1) == "a"


def _is_inverted(text: ClaimText, at: int, end: int) -> bool:
    """Whether who says it all follows: "…, said Sello"."""
    if text.word(at) not in ("said", "says") or text.letter(at + 1) not in ("d", "u", "n"):
        return False
    speaker = noun_phrase_after(text, at + 1, end)
    return speaker is not None and not has_verb(text, speaker[0], min(end, speaker[1] + 1))


def _another_verb(text: ClaimText, at: int, end: int) -> bool:
    """Whether "and" or a comma goes on with another cue verb, of the same subject or of one of its own."""
    letters = text.letters
    verb = at + 1
    while verb < end and letters[verb] in ("vax&" if letters[at] == "," else "vax"):
        verb += 1
    if verb < end and letters[verb] == "K" and "&" in letters[at:verb]:
        cue = text.cue(verb)[0]
        return "a" in letters[at:verb] or (cue.form in ("past", "s") and not cue.is_noun)
    following = _NEXT.match(letters, at, end)
    if following is None and text.word(at + 1) == "but":
        following = _BUT_WAS.match(letters, at, end)  # "…, but the town was reported to have changed hands"
    if following is None:
        return False
    cue = text.cue(following.end())[0]
    return (cue.is_past or "say" in cue.takes) and not cue.is_noun and following.end() - at > 1


def subject_clause_end(text: ClaimText, first: int, end: int) -> int:
    """Where a clause ends that is part of a subject: "the claim that the town was empty could not be checked"."""
    for before, verb in pairwise(finite_verbs(text, first, end)):
        if verb > before + 1 and text.letters[verb] in "ab" and not text.has("&str,", before, verb):
            return verb
    return end


def noun_phrase_before(text: ClaimText, first: int, end: int) -> Stretch | None:
    """The noun phrase that ends at `end`, in the clause from `first`."""
    letters = text.letters
    at, longest = end, max(first, end - _LONGEST)
    while at > longest:
        letter = letters[at - 1]
        if letter in _OF_NOUN_PHRASE:
            at = longest + len(letters[longest:at].rstrip(_OF_NOUN_PHRASE))
            continue
        if letter == "h":
            return (at - 1, end) if at == end else (at, end)
        if letter == ")" and at < end and (opening := _opening(letters, first, at, end)):
            at = opening
            continue
        if letter == "e":
            if is_finite(text, at - 1, first):
                break
        elif letters[at - 2 : at] != "om" and not (letter in "K&" and _belongs(text, first, at, end)):
            break
        at -= 1
    begun = at
    while at < end and letters[at] in "pvgozT":
        at += 1
    if at + 1 < end and letters[at : at + 2] == "nd":  # "in May 2014 the mayor said"
        at += 1
    name = at + len(letters[at:end].rstrip("n"))
    if at < name < end:
        before = text.word(name - 1)  # "at a rally Smith", "things Smith", "a charge Damascus"
        lower = letters[name - 1] == "w" and ("p" in letters[begun:at] or before.endswith("s"))
        at = name if lower or before in claim_contexts()["answered"] else at
    return (at, end) if at < end else None


def _opening(letters: str, first: int, at: int, end: int) -> int | None:
    """The opening of a bracket that ends at `at` and is part of a name: "the Islamic State (IS) group", "the police
    (western range) A Sello"."""
    opening = letters.rfind("(", max(first, at - _LONGEST_BRACKET), at)
    inside = set(letters[opening + 1 : at - 1])
    if opening <= first or not inside or "d" in letters[at:end]:
        return None
    named = letters[opening + 1 : at - 1] == "n" or (inside <= {"n", "w"} and set(letters[at:end]) == {"n"})
    return opening if named else None


def _belongs(text: ClaimText, first: int, at: int, end: int) -> bool:
    """Whether a cue verb that is a noun here, or "and", goes on with the noun phrase before it."""
    letters = text.letters
    if at - 2 < first:  # "State television said"
        return letters[at - 1] == "K" and at < end and text.cue(at - 1)[0].is_noun
    if letters[at - 1] == "K":
        if at < end and text.word(at) in claim_contexts()["of_state"]:
            return text.cue(at - 1)[0].is_noun  # "Syrian state TV said"
        outer = "nw" if at == end else ",<>-&p"  # "the UN report said", "…, state television said"
        noun = letters[at - 2] in outer and text.cue(at - 1)[0].is_noun
        return noun or letters[at - 2] in "duz" or text.is_joined(at - 1)
    joins = (
        letters[at - 1] == "&" and text.word(at - 1) != "but" and at < end and letters[at - 2] in "nw" and letters[at] in "dunw"
    )
    return joins and not has_verb(text, max(first, at - 12), at - 1)


def noun_phrase_after(text: ClaimText, first: int, end: int) -> Stretch | None:
    """The noun phrase that begins at `first`, with its apposition: "said Sello, a spokesman for the forces"."""
    letters = text.letters
    at, limit = first, min(end, first + _LONGEST)
    while (at := limit - len(letters[at:limit].lstrip("dunwgzoKm"))) < limit:
        letter = letters[at]
        if letter == "h":
            return first, at + (at == first)
        if letter == "e":
            if at > first and letters[at - 1] in "nw" and not _governs(text, at) and not text.is_joined(at):
                break
        elif at == first:
            if letter != "T":
                break
        elif not _goes_on(text, at, end):
            break
        at += 1
    while at > first and letters[at - 1] in ",&ozp(":
        at -= 1
    return (first, at) if at > first else None


def _governs(text: ClaimText, participle: int) -> bool:
    """ "a group based in Homs", but "a group killed at least ten"."""
    return text.letter(participle + 1) == "p" and text.word(participle + 2) != "least"


def _goes_on(text: ClaimText, at: int, end: int) -> bool:
    letter, after = text.letters[at], text.letter(at + 1) if at + 1 < end else ""
    if not after:
        return False
    if letter in "&,":
        return after in ("dunw" if letter == "," else "dunwe")
    if letter == "p":
        named = text.word(at) in claim_contexts()["into_phrase"] and after in "dn" and text.letters[at - 1] in "nwe"
        return named and text.word(at + 2) not in claim_contexts()["out_of_phrase"]
    return letter in "()" or (letter == "v" and after in "wn")
