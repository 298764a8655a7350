"""How English lays something at somebody's door: a rule for each kind of cue."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from flows.extract.claim_clauses import (
    clause_around,
    clause_end,
    has_verb,
    noun_phrase_after,
    noun_phrase_before,
    subject_clause_end,
)
from flows.extract.claim_contents import content_after, content_before, quotation_before
from flows.extract.claim_cues import Cue, cue_nouns
from flows.extract.claim_speakers import clause_subject, subject_before
from flows.extract.claim_text import ClaimText, Stretch, claim_contexts
from flows.model.claim import Polarity

_LONGEST_APPOSITION = 12


class Found(NamedTuple):
    """A claim, in words. `outlet` came between speaker and text: "cited by AFP"."""

    content: Stretch
    cue: Stretch
    speaker: Stretch | None
    polarity: Polarity
    method: str
    score: float
    outlet: Stretch | None = None


@dataclass(slots=True)
class UnitRules:
    """The claims `found` in a unit, its words from `first`; `stop` is where its last sentence ends, before the stop.

    `last` is the speaker of the claim before.
    """

    text: ClaimText
    first: int
    stop: int
    found: list[Found] = field(default_factory=list)
    last: Stretch | None = None

    @property
    def last_cue(self) -> int:
        """The last word of the cue before."""
        return self.found[-1].cue[1] - 1 if self.found else -1

    @property
    def unit(self) -> Stretch:
        return self.first, self.stop

    def read(self) -> list[Found]:
        """The claims in the order of their cues."""
        letters = self.text.letters
        for index in range(self.first, self.stop):
            letter = letters[index]
            if letter == "K":
                self._verb(index)
            elif letter == "G":
                self._participle(index)
            elif letter == "A":
                self._according(index)
            elif letter == "R":
                self._reportedly(index)
            elif letter == "t" and index > self.first:
                self._noun(index)
        return self.found

    def _add(
        self, content: Stretch | None, cue: Stretch, speaker: Stretch | None, polarity: Polarity, method: str, score: float
    ) -> bool:
        if content is None:
            return False
        self.found.append(Found(content, cue, speaker, polarity, method, score))
        self.last = speaker or self.last
        return True

    def _group(self, verb: int) -> int:
        """The first word of the verb group: "has not yet said"."""
        letters, first = self.text.letters, verb
        while first > self.first:
            letter = letters[first - 1]
            if letter == "z" and first - 2 > self.first and (self.text.word(first - 1) != "s" or letters[first - 3] == "h"):
                first -= 2
            elif letter in "avxb":
                first -= 1
            else:
                break
        return first

    def _verb(self, index: int) -> None:
        text = self.text
        cue, behind = text.cue(index)
        first = self._group(index)
        before = text.letters[first - 1] if first > self.first else ""
        if not cue.takes or before == "i" or text.is_joined(index):
            return
        if cue.is_past and text.has("b", first, index):
            self._passive(cue, first, index, behind)
        elif self._is_said(cue, first, index, before):
            negated = text.has("x", first, index) or any(text.word(at) == "t" for at in range(first, index))
            if negated and "think" not in cue.takes:
                return
            polarity = Polarity.DENIED if negated else cue.polarity
            if first == index and self._inverted(cue, index, behind):
                return
            self._active(cue, first, behind, polarity)

    def _is_said(self, cue: Cue, first: int, index: int, before: str) -> bool:
        """Whether the form is a verb here, no noun or adjective, and tells of what is said, not of what would be."""
        text = self.text
        if any(text.word(at) in claim_contexts()["not_said"] for at in range(first, index)):
            return False
        if first < index:
            return True
        after = text.letter(index + 1)
        if before in ("d", "z") or cue.form == "participle" or (before == "u" and after in "wn"):
            return False
        if cue.is_noun:
            clause = after == "t" and text.letter(index + 2) not in "Kabex"  # not "reports that show"
            quoted = text.letters.rfind(">", self.first, index) >= index - 12
            return (
                before in ("h", "r")
                or (before == "n" and (clause or after in "dh:i<"))
                or (before in "nw" and (clause or quoted))
            )
        return cue.form != "base" or before != ""

    def _active(self, cue: Cue, first: int, behind: int, polarity: Polarity) -> None:
        """ "X said that …", and "…," X said."""
        text = self.text
        speaker = subject_before(text, self.first, first)
        if speaker is None and first > self.first and text.letters[first - 1] == ",":
            speaker = self.last
        if speaker is None or self._is_called(cue, speaker, behind):
            return
        at = (first, behind)
        if self._add(content_before(text, self.unit, speaker[0], behind), at, speaker, polarity, "after_content", 0.9):
            return
        if "cite" in cue.takes:
            self._cited(behind, at, speaker)
            return
        aside = speaker[0] > self.first and text.letters[speaker[0] - 1] == "s"
        content = content_after(text, self.unit, cue, behind, aside=aside)
        self._add(content, at, speaker, polarity, "before_content", 0.8 if "say" in cue.takes or "tell" in cue.takes else 0.7)

    def _is_called(self, cue: Cue, speaker: Stretch, behind: int) -> bool:
        """ "a town called Raqqa"."""
        a = self.text.word(speaker[0]) in ("a", "an") and "judge" in cue.takes
        return a and self.text.letter(behind) in ("n", "<")

    def _inverted(self, cue: Cue, index: int, behind: int) -> bool:
        """ "…," said X."""
        text, letters = self.text, self.text.letters
        speaker = noun_phrase_after(text, behind, self.stop)
        if speaker is None or text.letter(behind) == "t":
            return False
        polarity, at = cue.polarity, (index, behind)
        if index == self.first:
            quoted = letters[speaker[1] : speaker[1] + 1] == ":"
            return quoted and self._add(content_after(text, self.unit, cue, speaker[1]), at, speaker, polarity, "inverted", 0.8)
        quotation = quotation_before(text, self.first, index)
        if quotation:
            return self._add(quotation, at, speaker, polarity, "inverted", 0.9)
        if letters[index - 1] != "," or "say" not in cue.takes or not has_verb(text, self.first, index - 1):
            return False
        if has_verb(text, behind, min(self.stop, speaker[1] + 1)) or text.letter(speaker[1]) not in "psT,r-;.":
            return False
        return self._add((self.first, index - 1), at, speaker, polarity, "inverted", 0.8)

    def _cited(self, behind: int, at: Stretch, outlet: Stretch) -> None:
        """ "PressTV cited residents who were afraid", "quoted him as saying that"."""
        text, letters = self.text, self.text.letters
        end = behind
        while end < self.stop and letters[end] not in "rt<:;,.s":
            end += 1
        if end == behind or end >= self.stop or letters[end] not in "rst<:,":
            return
        begin = end
        while begin < self.stop and (letters[begin] in "r:,G" or text.word(begin) == "as"):
            begin += 1
        if begin < self.stop and (begin > end or letters[end] in "t<"):
            content = (begin, clause_end(text, begin, self.stop))
            self.found.append(Found(content, at, (behind, end), Polarity.ASSERTED, "cited", 0.8, outlet))

    def _passive(self, cue: Cue, first: int, index: int, behind: int) -> None:
        """ "X was cited by AFP", "was denied by X", "is believed to", "it was reported that"."""
        text = self.text
        at, after = (first, behind), text.word(behind)
        if after == "by":
            self._by(cue, at, behind + 1)
        elif after == "as" and "cite" in cue.takes and text.letter(behind + 1) == "G":
            speaker = subject_before(text, self.first, first)
            says, begin = text.cue(behind + 1)
            self._add(content_after(text, self.unit, says, begin), (first, begin), speaker, Polarity.ASSERTED, "quoted", 0.8)
        elif after == "to" and cue.takes in ({"say"}, {"think"}):
            begin = clause_around(text, self.first, first)
            content = begin, clause_end(text, index, self.stop)
            self._add(content, at, None, Polarity.UNCONFIRMED, "is_said_to", 0.7)
        elif after == "that" and first > self.first and text.word(first - 1) == "it":
            content = behind, clause_end(text, behind, self.stop)
            self._add(content, at, None, Polarity.UNCONFIRMED, "it_is_said", 0.7)

    def _by(self, cue: Cue, at: Stretch, behind: int) -> None:
        agent = noun_phrase_after(self.text, behind, self.stop)
        subject = subject_before(self.text, self.first, at[0])
        if agent is None or subject is None:
            return
        if "cite" in cue.takes:
            content = content_before(self.text, self.unit, subject[0], agent[1])
            if content:
                self.found.append(Found(content, at, subject, cue.polarity, "cited_by", 0.9, agent))
                self.last = subject
        elif "that" not in cue.takes:
            self._add(subject, at, agent, cue.polarity, "passive", 0.6)

    def _participle(self, index: int) -> None:
        """ "…, adding that …", "is calling for …", "a statement saying that …"."""
        text = self.text
        cue, behind = text.cue(index)
        first = self._group(index)
        before = text.letters[first - 1] if first > self.first else ""
        if not cue.takes or not before or text.is_joined(index) or "cite" in cue.takes:
            return
        if text.has("b", first, index):
            speaker = subject_before(text, self.first, first)
        elif before in ",>-s&" or text.word(first - 1) in claim_contexts()["before_saying"]:
            speaker = self.last or clause_subject(text, self.first, first - (before == "p"))
        elif before in "nw" and text.letter(behind) == "t":
            speaker = subject_before(text, self.first, first)
        else:
            return
        if speaker:
            self._add(content_after(text, self.unit, cue, behind), (first, behind), speaker, cue.polarity, "participle", 0.7)

    def _according(self, index: int) -> None:
        """ "According to X, …" and "…, according to X"."""
        text, letters = self.text, self.text.letters
        begin = index + 2
        if text.word(index + 1) != "to" or begin >= self.stop:
            return
        end = begin
        while end < self.stop and letters[end] not in ",;:<-":
            end += 1
        at, (speaker, after) = (index, begin), self._apposition(begin, end)
        if index == self.first or letters[index - 1] == "&":
            if after < self.stop:
                content = after, clause_end(text, after, self.stop)
                self._add(content, at, speaker, Polarity.ASSERTED, "according_to", 0.9)
            return
        close = index - (letters[index - 1] == ",")
        quoted = quotation_before(text, self.first, close)
        if letters[index - 1] == "," and after < self.stop and letters[after - 1] == "," and not quoted:
            content = self.first, self.stop  # "the city, according to X, is empty"
        else:
            content = quoted or (self.first, close)
        self._add(content, at, speaker, Polarity.ASSERTED, "according_to", 0.9)

    def _apposition(self, first: int, end: int) -> tuple[Stretch, int]:
        """The speaker from `first` to a first comma, with an apposition; and the word behind the comma after it."""
        text, letters = self.text, self.text.letters
        after = end
        while after < self.stop and letters[after] in ",:":
            after += 1
        comma = letters.find(",", after, min(self.stop, after + _LONGEST_APPOSITION))
        if after < self.stop and letters[after] in "du":
            close = comma if comma > 0 else self.stop if self.stop - after < _LONGEST_APPOSITION else -1
            if close > 0 and not has_verb(text, after, close):
                return (first, close), min(close + 1, self.stop)
        return (first, end), after

    def _noun(self, that: int) -> None:
        """ "the army's claim that …", "reports that …"."""
        text, letters, noun = self.text, self.text.letters, that - 1
        polarity = cue_nouns().get(text.word(noun))
        if polarity is None or letters[noun] == "q" or text.letter(that + 1) in ("", *"Kabex") or self.last_cue == noun:
            return
        end = clause_end(text, that, self.stop)
        if not has_verb(text, self.first, noun):
            end = subject_clause_end(text, that, end)
        owner = noun
        while owner > self.first and letters[owner - 1] in "we":
            owner -= 1
        speaker = None
        if owner - 2 > self.first and letters[owner - 1] == "z":
            speaker = noun_phrase_before(text, self.first, owner - (2 if letters[owner - 2] == "z" else 1))
        elif text.word(owner - 1) in claim_contexts()["whose"]:
            speaker = owner - 1, owner
        self._add((that, end), (noun, that), speaker, polarity, "noun", 0.6)

    def _reportedly(self, index: int) -> None:
        if self.found and self.found[-1].method == "reportedly":
            return
        first = clause_around(self.text, self.first, index)
        content = first, clause_end(self.text, index, self.stop)
        self._add(content, (index, index + 1), None, Polarity.UNCONFIRMED, "reportedly", 0.8)
