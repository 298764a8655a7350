"""What stands before the reporting: title, date, byline, buttons, tags. On lines of their own, or run into the first sentence.

The head is read from the left as long as some rule knows what comes next, and no further. Datelines have a module of their own.
"""

from __future__ import annotations

import re
from functools import cache

from flows.extract.byline import NAME_WORD, NAMES, agencies, is_byline
from flows.extract.dates import NAMED_DATE, NUMBERED_DATE, WEEKDAY
from flows.extract.furniture import rules
from flows.extract.layout import Layout, Span
from flows.extract.titles import clean_title, find_title, fold, is_outlet, outlet_after, title_end
from flows.model.article import BlockKind

_REACH = 700  # characters of the first paragraph in which what belongs to the head is looked for
_LONGEST_TITLE = 220
_LONGEST_MASTHEAD = 60
_SHORTEST_TITLE = 20
_MOST_CUTS = 24
_FIRST_LINES = 8
_SHORTEST_STANDFIRST = 30
_ZONE = r"(?: ?(?:GMT|UTC|EST|EDT|BST|CET|CEST|MSK)\b(?: ?[+-]\d{1,2})?)"
# Scrapers lose colons: "102138". Three digits, or four before a small word, are a number of people sooner than a time.
_TIME = (
    r"(?:(?:at )?(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?|"
    r"(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?! (?!(?:[ap]\.?m)\b)(?-i:[a-z])))(?!\d)"
    rf"(?: ?[ap]\.?m\.?\b)?{_ZONE}?)"
)
_LABEL = (
    r"(?:(?:date of publication|(?:first |originally )?(?:published|posted)(?: (?:on|at))?|"
    r"(?:last )?(?:updated|modified)(?: (?:on|at))?|created(?: on)?|date|issued)\s*[:|-]?\s*)"
)
_DATE = rf"(?:{WEEKDAY} ?)?(?:{NAMED_DATE}|{NUMBERED_DATE})"
_STAMP = re.compile(
    rf"\(?(?P<label>{_LABEL})?(?:{_TIME},? ?[-–|]? ?)?{_DATE}(?:,? ?[-–|]? ?{_TIME})?(?:,? ?[-–|]? ?{_DATE})?\)?"
    r"(?: ?[|:.,–-]+(?= |\Z))?",
    re.I,
)
_PLACE_AND_DATE = re.compile(rf"[A-Z][\w'’. -]{{1,40}}, {_DATE}")
_BEGINS_SENTENCE = re.compile(r"\s*(?:[A-Z\d“\"'‘(\[]|by [A-Z]|get short|updated|[a-z]+ ?:)")
_BY_RUN_IN = re.compile(rf"by (?=[A-Z]){NAMES}\.?")
_NAMES_SENTENCE = re.compile(
    rf"(?!(?:The|An?|In|On|At) ){NAME_WORD}(?:(?:,? | and ){NAME_WORD}){{1,5}}(?<=[a-z]{{2}})\.(?= [A-Z“\"])"
)
_SENTENCE_STOP = re.compile(r"[^\W\d_]{3}[.!] ")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\Z")
# Between a title and a stamp with its buttons stand credits and sections: "REUTERS Social Media Website Middle East 1924".
_PAGE_HEAD = re.compile(
    rf"(?i:[^.!?]{{0,120}}?\b(?={_TIME} {_DATE}(?: ?\(updated|,? ?Get short URL)))|(?:[A-Z]\w+ ){{1,6}}(?={_DATE} {_TIME})"
)
_TAGS = re.compile(r"(?<=\S )Tags:? (?=[A-Z])")
_TAG_LIST = 240  # characters; no list of tags run into the text is longer
_TAGS_STOP = re.compile(r"(?<=[a-z]{3})\.(?= )")
# Words of a sentence that stand in no tag.
_NO_TAG = re.compile(
    r" (?:an?|the|in|at|on|by|to|with|that|which|who|from|after|was|were|is|are|has|have|had|been|said|killed|his|its|their) "
)
# Words that begin a sentence and no tag.
_STARTER = re.compile(
    r" (?=(?:An?|The|At|In|On|As|After|More|Over|Nearly|Around|About|Dozens|Scores|Hundreds|Thousands|Some|Several|Many|"
    r"It|He|She|They|This|There|When|While|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|"
    r"(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen|Twenty)\b )"
)


def cut_head(layout: Layout, title: str | None) -> str | None:
    """Takes the head out of the first paragraphs and returns the title: `title` if given, else the line that is one."""
    known = clean_title(title) if title else None
    _cut_lines(layout)
    for _ in range(_MOST_CUTS):
        if not layout.body:
            return known
        span = layout.body[0]
        if known is None and _is_masthead(layout):
            layout.cut(span.start, span.end, BlockKind.BOILERPLATE, "masthead")
        elif known is None and _is_title_line(layout):
            known = clean_title(layout.slice(span))
            layout.cut(span.start, span.end, BlockKind.TITLE, "title_line")
        elif not _cut_next(layout, span, known):
            break
    _cut_agency_and_date(layout)
    _cut_tags(layout)
    return known


def _cut_lines(layout: Layout) -> None:
    """Takes out the dates and bylines that stand on lines of their own among the first paragraphs."""
    found = [
        (span, _whole_line(layout.slice(span)))
        for span in layout.body[:_FIRST_LINES]
        if span.end - span.start <= _LONGEST_TITLE
    ]
    layout.cut_whole([(span, *kind) for span, kind in found if kind])


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


def _is_masthead(layout: Layout) -> bool:
    """Whether the first line is an outlet's name, and a line that may be the title stands below it."""
    name = layout.slice(layout.body[0])
    if len(name) > _LONGEST_MASTHEAD or ":" in name or not is_outlet(name.partition(" - ")[0]):
        return False
    below = [layout.slice(span) for span in layout.body[1:4] if span.end - span.start <= _LONGEST_TITLE]
    return any(len(line) >= _SHORTEST_TITLE and not _STOP.search(line) for line in below)


def _is_title_line(layout: Layout) -> bool:
    """Whether the first of several paragraphs is short and does not end as a sentence does, and a longer one follows."""
    line = layout.slice(layout.body[0])
    if len(layout.body) < 2 or len(line) > _LONGEST_TITLE or (_STOP.search(line) and not line.endswith("?")):
        return False
    return not _whole_line(line) and any(span.end - span.start > len(line) for span in layout.body[1:6])


def _whole_line(line: str) -> tuple[BlockKind, str] | None:
    if len(line) <= 120 and (_STAMP.fullmatch(line) or _PLACE_AND_DATE.fullmatch(line)):
        return BlockKind.DATE, "date_line"
    return (BlockKind.BYLINE, "byline_line") if is_byline(line) else None


def _cut_next(layout: Layout, span: Span, title: str | None) -> bool:
    """Cuts the next piece of the head off the paragraph `span`; False if it begins with none."""
    line = layout.text[span.start : min(span.end, span.start + _REACH)]
    if len(line) <= _LONGEST_TITLE and (found := _whole_line(layout.slice(span))):
        layout.cut(span.start, span.end, *found)
    elif title and (end := title_end(layout.text, span.start, span.end, title)):
        whole = span.end - span.start <= _LONGEST_TITLE and outlet_after(layout.slice(span))
        layout.cut(span.start, span.end if whole else end, BlockKind.TITLE, "title_repeated")
    elif end := _stamp_end(layout, line):
        layout.cut(span.start, span.start + end, BlockKind.DATE, "date_run_in")
    elif match := _agency_and_date().match(line):
        layout.cut(span.start, span.start + match.end(1), BlockKind.BYLINE, "agency_credit")
    elif end := _byline_end(layout, line, title):
        layout.cut(span.start, span.start + end, BlockKind.BYLINE, "byline_run_in")
    elif match := rules("head").match(line):
        layout.cut(span.start, span.start + match.end(), BlockKind.BOILERPLATE, match.lastgroup or "head")
    elif _begun(layout) and (end := _related_end(line, title)):
        layout.cut(span.start, span.start + end, BlockKind.BOILERPLATE, "related_links")
    elif _begun(layout) and (match := _PAGE_HEAD.match(line)) and match.end():
        layout.cut(span.start, span.start + match.end(), BlockKind.BOILERPLATE, "page_head")
    else:
        return False
    return True


def _related_end(line: str, title: str | None) -> int | None:
    """Where the headlines of "Related ..." between the title and the reporting end, if a sentence's first word tells."""
    if not line.startswith("Related "):
        return None
    at = find_title(line, title) if title else None
    end = at or (match.end() if (match := _STARTER.search(line)) else None)
    return end if end and not _SENTENCE_STOP.search(line, 0, end) else None


def _begun(layout: Layout) -> bool:
    """Whether something of the head has been cut right before what is now the first of the body."""
    return bool(layout.cuts) and layout.cuts[-1].end <= layout.body[0].start


def _stamp_end(layout: Layout, line: str) -> int | None:
    """Where a date at the head of the line ends, unless it begins a sentence: "July 4, 2016 was the day"."""
    match = _STAMP.match(line)
    if match is None:
        return None
    sure = match["label"] or _begun(layout) or _BEGINS_SENTENCE.match(line, match.end()) or not line[match.end() :].strip()
    return match.end() if sure else None


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
        return match.end()
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
    """Cuts a list of tags from between the standfirst and the reporting, if it can be told where it ends."""
    if not layout.body:
        return
    span = layout.body[0]
    line = layout.text[span.start : min(span.end, span.start + _REACH)]
    tags = _TAGS.search(line)
    if tags and (end := _tags_end(line, tags.end())):
        layout.cut(span.start + tags.start(), span.start + end, BlockKind.BOILERPLATE, "tag_list")


def _tags_end(line: str, start: int) -> int | None:
    """The list ends with a stop, or where the standfirst's first words come again, or before a word that no tag begins with."""
    area = line[start : start + _TAG_LIST]
    opening = " ".join(line.split()[:3])
    again = area.find(opening) if len(fold(opening)) > 8 else -1
    ends = [match.end() for match in (_STARTER.search(area), _TAGS_STOP.search(area)) if match]
    end = min([*ends, *([again] if again > 0 else [])], default=None)
    return None if end is None or _NO_TAG.search(area, 0, end) else start + end


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"{agencies()}(?:[/,] ?{agencies()}){{0,3}}(?= (?!News|Agency|TV|Health|World|Staff)[A-Z\d\"“])")


@cache
def _agency_and_date() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({agencies()}(?:[/,] ?{agencies()}){{0,3}}),? ((?={WEEKDAY}){_DATE}(?: {_TIME})?)(?= )")
