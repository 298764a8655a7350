"""The noun phrases that "and" and commas join, each as a party: whom or what it names, and of which group they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.extract.events.clauses import Group
from flows.extract.events.lexicon import kinds
from flows.extract.events.lost_commas import within_commas
from flows.extract.events.naming import Naming, Party, kind_of, who
from flows.model.mention import ActorMention

_BETWEEN = re.compile("[aATd]*+[^aATd,&][^,&]*+")  # a noun phrase: no mere adverb, time or article
_MEMBERS = re.compile("(?:u[twp]|p)(?=[dDxu])")  # "insurgents linked to", "gunmen from"
_DETERMINERS = "dD"  # letters
_APOSTROPHES, _S = ("'", "’"), ("s", "S")
_GENITIVE = 2  # words of it
_ARMED = ("armed", "state")
_GROUPS = ("armed_group", "militia", "criminal_group", "state_force")


def split_groups(known: Naming, groups: Iterable[Group]) -> tuple[Party, ...]:
    """The noun phrases that "and" and commas join."""
    letters = known.letters
    found: list[Party] = []
    for at, behind in groups:
        while at < behind and (match := _BETWEEN.search(letters, at, behind)):
            start, at = match.span()
            first, end = start, at
            if end - start > 1:
                start, end = within_commas(known, start, end)
                first, end = _trimmed(known, start, end)
            if (
                letters[end - 1] in "Nz"
                or (end - first > 2 and _is_led(known, end))
                or known.places.get(first) == end
                or (letters[first - 1] == "," and _is_apposition(known, first, end))
            ):
                continue
            kind, actor_id = who(known, start, end)
            if actor_id is None and kind in _ARMED:
                actor_id = _member_of(known, end)
            found.append(Party(first, end, kind, actor_id))
    return tuple(found)


def _is_led(known: Naming, end: int) -> bool:
    """Whether only who leads or backs another is named: "Saudi-led" air strikes."""
    return known.words.written[end - 2] == "-" and known.words.written[end - 1].endswith("ed")


def _is_apposition(known: Naming, first: int, end: int) -> bool:
    """Whether it says what the place before the comma is: "El Fasher, the capital of North Darfur"."""
    if known.letters[first] not in "dD" or first - 1 not in known.place_ends:
        return False
    return not kinds("seat").keys().isdisjoint(known.words.written[first:end]) or kind_of(known, (first, end)) == "land"


def _trimmed(known: Naming, first: int, end: int) -> Group:
    """A noun phrase without what does not belong to it: adverbs, "the body of", "the group's"."""
    letters, written = known.letters, known.words.written
    if letters[first] not in _DETERMINERS:
        first = _begin(known, first, end)
    while letters[end - 1] in "aA" and end - first > 1:
        end -= 1
    if (
        letters[first] in _DETERMINERS
        and end - first > 3
        and written[first + 2] == "of"
        and written[first + 1] in kinds("body")
    ):
        first += 3  # "the body of the mayor"
    return first, without_genitive(known, first, end)


def _begin(known: Naming, first: int, end: int) -> int:
    """The first word of a noun phrase, behind bullets, adverbs, and the ends of others: "showing fighters", "'s gang"."""
    letters, written = known.letters, known.words.written
    if end - first > _GENITIVE and written[first] in _APOSTROPHES and written[first + 1] == "s":
        first += _GENITIVE  # "Thursday's gang attack"
    while end - first > 1 and (
        letters[first] in "aA"
        or (letters[first] == "j" and letters[first - 1] in "xA")
        or (not written[first][0].isalnum() and written[first] in kinds("bullet"))
    ):
        first += 1
    if end - first > 2 and written[first] == "front" and written[first + 1] == "of":
        first += 2  # "in front of the bakery"
    return first


def without_genitive(known: Naming, first: int, end: int) -> int:
    """The word behind a noun phrase, without the "'s" or "'" that it ends with."""
    written = known.words.written
    last = written[end - 1]
    if last in _APOSTROPHES and end - first > 1:
        return end - 1
    return end - _GENITIVE if last in _S and end - first > _GENITIVE and written[end - 2] in _APOSTROPHES else end


def _member_of(known: Naming, end: int) -> str | None:
    """Of which listed group they are: "gunmen from the Free Army", "insurgents linked to Islamic State"."""
    match = _MEMBERS.match(known.letters, end)
    written = known.words.written
    if match is None or not (written[end] in kinds("member") or (match[0] == "p" and known.words.folded[end] == "from")):
        return None
    first = match.end() + (known.letters[match.end()] in "dD")
    _, name = known.names.get(first, (0, None))
    return name.actor_id if isinstance(name, ActorMention) and name.kind in _GROUPS else None
