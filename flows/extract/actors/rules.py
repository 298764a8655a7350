"""How English names who acts: rules over the classes of data/actor_words.csv, and over names found before.

A text is a letter for each word. A name of several words has its class at its first and INNER at the others, so that a rule
sees it as one; so has a fixed phrase of the word list ("security forces"). In a text all in capitals any unknown word may be a
name, and fewer of them are taken for one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, partial

from flows.extract.actors.words import Phrase, actor_words, known_phrases, plain_words
from flows.extract.grammar import OTHER, Letters, ahead
from flows.extract.words import Words

_PARTS = {
    "LAND": "[STATE NATION] INNER*",
    "NAMED": "NAME INNER*",
    "PARTY": "[STATE NATION NAME ETHNIC] INNER*|[GOV OPP COALITION CAP]",
    "LEDBY": "PARTY - BACKED|PRO - (?:PARTY|REBEL|QUAL|LEADER INNER*)",
    "ARMIES": "[ARMY BIGARMY TROOPS] INNER*",
    "MOD": "[ETHNIC ARMY BIGARMY TROOPS QUAL CQUAL GOV OPP COALITION DEPT CDEPT REBEL MEDIA] INNER*|LEDBY",
    "OWNER": "LAND (?:' POSS)?",
    "MANY": "[ARMY BIGARMY TROOPS SIDE FIGHTERS GOV CIV CCIV MEDIA] INNER*|OPP (?!OF|FOR)",
    "OTHERS": "[GEAR UNIT MEMBERS CMEMBERS GROUP MEN] INNER*",  # who are a side only with somebody's name
    "WORD": "[CQUAL CDEPT ETHNIC STATE NATION] INNER*|[CAP ACRONYM ORDINAL]",
    "JOINT": "' POSS|-|'",
    "HEAD": "(?:ORGHEAD|MILHEAD|BIGARMY) INNER*",
    "TITLED": "(?:WORD|HEAD|GOV|NAMED) JOINT?",
    "ABOUT": "(?:OF|FOR) THE? (?:STATE INNER*|TITLED{1,4} (?:AND TITLED{1,3})?)",
}


# The first rule that matches at a word wins.
_RULES = {
    "coalition": (ahead("COALITION") + "LAND? MOD{0,4} COALITION INNER*",),
    "members": ("NAMED (?:' POSS)? (?:QUAL INNER*){0,2} (?:ARMIES|(?:SIDE|FIGHTERS|COALITION) INNER*|OTHERS|PERSON (?!CAP))",),
    "name": ("NAME INNER*+ (?! - BACKED MOD{0,2} (?:MINISTRY|MANY))",),
    "acronym": ("ACRONYM (?:QUAL INNER*)? (?:ARMIES|(?:SIDE|FIGHTERS|MEMBERS|CMEMBERS) INNER*|PERSON (?!CAP))",),
    "leader": ("LEADER INNER* (?:' POSS?)? MOD{0,3} (?:GOV INNER*|ARMIES|SIDE INNER*|GEAR INNER*)",),
    "shared": ("LAND (?=(?:, LAND){0,3} ,? AND (?:NAMED|(?:LAND MOD{0,2}|MOD{1,3}) (?:ARMIES|GOV INNER*|OTHERS)))",),
    "state": (
        "OWNER (?:MOD{0,4} (?:MANY|OTHERS) (?!HEAD)|MOD{0,2} PERSON (?!CAP))",
        "(?:GOV INNER*|ARMIES|MEN) OF THE? STATE INNER*",
    ),
    "organisation": (
        ahead("ORGHEAD MILHEAD BIGARMY MINISTRY COALITION")
        + "(?:WORD JOINT?){1,5} (?:HEAD{1,3}|MINISTRY|COALITION) (?:ABOUT){0,2}",
        ahead("CCIV CMEMBERS")
        + "(?:WORD JOINT?){0,4} (?:CCIV|CMEMBERS) INNER* JOINT? HEAD{1,2} (?:ABOUT){0,2}",  # "the Journalists Syndicate"
        "ORGHEAD INNER* ABOUT{1,2}",
        "ARABHEAD{1,2} -? (?:(?:PARTICLE -?)? CAP -?){1,4}",
    ),
    "called": ("(?<=THE) (?:(?:CAP|ACRONYM) JOINT?){1,4} GROUP INNER*",),
    "ministry": (
        "MINISTRY OF (?:DEPT|CDEPT) INNER* (?:AND (?:(?:DEPT|CDEPT) INNER*|CAP))? (?:OF THE? STATE INNER*)?",
        ahead("MINISTRY") + "OWNER? (?:MOD AND)? MOD{0,2} MINISTRY",
    ),
    "people": ("PEOPLE INNER*",),
    "person": ("(?<=A) MOD{0,2} PERSON (?!CAP)",),
    "side": (
        ahead("ARMY BIGARMY TROOPS SIDE FIGHTERS GOV CIV CCIV MEDIA OPP GEAR UNIT MEMBERS CMEMBERS GROUP MEN")
        + "(?:MOD{0,3} MANY|MOD{1,3} OTHERS)",
        "OPPGROUP INNER*",
    ),
    "group": ("GROUP (?<=[THE THESE] GROUP) INNER* (?!OF)",),
}
_GUARD = (
    "(?=[NAME STATE NATION ETHNIC LEADER COALITION CAP ACRONYM ORDINAL ORGHEAD ARABHEAD MINISTRY QUAL CQUAL GOV OPP ARMY "
    "BIGARMY TROOPS DEPT CDEPT REBEL MEDIA SIDE FIGHTERS CIV CCIV CMEMBERS MEN OPPGROUP PEOPLE PERSON GROUP PRO])"
    # Nor do these begin anything where no rule goes on: most of them, so that few words are tried.
    "(?!CAP [^CAP CCIV CMEMBERS ACRONYM GROUP CQUAL CDEPT ETHNIC STATE NATION ORDINAL ORGHEAD MILHEAD BIGARMY MINISTRY "
    "COALITION ' -]"
    "|[QUAL CQUAL DEPT CDEPT STATE NATION ETHNIC LEADER ORGHEAD REBEL ACRONYM] INNER*+ [OTHER PLAIN DOT IN]|MEN [^OF])"
)
_ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th|d)", re.I)
_SHORTEST_SHOUTED = 4  # letters of an unknown word in capitals that may be a name, where all is in capitals
_SAMPLE = 120  # words by which a text is known to be all in capitals


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as letters.

    `phrases` has what begins at a word; `states` how often the text names each state, by ISO 3166 alpha-3; `homes` has those of
    its actors as well, where there is no doubt who they are; `actor_ids` has whom its names may mean.
    """

    words: Words
    codes: str
    phrases: dict[int, Phrase]
    states: Counter[str]
    homes: set[str]
    actor_ids: set[str | None]


def code_text(words: Words) -> Coded:
    """The class of each word of an English text, a letter each."""
    letters, written = actor_words().letters, words.written
    is_shouted = shouted(words)
    drawn = _letters(is_shouted).draw(words)
    codes = list(drawn.replace(letters["BIGARMY"], letters["ARMY"]) if is_shouted else drawn)
    for index in words.in_digits:
        if _ORDINAL.fullmatch(written[index]):
            codes[index] = letters["ORDINAL"]
    phrases: dict[int, Phrase] = {}
    states: Counter[str] = Counter()
    homes: set[str] = set()
    actor_ids: set[str | None] = set()
    for first, end, phrase in known_phrases().find(words, partial(_is_meant, words, is_shouted)):
        codes[first] = letters[phrase.classes[written[first][0].isupper()]]
        if end > first + 1:
            codes[first + 1 : end] = letters["INNER"] * (end - first - 1)
        phrases[first] = phrase
        if phrase.actors:
            actor_ids.update([actor.actor_id for actor in phrase.actors])
            if len(phrase.actors) == 1 and not phrase.actors[0].only_where_named:
                homes.add(phrase.actors[0].country_iso3 or "")
        elif phrase.capitals and phrase.value:
            states[phrase.value] += 1
    return Coded(words, "".join(codes), phrases, states, homes.union(states), actor_ids)


def shouted(words: Words) -> bool:
    """Whether a text is all in capitals."""
    sample = _cases().draw(words)[:_SAMPLE]
    return sample.count("U") > sample.count("l")


@cache
def _cases() -> Letters:
    return Letters({}, lambda word: "U" if word.isupper() else "l" if word.islower() else OTHER)


@cache
def _letters(is_shouted: bool) -> Letters:
    return Letters(actor_words().codes, partial(_unknown, is_shouted))


def _unknown(is_shouted: bool, word: str) -> str:
    """The letter of an unknown word, which may be a name if it has a capital."""
    letters = actor_words().letters
    if not word[0].isupper():
        return OTHER
    if not is_shouted:
        return letters["ACRONYM" if len(word) > 1 and word.isupper() else "CAP"]
    is_name = len(word) >= _SHORTEST_SHOUTED and not word.endswith(("ED", "ING", "LY", "ION", "IONS"))
    return letters["CAP" if is_name else "PLAIN"]


def _is_meant(words: Words, is_shouted: bool, first: int, end: int, phrase: Phrase) -> bool:
    """Whether a phrase stands with its capitals, and is not "is", "us" or "who" in a line of capitals."""
    written = words.written
    if phrase.capitals == 0:
        return bool(phrase.classes[written[first][0].isupper()])
    if end > first + 1:
        return sum([word[0].isupper() for word in written[first:end]]) >= phrase.capitals
    word = written[first]
    if not word[0].isupper() or written[end : end + 1] == ["$"]:  # "US$"
        return False
    if not word.isupper() or words.folded[first] not in plain_words():
        return True
    around = written[max(first - 2, 0) : end + 2]
    return not is_shouted and sum(word.isupper() and len(word) > 1 for word in around) <= 2


@cache
def actor_rules() -> re.Pattern[str]:
    return actor_words().rules(_RULES, _PARTS, _GUARD)
