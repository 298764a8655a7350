"""What became of those that are counted: killed, wounded, detained, displaced, destroyed …

What belongs to what are regular expressions over the sketch of a text (sketch.py), each within a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from flows.extract.figures.figure import Figure
from flows.extract.figures.rules import figure_words
from flows.extract.figures.sketch import EFFECTS, Sketch, draw
from flows.extract.words import Words
from flows.model.quantity import Metric

# A figure, and others that "and", commas or "including" join to it.
_JOIN = r"[xPO]{0,5}(?:,[xPO]{1,6}(?=,))?(?:,[&|]?C?|[&|]C?|C)[xM]{0,2}"
_LIST = rf"(?P<counted>[Qq](?:(?<=Q)Q|{_JOIN}(?:Q|q(?!x?V))){{0,8}})"
_NO_OBJECT = r"(?<![VGLY])(?<![VGL]x)(?<![VGL]xx)"
# A subject and what may stand between it and its verb: where and with whom it was, and what else it did.
_ASIDE = "(?:C[xM]{1,4}|,[xPO]{1,6},)?"
_OF_OR_IN = "[PO]x?[Qq]|Px{1,3}&x"  # "of two groups", "in Iraq and Syria"
_SUBJECT = rf"(?<![PO])(?<!Ox){_NO_OBJECT}{_LIST}{_ASIDE}(?:(?:{_OF_OR_IN}|[xPOM]){{0,8}},?|[xPM]{{0,8}},?W[xPOHBVY]{{0,12}}?)"
_WERE = "B[xBHPDC]{0,5}"
_OBJECT = r"x{0,4}(?:x&x{0,2}(?=[Qq](?:[.,PYO&K]|$)))?"  # and what may stand before it: "his wife and three children"
_ALSO = r"(?:,?[&|]x?[VG])*"
_ALSO_DONE = r"(?:,?[&|]x?[VG](?!x{0,2}[Qq]))*"  # in "was killed and injured another" the second has an object of its own


class _Rule(NamedTuple):
    """`all_of` are letters that a sentence must have for the pattern to match, `any_of` those of which it must have one."""

    name: str
    all_of: frozenset[str]
    any_of: frozenset[str]
    pattern: re.Pattern[str]


_PATTERNS = (
    ("among", "O", "VS", r"(?P<counted>q)O[xM](?P<effect>[VS])(?![xQq])"),  # "14 of the dead"
    ("among", "BC", "VS", rf"{_SUBJECT}BC[xM](?P<effect>[VS])(?![xQq])"),  # "two medics were among the dead"
    ("among", "BC", "VS", rf"(?<=B){_LIST}C[xM](?P<effect>[VS])(?![xQq])"),  # "there were 11 children among the dead"
    ("passive", "B", "VS", rf"{_SUBJECT}(?:Hx?)?{_WERE}(?:[&|]x?)?(?P<effect>[VS]{_ALSO_DONE})"),
    ("relative", "W", "VSI", rf"{_NO_OBJECT}{_LIST},?W(?:Hx?)?(?:{_WERE})?(?P<effect>[VSI])"),
    ("of", "", "NIG", rf"(?P<effect>[NIG](?=O)|N(?=Q))O?x{{0,3}}{_LIST}"),
    ("object", "", "G", rf"(?P<effect>G{_ALSO}){_OBJECT}{_LIST}"),
    ("left", "F", "SV", rf"Fx{{0,2}}{_LIST}x?(?P<effect>[SV]{_ALSO_DONE})"),
    ("adjacent", "", "SIV", rf"{_NO_OBJECT}{_LIST}x?(?P<effect>[SI]|V{_ALSO_DONE}(?=[PYO.,KAC]|$|[&|]x?[Qq]|x?[Qq]x?[VS]))"),
    ("headline", "", "V", r"(?<=V)(?P<counted>[Qq])x?(?P<effect>V)(?=[PYO.,KAC]|$)"),  # "20 killed, scores injured"
    # "9 men of Force X killed in Y", and no word more: "two relatives of the men killed in Y said" is another sentence.
    ("headline", "O", "V", rf"(?<![^.]){_LIST}Ox{{1,4}}(?P<effect>V{_ALSO_DONE})(?=(?:P[xPO]{{1,8}})?(?:\.|$))"),
    ("bare", "q", "V", r"(?<![VGPYO])(?P<counted>q)(?P<effect>V)"),
    ("subject", "", "I", rf"{_SUBJECT}H?x{{0,3}}(?P<effect>I)"),
    ("verb", "", "VS", rf"(?<!B)(?<!Bx)(?<!Bxx)(?P<effect>[VS]{_ALSO}){_OBJECT}{_LIST}"),
    ("lives", "LN", "L", rf"{_SUBJECT}H?(?P<effect>L)x{{0,2}}N"),
    ("suffered", "U", "TNG", rf"{_SUBJECT}H?U[xP]{{0,3}}(?P<effect>[TNG])"),
    ("lost", "", "L", rf"(?P<effect>L)x{{0,3}}{_LIST}"),
    ("toll", "", "T", r"(?P<effect>T)[xVPORBHA,]{0,20}?(?P<counted>[Qq])"),
)
# In this order: what is surer takes its figures and its verb first.
RULES = [_Rule(name, frozenset(every), frozenset(one), re.compile(pattern)) for name, every, one, pattern in _PATTERNS]
_ASKED = frozenset().union(*(rule.all_of | rule.any_of for rule in RULES))
# A sentence with a figure and with a word of data/figure_effects.csv.
_TELLING = re.compile(rf"(?<![^.])(?=[^.]*[{EFFECTS}])(?=[^.]*[Qq])[^.]+")
_PART = re.compile(rf"C[xM]{{0,3}}{_LIST}")
_DOUBT_REACH = 5  # words before a verb in which it may be put in doubt: "threatened to kill", "were not killed"
_REACH = 15  # letters between what is counted and "including"


def find_effects(words: Words, codes: str, figures: Sequence[Figure]) -> None:
    """Sets `metric`, `method` and `is_part` of the figures that a word of data/figure_effects.csv speaks of."""
    sketch = draw(words, codes, figures)
    for sentence in _TELLING.finditer(sketch.letters):
        _read_sentence(words, codes, sketch, *sentence.span())
    for whole, figure in pairwise(figures):
        figure.is_part = figure.is_part or (figure.of_them and figure.metric is whole.metric)


def _read_sentence(words: Words, codes: str, sketch: Sketch, start: int, end: int) -> None:
    used: set[int] = set()
    for rule in _rules_of(_ASKED.intersection(sketch.letters[start:end])):
        for match in rule.pattern.finditer(sketch.letters, start, end):
            effect = match.span("effect")
            counted = _fitting(sketch, rule.name, match)
            if effect[0] in used or not counted:
                continue
            doubt = _is_doubted(codes, sketch.places[effect[0]])
            if _give(sketch, counted, _metric(words, sketch, *effect), rule.name, part=rule.name == "among", doubt=doubt):
                used.add(effect[0])
    for first, last in _parts(sketch, start, end):
        before = range(first - 1, max(first - _REACH, start) - 1, -1)
        whole = next((sketch.figures[index] for index in before if index in sketch.figures), None)
        if whole and whole.metric:
            _give(sketch, (first, last), whole.metric, "part", part=True)


@cache
def _rules_of(present: frozenset[str]) -> tuple[_Rule, ...]:
    """The rules that may match in a sentence with these letters."""
    return tuple(rule for rule in RULES if rule.all_of <= present and not present.isdisjoint(rule.any_of))


def _fitting(sketch: Sketch, name: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Where the figures of a match are. Only people are lost, and a toll is of people or bare."""
    first = sketch.figures[match.start("counted")]
    if name == "lost" and first.kind != "person":
        return None
    if name == "toll":
        if first.counted and first.kind != "person":
            return None
        if "R" in match[0] and first.amount.qualifier == "between":  # "the toll rose from 38 to 43"
            now = first.amount.high
            first.amount = first.amount._replace(low=now, best=now, qualifier="exact", first=first.amount.last)
    return match.span("counted")


def _parts(sketch: Sketch, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The figures that stand behind "including", and those of some of them that were named."""
    if sketch.letters.find("C", start, end) >= 0:
        yield from (match.span("counted") for match in _PART.finditer(sketch.letters, start, end))
    yield from ((index, index + 1) for index in sketch.of_them if start <= index < end)


def _give(
    sketch: Sketch, span: tuple[int, int], metric: Metric, method: str, *, part: bool = False, doubt: bool = False
) -> bool:
    """Gives the metric to the figures of a list, as far as it fits; those behind "including" are part of what stands before."""
    given = False
    for index in range(*span):
        part = part or sketch.letters[index] == "C"
        figure = sketch.figures.get(index)
        if figure is None:
            continue
        fitting = figure.as_metric(metric)
        if figure.metric or fitting is None:
            break
        figure.metric, figure.method, figure.is_part, figure.is_doubted = fitting, method, part, doubt
        given = True
    return given


def _is_doubted(codes: str, verb: int) -> bool:
    letters = figure_words().letters
    before = codes[max(verb - _DOUBT_REACH, 0) : verb]
    return letters["DOUBT"] in before or letters["NOT"] in before


def _metric(words: Words, sketch: Sketch, start: int, end: int) -> Metric:
    """The metric of one verb or of several: "killed or wounded" are casualties, "kidnapped and killed" are killed."""
    values = figure_words().values
    said = [words.written[sketch.places[index]].casefold() for index in range(start, end) if sketch.letters[index] in EFFECTS]
    metrics = [Metric(values[word]) for word in said]
    if Metric.KILLED in metrics:
        return Metric.CASUALTIES if Metric.WOUNDED in metrics else Metric.KILLED
    return metrics[0]
