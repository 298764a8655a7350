"""Whether the form of a cue verb is the verb of its clause, and tells of what is said."""

from __future__ import annotations

import re

from flows.extract.claims.clauses import has_verb, is_finite
from flows.extract.claims.cues import Cue
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.unit import Unit

_REACH = 12  # words between a quotation and the verb of whoever said it
_TO_NEXT_VERB = re.compile("p[dunwzoT]{1,8}v?[aK]")
_NOUN = re.compile("[nw]{1,6}")
_LAST_CLAUSE = re.compile(".*,(?=(?:d[nw]{0,6})?n$|d[nw]{1,6}$|n{1,6}$)", re.DOTALL)


def verb_group(unit: Unit, verb: int) -> int:
    """The first word of the verb group: "has not yet said"."""
    letters = unit.text.letters
    first = unit.first + len(letters[unit.first : verb].rstrip("avxb"))
    if letters[first - 1 : first] != "z" or first - 2 <= unit.first:
        return first
    is_contracted = unit.text.word(first - 1) != "s" or letters[first - 3] == "h"
    return verb_group(unit, first - 2) if is_contracted else first


def is_said(unit: Unit, cue: Cue, index: int, before: str) -> bool:
    """Whether the form is a verb here, no noun or adjective; `before` is the letter of the word before it."""
    if before in ("d", "z", "o", "p") or cue.form == "participle":
        return False
    if before == "u" and unit.text.letter(index + 1) in "wn":
        return False
    if cue.is_noun:
        return _is_no_noun(unit, cue, index, before)
    return cue.form != "base" or before not in ("", "&")


def _is_no_noun(unit: Unit, cue: Cue, index: int, before: str) -> bool:
    """Whether "claims", "report" is a verb here."""
    text, after = unit.text, unit.text.letter(index + 1)
    clause = after == "t" and text.letter(index + 2) not in "Kabex"  # not "reports that show"
    ends = index + 1 >= unit.stop
    if ends and before == "n" and text.lost_commas and unit.first < index - 1:
        return True  # "… in the north of the province Alalam News Network reports"
    if (ends or text.letter(index + 1) == ".") and cue.form == "s" and _is_last_clause(unit, index):
        return True
    if cue.form == "base" and (_is_only_verb(unit, index) or ((clause or ends) and _is_of_several(unit, index))):
        return True
    if cue.form == "base" and before in "nw" and not _is_plural(unit, index - 1):
        return False
    quoted = ">" in text.letters[max(unit.first, index - _REACH) : index]
    return (
        before in ("h", "r")
        or (before == ">" and after in "nd")
        or (before == "n" and (clause or after in "dh:i<"))
        or (before in "nw" and (clause or quoted or (after == "h" and text.letter(index + 2) in ("a", "b"))))
    )


def _is_last_clause(unit: Unit, index: int) -> bool:
    """ "Gangs killed 5,000 people last year, the United Nations estimates.": a name behind a clause and its comma."""
    text = unit.text
    last = _LAST_CLAUSE.match(text.letters, unit.first, index)
    is_several = text.letters[index - 1] == "w" and _is_plural(unit, index - 1)
    return last is not None and not is_several and has_verb(text, unit.first, last.end() - 1)


def _is_only_verb(unit: Unit, index: int) -> bool:
    """ "Aid workers report looting in the south.": a sentence, of which nothing else can be the verb."""
    text, letters = unit.text, unit.text.letters
    if text.word(index) != "report" or text.word(unit.stop) != "." or letters[index + 1] not in "wng":
        return False
    subject = letters[unit.first : index]
    return set(subject) <= {*"dunw"} and _is_plural(unit, index - 1) and not text.has("abeK", index + 1, unit.stop)


def _is_of_several(unit: Unit, index: int) -> bool:
    """ "Partners on the ground report that …", "…, figures from the agency show": the clause begins with several, and only
    where they are stands between.
    """
    letters = unit.text.letters
    first = max(unit.first, letters.rfind(",", unit.first, index) + 1)
    preposition = letters.find("p", first, index)
    return preposition > first and _is_plural(unit, preposition - 1) and set(letters[first:index]) <= {*"dunwpo"}


def _is_plural(unit: Unit, index: int) -> bool:
    word = unit.text.word(index)
    return word.endswith("s") or word in claim_contexts()["plural"]


def is_participle(unit: Unit, index: int, behind: int) -> bool:
    """Whether the subject goes on to its own verb: "an officer posted in Homs told AFP"; "…, suspected rebels attacked",
    "GOMA (AFP) - Suspected rebels attacked"."""
    text, letters = unit.text, unit.text.letters
    if text.word(index) in claim_contexts()["participles"]:
        return _TO_NEXT_VERB.match(letters, behind, unit.stop) is not None
    if text.letter(index - 1) not in (",", "|", "-") and index - 1 not in text.words.numbers:
        return False
    if text.word(index) not in claim_contexts()["adjectives"]:
        return False
    noun = _NOUN.match(letters, behind, unit.stop)
    return noun is not None and noun.end() < unit.stop and is_finite(text, noun.end(), behind)


def asks_for_no_name(unit: Unit, cue: Cue, behind: int) -> bool:
    """ "who asked not to be named", "asked to remain anonymous": that is no claim."""
    text = unit.text
    if cue.lemma != "ask":
        return False
    named = text.letters[behind : behind + 3] == "xib" and text.word(behind + 3) in claim_contexts()["identified"]
    return named or (text.word(behind) == "to" and text.word(behind + 2) in ("anonymous", "unnamed"))
