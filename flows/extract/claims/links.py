"""Who the speakers of a text's claims are: by name, as "he" or "it" of who spoke before, or several at once."""

from __future__ import annotations

from bisect import bisect_right

from flows.extract.claims.antecedents import Antecedents
from flows.extract.claims.identities import NOBODY, Identities, Speaker
from flows.extract.claims.outlets import Outlets
from flows.extract.claims.several import Known, several_speakers
from flows.extract.claims.speakers import clause_subject
from flows.extract.claims.text import Stretch
from flows.extract.claims.unit import Found
from flows.extract.people.words import is_role
from flows.model.claim import ANSWER, Span

_MEMORY = 60  # words in which "he" is still whoever spoke last
_WRITERS = frozenset(("i", "we", "you", "everyone", "nobody"))  # pronouns of none who spoke before

_OF_OBJECTS = {"him": "he", "them": "they"}


class Links:
    """Links claims to the mentions of their text."""

    def __init__(self, identities: Identities) -> None:
        self.text, self.identities = identities.text, identities
        self.antecedents = Antecedents(identities)
        self.outlets = Outlets(self.text, identities.publications, identities.actors, identities.people)
        self.units = [first for first, _ in self.text.units]
        self.last, self.last_cue, self.last_unit = NOBODY, 0, 0
        self.last_said_by: Stretch = (0, 0)

    def speakers(self, found: Found, span: Span | None) -> list[tuple[Span | None, Speaker]]:
        """Who speaks, each in their own words where several do."""
        speaker = self._speaker(found, span)
        if found.speaker is None:
            return [(span, speaker)]
        is_one = self.text.letters.find("&", *found.speaker) < 0
        each = () if is_one else several_speakers(self.text, found.speaker, self._identity)
        if not each:
            return [(span, speaker)]
        self.last = NOBODY  # "they" are no one of them
        return [(one, self.identities.of(part, one)) for part in each for one in [self.text.span(part)]]

    def _identity(self, speaker: Stretch) -> Known:
        linked = self.identities.of(speaker, self.text.span(speaker))
        return Known(linked.actor_id, linked.person_no)

    def _speaker(self, found: Found, span: Span | None) -> Speaker:
        """Who speaks, as the span of `found.speaker` says; "he" is whoever spoke in the sentence before, and "it" of no mention
        whoever spoke last.
        """
        if found.speaker is None or span is None:
            return NOBODY
        linked, unit = self.identities.of(found.speaker, span), bisect_right(self.units, found.cue[0])
        pronoun = self._pronoun(found.speaker[0]) if self.text.letters[found.speaker[0]] in "hm" else ""
        if pronoun:
            if pronoun in _WRITERS:
                return linked
            linked = self._of_pronoun(pronoun, linked, found, unit)
        elif self._is_its(found.speaker) and not self.identities.names_actor(span):
            linked = linked._replace(actor_id=self._owner(found, unit))
        elif linked.actor_id is None:
            meant = self.antecedents.of(found, linked, self.last, unit - self.last_unit)
            mine = meant if linked.person_no is None else linked
            linked = Speaker(meant.actor_id, mine.person_no, linked.role or meant.role)
        if pronoun not in ("he", "she"):
            self.last_said_by = found.speaker
        if not pronoun and self.text.letters[found.speaker[0]] != "n":
            self.antecedents.note(found.speaker, linked)
        if found.method != ANSWER:  # who denies it in passing is not who goes on
            self.last, self.last_cue, self.last_unit = linked, found.cue[1], unit
        return linked

    def _pronoun(self, index: int) -> str:
        """The pronoun that a word is, "he" for "him"; "" for "me" and "themselves"."""
        word = self.text.word(index)
        return word if self.text.letters[index] == "h" else _OF_OBJECTS.get(word, "")

    def _of_pronoun(self, pronoun: str, linked: Speaker, found: Found, unit: int) -> Speaker:
        if pronoun == "it":
            return self._it(found, unit) if linked == NOBODY else linked
        near = pronoun != "they" and unit - self.last_unit <= 1
        of_last = near and (self.last.person_no is not None or self._is_somebody(self.last_said_by))
        return self.last if of_last or (linked == NOBODY and found.cue[0] - self.last_cue < _MEMORY) else linked

    def _is_somebody(self, speaker: Stretch) -> bool:
        """Whether one person speaks whom nobody names: "a doctor in Homs", "another resident who fled"."""
        first, end = speaker
        nouns = first
        while nouns < end and self.text.letters[nouns] in "dunwe":
            nouns += 1
        return nouns > first and any(is_role(self.text.written[at]) for at in range(first, nouns))

    def _is_its(self, speaker: Stretch) -> bool:
        """ "Its director Ali Sello", "one of its officials"."""
        first, letters = speaker[0], self.text.letters
        at = first if letters[first] == "d" else first + 2 if letters[first + 1 : first + 2] == "o" else None
        return at is not None and self.text.word(at) == "its"

    def _owner(self, found: Found, unit: int) -> str | None:
        """Whose "its" is: the subject's of what is said before, else whoever "it" is."""
        said_after = found.speaker is None or found.content[0] > found.speaker[0]
        if said_after or self.text.letters[found.content[0]] == "<":
            return self._it(found, unit).actor_id
        content = self.text.span(found.content)
        first = next(iter(self.identities.actors.within(content)), None)
        return first.actor_id if first and first.char_start - content.start <= len("The ") else None

    def _it(self, found: Found, unit: int) -> Speaker:
        """ "It" is no person: of a person who spoke before, it is whom they serve, or the subject of a sentence since."""
        if clause := self._clause_before(found, unit):
            return Speaker(self.identities.subject_of(clause), None, None)
        if found.cue[0] - self.last_cue >= _MEMORY:
            return NOBODY
        if unit - self.last_unit <= 1:
            return Speaker(self.last.actor_id, None, None)
        subject = clause_subject(self.text, self.units[unit - 2], self.units[unit - 1])
        if subject is not None and (actor_id := self.identities.subject_of(subject)):
            return Speaker(actor_id, None, None)
        return Speaker(self.last.actor_id, None, None) if self.last.person_no is None else NOBODY

    def _clause_before(self, found: Found, unit: int) -> Stretch | None:
        """The subject of the clause that "it" goes on with: "ISIL left as it announced a truce", "published what it said"."""
        first, at = self.units[unit - 1], found.speaker[0] if found.speaker else 0
        if first >= at or self.text.letters[at - 1] != "s" or self.text.word(at) != "it":
            return None
        return clause_subject(self.text, first, at)
