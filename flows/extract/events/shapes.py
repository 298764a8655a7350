"""What stands around a trigger, as it is written in the letters of a sketch (sketch.py): noun phrases, what leads to them, and
what stands between them and a verb.

What is mostly missing is written `(?:…|)`, which fails sooner than `(?:…)?`; for the same reason what is seldom repeated begins
with a look at its first letter.
"""

from __future__ import annotations

import re

WHILE = "@"
PARTING = re.compile(f"[;{WHILE}]")  # between clauses of which neither says when the other was
_FILL = "[aATn]"
_CORE = "(?:[dD0]{0,6}[uklgjA]{0,2}(?:x|N(?=x))(?>(?:[xD]|N(?=x)){0,9})|[dD]{0,5}D|r)"
_NP = f"(?>{_CORE}(?:o{_CORE}){{0,3}})"
# Several noun phrases: those killed with their ages between them, or after a colon.
_GROUP = f"{_NP}(?:(?=[,;:&])(?:,D)?(?:[,;:](?!j)&?|&(?!r)){_NP}(?![aATh]{{0,2}}[bVvsmh])){{0,8}}"
# What is done to whom; behind "and", to the object of both: "beat and robbed a man".
OBJECT = re.compile(f"(?:&[uvVG](?=[dDxr])|){_FILL}{{0,3}}(?P<group>{_GROUP})")
_TIME = "(?>[,a][pP]?T+,?|[pP]T+,?|T+,?|)"
COMPLEMENT = re.compile(f"(?=[,aApPTnwyoetFG]){_TIME}{_FILL}{{0,3}}(?P<prep>[pPwyoetF]|G[PT])(?P<group>{_GROUP})")
OCCURS = re.compile(f"(?=[aATnhbOVuLvs]){_FILL}{{0,2}}h?b?{_FILL}?(?P<verb>[OVuLv]|s(?=y))a?")
# The same backwards.
_AUX = "[aATnbhmgt]{0,6}(?:s(?=a?b)[aATnbhmgt]{0,6}|)"  # "had been", "were confirmed"
_CORE_BACK = "(?:[xDNz]{1,10}(?<!D)(?:(?=[uklgjA])(?:[uklgA]|j(?![,xN])){1,2}|)[dD0]{0,6}|D[dD]{0,5}|r)"
_NP_BACK = f"{_CORE_BACK}(?:o{_CORE_BACK}){{0,3}}"
_ASIDE_BACK = r"(?:\)[^().]{1,40}\(|)"
_GROUP_BACK = f"{_NP_BACK}(?:(?=&)(?:&,?){_ASIDE_BACK}{_NP_BACK}(?:,{_NP_BACK}(?![pPyoF])){{0,4}}){{0,2}}"
# "in", "positioned in", "working at", "fighting", "that had been booby-trapped by", "abducted by"
_LINKS = (
    "(?=[pPwFeytGj])(?:(?:[pPwFeyt][uj]|y[vL])(?:A?b[ah]{0,2}[WQ])?|yV(?:A?b[ah]{0,2}[WQ])?|yx{1,3}b[ah]{0,2}[WQ]|[pPF]?G"
    "|[pPwFe]|j)T?[pP]?"
)
BEFORE_VERB = re.compile(
    f'(?P<aux>{_AUX})(?:(?<=T)[pP]|)(?:&,?[uv]A?|)(?:,[^.;"]{{1,60}}?,(?=[)]|{_CORE_BACK})|)(?:(?P<who>[WQ],?)|){_ASIDE_BACK}'
    f"(?P<last>{_GROUP_BACK})(?P<chain>(?:{_LINKS}{_GROUP_BACK}){{0,3}})"
)
LINK = re.compile(f"{_LINKS}(?P<group>{_GROUP_BACK})")
SHARED = re.compile('&,?(?=[^&])[^.,;@"&qBQWVhbm]{0,24}?[uvL](?=[xrNzaAhTn])')  # back over "fled the town and"
BEFORE_NOUN = re.compile(
    "(?P<own>(?>(?:x|&(?=x)|u(?!x)){0,5})[kglu]?[dD0]{0,3}[kgl]?)(?:(?P<aside>(?=[qBF]))|(?P<light>a?L)|)[aATnbhmt]{0,5}"
)
LINKED = re.compile(f"({_AUX})[&,]")
# From a participle behind a comma back to the "when" or semicolon of its clause, and how that clause begins.
SUBORDINATE = re.compile('[^q@;V."]*[q@;]')
BEGINS = re.compile(f"{_FILL}{{0,2}}(?P<group>{_GROUP})(?:[pPw]{_NP}){{0,2}}[aATnhmt]{{0,6}}[uvL]")
PLANTED = re.compile(f"(?:[QW]h?b)?(?:[uLVv])a?y(?P<group>{_NP})")
CARRIED = re.compile(f"[uj](?P<group>{_NP})")
