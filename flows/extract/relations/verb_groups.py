"""A verb with its auxiliaries, and what they say of it: when, whether, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from flows.extract.relations.verbs import lemma
from flows.extract.words import Words

_FUTURE = frozenset(("will", "shall", "ll", "won"))  # "won't"
_PAST = frozenset(("was", "were", "did", "had"))


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries: words `first` to before `end`, the verb itself at `head`.

    `tense` is past, present, future, or none for infinitives and participles. `modal` is the modal verb in lower case. `chain`
    are the verbs or adjectives that bring it in, outermost first: "refused to try to lift" has ("refuse", "try"); a passive one
    has its "be": "was urged to leave" has ("be urge",).
    """

    first: int
    end: int
    head: int
    lemma: str
    tense: str
    passive: bool
    negated: bool
    modal: str | None
    chain: tuple[str, ...]


class _Shape(NamedTuple):
    """What the letters of a group tell by themselves: where its verb and its modal stand, and more."""

    head: int
    modal: int
    tense: str
    passive: bool
    negated: bool


def read_group(words: Words, first: int, codes: str) -> VerbGroup:
    """The group of verbs from word `first`; `codes` are its letters (clause_words.py)."""
    folded = words.folded
    at, modal_at, tense, passive, negated = _shape(codes)
    head, modal = first + at, None
    if modal_at >= 0:
        modal = folded[first + modal_at]
        if tense != "none" and modal in _FUTURE:
            tense = "future"
    if tense == "present" and folded[first] in _PAST:
        tense = "past"
    return VerbGroup(first, first + len(codes), head, lemma(folded[head]), tense, passive, negated, modal, ())


@lru_cache(maxsize=10_000)
def _shape(codes: str) -> _Shape:
    head = len(codes.rstrip("AN't")) - 1
    if head < 0:
        head = len(codes) - 1
    return _Shape(
        head=head,
        modal=codes.find("M"),
        tense=_tense(codes),
        passive="E" in codes[:head] and codes[head] in "dqi",
        negated="N" in codes or "'t" in codes,
    )


def _tense(codes: str) -> str:
    if codes[0] in "gG" or "T" in codes:
        return "none"
    return "past" if "H" in codes or codes.lstrip("AN")[:1] in ("d", "p", "q") else "present"
