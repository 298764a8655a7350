"""Names of people and outlets as they stand in bylines, credits and datelines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from flows.extract.publications import all_publications
from flows.model.publication import PublicationKind

# A name's word: "Manar", "al-Frieh", "O'Neill", "H.", "R.J".
NAME_WORD = r"(?:(?:[Aa]l|[Ee]l|[Dd]e|[Vv]an|[Vv]on|[Bb]in|[Bb]en|[Aa]bu|[Dd]er)[- ])?[^\W\d_a-z][\w'’.-]*"
NAMES = rf"{NAME_WORD}(?:(?: |, | and | & |/ ?){NAME_WORD}){{0,11}}"
_BY = re.compile(r"\A(?:(?:written |posted |reported |compiled |edited |story |report )?by:?|sources?:?)\s+", re.I)
_LINE = re.compile(
    r"(?:(?:(?i:written|posted|reported|compiled|story) )?(?:[Bb]y|BY):? |(?i:author|reporter): ?)"
    rf"(?:{NAMES}(?:\s*[|,–—-].{{0,80}})?|.{{0,60}}\b(?i:staff|agencies|correspondents?|reporters?|desk|newsroom))|"
    rf"{NAMES}, .{{0,40}}\b(?i:correspondent|reporter|editor|writer|bureau chief)|"
    r"(?i:from our (?:own |special )?correspondent)\b.{0,80}"
)


@cache
def agencies() -> str:
    """A pattern of the names, as they are written, of the agencies that others print: wires and state news agencies."""
    kinds = (PublicationKind.WIRE, PublicationKind.STATE_MEDIA)
    return _alternatives(name for known in all_publications() if known.kind in kinds for name in (known.name, *known.aliases))


@cache
def outlets() -> str:
    """A pattern of the names, as they are written, of every outlet of the press; what ministries and NGOs say is reporting."""
    others = (PublicationKind.NGO, PublicationKind.GOVERNMENT)
    return _alternatives(
        name for known in all_publications() if known.kind not in others for name in (known.name, *known.aliases)
    )


def _alternatives(names: Iterable[str]) -> str:
    spelled = {form for name in names for form in (name, name.upper()) if "." not in name[1:-1] and len(name) > 1}
    return _prefix_tree(sorted(spelled))


def _prefix_tree(words: Sequence[str]) -> str:
    """A pattern of the words, longest first, that shares their beginnings: `re` tries alternatives one by one."""
    ends = "" in words
    branches = [
        re.escape(first) + _prefix_tree([word[1:] for word in group])
        for first, group in groupby((word for word in words if word), key=itemgetter(0))
    ]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else "(?:" + "|".join(branches) + ")"
    return joined + "?" if ends else joined


def is_byline(line: str) -> bool:
    """Whether a whole line names the writer."""
    return len(line) <= 200 and bool(_LINE.fullmatch(line) or _outlet_line().fullmatch(line))


@cache
def _outlet_line() -> re.Pattern[str]:
    return re.compile(
        rf"{outlets()}(?:[,/ ]+{outlets()}){{0,3}}(?: [Ss]taff(?: [Ww]riters?)?| [Cc]orrespondents?|,? (?:and|&) [Aa]gencies)?"
    )


def clean_byline(line: str) -> str:
    """A byline without "By" and the marks around it."""
    line = line.strip(" \t\n-–—|,;:")
    if line.startswith("(") and line.endswith(")"):
        line = line[1:-1]
    return _BY.sub("", line).strip(" .-–—|,;:")
