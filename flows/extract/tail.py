"""What stands after the reporting: credits, sign-offs, initials, menus and headlines, run into the last paragraph or below it.

The tail is read from the right, piece by piece, as long as some rule knows the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from flows.extract.byline import NAME_WORD, NAMES, outlets
from flows.extract.dates import FULL_DATE
from flows.extract.furniture import rules
from flows.extract.layout import Layout, Span
from flows.extract.publications import publication_id
from flows.model.article import BlockKind

_REACH = 1_500  # characters of a paragraph in which its tail is looked for
_TRAIL_REACH = 300
_FOOT_REACH = 3_000
_FOOT_END = 400  # the last of a foot: without a cue in it there is none
_MOST_CUTS = 16
_LONGEST_SIGN_OFF = 80
_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?:\s+|\Z)")
_WORD_BEFORE = re.compile(r"[^\W_]*\Z")
# A stop after one of these, or after a single capital ("U.S."), does not end a sentence.
_ABBREVIATIONS = frozenset(
    "Gen Col Dr Mr Mrs Ms St Lt Maj Sgt Sen Rep Gov No Capt Prof Brig Adm Cmdr Hon Rev Jr Sr vs".split()  # noqa: SIM905
)
_STAFF_CODE = re.compile(r"(?:[A-Z]{2,6}(?:[ /]{1,2}[A-Z]{1,4}){0,3}(?: ?(?:- ?)?\d{1,3}(?:-\d{1,3})?)?|\d{2,3}(?:-\d{1,3})?)")
_SIGNED = re.compile(rf"(?:{NAME_WORD}(?: {NAME_WORD})? ?/ ?)+{NAME_WORD}(?: {NAME_WORD})?\.?|{NAMES}\.?")
_DATED_SIGN_OFF = re.compile(
    r"[^\W\d_]{1,3}(?:/[^\W\d_]{1,3}){1,3}\b.{0,40}|(?:[A-Z]\.){1,3}(?:/(?:[A-Z]\.){1,3})+|"
    rf"[^\W\d_]{{1,3}}(?:/[^\W\d_]{{1,3}})* ?[-–—] ?.{{0,40}}{FULL_DATE.pattern}",
    re.S,
)
_KINDS = {
    "credits": BlockKind.BYLINE,
    "desk_note": BlockKind.BYLINE,
    "picture_note": BlockKind.CAPTION,
    "last_update": BlockKind.DATE,
}


def cut_tail(layout: Layout, publication: str | None) -> None:
    """Takes the tail out of the last paragraphs. `publication` is the article's own, which a foot may tell of."""
    if layout.body and (start := _foot_start(layout, layout.body[-1])):
        layout.cut(start, layout.body[-1].end, BlockKind.BOILERPLATE, "page_foot")
    for _ in range(_MOST_CUTS):
        if not layout.body or not _cut_last(layout, layout.body[-1], publication):
            return


def _cut_last(layout: Layout, span: Span, publication: str | None) -> bool:
    start = max(span.start, span.end - _REACH)
    text = layout.text[start : span.end]
    stops = list(_sentence_stops(text))
    for find in (_trail, _named_tail, _wire_sign_off, _about_publication):
        if found := find(text, stops, publication):
            begin, kind, reason = found
            layout.cut(start + begin, span.end, kind, reason)
            return True
    begin = next((stop for stop in reversed(stops) if stop < len(text)), 0)
    if (stops and stops[-1] == len(text)) or (not begin and (start > span.start or len(layout.body) < 2)):
        return False
    if found_kind := _fragment_kind(text[begin:]):
        layout.cut(start + begin, span.end, *found_kind)
        return True
    return False


def _sentence_stops(text: str) -> Iterator[int]:
    """Where the sentences of `text` end, white space after them included."""
    for match in _STOP.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, match.start() - 12), match.start())
        before = word.group() if word else ""
        if match.group()[0] != "." or not (before in _ABBREVIATIONS or (len(before) == 1 and before.isupper())):
            yield match.end()


_Found = tuple[int, BlockKind, str] | None


def _trail(text: str, _stops: list[int], _publication: str | None) -> _Found:
    """What may stand at the very end whatever comes before it."""
    match = _to_the_end("trail").search(text, max(0, len(text) - _TRAIL_REACH))
    reason = match.lastgroup if match else None
    return (match.start(), _KINDS.get(reason, BlockKind.BOILERPLATE), reason) if match and reason else None


def _named_tail(text: str, stops: list[int], _publication: str | None) -> _Found:
    """The shortest piece that a rule knows, begun after a sentence's end or by a bracket."""
    starts = {
        0,
        *stops,
        *(match.start() for match in re.finditer(r"\(", text)),
        *(match.end() for match in re.finditer(r"[)\]] ?", text)),
    }
    for start in sorted(starts, reverse=True):
        if start < len(text) and (match := rules("tail").fullmatch(text, start)):
            reason = match.lastgroup or "tail"
            return start, _KINDS.get(reason, BlockKind.BOILERPLATE), reason
    return None


def _wire_sign_off(text: str, _stops: list[int], _publication: str | None) -> _Found:
    """ "--Reuters", "-AFP", "(With Reuters and AFP)", "Source Reuters" at the very end."""
    match = _agency_at_end().search(text, max(0, len(text) - 200))
    return (match.start("sign"), BlockKind.BYLINE, "wire_sign_off") if match else None


def _about_publication(text: str, stops: list[int], publication: str | None) -> _Found:
    """ "Our Paper is a daily newspaper ..." and all that follows it, where Our Paper is the publication itself."""
    if not publication:
        return None
    own = publication_id(publication)
    for start in (0, *stops):
        match = _outlet_is().match(text, start)
        if match and publication_id(match.group("outlet")) == own:
            return start, BlockKind.BOILERPLATE, "about_publication"
    return None


def _fragment_kind(fragment: str) -> tuple[BlockKind, str] | None:
    """What the words after the last sentence are, if they are not reporting."""
    if len({match.group().casefold() for match in rules("menu").finditer(fragment)}) >= 3:
        return BlockKind.BOILERPLATE, "site_menu"
    if len(fragment) > _LONGEST_SIGN_OFF:
        return None
    if _only_outlets().fullmatch(fragment):
        return BlockKind.BYLINE, "wire_sign_off"
    if _STAFF_CODE.fullmatch(fragment):
        return BlockKind.BOILERPLATE, "staff_code"
    if _DATED_SIGN_OFF.fullmatch(fragment):
        return (BlockKind.DATE if FULL_DATE.search(fragment) else BlockKind.BYLINE), "sign_off"
    if _SIGNED.fullmatch(fragment) and not fragment.isupper() and 2 <= len(re.split(r"[ /]+", fragment)) <= 8:
        return BlockKind.BYLINE, "signed_by"
    return None


def _foot_start(layout: Layout, span: Span) -> int | None:
    """Where related links, tags and the rest of the page begin in the last paragraph, if they have run into it."""
    start = max(span.start, span.end - _FOOT_REACH)
    text = layout.text[start : span.end]
    if not rules("cue").search(text, len(text) - _FOOT_END):
        return None
    for match in rules("foot").finditer(text):
        marker = text[match.start() : match.end()].lstrip("0123456789 ")
        before = text[: match.start()].rstrip()
        ended = before[-1:] in tuple('.!?…"”)') or _agency_at_end().search(before[-200:])
        if not marker[:1].isupper() or not before or not ended:
            continue
        cues = {cue.group().casefold() for cue in rules("cue").finditer(text, match.end())}
        if len(cues) >= 2 and not _has_reporting(text[match.end() :]):
            return start + match.start()
    return None


def _has_reporting(foot: str) -> bool:
    """Whether some sentence of what looks like a foot is long, mostly in lower case, and says nothing that feet say."""
    for sentence in re.split(r"\.(?=\s|\Z)", foot)[:-1]:
        words = sentence.split()
        if len(words) >= 12 and 2 * sum(word[0].islower() for word in words) > len(words) and not rules("cue").search(sentence):
            return True
    return False


@cache
def _to_the_end(scope: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{rules(scope).pattern})\s*\Z", re.IGNORECASE)


def _several_outlets() -> str:
    agency = rf"(?:{outlets()}|[Aa]gencies|News agencies)"
    return rf"{agency}(?:(?:, ?| and | & | \+ | ?/ ?|-| ){agency}){{0,4}}"


@cache
def _agency_at_end() -> re.Pattern[str]:
    several = _several_outlets()
    return re.compile(
        rf"\s*(?P<sign>(?<=[\w.!?…\"”’)\] ])[-–—]{{1,3}} ?{several}\.?|[(\[](?:[Ww]ith )?{several}[)\]]\.?|"
        rf"\bSources?:? {several}\.?)\s*\Z"
    )


@cache
def _only_outlets() -> re.Pattern[str]:
    return re.compile(rf"{_several_outlets()}\.?")


@cache
def _outlet_is() -> re.Pattern[str]:
    trade = (
        r"(?:newspaper|daily|weekly|news agency|news (?:web)?site|website|magazine|channel|network|broadcaster|publication|"
        r"platform|organi[sz]ation|outlet)"
    )
    return re.compile(rf"(?:{outlets()} )?(?P<outlet>{outlets()}) is (?:a|an|the)\b[^.]{{0,160}}\b{trade}\b")
