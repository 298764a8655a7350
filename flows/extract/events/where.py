"""Where an event was, of the places that its sentence names: not where somebody speaks, goes or comes from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from flows.extract.events.draft import Draft
from flows.extract.events.lexicon import kinds
from flows.extract.events.setting import Placed, nearest_place, placed, within
from flows.extract.events.sketch import word_span
from flows.extract.words import Words
from flows.model.claim import Claim
from flows.model.coded_event import EventStatus
from flows.model.mention import PlaceKind, PlaceMention

_NEXT_CLAUSE = re.compile("&[dDxoTN]{1,8}[aA]?[uvb]|[WQ]")  # "and 4,000 people crossed", "in which"
_CAME_AS = re.compile("v[aATDx]{0,3}[&qB]")  # "the attack came as", and what follows was elsewhere
_TRIGGER = re.compile("[VGNI]")
_JOINED = re.compile("[&;qB]")
_THAT = ("W", "Q")
_FROM = ("from", "in")
_SAID_FROM = re.compile("s[dDxr]{0,4}p$")  # "said from", "told the paper from"
_SPEAKING = 6
_TO_PLACE = ("o", "p", "P")  # letters of prepositions
_AIMED = ("fire", "strike", "target", "attack", "bomb")  # actions on what is elsewhere than who acts
_NEXT = 3  # words between an event and its own place
_BEFORE_NAME = "dDxoukg"  # letters of what stands between a preposition and a name: "to the northern city of"
_LED = 5  # words of that
_SPOKEN = ("before_content", "after_content", "inverted", "participle", "according_to", "cited")  # methods of claims
_EARLIER = re.compile("[hmg]")  # "had", "would": not what is told next
_NEXT_SENTENCE, _FOLLOWING = 1, 2
_DEFINITE = "definite"
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.WATER)  # of which the next sentence may tell another part
_DATELINE = re.compile(r"x{1,5}(?:,x{1,4}){0,2},?[TD]*(?:\(x{1,4}\))?[;:]")  # "GORI, Georgia (AP) —"
_FIRST_PLACES = 6  # of a text, a headline with it
_HEAD = 4  # words at the head of a sentence: "Elsewhere", "The army also"
TOLD = (EventStatus.HAPPENED, EventStatus.ONGOING)
_MOVED = 4  # words between "fled" and "to": "flown by helicopter to"


class Where:
    """The places of a text, looked up for the events of one sentence after another; `letters` are its sketch."""

    def __init__(self, words: Words, letters: str, places: Sequence[PlaceMention]) -> None:
        self.words, self.letters, self.places = words, letters, places
        self.starts = [one.char_start for one in places]
        self._story: Draft | None = None  # the last event that has a narrow place
        self._filed_at = self._dateline()
        self._passed: dict[int, range] = {}  # the places of a sentence where somebody only goes, with the words that say so

    def _dateline(self) -> range:
        """The numbers of the places where a report was filed, if its text still says it: "GORI, Georgia (AP) —"."""
        for start in self.starts[:_FIRST_PLACES]:
            if start == 0 or self.words.text[start - 1] == "\n":
                at = bisect_left(self.words.starts, start)
                if match := _DATELINE.match(self.letters, at):
                    return within(self.starts, start, self.words.starts[match.end() - 1])
        return range(0)

    def _is_filed_there(self, sentence: tuple[int, int]) -> bool:
        """Whether the sentence begins with the dateline, and the report is of that country: not "MOSCOW — In Syria …"."""
        if not sentence[0] <= bisect_left(self.words.starts, self.starts[self._filed_at[0]]) < sentence[1]:
            return False
        told = Counter(one.country_iso3 for one in self.places[self._filed_at[-1] + 1 :] if one.country_iso3)
        home = self.places[self._filed_at[0]].country_iso3
        return not told or told.most_common(1)[0][0] == home

    def named(self, start: int, end: int) -> list[Placed]:
        """The places named between two offsets where something may have been."""
        numbers = within(self.starts, start, end)
        self._passed.clear()
        if not numbers:
            return []
        found = [
            one
            for one in placed(self.words, self.places, numbers)
            if not (self._is_told_from(one.word) or one.number in self._filed_at)
        ]
        for one in found:
            if (moved := self._moved(one.word)) is not None:
                self._passed[one.word] = moved
        return found

    def set_place(self, draft: Draft, places: Sequence[Placed], sentence: tuple[int, int], claim: Claim | None) -> None:
        """Sets the place of an event, of those that its sentence names; if it names none, that of the story it goes on with."""
        number = None
        if places:
            places = self._own(places, draft, claim)
            number = nearest_place(self._behind(self._of_clause(places, draft, sentence[0]), draft), draft.clause.at)
        if number is None and not places and self._filed_at and self._is_filed_there(sentence):
            number = self._filed_at[0]
        if number is not None and not self._is_of_story(self.places[number], draft):
            place = self.places[number]
            draft.place_no, draft.place = number, place.geonameid or (place.name or place.text).casefold()
        elif self._story and (number is not None or (not places and self._goes_on(self._story, draft, sentence))):
            carry_place(self._story, draft)
        if draft.status in TOLD and draft.place_no is not None:
            self._story = draft if self.places[draft.place_no].kind not in _WIDE else None

    def _is_of_story(self, place: PlaceMention, draft: Draft) -> bool:
        """Whether it is "the city", of which the text has named several, and the story was just in one."""
        if place.method != _DEFINITE or place.name is not None or self._story is None or self._story.place_no is None:
            return False
        is_near = draft.sentence - self._story.sentence <= _FOLLOWING
        return is_near and self.places[self._story.place_no].kind is place.kind

    def _own(self, places: Sequence[Placed], draft: Draft, claim: Claim | None) -> Sequence[Placed]:
        """Those where nobody only speaks and nobody only goes."""
        if claim is not None and claim.method in _SPOKEN:
            places = [one for one in places if not self._is_of_speaker(one, claim)] or self._of_witness(places, claim)
        if self._passed:
            at = draft.clause.at
            places = [one for one in places if at in self._passed.get(one.word, (at,))]
        return places

    def _goes_on(self, story: Draft, draft: Draft, sentence: tuple[int, int]) -> bool:
        """Whether the next sentence tells what was done in the same place: "They set fire to houses"."""
        start, end = sentence
        is_alone = self._is_alone(story, start)
        if draft.is_retold or draft.clause.is_aside or not may_go_on(story, draft, _FOLLOWING if is_alone else _NEXT_SENTENCE):
            return False
        if not kinds("there").keys().isdisjoint(self.words.written[draft.clause.at : end]):
            return True
        is_noun = draft.clause.trigger.form == "noun"
        if _EARLIER.search(self.letters, start, end if is_noun else draft.clause.at) or (is_noun and not draft.recipients):
            return False
        written = self.words.written
        is_elsewhere = not kinds("elsewhere").keys().isdisjoint(written[start : start + _HEAD])
        return not is_elsewhere and kinds("somewhere").keys().isdisjoint(written[start:end])

    def _is_alone(self, story: Draft, at: int) -> bool:
        """Whether no other place is named between the story and the word."""
        behind, before = (self.words.starts[index] for index in (story.last, at))
        return not within(self.starts, behind, before)

    def _is_of_speaker(self, place: Placed, claim: Claim) -> bool:
        """Whether somebody speaks there: "officials in Goma said", "said in Goma that"; not "In Goma, residents said"."""
        at = self.starts[place.number]
        if claim.char_start <= at < claim.char_end:
            return False
        is_person = claim.speaker_person_no is not None
        return is_person or at >= _said_at(claim) or self.letters[self._leading(place.word)] != "p"

    def _of_witness(self, places: Sequence[Placed], claim: Claim) -> list[Placed]:
        """Where those are who saw it: "residents of Goma said"."""
        if claim.speaker is None:
            return []
        speaker = word_span(self.words, *claim.speaker)
        if kinds("witness").keys().isdisjoint(self.words.written[slice(*speaker)]):
            return []
        return [one for one in places if speaker[0] <= one.word < speaker[1]]

    def _leading(self, at: int) -> int:
        """The word before a name and what belongs to it, mostly a preposition: "in the northern city of"."""
        first = at - 1
        if self.letters[first] in _BEFORE_NAME:
            written, headings, least = self.words.written, kinds("heading"), max(at - _LED, 0)
            while first > least and self.letters[first] in _BEFORE_NAME and written[first] not in headings:
                first -= 1
        return first

    def _moved(self, at: int) -> range | None:
        """The words that say that somebody goes there or comes from there: "fled to Goma", "flown to a hospital in Goma"."""
        leading = self._leading(at)
        if self.words.written[leading] not in kinds("heading"):
            return None
        moved = range(max(leading - _MOVED, 0), leading)
        return None if kinds("moving").keys().isdisjoint(self.words.written[moved.start : leading]) else moved

    def _is_told_from(self, at: int) -> bool:
        """Whether only who speaks is there: "told the paper by telephone from Goma", "said from Goma"."""
        before = self.words.written[max(at - 2, 0) : at]
        if len(before) < 2 or before[1].casefold() not in _FROM:
            return False
        is_said = _SAID_FROM.search(self.letters, max(at - _SPEAKING, 0), at)
        return before[0].casefold() in kinds("telephone") or (before[1] == "from" and is_said is not None)

    def _of_clause(self, places: Sequence[Placed], draft: Draft, start: int) -> Sequence[Placed]:
        """Those of the clause of an event in the sentence that begins at `start`: none of what is told behind it, nor, if there
        are others, of what is told before it.
        """
        if not places or (len(places) == 1 and places[0].word < draft.clause.at):
            return places
        at, end, first = draft.clause.at, draft.clause.end, draft.clause.first
        end += self.letters[end : end + 1] in _THAT  # "an air strike that hit"
        came_as = draft.is_retold and _CAME_AS.match(self.letters, end)
        near = [one for one in places if one.word < at or not (came_as or _NEXT_CLAUSE.search(self.letters, end, one.word))]
        near = [one for one in near if ";" not in self.letters[min(one.word, at) : max(one.word, at)]] or near
        if len(near) < 2:
            return near
        own = [
            one
            for one in near
            if one.word >= first
            or not (_TRIGGER.search(self.letters, start, one.word) and _JOINED.search(self.letters, one.word, first))
        ]
        is_as_narrow = own and min(one.width for one in own) <= min(one.width for one in near)
        return own if is_as_narrow else near

    def _behind(self, places: Sequence[Placed], draft: Draft) -> Sequence[Placed]:
        """Those behind the event, if a preposition leads from it to one, "In Donbas ten died in shelling of Pokrovsk", or
        who aims at one is in another: "rebels in Duma fired shells on a market in Damascus".
        """
        if len(places) < 2:
            return places
        at, end = draft.clause.at, draft.clause.end
        behind = [one for one in places if one.word >= end]
        if not behind:
            return places
        is_led = self.letters[end : end + 1] in _TO_PLACE and behind[0].word <= end + _NEXT
        aims = draft.action in _AIMED and draft.clause.trigger.form != "noun" and not draft.clause.is_passive
        widths = [one.width for one in places if draft.clause.first <= one.word < at] if aims else ()
        return behind if is_led or (widths and min(one.width for one in behind) <= min(widths)) else places


def _said_at(claim: Claim) -> int:
    return min([claim.char_start, *(span.start for span in (claim.speaker, claim.cue) if span)])


def carry_place(before: Draft, draft: Draft) -> None:
    draft.place_no, draft.place, draft.is_carried = before.place_no, before.place, True


def may_go_on(before: Draft, draft: Draft, most: int) -> bool:
    """Whether what is told, at most so many sentences later, may be of the same place: it is of no other day."""
    if draft.status not in TOLD or draft.sentence - before.sentence > most:
        return False
    return not (draft.time and before.time) or draft.time.value == before.time.value
