"""What is said: before the speaker or behind the verb."""

from __future__ import annotations

import re

from flows.extract.claims.clauses import clause_end, finite_verbs, has_verb
from flows.extract.claims.cues import Cue
from flows.extract.claims.letters import claim_contexts
from flows.extract.claims.text import ClaimText, Stretch

_ASIDE = 16  # words between "said" and "that": "said on Tuesday in a statement that"
_ADDRESSEE = 12
_SHORT = 8
_BEHIND_QUOTATION = {False: ".,;-?!|<", True: ".,;-?!|<ab"}  # letters that show that all that is said is in marks
_CALLED = re.compile("(?:h|[dunw]{1,6})v?a?K")  # "rejected what it called a slander"
_TO_THAT = re.compile("[pTv][dunwozpTv]{0,10}t")  # "denied through a spokesman that"
_BEHIND_ADVERB = (":", ",", "t", "<")  # letters: "said earlier that"
_THREAT = 2  # words
_THIS_DAY = re.compile("[du]T(?:[,.-]|$)")  # "…, the army said this Saturday"
_PAUSE = re.compile("[,.]")
_PAUSE_OR_WHY = re.compile("[,.s]")  # "said on condition of anonymity because …"
_LONGEST_TITLE = 12
_SPOKEN = ",.?!…—-'’"  # before a closing mark
_NO_BEGINNING = {
    "that": "",
    "say": "&;.)Gimvpo",
    "tell": "&;.)Gpo",
    "think": "p.,;ov",
    "judge": "&;.,)piGos",
    "cite": ".,;:",
    "vow": "",
}


def content_before(text: ClaimText, unit: Stretch, speaker: int, behind: int, *, tells: bool = False) -> Stretch | None:
    """What stands before the speaker ("…," he said) if it is what they said; `behind` is the word behind the verb, which
    `tells` somebody ("…," he told Reuters)."""
    letters, (first, stop) = text.letters, unit
    if speaker > first + 2 and text.word(speaker - 1) in claim_contexts()["answered"] and letters[speaker - 2] == "d":
        speaker -= 2  # "…, a charge Damascus denies"
    if speaker <= first or text.letter(behind) == "t" or letters[speaker] == "r":
        return None
    if quoted := quotation_before(text, first, speaker):
        return quoted
    if letters[speaker - 1] not in ",-" or speaker - 1 <= first:
        return None
    clause = has_verb(text, first, speaker - 1) or speaker - first > _SHORT
    if text.letter(behind) == "," and behind + 1 < stop and letters[behind + 1] not in "<Gps":
        return first, clause_end(text, behind + 1, stop)  # "the city, he said, is empty"
    if not clause or _content_follows(text, behind, stop, tells=tells):
        return None
    return first, speaker - 1


def quotation_before(text: ClaimText, first: int, end: int) -> Stretch | None:
    """The quotation that ends just before `end`, with the rest of the clause if it is part of one."""
    letters = text.letters
    if end - 1 > first and letters[end - 1] in ",-" and letters[end - 2] == ">":
        end -= 1
    quotation = text.quotation_before.get(end)
    if quotation is None or letters[end - 1] != ">" or _is_title(text, quotation.first, end):
        return None
    begins = quotation.first + 1 + (text.written[quotation.first] == text.written[quotation.first + 1])  # '' is two
    part = quotation.first > first and not text.written[begins][0].isupper()
    if part and letters[quotation.first - 1] not in ".:>":
        return first, end
    return quotation.first, end


def _is_title(text: ClaimText, first: int, end: int) -> bool:
    """Whether the words in marks are a name, with nothing that sets off speech: the “Avatar” star; but “Two fell” he said."""
    if text.letter(end) == "h" and text.letter(end + 1) == "K":
        return False
    return text.written[end - 2][-1] not in _SPOKEN and text.letter(end) not in (",", "-", "K") and end - first < _LONGEST_TITLE


def _content_follows(text: ClaimText, behind: int, stop: int, *, tells: bool) -> bool:
    """Whether what is said follows the verb, not only when, where and to whom it is said: "told Reuters on Friday, as …"."""
    letters = text.letters
    while behind < stop and (letters[behind] in "Tv" or _is_of_day(text, behind)):
        behind += 1
    if behind >= stop or _THIS_DAY.match(letters, behind, stop):
        return False
    pause = _PAUSE.search(letters, behind, stop)
    end = pause.start() if pause else stop
    if letters[end : end + 2] == ",<":
        return True
    if letters[behind] == "p" and (why := _PAUSE_OR_WHY.search(letters, behind, end)):
        end = why.start()
    if letters[behind] == "p" or tells:
        return text.has("t<:h", behind, end) or has_verb(text, behind, end)
    return letters[behind] in "tdhunw:<i"


def _is_of_day(text: ClaimText, index: int) -> bool:
    """ "late on Friday", "early Monday": when it was said."""
    return text.word(index) in claim_contexts()["of_day"] and text.letter(index + 1) in ("p", "T")


def content_after(text: ClaimText, unit: Stretch, cue: Cue, behind: int, *, aside: bool = False) -> Stretch | None:
    """What stands behind the verb and what it takes; `behind` is the first word there."""
    letters, (_, stop) = text.letters, unit
    at = behind
    if "tell" in cue.takes:
        at = _behind_addressee(text, at, stop)
    elif cue.lemma == "say" and text.letter(at) == "i":
        told = _behind_addressee(text, at + 1, stop)  # "said to one of them that"
        at = told if text.letter(told) in ("t", "<", ":") else at
    at += at < stop and letters[at] == "w" and _is_of_day(text, at)
    amount = text.word(at) in claim_contexts()["amount"] and _is_amount(text, at, stop)
    if not amount and at < stop and letters[at] in "Tpo" and not cue.takes.isdisjoint(("say", "tell", "that")):
        at = _behind_aside(text, at, stop)
    elif "judge" in cue.takes and (that := _TO_THAT.match(letters, at, stop)):
        at = that.end() - 1
    while at < stop and letters[at] in ",:-|v" and (letters[at] != "v" or text.letter(at + 1) in _BEHIND_ADVERB):
        at += 1
    if at >= stop:
        return None
    quotation = text.quotation_at[at] if letters[at] == "<" else None
    if quotation and (quotation.end >= stop or letters[quotation.end] in _BEHIND_QUOTATION[cue.takes == {"judge"}]):
        return at, quotation.end
    called = "judge" in cue.takes and text.word(at) == "what" and _CALLED.match(letters, at + 1, stop)
    if not (_may_begin(cue, letters[at]) or amount or called or _is_threat(text, cue, at)):
        return None
    end = clause_end(text, at, stop, aside=aside)
    taken = cue.lemma == "claim" and not claim_contexts()["lives"].isdisjoint(text.words.folded[at : min(end, at + 5)])
    return (at, end) if at < end and not taken else None


def _is_amount(text: ClaimText, at: int, stop: int) -> bool:
    """ "says at least 400,000 people have fled", "said at least one car was hit": but "said at one point"."""
    amount, first = claim_contexts()["amount"], at
    while at < stop and text.word(at) in amount:
        at += 1
    if at == first or at >= stop:
        return False
    bound = claim_contexts()["bound"]
    if text.written[at][0].isdigit():
        return True
    if text.word(at - 1) not in bound and (text.word(at - 2), text.word(at - 1)) != ("up", "to"):
        return False
    at += text.word(at) == "a"
    return at in text.words.numbers or text.word(at) in claim_contexts()["vague"]


def _is_threat(text: ClaimText, cue: Cue, at: int) -> bool:
    """ "threatened retaliation", "threatened military action", but "threatened the town"."""
    threats = claim_contexts()["threatened"]
    return cue.lemma == "threaten" and any(text.word(one) in threats for one in range(at, at + _THREAT))


def _may_begin(cue: Cue, letter: str) -> bool:
    """Whether the content of the verb can begin with a word of this letter."""
    if letter in "t<":
        return True
    if cue.takes <= {"that"}:
        return letter == "h"
    if cue.takes <= {"that", "vow"}:
        return letter in "hi"
    if cue.takes == {"vow"}:
        return letter == "i"
    if "vow" in cue.takes and letter == "i":
        return True
    return any(letter not in _NO_BEGINNING[kind] for kind in cue.takes if kind not in ("vow", "that"))


def _behind_addressee(text: ClaimText, first: int, stop: int) -> int:
    """Behind whom it is told: "told reporters in Geneva that"."""
    letters = text.letters
    at = first
    while at < stop and letters[at] not in "t<:;s" and at - first < _ADDRESSEE:
        if at > first and letters[at] in "hid" and letters[at - 1] not in "&dp":
            break
        at += 1
        if letters[at - 1] == "m" or _begins_with_number(text, at, stop):
            break
    return at


def _begins_with_number(text: ClaimText, at: int, stop: int) -> bool:
    """Whether what is told begins with how many: "told Reuters at least two people", "told Reuters two people"; but "told
    France 24 that", "told Magic 9 radio that"."""
    if at >= stop or text.letters[at - 1] not in "nT":
        return False
    if at in text.words.numbers:
        verb = next(finite_verbs(text, at, stop), at) if text.letters[at + 1 : at + 2] in ("w", "e") else at
        return at < verb and not text.has("td", at, verb)
    return _is_amount(text, at, stop)


def _behind_aside(text: ClaimText, first: int, stop: int) -> int:
    """Behind when, where and of whom it is said: "said on Tuesday that", "said in a statement: …"."""
    letters = text.letters
    at = first
    while at < stop and letters[at] == "T":
        at += 1
    if at >= stop or letters[at] not in "po":
        return at
    if letters[at] == "p" and (day := _behind_day(text, at, stop)):
        return day
    limit = min(stop, at + _ASIDE)
    for begin in range(at, limit):
        if letters[begin] in "t:<":
            return begin
        if letters[begin] == "h" and begin > at + 1 and letters[begin - 1] in "nwT":
            return begin  # "said on X he was “shocked”"
    end = at + 1
    while end < limit and letters[end] in "dunweTvopK" and not (letters[end] in "du" and letters[end - 1] not in "po"):
        end += 1
    return end if end < stop and letters[end] in "hdu" else at


def _behind_day(text: ClaimText, first: int, stop: int) -> int | None:
    """Behind "on Wednesday", "on 12 May" with a clause behind it: "said on Wednesday world powers were on track"."""
    letters, at = text.letters, first + 1
    while at < stop and (letters[at] == "T" or (at in text.words.numbers and "T" in letters[first : at + 2])):
        at += 1
    clause = first + 1 < at < stop and letters[at] in "nwudzh" and "T" in letters[first:at]
    return at if clause and has_verb(text, at, stop) else None
