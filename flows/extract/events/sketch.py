"""A text as a string with a letter for each word, by which its clauses are read for events, and the triggers in it.

"Gunmen attacked two villages near Homs on Tuesday." is "xVDxpxpT.". The letters are those of event_lexicon.LETTERS, and

- V a trigger in the past or as a participle, I in its base form, G with -ing, N a noun; z the rest of its phrase;
- x what may be part of a noun phrase, u a participle and j a form in -ing that no list has, v any other verb, A an adverb;
- T an expression of time; punctuation for itself, a full stop where a sentence ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from string import ascii_uppercase
from typing import NamedTuple

from flows.extract.events.lexicon import GAP, Trigger, Triggers, kinds, letters, triggers
from flows.extract.grammar import Letters
from flows.extract.words import Words
from flows.model.quantity import Quantity
from flows.model.time_expression import TimeExpression

_SHAPES = {"ed": "u", "ng": "j", "ly": "A", "ED": "u", "NG": "j", "LY": "A"}
_SHORTEST_SHAPED = 5  # letters: no "King", "Fred"
_FORMS = {"past": "V", "base": "I", "doing": "G", "noun": "N"}
_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n")
_OPEN = re.compile("[*.'-]")  # letters that need a second look
# A full stop behind one of these ends no sentence.
_TITLES = "Mr Mrs Ms Dr Gen Lt Col Sgt Maj Capt Brig Cpl Sen Rep Gov Rev St No vs approx"
_ABBREVIATED = frozenset((*ascii_uppercase, *_TITLES.split()))
_QUALIFIED = 5  # words of a number: "as many as ten"
_REACH = 6  # words in the gap of a phrase
_MONTH = "March"
_TO_VERB = "tmrn"  # before a verb in its base form
_OF_ADJECTIVE = "dDopPFw"
_STARTS_OBJECT = "dDxru"


class Sketch(NamedTuple):
    """The letters of a text, and each trigger with its first word and the one behind its phrase."""

    letters: str
    triggers: list[tuple[int, int, Trigger]]


def sketch(
    words: Words,
    times: Sequence[TimeExpression],
    names: Iterable[tuple[int, int]],
    quantities: Sequence[Quantity] = (),
) -> Sketch:
    """The sketch of a text; `names` are stretches of words that are parts of noun phrases whatever words they are made of, as
    numbers are with what qualifies them: "at least ten".
    """
    drawn = list(_first_letters().draw(words))
    for index in words.numbers:
        drawn[index] = "D"
    hits = _settle(words, drawn)
    for first, end in names:
        drawn[first:end] = "x" * (end - first)
    for one in quantities:
        first, end = word_span(words, one.char_start, one.number_end)
        if end - first <= _QUALIFIED:
            drawn[first:end] = "D" * (end - first)
    for time in times:
        first, end = word_span(words, time.char_start, time.char_end)
        drawn[first:end] = "T" * (end - first)
    found = list(_triggers(words, drawn, hits, triggers()))
    return Sketch("".join(drawn), found)


@cache
def _first_letters() -> Letters:
    """The letter of each word, of those that no list has by their shape; a star for one that a trigger begins with."""
    return Letters({**letters(), **dict.fromkeys(triggers(), "*")}, _shape)


def _shape(word: str) -> str:
    """A participle, a form in -ing or an adverb by its ending, unless it is a name or like "King"."""
    letter = _SHAPES.get(word[-2:], "x")
    is_name = word[0].isupper() and not word.isupper()
    if len(word) < _SHORTEST_SHAPED or is_name or word in kinds("named"):
        return "x"
    return "x" if letter == "j" and word[-3:].casefold() != "ing" else letter


def word_span(words: Words, char_start: int, char_end: int) -> tuple[int, int]:
    """The first word of a stretch of the text, and the one behind it."""
    return bisect_right(words.ends, char_start), bisect_left(words.starts, char_end)


def _settle(words: Words, drawn: list[str]) -> list[int]:
    """Tells full stops from those of abbreviations, hyphens from dashes; a blank line ends a sentence. Gives the words that a
    trigger may begin with, with the letter that they have if none does."""
    written, listed, glued = words.written, letters(), words.glued
    hits: list[int] = []
    for match in _OPEN.finditer("".join(drawn)):
        at, letter = match.start(), match[0]
        if letter == "*":
            if drawn[at] == "*":  # not "x" behind a hyphen
                hits.append(at)
                drawn[at] = listed.get(written[at], "x")
        elif letter == "-":
            drawn[at] = "x" if glued(at) else ";"
            if glued(at) and at + 1 < len(written) and glued(at + 1):
                drawn[at + 1] = "x"  # "US-led"
        elif letter == "'":
            drawn[at] = "x" if glued(at) else '"'
        elif glued(at):
            follows_at_once = glued(at + 1) and written[at + 1].isalnum()
            if follows_at_once or (written[at] == "." and written[at - 1] in _ABBREVIATED):
                drawn[at] = "x"
    for match in _PARAGRAPH.finditer(words.text):
        at = bisect_left(words.starts, match.start())
        drawn[at : at + 1] = "."
    return hits


def _triggers(
    words: Words, drawn: list[str], hits: Sequence[int], known: Mapping[str, Triggers]
) -> Iterator[tuple[int, int, Trigger]]:
    behind = 0
    for at in hits:
        if at < behind or drawn[at] == "T" or _is_month(words, drawn, at):
            continue
        here = known[words.written[at]]
        end, by_form = _fitting(words, drawn, at, here)
        trigger = _choose(words, drawn, at, end, by_form)
        if trigger is None:
            if not by_form:
                drawn[at] = "v" if drawn[at] == "x" and here.has_verb else drawn[at]
            elif next(iter(by_form)) == "past":
                drawn[at] = "u"
            continue
        if _is_part_of_name(words, drawn, at, end, trigger):
            continue
        behind = end
        drawn[at] = _FORMS[trigger.form]
        index = behind
        for word in reversed(trigger.rest):
            if word == GAP:
                break
            index -= 1
            drawn[index] = "z"
        yield at, behind, trigger


def _is_month(words: Words, drawn: list[str], at: int) -> bool:
    """ "a March ceasefire", but not "the Women's March" or "March on Parliament"."""
    is_inside = 0 < at < len(drawn) - 1 and words.written[at] == _MONTH
    return is_inside and words.written[at - 1].islower() and drawn[at + 1] in "xj"


def _fitting(words: Words, drawn: list[str], at: int, these: Triggers) -> tuple[int, Mapping[str, Trigger]]:
    """The longest of the triggers that stand at a word, by their forms, and the word behind them."""
    ahead = words.written[at + 1 : at + 2 + _REACH]
    if not these.following or these.following.isdisjoint(map(str.casefold, ahead)):
        return at + 1, these.alone
    phrases = these.phrases.get(ahead[0].casefold(), ()) + these.gapped
    found = [(end, one) for one in phrases if (end := _phrase_end(words, drawn, at, one))]
    if not found:
        return at + 1, these.alone
    end, longest = max(found, key=lambda each: len(each[1].rest))
    by_form: dict[str, Trigger] = {}
    for other, one in found:
        if other == end and len(one.rest) == len(longest.rest):
            by_form.setdefault(one.form, one)
    return end, by_form


def _is_part_of_name(words: Words, drawn: list[str], at: int, end: int, trigger: Trigger) -> bool:
    """ "the Burnt Store Isles", "attack helicopters", "protest organisers": what looks like a trigger tells of another noun."""
    written = words.written
    if end >= len(written) or drawn[end] != "x":
        return False
    following = written[end]
    if trigger.form == "noun":
        return written[end - 1][-1] not in "sS" and following[-1] in "sS" and following not in ("'", "’")
    return (
        written[at][0].isupper()
        and not written[at].isupper()
        and at > 0
        and written[at - 1].islower()
        and following[0].isupper()
    )


def _phrase_end(words: Words, drawn: list[str], at: int, trigger: Trigger) -> int | None:
    """The word behind the phrase of a trigger; None where it does not stand at `at`."""
    end = at + 1
    written = words.written
    gap = False
    for word in trigger.rest:
        if word == GAP:
            gap = True
            continue
        last = min(end + (_REACH if gap else 0), len(written) - 1)
        while end <= last and written[end].casefold() != word:
            if drawn[end] == ".":
                return None
            end += 1
        if end > last:
            return None
        end, gap = end + 1, False
    return end


def _has_object(before: str, after: str) -> bool:
    """Whether a form in -ing is a verb: "after shelling villages", "forces shelling the town", not "a car bombing"."""
    return before == "b" or (after in "dDr" and before not in "dD") or (after in "xu" and before in ",&byqBFo")


def _choose(words: Words, drawn: list[str], at: int, end: int, by_form: Mapping[str, Trigger]) -> Trigger | None:
    """Of a word that may be a noun or a verb, the one that it is here."""
    noun = by_form.get("noun")
    if len(by_form) == (noun is not None):
        return noun
    before = _first_of(drawn[max(at - 3, 0) : at][::-1])
    after = _first_of(drawn[end : end + 2])
    is_adjective = before in _OF_ADJECTIVE and (after == "x" or (before == "o" and after in "&.,"))
    if "past" in by_form and is_adjective and "base" not in by_form:
        return None  # "families of killed soldiers", "the number of killed and wounded"
    if "past" in by_form and ("base" not in by_form or before not in _TO_VERB):
        return by_form["past"]
    if "doing" in by_form and ("noun" not in by_form or _has_object(before, after)):
        return by_form["doing"]
    is_third = words.written[at][-1] in "sS" and before in "xrW.;" and words.written[at - 1] not in kinds("weapon")
    if "base" in by_form and (before in _TO_VERB or (is_third and "noun" not in by_form and after in _STARTS_OBJECT)):
        return by_form["base"]
    if "base" in by_form and before == "x" and after in "dD" and (is_third or "noun" in by_form):
        return by_form["base"]  # "Airstrike kills ten", "Rebels attack a village"
    return noun


def _first_of(drawn: Sequence[str]) -> str:
    """The first letter that is no adverb's."""
    for letter in drawn:
        if letter not in "aA":
            return letter
    return "."
