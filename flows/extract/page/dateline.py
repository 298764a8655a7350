"""Datelines: where, when and by whom a report was filed, at the head of its first sentence."""

from __future__ import annotations

import re
from functools import cache

from flows.extract.lexicon import read_rows
from flows.extract.page.byline import agencies, outlets
from flows.extract.page.dates import MONTH
from flows.extract.page.layout import Layout
from flows.model.article import BlockKind

_REACH = 700  # characters of a paragraph in which a dateline after a standfirst is looked for
_HEAD = 200  # a dateline at the head of a paragraph is shorter
_PARAGRAPHS = 4
_CAPITAL = r"[A-Z][\w'’.-]*"
_PLACE = (
    rf"{_CAPITAL}(?:[ /]{{1,2}}(?:{_CAPITAL}|de|el|al-[A-Z]\w+)){{0,4}}"
    rf"(?:, ?[A-Z][\w'’.-]+(?: [A-Z][\w'’.]+){{0,3}}| \([A-Z][\w'’. ]{{1,30}}\))?"
)
_STATED_DAY = rf",? (?:(?i:{MONTH}) \d{{1,2}}(?:,? (?:19|20)\d\d)?|\d{{1,2}} (?i:{MONTH})(?:,? (?:19|20)?\d\d)?)(?!\d)"
_DAY = rf"(?:{_STATED_DAY})?"
_RULE = r"[-–—―_]{1,2}"
# After a place in capitals that no list has: "JISREEN Syria Four children".
_COUNTRIES = (
    "Syria|Iraq|Turkey|Lebanon|Yemen|Libya|Sudan|Somalia|Afghanistan|Pakistan|Ukraine|Russia|Iran|Israel|Jordan|Egypt|Ethiopia|"
    "Nigeria|Mali|Niger|Congo|Myanmar|India|Colombia|Mexico|Philippines|Thailand|Cameroon|Chad|Mozambique|Kenya|Georgia|Armenia"
)
# "بيروت (رويترز) - ", "МОСКВА, 5 апр — РИА Новости. ": other scripts have no capitals to tell a place by, or no brackets.
_ARABIC = r"[\u0621-\u064a]{2,}(?: [\u0621-\u064a]{2,}){0,3} ?\([\u0621-\u064a ]{2,30}\) ?[-–—:] ?"
_RUSSIAN = (
    r"[А-ЯЁ][А-ЯЁ -]{2,30}(?:, \d{1,2} [а-я]{3,8}\.?)?(?: [-–—] | ?/)(?:РИА Новости|ТАСС|Интерфакс|РБК)(?:/\.?|\.) ?(?:[-–—] )?"
)
_BEGIN = r"(?=[A-Z\d“\"'‘(\[])"
_LOWER = re.compile(r"[a-z]")
_AGAIN = re.compile(r"[^.!?]* [-–—―]{1,2} ")  # a dash that comes again in the sentence closes what the first one opened
_ENDS = re.compile(r"[^\W\d_]{2}[.!?…][\"'”’)\]]*(?:\s|\Z)")
_LABELS = re.compile(
    r"(?:EXCLUSIVE|BREAKING|URGENT|UPDATED?|LIVE|WATCH|VIDEO|PHOTOS?|ANALYSIS|OPINION|FACTBOX|FILE|NOTE|INTERVIEW|FEATURE)\b"
)
# Monitors of broadcasts mark what they print: "[COMMUNIQUE] [GENERAL COMMAND] [TEXT] On Monday".
_MARKS = re.compile(r"\s*(?:\[[^\[\]]{2,160}\]\s*){0,4}\[(?i:text|excerpts?|full text|continued|passage omitted)\]\s*")


def cut_dateline(layout: Layout) -> None:
    """Takes the dateline out: at the head of one of the first paragraphs, or after a standfirst if it names its agency."""
    for span in layout.body[:_PARAGRAPHS]:
        line = layout.text[span.start : min(span.end, span.start + _REACH)]
        start, end = 0, dateline_end(line)
        if not end and _LOWER.search(line) and (match := _inner().search(line)):
            start, end = match.span()
        if end:
            layout.cut(span.start + start, span.start + end, BlockKind.DATELINE, "dateline")
            if marks := _MARKS.match(layout.text, span.start + end, span.end):
                layout.cut(span.start + end, marks.end(), BlockKind.BOILERPLATE, "editors_mark")
            return


def dateline_end(paragraph: str) -> int | None:
    """Where the dateline at the head of the paragraph ends; None if there is none.

    In a text all in capitals it must name its agency or a day: there every phrase before a dash looks like a place.
    """
    head = paragraph[:_HEAD]
    if match := _with_agency_or_day().match(head):
        return match.end()
    if not _LOWER.search(head):
        return None
    match = _place_only().match(head)
    if match is None or _LABELS.match(head):
        return None
    sure = match.lastgroup == "told" or (not _AGAIN.match(paragraph, match.end()) and _ENDS.search(paragraph, match.end()))
    return match.end() if sure else None


@cache
def _with_agency_or_day() -> re.Pattern[str]:
    """ "RAQQA, Syria (Reuters) - ", "Damascus, SANA -", "BEIRUT, Oct 19 -", "LIMA, 9 Jan 90 (Radio 1) --", "SANA / Homs - "."""
    dash = rf"\s*(?:{_RULE}|:)\s*"
    agency = rf"{outlets()}"
    several = rf"{agency}(?:[/,] ?{agency}){{0,2}}"
    forms = (
        rf"{_PLACE}{_STATED_DAY}(?: [(\[][^()\[\]]{{1,60}}[)\]])?\s*{_RULE}\s+",
        rf"{_PLACE}{_DAY},?\s*[(\[]{several}[)\]]{dash}",
        rf"{_PLACE}{_DAY},?\s+{agency}{dash}",
        rf"{agency}\s*[/,|]\s*{_PLACE}{_DAY}{dash}",
        rf"\(?{agency}\)?\s+(?:[-–—―]{{1,2}}|:)\s+",
    )
    return re.compile(rf"(?:{'|'.join(forms)}){_BEGIN}|{_ARABIC}|{_RUSSIAN}")


@cache
def _place_only() -> re.Pattern[str]:
    """ "MARAB — ", "Raqqa - ", "nsnbc : ", "BEIRUT ", "QUETTA: ": what only a text not all in capitals tells from other words.

    The group `told` holds the forms that are sure; after the others the sentence must look like a first one.
    """
    several = rf"{outlets()}(?:[/,] ?{outlets()}){{0,2}}"
    told = (
        rf"{_PLACE}{_DAY},?\s*[(\[]{several}[)\]]\s+",
        rf"{_PLACE}{_DAY},?\s*\([A-Z][^()]{{1,40}}\)\s*(?:[-–—―]{{1,2}}|:)\s+",
        rf"\((?i:{_places()})(?:/(?i:{_places()}))?{_DAY}\)\s*[-–—―]{{1,2}}\s+",  # as Human Rights Watch prints them
        rf"\({outlets()}\)\s+",
        r"[\w.-]{2,24} : ",  # an outlet that no list has: English puts no space before a colon
        rf"{agencies()}-(?=[A-Z][a-z]+ [a-z])",
        r"[A-Z][A-Z'’. -]{2,30}(?:, [A-Z][\w'’. ]{2,30})?\s*[-–—―]{1,2}\s+",
        rf"(?i:{_places()})(?:\s+[–—―-]{{1,2}}\s+|-\s+)",
        rf"(?:{_places()})(?:, [A-Z][\w'’. ]{{2,30}})?:\s+",
        rf"(?:{_places()})(?: [A-Z][a-z]+(?= [A-Z]))?\s+",
        rf"[A-Z]{{4,}}(?: [A-Z]{{3,}}){{0,2}},? (?:{_COUNTRIES}):?\s+",
    )
    maybe = r"[A-Z][\w'’]+(?: [A-Z][\w'’-]+){0,2}(?:, [A-Z][\w'’. ]{2,30})?(?:\s+[–—―-]{1,2}\s+|-\s+)"
    return re.compile(rf"(?:(?P<told>{'|'.join(told)})|(?P<maybe>{maybe})){_BEGIN}")


@cache
def _inner() -> re.Pattern[str]:
    """ "BEIRUT (Reuters) - " behind a sentence, and "(Dakar, May 3, 2023) – ", as organisations print it, behind a heading."""
    day = rf"(?:{MONTH} \d{{1,2}} )?"
    wire = rf"(?:(?<=[.!?] )|(?<=[.!?]\" ))[A-Z][A-Z ,'’-]+{day}\({agencies()}\)\s*[-–—]*\s*"
    statement = rf"(?<= )\({_PLACE}{_STATED_DAY}\)\s*{_RULE}\s+"
    return re.compile(rf"(?:{wire}|{statement}){_BEGIN}")


@cache
def _places() -> str:
    """The places of data/datelines.csv in capitals, as one pattern: so written they are datelines even without a dash."""
    names = [row["place"].upper() for row in read_rows("datelines.csv")]
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
