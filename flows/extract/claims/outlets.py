"""Through which outlet a claim came: "told AFP", "was cited by AFP", "PressTV reported"."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.extract.actors.names import cited_organisations
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.mentions import Mentions
from flows.extract.claims.publication_names import citing_words
from flows.extract.claims.text import ClaimText, Stretch
from flows.extract.claims.unit import Found
from flows.model.claim import Span
from flows.model.mention import ActorMention, PersonMention, PublicationMention

_ASIDE = 14  # words between a verb and the outlet it was said to
_BEHIND_TOLD = re.compile("[.;|<KGs]")  # letters of what does not belong to it
_BEFORE_NAME = 3  # words before the name of an outlet that speaks: "the ISIS-run Amaq news agency"


class Via(NamedTuple):
    """The outlet through which a claim came, if any."""

    span: Span | None
    publication_id: str | None


_NO_OUTLET = Via(None, None)


class Outlets:
    """The outlets of a text, and which of them spoke last."""

    def __init__(
        self,
        text: ClaimText,
        publications: Mentions[PublicationMention],
        actors: Mentions[ActorMention],
        people: Mentions[PersonMention],
    ) -> None:
        self.text, self.publications, self.actors, self.people = text, publications, actors, people
        self.last: Via | None = None

    def via(self, found: Found, speaker: Span | None) -> Via:
        """ "cited by AFP", "told AFP", "PressTV reported", "the outlet said"."""
        if found.outlet:
            span = self.text.span(found.outlet)
            known = self.publications.within(span)
            return Via(span, known[0].publication_id if known else None)
        if found.speaker is None or speaker is None:
            return self._told(found) or _NO_OUTLET
        itself = self._speaking(found.speaker, speaker)
        if self.last is None or self.text.word(found.speaker[0]) != "it":
            self.last = itself
        if itself and itself.publication_id not in cited_organisations() and not self.people.within(speaker):
            return itself  # else an organisation, or somebody of an outlet, who may tell another
        return self._told(found) or itself or self.last or _NO_OUTLET

    def _told(self, found: Found) -> Via | None:
        """The outlet named behind the verb and whoever speaks, to which it was said."""
        if not self.publications.starts:
            return None
        first = max(found.cue[1], found.speaker[1] if found.speaker else 0)
        end = min(first + _ASIDE, len(self.text.letters))
        if found.content[0] >= first:
            end = min(end, found.content[0])
        stop = _BEHIND_TOLD.search(self.text.letters, first, end)
        end = stop.start() if stop else end
        told = self.publications.within(self.text.span((first, end))) if first < end else ()
        return Via(Span(told[0].char_start, told[0].char_end), told[0].publication_id) if told else None

    def _speaking(self, speaker: Stretch, span: Span) -> Via | None:
        """The outlet that speaks itself, by its name or as "the agency"."""
        known = self.publications.within(span)
        if known and not self._is_actor(known[0]):
            before = self.text.words.text[span.start : known[0].char_start].count(" ")
            if known[0].char_end == span.end or before <= _BEFORE_NAME:
                return Via(span, known[0].publication_id)
        last = self.text.word(speaker[1] - 1)
        if speaker[1] - speaker[0] == 2 and last in claim_contexts()["outlets"]:
            named = self.publications.before(span.start)
            return Via(span, named.publication_id if named else None)
        return Via(span, None) if last in citing_words()["unlisted"] else None

    def _is_actor(self, outlet: PublicationMention) -> bool:
        """Whether a name is no outlet's here: "the Armed Forces of the Philippines (AFP) said"."""
        if outlet.publication_id in cited_organisations():
            return False
        actors = self.actors.within(Span(outlet.char_start, outlet.char_end))
        return any(actor.actor_id and actor.kind != "media" for actor in actors)
