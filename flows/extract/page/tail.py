"""What stands after the reporting: credits, sign-offs, initials, menus and headlines, run into the last paragraph or below it.

The tail is read from the right, piece by piece, as long as some rule knows the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from flows.extract.page.byline import ABBREVIATIONS, NAME_WORD, NAMES, agency_at_end, only_outlets, outlets
from flows.extract.page.dates import FULL_DATE
from flows.extract.page.foot import foot_start
from flows.extract.page.furniture import rules
from flows.extract.page.layout import Layout, Span
from flows.extract.publications import publication_id
from flows.model.article import BlockKind

_REACH = 1_500  # characters of a paragraph in which its tail is looked for
_TRAIL_REACH = 300
_MOST_CUTS = 16
_LONGEST_SIGN_OFF = 80
_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?:\s+|\Z)")
_WORD_BEFORE = re.compile(r"[^\W_]*\Z")
_STAFF_CODE = re.compile(r"(?:[A-Z]{2,6}(?:[ /]{1,2}[A-Z]{1,4}){0,3}(?: ?(?:- ?)?\d{1,3}(?:-\d{1,3})?)?|\d{2,3}(?:-\d{1,3})?)")
_SIGNED = re.compile(rf"(?:{NAME_WORD}(?: {NAME_WORD})? ?/ ?)+{NAME_WORD}(?: {NAME_WORD})?\.?|{NAMES}\.?")
_DATED_SIGN_OFF = re.compile(
    r"[^\W\d_]{1,3}(?:/[^\W\d_]{1,3}){1,3}\b.{0,40}|(?:[A-Z]\.){1,3}(?:/(?:[A-Z]\.){1,3})+|"
    rf"[^\W\d_]{{1,3}}(?:/[^\W\d_]{{1,3}})* ?[-–—] ?.{{0,40}}{FULL_DATE.pattern}",
    re.S,
)
_LONGEST_WRITER = 600
_WRITER = re.compile(
    rf"(?P<name>{NAME_WORD}(?: {NAME_WORD}){{1,3}}),? "
    r"(?:is|was|has|covers|covered|reports|writes|contributed|joined|works)\b[^.]{0,200}?"
    r"\b(?:reporter|correspondent|editor|writer|author|columnist|journalist|professor|analyst|fellow|director|contributor|"
    r"researcher|photographer|producer|news|cover(?:s|ed|ing)|reporting|writ(?:es|ing)|stor(?:y|ies))\b"
)
_KINDS = {
    "credits": BlockKind.BYLINE,
    "desk_note": BlockKind.BYLINE,
    "picture_note": BlockKind.CAPTION,
    "last_update": BlockKind.DATE,
}


def cut_tail(layout: Layout, publication: str | None) -> None:
    """Takes the tail out of the last paragraphs. `publication` is the article's own, which a foot may tell of."""
    if layout.body and (start := foot_start(layout, layout.body[-1])):
        layout.cut(start, layout.body[-1].end, BlockKind.BOILERPLATE, "page_foot")
    for _ in range(_MOST_CUTS):
        if not layout.body or not _cut_last(layout, layout.body[-1], publication):
            return


def _cut_last(layout: Layout, span: Span, publication: str | None) -> bool:
    start = max(span.start, span.end - _REACH)
    text = layout.text[start : span.end]
    stops = list(_sentence_stops(text))
    if _tells_of_writer(layout, span):
        layout.cut(span.start, span.end, BlockKind.BOILERPLATE, "about_author")
        return True
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
        if match.group()[0] != "." or not (before in ABBREVIATIONS or (len(before) == 1 and before.isupper())):
            yield match.end()


def _tells_of_writer(layout: Layout, span: Span) -> bool:
    """Whether a last paragraph tells of the one whom the byline names: "Jane Doe is a reporter in Beirut."."""
    match = _WRITER.match(layout.text, span.start, span.end) if span.end - span.start <= _LONGEST_WRITER else None
    return match is not None and any(
        cut.kind is BlockKind.BYLINE and match["name"].casefold() in layout.text[cut.start : cut.end].casefold()
        for cut in layout.cuts
    )


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
    match = agency_at_end().search(text, max(0, len(text) - 200))
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
    if only_outlets().fullmatch(fragment):
        return BlockKind.BYLINE, "wire_sign_off"
    if _STAFF_CODE.fullmatch(fragment):
        return BlockKind.BOILERPLATE, "staff_code"
    if _DATED_SIGN_OFF.fullmatch(fragment):
        return (BlockKind.DATE if FULL_DATE.search(fragment) else BlockKind.BYLINE), "sign_off"
    if _SIGNED.fullmatch(fragment) and not fragment.isupper() and 2 <= len(re.split(r"[ /]+", fragment)) <= 8:
        return BlockKind.BYLINE, "signed_by"
    return None


@cache
def _to_the_end(scope: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{rules(scope).pattern})\s*\Z", re.IGNORECASE)


@cache
def _outlet_is() -> re.Pattern[str]:
    trade = (
        r"(?:newspaper|daily|weekly|news agency|news (?:web)?site|website|magazine|channel|network|broadcaster|publication|"
        r"platform|organi[sz]ation|outlet)"
    )
    return re.compile(rf"(?:{outlets()} )?(?P<outlet>{outlets()}) is (?:a|an|the)\b[^.]{{0,160}}\b{trade}\b")
