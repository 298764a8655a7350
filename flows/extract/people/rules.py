"""How English names a person: rules over the classes of data/person_words.csv, first names, states, and actors found before.

A group `n…` of a rule is the name, a group `r…` what the person is said to be. A text is a letter for each word, as in
actors/rules.py; each word of an actor's name is BODY.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from flows.extract.actors.rules import shouted
from flows.extract.grammar import ahead
from flows.extract.people.words import person_letters, person_phrases, person_words
from flows.extract.words import Words
from flows.model.mention import ActorMention

_PARTS = {
    "LAND": "(?:STATE|NATION) INNER*",
    "ORG": "BODY{1,12}+",
    "WHOSE": "(?:ORG|LAND|OUTLET INNER*) (?:' POSS)?",
    "PART": "(?:CAP|FIRST) (?:(?:HYPHEN|APOSTROPHE) (?:CAP|FIRST|OTHER|AL))?|(?<=FIRST) MAYBE",
    "FAMILY": "(?:VAN{1,3}|BIN|ABU)? (?:AL HYPHEN?)? (?:PART|(?<=HYPHEN) [NATION HONOR])",
    "INITIALS": "(?>(?:INITIAL DOT){1,3})",
    "MORE": "INITIALS|QUOTE PART QUOTE|FAMILY|(?<=[CAP FIRST]) HONOR (?=[CAP FIRST])",
    "NAME": "(?:INITIALS|FAMILY) MORE{0,5}",
    "FULL": "(?:INITIALS|FAMILY) MORE{1,5}",
    "KNOWN": "FIRST (?:(?:HYPHEN|APOSTROPHE) (?:CAP|FIRST|OTHER))? MORE{1,5}|ABU (?:AL HYPHEN?)? PART FAMILY{0,2}",
    "TITLE": "(?:RANK|HONOR|OFFICE|ROLE) INNER*|SHORT DOT?",
    "BEFORE": "QUAL INNER*|ETHNIC INNER*|WHOSE|TITLE",
    "OFWHOM": "OF THE? (?:OUR|AND|QUAL INNER*|LAND HYPHEN [OTHER PLAIN]){0,4} (?:ORG|LAND (?!HYPHEN))",
    "TITLED": "BEFORE{0,6} TITLE OFWHOM?",
    "SMALL": "THE|ART|OUR|AND|NUMBER|HYPHEN|OTHER|TITLE|QUAL INNER*|ETHNIC INNER*|WHOSE",
    "HELD": "(?:(?:OFFICE|ROLE) INNER* (?!NAME|LAND|QUAL|OFFICE|ROLE)|RANK (?=OF|,|DOT|SAY))",
    "APPOSED": "(?:THE|ART|OUR|WHOSE|QUAL INNER*|(?=OFFICE|ROLE|RANK OF)) SMALL{0,7}? HELD",
}
_TITLE_AHEAD = ahead("RANK SHORT HONOR OFFICE ROLE")
_OF_NAMES = "[CAP FIRST INITIAL DOT HYPHEN APOSTROPHE QUOTE AL VAN BIN ABU HONOR MAYBE NATION OTHER]*+"
# The first rule that matches at a word wins.
_RULES = {
    "title": (f"{_TITLE_AHEAD} (?<!HYPHEN) (?P<r1>TITLED) (?P<n1>NAME)", "(?P<r3>SHORT DOT?) (?P<n8>HONOR|MAYBE)"),
    "before": (f"{_TITLE_AHEAD} (?=[^,]{{0,60}} ,) (?P<r2>TITLED) , TITLE{{0,2}} (?P<n2>FULL) (?=,|DOT|SAY)",),
    "apposition": (f"(?={_OF_NAMES} ,) (?P<n3>FULL) (?=, (?:NUMBER ,)? APPOSED)",),
    "full": ("(?P<n4>KNOWN)",),
    "speaker": (f"(?={_OF_NAMES} SAY) (?P<n5>FULL|FIRST) (?=SAY)", "(?<=SAY) (?P<n6>FULL)"),
    "office": (
        ahead("OFFICE") + "(?:(?P<r7>(?<=THE) BEFORE{0,5} OFFICE INNER* OFWHOM?)"
        "|(?<=ART) (?P<r8>BEFORE{1,5} OFFICE INNER* OFWHOM?|OFFICE INNER* OFWHOM)"
        "|(?<=ART) (?P<r4>OFFICE INNER*) (?=SAY)"
        "|(?P<r9>(?:ORG|NATION INNER*|STATE INNER* (?=' POSS)) (?:' POSS)? BEFORE{0,5} OFFICE INNER* OFWHOM?))",
    ),
    "pronoun": ("HE|(?<=OF) HIM (?=,|DOT|SAY|AND)",),
}
_GUARD = (
    "(?=[BODY STATE NATION ETHNIC OUTLET CAP FIRST INITIAL VAN BIN ABU AL QUAL RANK SHORT HONOR OFFICE ROLE HE HIM])"
    # Nor do these begin anything where no rule goes on: most of them, so that few words are tried.
    "(?!CAP [^CAP FIRST INITIAL VAN BIN ABU AL HYPHEN APOSTROPHE QUOTE]"
    "|[RANK HONOR ROLE] INNER*+ [OTHER PLAIN HYPHEN DOT AND SITE]"
    "|[QUAL STATE NATION ETHNIC OUTLET] INNER*+ [OTHER PLAIN HYPHEN DOT AND SITE OF]"
    "|BODY{1,12}+ [^' BODY QUAL ETHNIC STATE NATION OUTLET RANK SHORT HONOR OFFICE ROLE])"
)
_BY_PERSON = "leader"  # the rule of actors that are named by a person: "Assad's forces"
_NO_GLUE = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))  # behind an apostrophe, no part of a name


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as letters; `bodies` has the actor of which a word is part."""

    words: Words
    codes: str
    bodies: dict[int, ActorMention]
    states: dict[int, str]  # ISO 3166 alpha-3, by the first word of the name of a state or its adjective


def code_text(words: Words, actors: Iterable[ActorMention]) -> Coded:
    """The class of each word, a letter each."""
    letters, starts = person_words().letters, words.starts
    drawn = person_letters(shouted(words)).draw(words)
    codes = list(drawn)
    for index in words.numbers:
        codes[index] = letters["NUMBER"]
    _mark_joints(words, drawn, codes)
    states: dict[int, str] = {}
    for first, end, (name, iso3) in person_phrases().find(words, partial(_is_meant, drawn, codes)):
        codes[first] = letters[name]
        if end > first + 1:
            codes[first + 1 : end] = letters["INNER"] * (end - first - 1)
        if iso3:
            states[first] = iso3
    bodies: dict[int, ActorMention] = {}
    body = letters["BODY"]
    for actor in actors:
        if actor.method != _BY_PERSON:
            first = bisect_left(starts, actor.char_start)
            end = bisect_left(starts, actor.char_end, first)
            for at in range(first, end):
                codes[at], bodies[at] = body, actor
    return Coded(words, "".join(codes), bodies, states)


def _is_meant(drawn: str, codes: list[str], first: int, end: int, phrase: tuple[str, str]) -> bool:
    """Not if a state is a first name, between a title and a surname: "Defence Minister Israel Katz"."""
    if phrase[0] != "STATE" or end > first + 1:
        return True
    letters = person_words().letters
    is_name = drawn[first] == letters["FIRST"] and drawn[end : end + 1] == letters["CAP"]
    return not (is_name and first > 0 and codes[first - 1] in letters_of("OFFICE", "INNER", "RANK", "HONOR", "ROLE"))


def _mark_joints(words: Words, drawn: str, codes: list[str]) -> None:
    """Tell the marks inside names ("Sa'eb", "al-Assad") and initials from other marks and letters."""
    letters, written, starts, ends = person_words().letters, words.written, words.starts, words.ends
    for match in _joints().finditer(drawn, 1, len(drawn) - 1):
        index, mark = match.start(), match[0]
        before = written[index - 1]
        if mark not in "-'":
            if len(before) == 1 and before.isupper():
                codes[index - 1] = letters["INITIAL"]
        elif starts[index] == ends[index - 1] and starts[index + 1] == ends[index] and written[index + 1] not in _NO_GLUE:
            codes[index] = letters["HYPHEN" if mark == "-" else "APOSTROPHE"]
            if mark == "'" and len(before) == 1 and before.isupper():
                codes[index - 1] = letters["CAP"]  # "O'Neill"


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(f"[{person_words().letters['DOT']}'-]")


@cache
def person_rules() -> re.Pattern[str]:
    return person_words().rules(_RULES, _PARTS, _GUARD)


@cache
def rule_groups() -> dict[str, list[str]]:
    """The groups of each rule: one of each kind matches."""
    return {rule: re.findall(r"\(\?P<(\w+)>", "".join(forms)) for rule, forms in _RULES.items()}


@cache
def letters_of(*names: str) -> frozenset[str]:
    """The letters of some classes."""
    return frozenset(person_words().letters[name] for name in names)


@cache
def lone_speakers() -> re.Pattern[str]:
    """An unknown word of a capital that says something, alone: to be believed if it also stands behind another such."""
    return person_words().rules({"lone": ("CAP (?=SAY) (?<![CAP FIRST HYPHEN] CAP)",)}, {}, "")


@cache
def two_names() -> re.Pattern[str]:
    """Where two words stand beside each other that may be a full name, the first of them not behind an unknown word."""
    return person_words().rules({"two": ("[CAP FIRST] (?=[CAP FIRST]) (?<!CAP [CAP FIRST])",)}, {}, "")


@cache
def apposition() -> re.Pattern[str]:
    """What a person is said to be behind the name: ", the envoy of …,"; to be matched at the end of the name.

    Without a comma, which many texts have lost, only an office of somebody is: "Rami Abdel Rahman head of the Observatory".
    """
    end = "(?=,|DOT|SAY|QUOTE|WHO)"
    behind = f", (?:NUMBER ,)? (?P<r0>APPOSED (?:OF [^ DOT , ]{{1,10}}? {end})?)"
    beside = "(?P<r1>(?:THE|ART)? (?:QUAL INNER*){0,3} OFFICE INNER* OFWHOM)"
    return person_words().rules({"apposed": (behind, beside)}, _PARTS, "")
