"""What words say one party does to another, in PLOVER's terms, and what becomes of it under "refuse to", "will", "end".

The words are in data/plover_patterns.csv and data/plover_nouns.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from flows.extract.lexicon import read_rows
from flows.extract.relations.verbs import in_s
from flows.extract.words import Words

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
_BEFORE = 3  # words of a noun before its last
_FAR = 30  # words of a phrase that are looked at; what is longer is none
# What ends, softens or drops what a deed began: drop charges, withdraw a demand, lift a ban, call off a strike, halt aid.
_LESS = {
    "AGREE": "REJECT", "CONSULT": "SANCTION", "SUPPORT": "SANCTION", "CONCEDE": "COERCE", "COOPERATE": "SANCTION",
    "AID": "SANCTION", "RETREAT": "REJECT", "REQUEST": "CONCEDE", "ACCUSE": "CONCEDE", "THREATEN": "CONCEDE",
    "PROTEST": "RETREAT", "SANCTION": "RETREAT", "MOBILIZE": "RETREAT", "COERCE": "RETREAT", "ASSAULT": "RETREAT",
}  # fmt: skip


class Deed(NamedTuple):
    """PLOVER's event and mode, or, in lower case, what the word does to the event of its noun; `swapped` if the other party
    does it, as in "faced criticism from"."""

    event: str
    mode: str | None = None
    swapped: bool = False


class Noun(NamedTuple):
    """What a noun is to the patterns of verbs, and the deed that it names."""

    kind: str
    deed: Deed | None


@cache
def patterns() -> Mapping[str, Mapping[str, Deed]]:
    """The deeds of each verb with what follows it, by what it has as its object."""
    found: dict[str, dict[str, Deed]] = {}
    for row in read_rows("plover_patterns.csv"):
        found.setdefault(row["word"], {})[row["with"]] = Deed(row["event"], row["mode"] or None)
    return found


@cache
def nouns() -> Mapping[str, Noun]:
    """The nouns, singular and plural, with a blank between their words."""
    found = {}
    for row in read_rows("plover_nouns.csv"):
        noun = Noun(row["class"], Deed(row["event"], row["mode"] or None) if row["event"] else None)
        found[row["noun"]] = found[in_s(row["noun"])] = noun
    return found


@cache
def longest_patterns() -> Mapping[str, int]:
    """Of how many words the longest pattern of each verb is; a verb that has none is not in it."""
    longest: dict[str, int] = {}
    for pattern in patterns():
        words = pattern.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def nouns_in(words: Words, first: int, end: int, head: int) -> Iterator[Noun]:
    """The listed nouns of a phrase, its head first, the others from the last to the first."""
    folded, known = words.folded, _by_last_word()
    for index in (head, *range(end - 1, max(first, end - _FAR) - 1, -1)):
        if folded[index] in known and (noun := noun_at(words, index)):
            yield noun


def noun_at(words: Words, index: int) -> Noun | None:
    """The listed noun that ends with a word, the longest: "state of siege", "cease-fire", "talks"."""
    word = words.folded[index]
    known = _by_last_word().get(word)
    if known is None:
        return None
    alone = known.get(word)
    if alone and len(known) == 1:
        return alone
    before = [one for one in words.folded[max(index - _BEFORE, 0) : index] if one != "-"]
    return known.get(" ".join((*before[-2:], word))) or known.get(" ".join((*before[-1:], word))) or alone


@cache
def _by_last_word() -> Mapping[str, Mapping[str, Noun]]:
    found: dict[str, dict[str, Noun]] = {}
    for name, noun in nouns().items():
        found.setdefault(name.rpartition(" ")[2], {})[name] = noun
    return found


def deed_of(verb: str, following: Iterable[str], objects: Iterable[Noun]) -> Deed | None:
    """What a verb in its base form says is done. `following` are the words behind it that its patterns may have, `objects` the
    nouns it may have, the likeliest first."""
    known, name = patterns(), verb
    options = [known[verb]] if verb in known else []
    for word in following:
        name = f"{name} {word}"
        if name in known:
            options.insert(0, known[name])
    if not options:
        return None
    listed = list(objects)
    for option in options:
        for noun in listed:
            event = noun.deed.event if noun.deed else ""
            if deed := option.get(noun.kind) or (option.get(event) or option.get("EVENT") if event else None):
                return changed(deed.event, noun.deed) if deed.event.islower() else deed
        if "" in option:
            return option[""]
    return None


def changed(change: str, deed: Deed | None) -> Deed | None:
    """What becomes of a deed: `change` is a word in lower case of plover_patterns.csv, or an event that takes its place."""
    if change.isupper():
        return Deed(change)
    if deed is None or change == "same":
        return deed
    if change == "none":
        return None
    quad = QUADS[deed.event]
    if change == "undergo":
        return deed._replace(swapped=not deed.swapped)
    if change == "less":
        return Deed(_LESS[deed.event], None, deed.swapped) if deed.event in _LESS else None
    if change == "refuse":
        return Deed("REJECT")
    if change == "threaten":
        return Deed("THREATEN")
    if change == "ask":
        if deed.event == "ACCUSE":
            return deed
        return Deed("ACCUSE" if deed.event == "PROTEST" else "THREATEN" if quad == 4 else "REQUEST")
    # What is still to come is agreed, if it is for the other's good, or threatened, if it is to their harm in deed.
    return Deed("AGREE") if quad <= 2 else Deed("THREATEN") if quad == 4 else deed


def stance(chain: Iterable[str]) -> list[str]:
    """What the verbs that bring another in do to its deed, innermost first."""
    found = []
    for link in chain:
        option = patterns().get(link.removeprefix("be "), {})
        if deed := option.get("to"):
            found.append(deed.event)
        elif link.startswith("be ") and "" in option:
            found.append(option[""].event)
    return found[::-1]


def deed_of_link(link: str) -> Deed | None:
    """The deed of a verb that brings in another of which nothing is known: "refused to dance", "was urged to dance"."""
    option = patterns().get(link.removeprefix("be "), {})
    return option.get("") if "to" in option or link.startswith("be ") else None
