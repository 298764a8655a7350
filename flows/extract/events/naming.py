"""What the noun phrases of a text name: whom, what is hit, with what weapon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from flows.extract.events.clauses import Group
from flows.extract.events.lexicon import kinds
from flows.extract.grammar import OTHER, Letters
from flows.extract.words import Words
from flows.model.mention import ActorMention, PersonMention

# Of several kinds that a noun phrase names, the one that counts: "masked men" are armed, "armed forces" are a state's.
_RANK = ("body", "former", "protesters", "state", "armed", "mob", "displaced", "civilians", "people", "persons")
THINGS = ("post", "land", "thing")  # what is hit, and only what a noun phrase ends with: "a shop", but not "a shop owner"
_CARRIERS = (*THINGS, "mob")
_LETTERS = {kind: chr(ord("a") + place) for place, kind in enumerate((*_RANK, *THINGS))}  # of two, the first counts
_KINDS = {letter: kind for kind, letter in _LETTERS.items()} | {OTHER: ""}
_OFFICIALS = (_LETTERS["civilians"], _LETTERS["persons"])
_THING = _LETTERS[THINGS[0]]  # letters from here on are of things
_FORMER = "former"
_HELD = ("state", "armed")  # whose things are posts: "army positions"
WEAPON = "w"
LEADING = ("by", "of")  # from who helps to whose arms: "backed by"
_ARMED = ("state", "armed", "mob")  # what a listed name knows better: "the Hamza Brigade"
_OF_ACTORS = {
    "government": "state", "state_force": "state",
    "armed_group": "armed", "militia": "armed", "criminal_group": "armed",
}  # fmt: skip


@dataclass(slots=True)
class Party:
    """A noun phrase of an event, the words from `first` to before `end`, and its kind in data/event_words.csv."""

    first: int
    end: int
    kind: str
    actor_id: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of a text, their letters, those of their kinds and of weapons, the actor or person that begins at each with the
    word behind it, and where a place that begins there ends, and where places end. `has_backing`: whether it has
    "backed by" or the like; `has_habits`: "often", "similar" or the like, which tell of what is no news."""

    words: Words
    letters: str
    kinds: str
    weapons: str
    names: Mapping[int, tuple[int, ActorMention | PersonMention]]
    places: Mapping[int, int]
    place_ends: frozenset[int]
    has_backing: bool
    has_habits: bool


def naming(
    words: Words, letters: str, names: Iterable[tuple[Group, ActorMention | PersonMention]], places: Iterable[Group]
) -> Naming:
    """`names` and `places` are mentions by their words."""
    kinds_drawn, weapons = _kind_letters().draw(words), _weapon_letters().draw(words)
    ends = dict(places)
    by_first = {first: (end, one) for (first, end), one in names}
    backing = kinds("backing").keys() & words.vocabulary
    has_backing = bool(backing) and any(f"{word} {'by' if word.endswith('ed') else 'of'}" in words.text for word in backing)
    has_habits = not words.vocabulary.isdisjoint((*kinds("habit"), *kinds("alike")))
    return Naming(words, letters, kinds_drawn, weapons, by_first, ends, frozenset(ends.values()), has_backing, has_habits)


@cache
def _kind_letters() -> Letters:
    return Letters({word: _LETTERS[kind] for word, kind in kinds("named").items() if kind in _LETTERS}, lambda _: OTHER)


@cache
def _weapon_letters() -> Letters:
    return Letters(dict.fromkeys(kinds("weapon"), WEAPON), lambda _: OTHER)


def kind_of(known: Naming, group: Group) -> str:
    return who(known, *group)[0]


def who(known: Naming, first: int, end: int) -> tuple[str, str | None]:
    """The kind of what a noun phrase names, by its words before "of", else by those behind it, and the id of a listed actor."""
    if "o" not in known.letters[first:end]:
        return _named(known, first, end)
    kind, actor_id, carrier = "", None, ""
    at: int = first
    while at < end:
        of = known.letters.find("o", at + 1, end)
        of = end if of < 0 else of
        named, its_id = _named(known, at, of)
        if named in _CARRIERS and of < end and known.words.folded[of - 1] in kinds("carrier"):
            carrier, at = named, of  # "a convoy of traders": those who are in it; "a crowd of mourners"
            continue
        if named in THINGS and at > first and kinds("party").get(known.words.written[at - 1]) == "group":
            break  # "members of the union at the station"
        kind, actor_id, at = kind or named, actor_id or its_id, of
        if kind and (actor_id or kind in THINGS):
            break
    # "former rebels of the LRA" are no longer its, and its dissidents are no more either
    is_apart = kind == _FORMER or not kinds("apart").keys().isdisjoint(known.words.folded[first:end])
    return kind or carrier, None if is_apart else actor_id


def _named(known: Naming, first: int, end: int) -> tuple[str, str | None]:
    written = known.words.written
    letter, thing = _letters_of(known, first, end)
    last = written[end - 1]
    nation = kinds("adjective").get(last) if end - first > 1 else None
    if nation and (known.letters[first] in "dD" or last.islower()):
        letter = min(letter, _LETTERS[nation])  # "a Syrian", not "likely Russian" or "believed to be Syrian"
    named, actor_id = "", None
    names = known.names
    for index in range(first, end):
        if index not in names:
            continue
        behind, name = names[index]
        if behind < end and _is_first_of_compound(known, behind, end):
            continue
        if isinstance(name, ActorMention):
            if name.kind == "government" and letter in _OFFICIALS:
                continue  # "the mayors of two towns"
            named, actor_id = _OF_ACTORS.get(name.kind, named), actor_id or name.actor_id
        else:
            letter = min(letter, _LETTERS["civilians"])
    kind = _KINDS[min(letter, _LETTERS[named]) if named else letter]
    kind = named if named and kind in _ARMED else kind
    if thing:
        return ("post" if thing == "thing" and kind in _HELD else thing), actor_id
    return kind, actor_id


def _letters_of(known: Naming, first: int, end: int) -> tuple[str, str]:
    """The letter of the people that a noun phrase names, and which thing, if it ends with one: "a shop", "Hotel Central"."""
    drawn, letter, thing_at = known.kinds, OTHER, None
    for at in range(first, end):
        listed = drawn[at]
        if listed == OTHER:
            continue
        if listed >= _THING:
            thing_at = at
        elif not ((at + 1 < end and _is_first_of_compound(known, at + 1, end)) or _is_opposed(known, first, at)):
            letter, thing_at = min(letter, listed), None
    if thing_at is None or not all(map(_is_named, known.words.written[thing_at + 1 : end])):
        return letter, ""
    return letter, _KINDS[drawn[thing_at]]


def _is_named(word: str) -> bool:
    """Whether it may be the name or number of the thing before it; in capitals, as headlines are, nothing shows."""
    return not word.isalpha() or (word[0].isupper() and not word.isupper())


def _is_first_of_compound(known: Naming, behind: int, end: int) -> bool:
    """Whether a word says only whose another is: "rebel-held", "ISIS-inspired"; `behind` is the word behind it."""
    return known.words.written[behind] == "-" and behind + 1 < end and known.words.glued(behind)


def _is_opposed(known: Naming, first: int, index: int) -> bool:
    """Whether it is only whom others are against: "anti-government"."""
    return index - first > 1 and known.words.written[index - 1] == "-" and known.words.written[index - 2] in kinds("against")
