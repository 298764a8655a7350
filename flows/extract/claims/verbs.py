"""Verbs that lay something at somebody's door: "X said that …", "…," said X, "…, adding that …"."""

from __future__ import annotations

import re

from flows.extract.claims.clauses import clause_around, has_verb, is_finite, noun_phrase_after
from flows.extract.claims.contents import content_after, content_before, quotation_before
from flows.extract.claims.cues import Cue
from flows.extract.claims.passives import read_by, read_cited, read_passive, read_reduced
from flows.extract.claims.speakers import clause_subject, is_nobody, run_in_subject, subject_before
from flows.extract.claims.text import Stretch, claim_contexts
from flows.extract.claims.unit import Unit
from flows.model.claim import Polarity

_SHORT = 3  # words of "the defence ministry"
_RUN_IN = "nweTgzm"  # letters of what a lost comma may have stood behind
_REACH = 12  # words between a quotation and the verb of whoever said it
_TO_NEXT_VERB = re.compile("p[dunwzoT]{1,8}v?[aK]")
_NOUN = re.compile("[nw]{1,6}")
_MAIN_VERB = re.compile("(?:,|(?<=>))v*[abK]")


def read_verb(unit: Unit, index: int) -> None:
    """ "X said that …", "…," said X, "was cited by X", "is believed to"."""
    text = unit.text
    cue, behind = text.cue(index)
    first = _group(unit, index)
    before = text.letters[first - 1] if first > unit.first else ""
    if not cue.takes or before == "i" or text.is_joined(index) or text.word(first - 1) in claim_contexts()["neither"]:
        return
    if first == index and (_is_participle(unit, index, behind) or _asks_for_no_name(unit, cue, behind)):
        return
    if cue.is_past and text.has("b", first, index):
        read_passive(unit, cue, first, index, behind)
    elif (
        cue.is_past and first == index and text.word(behind) == "by" and text.word(behind + 1) not in claim_contexts()["means"]
    ):
        read_by(unit, cue, (first, behind), behind + 1)  # "an attack claimed by Daesh"
    elif cue.is_past and first == index and cue.lemma in claim_contexts()["reduced"] and _may_be(unit, cue, behind):
        read_reduced(unit, index, behind)
    elif _is_said(unit, cue, first, index, before):
        negated = first < index and (text.has("x", first, index) or any(text.word(at) == "t" for at in range(first, index)))
        if negated and "think" not in cue.takes:
            return
        polarity = Polarity.DENIED if negated else cue.polarity
        if first == index and _inverted(unit, cue, index, behind):
            return
        _active(unit, cue, first, behind, polarity)


def read_participle(unit: Unit, index: int) -> None:
    """ "…, adding that …", "is calling for …", "a statement saying that …"."""
    text = unit.text
    cue, behind = text.cue(index)
    first = _group(unit, index)
    before = text.letters[first - 1] if first > unit.first else ""
    if not cue.takes or not before or text.is_joined(index) or "cite" in cue.takes:
        return
    if text.has("b", first, index):
        speaker = subject_before(text, unit.first, first)
    elif before in ",>-s&" or text.word(first - 1) in claim_contexts()["before_saying"]:
        speaker = unit.last or clause_subject(text, unit.first, first - (before == "p"))
    elif before in "nw" and text.letter(behind) == "t":
        speaker = subject_before(text, unit.first, first)
    else:
        return
    content = content_after(text, unit.span, cue, behind)
    if speaker and not (unit.found and unit.found[-1].content == content):  # "quoted a medic as saying that"
        unit.add(content, (first, behind), speaker, cue.polarity, "participle", 0.7)


def _may_be(unit: Unit, cue: Cue, behind: int) -> bool:
    """Whether "to" and a verb follow, not whom it is said to."""
    return unit.text.word(behind) == "to" and (cue.lemma != "say" or unit.text.letter(behind + 1) in ("a", "b"))


def _is_participle(unit: Unit, index: int, behind: int) -> bool:
    """Whether the subject goes on to its own verb: "an officer posted in Homs told AFP"; "…, suspected rebels attacked"."""
    text, letters = unit.text, unit.text.letters
    if text.word(index) in claim_contexts()["participles"]:
        return _TO_NEXT_VERB.match(letters, behind, unit.stop) is not None
    if text.word(index) not in claim_contexts()["adjectives"] or text.letter(index - 1) not in (",", "|"):
        return False
    noun = _NOUN.match(letters, behind, unit.stop)
    return noun is not None and noun.end() < unit.stop and is_finite(text, noun.end(), behind)


def _asks_for_no_name(unit: Unit, cue: Cue, behind: int) -> bool:
    """ "who asked not to be named", "asked to remain anonymous": that is no claim."""
    text = unit.text
    if cue.lemma != "ask":
        return False
    named = text.letters[behind : behind + 3] == "xib" and text.word(behind + 3) in claim_contexts()["identified"]
    return named or (text.word(behind) == "to" and text.word(behind + 2) in ("anonymous", "unnamed"))


def _group(unit: Unit, verb: int) -> int:
    """The first word of the verb group: "has not yet said"."""
    letters, first = unit.text.letters, verb
    while first > unit.first:
        letter = letters[first - 1]
        if letter == "z" and first - 2 > unit.first and (unit.text.word(first - 1) != "s" or letters[first - 3] == "h"):
            first -= 2
        elif letter in "avxb":
            first -= 1
        else:
            break
    return first


def _is_said(unit: Unit, cue: Cue, first: int, index: int, before: str) -> bool:
    """Whether the form is a verb here, no noun or adjective, and tells of what is said, not of what would be."""
    text = unit.text
    if first < index:
        return all(text.word(at) not in claim_contexts()["not_said"] for at in range(first, index))
    after = text.letter(index + 1)
    if before in ("d", "z", "o", "p") or cue.form == "participle" or (before == "u" and after in "wn"):
        return False
    if cue.is_noun:
        if cue.form == "base" and _is_only_verb(unit, index):
            return True
        if cue.form == "base" and before in "nw" and not _is_plural(unit, index - 1):
            return False
        clause = after == "t" and text.letter(index + 2) not in "Kabex"  # not "reports that show"
        quoted = ">" in text.letters[max(unit.first, index - _REACH) : index]
        return (
            before in ("h", "r")
            or (before == "n" and (clause or after in "dh:i<"))
            or (before in "nw" and (clause or quoted or (after == "h" and text.letter(index + 2) in ("a", "b"))))
        )
    return cue.form != "base" or before not in ("", "&")


def _is_only_verb(unit: Unit, index: int) -> bool:
    """ "Aid workers report looting in the south.": a sentence, of which nothing else can be the verb."""
    text, letters = unit.text, unit.text.letters
    if text.word(index) != "report" or text.word(unit.stop) != "." or letters[index + 1] not in "wng":
        return False
    subject = letters[unit.first : index]
    return set(subject) <= {*"dunw"} and _is_plural(unit, index - 1) and not text.has("abeK", index + 1, unit.stop)


def _is_plural(unit: Unit, index: int) -> bool:
    word = unit.text.word(index)
    return word.endswith("s") or word in claim_contexts()["plural"]


def _active(unit: Unit, cue: Cue, first: int, behind: int, polarity: Polarity) -> None:
    """ "X said that …", and "…," X said."""
    text = unit.text
    speaker = subject_before(text, unit.first, first)
    if speaker is None and first > unit.first and text.letters[first - 1] == ",":
        speaker = unit.last
    at = (first, behind)
    if speaker is None:
        _after_lost_comma(unit, cue, at, polarity)
        return
    if is_nobody(text, speaker) or _is_called(unit, cue, speaker, behind):
        return
    if _is_within(unit, cue, speaker):
        return
    apart = text.has("&", speaker[1], first)  # "“…,” he said, and then predicted"
    before = None if apart else content_before(text, unit.span, speaker[0], behind, tells="tell" in cue.takes)
    if unit.add(before, at, speaker, polarity, "after_content", 0.9):
        return
    if "cite" in cue.takes:
        read_cited(unit, behind, at, speaker)
        return
    aside = speaker[0] > unit.first and text.letters[speaker[0] - 1] == "s"
    content = content_after(text, (unit.first, _relative_end(unit, speaker, behind)), cue, behind, aside=aside)
    sure = 0.8 if "say" in cue.takes or "tell" in cue.takes else 0.7
    if not unit.add(content, at, speaker, polarity, "before_content", sure):
        _after_lost_comma(unit, cue, at, polarity)


def _relative_end(unit: Unit, speaker: Stretch, behind: int) -> int:
    """Where "Sello, who denied that it was lost, said" goes on with its main verb; else where the unit stops."""
    letters, first = unit.text.letters, speaker[0]
    if first == unit.first or letters[first - 1 : first + 1] != ",r":
        return unit.stop
    closing = _MAIN_VERB.search(letters, behind, unit.stop)
    return closing.start() if closing else unit.stop


def _is_within(unit: Unit, cue: Cue, speaker: Stretch) -> bool:
    """ "She said he believes that …": what he believes is part of what she said."""
    if "think" not in cue.takes or unit.text.letters[speaker[0]] != "h" or not unit.found:
        return False
    return unit.found[-1].content[0] <= speaker[0] <= unit.found[-1].content[0] + 1


def _after_lost_comma(unit: Unit, cue: Cue, at: Stretch, polarity: Polarity) -> None:
    """ "Two people died in Homs the source said": at the end of a sentence, of texts that have lost their commas."""
    text, letters = unit.text, unit.text.letters
    behind = letters[at[1] : unit.stop].strip("pTvnwdo" if cue.lemma == "tell" else "pTv")
    if behind or cue.takes.isdisjoint(("say", "tell")) or at[0] == unit.first:
        return
    begin = run_in_subject(text, unit.first, at[0])
    if begin and begin > unit.first and letters[begin - 1] in _RUN_IN and has_verb(text, unit.first, begin):
        unit.add((unit.first, begin), at, (begin, at[0]), polarity, "after_content", 0.6)


def _is_called(unit: Unit, cue: Cue, speaker: Stretch, behind: int) -> bool:
    """ "a town called Raqqa", "was killed in an operation called Euphrates Shield"."""
    text, first = unit.text, speaker[0]
    if "judge" not in cue.takes or text.letter(behind) not in ("n", "<"):
        return False
    begin = clause_around(text, unit.first, first)
    return text.word(first) in ("a", "an") or any(
        is_finite(text, at, begin) for at in range(begin, first) if text.letters[at] != "K"
    )


def _inverted(unit: Unit, cue: Cue, index: int, behind: int) -> bool:
    """ "…," said X."""
    text, letters = unit.text, unit.text.letters
    if (index > unit.first and letters[index - 1] not in ",->" + _RUN_IN) or text.letter(behind) == "t" or cue.lemma == "tell":
        return False
    speaker = noun_phrase_after(text, behind, unit.stop)
    if speaker is None:
        return False
    polarity, at = cue.polarity, (index, behind)
    if index == unit.first:
        quoted = letters[speaker[1] : speaker[1] + 1] == ":"
        return quoted and unit.add(content_after(text, unit.span, cue, speaker[1]), at, speaker, polarity, "inverted", 0.8)
    quotation = quotation_before(text, unit.first, index)
    if quotation:
        return unit.add(quotation, at, speaker, polarity, "inverted", 0.9)
    if (letters[index - 1] != "," and not _runs_in(unit, index, speaker)) or "say" not in cue.takes:
        return False
    if not has_verb(text, unit.first, index - 1) or _is_subject_only(unit, index - 1):
        return False
    if has_verb(text, behind, min(unit.stop, speaker[1] + 1)) or text.letter(speaker[1]) not in "psT,r-;.":
        return False
    comma = letters[index - 1] == ","
    return unit.add((unit.first, index - comma), at, speaker, polarity, "inverted", 0.8 if comma else 0.6)


def _is_subject_only(unit: Unit, comma: int) -> bool:
    """ "The ministry, which counts the dead, says": what stands before the comma is its subject, with a relative clause."""
    text, letters = unit.text, unit.text.letters
    opening = letters.find(",", unit.first, comma)
    if opening < 0 or "," in letters[opening + 1 : comma] or has_verb(text, unit.first, opening):
        return False
    return letters[opening + 1] in "rp" or not {*"rt"}.isdisjoint(letters[opening + 1 : comma])


def _runs_in(unit: Unit, verb: int, speaker: Stretch) -> bool:
    """Whether a verb and who speaks end a sentence that has lost its comma before them: "the road is closed said the mayor"."""
    text, letters = unit.text, unit.text.letters
    if not text.lost_commas or text.word(verb) not in ("said", "says", "added", "adds") or letters[verb - 1] not in _RUN_IN:
        return False
    short = letters[speaker[0]] in "dn" and speaker[1] - speaker[0] <= _SHORT
    named = short or "n" in letters[slice(*speaker)] or text.word(speaker[1] - 1) in claim_contexts()["speaking"]
    return named and (speaker[1] == unit.stop or letters[speaker[1]] in "pT")
