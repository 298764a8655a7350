"""The clause around a trigger: who does it, to whom, by what and with whom, read from the sketch of the text.

Each side is one regular expression (shapes.py), anchored at the trigger: of the words behind it, and, backwards, of those
before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.extract.events import shapes
from flows.extract.events.lexicon import GAP, Trigger

Group = tuple[int, int]

# What needs somebody who suffers: where no object follows, "killed" is a participle.
_TRANSITIVE = frozenset(
    {"kill", "abduct", "arrest", "assassinate", "execute", "massacre", "lynch", "torture", "beat", "sexual"}
    | {"displace", "capture_land", "destroy", "burn", "damage", "seize"}
)
_VERBS = frozenset("uvVIG")
_SENTENCE = re.compile("[^.]{1,250}")
_REACH = 60  # words before a trigger among which its subject stands


@dataclass(slots=True)
class Clause:
    """What stands around a trigger, in positions of words; a group is a noun phrase, or several joined with "and"."""

    before: str  # the letters of its sentence before it
    at: int
    end: int
    trigger: Trigger
    first: int
    last: int
    aux: str = ""
    subject: Group | None = None
    object: Group | None = None
    is_passive: bool = False
    own: Group | None = None  # what stands before a noun: "police raid", "Russian airstrikes"
    is_aside: bool = False  # told of somebody or of a time: "who was killed", "after police killed"
    is_linked: bool = False  # to the verb before it, whose subject it shares
    told_at: int | None = None  # the verb behind a noun, by which what it tells of happens: "the attack was carried out"
    complements: list[tuple[int, Group]] = field(default_factory=list)  # each preposition, and what follows it


def read_clause(letters: str, at: int, end: int, trigger: Trigger, sentence: Group) -> Clause:
    """Reads the clause of the trigger in the words from `at` to before `end`, in a sentence that is given by its words."""
    start = sentence[0] if at - sentence[0] < _REACH else at - _REACH
    clause = Clause(letters[start:at], at, end, trigger, at, end)
    if trigger.form == "noun":
        _read_noun(clause, letters, clause.before[::-1], sentence[1])
    else:
        _read_verb(clause, letters, clause.before[::-1], sentence[1])
    if begins := clause.subject or clause.own:
        clause.first = begins[0]
    if clause.complements:
        clause.last = clause.complements[-1][1][1]
    elif clause.object:
        clause.last = max(clause.object[1], clause.end)  # "took a hostage"
    return clause


def subject_of(letters: str, at: int, start: int = 0) -> Group | None:
    """The subject of the verb at a word, in the sentence that begins at `start`."""
    match = shapes.BEFORE_VERB.match(letters[max(start, at - _REACH) : at][::-1])
    return _head(at, match) if match else None


def agent_behind(letters: str, at: int) -> tuple[int, Group] | None:
    """The participle behind a noun and who follows its "by": "a landmine planted by the rebels"."""
    match = shapes.PLANTED.match(letters, at)
    return (letters.rfind("y", at, match.start("group")) - 1, match.span("group")) if match else None


def carried_behind(letters: str, at: int) -> Group | None:
    """The noun phrase behind the participle at a word: "carrying soldiers"."""
    match = shapes.CARRIED.match(letters, at)
    return match.span("group") if match else None


def antecedent_of(letters: str, clause: Clause) -> Group | None:
    """What a verb without object has for one before its subject: "the base at the lake, which the rebels overran"."""
    if clause.subject is None or clause.object or clause.trigger.form != "past" or "b" in clause.aux:
        return None
    which = clause.subject[0] - 1
    if which < 1 or letters[which] not in "WQ" or any(letters[prep] == "y" for prep, _ in clause.complements):
        return None
    behind = which - (letters[which - 1] == ",")
    return subject_of(letters, behind, behind - _REACH) if letters[behind - 1] in "xNzT" else None


def _read_verb(clause: Clause, letters: str, before: str, end: int) -> None:
    form = clause.trigger.form
    _read_object(clause, letters, end)
    if form == "doing" and before[:1] == ",":
        clause.subject = _of_subordinate(clause.at, before)
    elif match := shapes.BEFORE_VERB.match(before) or _shared(before):
        clause.aux = match["aux"][::-1]
        first, _ = clause.subject = _own_part(letters, _head(clause.at, match))
        clause.is_aside = match["who"] is not None or (first > 0 and letters[first - 1] in "qBWi")
    elif form == "past" and before[:1] == "," and clause.object is None:
        _read_participle(clause, before)
    if match := shapes.LINKED.match(before):
        clause.is_linked = True
        clause.aux = clause.aux or match[1][::-1]
    if form == "past":
        clause.is_passive = clause.is_passive or _is_passive(clause, letters, before)
    elif form == "doing" and "b" not in clause.aux:
        clause.is_linked = before[:1] not in ("o", "F")  # not in "accused of killing"


def _is_passive(clause: Clause, letters: str, before: str) -> bool:
    """Whether a past is a participle: "was killed", "killed by rebels", and "killed" without those whom somebody killed."""
    told = clause.aux.rpartition("s")[2] or clause.aux  # "was said to have killed" is active
    if "b" in told:
        return True
    if "h" in clause.aux or clause.object:
        return False
    is_joined = clause.is_linked and before[:2] not in ("&u", "&V")  # not "people wounded and killed"
    if clause.trigger.action in _TRANSITIVE and not (clause.trigger.rest or is_joined):
        return True
    return "y" in [letters[prep] for prep, _ in clause.complements]


def _own_part(letters: str, subject: Group) -> Group:
    """The subject without an object before it that "and" seems to join to it: "rescued ten men, and two guards were killed"."""
    first, end = subject
    if first == 0 or letters[first - 1] not in _VERBS:
        return subject
    last = letters.rfind("&", first, end)
    return (last + 1, end) if last > first else subject


def _shared(before: str) -> re.Match[str] | None:
    """The subject of the verb that "and" links one to: "gunmen stormed the hotel and shot a guard"; it is matched backwards."""
    return shapes.BEFORE_VERB.match(before, reach.end()) if (reach := shapes.SHARED.match(before)) else None


def _of_subordinate(at: int, before: str) -> Group | None:
    """Who shoots in "ten died when gunmen swept through the town, shooting people", if no trigger stands between."""
    reach = shapes.SUBORDINATE.match(before)
    if reach is None or not (match := shapes.BEGINS.match(before[: reach.end() - 1][::-1])):
        return None
    start = at - reach.end() + 1
    return start + match.start("group"), start + match.end("group")


def _read_participle(clause: Clause, before: str) -> None:
    """ "Maria Perez, kidnapped on Tuesday by gunmen": who stands before the comma."""
    if match := shapes.BEFORE_VERB.match(before[1:]):
        first, end = match.span("last")
        clause.subject = clause.at - 1 - end, clause.at - 1 - first
        clause.is_passive = True


def _read_noun(clause: Clause, letters: str, before: str, end: int) -> None:
    behind = clause.end
    if match := shapes.OCCURS.match(letters, behind, end):
        clause.told_at, behind = match.start("verb"), match.end()
    _read_complements(clause, letters, behind, end)
    match = shapes.BEFORE_NOUN.match(before)
    assert match is not None  # each of its parts may be empty
    clause.aux = match[0][::-1]
    own = match["own"].rstrip("dD0kgl")
    clause.own = (clause.at - len(own), clause.at) if own else None
    clause.is_aside = match.lastgroup == "aside"
    if match.lastgroup == "light":
        if subject := shapes.BEFORE_VERB.match(before[match.end("light") :]):
            clause.subject = _head(clause.at - match.end("light"), subject)
            clause.aux = subject["aux"][::-1] + clause.aux
        clause.is_linked = clause.subject is None


def _head(at: int, match: re.Match[str]) -> Group:
    """The group that a chain of noun phrases begins with, as in "gunmen on motorcycles"; it is matched backwards from `at`."""
    first, end = match.span("last")
    if match["chain"]:
        start = match.start("chain")
        for link in shapes.LINK.finditer(match["chain"]):
            if link[0][:2] == "yV" and match["who"]:
                break  # "wounded by men who attacked"
            first, end = start + link.start("group"), start + link.end("group")
    return at - end, at - first


def _read_object(clause: Clause, letters: str, end: int) -> None:
    """Reads whom or what a verb meets, and what else stands behind it."""
    behind, trigger = clause.end, clause.trigger
    # The gap in its phrase is for who suffers in "took … hostage", but not in "carried out … strikes".
    has_gap = GAP in trigger.rest and trigger.action in _TRANSITIVE
    if has_gap and (match := shapes.OBJECT.match(letters, clause.at + 1, behind)):
        clause.object = match.span("group")  # "took ten villagers hostage"
    elif match := shapes.OBJECT.match(letters, behind, end):
        clause.object = match.span("group")
        behind = clause.object[1]
    _read_complements(clause, letters, behind, end)


def _read_complements(clause: Clause, letters: str, behind: int, end: int) -> None:
    for _ in range(6):
        match = shapes.COMPLEMENT.match(letters, behind, end)
        if match is None:
            return
        group = match.span("group")
        clause.complements.append((match.start("prep"), group))
        behind = group[1]


def sentences(letters: str) -> list[Group]:
    """The stretches between full stops, those without end cut."""
    return [match.span() for match in _SENTENCE.finditer(letters)]
