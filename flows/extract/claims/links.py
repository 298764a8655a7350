"""Who the speakers of a text's claims are: the names that its other readers found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.actors.context import state_actor
from flows.extract.actors.names import cited_organisations
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.mentions import Mentions
from flows.extract.claims.outlets import Outlets
from flows.extract.claims.roles import role_beside
from flows.extract.claims.several import Known, several_speakers
from flows.extract.claims.speakers import clause_subject
from flows.extract.claims.text import ClaimText, Stretch
from flows.extract.claims.unit import Found
from flows.extract.people.words import is_role
from flows.model.claim import ANSWER, Span
from flows.model.mention import ActorMention, PersonMention, PlaceKind, PlaceMention, PublicationMention

_MEMORY = 60  # words in which "he" is still whoever spoke last
_WRITERS = frozenset(("i", "we", "you", "everyone", "nobody"))  # pronouns of none who spoke before
_OWNS = ("'s ", "’s ", "' ", "’ ")
_ANTECEDENT = 3  # characters between a name and its "who"


class Speaker(NamedTuple):
    """Who speaks: a listed actor, a person of the text, and what they are said to be."""

    actor_id: str | None
    person_no: int | None
    role: str | None


_NOBODY = Speaker(None, None, None)


def _weight(actor: ActorMention) -> tuple[bool, bool, int]:
    """Which of the actors in a speaker's words speaks: "Pentagon officials" are those of the Pentagon."""
    return actor.actor_id is not None, actor.method != "side", actor.char_end - actor.char_start


def _cites(actor: ActorMention) -> bool:
    """Whether it is an agency: an organisation, or an office that publishes and is no actor of the list."""
    return actor.kind == "organisation" if actor.actor_id else (actor.kind == "government" and actor.method == "name")


class Links:
    """Links claims to the mentions of their text."""

    def __init__(
        self,
        text: ClaimText,
        actors: Sequence[ActorMention],
        people: Sequence[PersonMention],
        publications: Sequence[PublicationMention],
        places: Sequence[PlaceMention],
    ) -> None:
        self.text = text
        self.actors = Mentions(actors)
        self.people = Mentions(people)
        self.places = Mentions(places)
        self.outlets = Outlets(text, publications, self.actors, self.people)
        cited = {ident for one in publications if (ident := cited_organisations().get(one.publication_id))}
        self.monitor = cited.pop() if len(cited) == 1 else None
        self.units = [first for first, _ in text.units]
        self.last, self.last_cue, self.last_unit = _NOBODY, 0, 0
        self.last_said_by: Stretch = (0, 0)
        self.served: dict[int, str] = {}  # the actor for whom a person spoke, by person_no

    def speakers(self, found: Found, span: Span | None) -> list[tuple[Span | None, Speaker]]:
        """Who speaks, each in their own words where several do."""
        speaker = self._speaker(found, span)
        if found.speaker is None:
            return [(span, speaker)]
        each = (
            several_speakers(self.text, found.speaker, self._identity)
            if "&" in self.text.letters[slice(*found.speaker)]
            else ()
        )
        if not each:
            return [(span, speaker)]
        self.last = _NOBODY  # "they" are no one of them
        return [(one, self._linked(part, one)) for part in each for one in [self.text.span(part)]]

    def is_organisation(self, found: Found) -> bool:
        """Whether a bracket says who says it, as agencies cite each other, and not what a name before it is short for."""
        if found.speaker is None:
            return False
        span = self.text.span(found.speaker)
        known = [actor for actor in self.actors.within(span) if _cites(actor)]
        before = self.actors.before(span.start)
        named = before is not None and span.start - before.char_end <= _ANTECEDENT
        return bool(known) and not named

    def _identity(self, speaker: Stretch) -> Known:
        linked = self._linked(speaker, self.text.span(speaker))
        return Known(linked.actor_id, linked.person_no)

    def _speaker(self, found: Found, span: Span | None) -> Speaker:
        """Who speaks, as the span of `found.speaker` says; "he" is whoever spoke in the sentence before, and "it" of no mention
        whoever spoke last.
        """
        if found.speaker is None or span is None:
            return _NOBODY
        linked, unit = self._linked(found.speaker, span), bisect_right(self.units, found.cue[0])
        pronoun = self.text.word(found.speaker[0]) if self.text.letters[found.speaker[0]] == "h" else ""
        if pronoun:
            if pronoun in _WRITERS:
                return linked
            linked = self._of_pronoun(pronoun, linked, found, unit)
        elif self._is_its(found.speaker) and not self._is_named(span):
            linked = linked._replace(actor_id=self._owner(found, unit))
        if pronoun not in ("he", "she"):
            self.last_said_by = found.speaker
        if found.method != ANSWER:  # who denies it in passing is not who goes on
            self.last, self.last_cue, self.last_unit = linked, found.cue[1], unit
        return linked

    def _of_pronoun(self, pronoun: str, linked: Speaker, found: Found, unit: int) -> Speaker:
        if pronoun == "it":
            return self._it(found, unit) if linked == _NOBODY else linked
        near = pronoun != "they" and unit - self.last_unit <= 1
        of_last = near and (self.last.person_no is not None or self._is_somebody(self.last_said_by))
        return self.last if of_last or (linked == _NOBODY and found.cue[0] - self.last_cue < _MEMORY) else linked

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

    def _is_named(self, span: Span) -> bool:
        """Whether a speaker's words name an actor, and not only "its officials", "its delegation in Kyiv"."""
        return any(actor.actor_id and actor.method not in ("side", "metonym") for actor in self.actors.within(span))

    def _owner(self, found: Found, unit: int) -> str | None:
        """Whose "its" is: the subject's of what is said before, else whoever "it" is."""
        said_after = found.speaker is None or found.content[0] > found.speaker[0]
        if said_after or self.text.letters[found.content[0]] == "<":
            return self._it(found, unit).actor_id
        content = self.text.span(found.content)
        first = next(iter(self.actors.within(content)), None)
        return first.actor_id if first and first.char_start - content.start <= len("The ") else None

    def _it(self, found: Found, unit: int) -> Speaker:
        """ "It" is no person: of a person who spoke before, it is whom they serve, or the subject of a sentence since."""
        if found.cue[0] - self.last_cue >= _MEMORY:
            return _NOBODY
        if unit - self.last_unit <= 1:
            return Speaker(self.last.actor_id, None, None)
        subject = clause_subject(self.text, self.units[unit - 2], self.units[unit - 1])
        if subject is not None:
            span = self.text.span(subject)
            if actor_id := self._actor(subject, span) or self._organisation(span):
                return Speaker(actor_id, None, None)
        return Speaker(self.last.actor_id, None, None) if self.last.person_no is None else _NOBODY

    def _linked(self, speaker: Stretch, span: Span) -> Speaker:
        person = self._person(speaker, span)
        named = self.text.letters[speaker[0]] != "h"
        actor_id = (
            (self._actor(speaker, span) or self._government(speaker, span) or self._organisation(span)) if named else None
        )
        if person is None:
            return Speaker(actor_id, None, self._role(speaker))
        actor_id = person.affiliation_actor_id or actor_id or self.served.get(person.person_no)
        if actor_id:
            self.served.setdefault(person.person_no, actor_id)  # "Observatory head Sami Aziz" is later "Aziz"
        return Speaker(actor_id, person.person_no, self._whole_role(person.role, speaker, span))

    def _actor(self, speaker: Stretch, span: Span) -> str | None:
        """The actor named in a speaker's words, or before their "which"; not in what "who …" tells of them."""
        first, end = speaker
        counted = first + (self.text.letters[first] == "d")
        if self.text.letters[counted] == "u" and self.text.word(end - 1) in claim_contexts()["several"]:
            return None  # "the three governments" are none of them
        relative = self.text.letters.find("r", first + 1, end)
        if relative > 0:
            span = self.text.span((first, relative))
        actors = self.actors.within(span)
        head = max(actors, key=_weight) if len(actors) > 1 else actors[0] if actors else None
        if head is None and self.text.letters[first] == "r":
            before = self.actors.before(span.start)
            head = before if before and span.start - before.char_end <= _ANTECEDENT else None
        return head.actor_id if head else None

    def _organisation(self, span: Span) -> str | None:
        """The organisation that speaks as it is cited: "the Observatory"; "a monitor" is the only one that the text cites."""
        if self.outlets.publications.starts and (known := self.outlets.publications.within(span)):
            return cited_organisations().get(known[0].publication_id)
        if self.monitor is None:
            return None
        words = self.text.words.text[span.start : span.end].lower().split()
        return self.monitor if not claim_contexts()["monitors"].isdisjoint(words[-2:]) else None

    def _government(self, speaker: Stretch, span: Span) -> str | None:
        """The government of the one country or capital that speaks: "Washington said", "Russia, an ally of Armenia, said"."""
        if not self.places.starts:
            return None
        comma = self.text.letters.find(",", *speaker)
        if comma > 0:
            span = self.text.span((speaker[0], comma))
        if self.text.letters[speaker[0]] == "r" and self.text.word(speaker[0]) == "which":
            before = self.places.before(span.start)
            if before is None or span.start - before.char_end > _ANTECEDENT:
                return None
            span = Span(before.char_start, before.char_end)
        places = self.places.within(span)
        if len(places) != 1 or places[0].char_end != span.end:
            return None
        speaks = places[0].is_metonym or places[0].kind is PlaceKind.COUNTRY
        named = self.text.words.text[span.start : places[0].char_start].strip().lower() in ("", "the")
        return state_actor("government", "GOV", places[0].country_iso3).actor_id if speaks and named else None

    def _person(self, speaker: Stretch, span: Span) -> PersonMention | None:
        if people := self.people.within(span):
            own = [one for one in people if not self.text.words.text[one.char_end : span.end].startswith(_OWNS)]
            return own[0] if own and not self._is_of_another(own[0], speaker, span) else None  # "Assad's government" is not he
        if self.text.letters[speaker[0]] != "r":
            return None
        before = self.people.before(span.start)
        return before if before and span.start - before.char_end <= _ANTECEDENT else None

    def _is_of_another(self, person: PersonMention, speaker: Stretch, span: Span) -> bool:
        """Whether an office is that of a name before it, which is nobody's here: "Jan Egeland, the UN envoy"."""
        named = self.text.letters.startswith(("nn,", "nnd"), speaker[0])
        return person.method == "office" and person.char_start > span.start and named

    def _whole_role(self, rank: str | None, speaker: Stretch, span: Span) -> str | None:
        """ "Police chief General" of "Police chief General Sello", of whom "General" is known."""
        role = self._role(speaker)
        if rank and role and role.endswith(rank):
            return role  # "DUP leader", of whom "leader" is known
        if rank and role and f"{role} {rank} " in self.text.words.text[span.start : span.end]:
            return f"{role} {rank}"
        return rank or role

    def _role(self, speaker: Stretch) -> str | None:
        role = role_beside(self.text, speaker)
        if role is None:
            return None
        span = self.text.span(role)
        return self.text.words.text[span.start : span.end]
