"""Every number of something in a text in English: how many, of what, and what became of them.

The rules are in rules.py, what numbers mean in amounts.py, what they count in counted.py, and who was killed, wounded or
detained in effects.py. What is no number of anything is left out: dates and times, ages, calibres, names with numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.figures.counted import nouns
from flows.extract.figures.effects import find_effects
from flows.extract.figures.figure import AREA, ATTACKS, COUNT, DISTANCE, KILLED, MONEY, SHARE, Figure
from flows.extract.figures.figures import find_figures
from flows.extract.figures.illness import is_of_illness
from flows.extract.figures.rules import effect_metrics, figure_codes, figure_words
from flows.extract.figures.running import Running, is_one_sentence
from flows.extract.figures.totals import is_total
from flows.extract.words import Words
from flows.model.quantity import Metric, Quantity
from flows.model.time_expression import TimeExpression

_AREAS = {"km": "km2", "mile": "mile2", "m": "m2", "yard": "yard2", "foot": "foot2"}
_GENERAL = ("people", "members", "security forces")
_OF_PEOPLE = {
    Metric.KILLED, Metric.WOUNDED, Metric.CASUALTIES, Metric.DETAINED, Metric.ABDUCTED, Metric.MISSING, Metric.DISPLACED,
}  # fmt: skip
_SAID_BY_NOUN = {"displaced people": Metric.DISPLACED, "hostages": Metric.ABDUCTED}  # of whom nothing else is told
_OF_LITTLE = (COUNT, ATTACKS)  # what may tell nothing
_DOUBTED = 0.5  # "threatened to kill ten"
_FEW = 10  # "the two leaders" are named already
_BESIDE = 14  # words between "57 people" and "350"
# How sure a metric is by how it was found: by a pattern of effects.py, or by what is counted.
_SCORES = {
    "passive": 0.9, "relative": 0.9, "object": 0.9, "left": 0.9, "lives": 0.9, "adjacent": 0.85, "subject": 0.85, "of": 0.8,
    "bare": 0.8, "headline": 0.7, "being": 0.85, "verb": 0.8, "suffered": 0.8, "toll": 0.8, "part": 0.8, "among": 0.8,
    "lost": 0.7, "noun": 0.9, "unit": 0.8, "adjective": 0.7, "count": 0.5,
}  # fmt: skip


def find_quantities(words: Words, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """The quantities of a text, in order. `times` are its expressions of time (`times.find_times`): their numbers are none."""
    codes = figure_codes(words, times)
    figures = find_figures(words, codes)
    for figure in figures:
        figure.metric, figure.method = _by_itself(figure)
    find_effects(words, codes, figures)
    running = Running(words, codes, figures, times)
    found = []
    is_ill = figure_words().letters["ILLNESS"] in codes
    named: tuple[Figure, str | None] | None = None
    for figure in figures:
        if figure.metric is None:
            figure.metric, figure.method = _by_noun(words, codes, figure)
        elif is_ill and figure.metric is KILLED and is_of_illness(words.text, *_span(words, figure)):
            figure.metric, figure.method = COUNT, "count"
        if figure.metric and not (figure.metric in _OF_LITTLE and _says_nothing(codes, figure)):
            is_total = _is_total(words, figure)
            is_cumulative = is_total or figure.method == "toll" or running.has(figure)
            population = _population(words, figure) or _shared_population(codes, figure, named)
            found.append(_quantity(words, figure, population, is_cumulative=is_cumulative, is_total=is_total))
            named = figure, population
    return tuple(found)


def _by_itself(figure: Figure) -> tuple[Metric | None, str]:
    """The metric of what says itself what it is: percents, money, deaths."""
    if figure.rule == "share":
        return SHARE, "unit"
    if figure.rule == "money" or (figure.kind == "unit" and figure.label.isupper()):
        return MONEY, "unit"
    return (Metric(figure.label), "noun") if figure.kind == "harm" else (None, "")


def _by_noun(words: Words, codes: str, figure: Figure) -> tuple[Metric | None, str]:
    """The metric of a figure that nothing is told of, by what it counts."""
    counted, letters = figure.counted, figure_words().letters
    if figure.rule in ("one", "none") or codes[figure.amount.first] == letters["BOTH"]:
        return None, ""
    if counted is None:
        return COUNT, "count"
    if figure.kind == "unit":
        inside = words.folded[counted.first : counted.last]
        if "square" in inside or "sq" in inside or figure.label in ("hectare", "acre"):
            return AREA, "unit"
        return DISTANCE if figure.label in _AREAS else COUNT, "unit"
    before = codes[counted.first : counted.last]
    at = max(before.find(letters["DONE"]), before.find(letters["STATE"]))  # "12 wounded soldiers"
    if at >= 0 and (metric := figure.as_metric(effect_metrics()[words.folded[counted.first + at]])):
        return metric, "adjective"
    if figure.label in _SAID_BY_NOUN:
        return _SAID_BY_NOUN[figure.label], "noun"
    return (ATTACKS, "noun") if figure.kind == "attack" else (COUNT, "count")


def _says_nothing(codes: str, figure: Figure) -> bool:
    """Whether a number that counts no harm tells nothing or too little: "the two leaders", "over 12", "one of the attacks"."""
    if figure.amount.best == 1 and codes[figure.amount.last + 1 : figure.amount.last + 2] == figure_words().letters["OF"]:
        return True
    if figure.metric is ATTACKS:
        return False
    if codes[figure.first - 1 : figure.first] == figure_words().letters["THE"] and (figure.amount.best or 0) <= _FEW:
        return True
    return figure.counted is None


def _is_total(words: Words, figure: Figure) -> bool:
    return figure.metric in _OF_PEOPLE and is_total(words.text, *_span(words, figure), _killed(figure))


def _quantity(words: Words, figure: Figure, population: str | None, *, is_cumulative: bool, is_total: bool) -> Quantity:
    start, end = _span(words, figure)
    amount, counted = figure.amount, figure.counted
    assert figure.metric
    return Quantity(  # in the order of its fields, which is faster
        start,
        end,
        words.text[start:end],
        words.starts[amount.first],
        words.ends[amount.last],
        amount.low,
        amount.best,
        amount.high,
        amount.qualifier,
        figure.metric,
        population,
        _unit(words, figure),
        words.starts[counted.first] if counted else None,
        words.ends[counted.last] if counted else None,
        is_cumulative,
        figure.is_part,
        is_total,
        figure.method,
        _SCORES[figure.method] * (_DOUBTED if figure.is_doubted else 1),
    )


def _killed(figure: Figure) -> float | None:
    return (figure.amount.best or figure.amount.low) if figure.metric is KILLED else None


def _span(words: Words, figure: Figure) -> tuple[int, int]:
    return words.starts[figure.first], words.ends[figure.last]


def _population(words: Words, figure: Figure) -> str | None:
    """Who is counted: by the noun, or by one before it that says more, as in "civilian deaths", "police officers"."""
    if figure.counted is None or figure.kind not in ("person", "harm"):
        return None
    inside = words.folded[figure.counted.first : figure.counted.last + 1]
    general = None
    for word in reversed(inside):
        noun = nouns().get(word)
        if noun and noun.kind == "person":
            if noun.label not in _GENERAL:
                return noun.label
            general = general or noun.label
    return general


def _shared_population(codes: str, figure: Figure, named: tuple[Figure, str | None] | None) -> str | None:
    """Who is counted by a bare number: those of the one before it, "killed 57 people and wounded 350", "14 of them"."""
    if named is None or figure.counted or figure.metric not in _OF_PEOPLE or figure.method == "toll":
        return None
    before, population = named
    if before.metric not in _OF_PEOPLE:
        return None
    if figure.of_them:
        return population
    is_near = figure.first - before.last <= _BESIDE and is_one_sentence(codes, before.last, figure.first)
    return population if is_near else None


def _unit(words: Words, figure: Figure) -> str | None:
    if figure.rule == "share":
        percent = words.ends[figure.last] > words.ends[figure.amount.last] and figure.amount.best and figure.amount.best > 1
        return "percent" if percent else "fraction"
    if figure.rule == "money":
        return next(figure_words().values[word] for word in words.written[figure.first :] if word in "$£€")
    if figure.kind != "unit":
        return None
    return _AREAS.get(figure.label, figure.label) if figure.metric is AREA else figure.label
