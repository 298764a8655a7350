"""A verb with its auxiliaries, and what they say of it: when, whether, by whom."""

from __future__ import annotations

from typing import NamedTuple

from flows.extract.relations.verbs import lemma
from flows.extract.words import Words

_FUTURE = ("will", "shall", "ll", "won")  # "won't"
_PAST = ("was", "were", "did", "had")


class VerbGroup(NamedTuple):
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


def read_group(words: Words, first: int, codes: str) -> VerbGroup:
    """The group of verbs from word `first`; `codes` are its letters (clause_words.py)."""
    head = len(codes.rstrip("AN't")) - 1
    if head < 0:
        head = len(codes) - 1
    modal = codes.find("M")
    modal_word = words.written[first + modal].casefold() if modal >= 0 else None
    return VerbGroup(
        first=first,
        end=first + len(codes),
        head=first + head,
        lemma=lemma(words.written[first + head].casefold()),
        tense=_tense(codes, words.written[first].casefold(), is_future=modal_word in _FUTURE),
        passive="E" in codes[:head] and codes[head] in "dqi",
        negated="N" in codes or "'t" in codes,
        modal=modal_word,
        chain=(),
    )


def _tense(codes: str, first_word: str, *, is_future: bool) -> str:
    if codes[0] in "gG" or "T" in codes:
        return "none"
    if is_future:
        return "future"
    return "past" if "H" in codes or codes.lstrip("AN")[:1] in ("d", "p", "q") or first_word in _PAST else "present"
