"""Who the speakers of a text's claims are, and through which outlet they spoke: the names that its other readers found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from flows.extract.actors.context import state_actor
from flows.extract.actors.names import cited_organisations
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.publication_names import citing_words
from flows.extract.claims.speakers import clause_subject
from flows.extract.claims.text import ClaimText, Stretch
from flows.extract.claims.unit import Found
from flows.model.claim import Span
from flows.model.mention import ActorMention, PersonMention, PlaceKind, PlaceMention, PublicationMention

_MEMORY = 60  # words in which "he" is still whoever spoke last
_OWNS = ("'s ", "’s ", "' ", "’ ")
_ASIDE = 14  # words between a verb and the outlet it was said to
_BEHIND_TOLD = re.compile("[.;|<KGs]")  # letters of what does not belong to it
_BEFORE_NAME = 3  # words before the name of an outlet that speaks: "the ISIS-run Amaq news agency"
_SHORTEST_ROLE = 4  # letters; shorter words are of names: "al", "bin"
_ANTECEDENT = 3  # characters between a name and its "who"
_Mention = TypeVar("_Mention", ActorMention, PersonMention, PlaceMention, PublicationMention)


class Speaker(NamedTuple):
    """Who speaks: a listed actor, a person of the text, and what they are said to be."""

    actor_id: str | None
    person_no: int | None
    role: str | None


_NOBODY = Speaker(None, None, None)


def _weight(actor: ActorMention) -> tuple[bool, bool, int]:
    """Which of the actors in a speaker's words speaks: "Pentagon officials" are those of the Pentagon."""
    return actor.actor_id is not None, actor.method != "side", actor.char_end - actor.char_start


class Via(NamedTuple):
    """The outlet through which a claim came, if any."""

    span: Span | None
    publication_id: str | None


_NO_OUTLET = Via(None, None)


class Mentions(Generic[_Mention]):
    """Mentions of one kind, in order, to be found by where they stand."""

    def __init__(self, mentions: Sequence[_Mention]) -> None:
        self.mentions: Sequence[_Mention] = mentions
        self.starts: list[int] = [mention.char_start for mention in mentions]

    def within(self, span: Span) -> Sequence[_Mention]:
        """Those that begin in the span, or reach into it."""
        first = bisect_right(self.starts, span.start)
        first -= first > 0 and self.mentions[first - 1].char_end > span.start
        return self.mentions[first : bisect_left(self.starts, span.end, first)]

    def before(self, place: int) -> _Mention | None:
        """The last that begins before it."""
        at = bisect_left(self.starts, place)
        return self.mentions[at - 1] if at else None


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
        self.publications = Mentions(publications)
        self.places = Mentions(places)
        cited = {ident for one in publications if (ident := cited_organisations().get(one.publication_id))}
        self.monitor = cited.pop() if len(cited) == 1 else None
        self.units = [first for first, _ in text.units]
        self.last, self.last_cue, self.last_unit = _NOBODY, 0, 0
        self.last_outlet: Via | None = None
        self.served: dict[int, str] = {}  # the actor for whom a person spoke, by person_no

    def span(self, stretch: Stretch) -> Span:
        return Span(self.text.words.starts[stretch[0]], self.text.words.ends[stretch[1] - 1])

    def speaker(self, found: Found, span: Span | None) -> Speaker:
        """Who speaks, as the span of `found.speaker` says; "he" is whoever spoke in the sentence before, and "it" of no mention
        whoever spoke last.
        """
        if found.speaker is None or span is None:
            return _NOBODY
        linked, unit = self._linked(found.speaker, span), bisect_right(self.units, found.cue[0])
        if self.text.letters[found.speaker[0]] == "h":
            person = self.last.person_no is not None and unit - self.last_unit <= 1
            pronoun = self.text.word(found.speaker[0])
            he = pronoun in ("he", "she")
            if pronoun == "it" and linked == _NOBODY:
                linked = self._it(found, unit)
            elif (he and person) or (linked == _NOBODY and found.cue[0] - self.last_cue < _MEMORY):
                linked = self.last
        self.last, self.last_cue, self.last_unit = linked, found.cue[1], unit
        return linked

    def _it(self, found: Found, unit: int) -> Speaker:
        """ "It" is no person: of a person who spoke before, it is whom they serve, or the subject of a sentence since."""
        if found.cue[0] - self.last_cue >= _MEMORY:
            return _NOBODY
        if self.last.person_no is None or unit - self.last_unit <= 1:
            return Speaker(self.last.actor_id, None, None)
        subject = clause_subject(self.text, self.units[unit - 2], self.units[unit - 1])
        actors = self.actors.within(self.span(subject)) if subject else ()
        return Speaker(max(actors, key=_weight).actor_id, None, None) if actors else _NOBODY

    def _linked(self, speaker: Stretch, span: Span) -> Speaker:
        person, actors = self._person(speaker, span), self.actors.within(span)
        head = max(actors, key=_weight, default=None)
        actor_id = (head.actor_id if head else None) or self._government(span) or self._organisation(span)
        if person is None:
            return Speaker(actor_id, None, self._role(speaker))
        actor_id = person.affiliation_actor_id or actor_id or self.served.get(person.person_no)
        if actor_id:
            self.served.setdefault(person.person_no, actor_id)  # "Observatory head Sami Aziz" is later "Aziz"
        return Speaker(actor_id, person.person_no, self._whole_role(person.role, speaker, span))

    def _organisation(self, span: Span) -> str | None:
        """The organisation that speaks as it is cited: "the Observatory"; "a monitor" is the only one that the text cites."""
        if known := self.publications.within(span):
            return cited_organisations().get(known[0].publication_id)
        if self.monitor is None:
            return None
        words = self.text.words.text[span.start : span.end].lower().split()
        return self.monitor if not claim_contexts()["monitors"].isdisjoint(words[-2:]) else None

    def _government(self, span: Span) -> str | None:
        """The government of the one country or capital that speaks: "Washington said"."""
        places = self.places.within(span)
        if len(places) != 1 or places[0].char_end != span.end:
            return None
        speaks = places[0].is_metonym or places[0].kind is PlaceKind.COUNTRY
        named = self.text.words.text[span.start : places[0].char_start].strip().lower() in ("", "the")
        return state_actor("government", "GOV", places[0].country_iso3).actor_id if speaks and named else None

    def via(self, found: Found, speaker: Span | None) -> Via:
        """ "cited by AFP", "told AFP", "PressTV reported", "the outlet said"."""
        if found.outlet:
            span = self.span(found.outlet)
            known = self.publications.within(span)
            return Via(span, known[0].publication_id if known else None)
        itself = self._outlet(found.speaker, speaker) if found.speaker and speaker else None
        if found.speaker and not (self.last_outlet and self.text.word(found.speaker[0]) == "it"):
            self.last_outlet = itself
        if itself and itself.publication_id not in cited_organisations() and speaker and not self.people.within(speaker):
            return itself  # else an organisation, or somebody of an outlet, who may tell another
        return self._told(found) or itself or (self.last_outlet if found.speaker else None) or _NO_OUTLET

    def _told(self, found: Found) -> Via | None:
        """The outlet named behind the verb and whoever speaks, to which it was said."""
        first = max(found.cue[1], found.speaker[1] if found.speaker else 0)
        end = min(first + _ASIDE, len(self.text.letters))
        if found.content[0] >= first:
            end = min(end, found.content[0])
        stop = _BEHIND_TOLD.search(self.text.letters, first, end)
        end = stop.start() if stop else end
        told = self.publications.within(self.span((first, end))) if first < end else ()
        return Via(Span(told[0].char_start, told[0].char_end), told[0].publication_id) if told else None

    def _person(self, speaker: Stretch, span: Span) -> PersonMention | None:
        if people := self.people.within(span):
            owned = self.text.words.text[people[0].char_end : span.end]  # "Assad's government" is not Assad
            return None if owned.startswith(_OWNS) else people[0]
        if self.text.letters[speaker[0]] != "r":
            return None
        before = self.people.before(span.start)
        return before if before and span.start - before.char_end <= _ANTECEDENT else None

    def _outlet(self, speaker: Stretch, span: Span) -> Via | None:
        """The outlet that speaks itself, by its name or as "the agency"."""
        known = self.publications.within(span)
        if known:
            before = self.text.words.text[span.start : known[0].char_start].count(" ")
            if known[0].char_end == span.end or before <= _BEFORE_NAME:
                return Via(span, known[0].publication_id)
        if speaker[1] - speaker[0] == 2 and self.text.word(speaker[1] - 1) in claim_contexts()["outlets"]:
            named = self.publications.before(span.start)
            return Via(span, named.publication_id if named else None)
        unlisted = self.text.word(speaker[1] - 1) in citing_words()["unlisted"]
        return Via(span, None) if unlisted else None

    def _whole_role(self, rank: str | None, speaker: Stretch, span: Span) -> str | None:
        """ "Police chief General" of "Police chief General Sello", of whom "General" is known."""
        role = self._role(speaker)
        if rank and role and f"{role} {rank} " in self.text.words.text[span.start : span.end]:
            return f"{role} {rank}"
        return rank or role

    def _role(self, speaker: Stretch) -> str | None:
        """ "Sello, another SDF spokesman" and "army spokesman Ali Maihub": what stands behind a comma or before a name."""
        letters, (first, end) = self.text.letters, speaker
        comma = letters.find(",", first, end)
        if comma > 0 and all(self.text.written[at].isdigit() for at in range(comma + 1, end)):
            end, comma = comma, -1  # "Sello, 41"
        if comma > 0 and letters[comma + 1] not in "dur" and "&" in letters[comma:end]:
            return None  # "Kinshasa, UN experts and several countries"
        if comma > 0:  # the name or the role may come first
            role = (
                (first, comma) if set(letters[comma + 1 : end]) == {"n"} and "w" in letters[first:comma] else (comma + 1, end)
            )
        else:
            nouns = [at for at in range(first, end) if letters[at] == "w" and len(self.text.word(at)) >= _SHORTEST_ROLE]
            if not nouns or not {"n"} <= set(letters[nouns[-1] + 1 : end]) <= {"n", "w"}:
                return None
            role = first, nouns[-1] + 1
        while role[0] < role[1] and (letters[role[0]] in "d," or self.text.written[role[0]].isdigit()):
            role = role[0] + 1, role[1]
        if (
            role[0] >= role[1]
            or role[1] - role[0] == end - first
            or letters[role[0]] in "eKgGrpsv"
            or self.text.is_joined(role[1] + 1)
        ):
            return None
        span = self.span(role)
        return self.text.words.text[span.start : span.end]
