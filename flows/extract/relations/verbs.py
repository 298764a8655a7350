"""The forms of English verbs, from data/verbs.csv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from flows.extract.lexicon import read_rows, read_sets

_HAVE = ("have", "has", "had", "having")


class VerbForm(NamedTuple):
    """What verb a word is a form of, and what form, by the letters of clause_words.py."""

    lemma: str
    letter: str


@cache
def verb_forms() -> Mapping[str, VerbForm]:
    """The forms of all verbs of the list, in lower case. A form of two verbs is the one's whose base it is: "lay", "wound"."""
    rows = read_rows("verbs.csv")
    forms = {row["verb"]: VerbForm(row["verb"], "n" if row["also_noun"] else "v") for row in rows}
    for row in rows:
        base = row["verb"]
        past = row["past"] or _with_ed(base)
        participle = row["participle"] or past
        if past == base:
            forms[base] = VerbForm(base, "i")
        forms.setdefault(past, VerbForm(base, "d" if participle == past else "p"))
        forms.setdefault(participle, VerbForm(base, "q"))
        forms.setdefault(row["ing"] or _with_ing(base), VerbForm(base, "g"))
        forms.setdefault(in_s(base), VerbForm(base, "y" if row["also_noun"] else "z"))
        if base.endswith("el"):  # as the British spell it: "cancelled", "travelling"
            forms |= {base + "led": VerbForm(base, "d"), base + "ling": VerbForm(base, "g")}
    return forms


@cache
def verb_list(name: str) -> frozenset[str]:
    """The verbs of one list of data/clause_verbs.csv, in their base form."""
    return read_sets("clause_verbs.csv")[name]


@lru_cache(maxsize=10_000)
def lemma(word: str) -> str:
    """The base of a verb in any form, in lower case; of one that is on no list, as far as its ending lets one guess."""
    if form := verb_forms().get(word):
        return form.lemma
    if word in _HAVE:
        return "have"
    for ending in ("ied", "ed"):
        if word.endswith(ending):
            return word[: -len(ending)] + ("y" if ending == "ied" else "")
    return word


def in_s(base: str) -> str:
    """The form in -s, of a verb or a noun."""
    if _ends_in_y(base):
        return base[:-1] + "ies"
    return base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else base + "s"


def _with_ed(base: str) -> str:
    if _ends_in_y(base):
        return base[:-1] + "ied"
    return base + "d" if base.endswith("e") else base + "ed"


def _with_ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    return base[:-1] + "ing" if base.endswith("e") and base[-2] not in "eo" else base + "ing"


def _ends_in_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in "aeou"
