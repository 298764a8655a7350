"""Where an event was, of the places that its sentence names: not where somebody speaks, goes or comes from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from flows.extract.events.draft import Draft
from flows.extract.events.elsewhere import (
    is_fired_from,
    is_of_gloss,
    is_post,
    is_told_from,
    is_whose,
    leading,
    moved,
    without_bearings,
)
from flows.extract.events.lexicon import kinds
from flows.extract.events.nearest import place_of_clause
from flows.extract.events.setting import Placed, placed, within
from flows.extract.events.sketch import word_span
from flows.extract.words import Words
from flows.model.claim import Claim
from flows.model.coded_event import EventStatus
from flows.model.mention import PlaceKind, PlaceMention

_SPOKEN = ("before_content", "after_content", "inverted", "participle", "according_to", "cited")  # methods of claims
_EARLIER = re.compile("[hmg]")  # "had", "would": not what is told next
_WAR = ("battle", "fight")  # "Daesh is fighting all sides", "to end the fighting": of no place
_FOLLOWING = 2  # sentences, behind which a story is another
_DEFINITE = "definite"
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.WATER})  # of which the next sentence may tell another part
# "GORI, Georgia (AP) —", "(Dakar, May 3, 2023) –"; "GORI (AP) Rebels", if the name is all in capitals.
_DATELINE = re.compile(r"x{1,5}(?:,x{1,4}){0,2},?[TD]*(?:\(x{1,4}\))?[;:]|x{1,4}(?:,x{1,4})?(?:,?T{1,5})?\);")
_IN_CAPITALS = re.compile(r"x{1,4}(?:,x{1,4})?\(x{1,4}\)[;:]?")
_SMALL = re.compile("[a-z]")
_FIRST_PLACES = 6  # of a text, a headline with it
_ABBREVIATED, _NEXT = 3, 40  # characters of "US"; and behind a dateline, in which some are small
_HEAD = 4  # words at the head of a sentence: "Elsewhere", "The army also"
TOLD = (EventStatus.HAPPENED, EventStatus.ONGOING)


class Where:
    """The places of a text, looked up for the events of one sentence after another; `letters` are its sketch."""

    def __init__(self, words: Words, letters: str, places: Sequence[PlaceMention]) -> None:
        self.words, self.letters, self.places = words, letters, places
        self.starts = [one.char_start for one in places]
        self._story: Draft | None = None  # the last event that has a narrow place
        self.statement = range(0)  # the characters of "(Dakar, May 3, 2023) –", which say when an organisation said it
        self._filed_at = self._dateline()
        self._has_moving = not kinds("moving").keys().isdisjoint(words.vocabulary)
        self._has_posts = not kinds("posted").keys().isdisjoint(words.vocabulary)
        self._passed: dict[int, range] = {}  # the places of a sentence where somebody only goes, with the words that say so
        self._posts: set[int] = set()  # the words of its places where somebody is said to be

    def _dateline(self) -> range:
        """The numbers of the places where a report was filed, if its text still says it: "GORI, Georgia (AP) —"."""
        text, starts = self.words.text, self.words.starts
        for start, place in zip(self.starts[:_FIRST_PLACES], self.places, strict=False):
            at = bisect_left(starts, start)
            is_statement = text[start - 1 : start] == "("
            first = start - is_statement
            match = _DATELINE.match(self.letters, at) if first == 0 or text[first - 1] == "\n" else None
            if match is None and place.text.isupper() and len(place.text) > _ABBREVIATED:
                match = _IN_CAPITALS.match(self.letters, at)
                if match and not _SMALL.search(text, starts[match.end() - 1], starts[match.end() - 1] + _NEXT):
                    match = None  # where all is in capitals
            if match:
                self.statement = range(first, starts[match.end() - 1]) if is_statement else range(0)
                return within(self.starts, start, starts[match.end() - 1])
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
        self._posts.clear()
        if not numbers:
            return []
        found = [
            one
            for one in placed(self.words, self.places, numbers)
            if not (
                is_told_from(self.words, self.letters, one.word)
                or is_whose(self.words, one.word)
                or is_of_gloss(self.letters, one.word)
                or one.number in self._filed_at
            )
        ]
        found = without_bearings(self.words, self.letters, self.places, found)
        for one in found if self._has_moving or self._has_posts else ():
            led = leading(self.words, self.letters, one.word)
            if self._has_moving and (said := moved(self.words, led)) is not None:
                self._passed[one.word] = said
            if self._has_posts and is_post(self.words, led):
                self._posts.add(one.word)
        return found

    def set_place(self, draft: Draft, places: Sequence[Placed], sentence: tuple[int, int], claim: Claim | None) -> None:
        """Sets the place of an event, of those that its sentence names; if it names none, that of the story it goes on with."""
        number = None
        if places:
            places = self._own(places, draft, claim)
            number = place_of_clause(self.letters, places, draft, sentence[0])
        if number is None and not places and self._filed_at and not self.statement and self._is_filed_there(sentence):
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
        """Those where nobody only speaks, only goes or fires from."""
        if claim is not None and claim.method in _SPOKEN:
            places = [one for one in places if not self._is_of_speaker(one, claim)] or self._of_witness(places, claim)
        if self._passed:
            at = draft.clause.at
            places = [one for one in places if at in self._passed.get(one.word, (at,))]
        if self._posts:
            posts = {post for post in self._posts if is_fired_from(self.letters, draft, post)}
            places = [one for one in places if one.word not in posts]
        return places

    def _goes_on(self, story: Draft, draft: Draft, sentence: tuple[int, int]) -> bool:
        """Whether the next sentence tells what was done in the same place: "They set fire to houses"."""
        start, end = sentence
        if draft.is_retold or draft.clause.is_aside or not may_go_on(story, draft):
            return False
        if draft.sentence - story.sentence > 1 and not self._is_alone(story, start):
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
        return is_person or at >= _said_at(claim) or self.letters[leading(self.words, self.letters, place.word)] != "p"

    def _of_witness(self, places: Sequence[Placed], claim: Claim) -> list[Placed]:
        """Where those are who saw it: "residents of Goma said"."""
        if claim.speaker is None:
            return []
        speaker = word_span(self.words, *claim.speaker)
        if kinds("witness").keys().isdisjoint(self.words.written[slice(*speaker)]):
            return []
        return [one for one in places if speaker[0] <= one.word < speaker[1]]


def _said_at(claim: Claim) -> int:
    return min([claim.char_start, *(span.start for span in (claim.speaker, claim.cue) if span)])


def carry_place(before: Draft, draft: Draft) -> None:
    draft.place_no, draft.place, draft.is_carried = before.place_no, before.place, True


def may_go_on(before: Draft, draft: Draft) -> bool:
    """Whether what is told soon behind it may be of the same place: it is of no other day."""
    is_war = draft.action in _WAR
    if is_war or draft.status not in TOLD or draft.sentence - before.sentence > _FOLLOWING:
        return False
    return not (draft.time and before.time) or draft.time.value == before.time.value
