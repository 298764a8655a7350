"""Whether an event happened, is under way or past, was denied, may happen or is feared: by the words around its trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.events.clauses import Clause
from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import Naming
from flows.model.coded_event import EventStatus

# Named once: to look up a member of an enumeration takes as long as to call a function.
HAPPENED, ONGOING, BACKGROUND = EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.BACKGROUND
NEGATED, HYPOTHETICAL, FEARED = EventStatus.NEGATED, EventStatus.HYPOTHETICAL, EventStatus.FEARED
_BEFORE = 4  # words in front of a clause that may put it in doubt
_WAY_BACK = 14
_HAS_KILLED = re.compile("d[Nx][xdDoF]{0,6}ha?V")  # "the battle for the capital has killed"
_ALIKE = 2  # words in front of a noun: "similar rocket attacks"
_FEARING = re.compile("f[^.,;]{0,6}$")
_PLANNED_NOUN = re.compile("l(?:[oFtP]?[dDxu]{0,3}|Dxo[dDxu]{0,2})$")  # "a plan for the attack", "foiled a series of attacks"
_PLANNED_VERB = re.compile('l[tF]?"?$')
# "the march planned for Friday", "further attacks could"
_TO_COME = re.compile("(?P<day>[^.,;]{0,8}lFT)|(?:[pPo][dDxTuk]{1,4}|)m")
_NEGATED_NOUN = re.compile("[0n][xudD]{0,2}$")
_INFINITIVE = re.compile("t[aA]?$")
_TO_SEE = re.compile("t(?<![UgL]t)[aA]?[vL][dDxauk]{0,3}$")  # "like to see demonstrations"
_AND = re.compile("[tm][aA]?[xvIz][dDxaAz]{0,4}&[aAL]{0,2}[xudD]{0,3}$")  # "to enter the city and carry out attacks"
_FOR_YEARS = re.compile("To[dDxu]{0,3}$")  # "years of bombardment"
_DETERMINED = re.compile("[dD][xuk]{0,3}$")
_DONE = re.compile("[gL][aA]?t[aA]?$")  # "continued to", "began to"
_USED = re.compile("U[dDxaA]{0,5}t[aA]?$")  # "used mortars to attack"
_IF = re.compile("i[^.;@]*$")
_TELLING = re.compile("[f0nmlitgkTU]")  # letters without one of which what is told has happened
_THOSE = ("those", "Those")
_PRESENT = frozenset({"is", "are", "IS", "ARE"})
_CROWDS = ("protest", "demonstrate", "gather", "labour")
_LEADING = frozenset("BqypoFPwe")  # letters of what leads to a form in -ing that is no subject
_TOLLS = ("kill", "harm", "displace")
_PEACE = ("ceasefire",)
_SINCE = re.compile("B(?:[dD][xTukgl]{0,3}|[xukgl]{0,2}|Txx[xukgl]{0,2})$")  # not "since Tuesday bombing has"
_TIMES = 5  # words behind a verb: "attacked at least three times"
_END = 8  # words before a ceasefire that may end it


def status_of(known: Naming, clause: Clause) -> EventStatus:
    """The status that the clause gives its event."""
    letters, written = known.letters, known.words.written
    at, form, aux = clause.at, clause.trigger.form, clause.aux
    before = clause.before[-_WAY_BACK:]
    if clause.trigger.action in _PEACE and _has(written, "ending", max(at - _END, 0), clause.end):
        return NEGATED
    if _is_old_thing(known, clause, before) if form == "noun" else _is_old_deed(known, clause, before):
        return BACKGROUND
    width = at - clause.first
    front = clause.before[-width - _BEFORE : -width or None]
    to_come = _TO_COME.match(letters, clause.end) if form == "noun" else None
    is_left_undone = form == "noun" and letters[at - 1] == "p" and _is_left_undone(clause, written)
    if form in ("past", "noun") and not (to_come or is_left_undone) and _TELLING.search(f"{before}{front}{aux}") is None:
        return HAPPENED
    if _FEARING.search(front) or _FEARING.search(before[-_BEFORE:]):
        return FEARED
    if _is_negated(letters, clause, before) or _is_left_undone(clause, written):
        return NEGATED
    if (to_come and (to_come["day"] or not _DETERMINED.search(before))) or _is_planned(clause, before):
        return HYPOTHETICAL
    if form == "base" and _INFINITIVE.search(before):
        return _of_purpose(clause, before)
    if form in ("noun", "doing") and ("k" in aux or _is_of_years(before, clause, written)):
        return BACKGROUND
    if form == "doing" and clause.subject is None and letters.startswith("m", clause.last) and before[-1:] not in _LEADING:
        return HYPOTHETICAL  # "recapturing the town would cut the road"
    if "g" in aux or (form == "doing" and "b" in aux and _is_present(written, clause)):
        return ONGOING
    return HAPPENED


def _is_planned(clause: Clause, before: str) -> bool:
    """Whether the words before it tell that it may, should or is to happen."""
    form, aux = clause.trigger.form, clause.aux
    if "m" in aux or "l" in aux or _IF.search(before) or (form in ("noun", "base") and _AND.search(before)):
        return True
    if form == "past" and "t" in aux and "b" in aux and "h" not in aux:  # "called for him to be arrested"
        return True
    if form == "noun" and (_PLANNED_NOUN.search(before) or _TO_SEE.search(before)):
        return True
    return form in ("base", "doing") and _PLANNED_VERB.search(before) is not None


def _is_old_thing(known: Naming, clause: Clause, before: str) -> bool:
    """Whether a noun tells of what happened before, or of what goes on: "such attacks", "since the attack in May"."""
    written = known.words.written
    if (
        known.has_habits
        and is_alike(clause, written)
        and ("h" in clause.aux or _has_before(written, "such", clause.at, _ALIKE))
    ):
        return True  # "militants have carried out similar attacks", "the army denounced such attacks"
    if _SINCE.search(before) and _has_before(written, "since", clause.at, _BEFORE):
        return True
    return known.letters[clause.at - 1] == "d" and _is_of_campaign(known.letters, clause, written)


def _is_old_deed(known: Naming, clause: Clause, before: str) -> bool:
    """Whether a verb tells of what often happens, happened before, or was told already."""
    letters, written, at = known.letters, known.words.written, clause.at
    if known.has_habits and _has_before(written, "habit", at, len(clause.aux) or 1):
        return True
    if clause.trigger.form != "past":
        return False
    if written[at - 1] in _THOSE or ("h" in clause.aux and _has(written, "many", at + 1, at + _TIMES)):
        return True  # "six of those killed were children", "the capital has been attacked three times"
    return _is_of_war(letters, clause, written) or ("h" in before and _is_of_campaign(letters, clause, written))


def _of_purpose(clause: Clause, before: str) -> EventStatus:
    """The status of a verb behind "to": "used mortars to attack", "began to shell", "took to the streets to protest"."""
    if _USED.search(before):
        return HAPPENED
    if _DONE.search(before):
        return ONGOING
    is_done = clause.trigger.action in _CROWDS and "l" not in before
    return HAPPENED if is_done else HYPOTHETICAL


def tells_nothing(letters: str, clause: Clause, written: Sequence[str]) -> bool:
    """Whether it is no event, but says who somebody is: "rebels fighting the army", "the goal to retake the town"."""
    if clause.trigger.form == "base" and clause.at > 1 and letters[clause.at - 1] == "t":
        return written[clause.at - 2].casefold() in kinds("aim")
    return _is_description(letters, clause)


def _is_of_campaign(letters: str, clause: Clause, written: Sequence[str]) -> bool:
    """Whether it is a toll so far: "the battle for the capital has killed 700 people"."""
    at = clause.at
    if "h" not in letters[max(at - 2, 0) : clause.last + 2]:
        return False
    if clause.trigger.form == "past":
        match = _HAS_KILLED.search(letters, max(at - _WAY_BACK, 0), at + 1)
    else:
        match = _HAS_KILLED.match(letters, max(at - 1, 0), at + _WAY_BACK)
    return match is not None and written[match.start() + 1] in kinds("campaign") and _has(written, "perfect", *match.span())


def is_alike(clause: Clause, written: Sequence[str]) -> bool:
    """Whether it is another than what was told before: "similar attacks"."""
    return clause.trigger.form == "noun" and _has_before(written, "alike", clause.at, _ALIKE)


def _has(written: Sequence[str], kind: str, first: int, end: int) -> bool:
    return not kinds(kind).keys().isdisjoint(written[first:end])


def _has_before(written: Sequence[str], kind: str, at: int, reach: int) -> bool:
    """Whether a word of a kind is one of the last `reach` before the word `at`."""
    return not kinds(kind).keys().isdisjoint(written[at - reach if at > reach else 0 : at])


def _is_of_years(before: str, clause: Clause, written: Sequence[str]) -> bool:
    """Whether it went on for long: "years of bombardment", but not "after hours of fighting"."""
    match = _FOR_YEARS.search(before)
    return match is not None and not _has(written, "hours", clause.at - len(before) + match.start() - 1, clause.at)


def _is_of_war(letters: str, clause: Clause, written: Sequence[str]) -> bool:
    """Whether it is told of a whole war: "23 journalists were killed in the country's civil war"; not with a day."""
    if clause.trigger.action not in _TOLLS or not clause.complements:
        return False
    prep, group = clause.complements[0]
    is_war = letters[prep] == "p" and written[group[1] - 1] in kinds("war")
    return is_war and "T" not in letters[clause.first : clause.last + 3]


def _is_description(letters: str, clause: Clause) -> bool:
    """Whether it says who somebody is, of whom more is told: "the alliance fighting the rebels has carried out strikes"."""
    if clause.trigger.action != "fight" or clause.trigger.form != "doing" or "b" in clause.aux:
        return False
    if clause.subject is None or clause.subject[1] != clause.at:
        return letters[clause.at - 1 : clause.at] in ("o", "F", "y")  # "the pretext of fighting terrorists"
    return letters[clause.subject[0] - 1 : clause.subject[0]] != "w"


def _is_present(written: Sequence[str], clause: Clause) -> bool:
    return not _PRESENT.isdisjoint(written[max(clause.at - 3, 0) : clause.at])


def _is_left_undone(clause: Clause, written: Sequence[str]) -> bool:
    """ "without killing anybody", but not "men in a car without plates killed a guard"."""
    return clause.trigger.form != "past" and clause.at > 0 and written[clause.at - 1].casefold() == "without"


def _is_negated(letters: str, clause: Clause, before: str) -> bool:
    if clause.trigger.form == "noun":
        return bool(_NEGATED_NOUN.search(before))
    if "n" in clause.aux or "0" in clause.aux or (clause.trigger.form == "doing" and before.endswith("0")):
        return True
    return clause.subject is not None and letters[clause.subject[0]] == "0"
