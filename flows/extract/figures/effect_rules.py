"""How English says what became of those that are counted: rules over the sketch of a text (sketch.py)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

# A figure, and others that "and", commas or "including" join to it; or one of some that were named.
_SPEAKERS = r"[xM]{0,2}Q(?:&x?Q)?(?:[PO]x{1,3})?D"  # "killing nine, three residents told Reuters"
_JOIN = rf"[xPO]{{0,5}}(?:,[xPOMk]{{1,6}}(?=,))?(?:,(?!{_SPEAKERS})[&|]?C?|[&|]C?|C)[xM]{{0,2}}"
_FIGURE = "[Qqk]"


def _list(asked: str = "") -> str:
    """A list of figures; `asked` looks at what is around its first, and stands behind that letter, since what begins with a set
    of letters is searched for fastest."""
    return rf"(?P<counted>{_FIGURE}{asked}(?:(?<=k)|(?<!k)(?:(?<=Q)Q|{_JOIN}(?:Q|q(?!x?[VS]))){{0,8}}k?))"


LIST = _list()
_NO_OBJECT = r"(?<![VGLY].)(?<![VGL]x.)(?<![VGL]xx.)"
# A subject and what may stand between it and its verb: where and with whom it was, who else, and what else it did.
_ASIDE = (
    "(?:C[xM]{1,4}(?:&x{1,2})?|,[xPOMk]{1,6},|,[xPOMQqk&]{1,9},(?=[BH])|,C[xPOM&]{1,12}(?:,[xPO]{1,8})?,(?=[BH])|"
    ",?[&|]x{1,3},(?=[BH]))?"
)
_OF_OR_IN = "[PO]x?[Qq]|[PO]x{1,3}&x{1,2}|C[xM]{0,2}[Qq]"  # "of two groups", "in Iraq and Syria", "including a child"
_THEN = rf"(?:(?:{_OF_OR_IN}|[xPOM]){{0,8}},?|[xPM]{{0,8}},?W[xPOHBVY]{{0,12}}?)"
_WERE = "B[xBHPDCJF]{0,5}"
# What may stand before an object: "his wife and three children", "the mayor, two guards".
_OBJECT = r"x{0,4}(?:x&x{0,2}(?=[Qq](?:[.,PYO&K]|$))|x,(?=[Qq](?:[.,&]|$)))?"
_ALSO = r"(?:,?[&|]x?[VG])*"
_ALSO_DONE = r"(?:,?[&|]?V(?!x{0,2}[Qq]))*"  # in "was killed and injured another" the second has an object of its own
_LISTED = r"x?[Qq]x?[VS](?!x?[Qq](?!x?[VS]))"  # "20 killed, 30 injured"; but "killed 20, injured 30"
_UNGOVERNING = rf"(?=[PYO.,KAC]|$|[&|]x?[Qq]|[&|]xV|{_LISTED})"

_UP_TO = "(?:[xVPOQHB,&]{0,20}R[xP]{0,2}|[xVPORBHA,]{0,20}?)"  # from a toll to its number


def _subject(verb: str) -> str:
    """`verb` is asked before all else, since most figures have no such letter behind them."""
    return _list(rf"(?=.*{verb})(?<![POC].)(?<!Ox.)(?<!CM.){_NO_OBJECT}") + _ASIDE + _THEN


class Rule(NamedTuple):
    """`all_of` are letters that a sentence must have for the pattern to match, `any_of` those of which it must have one."""

    name: str
    all_of: frozenset[str]
    any_of: frozenset[str]
    pattern: re.Pattern[str]


_PATTERNS = (
    ("among", "O", "VS", r"(?P<counted>q)O[xM](?P<effect>[VS])(?![xQqk])"),  # "14 of the dead"
    ("among", "BC", "VS", rf"{_subject('B')}BC[xM](?P<effect>[VS])(?![xQq])"),  # "two medics were among the dead"
    ("among", "BC", "VS", rf"{_list('(?<=B.)')}C[xM](?P<effect>[VS])(?![xQq])"),  # "there were 11 children among the dead"
    ("among", "C", "VS", rf"[xM](?<![^.D].)(?P<effect>[VS])C[xM]{{0,2}}{LIST}"),  # "the dead included 11 children"
    ("passive", "B", "VS", rf"{_subject('B')}(?:Hx?)?{_WERE}(?:[&|]x?)?(?P<effect>[VS]{_ALSO_DONE})"),
    ("passive", "HK", "V", rf"{_subject('HKB')}HKB(?P<effect>V{_ALSO_DONE})"),  # "two of them have since been released"
    # "12 men and their leader were killed", where the sentence begins with them
    ("passive", "B&", "VS", rf"{_list('(?<![^.,DK].)')}&x{{1,3}}(?:[PO]x{{1,3}})?(?:Hx?)?{_WERE}(?P<effect>[VS]{_ALSO_DONE})"),
    ("being", "J", "V", rf"{LIST}x{{0,3}}J(?P<effect>V{_ALSO_DONE})"),  # "which led to four men being killed"
    ("relative", "W", "VSI", rf"{_list('(?=.*W)(?<!&.)' + _NO_OBJECT)},?W(?:Hx?)?(?:{_WERE})?(?P<effect>[VSI])"),
    ("of", "", "NIG", rf"(?P<effect>[NIG](?:(?=O)|(?<=N)(?=Q)))O?x{{0,3}}{LIST}"),
    ("object", "", "G", rf"(?P<effect>G{_ALSO}){_OBJECT}{LIST}"),
    ("left", "F", "SV", rf"Fx{{0,2}}{LIST}x?(?P<effect>[SV]{_ALSO_DONE})"),
    ("adjacent", "", "SIV", rf"{_list('(?=.*[SIV])' + _NO_OBJECT)}x?(?P<effect>I|S{_ALSO_DONE}|V{_ALSO_DONE}{_UNGOVERNING})"),
    ("headline", "", "V", r"(?P<counted>[Qq])(?<=V.)x?(?P<effect>V)(?=[PYO.,KAC]|$)"),  # "20 killed, scores injured"
    # "9 men of Force X killed in Y", and no word more: "two relatives of the men killed in Y said" is another sentence.
    ("headline", "O", "V", rf"{_list('(?<![^.].)')}Ox{{1,4}}(?P<effect>V{_ALSO_DONE})(?=(?:P[xPO]{{1,8}})?(?:\.|$))"),
    ("bare", "q", "V", r"(?P<counted>q)(?<![VGPYO].)(?P<effect>V)"),
    ("headline", "&", "VS", r"(?P<counted>[Qq])(?<=[VS]&.)x?(?P<effect>[VS])(?!x?[Qq])"),  # "20 killed and scores injured"
    ("subject", "", "I", rf"{_subject('I')}H?x{{0,3}}(?P<effect>I)"),
    ("subject", "O", "I", rf"{LIST}Ox{{1,4}}(?P<effect>I)(?=[.,&PK]|$)"),  # "spoke of four cases of men surrendering"
    ("verb", "", "VS", rf"(?P<effect>[VS](?=.*{_FIGURE})(?<!B.)(?<!Bx.)(?<!Bxx.)(?:(?<!q.){_ALSO})?){_OBJECT}{LIST}"),
    ("lives", "LN", "L", rf"{_subject('L')}H?(?P<effect>L)x{{0,2}}N"),
    ("suffered", "U", "TNG", rf"{_subject('U')}H?U[xP]{{0,3}}(?P<effect>[TNG])"),
    ("lost", "", "L", rf"(?P<effect>L)O?x{{0,3}}{LIST}"),
    ("toll", "", "T", rf"(?P<effect>T){_UP_TO}(?P<counted>[Qq])(?!O)"),
    ("toll", "LPq", "L", r"(?P<effect>L)P(?P<counted>q)"),  # "put its losses at 65"
    ("toll", "#", "VSGN", rf"#(?:O[xM]{{0,4}})?(?P<effect>[VSGN]){_UP_TO}(?P<counted>[Qq])(?!O)"),  # "the number of dead is 12"
    ("toll", "#q", "VS", r"(?P<counted>q)(?<=P.)x#(?:O[xM]{0,3})?(?P<effect>[VS])"),  # "bringing to 139 the number killed"
)
# In this order: what is surer takes its figures and its verb first.
RULES = [Rule(name, frozenset(every), frozenset(one), re.compile(pattern)) for name, every, one, pattern in _PATTERNS]
_ASKED = frozenset().union(*(rule.all_of | rule.any_of for rule in RULES))


def rules_for(letters: str) -> tuple[Rule, ...]:
    """The rules that may match in a sentence of these letters."""
    return _rules_of(_ASKED.intersection(letters))


@cache
def _rules_of(present: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.all_of <= present and not present.isdisjoint(rule.any_of))
