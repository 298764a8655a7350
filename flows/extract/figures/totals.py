"""Totals of a war: figures that count since it began, told in passing in most reports of it.

"More than 280,000 people have been killed since Syria's conflict erupted in March 2011", "a five-year war that has claimed over
300,000 lives": such a figure is of no day and of no town of the report.
"""

from __future__ import annotations

import re

_WARS = ("war", "conflict", "uprising", "revolution", "revolt", "insurgency", "crisis")
_WAR = r"\b(?:wars?(?![ -]?(?:planes?|jets?|crimes?|torn|zones?))|conflicts?|uprising|revolution|revolt|insurgency|crisis)\b"
_BEGINS = r"\b(?:beg[au]n|begins?|beginning|start(?:s|ed|ing)?|outbreak|onset|erupt(?:s|ed|ing)?|broke out)\b"
_NEAR = r"[^.;\n]{0,100}?"  # in one sentence; bounded, and so is the time that it takes
_SINCE_IT_BEGAN = re.compile(rf"\bsince\b(?: then\b|{_NEAR}{_BEGINS}(?! of (?:the|this|last) (?:month|week)))")
_FIRST_SINCE = re.compile(r"\b(?:first|worst|most|times?|\w{3,}est)\b[^.;\n]{0,80}\bsince\b")
# "In the heaviest loss since the war began" tells when there was as much, and not since when it is counted.
_RANKED_SINCE = re.compile(
    r"\b(?:first|worst|(?:dead|heavi|bloodi|bigg|larg|fierc|high|low|grav|strong|great|seri)\w{0,3}est|most \w+(?<!of))\b"
    r"[^.;\n]{0,80}\bsince\b[^.,;\n]{0,60}$"
)
_TOLL_OF_WAR = re.compile(rf"\btolls?\b{_NEAR}{_WAR}[^.;\n]{{0,60}}$")
_WAR_HAS = re.compile(rf"{_WAR}{_NEAR}\bha(?:s|ve)\b[^.;\n]{{0,60}}$")
_IN_THE_WAR = re.compile(
    rf"[^.;\n]{{0,60}}?\bha(?:s|ve)\b[^.,;\n]{{0,100}}?\b(?:in|by|during|throughout|from|fled|fleeing)\b[^.;,\n]{{0,40}}?{_WAR}"
)
_BEGINNING = re.compile(rf"(?:{_BEGINS}|\bsince\b)[^.;\n]{{0,80}}$")
_SINCE = re.compile(r"\bsince\b[^.,;\n]{0,60}$")
_NEAR_SINCE = 70  # characters
_FAR = 200
_DEAD_OF_A_WAR = 10_000  # as many, or more, are not of an event that is news


def is_total(text: str, char_start: int, char_end: int, number: float | None) -> bool:
    """Whether the people killed, hurt, held or driven out that are counted at these characters are the total of a war, or since
    something began. `number` is how many, if they were killed."""
    if number is not None and number >= _DEAD_OF_A_WAR:
        return True
    before = _sentence_before(text, char_start).lower()
    after = text[char_end : char_end + _FAR].partition("\n")[0].partition(". ")[0].lower()
    return bool(
        ("since" in before and _is_since_it_began(before))
        or ("since" in after and _is_since_it_began(after))
        or ("toll" in before and _TOLL_OF_WAR.search(before))
        or (" ha" in before and _names_war(before) and _WAR_HAS.search(before))
        or (" ha" in after and _names_war(after) and _IN_THE_WAR.match(after))
    )


def _names_war(beside: str) -> bool:
    """Asked first: a war is named less often than it is looked for."""
    return any(war in beside for war in _WARS)


def _is_since_it_began(beside: str) -> bool:
    return _SINCE_IT_BEGAN.search(beside) is not None and _FIRST_SINCE.search(beside) is None


def is_of_a_beginning(text: str, char_start: int) -> bool:
    """Whether the time at this character is when something began: "since the war erupted in 2011", "a war begun in 2011"."""
    return _BEGINNING.search(_sentence_before(text, char_start).lower()) is not None


def is_since(text: str, char_start: int) -> bool:
    """Whether the time at this character is one since which something is told: "since May", "since the polls of 2 May"."""
    if "ince" not in text[max(0, char_start - _NEAR_SINCE) : char_start]:
        return False
    before = text[max(0, char_start - _FAR) : char_start].lower()
    if not _SINCE.search(before[-_NEAR_SINCE:]):
        return False
    clause = before.rpartition("\n")[2].rpartition(";")[2].rpartition(".")[2]
    return _RANKED_SINCE.search(clause) is None


def _sentence_before(text: str, char_start: int) -> str:
    return text[max(0, char_start - _FAR) : char_start].rpartition("\n")[2].rpartition(". ")[2]
