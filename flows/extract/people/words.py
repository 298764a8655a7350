"""The words by which reports name people: the classes of data/person_words.csv, first names, and phrases of several words."""

from __future__ import annotations

import re
from functools import cache

from flows.extract.actors.names import nation_words, state_names
from flows.extract.actors.words import actor_words, plain_words
from flows.extract.grammar import OTHER, Letters, Lexicon, make_lexicon
from flows.extract.lexicon import read_rows
from flows.extract.phrases import Phrases
from flows.extract.publications import all_publications

_PHRASES = ("STATE", "NATION", "ETHNIC", "OUTLET")
_CLASSES = (
    *_PHRASES, "INNER", "BODY", "CAP", "FIRST", "INITIAL", "HYPHEN", "APOSTROPHE", "QUOTE", "NUMBER", "PLAIN", "NOBODY",
)  # fmt: skip
_QUOTES = dict.fromkeys('"“”„«»', "QUOTE")
_SHORTEST_SHOUTED = 3  # letters of an unknown word that may be a name, where all is in capitals


@cache
def person_letters(is_shouted: bool) -> Letters:
    lexicon = person_words()
    name = lexicon.letters["CAP"]
    return Letters(lexicon.codes, lambda word: name if word[0].isupper() and _may_be_name(word, is_shouted) else OTHER)


def _may_be_name(word: str, is_shouted: bool) -> bool:
    """Whether an unknown word with a capital may be a name: no abbreviation, unless all is in capitals."""
    if not is_shouted:
        return not word.isupper()
    known = word.casefold() in actor_words().values
    return len(word) >= _SHORTEST_SHOUTED and not known and not word.endswith(("ED", "ING", "LY", "ION", "IONS"))


@cache
def person_words() -> Lexicon:
    classes_of: dict[str, str] = dict(_QUOTES)
    for row in read_rows("first_names.csv"):
        classes_of |= {row["name"]: "FIRST", row["name"].upper(): "FIRST"}
    rows = [row for row in read_rows("person_words.csv") if " " not in row["word"] and "-" not in row["word"]]
    listed = [(word, "PLAIN") for word in plain_words()] + [(row["word"], row["class"]) for row in reversed(rows)]
    for word, name in listed:
        spellings = (word.capitalize(),) if name == "MAYBE" else (word, word.capitalize(), word.upper())
        classes_of |= dict.fromkeys(spellings, name)
    return make_lexicon(classes_of, {row["word"]: row["value"] for row in rows}, _CLASSES)


@cache
def person_phrases() -> Phrases[tuple[str, str]]:
    """Phrases with their class, and of a state or its adjective ISO 3166 alpha-3."""
    listed = [(row["word"], (row["class"], "")) for row in read_rows("person_words.csv") if re.search("[ -]", row["word"])]
    listed += [(name, ("OUTLET", "")) for outlet in all_publications() for name in (outlet.name, *outlet.aliases)]
    listed += [(row["name"], ("NOBODY", "")) for row in read_rows("not_persons.csv")]
    listed += [(name, ("STATE", iso3)) for name, iso3 in state_names()]
    listed += [(word, ("NATION" if iso3 else "ETHNIC", iso3)) for word, iso3 in nation_words("adjective")]
    found: Phrases[tuple[str, str]] = Phrases()
    found.add(listed)
    return found


def is_role(word: str) -> bool:
    """Whether a word says what one person is: "doctor", "commander"."""
    lexicon = person_words()
    return word[0].islower() and lexicon.codes.get(word) in _roles()


@cache
def _roles() -> frozenset[str]:
    letters = person_words().letters
    return frozenset((letters["OFFICE"], letters["ROLE"], letters["RANK"], letters["HONOR"]))


@cache
def leaders() -> frozenset[str]:
    """The surnames of leaders whom everybody knows, as they are written."""
    return frozenset(row["name"] for row in read_rows("leaders.csv") if row["name"].isalpha())
