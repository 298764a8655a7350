"""The verbs that lay something at somebody's door, from data/claim_cues.csv, in every form they take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from flows.extract.lexicon import read_rows
from flows.model.claim import Polarity


@dataclass(slots=True)
class Cue:
    """A form of a cue verb.

    `takes` has the verb's classes; `form` is "base", "s", "past" (the participle, too, unless there is one) "participle" or
    "ing"; `is_past` stands for both of the past; `is_noun` says that the form is a noun as often ("claims"). `particles` has
    the cues that the verb makes with the word behind it: "call for" beside "call". A verb that is one with such a word only
    takes nothing itself.
    """

    lemma: str
    takes: frozenset[str]
    polarity: Polarity
    form: str
    is_past: bool
    is_noun: bool
    particles: dict[str, Cue]


@cache
def cue_verbs() -> dict[str, Cue]:
    """The cues by form, in lower case."""
    cues: dict[str, Cue] = {}
    for row in sorted(read_rows("claim_cues.csv"), key=lambda row: " " in row["cue"]):
        verb, _, particle = row["cue"].partition(" ")
        for word, form in _forms(verb, row["forms"]):
            is_noun = row["noun"] == "noun" and form in ("base", "s")
            is_past = form in ("past", "participle")
            cue = Cue(row["cue"], frozenset(row["class"].split()), Polarity(row["polarity"]), form, is_past, is_noun, {})
            if particle:
                alone = replace(cue, lemma=verb, takes=frozenset(), particles={})
                cues.setdefault(word, alone).particles[particle] = cue
            else:
                cues[word] = cue
    return cues


@cache
def cue_nouns() -> dict[str, Polarity]:
    """The nouns of data/claim_nouns.csv, and how their speaker stands to what follows."""
    return {row["noun"]: Polarity(row["polarity"]) for row in read_rows("claim_nouns.csv")}


def _forms(verb: str, irregular: str) -> list[tuple[str, str]]:
    """ "deny", "denies", "denied", "denying"; a past tense that doubles a letter ("admitted") does so before -ing."""
    past, _, participle = irregular.partition("|")
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        present, regular = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        present = verb + ("es" if verb[-1] in "sxzo" or verb[-2:] in ("sh", "ch") else "s")
        regular = verb.removesuffix("e") + "ed"
    stem = past[:-2] if past.endswith("ed") else verb.removesuffix("e")
    forms = [(verb, "base"), (present, "s"), (past or regular, "past"), (stem + "ing", "ing")]
    return [*forms, (participle, "participle")] if participle else forms
