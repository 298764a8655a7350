"""Whether the parties of two clauses are the same, by the words that name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.extract.events.lexicon import kinds
from flows.extract.events.naming import Party
from flows.extract.words import Words


def compare(words: Words, first: Sequence[Party], second: Sequence[Party]) -> bool | None:
    """Whether they are the same, None if that is not seen: one of them is nobody in particular."""
    if not (first and second and (named := _words(words, first)) and (again := _words(words, second))):
        return None
    return not (named.isdisjoint(again) or _differ_in_number(_counted(words, first), _counted(words, second)))


def _counted(words: Words, parties: Sequence[Party]) -> dict[str, float]:
    """How many of what parties are, by each word that tells them from others: "15 policemen"."""
    found: dict[str, float] = {}
    for party in parties:
        numbers = [words.numbers[at] for at in range(party.first, party.end) if at in words.numbers]
        if len(numbers) == 1:
            found |= dict.fromkeys(_words(words, (party,)), numbers[0])
    return found


def _differ_in_number(first: Mapping[str, float], second: Mapping[str, float]) -> bool:
    return any(word in second and second[word] != number for word, number in first.items() if not word.isnumeric())


def _words(words: Words, parties: Sequence[Party]) -> set[str]:
    """The words of parties that tell them from others."""
    folded, general = words.folded, kinds("general")
    return {word for party in parties for word in folded[party.first : party.end] if word not in general and word[0].isalnum()}


def share_a_name(words: Words, first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Whether one is named as another is, as one or several: "Rebels … the rebel attack"."""
    ours, theirs = ({word.removesuffix("s") for word in _words(words, parties)} for parties in (first, second))
    return not ours.isdisjoint(theirs)
