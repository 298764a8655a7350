"""What stands before the reporting: title, date, byline, dateline, buttons. On lines of their own, or run into the first sentence.

The head is read from the left as long as some rule knows what comes next, and no further.
"""

from __future__ import annotations

import re
from functools import cache

from flows.extract.byline import NAME_WORD, NAMES, agencies, is_byline, outlets
from flows.extract.dates import MONTH, NAMED_DATE, NUMBERED_DATE, WEEKDAY
from flows.extract.furniture import rules
from flows.extract.layout import Layout, Span
from flows.extract.titles import clean_title, find_title, title_end
from flows.model.article import BlockKind

_REACH = 700  # characters of the first paragraph in which what belongs to the head is looked for
_LONGEST_TITLE = 220
_MOST_CUTS = 24
_ZONE = r"(?: ?(?:GMT|UTC|EST|EDT|BST|CET|CEST|MSK)\b(?: ?[+-]\d{1,2})?)"
_TIME = rf"(?:(?:at )?(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?:[:.]?[0-5]\d)?(?!\d)(?: ?[ap]\.?m\.?)?{_ZONE}?)"
_LABEL = (
    r"(?:(?:date of publication|(?:first |originally )?(?:published|posted)(?: (?:on|at))?|"
    r"(?:last )?(?:updated|modified)(?: (?:on|at))?|created(?: on)?|date|issued)\s*[:|-]?\s*)"
)
_DATE = rf"(?:{WEEKDAY} ?)?(?:{NAMED_DATE}|{NUMBERED_DATE})"
_STAMP = re.compile(
    rf"\(?{_LABEL}?(?:{_TIME},? ?[-–|]? ?)?{_DATE}(?:,? ?[-–|]? ?{_TIME})?(?:,? ?[-–|]? ?{_DATE})?\)?(?: ?[|:.,–-]+(?= |\Z))?", re.I
)
_BY_RUN_IN = re.compile(rf"by (?=[A-Z]){NAMES}\.?")
_NAMES_SENTENCE = re.compile(rf"{NAME_WORD}(?:(?:,? | and ){NAME_WORD}){{1,5}}\.(?= [A-Z“\"])")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\Z")
_PLACE = r"[A-Z][\w'’.-]*(?:[ /]{1,2}(?:[A-Z][\w'’.-]*|de|el|al-[A-Z]\w+)){0,4}(?:, ?[A-Z][\w'’.]+(?: [A-Z][\w'’.]+){0,3})?"


def cut_head(layout: Layout, title: str | None) -> str | None:
    """Takes the head out of the first paragraphs and returns the title: `title` if given, else the line that is one."""
    known = clean_title(title) if title else None
    for _ in range(_MOST_CUTS):
        if not layout.body:
            break
        span = layout.body[0]
        if known is None and _is_title_line(layout):
            known = layout.slice(span)
            layout.cut(span.start, span.end, BlockKind.TITLE, "title_line")
        elif not _cut_next(layout, span, known):
            break
    if layout.body:
        _cut_inner_head(layout, layout.body[0])
    return known


def _is_title_line(layout: Layout) -> bool:
    """Whether the first of several paragraphs is short and does not end as a sentence does, and a longer one follows."""
    line = layout.slice(layout.body[0])
    if len(layout.body) < 2 or len(line) > _LONGEST_TITLE or _STOP.search(line) and not line.endswith("?"):
        return False
    return not _whole_line(line) and any(len(layout.slice(span)) > len(line) for span in layout.body[1:6])


def _whole_line(line: str) -> tuple[BlockKind, str] | None:
    if len(line) <= 120 and _STAMP.fullmatch(line):
        return BlockKind.DATE, "date_line"
    return (BlockKind.BYLINE, "byline_line") if is_byline(line) else None


def _cut_next(layout: Layout, span: Span, title: str | None) -> bool:
    """Cuts the next piece of the head off the paragraph `span`; False if it begins with none."""
    line = layout.text[span.start : min(span.end, span.start + _REACH)]
    if found := _whole_line(layout.slice(span)):
        layout.cut(span.start, span.end, *found)
    elif title and (end := title_end(layout.text, span.start, span.end, title)):
        layout.cut(span.start, end, BlockKind.TITLE, "title_repeated")
    elif (stamp := _STAMP.match(line)) and _may_end_head(line, stamp.end()):
        layout.cut(span.start, span.start + stamp.end(), BlockKind.DATE, "date_run_in")
    elif end := _byline_end(line, title, layout):
        layout.cut(span.start, span.start + end, BlockKind.BYLINE, "byline_run_in")
    elif match := _dateline().match(line):
        layout.cut(span.start, span.start + match.end(), BlockKind.DATELINE, "dateline")
        return False
    elif match := rules("head").match(line):
        layout.cut(span.start, span.start + match.end(), BlockKind.BOILERPLATE, match.lastgroup or "head")
    else:
        return False
    return True


def _may_end_head(line: str, end: int) -> bool:
    """Whether a stamp that ends here is not the beginning of a sentence: "July 4, 2016 was the day"."""
    rest = line[end:]
    return not rest or rest[0].isalnum() is False and not re.match(r"[ ,]*(?:[a-z]|\d+ (?:people|civilians))", rest) or rest[:1].isupper()


def _byline_end(line: str, title: str | None, layout: Layout) -> int | None:
    """Where a byline run into the line ends: before the title, after names that make a sentence, or after an agency's name."""
    begun = bool(layout.cuts) and layout.cuts[-1].end <= layout.body[0].start
    if match := _BY_RUN_IN.match(line):
        at = find_title(line, title) if title else None
        if at and at <= match.end() + 1:
            return at
        return match.end() if line[match.end() - 1] == "." else None
    if begun and (match := _agency().match(line)):
        return match.end()
    if begun and layout.cuts[-1].kind is BlockKind.TITLE and (match := _NAMES_SENTENCE.match(line)):
        return match.end()
    return None


def _cut_inner_head(layout: Layout, span: Span) -> None:
    """Cuts what stands between a standfirst and the reporting: agency and date, or a dateline that names its agency."""
    line = layout.text[span.start : min(span.end, span.start + _REACH)]
    if layout.cuts and (match := _agency_and_date().search(line)) and not _STOP.search(line[: match.start()].rstrip() or "."):
        layout.cut(span.start + match.start(1), span.start + match.end(1), BlockKind.BYLINE, "agency_credit")
        rest = next(part for part in layout.body if part.start > span.start + match.start(1))
        layout.cut(rest.start, span.start + match.end(), BlockKind.DATE, "date_run_in")
    elif match := _inner_dateline().search(line):
        layout.cut(span.start + match.start(), span.start + match.end(), BlockKind.DATELINE, "dateline")


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"{agencies()}(?:[/,] ?{agencies()}){{0,3}}(?= (?!News|Agency|TV|Health|World)[A-Z\d\"“])")


@cache
def _agency_and_date() -> re.Pattern[str]:
    return re.compile(rf"\b({agencies()}(?:[/,] ?{agencies()}){{0,3}}),? (?={WEEKDAY}){_DATE}(?: {_TIME})?(?= )", re.I if False else 0)


@cache
def _dateline() -> re.Pattern[str]:
    """ "RAQQA, Syria (Reuters) - ", "Damascus, SANA -", "BEIRUT, Oct 19 -", "nsnbc : ", "SANA / Damascus - "."""
    day = rf"(?:,? {MONTH} \d{{1,2}})?"
    dash = r"\s*(?:[-–—―]{1,2}|:)\s*"
    agency = rf"(?:{outlets()})"
    forms = (
        rf"{_PLACE}{day},?\s*[(\[]{agency}(?:[/,] ?{agency}){{0,2}}[)\]](?:{dash}|\s+)",
        rf"{_PLACE}{day},?\s+{agency}{dash}",
        rf"{agency}\s*[/,|]\s*{_PLACE}{day}{dash}",
        rf"\(?{agency}\)?\s+(?:[-–—―]{{1,2}}|:)\s+",
        rf"[A-Z][A-Z'’. -]{{2,30}}(?:, [A-Z][\w'’. ]{{2,30}})?{day}\s*[-–—―]{{1,2}}\s+",
        rf"[A-Z][\w'’]+(?: [A-Z][\w'’-]+){{0,2}}(?:, [A-Z][\w'’. ]{{2,30}})?{day}(?:\s+[–—―-]{{1,2}}\s+|-\s+)",
    )
    return re.compile(rf"(?:{'|'.join(forms)})(?=[A-Z\d“\"'‘])")


@cache
def _inner_dateline() -> re.Pattern[str]:
    agency = rf"(?:{agencies()})"
    return re.compile(rf"(?:(?<=[.!?] )|(?<=[.!?]\" ))[A-Z][A-Z ,'’-]+(?:{MONTH} \d{{1,2}} )?\({agency}\)\s*[-–—]*\s*(?=[A-Z\d“\"])")
