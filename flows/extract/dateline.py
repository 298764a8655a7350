"""Datelines: where, when and by whom a report was filed, at the head of its first sentence."""

from __future__ import annotations

import re
from functools import cache

from flows.extract.byline import agencies, outlets
from flows.extract.dates import MONTH
from flows.extract.layout import Layout
from flows.extract.lexicon import read_rows
from flows.model.article import BlockKind

_REACH = 700  # characters of a paragraph in which a dateline after a standfirst is looked for
_PARAGRAPHS = 4
_CAPITAL = r"[A-Z][\w'’.-]*"
_PLACE = rf"{_CAPITAL}(?:[ /]{{1,2}}(?:{_CAPITAL}|de|el|al-[A-Z]\w+)){{0,4}}(?:, ?[A-Z][\w'’.]+(?: [A-Z][\w'’.]+){{0,3}})?"
_DAY = rf"(?:,? (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? (?:19|20)\d\d)?)?"
# After a place in capitals that no list has: "JISREEN Syria Four children".
_COUNTRIES = (
    "Syria|Iraq|Turkey|Lebanon|Yemen|Libya|Sudan|Somalia|Afghanistan|Pakistan|Ukraine|Russia|Iran|Israel|Jordan|Egypt|Ethiopia|"
    "Nigeria|Mali|Niger|Congo|Myanmar|India|Colombia|Mexico|Philippines|Thailand|Cameroon|Chad|Mozambique|Kenya|Georgia|Armenia"
)
_BEGIN = r"(?=[A-Z\d“\"'‘(])"


def cut_dateline(layout: Layout) -> None:
    """Takes the dateline out: at the head of one of the first paragraphs, or after a standfirst if it names its agency."""
    for span in layout.body[:_PARAGRAPHS]:
        line = layout.text[span.start : min(span.end, span.start + _REACH)]
        if match := _at_head().match(line) or _inner().search(line):
            layout.cut(span.start + match.start(), span.start + match.end(), BlockKind.DATELINE, "dateline")
            return


@cache
def _at_head() -> re.Pattern[str]:
    """ "RAQQA, Syria (Reuters) - ", "Damascus, SANA -", "BEIRUT, Oct 19 -", "nsnbc : ", "SANA / Damascus - ", "BEIRUT "."""
    dash = r"\s*(?:[-–—―]{1,2}|:)\s*"
    agency = rf"{outlets()}"
    forms = (
        rf"{_PLACE}{_DAY},?\s*[(\[]{agency}(?:[/,] ?{agency}){{0,2}}[)\]](?:{dash}|\s+)",
        rf"{_PLACE}{_DAY},?\s*\([A-Z][^()]{{1,40}}\)\s*[-–—―]{{1,2}}\s+",
        rf"{_PLACE}{_DAY},?\s+{agency}{dash}",
        rf"{agency}\s*[/,|]\s*{_PLACE}{_DAY}{dash}",
        rf"\(?{agency}\)?\s+(?:[-–—―]{{1,2}}|:)\s+",
        rf"\({agency}\)\s+",
        r"[\w.-]{2,24} : ",  # an outlet that no list has: English puts no space before a colon
        rf"{agencies()}-(?=[A-Z][a-z]+ [a-z])",
        rf"[A-Z][A-Z'’. -]{{2,30}}(?:, [A-Z][\w'’. ]{{2,30}})?{_DAY}\s*[-–—―]{{1,2}}\s+",
        rf"[A-Z][\w'’]+(?: [A-Z][\w'’-]+){{0,2}}(?:, [A-Z][\w'’. ]{{2,30}})?{_DAY}(?:\s+[–—―-]{{1,2}}\s+|-\s+)",
        rf"(?:{_places()})(?: [A-Z][a-z]+(?= [A-Z]))?\s+",
        rf"[A-Z]{{4,}}(?: [A-Z]{{3,}}){{0,2}},? (?:{_COUNTRIES})\s+",
    )
    return re.compile(rf"(?:{'|'.join(forms)}){_BEGIN}")


@cache
def _inner() -> re.Pattern[str]:
    day = rf"(?:{MONTH} \d{{1,2}} )?"
    return re.compile(rf"(?:(?<=[.!?] )|(?<=[.!?]\" ))[A-Z][A-Z ,'’-]+{day}\({agencies()}\)\s*[-–—]*\s*{_BEGIN}")


@cache
def _places() -> str:
    """The places of data/datelines.csv in capitals, as one pattern: so written they are datelines even without a dash."""
    names = [row["place"].upper() for row in read_rows("datelines.csv")]
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
