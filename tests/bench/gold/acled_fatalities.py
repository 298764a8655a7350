"""The number of fatalities that ACLED would code for a report of one event, from the quantities read out of it.

By the section on reported fatalities of ACLED's codebook: of figures that differ the lowest, "dozens" are 12, a number not
known is 10 where fighting is heavy and else 3, and a total that is said to be split goes in equal parts to its events.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from flows.extract.figures.rules import figure_words
from flows.extract.lexicon import read_rows
from flows.extract.words import Words
from flows.model.quantity import Metric, Quantity

UNKNOWN = 3
_SENTENCE_END = re.compile(r"[.!?][\"”')\]]*\s+(?=[A-Z\d\[(\"'“])")
_CODED = re.compile(r"\bcoded (?:as |to |at )?\Z")
_SPLIT = re.compile(r"\W*\bsplit \w+ (\w+)")
_OTHER_ACCOUNT = re.compile(r"\b(?:sources?|claim(?:s|ed)?|reports?|reported|according|uncorroborated|said|alleged)\b", re.I)
_PROTEST = re.compile(r"\b(?:protest|demonstrat|rall(?:y|ied)|vigil|march|gathered|picket|justice|condemn|commemorat)", re.I)
_EUPHEMISMS = ("elimin", "neutrali")  # said of much else
_NEAR = 40  # characters behind a total in which its split is told


def acled_fatalities(words: Words, quantities: Sequence[Quantity], unknown: int = UNKNOWN) -> int:
    """The fatalities of the event that a text reports, 0 if it tells of none; `unknown` is coded for those nobody counted."""
    statements = list(_statements(words.text, quantities))
    totals = [
        (text, found) for text, killed in statements if (found := [one for one in killed if one.method in ("noun", "toll")])
    ]
    if totals:
        return _total(words.text, [one for _, found in totals for one in found], totals[-1][1], unknown)
    if not statements:
        return int(_names_victim(words))
    least = 0
    for number, (text, killed) in enumerate(statements):
        said = sum(_coded(one, unknown) for one in killed)
        least = min(least, said) if number and _OTHER_ACCOUNT.search(text) else least + said
    return least


def _statements(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[str, list[Quantity]]]:
    """The sentences that tell of killed, each with their figures; not those that a protest is about."""
    ends = _sentence_ends(text)
    killed = [one for one in quantities if one.metric is Metric.KILLED and not one.is_part]
    for number, here in groupby(killed, key=lambda one: bisect_right(ends, one.char_start)):
        sentence = _sentence(text, ends, number)
        mourned = ("of", "relative") if _PROTEST.search(sentence) else ()  # "a vigil for the killing of two students"
        if counted := [one for one in here if one.method not in mourned]:
            yield sentence, counted


def _total(text: str, totals: Sequence[Quantity], last: Sequence[Quantity], unknown: int) -> int:
    """What the note says is coded, or the sum of the last sentence with totals, or its part of that."""
    for total in reversed(totals):
        if _CODED.search(text, max(total.char_start - len("coded as "), 0), total.char_start):
            return _coded(total, unknown)
    value = sum(_coded(total, unknown) for total in last)
    if split := _SPLIT.match(text, last[-1].char_end, last[-1].char_end + _NEAR):
        return max(round(value / _small_numbers().get(split[1].casefold(), 1)), 1)
    return value


def _coded(quantity: Quantity, unknown: int) -> int:
    if quantity.qualifier == "unknown":
        return unknown
    if (coded := _vague().get(quantity.qualifier)) is not None:
        return coded
    stated = quantity.value_low if quantity.value_best is None else quantity.value_best
    return int(stated or 0)


def _names_victim(words: Words) -> bool:
    """Whether somebody is killed whom the text names and does not count."""
    lexicon, ends = figure_words(), _sentence_ends(words.text)
    forms = {lexicon.letters[form] for form in ("DONE", "DOING", "HAPPENS", "STATE")}
    told = {
        bisect_right(ends, start)
        for word, start in zip(words.written, words.starts, strict=True)
        if lexicon.codes.get(word) in forms
        and lexicon.values[word.casefold()] == Metric.KILLED
        and not word.casefold().startswith(_EUPHEMISMS)
    }
    return any(not _PROTEST.search(_sentence(words.text, ends, number)) for number in told)


def _sentence_ends(text: str) -> list[int]:
    return [match.end() for match in _SENTENCE_END.finditer(text)]


def _sentence(text: str, ends: Sequence[int], number: int) -> str:
    return text[ends[number - 1] if number else 0 : ends[number] if number < len(ends) else len(text)]


@cache
def _vague() -> dict[str, int]:
    lines = Path(__file__).with_name("acled_numbers.csv").read_text(encoding="utf-8").splitlines()
    return {row["word"]: int(row["value"]) for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


@cache
def _small_numbers() -> dict[str, int]:
    spelled = {row["word"]: int(row["value"]) for row in read_rows("number_words.csv") if row["kind"] == "unit"}
    return spelled | {str(number): number for number in range(1, 100)}
