"""Which of the parties that a text names act in a clause, and on whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from flows.extract.relations.clause_deeds import Told
from flows.extract.relations.clauses import Clause, Phrase
from flows.extract.relations.sendings import is_sent
from flows.extract.words import Words
from flows.model.coded_event import EventParty
from flows.model.mention import PlaceKind
from flows.model.reading import Reading

_JOINING = frozenset((",", "and", "&", "the", "both"))
AND = frozenset(("and", "&"))
_JOINED_WITHIN = 3  # words between the parties of a list
# What leads to those to whom a deed is done; "in" and "at" lead to where.
_TO_WHOM = frozenset(
    ("with", "to", "against", "on", "upon", "from", "of", "for", "over", "between", "toward", "towards", "among")
)
_BY_WHOM = frozenset(("by", "from"))
_BY_DEED = ("to", "from", "on", "against")
_OWN = frozenset(("its", "his", "her", "their", "our", "my"))  # "recalled its ambassador"
_POSSESSIVES = frozenset("'’")
# What is said of somebody; to promise or to threaten is as much as what is promised or threatened.
_SAID = frozenset(("CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT"))
# What two do to each other: "Russia and Turkey met".
_MUTUAL = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE"))
_COUNTRY = PlaceKind.COUNTRY
_COMMANDS = frozenset(("order", "instruct", "command", "direct"))


@dataclass(slots=True)
class Party:
    """A party that the text names: words `first` to before `end`."""

    first: int
    end: int
    actor_id: str | None
    name: str
    is_person: bool

    def is_same(self, other: Party) -> bool:
        return self.name == other.name or (self.actor_id is not None and self.actor_id == other.actor_id)


def parties_of(words: Words, reading: Reading) -> list[Party]:
    """The actors, people and states of a text in order, none over another. A country is a party: who lifts sanctions on Iran
    does it to its state, and "in" leads to no party."""
    named = [(one.char_start, -one.char_end, one.actor_id, False) for one in reading.actors]
    named += [(one.char_start, -one.char_end, one.affiliation_actor_id, True) for one in reading.people]
    named += [(one.char_start, -one.char_end, None, False) for one in reading.places if one.is_metonym or one.kind is _COUNTRY]
    named.sort(key=itemgetter(0, 1))  # of those that begin together the longest first
    text, starts = words.text, words.starts
    found: list[Party] = []
    behind = 0
    for start, end, actor_id, is_person in named:
        first = bisect_left(starts, start)
        if first < behind:
            continue
        stop = bisect_left(starts, -end, first)
        if first < stop:
            behind = stop
            found.append(Party(first, stop, actor_id, text[start:-end].casefold(), is_person))
    return found


def event_party(words: Words, party: Party) -> EventParty:
    """The party as an event has it."""
    start, end = words.starts[party.first], words.ends[party.end - 1]
    return EventParty(start, end, words.text[start:end], party.actor_id)


def sides_of(
    words: Words, clause: Clause, told: Told, subject: list[Party], parties: Sequence[Party]
) -> tuple[list[Party], list[Party]]:
    """Who acts in a clause with those in its subject, and on whom: parties of its sentence; empty where it names none."""
    deed, is_passive = told.deed, clause.verb.passive
    if is_passive == deed.swapped:
        acting, suffering = subject, _behind(words, clause, told, parties)
    else:
        acting = (
            _joined(words, clause.agent, parties)
            if is_passive
            else _first(words, [one for one in clause.phrases if one.preposition in _BY_WHOM], parties)
        )
        suffering = subject
    if is_passive != deed.swapped and clause.subject and is_sent(words, clause, clause.subject):
        suffering = _first(words, [one for one in clause.phrases if one.preposition in _TO_WHOM], parties)
    suffering = [one for one in suffering if not any(one.is_same(other) for other in acting)]
    if not suffering and deed.event in _MUTUAL and not is_passive and acting:
        return acting[:1], [one for one in acting[1:] if not one.is_same(acting[0])]
    return acting, suffering


def in_object(words: Words, clause: Clause, parties: Sequence[Party]) -> list[Party]:
    """The parties that an object is."""
    return _joined(words, clause.object, parties)


def in_subject(words: Words, clause: Clause, parties: Sequence[Party]) -> list[Party]:
    """The parties that a subject is, or a state to which it belongs: "Russia's parliament", but not "the envoy of Russia"."""
    if clause.subject is None:
        return []
    found = _joined(words, clause.subject, parties)
    if not found or clause.subject.head < found[0].first < clause.subject.end:
        return []
    return [] if found[0].is_person and _is_owner(words, found[0]) else found


def between(words: Words, clause: Clause, parties: Sequence[Party]) -> list[Party]:
    """The parties between whom the subject stands: "talks between Russia and Turkey"."""
    subject = clause.subject
    if subject is None or subject.end == len(words.written) or words.written[subject.end] != "between":
        return []
    nearest = next((party for party in parties if party.first > subject.end), None)
    if nearest is None or nearest.first > subject.end + 2:  # "between the"
        return []
    return _joined(words, Phrase(nearest.first, nearest.end, nearest.first), parties)


def is_between(clause: Clause, told: Told) -> bool:
    """Whether what "talks between Russia and Turkey" do is done by the one to the other: what both do, or what becomes of the
    talks themselves; not what their clashes do to others."""
    return told.deed.event in _MUTUAL or clause.verb.passive or clause.object is None


def is_command(clause: Clause, suffering: Sequence[Party]) -> bool:
    """Whether somebody is told what to do by whom they serve, which coerces nobody: "ordered Minister Ivanov to fly"."""
    return clause.verb.lemma in _COMMANDS and all(party.is_person for party in suffering)


def _behind(words: Words, clause: Clause, told: Told, parties: Sequence[Party]) -> list[Party]:
    """The parties in the object, or else in the first phrase behind the verb that leads to one."""
    for phrase in (clause.object, clause.second):
        if phrase is None or is_sent(words, clause, phrase):
            continue
        if (found := _joined(words, phrase, parties)) and _is_meant(words, phrase, told, found[0]):
            return found
    if told.method != "verb":
        return _first(words, [phrase for phrase in clause.phrases if phrase.preposition in _TO_WHOM], parties)
    # "blamed the fog of war for the failure of Russia" blames no Russia, but "withdrew its troops from Russia" tells from whom.
    if clause.object and told.deed.event not in _SAID:
        phrases = [phrase for phrase in clause.phrases if phrase.preposition in _BY_DEED]
    else:
        leading = ("by",) if clause.object else _TO_WHOM
        phrases = [phrase for phrase in clause.phrases[:1] if phrase.preposition in leading]
    for phrase in phrases:
        if found := _joined(words, phrase, parties):
            return found if _is_meant(words, phrase, told, found[0]) else []
    return []


def _is_meant(words: Words, phrase: Phrase, told: Told, party: Party) -> bool:
    """Whether what is done to a noun phrase is done to the party in it: as its head or what stands before it ("Taliban
    positions"); as its owner, if it is said and not done ("criticized Russia's plan"); or by any tie, if the noun tells the
    deed ("lifted the blockade of Russia")."""
    if not _OWN.isdisjoint(words.written[phrase.first : phrase.head]):
        return False
    if party.first <= phrase.head < party.end or told.method == "object":
        return True
    return party.first <= phrase.head and (not _is_owner(words, party) or told.deed.event in _SAID)


def _is_owner(words: Words, party: Party) -> bool:
    return not _POSSESSIVES.isdisjoint(words.written[party.end : party.end + 1])


def _first(words: Words, phrases: Sequence[Phrase], parties: Sequence[Party]) -> list[Party]:
    return next((found for phrase in phrases if (found := _joined(words, phrase, parties))), [])


def _joined(words: Words, phrase: Phrase | None, parties: Sequence[Party]) -> list[Party]:
    """The party of a phrase, and those that commas and "and" join to it."""
    if phrase is None:
        return []
    party = _named_in(phrase, parties)
    if party is None:
        return []
    joined, apposed = _listed(words, phrase.end, parties)
    if apposed and not joined and party.actor_id is None and not party.is_person and apposed[0].actor_id:
        return apposed[:1]  # "a separatist faction, FLEC,": the name tells more
    return [party, *joined]


def _named_in(phrase: Phrase, parties: Sequence[Party]) -> Party | None:
    """The party that the head of a phrase names, or else the first in it."""
    inside = None
    for party in parties:
        if party.first >= phrase.end:
            break
        if party.first <= phrase.head < party.end:
            return party
        if inside is None and phrase.first < party.end:
            inside = party
    return inside


def _listed(words: Words, end: int, parties: Sequence[Party]) -> tuple[list[Party], list[Party]]:
    """The parties that "and" ties, with commas, to what ends at `end`, and those that only commas do, which are no others:
    "Ivanov, the leader,"."""
    joined: list[Party] = []
    waiting: list[Party] = []
    for other in parties:
        if other.first < end:
            continue
        if not 0 < other.first - end <= _JOINED_WITHIN:
            break
        between = words.folded[end : other.first]
        if not _JOINING.issuperset(between):
            break
        waiting.append(other)
        if not AND.isdisjoint(between):
            joined += waiting
            waiting = []
        end = other.end
    return joined, waiting
