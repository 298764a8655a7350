"""Which mentions are of one person: full names, surnames, pronouns and offices, linked where there is one candidate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress

from flows.extract.people.found import Found
from flows.extract.people.genitives import without_genitives
from flows.extract.people.roles import Role
from flows.extract.people.rules import Coded
from flows.extract.people.words import leaders, person_words
from flows.model.mention import PersonMention

_SCORES: Mapping[str, float] = {
    "title": 0.9, "before": 0.85, "apposition": 0.85, "full": 0.75, "speaker": 0.7, "repeated": 0.7, "surname": 0.8,
    "office": 0.6, "pronoun": 0.5,
}  # fmt: skip
_MANY = 50  # people of one surname or office that are compared
_SHORTEST = 3  # letters of a surname that may stand in capitals
_APPOSED = 9  # words from the beginning of a name to what stands in apposition to it
_NEAR, _NEARER = 60, 25  # words before a pronoun in which somebody must be mentioned, alone
_QUOTATION = 80  # words of one that somebody is said to have spoken


@dataclass(eq=False, slots=True)
class _Person:
    """Somebody in a text; `text` is the longest form of the name."""

    names: set[tuple[str, ...]] = field(default_factory=set)
    text: str | None = None
    role: Role | None = None
    gender: str | None = None
    first: int = 0  # word of the first mention by name

    def may_be(self, name: tuple[str, ...]) -> bool:
        """Whether one of the names is the other without some of its parts."""
        return any(set(name) <= set(own) or set(own) <= set(name) for own in self.names)

    def is_one(self, gender: str | None) -> bool:
        """Whether nothing says that the person is of another gender: m, f, or b or None if it is not told."""
        return not {self.gender, gender} >= {"m", "f"}

    def is_known(self, one: Found) -> bool:
        """Whether the text has named the person by then, or never does."""
        return self.text is None or self.first < one.first

    def serves(self, role: Role) -> bool:
        """Whether an office may be that of the person: nothing says that it is for somebody else."""
        mine = self.role
        if mine is not None and mine.office == role.office and mine.is_other(role):
            return False
        if mine is None or not mine.affiliation or not role.affiliation:
            return True
        if mine.affiliation_actor_id and role.affiliation_actor_id:
            return mine.affiliation_actor_id == role.affiliation_actor_id
        return mine.affiliation.casefold() == role.affiliation.casefold()


class Cast:
    """The people of a text, from what the rules find in it."""

    def __init__(self, coded: Coded, found: Iterable[Found]) -> None:
        self._coded = coded
        self._by_surname: dict[str, list[_Person]] = defaultdict(list)
        self._by_office: dict[str, list[_Person]] = defaultdict(list)
        self._recent: list[tuple[int, _Person, bool]] = []
        named = without_genitives(coded, list(found))
        self._named = {one.first: self._introduce(one) for one in named if one.name}
        taken = {at for one in named for at in range(one.first, one.end)}
        self._found = sorted([*named, *self._surnames([one for one in named if one.name], taken)], key=lambda one: one.first)

    def mentions(self) -> Iterator[PersonMention]:
        """Every mention that is somebody's, in order."""
        numbers: dict[_Person, int] = {}
        for one in self._found:
            if person := self._whose(one):
                self._recent.append((one.first, person, self._speaks(one)))
                yield self._mention(one, person, numbers.setdefault(person, len(numbers)))

    def _introduce(self, one: Found) -> _Person:
        """The person of a name, who may have it already."""
        person = self._who(one)
        if person is None:
            person = _Person(first=one.first)
            self._by_surname[one.name[-1]].append(person)
        if len(one.name) > max(map(len, person.names), default=0):
            person.text = self._text(one)
        person.names.add(one.name)
        person.gender = person.gender or one.gender
        if one.role and (person.role is None or (one.role.affiliation and not person.role.affiliation)):
            person.role = one.role
            self._by_office[one.role.office].append(person)
        return person

    def _who(self, one: Found) -> _Person | None:
        """The only one who may have a name; of several who has just this name, else the only one named before."""
        namesakes = self._by_surname[one.name[-1]][-_MANY:]
        same = [person for person in namesakes if person.may_be(one.name) and person.is_one(one.gender)]
        for likely in (same, [person for person in same if one.name in person.names]):
            if len(likely) == 1:
                return likely[0]
        before = [person for person in same if person.first < one.first]
        return before[0] if len(before) == 1 else None

    def _surnames(self, named: Iterable[Found], taken: set[int]) -> Iterator[Found]:
        """Surnames that stand alone, of people whom the text names in full or whom everybody knows."""
        letters = person_words().letters
        parts = {letters["CAP"], letters["FIRST"]}
        joints = {letters["HYPHEN"], letters["APOSTROPHE"]}
        written, codes = self._coded.words.written, self._coded.codes
        surnames = {written[one.end - 1].removesuffix("s" * one.is_genitive) for one in named}
        genitives = {name + "s" for name in surnames | leaders()} if any(one.is_genitive for one in named) else set()
        spoken = {name.upper() for name in surnames if len(name) > _SHORTEST}  # "WALLACE: Good evening."
        known = leaders().union(surnames, spoken, genitives)
        for at in compress(range(len(written)), map(known.__contains__, written)):
            is_name = codes[at] in parts or written[at] in spoken or (codes[at] == letters["MAYBE"] and self._says(at, at + 1))
            if at in taken or not is_name or codes[at + 1 : at + 2] in parts | joints:
                continue
            first = self._with_article(at)
            is_place = codes[at + 1 : at + 2] == letters["SITE"]  # "al-Assad suburb"
            is_place = is_place or codes[first] == letters["HYPHEN"]  # "Mazar-i-Sharif"
            if codes[first - 1 : first] in parts | joints or first - 1 in taken or is_place:
                continue
            is_genitive = written[at] in genitives
            name = self._coded.words.folded[at].removesuffix("s" * is_genitive)
            one = Found("surname", first, at + 1, (name,), is_genitive=is_genitive)
            self._named[first] = self._introduce(one)
            yield one

    def _with_article(self, at: int) -> int:
        """Where a surname begins with what is glued to it: "al-Assad", "O'Neill"."""
        letters, codes, first = person_words().letters, self._coded.codes, at
        while first > 0 and codes[first - 1] in (letters["AL"], letters["HYPHEN"]):
            first -= 1
        if first > 1 and codes[first - 1] == letters["APOSTROPHE"] and len(self._coded.words.written[first - 2]) == 1:
            first -= 2
        return first

    def _whose(self, one: Found) -> _Person | None:
        if one.name:
            return self._named[one.first]
        return self._of_pronoun(one) if one.role is None else self._of_office(one, one.role)

    def _of_office(self, one: Found, role: Role) -> _Person:
        """The only one who holds the office; without one, somebody who has no name here."""
        if (named := self._apposed_to(one, role)) is not None:
            return named
        holders = {
            person: None for person in self._by_office[role.office][-_MANY:] if person.is_known(one) and person.serves(role)
        }
        if one.is_definite and len(holders) == 1:
            return next(iter(holders))
        person = _Person(role=role)
        if one.is_definite:
            self._by_office[role.office].append(person)
        return person

    def _apposed_to(self, one: Found, role: Role) -> _Person | None:
        """Who was named just before and is said to be that: "Talal Sello, another SDF spokesman"."""
        at, last, _ = self._recent[-1] if self._recent else (-_APPOSED, None, False)
        is_near = at in self._named and one.first - at < _APPOSED
        return last if is_near and last is not None and last.role is not None and last.role.text == role.text else None

    def _of_pronoun(self, one: Found) -> _Person | None:
        """The only one mentioned of late who may be "he"; with a verb of speech beside it, who spoke last."""
        for reach in (_NEAR, _NEARER):
            near = self._mentioned(one, reach)
            if len({person for person, _ in near}) == 1:
                return near[0][0]
        speakers = [person for person, speaks in self._mentioned(one, _NEAR) if speaks]
        return speakers[0] if speakers and self._speaks(one) else None

    def _mentioned(self, one: Found, reach: int) -> list[tuple[_Person, bool]]:
        """Who of that gender was mentioned in the words before, the last first, and whether as a speaker."""
        found: list[tuple[_Person, bool]] = []
        behind = self._before_quotation(one)
        for at, person, speaks in reversed(self._recent):
            if at < behind - reach:
                break
            if at < behind and person.is_one(one.gender):
                found.append((person, speaks))
        return found

    def _before_quotation(self, one: Found) -> int:
        """The word before which those are named who may be "he": who speaks right behind a quotation is none of those that it
        names, "If Ariel Henry stays, there will be war," he said.
        """
        quote, codes = person_words().letters["QUOTE"], self._coded.codes
        if codes[one.first - 1 : one.first] != quote or not self._speaks(one):
            return one.first
        opening = codes.rfind(quote, max(one.first - _QUOTATION, 0), one.first - 1)
        return opening if opening >= 0 else one.first

    def _speaks(self, one: Found) -> bool:
        return self._says(one.first, one.end)

    def _says(self, first: int, end: int) -> bool:
        """Whether a verb of speech stands beside words."""
        codes = self._coded.codes
        return person_words().letters["SAY"] in (codes[first - 1 : first], codes[end : end + 1])

    def _text(self, one: Found) -> str:
        words = self._coded.words
        return words.text[words.starts[one.first] : words.ends[one.end - 1] - one.is_genitive]

    def _mention(self, one: Found, person: _Person, number: int) -> PersonMention:
        words, role = self._coded.words, person.role
        return PersonMention(  # in the order of its fields, which is faster
            words.starts[one.first],
            words.ends[one.end - 1] - one.is_genitive,
            self._text(one),
            number,
            person.text,
            role.text if role else None,
            role.affiliation if role else None,
            role.affiliation_actor_id if role else None,
            one.rule == "pronoun" or (one.rule == "office" and person.text is not None),
            one.rule,
            _SCORES[one.rule],
        )
