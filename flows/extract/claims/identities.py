"""Whom the words of a speaker name: a person, an actor, a government by its capital, an organisation as it is cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.extract.actors.context import state_actor
from flows.extract.actors.names import cited_organisations
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.mentions import Mentions
from flows.extract.claims.roles import is_governed, role_beside, speaking
from flows.extract.claims.text import ClaimText, Stretch
from flows.extract.places.gazetteer import default_gazetteer
from flows.extract.places.index import PlaceIndex
from flows.model.claim import Span
from flows.model.mention import ActorMention, PersonMention, PlaceKind, PlaceMention, PublicationMention

_OWNS = ("'s ", "’s ", "' ", "’ ")
_ANTECEDENT = 3  # characters between a name and its "who"
_NEAR = 200  # characters between a name and "his office"


class Speaker(NamedTuple):
    """Who speaks: a listed actor, a person of the text, and what they are said to be."""

    actor_id: str | None
    person_no: int | None
    role: str | None


NOBODY = Speaker(None, None, None)


def _weight(actor: ActorMention) -> tuple[bool, bool, int]:
    """Which of the actors in a speaker's words speaks: "Pentagon officials" are those of the Pentagon."""
    return actor.actor_id is not None, actor.method != "side", actor.char_end - actor.char_start


def _cites(actor: ActorMention) -> bool:
    """Whether it is an agency: an organisation, or an office that publishes and is no actor of the list."""
    return actor.kind == "organisation" if actor.actor_id else (actor.kind == "government" and actor.method == "name")


class Identities:
    """The mentions of a text, by which its speakers are known."""

    def __init__(
        self,
        text: ClaimText,
        actors: Sequence[ActorMention],
        people: Sequence[PersonMention],
        publications: Sequence[PublicationMention],
        places: Sequence[PlaceMention],
        served: Mapping[int, str],
        gazetteer: PlaceIndex | None = None,
    ) -> None:
        self.text, self.gazetteer = text, gazetteer
        self.actors = Mentions(actors)
        self.people = Mentions(people)
        self.publications = Mentions(publications)
        self.places = Mentions(places)
        cited = {ident for one in publications if (ident := cited_organisations().get(one.publication_id))}
        self.monitor = cited.pop() if len(cited) == 1 else None
        self.served: dict[int, str] = {}  # the actor for whom a person spoke, by person_no
        self.offices = served  # the actor in whose office a person is, by person_no

    def of(self, speaker: Stretch, span: Span) -> Speaker:
        """Whom the words of a speaker name; `span` is where they stand."""
        person, actor_id = self._person(speaker, span), None
        if self.text.letters[speaker[0]] != "h":
            actor_id = self._actor(speaker, span) or self._government(speaker, span) or self._organisation(span)
        if person is None:
            return Speaker(actor_id, None, self._role(speaker))
        actor_id = person.affiliation_actor_id or actor_id or self.served.get(person.person_no) or self._by_office(person)
        if actor_id:
            self.served.setdefault(person.person_no, actor_id)  # "Observatory head Sami Aziz" is later "Aziz"
        return Speaker(actor_id, person.person_no, self._whole_role(person.role, speaker, span))

    def is_institution(self, actor_id: str | None) -> bool:
        """Whether an actor is an organisation that speaks as one: an agency, a monitor."""
        if actor_id is None:
            return False
        return actor_id in cited_organisations().values() or any(
            one.actor_id == actor_id and one.kind == "organisation" for one in self.actors.mentions
        )

    def served_before(self, place: int) -> str | None:
        """The actor of whoever is mentioned last before `place`, if nobody else is near whose it may be."""
        before = self.people.before(place)
        if before is None or place - before.char_start > _NEAR:
            return None
        near = [one for one in self.people.within(Span(place - _NEAR, place)) if one.char_start < place]
        if len({one.person_no for one in near}) > 1:
            return None
        return before.affiliation_actor_id or self.offices.get(before.person_no)

    def served_within(self, span: Span) -> str | None:
        """The actor for whom the only one acts who is named in a span."""
        people = {one.person_no: one for one in self.people.within(span)}
        if len(people) != 1:
            return None
        number, person = people.popitem()
        return person.affiliation_actor_id or self.offices.get(number)

    def subject_of(self, stretch: Stretch) -> str | None:
        """The actor or cited organisation that a stretch names."""
        span = self.text.span(stretch)
        return self._actor(stretch, span) or self._organisation(span)

    def is_agency(self, speaker: Stretch | None) -> bool:
        """Whether a bracket says who says it, as agencies cite each other, and not what a name before it is short for."""
        if speaker is None:
            return False
        span = self.text.span(speaker)
        known = [actor for actor in self.actors.within(span) if _cites(actor)]
        before = self.actors.before(span.start)
        named = before is not None and span.start - before.char_end <= _ANTECEDENT
        return bool(known) and not named

    def names_actor(self, span: Span) -> bool:
        """Whether a speaker's words name an actor, and not only "its officials", "its delegation in Kyiv"."""
        return any(actor.actor_id and actor.method not in ("side", "metonym") for actor in self.actors.within(span))

    def _actor(self, speaker: Stretch, span: Span) -> str | None:
        """The actor named in a speaker's words, or before their "which"; not in what "who …" tells of them."""
        letters, (first, end) = self.text.letters, speaker
        counted = first + (letters[first] == "d")
        if self.text.letter(counted) == "u" and self.text.word(end - 1) in claim_contexts()["several"]:
            return None  # "the three governments" are none of them
        relative = letters.find("r", first + 1, end)
        if relative > 0:
            span = self.text.span((first, relative))
        actors = self.actors.within(span)
        if actors and letters.find("i", first, end) > 0:  # "to"
            actors = speaking(self.text, actors, span)
        head = max(actors, key=_weight) if len(actors) > 1 else actors[0] if actors else None
        if head is None and letters[first] == "r":
            before = self.actors.before(span.start)
            head = before if before and span.start - before.char_end <= _ANTECEDENT else None
        return head.actor_id if head else None

    def _organisation(self, span: Span) -> str | None:
        """The organisation that speaks as it is cited: "the Observatory"; "a monitor" is the only one that the text cites."""
        if self.publications.starts and (known := self.publications.within(span)):
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
        alone = places[0].char_start == span.start and span == self.text.span(speaker)
        speaks = places[0].is_metonym or places[0].kind is PlaceKind.COUNTRY or (alone and self._is_capital(places[0]))
        named = self.text.words.text[span.start : places[0].char_start].strip().lower() in ("", "the")
        return state_actor("government", "GOV", places[0].country_iso3).actor_id if speaks and named else None

    def _is_capital(self, place: PlaceMention) -> bool:
        """Whether a state is governed from a place: "Moscow flatly denied"."""
        capital = (self.gazetteer or default_gazetteer()).capitals.get(place.country_iso3 or "")
        return capital is not None and capital.geonameid == place.geonameid

    def _person(self, speaker: Stretch, span: Span) -> PersonMention | None:
        if people := self.people.within(span):
            own = [one for one in people if not self.text.words.text[one.char_end : span.end].startswith(_OWNS)]
            if own and is_governed(self.text, own[0], span):  # "a spokesman for President Kiir, Ateny Wek"
                own = [one for one in own[1:] if "," in self.text.words.text[own[0].char_end : one.char_start]]
            return own[0] if own and not self._is_of_another(own[0], speaker, span) else None  # "Assad's government" is not he
        if self.text.letters[speaker[0]] != "r":
            return None
        before = self.people.before(span.start)
        return before if before and span.start - before.char_end <= _ANTECEDENT else None

    def _by_office(self, person: PersonMention) -> str | None:
        """The actor for whom a person speaks whose role names none: "President Kiir"."""
        return self.offices.get(person.person_no) if person.role and not person.affiliation else None

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
