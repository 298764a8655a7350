"""A text as a string with a letter for each word, by which its clauses are read for events.

"Gunmen attacked two villages near Homs on Tuesday." is "xVDxpxpT.". The letters are those of event_lexicon.LETTERS, and

- V a trigger (choice.py) in the past or as a participle, I in its base form, G with -ing, N a noun; z the rest of its phrase;
- x what may be part of a noun phrase, u a participle and j a form in -ing that no list has, v any other verb, A an adverb;
- T an expression of time; punctuation for itself, a full stop where a sentence ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from flows.extract.events.choice import choose_triggers
from flows.extract.events.lexicon import Trigger, kinds, letters, triggers
from flows.extract.grammar import OTHER, Letters
from flows.extract.relations.verbs import verb_forms
from flows.extract.words import Words
from flows.model.mention import ActorMention, PersonMention, PlaceMention
from flows.model.quantity import Quantity
from flows.model.time_expression import TimeExpression

_SHAPES = {"ed": "u", "ng": "j", "ly": "A", "ED": "u", "NG": "j", "LY": "A"}
_VERBS = {"p": "v", "z": "v", "v": "v", "d": "u", "q": "u"}  # by the letters of relations/verbs.py
_SHORTEST_SHAPED = 5  # letters: no "King", "Fred"
_LIKE_NAMES = ("&", "p", "d")
_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n\s*+")
_OPEN = re.compile("[.'@-]")  # letters that need a second look
_TRIGGER = "*"
_TRIGGERS = re.compile(re.escape(_TRIGGER))
_ABBREVIATED = re.compile(r"\(x\)(?<=x...)(?=x)")  # amid a name: "Islamic State (IS) militants"
_QUALIFIED = 5  # words of a number: "as many as ten"


@dataclass(frozen=True, slots=True)
class Sketch:
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
    as_listed = _first_letters().draw(words)
    drawn = list(as_listed)
    for index in words.numbers:
        drawn[index] = "D"
    joined = _settle(words, as_listed, drawn)
    hits = [at for match in _TRIGGERS.finditer(_trigger_letters().draw(words)) if (at := match.start()) not in joined]
    for first, end in names:
        drawn[first:end] = ["x"] * (end - first)
    for one in quantities:
        first, end = word_span(words, one.char_start, one.number_end)
        if end - first <= _QUALIFIED:
            drawn[first:end] = ["D"] * (end - first)
    for time in times:
        first, end = word_span(words, time.char_start, time.char_end)
        drawn[first:end] = ["T"] * (end - first)
    found = list(choose_triggers(words, drawn, hits))
    return Sketch(_ABBREVIATED.sub("xxx", "".join(drawn)), found)


@cache
def _first_letters() -> Letters:
    """The letter of each word, of those that no list has by their shape; what a trigger begins with has none by that."""
    return Letters({**_verbs(), **dict.fromkeys(triggers(), "x"), **letters()}, _shape)


@cache
def _trigger_letters() -> Letters:
    """A star for each word that a trigger begins with."""
    return Letters(dict.fromkeys(triggers(), _TRIGGER), lambda _: OTHER)


def _verbs() -> dict[str, str]:
    """The letters of verbs in the forms that no noun has and no ending shows: "fled", "taken", "supports"."""
    forms = {word: form.letter for word, form in verb_forms().items() if word not in kinds("named")}
    return {word: _VERBS[letter] for word, letter in forms.items() if letter in _VERBS and word[-2:] not in _SHAPES}


def _shape(word: str) -> str:
    """A participle, a form in -ing or an adverb by its ending, unless it is a name or like "King"."""
    letter = _SHAPES.get(word[-2:], "x")
    is_name = word[0].isupper() and not word.isupper()
    if len(word) < _SHORTEST_SHAPED or is_name or word in kinds("named") or word in kinds("epithet"):
        return "x"
    return "x" if letter == "j" and word[-3:].casefold() != "ing" else letter


def word_span(words: Words, char_start: int, char_end: int) -> tuple[int, int]:
    """The first word of a stretch of the text, and the one behind it."""
    first = bisect_right(words.ends, char_start)
    return first, bisect_left(words.starts, char_end, first)


def word_spans(words: Words, mentions: Sequence[ActorMention | PersonMention | PlaceMention]) -> list[tuple[int, int]]:
    """The same of each of several mentions."""
    return [word_span(words, one.char_start, one.char_end) for one in mentions]


def _settle(words: Words, as_listed: str, drawn: list[str]) -> set[int]:
    """Tells full stops from those of abbreviations, hyphens from dashes; a blank line ends a sentence. Gives the words that a
    hyphen joins to those before them."""
    written, starts, ends, abbreviations = words.written, words.starts, words.ends, kinds("abbreviation")
    joined: set[int] = set()
    for match in _OPEN.finditer(as_listed):
        at, letter = match.start(), match[0]
        is_glued = at > 0 and starts[at] == ends[at - 1]
        if letter == "-":
            if _draw_hyphen(words, drawn, at, is_glued=is_glued):
                joined.add(at + 1)
        elif letter == "@":  # "while soldiers fled" tells of something else; "while fleeing" says when
            drawn[at] = "@" if at + 1 < len(drawn) and drawn[at + 1] in "dDx" else "q"
        elif letter == "'":
            drawn[at] = "x" if is_glued else '"'
        elif is_glued:
            before = written[at - 1]
            is_abbreviated = written[at] == "." and (before in abbreviations or (len(before) == 1 and before.isupper()))
            if is_abbreviated or (at + 1 < len(written) and starts[at + 1] == ends[at] and written[at + 1].isalnum()):
                drawn[at] = "x"
    for match in _PARAGRAPH.finditer(words.text):
        at = bisect_left(words.starts, match.start())
        drawn[at : at + 1] = "."
    return joined


def _draw_hyphen(words: Words, drawn: list[str], at: int, *, is_glued: bool) -> bool:
    """Draws a hyphen as part of a name or, with nothing right before it, as a dash; whether it joins the word behind it."""
    written = words.written
    if not is_glued or "-" in (written[at - 1], *written[at + 1 : at + 2]):  # "--" is a dash
        drawn[at] = ";"
        return False
    drawn[at] = "x"
    if drawn[at - 1] in _LIKE_NAMES:
        drawn[at - 1] = "x"  # "As-Sweida"
    if at + 1 == len(written) or words.starts[at + 1] > words.ends[at]:
        return False
    drawn[at + 1] = "x"  # "US-led"
    return True
