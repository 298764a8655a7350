"""What stands after the reporting: credits, sign-offs, initials, menus and headlines, run into the last paragraph or below it.

The tail is read from the right, piece by piece, as long as some rule knows the last one.
"""

from __future__ import annotations

import re
from functools import cache

from flows.extract.byline import NAME_WORD, NAMES, agencies, outlets
from flows.extract.dates import FULL_DATE
from flows.extract.furniture import rules
from flows.extract.layout import Layout, Span
from flows.model.article import BlockKind

_REACH = 1_500
_MOST_CUTS = 12
# A stop that ends a sentence: not after an initial ("U.S.") or a title ("Gen.").
_SENTENCE_STOP = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\bGen)(?<!\bCol)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bSt)(?<!\bLt)(?<!\bMaj)(?<!\bSgt)(?<!\bSen)(?<!\bRep)"
    r"(?<!\bGov)(?<!\bNo)(?<!\bCapt)(?<!\bProf)[.!?…][\"'”’)\]]*(?:\s+|\Z)"
)
_STAFF_CODE = re.compile(r"(?:[A-Z]{2,4}(?:[ /]{1,2}[A-Z]{1,4}){0,3}(?: ?\d{1,3}(?:-\d{1,3})?)?|\d{2,3}(?:-\d{1,3})?)")
_SIGNED = re.compile(rf"(?:{NAME_WORD} ?/ ?)+{NAME_WORD}(?: {NAME_WORD})?\.?|{NAMES}\.?")
_DATED_SIGN_OFF = re.compile(r"[^\W\d_]{1,3}(?:/[^\W\d_]{1,3}){1,3}\b.{0,40}", re.S)


def cut_tail(layout: Layout) -> None:
    """Takes the tail out of the last paragraphs."""
    for _ in range(_MOST_CUTS):
        if not layout.body or not _cut_last(layout, layout.body[-1]):
            return


def _cut_last(layout: Layout, span: Span) -> bool:
    start = max(span.start, span.end - _REACH)
    text = layout.text[start : span.end]
    if match := _ends_with(rules("tail"), text):
        kind = BlockKind.BYLINE if match.lastgroup in ("credits", "desk_note") else BlockKind.BOILERPLATE
        layout.cut(start + match.start(), span.end, kind, match.lastgroup or "tail")
        return True
    if match := _wire_sign_off().search(text):
        layout.cut(start + match.start("sign"), span.end, BlockKind.BYLINE, "wire_sign_off")
        return True
    begin = _last_stop(text)
    if begin is None and start > span.start:
        return False
    fragment = text[begin or 0 :]
    if found := _fragment_kind(fragment, begin is not None, len(layout.body)):
        layout.cut(start + (begin or 0), span.end, *found)
        return True
    return False


def _ends_with(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that begins at a word after a sentence's end or a bracket, and reaches the end of the text."""
    for at in (0, *(stop.end() for stop in _SENTENCE_STOP.finditer(text)), *(m.start() for m in re.finditer(r"\((?=[^()]*\)?\.?\Z)", text))):
        if at < len(text) and (match := pattern.fullmatch(text, at)):
            return match
    return None


def _last_stop(text: str) -> int | None:
    """Where what follows the last sentence begins; None if nothing does, or there is no sentence."""
    last = None
    for stop in _SENTENCE_STOP.finditer(text):
        if stop.end() < len(text):
            last = stop.end()
        else:
            return None
    return last


def _fragment_kind(fragment: str, follows_sentence: bool, paragraphs: int) -> tuple[BlockKind, str] | None:
    """What the words after the last sentence are, if they are not reporting."""
    if not follows_sentence and (paragraphs < 2 or len(fragment) > 80):
        return None
    if len(rules("menu").findall(fragment)) >= 3:
        return BlockKind.BOILERPLATE, "site_menu"
    if len(fragment) > 80:
        return None
    if _STAFF_CODE.fullmatch(fragment):
        return BlockKind.BYLINE, "staff_code"
    if _DATED_SIGN_OFF.fullmatch(fragment):
        return (BlockKind.DATE if FULL_DATE.search(fragment) else BlockKind.BYLINE), "sign_off"
    if _SIGNED.fullmatch(fragment) and 2 <= len(re.split(r"[ /]+", fragment)) <= 8:
        return BlockKind.BYLINE, "signed_by"
    return None


@cache
def _wire_sign_off() -> re.Pattern[str]:
    """"--Reuters", "-AFP", "(With Reuters and AFP)" and the like at the very end, after a sentence."""
    agency = rf"(?:{outlets()}|[Aa]gencies)"
    several = rf"{agency}(?:(?:, ?| and | & | ?/ ?|-){agency}){{0,4}}"
    return re.compile(
        rf"(?:[.!?…\"”’')]|\w)\s*(?P<sign>[-–—]{{1,3}} ?{several}\.?|[(\[](?:[Ww]ith )?{several}\)?\]?\.?)\s*\Z"
    )
