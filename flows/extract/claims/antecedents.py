"""Who spoke before and is meant by words that name nobody: "the group", "the source", "a spokesman", "his office"."""

from __future__ import annotations

from flows.extract.claims.identities import NOBODY, Identities, Speaker
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.text import ClaimText, Stretch
from flows.extract.claims.unit import Found

_MEMORY = 90  # words in which "the source" is still the one who was introduced
_NOUNS = "wnue"  # letters of a noun phrase up to its preposition, comma or relative
_NAMED = 12  # words of what somebody runs
_HIS = frozenset(("his", "her"))


class Antecedents:
    """The institutions and sources that have spoken so far."""

    def __init__(self, identities: Identities) -> None:
        self.text: ClaimText = identities.text
        self.identities = identities
        self.sources: dict[str, tuple[int, Speaker]] = {}  # by their noun: where they spoke last, and who they are

    def note(self, speaker: Stretch, linked: Speaker) -> None:
        """Remember "a source at the police command" as a source."""
        sources = claim_contexts()["sources"]
        if not sources.isdisjoint(self.text.words.folded[speaker[0] : speaker[1]]) and (noun := self._noun(speaker)) in sources:
            self.sources[noun] = speaker[1], linked

    def of(self, found: Found, linked: Speaker, last: Speaker, apart: int) -> Speaker:
        """Whom the speaker's words mean that name no actor; `last` spoke `apart` sentences before."""
        speaker = found.speaker or (0, 0)
        first, text = speaker[0], self.text
        if linked.role and linked.role.casefold() in claim_contexts()["spokesmen"]:
            return self._institution(found, speaker, last, apart)
        if linked.person_no is not None and (actor_id := self._led(speaker) or self._headed(speaker, last, apart)):
            self.identities.served.setdefault(linked.person_no, actor_id)
            return Speaker(actor_id, None, None)
        if text.letters[first] != "d":
            return NOBODY
        noun = self._noun(speaker)
        if text.word(first) in _HIS:
            return self._his(speaker, noun)
        if noun in claim_contexts()["sources"] and text.word(first) == "the":
            at, source = self.sources.get(noun, (first - _MEMORY, NOBODY))
            return source if first - at < _MEMORY else NOBODY
        is_last = apart <= 1 and last.person_no is None and self._is_its(speaker, noun)
        return Speaker(last.actor_id, None, None) if is_last and self.identities.is_institution(last.actor_id) else NOBODY

    def _led(self, speaker: Stretch) -> str | None:
        """The actor that a person "who runs the Syrian Observatory" is said to lead."""
        text, (first, end) = self.text, speaker
        who = text.letters.find("r", first + 1, end + 2)
        if who < 0 or text.word(who) != "who" or text.word(who + 1) not in claim_contexts()["leading"]:
            return None
        stop = who + 2
        while stop < who + _NAMED and text.letter(stop) in ("d", "n", "u", "w", "o", "p"):
            stop += 1
        return self.identities.subject_of((who + 2, stop)) if stop > who + 2 else None

    def _headed(self, speaker: Stretch, last: Speaker, apart: int) -> str | None:
        """The organisation of "the group's director Amos Lado", "Amos Lado the Observatorys head": the one that spoke last, or
        the only one that the text cites.
        """
        contexts, text = claim_contexts(), self.text
        for at in range(speaker[0], speaker[1] - 1):
            owns = text.letter(at + 1) == "z"
            noun = text.word(at) if owns else text.word(at).removesuffix("s")
            head = text.word(at + 3 if owns else at + 1)
            if head in contexts["heads"] and noun in contexts["institutions"] and noun != text.word(at + owns):
                is_its = last.person_no is None and apart <= 1 and self.identities.is_institution(last.actor_id)
                return last.actor_id if is_its else self.identities.monitor
        return None

    def _institution(self, found: Found, speaker: Stretch, last: Speaker, apart: int) -> Speaker:
        """For whom "spokesman Amos Lado" speaks: that of whom he tells ("Mr Guterres is worried, spokesman Amos Lado
        said"), else the institution that spoke last.
        """
        told: set[str] = set()
        if found.content[0] < speaker[0]:
            content = self.text.span(found.content)
            told = {one.actor_id for one in self.identities.actors.within(content) if one.actor_id}
            subject = self.identities.served_within(content)
            if subject is not None:
                return Speaker(subject, None, None) if told <= {subject} else NOBODY
        is_plain = apart <= 1 and last.person_no is None and last.actor_id is not None and told <= {last.actor_id}
        return Speaker(last.actor_id, None, None) if is_plain else NOBODY

    def _noun(self, speaker: Stretch) -> str:
        """The noun of "the source", "a military source in Homs", "an official who asked not to be named"."""
        first, end = speaker
        at = first + (self.text.letters[first] == "d")
        while at < end and self.text.letters[at] in _NOUNS:
            at += 1
        return self.text.word(at - 1) if at > first + (self.text.letters[first] == "d") else ""

    def _is_its(self, speaker: Stretch, noun: str) -> bool:
        """ "The group", "the Britain-based organisation"; but "the outlawed group" """
        first, end = speaker
        if self.text.word(first) != "the" or noun not in claim_contexts()["institutions"] or self.text.word(end - 1) != noun:
            return False
        return claim_contexts()["of_institutions"].issuperset(self.text.words.folded[first + 1 : end - 1])

    def _his(self, speaker: Stretch, noun: str) -> Speaker:
        """ "His office", "his defence minister": of the only one who was named just before and acts for somebody."""
        if noun not in claim_contexts()["offices"]:
            return NOBODY
        actor_id = self.identities.served_before(self.text.span(speaker).start)
        return Speaker(actor_id, None, None)
