"""The words and phrases by which actors are named, with their classes: data/actor_words.csv, the persons of data/counted.csv,
and the names of actors, states, peoples and leaders.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flows.extract.actors.names import Actor, namesakes, nation_words, state_names
from flows.extract.figures.counted import nouns
from flows.extract.grammar import Lexicon, make_lexicon
from flows.extract.lexicon import read_rows, read_sets
from flows.extract.phrases import Phrases

# The class and the value of the persons of counted.csv who are sides, by what is counted there.
_SIDES = {
    "fighters": ("FIGHTERS", "people"),
    "soldiers": ("TROOPS", "state_force MIL"),
    "security forces": ("TROOPS", "state_force GOV"),
    "police": ("ARMY", "state_force COP"),
    "peacekeepers": ("SIDE", "international_force"),
    "observers": ("SIDE", "international_force"),
    "officials": ("GOV", "government GOV"),
    "leaders": ("MEMBERS", "people"),
    "members": ("MEMBERS", "people"),
    "criminals": ("SIDE", "people"),
}
_CIVILIANS = (
    *("civilians", "protesters", "activists", "students", "clergy", "journalists", "medics", "rescuers", "contractors"),
    *("displaced people", "migrants", "detainees", "hostages", "returnees", "suspects"),
)
_SIDES |= dict.fromkeys(_CIVILIANS, ("CIV", "people"))
_CAPITALISED = {"CIV": "CCIV", "MEMBERS": "CMEMBERS"}  # as parts of names: "the Journalists Syndicate"
_OF_SOMEBODY = ("MEN", "people")  # children, women, families: of themselves they are no side
_ONE = ("FIGHTERS", "TROOPS", "ARMY")  # of whom one is worth a mention
_CLASSES = (
    *("NAME", "STATE", "NATION", "ETHNIC", "PEOPLE", "LEADER"),  # of phrases
    *("INNER", "CAP", "ACRONYM", "ORDINAL", "PERSON", "REBEL", "PLAIN"),
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase is: its class, in lower case and with a capital, and whom it names or, of a list of words, its value.

    `capitals` of its words must begin with one.
    """

    classes: tuple[str, str]
    capitals: int
    actors: tuple[Actor, ...] = ()
    value: str = ""


@cache
def contexts() -> Mapping[str, frozenset[str]]:
    """The sets of data/actor_contexts.csv."""
    return read_sets("actor_contexts.csv")


@cache
def actor_words() -> Lexicon:
    """The single words, each with its class in lower case and with a capital; `values` as in data/actor_words.csv."""
    classes_of: dict[str, str] = {}
    for word in plain_words():
        _spell_out(classes_of, word, "PLAIN", "PLAIN")
    values: dict[str, str] = {}
    for word, noun in nouns().items():
        if noun.kind == "person":
            name, value = _SIDES.get(noun.label, _OF_SOMEBODY)
            if not noun.plural:
                if name not in _ONE:
                    continue
                name = "REBEL" if noun.adjective else "PERSON"
            _spell_out(classes_of, word, name, _CAPITALISED.get(name, name))
            if name == "PERSON":  # "158th Fighter Wing"
                classes_of[word.capitalize()] = "CAP"
            values[word] = value
    for row in read_rows("actor_words.csv"):
        if " " not in row["word"] and "-" not in row["word"]:
            _spell_out(classes_of, row["word"], row["class"], row["capitalised"])
            if row["class"] or row["word"] not in values:
                values[row["word"]] = row["value"] or values.get(row["word"], "")
    return make_lexicon(classes_of, values, _CLASSES)


def _spell_out(classes_of: dict[str, str], word: str, lower: str, capitalised: str) -> None:
    if lower:
        classes_of[word] = lower
    classes_of |= dict.fromkeys((word.capitalize(), word.upper()), capitalised)


@cache
def plain_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_rows("plain_words.csv"))


@cache
def known_phrases() -> Phrases[Phrase]:
    """All phrases of the lists. States and leaders are also known as texts have them that lost the apostrophe: "Iraqs army"."""
    listed = [
        (row["word"], Phrase((row["class"], row["capitalised"]), 0, value=row["value"]))
        for row in read_rows("actor_words.csv")
        if " " in row["word"] or "-" in row["word"]
    ]
    for name, pairs in (
        ("STATE", state_names()),
        ("NATION", nation_words("adjective")),
        ("PEOPLE", nation_words("people")),
        ("LEADER", ((row["name"], row["iso3"]) for row in read_rows("leaders.csv"))),
    ):
        for word, iso3 in pairs:
            kind = "ETHNIC" if name == "NATION" and not iso3 else name
            phrase = Phrase((kind, kind), 1, value=iso3)
            listed += [(word, phrase)] if name in ("NATION", "PEOPLE") else [(word + "s", phrase), (word, phrase)]
    listed += [(name, Phrase(("NAME", "NAME"), _capitals(name), actors)) for name, actors in namesakes().items()]
    found: Phrases[Phrase] = Phrases()
    found.add(listed)
    return found


def _capitals(name: str) -> int:
    words = re.split(r"[\s-]+", name)
    firm = [word for word in words if word[:1].isupper() and word.casefold() not in contexts()["soft"]]
    return max(len(firm), int(name[0].isupper()))
