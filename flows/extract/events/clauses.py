"""The clause around a trigger: who does it, to whom, by what and with whom, read from the sketch of the text.

Each side is one regular expression, anchored at the trigger: of the words behind it, and, backwards, of those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.extract.events.lexicon import GAP, Trigger

Group = tuple[int, int]

WHILE = "@"
PARTING = re.compile(f"[;{WHILE}]")  # between clauses of which neither says when the other was

_FILL = "[aATn]"
_CORE = "(?:[dD0]{0,6}[uklgjA]{0,2}(?:x|N(?=x))(?:[xD]|N(?=x)){0,9}|[dD]{0,5}D|r)"
_NP = f"(?>{_CORE}(?:o{_CORE}){{0,3}})"
# Several noun phrases: those killed with their ages between them, or after a colon.
_GROUP = f"{_NP}(?:(?:,D)?(?:[,;:](?!j)&?|&(?!r)){_NP}(?![aATh]{{0,2}}[bVvsmh])){{0,8}}"
_OBJECT = re.compile(f"{_FILL}{{0,3}}(?P<group>{_GROUP})")
_SENTENCE = re.compile("[^.]{1,250}")
_ALSO = re.compile("&[uvVG](?=[dDxr])")  # "beat and robbed a man": the object of both
_TIME = "[,a]?[pP]?T+,?"
_COMPLEMENT = re.compile(f"(?>{_TIME})?{_FILL}{{0,3}}(?P<prep>[pPwyoetF]|GP|GT)(?P<group>{_GROUP})")
_OCCURS = re.compile(f"{_FILL}{{0,2}}(?:h?b?)?{_FILL}?(?:O|V|u|L|v|s(?=y))a?")
_OF_VERB = re.compile("[OVuLvs]")
# The same backwards: `_ERON` is what stands between a subject and its verb.
_AUX = "(?:[aATnbhmgt]|s(?=a?b)){0,6}"  # "had been", "were confirmed"
_CORE_BACK = "(?:[xDNz]{0,9}[xNz](?:[uklgA]|j(?![,xN])){0,2}[dD0]{0,6}|D[dD]{0,5}|r)"
_NP_BACK = f"{_CORE_BACK}(?:o{_CORE_BACK}){{0,3}}"
_ASIDE_BACK = r"(?:\)[^().]{1,40}\()?"
_GROUP_BACK = f"{_NP_BACK}(?:(?:&,?){_ASIDE_BACK}{_NP_BACK}(?:,{_NP_BACK}(?![pPyoF])){{0,4}}){{0,2}}"
# "in", "positioned in", "working at", "fighting", "that had been booby-trapped by", "abducted by"
_LINKS = (
    "(?:(?:[pPwFeyt][uj]|y[vL])(?:A?b[ah]{0,2}[WQ])?|yV(?:A?b[ah]{0,2}[WQ])?|yx{1,3}b[ah]{0,2}[WQ]|[pPF]?G|[pPwFe]|j)T?[pP]?"
)
_BEFORE_VERB = re.compile(
    f'(?P<aux>{_AUX})(?:(?<=T)[pP])?(?:&,?[uv]A?)?(?:,[^.;"]{{1,60}}?,(?=[)]|{_CORE_BACK}))?(?P<who>[WQ],?)?{_ASIDE_BACK}(?P<last>{_GROUP_BACK})'
    f"(?P<chain>(?:{_LINKS}{_GROUP_BACK}){{0,3}})"
)
_LINK = re.compile(f"{_LINKS}(?P<group>{_GROUP_BACK})")
_SHARED = re.compile('&,?(?=[^&])[^.,;@"&qBQWVhbm]{0,24}?[uvL](?=[xrNzaAhTn])')  # back over "fled the town and"
_BEFORE_NOUN = re.compile("(?P<own>(?:x|&(?=x)|u(?!x)){0,5}[kglu]?[dD0]{0,3}[kgl]?)(?P<light>a?L)?(?P<aux>[aATnbhmt]{0,5})")
# What needs somebody who suffers: where no object follows, "killed" is a participle.
_TRANSITIVE = frozenset(
    {"kill", "abduct", "arrest", "assassinate", "execute", "massacre", "lynch", "torture", "beat", "sexual"}
    | {"displace", "capture_land", "destroy", "burn", "damage", "seize"}
)
# From a participle behind a comma back to the "when" or semicolon of its clause, and how that clause begins.
_SUBORDINATE = re.compile('[^q@;V."]*[q@;]')
_BEGINS = re.compile(f"{_FILL}{{0,2}}(?P<group>{_GROUP})(?:[pPw]{_NP}){{0,2}}[aATnhmt]{{0,6}}[uvL]")
_PLANTED = re.compile(f"(?:[QW]h?b)?(?:[uLVv])a?y(?P<group>{_NP})")
_CARRIED = re.compile(f"[uj](?P<group>{_NP})")
_VERBS = frozenset("uvVIG")
_REACH = 60  # words before a trigger among which its subject stands
_LINKED = re.compile(f"{_AUX}(?:,?&|,)")


@dataclass(slots=True)
class Clause:
    """What stands around a trigger, in positions of words; a group is a noun phrase, or several joined with "and"."""

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
    """The clause of the trigger at the words from `at` to `end`, within its sentence."""
    clause = Clause(at, end, trigger, at, end)
    before = letters[max(sentence[0], at - _REACH) : at][::-1]
    if trigger.form == "noun":
        _read_noun(clause, letters, before, sentence)
    else:
        _read_verb(clause, letters, before, sentence)
    for span in (clause.subject, clause.own):
        if span and span[0] < clause.first:
            clause.first = span[0]
    if clause.complements:
        clause.last = clause.complements[-1][1][1]
    elif clause.object:
        clause.last = max(clause.object[1], clause.end)  # "took a hostage"
    return clause


def subject_of(letters: str, at: int, start: int = 0) -> Group | None:
    """The subject of the verb at a word, in the sentence that begins at `start`."""
    match = _BEFORE_VERB.match(letters[max(start, at - _REACH) : at][::-1])
    return _head(at, match) if match else None


def agent_behind(letters: str, at: int) -> tuple[int, Group] | None:
    """The participle behind a noun and who follows its "by": "a landmine planted by the rebels"."""
    match = _PLANTED.match(letters, at)
    return (letters.rfind("y", at, match.start("group")) - 1, match.span("group")) if match else None


def carried_behind(letters: str, at: int) -> Group | None:
    """The noun phrase behind the participle at a word: "carrying soldiers"."""
    match = _CARRIED.match(letters, at)
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


def _read_verb(clause: Clause, letters: str, before: str, sentence: Group) -> None:
    also = _ALSO.match(letters, clause.end, sentence[1])
    _read_behind(clause, letters, also.end() if also else clause.end, sentence[1], takes_object=True)
    if clause.trigger.form == "doing" and before[:1] == ",":
        clause.subject = _of_subordinate(clause.at, before)
    elif match := _BEFORE_VERB.match(before) or _shared(before):
        clause.aux = match["aux"][::-1]
        clause.subject = _own_part(letters, _head(clause.at, match))
        clause.is_aside = match["who"] is not None or letters[clause.subject[0] - 1 : clause.subject[0]] in ("q", "B", "W", "i")
    elif clause.trigger.form == "past" and before[:1] == "," and clause.object is None:
        _read_participle(clause, before)
    if match := _LINKED.match(before):
        clause.is_linked = clause.subject is None or match[0][-1] in "&,"
        clause.aux = clause.aux or match[0][-2::-1]
    by = "y" in [letters[prep] for prep, _ in clause.complements]
    suffers = clause.object is None and (
        by
        or (
            clause.trigger.action in _TRANSITIVE
            and (not clause.is_linked or before[:2] in ("&u", "&V"))  # "people wounded and killed"
            and not clause.trigger.rest
        )
    )
    told = clause.aux.rpartition("s")[2] or clause.aux  # "was said to have killed" is active
    was = "b" in told or (suffers and "h" not in clause.aux)
    clause.is_passive = clause.is_passive or (clause.trigger.form == "past" and was)
    if clause.trigger.form == "doing" and "b" not in clause.aux:
        clause.is_linked = before[:1] not in ("o", "F")  # not in "accused of killing"


def _own_part(letters: str, subject: Group) -> Group:
    """The subject without an object before it that "and" seems to join to it: "rescued ten men, and two guards were killed"."""
    first, end = subject
    last = letters.rfind("&", first, end)
    return (last + 1, end) if last > first and letters[first - 1 : first] in _VERBS else subject


def _shared(before: str) -> re.Match[str] | None:
    """The subject of the verb that "and" links one to: "gunmen stormed the hotel and shot a guard"; it is matched backwards."""
    return _BEFORE_VERB.match(before, reach.end()) if (reach := _SHARED.match(before)) else None


def _of_subordinate(at: int, before: str) -> Group | None:
    """Who shoots in "ten died when gunmen swept through the town, shooting people", if no trigger stands between."""
    reach = _SUBORDINATE.match(before)
    if reach is None or not (match := _BEGINS.match(before[: reach.end() - 1][::-1])):
        return None
    start = at - reach.end() + 1
    return start + match.start("group"), start + match.end("group")


def _read_participle(clause: Clause, before: str) -> None:
    """ "Maria Perez, kidnapped on Tuesday by gunmen": who stands before the comma."""
    if match := _BEFORE_VERB.match(before[1:]):
        first, end = match.span("last")
        clause.subject = clause.at - 1 - end, clause.at - 1 - first
        clause.is_passive = True


def _read_noun(clause: Clause, letters: str, before: str, sentence: Group) -> None:
    _read_behind(clause, letters, clause.end, sentence[1], takes_object=False)
    match = _BEFORE_NOUN.match(before)
    assert match is not None  # each of its parts may be empty
    clause.aux = (match["aux"] + (match["light"] or "") + match["own"])[::-1]
    own = match["own"].rstrip("dD0kgl")
    clause.own = (clause.at - len(own), clause.at) if own else None
    clause.is_aside = before[match.end("own") : match.end("own") + 1] in ("q", "B", "F")
    if match["light"]:
        behind = before[match.end("own") :]
        if subject := _BEFORE_VERB.match(behind[len(match["light"]) :]):
            clause.subject = _head(clause.at - match.end("light"), subject)
            clause.aux = subject["aux"][::-1] + clause.aux
        clause.is_linked = clause.subject is None


def _head(at: int, match: re.Match[str]) -> Group:
    """The group that a chain of noun phrases begins with, as in "gunmen on motorcycles"; it is matched backwards from `at`."""
    first, end = match.span("last")
    if match["chain"]:
        start = match.start("chain")
        for link in _LINK.finditer(match["chain"]):
            if link[0][:2] == "yV" and match["who"]:
                break  # "wounded by men who attacked"
            first, end = start + link.start("group"), start + link.end("group")
    return at - end, at - first


def _read_behind(clause: Clause, letters: str, at: int, end: int, *, takes_object: bool) -> None:
    if _holds_object(clause.trigger) and (match := _OBJECT.match(letters, clause.at + 1, clause.end)):
        clause.object = match.span("group")  # "took ten villagers hostage"
    elif takes_object and (match := _OBJECT.match(letters, at, end)):
        clause.object, at = match.span("group"), match.end()
    elif not takes_object and (match := _OCCURS.match(letters, at, end)):
        if verb := _OF_VERB.search(match[0]):
            clause.told_at = at + verb.start()
        at = match.end()
    for _ in range(6):
        match = _COMPLEMENT.match(letters, at, end)
        if match is None:
            return
        clause.complements.append((match.start("prep"), match.span("group")))
        at = match.end()


def _holds_object(trigger: Trigger) -> bool:
    """Whether the gap in its phrase is for who suffers: "took … hostage", but not "carried out … strikes"."""
    return GAP in trigger.rest and trigger.action in _TRANSITIVE


def sentences(letters: str) -> Iterator[Group]:
    """The stretches between full stops, those without end cut."""
    return (match.span() for match in _SENTENCE.finditer(letters))
