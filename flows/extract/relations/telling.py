"""The words by which a sentence may tell of a relation: without one, it is not read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from flows.extract.relations.deeds import nouns, patterns
from flows.extract.relations.parties import AND, Party
from flows.extract.relations.verbs import verb_forms, verb_list
from flows.extract.words import Words

_FUTURE = ("will", "shall", "ll", "won", "would")
_BINDING = ("must", "should", "need", "needs", "have", "has", "had", "having")
_DEMANDED = frozenset((*_BINDING, "needed", "needing"))  # of who is named before: "said that Iraq must leave"


def telling_in(words: Words, events: frozenset[str], parties: Sequence[Party], sentence: tuple[int, int]) -> list[int]:
    """The words of a sentence that tell of one of the events if they are verbs. They stand behind the first of its parties, for
    nobody acts who is named later; and before the last, unless they are of what is demanded, or "and" joins parties, who may
    do it to each other."""
    written, telling, here = words.written, telling_words(events), words.folded[slice(*sentence)]
    first, last = parties[0].end, parties[-1].end
    found = [at for at in range(first, sentence[1]) if written[at] in telling]
    if AND.isdisjoint(words.folded[first:last]):
        found = [at for at in found if at < last or written[at] in _DEMANDED]
    return [at for at in found if not (needed := telling[written[at]]) or not needed.isdisjoint(here)]


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
