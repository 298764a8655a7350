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
# A script without capitals has no such words: there a name cannot be told from others.
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĞĢĪİĶĹŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽΑ-ΩА-ЯЁІЇЄ]"
NAME_WORD = rf"(?:(?:[Aa]l|[Ee]l|[Dd]e|[Vv]an|[Vv]on|[Bb]in|[Bb]en|[Aa]bu|[Dd]er)[- ])?{_CAPITAL}[\w'’.-]*"
NAMES = rf"{NAME_WORD}(?:(?: |, | and | & |/ ?){NAME_WORD}){{0,11}}"
# A stop after one of these, or after a single capital ("U.S."), does not end a sentence.
ABBREVIATIONS = frozenset(
    "Gen Col Dr Mr Mrs Ms St Lt Maj Sgt Cpl Sen Rep Gov No Capt Prof Brig Adm Cmdr Hon Rev Jr Sr vs Supt Det Pres Amb".split()  # noqa: SIM905
)
_FEW = rf"{NAME_WORD}(?: {NAME_WORD}){{1,3}}"
_PLACED = rf"{_FEW} in {NAMES}(?:(?:, | and ){_FEW} in {NAMES}){{0,3}}"
_PLACED_LINE = re.compile(rf"{_FEW}(?:(?:, | and ){_FEW}){{0,3}} in {NAME_WORD}(?: {NAME_WORD}){{0,2}}")
_BY = re.compile(r"\A(?:(?:written |posted |reported |compiled |edited |story |report )?by:?|sources?:?)\s+", re.I)
_LINE = re.compile(
    r"(?:(?:(?i:written|posted|reported|compiled|story) )?(?:[Bb]y|BY):? |(?i:author|reporter|byline): ?)"
    rf"(?:{_PLACED}|{NAMES}(?:\s*[|,–—-].{{0,80}})?|.{{0,60}}\b(?i:staff|agencies|correspondents?|reporters?|desk|newsroom))|"
    rf"{NAMES}, .{{0,40}}\b(?i:correspondent|reporter|editor|writer|bureau chief)|"
    r"(?i:from our (?:own |special )?correspondent)\b.{0,80}"
)


_LONGEST = 200


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


def _several_outlets() -> str:
    agency = rf"(?:{outlets()}|[Aa]gencies|News agencies)"
    return rf"{agency}(?:(?:, ?| and | & | \+ | ?/ ?|-| ){agency}){{0,4}}"


@cache
def agency_at_end() -> re.Pattern[str]:
    """A wire's name as the sign-off at the end of a text; the group `sign` is what to cut."""
    several = _several_outlets()
    return re.compile(
        rf"\s*(?P<sign>(?<=[\w.!?…\"”’)\] ])[-–—]{{1,3}} ?{several}\.?|[(\[](?:[Ww]ith )?{several}[)\]]\.?|"
        rf"\bSources?:? {several}\.?)\s*\Z"
    )


@cache
def only_outlets() -> re.Pattern[str]:
    """Names of outlets and nothing else."""
    return re.compile(rf"{_several_outlets()}\.?")


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
    return len(line) <= _LONGEST and bool(_LINE.fullmatch(line) or _outlet_line().fullmatch(line))


def is_placed_name(line: str) -> bool:
    """Whether a line is "Jane Doe in Beirut": a byline below a title, but a title may read so too."""
    return len(line) <= _LONGEST and bool(_PLACED_LINE.fullmatch(line))


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
