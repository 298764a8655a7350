"""The numbers of a text that count or measure something, with what they count."""

from __future__ import annotations

import re
from functools import cache

from flows.extract.figures.amounts import exactly, read_amount
from flows.extract.figures.counted import Counted, noun_phrase, nouns
from flows.extract.figures.figure import Figure
from flows.extract.figures.rules import figure_rules, figure_words
from flows.extract.words import Words

_LETTERS = figure_words().letters
_NO_FIGURES = ("age", "series", "name")
_ONE = ("article", "one")
_OF_ITSELF = ("money", "share")  # what says itself of what it is a number
_OLDEST = 110
_NEAR = 8  # words of a phrase
_HANDED = frozenset({"handed", "hand", "handing", "turned", "turning", "took", "taken", "taking"})
# What may stand between a number and its noun phrase: "12 of the", "three more".
_BETWEEN = frozenset(_LETTERS[name] for name in ("OF", "THE", "MORE"))
_OF_THEM = (_LETTERS["OF"] + _LETTERS["THEM"], _LETTERS["OF"] + _LETTERS["WHO"])
_VERBS = frozenset(_LETTERS[name] for name in ("DONE", "DOING", "BE"))
_BESIDE_AGE = (",", _LETTERS["PAREN"])
_SAID = "".join(_LETTERS[name] for name in ("MORE", "THAN", "ABOUT", "SOME", "OVER", "AT", "LEAST"))
_WHOLE = re.compile(f"[{_SAID}]{{0,2}}{_LETTERS['NUMBER']}")


def find_figures(words: Words, codes: str) -> list[Figure]:
    """The figures of a text, in order; `codes` are those of figure_rules.figure_codes."""
    figures = []
    search, at = figure_rules().search, 0
    while match := search(codes, at):
        rule, (start, at) = match.lastgroup or "", match.span()
        if rule in _ONE:
            figure = _one(words, codes, start)
        elif rule in _NO_FIGURES:
            continue
        else:
            figure = _figure(words, codes, rule, start, at)
        if figure:
            figures.append(figure)
            at = figure.last + 1
    return figures


def _one(words: Words, codes: str, at: int) -> Figure | None:
    """The figure of "a" or "another": of a person or harm, or of what no list has, which may be somebody only beside a verb:
    "killed a baker", "and another wounded"."""
    behind, end = at + 1, at + 1 + _NEAR
    if _VERBS.isdisjoint(codes[max(at - 1, 0) : end]) and _people().isdisjoint(words.written[behind:end]):
        return None
    first, of_them = _behind_of(words, codes, behind)
    counted = noun_phrase(words, codes, first, plural=first > behind)
    last = counted.last if counted else at
    if counted and counted.noun:
        is_somebody = counted.noun.kind in ("person", "harm")
    else:
        is_named = counted is not None or codes[at] == _LETTERS["ANOTHER"]
        is_somebody = is_named and not _VERBS.isdisjoint(codes[at - 1 : at] + codes[last + 1 : last + 2])
    return Figure(at, last, "one", exactly(1, at), counted, of_them) if is_somebody else None


def _figure(words: Words, codes: str, rule: str, start: int, end: int) -> Figure | None:
    """The figure of the words from `start` up to `end`, which the rule matches."""
    if rule == "number" and _is_age(words, codes, start, end):
        return None
    if codes[start] == _LETTERS["OVER"] and words.written[max(start - 1, 0)] in _HANDED:
        start += 1  # "handed over 22 guns"
    amount = read_amount(words, codes, rule, start, end)
    if amount is None:
        return None
    first, of_them = _behind_of(words, codes, end)
    plural = amount.best != 1 or first > end  # "one of the men"
    if first > end and amount.best != 1 and not of_them and (whole := _WHOLE.match(codes, first)):
        first = whole.end()  # "18 of 31 trucks"
    if rule in _OF_ITSELF:
        counted = _counted_of_itself(words, codes, rule, first)
    else:
        counted = noun_phrase(words, codes, first, plural=plural) or _group(words, codes, start, end)
    last = max(end - 1, counted.last) if counted else end - 1
    figure = Figure(start, last, rule, amount, counted, of_them)
    return figure if _counts_something(codes, figure) else None


def _behind_of(words: Words, codes: str, first: int) -> tuple[int, bool]:
    """Where the noun phrase behind a number may begin, whose words end before `first`, "12 of the men"; and whether the number
    counts some of those named before, "14 of them"."""
    if codes[first : first + 1] not in _BETWEEN:
        return first, False
    of_them = codes[first : first + 2] in _OF_THEM
    first += 2 * of_them
    while codes[first : first + 1] in _BETWEEN and words.written[first] != "The":
        first += 1
    return first, of_them


def _counted_of_itself(words: Words, codes: str, rule: str, first: int) -> Counted | None:
    """Of what it is a share: "half of the city", "30 percent of homes"."""
    if rule == "money":
        return None
    whole = noun_phrase(words, codes, first, plural=False)
    return whole if whole and whole.noun else noun_phrase(words, codes, first, plural=True)


def _counts_something(codes: str, figure: Figure) -> bool:
    """Whether "no" or "a number of" counts somebody, and what is counted is worth telling."""
    kind, rule = figure.kind, figure.rule
    if kind == "none":
        return False
    if rule == "none" and figure.counted is None:
        return figure.first < figure.last or codes[figure.first] != _LETTERS["NO"]  # "no one", "nobody"
    return rule not in ("none", "unknown") or kind in (None, "person", "harm", "thing", "place")


def _is_age(words: Words, codes: str, first: int, end: int) -> bool:
    """ "Mr Smith, 34, was wounded"."""
    if codes[end : end + 1] not in _BESIDE_AGE or codes[first - 1] not in _BESIDE_AGE or end - first > 1 or first < 2:
        return False
    return words.numbers.get(first, _OLDEST) < _OLDEST and words.written[first - 2][0].isupper()


def _group(words: Words, codes: str, first: int, end: int) -> Counted | None:
    """ "a family of six"."""
    place = codes.find(_LETTERS["GROUP"], first, end)
    noun = nouns().get(words.folded[place]) if place >= 0 else None
    return Counted(place, place, noun) if noun else None


@cache
def _people() -> frozenset[str]:
    """One person, or one harm, in each spelling."""
    known = [word for word, noun in nouns().items() if noun.kind in ("person", "harm") and not noun.plural]
    return frozenset(spelling for word in known for spelling in (word, word.capitalize(), word.upper()))
