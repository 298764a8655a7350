"""The outlets and agencies that a text names: those of data/publications.csv, as newsrooms write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from flows.extract.grammar import OTHER, Letters
from flows.extract.lexicon import read_rows, read_sets
from flows.extract.publications import all_publications
from flows.extract.words import Words, split_words
from flows.model.mention import PublicationMention
from flows.model.publication import PublicationKind

_SHORT = 4  # letters; a shorter name is an abbreviation and has one spelling only
_ARTICLE = ("Al", "al")
_NAME = re.compile("[nb]")
_SHORT_FORM = re.compile("s")


class _Name(NamedTuple):
    publication_id: str
    is_homonym: bool


@dataclass(slots=True)
class _Begun:
    """The names that begin with one word: that which is the word alone; those of several by all of their words; and of how many
    words these are by the second of them, the longest first."""

    alone: _Name | None
    longer: dict[tuple[str, ...], _Name]
    lengths: dict[str, list[int]]


def find_publications(words: Words) -> tuple[PublicationMention, ...]:
    """The outlets of the list that a text names, in order; the longest name where several begin, and then its noun alone.

    Governments and armies, which the list has for what they publish, are actors (flows.model.mention.ActorMention) instead.
    """
    names, written = _names(), words.written
    letters = outlet_letters().draw(words)
    mentions: list[PublicationMention] = []
    end, last = 0, len(written) - 1
    for match in _NAME.finditer(letters):
        index = match.start()
        if index < end:
            continue
        begun = names[written[index]]
        goes_on = index < last and written[index + 1] in begun.lengths
        found = _longest(words, index, begun) if goes_on else None
        if found is None and begun.alone and _is_meant(words, index, index + 1, begun.alone):
            found = index + 1, begun.alone
        if found:
            end, name = found
            mentions.append(_mention(words, index, end, name))
    return tuple(sorted((*mentions, *_short_forms(words, letters, mentions)), key=lambda one: one.char_start))


def _longest(words: Words, first: int, begun: _Begun) -> tuple[int, _Name] | None:
    """Where the longest name of several words ends that begins here, and that name."""
    for length in begun.lengths[words.written[first + 1]]:
        spelled = tuple(words.written[first : first + length])
        name, end = begun.longer.get(spelled), first + len(spelled)
        if name and _is_meant(words, first, end, name):
            return end, name
    return None


def _is_meant(words: Words, first: int, end: int, name: _Name) -> bool:
    return not name.is_homonym or speaks(words, first, end)


def _short_forms(words: Words, letters: str, named: Sequence[PublicationMention]) -> Iterator[PublicationMention]:
    """ "the Observatory", "the observatory", "Observatory head": the noun of the outlet of that noun named last, and of no
    longer name here.
    """
    latest: dict[str, str] = {}
    passed = 0
    for match in _SHORT_FORM.finditer(letters):
        index = match.start()
        start, end, noun = words.starts[index], words.ends[index], words.written[index]
        while passed < len(named) and named[passed].char_start <= start:
            latest |= dict.fromkeys(_nouns().get(named[passed].publication_id, ()), named[passed].publication_id)
            passed += 1
        is_inside = passed and named[passed - 1].char_end > start
        goes_on = index and words.written[index - 1][0].isupper() and words.written[index - 1] != "The"
        if noun in latest and not is_inside and not goes_on:
            yield PublicationMention(start, end, noun, latest[noun], "short_form", 0.85)


@cache
def _nouns() -> Mapping[str, frozenset[str]]:
    """Of each outlet the nouns in its names by which it is called afterwards."""
    nouns = citing_words()["short_form"]
    named = {one.publication_id: {*" ".join((one.name, *one.aliases)).split()} for one in all_publications()}
    return {ident: frozenset(noun for noun in nouns if noun.capitalize() in words) for ident, words in named.items()}


@cache
def outlet_letters() -> Letters:
    """n for a word that a name begins with, m for one like "agency", b for what is both; s for one like "Observatory"."""
    names, media = _names().keys(), citing_words()["media_noun"]
    media |= {noun.capitalize() for noun in media} | {noun.upper() for noun in media}
    letters = (
        dict.fromkeys(citing_words()["short_form"], "s")
        | dict.fromkeys(names, "n")
        | dict.fromkeys(media, "m")
        | dict.fromkeys(names & media, "b")
    )
    return Letters(letters, lambda word: OTHER)


def speaks(words: Words, first: int, end: int) -> bool:
    """Whether the words around a name are those around an outlet: "told AA", "AA reported", "the AA news agency"."""
    contexts = citing_words()
    article = first > 1 and words.written[first - 1] in ("the", "The")
    before = words.folded[first - 1 - article] if first else ""
    after = words.folded[end] if end < len(words.folded) else ""
    enclosed = before == "(" and after == ")"
    return enclosed or before in contexts["before_name"] or after in contexts["after_name"] or after in contexts["media_noun"]


@cache
def citing_words() -> Mapping[str, frozenset[str]]:
    """The sets of data/citation_words.csv."""
    return read_sets("citation_words.csv")


def _mention(words: Words, first: int, end: int, name: _Name) -> PublicationMention:
    start, stop = words.starts[first], words.ends[end - 1]
    method, score = ("name_in_context", 0.8) if name.is_homonym else ("name", 0.95)
    return PublicationMention(start, stop, words.text[start:stop], name.publication_id, method, score)


@cache
def _names() -> Mapping[str, _Begun]:
    """The names by their first word."""
    homonyms = {row["name"] for row in read_rows("publication_homonyms.csv")}
    names: dict[str, dict[tuple[str, ...], _Name]] = defaultdict(dict)
    for outlet in all_publications():
        if outlet.kind is PublicationKind.GOVERNMENT:
            continue
        for listed in (outlet.name, *outlet.aliases, *filter(None, [outlet.domain])):
            for spelling in _spellings(listed):
                spelled = tuple(split_words(spelling).written)
                names[spelled[0]].setdefault(spelled, _Name(outlet.publication_id, listed in homonyms))
    return {first: _begun(first, found) for first, found in names.items()}


def _begun(first: str, names: dict[tuple[str, ...], _Name]) -> _Begun:
    alone = names.pop((first,), None)
    lengths: dict[str, set[int]] = defaultdict(set)
    for spelled in names:
        lengths[spelled[1]].add(len(spelled))
    return _Begun(alone, names, {second: sorted(found, reverse=True) for second, found in lengths.items()})


def _spellings(name: str) -> set[str]:
    """As listed, in capitals, and with "al-" in either case."""
    spellings = {name} if len(name) <= _SHORT else {name, name.upper()}
    if name[:2] in _ARTICLE and name[2:3] in ("-", " "):
        spellings |= {article + name[2:] for article in _ARTICLE}
    return spellings
