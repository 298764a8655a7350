"""Whether what a clause tells is called untrue: "reports that soldiers opened fire do not reflect the truth"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from flows.extract.events.clauses import Clause
from flows.extract.events.lexicon import kinds
from flows.extract.grammar import OTHER, Letters
from flows.extract.words import Words

_CONTENT = 25  # words from "that" to the verb of what is reported
_NAMED = 6  # words from "reports" to "that": "reports in some media that"
_FRONT = 4  # words in front of "reports": "described as baseless the claim that"
_PREDICATE = 30  # words behind the clause, in which its account is judged
_THAT = re.compile('Q[^.;"Q]*$')  # from "that" to the verb
_OF = re.compile('o[^.;"Qo]*$')  # "reports of an attack"
_JUDGED = re.compile("[baA]$")  # "were false", "is completely untrue"
_JUDGING = "j"  # the letter of "untrue" and "truth"
_NOT = re.compile("n[aAbdxvkI]{0,5}$")  # "do not reflect the", "was not"


def has_denials(words: Words) -> bool:
    """Whether anything in a text is called untrue; most have nothing of the kind."""
    return _JUDGING in _judging_letters().draw(words)


@cache
def _judging_letters() -> Letters:
    return Letters(dict.fromkeys((*kinds("untrue"), *kinds("truth")), _JUDGING), lambda _: OTHER)


def is_denied(letters: str, clause: Clause, written: Sequence[str]) -> bool:
    """Whether an account of it stands in the sentence that is said to be untrue, before it or behind."""
    match = _THAT.search(clause.before[-_CONTENT:])
    if match is None and clause.trigger.form == "noun":
        match = _OF.search(clause.before[-_NAMED:])
    that = clause.at - len(match[0]) if match else 0
    if that < 1:
        return False
    if letters[that] == "Q" and _is_untrue(letters, that - 1, written):
        return True  # "It is not true that"
    listed = kinds("account")
    named = next((at for at in range(that - 1, max(that - 1 - _NAMED, -1), -1) if written[at] in listed), None)
    if named is None or not letters[named:that].isalnum():
        return False
    if any(written[at] in kinds("untrue") for at in range(max(named - _FRONT, 0), named) if "." not in letters[at:named]):
        return True
    end = min(clause.last + _PREDICATE, len(letters))
    for at in range(max(clause.last, clause.end), end):
        if letters[at] in ".;@":
            return False
        if _is_untrue(letters, at, written):
            return True
    return False


def _is_untrue(letters: str, at: int, written: Sequence[str]) -> bool:
    """Whether a word says that something is false, or, behind "not", that it is true."""
    is_false = written[at] in kinds("untrue")
    if not (is_false or written[at] in kinds("truth")):
        return False
    before = letters[max(at - _NAMED, 0) : at]
    is_not = bool(_NOT.search(before))
    return (_JUDGED.search(before.rstrip("dD")) is not None and not is_not) if is_false else is_not
