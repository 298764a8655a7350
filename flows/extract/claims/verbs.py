"""Verbs that lay something at somebody's door: "X said that …", "…," said X, "…, adding that …"."""

from __future__ import annotations

import re

from flows.extract.claims.answers import read_answer
from flows.extract.claims.clauses import clause_around, is_finite
from flows.extract.claims.contents import content_after, content_before
from flows.extract.claims.cues import Cue
from flows.extract.claims.inversion import read_inverted
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.lost_commas import read_after_lost_comma
from flows.extract.claims.passives import read_by, read_cited, read_cited_after, read_passive, read_reduced
from flows.extract.claims.speakers import clause_subject, is_nobody, subject_before, subject_of
from flows.extract.claims.text import Stretch
from flows.extract.claims.unit import DENIED, Unit
from flows.extract.claims.verb_forms import asks_for_no_name, is_participle, is_said, verb_group
from flows.model.claim import Polarity

_NAMED = re.compile("n{1,4}[,p]")
_CALLED = 5  # words
_MAIN_VERB = re.compile("(?:,|(?<=>))v*[abK]")


def read_verb(unit: Unit, index: int) -> None:
    """ "X said that …", "…," said X, "was cited by X", "is believed to"."""
    text = unit.text
    cue, behind = text.cue(index)
    if not cue.takes:
        return
    first = verb_group(unit, index)
    before = text.letters[first - 1] if first > unit.first else ""
    if before == "i" or text.is_joined(index):
        return
    if before in ("u", "&") and text.word(first - 1) in claim_contexts()["neither"]:
        return
    if cue.is_past and _is_name(unit, cue, index, before, behind):
        return
    if first < index:
        _read_group(unit, cue, first, index, behind)
    elif cue.lemma == "say" or not (is_participle(unit, index, behind) or asks_for_no_name(unit, cue, behind)):
        _read_alone(unit, cue, index, behind, before)


def _is_name(unit: Unit, cue: Cue, index: int, before: str, behind: int) -> bool:
    """ "In Stepanakert, now called Khankendi by Azerbaijan, …", "the so called Islamic State"."""
    if cue.lemma not in claim_contexts()["naming"]:
        return False
    is_aside = before == "," and _NAMED.match(unit.text.letters, behind, unit.stop) is not None
    return is_aside or unit.text.word(index - 1) == "so"


def _read_group(unit: Unit, cue: Cue, first: int, index: int, behind: int) -> None:
    """ "has said that", "was cited by", "did not deny"."""
    if cue.polarity is DENIED and read_answer(unit, first, behind):
        return
    letters, words = unit.text.letters[first:index], unit.text.words.folded[first:index]
    if cue.is_past and "b" in letters:
        read_passive(unit, cue, first, index, behind)
        return
    negated = "x" in letters or "t" in words
    if claim_contexts()["not_said"].isdisjoint(words) and (not negated or "think" in cue.takes):
        _active(unit, cue, first, behind, DENIED if negated else cue.polarity)


def _read_alone(unit: Unit, cue: Cue, index: int, behind: int, before: str) -> None:
    """A verb without auxiliaries, `before` which that letter stands."""
    text = unit.text
    if cue.polarity is DENIED and read_answer(unit, index, behind):
        return
    if cue.is_past:
        after = text.word(behind)
        if after == "by" and text.word(behind + 1) not in claim_contexts()["means"]:
            read_by(unit, cue, (index, behind), behind + 1)  # "an attack claimed by Daesh"
            return
        if after == "to" and cue.lemma in claim_contexts()["reduced"] and _may_be(unit, cue, behind):
            read_reduced(unit, index, behind)
            return
    if is_said(unit, cue, index, before) and not read_inverted(unit, cue, index, behind):
        _active(unit, cue, index, behind, cue.polarity)


def read_participle(unit: Unit, index: int) -> None:
    """ "…, adding that …", "is calling for …", "a statement saying that …"."""
    text = unit.text
    cue, behind = text.cue(index)
    first = verb_group(unit, index)
    before = text.letters[first - 1] if first > unit.first else ""
    if not cue.takes or not before or text.is_joined(index) or "cite" in cue.takes:
        return
    if text.has("b", first, index):
        speaker = subject_before(text, unit.first, first)
    elif before in ",>-s&" or text.word(first - 1) in claim_contexts()["before_saying"]:
        speaker = unit.last or clause_subject(text, unit.first, first - (before == "p"))
    elif text.lost_commas and unit.found and text.letter(behind) in ("t", "<") and _adds(unit, cue, first):
        speaker = unit.last
    elif before in "nw" and text.letter(behind) == "t":
        speaker = subject_before(text, unit.first, first)
    else:
        return
    content = content_after(text, unit.span, cue, behind)
    if speaker and not (unit.found and unit.found[-1].content == content):  # "quoted a medic as saying that"
        unit.add(content, (first, behind), speaker, cue.polarity, "participle", 0.7)


def _adds(unit: Unit, cue: Cue, first: int) -> bool:
    """Whether whoever spoke before goes on: "said shells fell adding that …"; what they said before ends here."""
    letters, before = unit.text.letters, unit.found[-1]
    if letters[first - 1] not in "nweTK" or cue.lemma == "say" or unit.last is None:
        return False
    if before.content[0] < first < before.content[1]:
        before.content = before.content[0], first
    return True


def _may_be(unit: Unit, cue: Cue, behind: int) -> bool:
    """Whether a verb follows "to", not whom it is said to."""
    return cue.lemma != "say" or unit.text.letter(behind + 1) in ("a", "b")


def _active(unit: Unit, cue: Cue, first: int, behind: int, polarity: Polarity) -> None:
    """ "X said that …", and "…," X said."""
    text, letters = unit.text, unit.text.letters
    speaker, at = subject_of(unit, first), (first, behind)
    if speaker is None:
        read_after_lost_comma(unit, cue, at, polarity)
        return
    names = cue.lemma in claim_contexts()["naming"]
    if is_nobody(text, speaker) or (names and _is_called(unit, speaker, behind)) or _is_within(unit, cue, speaker):
        return
    if "cite" in cue.takes and read_cited_after(unit, behind, at, speaker):
        return
    if speaker[0] > unit.first and "&" not in letters[speaker[1] : first]:  # but "“…,” he said, and then predicted"
        before = content_before(text, unit.span, speaker[0], behind, tells="tell" in cue.takes)
        if unit.add(before, at, speaker, polarity, "after_content", 0.9):
            return
    if "cite" in cue.takes:
        read_cited(unit, behind, at, speaker)
        return
    if text.lost_commas and text.letter(behind) == "g" and read_after_lost_comma(unit, cue, at, polarity):
        return  # "… the Observatory said updating an earlier toll"
    aside = speaker[0] > unit.first and letters[speaker[0] - 1] in "sr"  # "which he says is …, …"
    content = content_after(text, (unit.first, _relative_end(unit, speaker, behind)), cue, behind, aside=aside)
    sure = 0.8 if "say" in cue.takes or "tell" in cue.takes else 0.7
    if content and names and _is_untrue(unit, content):
        polarity = DENIED
    if not unit.add(content, at, speaker, polarity, "before_content", sure):
        read_after_lost_comma(unit, cue, at, polarity)


def _is_untrue(unit: Unit, content: Stretch) -> bool:
    """ "described the figures as “baseless”", "called the report a lie": what it is called stands last."""
    said = range(max(content[0], content[1] - _CALLED), content[1])
    return any(unit.text.word(at) in claim_contexts()["untrue"] for at in said)


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


def _is_called(unit: Unit, speaker: Stretch, behind: int) -> bool:
    """ "a town called Raqqa", "was killed in an operation called Euphrates Shield"."""
    text, first = unit.text, speaker[0]
    if text.letter(behind) not in ("n", "<"):
        return False
    begin = clause_around(text, unit.first, first)
    return text.word(first) in ("a", "an") or any(
        is_finite(text, at, begin) for at in range(begin, first) if text.letters[at] != "K"
    )
