"""How English writes a number of something: rules over the classes of data/figure_words.csv."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache

from flows.extract.grammar import OTHER, Letters, Lexicon, ahead, read_lexicon
from flows.extract.lexicon import read_rows
from flows.extract.words import Words
from flows.model.quantity import Metric
from flows.model.time_expression import TimeExpression

_DASHES = ("-", "–")
FORMS = {"done": "DONE", "doing": "DOING", "happens": "HAPPENS", "state": "STATE", "of": "OF_NOUN", "toll": "TOLL"}
# What a qualifier begins with: asked first, since most numbers have none and five rules look for one.
_QUALIFYING = "AT NO NOT MORE LESS WELL OVER UPWARDS UP AS ABOUT CLOSE SOME ONLY TOTAL LEAST MOST GROUP ANOTHER"
_PARTS = {
    "QUALIFIER": "AT (?:LEAST|MOST)|(?:NO|NOT)? (?:MORE|LESS) THAN|WELL? OVER|UPWARDS OF|UP TO|AS (?:MANY|SEVERAL) AS|"
    "A? ABOUT|CLOSE TO|SOME|ONLY|A? (?:TOTAL|LEAST|MOST|GROUP) OF|A REPORTED|ANOTHER",
    "QUALIFIED": f"(?>(?:(?=[{_QUALIFYING}]|A [ABOUT TOTAL LEAST MOST GROUP REPORTED]) QUALIFIER){{0,3}})",
    "NUM": "NUMBER|ONE",
}
_RULES = {
    "article": ("A (?=OTHER)",),  # asked first, since most of "a" are this, and no other rule goes on so
    "none": ("NO ONE", "NOBODY", "NO (?!NUMBER|MORE|LESS)"),
    "name": ("NO DOT? NUMBER", "DESIGNATOR NUMBER", "ONE BY ONE"),
    "age": ("NUMBER -? YEARS -? OLD", "AGED (?:BETWEEN NUMBER AND)? NUMBER"),
    "series": ("NUM (?:- NUM){2,9}", "NUM (?:/ NUM){1,9}"),
    "money": (ahead("CURRENCY") + "QUALIFIED CURRENCY NUMBER SCALE?",),
    "share": (
        ahead("PERCENT PER") + "QUALIFIED (?:BETWEEN NUM AND NUM|NUM (?:-|TO) NUM|NUM) -? (?:PERCENT|PER CENT)",
        ahead("FRACTION HALF") + "QUALIFIED (?:(?:A|ONE|NUMBER) -? (?:FRACTION|HALF)|HALF) (?=OF|THE)",
    ),
    "range": (ahead("BETWEEN TO OR -") + "QUALIFIED (?:BETWEEN NUM AND NUM|NUM (?:-|TO|OR) NUM)",),
    "vague": (
        ahead("VAGUE SEVERAL HANDFUL")
        + "QUALIFIED (?:VAGUE (?:OF VAGUE)?|A? SEVERAL (?:SCALE|VAGUE)?|A? HANDFUL OF? (?:SCALE|VAGUE)?)",
    ),
    "unknown": ("A UNKNOWN{0,2} COUNT OF", "UNKNOWN{1,2} COUNT OF"),
    "number": ("QUALIFIED NUM (?:-? PLUS|(?:OR|AND) MORE)?", "BOTH"),
    "one": ("A", "ANOTHER"),
}
_GUARD = (
    f"(?=[NUMBER ONE A {_QUALIFYING} NOBODY DESIGNATOR AGED CURRENCY BETWEEN VAGUE SEVERAL HANDFUL UNKNOWN COUNT BOTH HALF])"
    # Nor does a rule go on like this.
    "(?![AT NOT MORE LESS WELL OVER UPWARDS UP AS ABOUT CLOSE SOME ONLY TOTAL GROUP LEAST MOST DESIGNATOR BETWEEN UNKNOWN "
    "COUNT] [OTHER THE DOT ,])"
)


@cache
def figure_words() -> Lexicon:
    """The words around numbers, with those that tell what became of the counted."""
    lexicon = read_lexicon("figure_words.csv", ("NUMBER", "TIME", *FORMS.values()))
    codes, values = dict(lexicon.codes), dict(lexicon.values)
    for row in read_rows("figure_effects.csv"):
        values[row["word"]] = row["metric"]
        for spelling in (row["word"], row["word"].capitalize(), row["word"].upper()):
            codes[spelling] = lexicon.letters[FORMS[row["form"]]]
    return Lexicon(codes, values, lexicon.letters)


@cache
def effect_metrics() -> Mapping[str, Metric]:
    """What each word that tells what became of the counted makes of them."""
    return {word: Metric(value) for word, value in figure_words().values.items() if value in list(Metric)}


@cache
def figure_rules() -> re.Pattern[str]:
    return figure_words().rules(_RULES, _PARTS, _GUARD)


@cache
def _letters() -> Letters:
    stop = figure_words().letters["STOP"]
    return Letters(figure_words().codes, lambda word: stop if word[0] == "\n" else OTHER)  # where a paragraph ends


def figure_codes(words: Words, times: Iterable[TimeExpression]) -> str:
    """The class of each word, a letter each; TIME for those of an expression of time."""
    letters, written = figure_words().letters, words.written
    codes = list(_letters().draw(words))
    for index in words.numbers:
        if codes[index] == OTHER and not (written[index - 1] in _DASHES and _is_name(words, index)):
            codes[index] = letters["NUMBER"]
    for time in times:
        first = bisect_left(words.starts, time.char_start)
        end = bisect_left(words.starts, time.char_end, first)
        codes[first:end] = letters["TIME"] * (end - first)
    return "".join(codes)


def _is_name(words: Words, index: int) -> bool:
    """Whether a number behind a dash is part of a name: "T-72", "COVID-19"; or ends one: "12th-grade"."""
    return index > 1 and words.glued(index) and words.glued(index - 1) and words.written[index - 2][-1].isalpha()
