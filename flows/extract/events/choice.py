"""Which words of a text are triggers: the longest phrase, and of a word that may be noun or verb, the one that it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from flows.extract.events.lexicon import GAP, Trigger, Triggers, kinds, triggers
from flows.extract.words import Words

_REACH = 6  # words in the gap of a phrase
_NEAR = 3  # words before a trigger that tell what it is
_MONTH = "March"
_TO_VERB = "tmrn"  # before a verb in its base form
_OF_ADJECTIVE = "dDopPFw"
_PAIRED = re.compile(f"[{_OF_ADJECTIVE}]u&$")
_FIGHTERS = ("armed", "state", "group")
_OF_FIGHTERS = "xdDFPrtw"
_LIGHT = "L"  # "launched rockets", "launched an attack"
_PLURAL = ("men", "gunmen", "policemen", "police", "people", "militia", "women", "youth")
_STARTS_OBJECT = "dDxru"
_FORMS = {"past": "V", "base": "I", "doing": "G", "noun": "N"}


def choose_triggers(words: Words, drawn: list[str], hits: Sequence[int]) -> Iterator[tuple[int, int, Trigger]]:
    """The triggers of a text, each with its first word and the one behind its phrase; `hits` are the words that one may begin
    with, and `drawn` gets the letters of those that do.
    """
    known, written, behind = triggers(), words.written, 0
    for at in hits:
        word = written[at]
        if at < behind or drawn[at] == "T" or (word == _MONTH and _is_month(words, drawn, at)):
            continue
        here = known[word]
        end, by_form = _fitting(words, drawn, at, here)
        trigger = _choose(words, drawn, at, end, by_form) if by_form else None
        if trigger is None:
            if by_form:
                drawn[at] = "u" if next(iter(by_form)) == "past" else drawn[at]
            elif here.has_verb and drawn[at] == "x" and word not in kinds("named"):
                drawn[at] = "v"
            continue
        if end < len(drawn) and drawn[end] == "x" and _is_part_of_name(written, at, end, trigger):
            continue
        behind = end
        if drawn[at] != _LIGHT or trigger.action != "fire":
            drawn[at] = _FORMS[trigger.form]
        if trigger.rest:
            _draw_rest(drawn, end, trigger.rest)
        yield at, end, trigger


def _draw_rest(drawn: list[str], end: int, rest: Sequence[str]) -> None:
    """Gives the words of a phrase behind its first, or behind its gap, their letter."""
    for index, word in zip(range(end - 1, 0, -1), reversed(rest), strict=False):
        if word == GAP:
            break
        drawn[index] = "z"


def _is_month(words: Words, drawn: list[str], at: int) -> bool:
    """ "a March ceasefire", but not "the Women's March" or "March on Parliament"."""
    return 0 < at < len(drawn) - 1 and words.written[at - 1].islower() and drawn[at + 1] in "xj"


def _fitting(words: Words, drawn: list[str], at: int, these: Triggers) -> tuple[int, Mapping[str, Trigger]]:
    """The longest of the triggers that stand at a word, by their forms, and the word behind them."""
    phrases = these.phrases.get(words.folded[at + 1], ()) if at + 1 < len(drawn) else ()
    if these.gapped and not these.behind_gap.isdisjoint(words.folded[at + 1 : at + 2 + _REACH]):
        phrases += these.gapped
    if not phrases:
        return at + 1, these.alone
    found = [(end, one) for one in phrases if (end := _phrase_end(words, drawn, at, one))]
    if not found:
        return at + 1, these.alone
    end, longest = max(found, key=lambda each: len(each[1].rest))
    by_form: dict[str, Trigger] = {}
    for other, one in found:
        if other == end and len(one.rest) == len(longest.rest):
            by_form.setdefault(one.form, one)
    return end, by_form


def _is_part_of_name(written: Sequence[str], at: int, end: int, trigger: Trigger) -> bool:
    """ "the Burnt Store Isles", "attack helicopters", "protest organisers": what looks like a trigger tells of another noun."""
    following = written[end]
    if trigger.form == "noun":
        is_plural = written[end - 1][-1] not in "sS" and following[-1] in "sS" and following not in ("'", "’")
        return is_plural and not ((verb := triggers().get(following)) and verb.has_verb)  # "Air strike kills ten"
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
    reach = 1
    for word in trigger.rest:
        if word == GAP:
            reach = 1 + _REACH
            continue
        ahead = words.folded[end : end + reach]
        if word not in ahead:
            return None
        passed = ahead.index(word)
        if passed and "." in drawn[end : end + passed]:
            return None
        end += passed + 1
        reach = 1
    return end


def _has_object(before: str, after: str) -> bool:
    """Whether a form in -ing is a verb: "after shelling villages", "forces shelling the town", not "a car bombing"."""
    return before == "b" or (after in "dDr" and before not in "dD") or (after in "xu" and before in ",&byqBFo")


def _choose(words: Words, drawn: list[str], at: int, end: int, by_form: Mapping[str, Trigger]) -> Trigger | None:
    """Of a word that may be a noun or a verb, the one that it is here."""
    noun = by_form.get("noun")
    if noun and at > 1 and drawn[at - 1] == "o" and drawn[at - 2] == "T":
        return noun  # "three years of fighting"
    if len(by_form) == (noun is not None):
        return noun
    is_fight = noun is not None and noun.action == "battle" and "doing" in by_form and at > 0 and end < len(drawn)
    if is_fight and drawn[end] in _OF_FIGHTERS and kinds("party").get(words.written[at - 1]) in _FIGHTERS:
        return by_form["doing"]  # "the coalition fighting the group", "factions fighting for the city"
    near = drawn[at - _NEAR if at > _NEAR else 0 : at]
    before, after = _first_of(reversed(near)), _first_of(drawn[end : end + 2])
    is_adjective = before in _OF_ADJECTIVE and (after == "x" or (before == "o" and after in "&.,"))
    if "past" in by_form and is_adjective and "base" not in by_form:
        return None  # "families of killed soldiers", "the number of killed and wounded"
    if "past" in by_form and before == "&" and after == "x" and _PAIRED.search("".join(near)):
        return None  # "amid wrecked or burnt cars"
    if "doing" in by_form and not noun and before in "dDw" and after == "x":
        return None  # "with burning tyres"
    if "past" in by_form and ("base" not in by_form or before not in _TO_VERB):
        return by_form["past"]
    if "doing" in by_form and ("noun" not in by_form or _has_object(before, after)):
        return by_form["doing"]
    is_third = words.written[at][-1] in "sS" and before in "xrWNz;" and not _is_of_weapon(words.written[at - 1])
    if "base" in by_form and (before in _TO_VERB or (is_third and "noun" not in by_form and after in _STARTS_OBJECT)):
        return by_form["base"]
    if (
        "base" in by_form
        and before in "xNz"
        and after in "dD"
        and (is_third or ("noun" in by_form and _is_plural(words, at - 1)))
    ):
        return by_form["base"]  # "Airstrike kills ten", "Rebels attack a village"
    return noun


def _is_of_weapon(word: str) -> bool:
    """Whether what follows is part of a weapon's name: "cluster bombs"."""
    return word in kinds("weapon") or word in kinds("part")


def _is_plural(words: Words, at: int) -> bool:
    """Whether a word may be the subject of a verb in its base form: not "after the gas attack the army"."""
    return words.folded[at][-1] == "s" or words.folded[at] in _PLURAL


def _first_of(drawn: Iterable[str]) -> str:
    """The first letter that is no adverb's."""
    for letter in drawn:
        if letter not in "aA":
            return letter
    return "."
