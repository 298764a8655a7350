"""When and where something was, and who claims it, from what was read of the text before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flows.extract.events.lexicon import kinds
from flows.extract.words import Words
from flows.model.claim import Claim, Span
from flows.model.mention import PlaceKind, PlaceMention
from flows.model.time_expression import TimeExpression, TimePrecision

_LONG_BEFORE = timedelta(days=60)
_PRECISIONS = {
    TimePrecision.DAY: 1, TimePrecision.DAYS: 2, TimePrecision.WEEK: 3, TimePrecision.MONTH: 4, TimePrecision.QUARTER: 5,
    TimePrecision.YEAR: 5,
}  # fmt: skip
"""UCDP GED codebook 19.1, date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more."""
_WIDE = {PlaceKind.COUNTRY: 3000, PlaceKind.REGION: 2000, PlaceKind.ADMIN: 1000, PlaceKind.WATER: 1000}
_ORIGINS = ("from", "of")
_ORIGIN = 1200  # words that a place is farther for being somebody's origin: "people from Homs"
_NO_ORIGINS = ("kind_of", "over")  # "the city of Homs", "control of Homs"
_DEFINITE, _POINTED = "definite", 500  # "the city" that was named before
_NESTED = 8  # claims of which one may hold another
_SAID = 2  # words from who says it, or the verb, to the day: "said on Monday"
_SAID_IN = 5  # "said in a statement on Monday"
_APART = 80  # characters between who speaks and the verb, in one clause


@dataclass(slots=True)
class Placed:
    """A place of a sentence: how wide it is, its word and its number."""

    width: int
    word: int
    number: int


def within(starts: Sequence[int], start: int, end: int) -> range:
    """The numbers of those that begin between two offsets."""
    return range(bisect_left(starts, start), bisect_left(starts, end))


def date_prec(time: TimeExpression) -> int | None:
    return _PRECISIONS.get(time.precision)


def is_background(time: TimeExpression | None, published_on: date | None) -> bool:
    """Whether what happened then is no news on the day of publication."""
    if time is None or published_on is None or time.date_end is None:
        return False
    told_from = time.date_start if time.signal == "since" else time.date_end
    return told_from is not None and told_from < published_on - _LONG_BEFORE


def place_of(words: Words, places: Sequence[PlaceMention], numbers: range, at: int) -> int | None:
    """The number of the place of a sentence where that of the word `at` most likely was."""
    return nearest_place(placed(words, places, numbers), at)


def placed(words: Words, places: Sequence[PlaceMention], numbers: range) -> list[Placed]:
    """Those of the numbered places that are no governments."""
    found: list[Placed] = []
    for number in numbers:
        place = places[number]
        if not place.is_metonym:
            index = bisect_left(words.starts, place.char_start)
            before = words.folded[index - 1] if index else ""
            is_origin = before in _ORIGINS and place.method not in _NO_ORIGINS and not _is_premises(words.written, index)
            width = _WIDE.get(place.kind, 0) + _ORIGIN * is_origin + _POINTED * (place.method == _DEFINITE)
            found.append(Placed(width, index, number))
    return found


def _is_premises(written: Sequence[str], at: int) -> bool:
    """ "the port of Tartus", which is there, not like "the mayor of Homs" """
    return at > 1 and written[at - 1] == "of" and written[at - 2] in kinds("premises")


def nearest_place(found: Sequence[Placed], at: int) -> int | None:
    """The number of the narrowest, and of those the nearest to the word `at`."""
    return min(found, key=lambda one: (one.width + abs(one.word - at), one.number)).number if found else None


def claim_of(claims: Sequence[Claim], starts: Sequence[int], offset: int) -> int | None:
    """The number of the innermost claim whose content holds the offset; `starts` are their first offsets."""
    last = bisect_right(starts, offset)
    for number in range(last - 1, max(last - _NESTED, 0) - 1, -1):
        if claims[number].char_end > offset and not claims[number].is_answer:
            return number
    return None


def is_of_saying(words: Words, claim: Claim, time: TimeExpression, at: int) -> bool:
    """Whether the time, which begins at the word `at`, tells when something was said: "said on Monday that it had struck",
    "a spokesman on Monday told reporters".
    """
    if claim.cue is None:
        return False
    if claim.char_start <= time.char_start < claim.char_end:
        is_broken = claim.char_start <= claim.cue.start  # "…", he said on Monday, "…"
        return is_broken and _is_behind(words, claim.cue.end, at) and not _is_genitive(words, time)
    spans = [claim.cue, *(one for one in (claim.speaker, claim.via) if one and _is_near(one, claim.cue))]
    first, end = min(one.start for one in spans), max(one.end for one in spans)
    is_between = first <= time.char_start < end and not any(one.start <= time.char_start < one.end for one in spans)
    return (is_between or any(_is_behind(words, one.end, at) for one in spans)) and not _is_genitive(words, time)


def _is_genitive(words: Words, time: TimeExpression) -> bool:
    """Whether it is what something is of: "Tuesday's attack", in any state of its apostrophe."""
    return time.text[-1] == "s" or words.text.startswith(("'s", "’s"), time.char_end)


def _is_near(span: Span, cue: Span) -> bool:
    return span.start <= cue.end + _APART and cue.start <= span.end + _APART


def _is_behind(words: Words, end: int, at: int) -> bool:
    """Whether a time at the word `at` stands right behind the offset `end`."""
    said = bisect_left(words.starts, end)
    is_uttered = not kinds("utterance").keys().isdisjoint(words.written[said : min(at, said + _SAID_IN)])
    return 0 <= at - said < (_SAID_IN if is_uttered else _SAID)
