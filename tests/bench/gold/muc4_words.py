"""The words of muc4_words.csv, and what a noun phrase is by them."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flows.extract.figures.counted import Noun, nouns
from flows.extract.figures.quantities import find_quantities
from flows.extract.words import split_words

_FORCES = ("soldiers", "police", "security forces", "fighters")  # whom "the army", "the police" stand for
_LEADING = re.compile(r"^(?:(?:the|an?|this|that|these|those|some|his|her|their|its|at least|several)\s+)+", re.I)


@cache
def listed(kind: str) -> Mapping[str, str]:
    lines = Path(__file__).with_suffix(".csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["word"]: row["value"] for row in rows if row["kind"] == kind}


def value_of(kind: str, phrase: str) -> str | None:
    """The value of the first listed word that a phrase has."""
    words = re.findall(r"[\w-]+", phrase.casefold())
    have = {*words, *(word.removesuffix("s") for word in words)}
    return next(
        (value for word, value in listed(kind).items() if word in have or (not word.isalnum() and word in phrase.casefold())),
        None,
    )


def is_people(phrase: str) -> bool:
    """Whether a phrase names people by what they are: "three teachers", not "a police post" nor "the army"."""
    noun = _head(phrase)
    return noun is not None and noun.kind == "person" and (noun.plural or noun.label not in _FORCES)


def _head(phrase: str) -> Noun | None:
    """What is known of the last word before "of"."""
    words = re.findall(r"[\w-]+", re.split(r"\b(?:of|from|in)\b", phrase.casefold())[0])
    return nouns().get(words[-1]) if words else None


def bare(phrase: str) -> str:
    """The phrase in capitals, without article and number."""
    phrase = _LEADING.sub("", " ".join(phrase.split()))
    words = split_words(phrase)
    if 0 in words.numbers and len(words.starts) > 1:
        phrase = phrase[words.starts[1] :]
    return _LEADING.sub("", phrase).upper()


def who(phrase: str) -> str:
    """The phrase without what stands behind "of", unless it says who they are: "members of the party"."""
    before_of = re.split(r"\bof\b", phrase, maxsplit=1, flags=re.I)[0].strip()
    return bare(phrase if re.search(r"(?:members?|leaders?|group|one|some)\Z", before_of, re.I) else before_of)


def number_of(phrase: str) -> str:
    """How many: "2", "PLURAL", "1"."""
    words = split_words(phrase)
    for quantity in find_quantities(words, ()):
        if quantity.value_best:
            return f"{quantity.value_best:.0f}"
    if words.numbers:
        return f"{next(iter(words.numbers.values())):.0f}"
    noun = _head(phrase)
    plural = noun.plural if noun else bool(re.search(r"[^s']s\Z", re.split(r"\bof\b", phrase.casefold())[0].strip()))
    return "PLURAL" if plural else "1"
