"""The words that tell of an event, in every form they take, and the words by which their clauses are read.

They are data/event_triggers.csv and data/event_words.csv, which say in their heads how to add one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from flows.extract.actors.names import nation_words
from flows.extract.figures.counted import Noun, nouns
from flows.extract.lexicon import read_rows

GAP = "…"  # up to six words of a phrase


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of data/event_triggers.csv in one of its forms.

    `form` is "past" (a past or a participle), "base" (with -s, too), "doing" (with -ing) or "noun"; `rest` are the words of a
    phrase behind its first, in lower case.
    """

    action: str
    weapon: str
    form: str
    rest: tuple[str, ...]


# The letter of each class of data/event_words.csv in the sketch of a text (sketch.py).
LETTERS = {
    "BE": "b", "HAVE": "h", "MAY": "m", "TO": "t", "NOT": "n", "NO": "0", "IF": "i", "FEAR": "f", "PLAN": "l", "GOING": "g",
    "PAST": "k", "BY": "y", "OF": "o", "AND": "&", "PREP": "p", "ON": "P", "WITH": "w", "BETWEEN": "e", "FOR": "F",
    "WHEN": "q", "WHILE": "@", "AFTER": "B", "THAT": "Q", "WHO": "W", "THE": "d", "A": "D", "THEY": "r", "ADVERB": "a",
    "SAY": "s", "LIGHT": "L", "USED": "U", "OCCUR": "O", "VERB": "v", "PARTICIPLE": "u",
}  # fmt: skip


@cache
def letters() -> Mapping[str, str]:
    """The letter of each word in data/event_words.csv by which clauses are read, in the spellings it may stand in."""
    found = {
        ",": ",",
        ";": ";",
        ":": ":",
        "(": "(",
        ")": ")",
        "[": "(",
        "]": ")",
        ".": ".",
        "!": ".",
        "?": ".",
        "-": "-",
        "–": ";",
    }
    found |= {"—": ";", "'": "'", "’": "'", '"': '"', "“": '"', "”": '"', "/": "&", "&": "&"}
    for row in read_rows("event_words.csv"):
        if row["class"] in LETTERS:
            found |= dict.fromkeys(_spellings(row["word"]), LETTERS[row["class"]])
    return found


@cache
def kinds(name: str) -> Mapping[str, str]:
    """The value of each word of a class of data/event_words.csv in each of its spellings; `named` are parties and things."""
    if name == "named":
        return {**kinds("thing"), **kinds("party")}
    found = {row["word"]: row["value"] or name for row in read_rows("event_words.csv") if row["class"] == name}
    if name == "party":
        of_population = kinds("population")
        people = {word: noun for word, noun in nouns().items() if noun.kind == "person" and not _is_nation(noun)}
        found = {word: of_population[noun.label] for word, noun in people.items() if noun.label in of_population} | found
    if name == "adjective":  # "a Syrian", but not "a Syrian town"
        of_population = kinds("population")
        people = {word: noun for word, noun in nouns().items() if noun.kind == "person" and _is_nation(noun)}
        found = {word: of_population[noun.label] for word, noun in people.items() if noun.label in of_population}
    return {spelling: value for word, value in found.items() for spelling in _spellings(word)}


@dataclass(frozen=True, slots=True)
class Triggers:
    """The triggers that begin with a word: it alone by its form, phrases by their second word, and phrases with a gap there,
    behind which one of `behind_gap` follows."""

    alone: Mapping[str, Trigger]
    phrases: Mapping[str, tuple[Trigger, ...]]
    gapped: tuple[Trigger, ...]
    behind_gap: frozenset[str]
    has_verb: bool


@cache
def triggers() -> Mapping[str, Triggers]:
    """The triggers by the spellings of their first word."""
    found: dict[str, list[Trigger]] = {}
    for row in read_rows("event_triggers.csv"):
        for words, form in _forms(row["trigger"], row["form"], row["past"]):
            first, *rest = words.split()
            for spelling in _spellings(first):
                found.setdefault(spelling, []).append(Trigger(row["action"], row["weapon"], form, tuple(rest)))
    return {word: _indexed(these) for word, these in found.items()}


def _indexed(these: Sequence[Trigger]) -> Triggers:
    phrases: dict[str, tuple[Trigger, ...]] = {}
    for one in these:
        if one.rest and one.rest[0] != GAP:
            phrases[one.rest[0]] = (*phrases.get(one.rest[0], ()), one)
    gapped = tuple(one for one in these if one.rest and one.rest[0] == GAP)
    alone: dict[str, Trigger] = {}
    for one in these:
        if not one.rest:
            alone.setdefault(one.form, one)
    behind_gap = frozenset(one.rest[1] for one in gapped)
    return Triggers(alone, phrases, gapped, behind_gap, any(one.form != "noun" and one.rest[:1] != ("-",) for one in these))


def _is_nation(noun: Noun) -> bool:
    return noun.adjective and noun.label == "people"


def _spellings(word: str) -> set[str]:
    return {word, word.capitalize(), word.upper(), word.title()} - _abbreviations()


@cache
def _abbreviations() -> set[str]:
    """Those of states, which are no words in capitals: the US, and not us."""
    return {name for name, _ in nation_words("adjective") if name.isupper()}


def _forms(trigger: str, form: str, past: str) -> Iterator[tuple[str, str]]:
    """Each form of a trigger, and which it is; the first word of a phrase is the one that changes, or the last of a noun's."""
    pasts = past.split("|") if past else []
    if form == "noun":
        yield _hyphenated(trigger), "noun"
        yield from ((_hyphenated(plural), "noun") for plural in pasts or [f"{trigger}s"])
        return
    verb, _, rest = trigger.partition(" ")
    heads = [one.partition(" ")[0] for one in pasts] or [_past(verb)]
    behind = {rest} | {one.partition(" ")[2] for one in pasts if " " in one}
    for ending in behind:
        for head in heads:
            yield _hyphenated(f"{head} {ending}"), "past"
        yield _hyphenated(f"{verb} {ending}"), "base"
        yield _hyphenated(f"{_third(verb)} {ending}"), "base"
        yield _hyphenated(f"{_doing(verb, heads[0])} {ending}"), "doing"


def _hyphenated(phrase: str) -> str:
    """As words.py splits it: "sit-in" is three words."""
    return phrase.replace("-", " - ")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y\Z", verb) else f"{verb}ed"


def _third(verb: str) -> str:
    if re.search(r"(?:s|sh|ch|x|z)\Z", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y\Z", verb) else f"{verb}s"


def _doing(verb: str, past: str) -> str:
    if past == f"{verb}{verb[-1]}ed" or verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return f"{verb.removesuffix('e') if verb[-2:] not in ('ee', 'oe', 'ye') else verb}ing"


_DOUBLED = {"hit", "set", "put", "run", "overrun", "cut"}
