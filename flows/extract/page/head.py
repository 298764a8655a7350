"""What stands before the reporting: title, date, byline, buttons, tags. On lines of their own, or run into the first sentence.

The head is read from the left as long as some rule knows what comes next, and no further. Datelines have a module of their own.
"""

from __future__ import annotations

import re
from functools import cache

from flows.extract.page.byline import ABBREVIATIONS, NAME_WORD, NAMES, agencies, is_byline, is_placed_name
from flows.extract.page.dates import WEEKDAY
from flows.extract.page.furniture import reads_as_reporting, rules
from flows.extract.page.layout import Layout, Span
from flows.extract.page.stamps import AND_TIME, DATE, PAGE_HEAD, is_stamp, stamp_end
from flows.extract.page.tags import related_end, tag_list
from flows.extract.page.titleline import LONGEST, is_masthead, is_title_line
from flows.extract.page.titles import clean_title, find_title, outlet_after, title_end
from flows.model.article import BlockKind

_REACH = 700  # characters of the first paragraph in which what belongs to the head is looked for
_MOST_CUTS = 24
_FIRST_LINES = 8
_MOST_REPORTING = 2  # paragraphs that may stand above a date or byline: standfirsts
_SHORTEST_STANDFIRST = 30
_BY_RUN_IN = re.compile(rf"by (?=[A-Z]){NAMES}\.?")
_NAMES_SENTENCE = re.compile(
    rf"(?!(?:The|An?|In|On|At) ){NAME_WORD}(?:(?:,? | and ){NAME_WORD}){{1,5}}(?<=[a-z]{{2}})\.(?= [A-Z“\"])"
)
_SENTENCE_STOP = re.compile(r"[^\W\d_]{3}[.!] ")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\Z")


def cut_head(layout: Layout, title: str | None) -> str | None:
    """Takes the head out of the first paragraphs and returns the title: `title` if given, else the line that is one."""
    known = clean_title(title) if title else None
    _cut_lines(layout)
    for _ in range(_MOST_CUTS):
        if not layout.body:
            return known
        span = layout.body[0]
        if known is None and is_masthead(layout):
            layout.cut(span.start, span.end, BlockKind.BOILERPLATE, "masthead")
        elif known is None and is_title_line(layout):
            known = clean_title(layout.slice(span))
            layout.cut(span.start, span.end, BlockKind.TITLE, "title_line")
        elif not _cut_next(layout, span, known):
            break
    _cut_agency_and_date(layout)
    _cut_tags(layout)
    return known


def cut_repeated_standfirst(layout: Layout) -> None:
    """Takes out the first sentence where the very same one follows it: a standfirst made of the first sentence."""
    if not layout.body:
        return
    span = layout.body[0]
    line = layout.text[span.start : min(span.end, span.start + 2 * _REACH)]
    for stop in _SENTENCE_STOP.finditer(line, 0, _REACH):
        first = line[: stop.end()].rstrip()
        if len(first) >= _SHORTEST_STANDFIRST and line.startswith(first, stop.end()):
            layout.cut(span.start, span.start + stop.end(), BlockKind.BOILERPLATE, "standfirst_repeated")
            return


def _cut_lines(layout: Layout) -> None:
    """Takes out the dates and bylines that stand on lines of their own above the reporting, or below a standfirst of it.

    Below "The letter reads:" a date is the letter's, and the article says nothing of its own any more.
    """
    found: list[tuple[Span, BlockKind, str]] = []
    reported = 0
    for span in layout.body[:_FIRST_LINES]:
        line = layout.slice(span)
        if kind := _whole_line(line):
            found.append((span, *kind))
        elif span is not layout.body[0] and not reported and is_placed_name(line):
            found.append((span, BlockKind.BYLINE, "byline_line"))
        reported += reads_as_reporting(line)
        if reported > _MOST_REPORTING or line.endswith(":"):
            break
    layout.cut_whole(found)


def _whole_line(line: str) -> tuple[BlockKind, str] | None:
    if is_stamp(line):
        return BlockKind.DATE, "date_line"
    return (BlockKind.BYLINE, "byline_line") if is_byline(line) else None


def _cut_next(layout: Layout, span: Span, title: str | None) -> bool:
    """Cuts the next piece of the head off the paragraph `span`; False if it begins with none."""
    line = layout.text[span.start : min(span.end, span.start + _REACH)]
    begun = _begun(layout)
    if len(line) <= LONGEST and (found := _whole_line(layout.slice(span))):
        layout.cut(span.start, span.end, *found)
    elif title and (end := title_end(layout.text, span.start, span.end, title)):
        whole = span.end - span.start <= LONGEST and outlet_after(layout.slice(span))
        layout.cut(span.start, span.end if whole else end, BlockKind.TITLE, "title_repeated")
    elif end := stamp_end(line, begun=begun):
        layout.cut(span.start, span.start + end, BlockKind.DATE, "date_run_in")
    elif match := _agency_and_date().match(line):
        layout.cut(span.start, span.start + match.end(1), BlockKind.BYLINE, "agency_credit")
    elif end := _byline_end(layout, line, title):
        layout.cut(span.start, span.start + end, BlockKind.BYLINE, "byline_run_in")
    elif match := rules("head").match(line):
        layout.cut(span.start, span.start + match.end(), BlockKind.BOILERPLATE, match.lastgroup or "head")
    elif begun and (end := related_end(line, title)):
        layout.cut(span.start, span.start + end, BlockKind.BOILERPLATE, "related_links")
    elif begun and (match := PAGE_HEAD.match(line)) and match.end():
        layout.cut(span.start, span.start + match.end(), BlockKind.BOILERPLATE, "page_head")
    else:
        return False
    return True


def _begun(layout: Layout) -> bool:
    """Whether something of the head has been cut right before what is now the first of the body."""
    return bool(layout.cuts) and layout.cuts[-1].end <= layout.body[0].start


def _byline_end(layout: Layout, line: str, title: str | None) -> int | None:
    """Where a byline run into the line ends: before the title, after names that make a sentence, or after an agency's name."""
    if match := _BY_RUN_IN.match(line):
        at = find_title(line, title) if title else None
        if at and at <= match.end() + 3:  # a quotation mark may stand before the title
            return at
        return match.end() if line[match.end() - 1] == "." else None
    if not _begun(layout):
        return None
    if match := _agency().match(line):
        return match.end()
    if layout.cuts[-1].kind is BlockKind.TITLE and (match := _NAMES_SENTENCE.match(line)):
        return match.end() if match.group()[:-1].split()[-1] not in ABBREVIATIONS else None
    return None


def _cut_agency_and_date(layout: Layout) -> None:
    """Cuts "Reuters Wednesday 7 Aug 2013" out from between a standfirst and the reporting.

    A word or two before it are not a standfirst, but the rest of the title.
    """
    if not layout.body or not layout.cuts:
        return
    span = layout.body[0]
    line = layout.text[span.start : min(span.end, span.start + _REACH)]
    match = _agency_and_date().search(line)
    if match is None or _STOP.search(line[: match.start()].rstrip()):
        return
    if _begun(layout) and len(line[: match.start()].split()) <= 2:
        layout.cut(span.start, span.start + match.start(), BlockKind.TITLE, "title_rest")
    layout.cut(span.start + match.start(1), span.start + match.end(1), BlockKind.BYLINE, "agency_credit")
    layout.cut(span.start + match.start(2), span.start + match.end(2), BlockKind.DATE, "date_run_in")
    rest = next((part for part in layout.body if part.start >= span.start + match.end()), None)
    if rest and (buttons := rules("head").match(layout.text, rest.start, rest.end)):
        layout.cut(rest.start, buttons.end(), BlockKind.BOILERPLATE, buttons.lastgroup or "head")


def _cut_tags(layout: Layout) -> None:
    if not layout.body:
        return
    span = layout.body[0]
    if tags := tag_list(layout.text[span.start : min(span.end, span.start + _REACH)]):
        layout.cut(span.start + tags[0], span.start + tags[1], BlockKind.BOILERPLATE, "tag_list")


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"{agencies()}(?:[/,] ?{agencies()}){{0,3}}(?= (?!News|Agency|TV|Health|World|Staff)[A-Z\d\"“])")


@cache
def _agency_and_date() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({agencies()}(?:[/,] ?{agencies()}){{0,3}}),? ((?={WEEKDAY}){DATE}{AND_TIME})(?= )")
