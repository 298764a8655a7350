"""What a person is said to be, and for whom they act."""

from __future__ import annotations

from typing import NamedTuple

from flows.extract.actors.names import states
from flows.extract.actors.words import contexts
from flows.extract.people.rules import Coded, letters_of
from flows.extract.people.words import person_words

_ARTICLES = ("THE", "ART", "OUR")
_FIRST = "prime"  # of the minister who is never called the minister alone
_TO_PLACES = frozenset(("to", "in", "on", "at", "near"))
_HEADS = (("OFFICE",), ("ROLE",), ("RANK", "SHORT"), ("HONOR",))  # the surest first


class Role(NamedTuple):
    """What somebody is said to be, quoted; for whom they act, quoted, with the actor; `office`: the noun of it, folded."""

    text: str
    affiliation: str | None
    affiliation_actor_id: str | None
    office: str

    def is_other(self, role: Role) -> bool:
        """Whether two offices of one noun are told apart: prime ministers and ministers of health, not "the minister"."""
        mine, its = self._qualifiers(), role._qualifiers()
        return bool(mine and its and mine.isdisjoint(its)) or (_FIRST in mine) != (_FIRST in its)

    def _qualifiers(self) -> set[str]:
        words = {*self.text.casefold().split()} - {*(self.affiliation or "").casefold().split()}
        return words - {self.office, "of", "the", "for", "to"}


def role_of(coded: Coded, first: int, end: int) -> Role:
    words = coded.words
    while first < end - 1 and coded.codes[first] in letters_of(*_ARTICLES):
        first += 1
    head = _head(coded, first, end)
    body = next((coded.bodies[at] for at in range(first, end) if at in coded.bodies and not _is_told(coded, at, head)), None)
    affiliation, actor_id = (body.text, body.actor_id) if body else _state(coded, first, end, head)
    text = words.text[words.starts[first] : words.ends[end - 1]]
    return Role(text, affiliation, actor_id, words.folded[head])


def _head(coded: Coded, first: int, end: int) -> int:
    """The word that says what somebody is: the first office or role, else the last rank or form of address."""
    for names in _HEADS:
        head = letters_of(*names)
        for at in range(first, end):
            if coded.codes[at] in head:
                inner = person_words().letters["INNER"]
                while coded.codes[at + 1 : at + 2] == inner and coded.words.written[at + 1] != "of":
                    at += 1  # the noun of "foreign minister" stands last, that of "minister of health" before "of"
                return at
    return end - 1


def _is_told(coded: Coded, body: int, head: int) -> bool:
    """ "Ambassador to the United Nations": to whom somebody is sent, whom they do not serve."""
    written, first = coded.words.written, body
    while first > head and coded.bodies.get(first - 1) is coded.bodies[body]:
        first -= 1
    return first > head and "to" in written[max(first - 2, head) : first]


def _is_sent_there(coded: Coded, state: int, head: int) -> bool:
    """ "envoy for Syria", "ambassador to the Netherlands", "correspondent in Iran": whom none of them serves."""
    written = coded.words.written
    leads = written[state - 1 - (written[state - 1] == "the")]
    return leads in _TO_PLACES or (leads == "for" and not written[head].casefold().startswith("spoke"))


def _state(coded: Coded, first: int, end: int, head: int) -> tuple[str | None, str | None]:
    """The state that somebody serves, quoted, with its government, or its army for a rank."""
    at = next((at for at in range(first, end) if at in coded.states and not _is_sent_there(coded, at, head)), None)
    if at is None or not contexts()["unofficial"].isdisjoint(coded.words.folded[first:end]):
        return None, None
    letters = person_words().letters
    last = at
    while coded.codes[last + 1 : last + 2] == letters["INNER"]:
        last += 1
    if coded.codes[last + 1 : last + 2] in (letters["ETHNIC"], letters["NATION"]):  # "Bosnian Serb leader"
        return None, None
    text = coded.words.text[coded.words.starts[at] : coded.words.ends[last]]
    start = head
    while coded.codes[start] == letters["INNER"]:
        start -= 1
    serves = states().get(coded.states[at])
    if coded.codes[start] == letters["OFFICE"]:
        return text, serves.government if serves else None
    return (
        (text, serves.military if serves else None)
        if coded.codes[start] in (letters["RANK"], letters["SHORT"])
        else (None, None)
    )
