"""What words say one party does to another, in PLOVER's terms, and what becomes of it under "refuse to", "will", "end".

The words are in data/plover_patterns.csv and data/plover_nouns.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from flows.extract.lexicon import read_rows
from flows.extract.relations.verbs import in_s, verb_forms, verb_list
from flows.extract.words import Words

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
_BEFORE = 3  # words of a noun before its last
_FAR = 30  # words of a phrase that are looked at; what is longer is none
_FUTURE = ("will", "shall", "ll", "won", "would")
_BINDING = ("must", "should", "need", "needs", "have", "has", "had", "having")
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


@cache
def telling_words(events: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """The words that may tell of one of the events, with those of which each must have one beside it: "held" has "talks", a
    verb that tells by itself none, one of other events "will", by which it is a threat, and "must" a verb of saying."""
    needed: dict[str, set[str]] = {}
    for name, options in patterns().items():
        verb, second, *_ = *name.split(" "), ""
        for asked, deed in options.items():
            is_of_them = deed.event in events or deed.event.islower()
            needed.setdefault(verb, set()).update(_FUTURE if not is_of_them else (second,) if second else _words_of(asked))
    found = {form: needed[verb.lemma] for form, verb in verb_forms().items() if verb.lemma in needed}
    said = {form for form, verb in verb_forms().items() if verb.lemma in verb_list("SAY")}
    found |= {word: found.get(word, set()) | said for word in _BINDING}
    return {word: frozenset() if "" in others else frozenset(others) for word, others in found.items()}


def _words_of(asked: str) -> Iterable[str]:
    """The words of which a verb must have one, by what plover_patterns.csv says it has; an empty one if it needs none."""
    if asked in ("", "to"):
        return (asked,)
    listed = nouns().items()
    return [
        name.rpartition(" ")[2] for name, (kind, deed) in listed if asked == kind or (deed and asked in (deed.event, "EVENT"))
    ]


def nouns_in(words: Words, first: int, end: int, head: int) -> Iterator[Noun]:
    """The listed nouns of a phrase, its head first, the others from the last to the first."""
    folded, last_words = words.folded, _last_words()
    for index in (head, *range(end - 1, max(first, end - _FAR) - 1, -1)):
        if folded[index] in last_words and (noun := noun_at(words, index)):
            yield noun


def noun_at(words: Words, index: int) -> Noun | None:
    """The listed noun that ends with a word, the longest: "state of siege", "cease-fire", "talks"."""
    known, word = nouns(), words.folded[index]
    if word not in _last_words():
        return None
    before = [one for one in words.folded[max(index - _BEFORE, 0) : index] if one != "-"]
    return known.get(" ".join((*before[-2:], word))) or known.get(" ".join((*before[-1:], word))) or known.get(word)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(noun.rpartition(" ")[2] for noun in nouns())


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
