"""What became of those that are counted: killed, wounded, detained, displaced, destroyed …, by the rules of effect_rules.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.extract.figures.counted import Noun, nouns
from flows.extract.figures.effect_rules import LIST, rules_for
from flows.extract.figures.figure import CASUALTIES, DAMAGED, DESTROYED, DETAINED, KILLED, SEIZED, WOUNDED, Figure
from flows.extract.figures.rules import effect_metrics, figure_words
from flows.extract.figures.sketch import EFFECTS, Sketch, draw
from flows.extract.words import Words
from flows.model.quantity import Metric

_FROM_FIGURE = re.compile(r"[Qqk][^.]*")  # up to where the sentence ends
_EFFECT = re.compile(f"[{EFFECTS}]")
_BESIDE = re.compile("C|AxA")
_PART = re.compile(rf"(?<!B)C[xM]{{0,4}}(?:&x{{0,2}}(?=Q))?{LIST}(?!x?D)")
_PART_BEFORE = re.compile(rf"{LIST}B?C(?=[Qq])")  # "two women were among eight people killed"
_TOO = re.compile(rf"AxA{LIST}")  # "as well as a dozen passengers"
_DOUBT_REACH = 5  # words before a verb in which it may be put in doubt: "threatened to kill", "were not killed"
_OPENING = ("-", figure_words().letters["PAREN"])
_OF_ALL_KINDS = ("people", "members")
_OTHERS = "others"
_OF_THINGS = (SEIZED, DESTROYED, DAMAGED)
_REACH = 24  # letters between what is counted and "including"


def find_effects(words: Words, codes: str, figures: Sequence[Figure]) -> None:
    """Sets `metric`, `method` and `is_part` of the figures that a word of data/figure_effects.csv speaks of."""
    sketch = draw(words, codes, figures)
    for match in _FROM_FIGURE.finditer(sketch.letters):
        _read_sentence(words, codes, sketch, sketch.letters.rfind(".", 0, match.start()) + 1, match.end())
    for whole, figure in pairwise(figures):
        # "One of them a girl"
        if (figure.of_them or (whole.of_them and figure.first == whole.last + 1)) and figure.metric is whole.metric:
            figure.is_part = True
        if figure.is_part and figure.metric is KILLED and _are_neutralized(words, whole, figure):
            whole.metric, figure.is_part = CASUALTIES, False


def _are_neutralized(words: Words, whole: Figure, dead: Figure) -> bool:
    """ "22 were neutralized, 14 of them dead": the others were wounded or taken."""
    return any(word.startswith("neutrali") for word in words.written[whole.last + 1 : dead.first])


def _read_sentence(words: Words, codes: str, sketch: Sketch, start: int, end: int) -> None:
    if _EFFECT.search(sketch.letters, start, end):
        _read_effects(words, codes, sketch, start, end)
    if sketch.of_them or _BESIDE.search(sketch.letters, start, end):
        _read_parts(words, sketch, start, end)


def _read_effects(words: Words, codes: str, sketch: Sketch, start: int, end: int) -> None:
    used: set[int] = set()
    for rule in rules_for(sketch.letters[start:end]):
        for match in rule.pattern.finditer(sketch.letters, start, end):
            effect = match.span("effect")
            counted = _fitting(words, sketch, rule.name, match)
            if effect[0] in used or not counted:
                continue
            doubt = _is_doubted(codes, sketch.places[effect[0]])
            is_part = rule.name == "among"
            if _give(sketch, counted, _metric(words, sketch, *effect), rule.name, part=is_part, doubt=doubt):
                used.add(effect[0])
                if not is_part:
                    _set_parts(codes, sketch, *counted)


def _read_parts(words: Words, sketch: Sketch, start: int, end: int) -> None:
    for span, beside, is_part in _beside(sketch, start, end):
        whole = next((one for index in beside if (one := sketch.figures.get(index)) and one.metric), None)
        if whole and whole.metric and whole.method != "unit":
            _give(sketch, span, whole.metric, "part", part=is_part)
    if sketch.letters.find("C", start, end) >= 0:
        for match in _PART_BEFORE.finditer(sketch.letters, start, end):
            _set_part_before(words, sketch, *match.span())


def _are_losses(words: Words, sketch: Sketch, at: int) -> bool:
    """ "put its losses at 65"."""
    said, leading = (words.folded[sketch.places[index]] for index in (at, at + 1))
    return said == "losses" and leading == "at"


def _fitting(words: Words, sketch: Sketch, name: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Where the figures of a match are. Only people are lost, and a toll is of people or bare."""
    first = sketch.figures[match.start("counted")]
    if name == "lost" and first.kind != "person":
        return None
    if name == "toll":
        if match["effect"] == "L" and not _are_losses(words, sketch, match.start("effect")):
            return None
        if first.counted and first.kind != "person":
            return None
        if "R" in match[0] and first.amount.qualifier == "between":  # "the toll rose from 38 to 43"
            now = first.amount.high
            first.amount = replace(first.amount, low=now, best=now, qualifier="exact", first=first.amount.last)
    return match.span("counted")


def _beside(sketch: Sketch, start: int, end: int) -> Iterator[tuple[tuple[int, int], range, bool]]:
    """The figures that may share the metric of another, where that may be, and whether they are part of it: those behind
    "including" or "as well as", and some of those that were named."""
    letters = sketch.letters
    for index in sketch.of_them:
        if start <= index < end:
            yield (index, index + 1), _before(index, start), True
    if letters.find("C", start, end) >= 0:
        for match in _PART.finditer(letters, start, end):
            yield match.span("counted"), _before(match.start("counted") - 1, start), True
    if letters.find("AxA", start, end) >= 0:
        for match in _TOO.finditer(letters, start, end):
            yield match.span("counted"), _before(match.start("counted"), start), False


def _set_part_before(words: Words, sketch: Sketch, start: int, end: int) -> None:
    """Makes those before "among" a part of those behind it."""
    whole = sketch.figures[end]
    if whole.metric is None or words.folded[sketch.places[end - 1]] != "among":
        return
    _give(sketch, (start, end), whole.metric, "part", part=True)
    for index in range(start, end):
        if (figure := sketch.figures.get(index)) and figure.metric is whole.metric:
            figure.is_part = True


def _before(index: int, start: int) -> range:
    return range(index - 1, max(index - 1 - _REACH, start - 1), -1)


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
        if metric in _OF_THINGS and (thing := _more_things(sketch, index)):
            figure.count_as(thing)
        fitting = figure.as_metric(metric)
        if figure.metric or fitting is None:
            break
        if fitting is SEIZED and figure.counted is None and _follows_people(sketch, index):
            fitting = DETAINED  # "two rebels were killed and three captured"
        figure.metric, figure.method, figure.is_part, figure.is_doubted = fitting, method, part, doubt
        given = True
    return given


def _more_things(sketch: Sketch, index: int) -> Noun | None:
    """What "others" are more of: "destroyed 16 vehicles and captured 34 others"."""
    counted = sketch.figures[index].counted
    if counted is None or counted.first < counted.last or counted.noun is not nouns()[_OTHERS]:
        return None
    before = _figure_before(sketch, index)
    return before.counted.noun if before and before.counted and before.kind == "thing" else None


def _follows_people(sketch: Sketch, index: int) -> bool:
    before = _figure_before(sketch, index)
    return before is not None and (before.kind == "person" or before.metric in (KILLED, WOUNDED, DETAINED))


def _figure_before(sketch: Sketch, index: int) -> Figure | None:
    """The figure before, in the sentence."""
    start = sketch.letters.rfind(".", 0, index) + 1
    return next((sketch.figures[at] for at in _before(index, start) if at in sketch.figures), None)


def _set_parts(codes: str, sketch: Sketch, first: int, last: int) -> None:
    """Tells which figures of a list are part of the one before: not 179 of "44 people, including 20 children, and 179 people",
    but each of "18 civilians - twelve women and six children"."""
    if last - first == 1:
        return
    listed = [sketch.figures[index] for index in range(first, last) if index in sketch.figures]
    whole, behind = listed[0], codes[listed[0].last + 1 : listed[0].last + 2]
    # "Three people, two men and a child, were killed"
    is_sum = whole.label in _OF_ALL_KINDS and sum(map(_least, listed[1:])) == _least(whole)
    dash = behind in _OPENING or is_sum
    for figure in listed[1:]:
        if figure.is_part and _least(figure) > _least(whole):
            figure.is_part = False
        figure.is_part = figure.is_part or (dash and _least(figure) < _least(whole))
        if not figure.is_part:
            whole, dash = figure, False


def _least(figure: Figure) -> float:
    return figure.amount.low or figure.amount.best or figure.amount.high or 0


def _is_doubted(codes: str, verb: int) -> bool:
    letters = figure_words().letters
    before = codes[max(verb - _DOUBT_REACH, 0) : verb]
    return letters["DOUBT"] in before or letters["NOT"] in before


def _metric(words: Words, sketch: Sketch, start: int, end: int) -> Metric:
    """The metric of one verb or of several: "killed or wounded" are casualties, "kidnapped and killed" are killed."""
    known, places = effect_metrics(), sketch.places
    metrics = [known[words.folded[places[index]]] for index in range(start, end) if sketch.letters[index] in EFFECTS]
    if KILLED in metrics:
        return CASUALTIES if WOUNDED in metrics else KILLED
    return metrics[0]
