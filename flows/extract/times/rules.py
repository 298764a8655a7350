"""How English says when: rules over the classes of data/time_words.csv and of words in digits."""

from __future__ import annotations

import re
from functools import cache

from flows.extract.grammar import OTHER, Letters, Lexicon, ahead, read_lexicon
from flows.extract.words import Words

# Words in digits by their shape. A NUMBER may be in letters, too.
_SHAPES = {
    "ORDINAL": re.compile(r"[0-3]?[0-9](?:st|nd|rd|th)", re.I),
    "DECADE": re.compile(r"(?:1[0-9]|20)?[0-9]0s", re.I),
    "CLOCK": re.compile(r"[0-9:.]+ ?[ap]\.?m\.?|[0-9]{1,2}:[0-9:]+", re.I),
    "FULL_DATE": re.compile(r"[0-9]+([-/.])[0-9]+\1[0-9]+"),
}
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_SPELLED_YEAR = re.compile(r"(?:nine|eigh)teen (?!hundred)|twenty (?:[a-z]*teen|twenty)", re.I)

# Pieces of rules, of classes and of pieces before them.
_PARTS = {
    "NUM": "DAY|YEAR|SHORT_YEAR|NUMBER",
    "MON": "MONTH|MAYBE_MONTH|SHORT_MONTH DOT?",
    "WD": "WEEKDAY|SHORT_WEEKDAY DOT?",
    "NTH": "(?:NUMBER -?)? ORDINAL",  # "twenty-first" is a number and an ordinal
    "MDAY": "THE? (?:DAY|NTH)",
    "IN_YEAR": ",? OF? YEAR",
    "CALENDAR": "(?:WD ,? THE?)? (?:MON MDAY IN_YEAR?|MDAY OF? -? MON (?:-? ,? YEAR|-? SHORT_YEAR (?=-|PAREN))?)",
    "WHICH": "LAST|NEXT|THIS|PAST|PREVIOUS|COMING|FOLLOWING",
    "ADAY": "CALENDAR|(?:THE? WHICH)? WEEKDAY|DEICTIC|FULL_DATE",
    "APART": "PART|NIGHT|NOON|TWILIGHT",
    "ACLOCK": "(?:CLOCK|NUM (?=ZONE)) (?:LOCAL TIME|ZONE TIME?)?",
    "SOMEWHAT": "ABOUT|OVER (?=NUM|A)|UP TO|MORE MORE? THAN|AT LEAST|SOME_ABOUT",
    "SEVERAL": "A? SOME|A? COUPLE OF?|SCORES OF|A COUNT OF|SOME_ABOUT",
    "MANY": "(?:NUM (?:TO|-|OR) NUM|NUM AND A HALF|NUM -? PLUS|NUM|SEVERAL) MORE?",
    "PLURAL": "UNITS|QUARTERS|SEASONS|PARTS",
    "SINGLE": "UNIT|FORTNIGHT|WEEKEND|QUARTER|CENTURY|NIGHT",
    "ONE": "(?:A (?:HALF|FULL)?|HALF A|NUM) SINGLE",
    "RELATIVE": "THE? (?:SAME|WHICH|CURRENT|LATEST|THAT) (?:FISCAL|FULL)? (?:SINGLE|SEASON)",
    "WITHIN": "THE? EDGE OF|(?:EARLY|EARLIER) (?:IN|ON)?|EARLY -",
}
# The first rule that matches at a word wins: what is longer or more special stands first.
_RULES = {
    "age": ("(?:NUM|SOME) -? (?:SINGLE|PLURAL) -? OLD",),
    "days": (
        ahead("TO UNTIL AND -") + "(?:MON MDAY (?:-|TO|AND) MDAY IN_YEAR?"
        "|MDAY (?:-|TO|AND) MDAY OF? MON IN_YEAR?"
        "|CALENDAR (?:-|TO|UNTIL) CALENDAR"
        "|(?<=BETWEEN) CALENDAR AND CALENDAR"
        "|(?<=FROM) WEEKDAY (?:TO|UNTIL) WEEKDAY"
        "|(?<=BETWEEN) WEEKDAY AND WEEKDAY)",
    ),
    "months": ("MON YEAR? (?:-|TO|UNTIL) MON IN_YEAR?", "(?<=BETWEEN) MON YEAR? AND MON IN_YEAR?"),
    "years": ("YEAR (?:-|TO|UNTIL) YEAR", "YEAR - DAY", "(?<=BETWEEN) YEAR AND YEAR"),
    "nth": ("THE? (?:NTH|LAST) (?:UNIT|NUM UNITS|SOME UNITS) OF MON IN_YEAR?",),
    "quarter": (
        "(?=[^QUARTER HALF]{0,15}+ [QUARTER HALF]) (?:THE? YEAR|RELATIVE '? OTHER?)? "  # OTHER: "this year's third quarter"
        "(?:THE? FISCAL? -? NTH|NTH -) (?:QUARTER|HALF) (?:OF? (?:FISCAL? YEAR|RELATIVE|THE UNIT))?",
    ),
    "century": (ahead("CENTURY") + "THE? EARLY? -? NTH -? CENTURY",),
    "decade": (ahead("DECADE") + "THE? EARLY? -? '? DECADE",),
    "day": (
        "ABOUT CALENDAR",
        "(?:(?:EARLY|EARLIER) ON? -?)? (?:ACLOCK ,? ON?)? ADAY APART? (?:,? (?:AT|ABOUT)* ACLOCK)?",
        "THE? EARLY? -? (?:APART|UNITS) (?:OF|ON|,)? THE? ADAY",
        "OVERNIGHT ON? ADAY",
        "(?<!ON) (?<!EVERY) WEEKDAYS (?=OTHER)",
    ),
    "part": (
        "(?:EARLY|EARLIER)? THE? (?:THIS|LAST|THAT|SAME|PREVIOUS|FOLLOWING) (?:PART|NIGHT)",
        "TONIGHT",
        "OVERNIGHT",
        "(?<=IN|AT|BY) THE? EARLY? APART",
    ),
    "ago": (
        ahead("AGO EARLIER FROM") + "SOMEWHAT* (?:MANY PLURAL|ONE|PLURAL) (?:AGO|EARLIER|FROM NOW)",
        "UNIT - (?:AGO|EARLIER)",
    ),
    "period": (
        "THE? (?:LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING|RECENT|LATEST|ORDINAL) SOMEWHAT* MANY? PLURAL (?:AND PLURAL)?",
    ),
    "relative": ("WITHIN? RELATIVE", "THE WEEKEND", "WITHIN THE (?:SINGLE|SEASON)", "WHICH MON"),
    "month": ("WITHIN? MON IN_YEAR?",),
    "season": ("THE? EARLY? -? SEASON OF? YEAR", "THE SEASON"),
    "year": ("(?:WITHIN|FISCAL|THE UNIT)? YEAR",),
    "set": (
        "EVERY (?:ORDINAL|NUM|SOME|EARLIER)? (?:SINGLE|SEASON|APART|WEEKDAY|PLURAL|MON)",
        "WEEKDAYS",
        "ADVERB",
        "PER UNIT",
    ),
    "duration": ("SOMEWHAT* (?:MANY PLURAL|ONE|ANOTHER (?:SINGLE|NUM PLURAL))", "NUM - SINGLE", "THE NUM PLURAL", "PLURAL"),
    "clock": ("ACLOCK",),
    "holiday": ("THIS? HOLIDAY (?:EVE|UNIT)?", "NEW UNIT ' OTHER (?:EVE|UNIT)"),
    "reference": ("NOW", "(?<=IN) THE PAST", "THE FUTURE (?!OF)", "THESE UNITS"),
}
# No expression begins with one of these, and each has one of those, not behind a word that is in no rule.
_NEVER_FIRST = "[OTHER DOT IN OF AND TO BY ON FROM FOR WAS WILL DID SINCE THAN OR UNTIL BETWEEN LOCAL TIME ZONE OLD , / -]"
_NEEDED = (
    "MONTH MAYBE_MONTH SHORT_MONTH WEEKDAY WEEKDAYS SHORT_WEEKDAY DEICTIC TONIGHT OVERNIGHT PART PARTS NOON NIGHT TWILIGHT "
    "SEASON SEASONS UNIT UNITS FORTNIGHT WEEKEND QUARTER QUARTERS CENTURY HALF DECADE FULL_DATE CLOCK YEAR ADVERB NOW PAST "
    "FUTURE HOLIDAY EVE ZONE"
)
_GUARD = f"(?!{_NEVER_FIRST}) {ahead(_NEEDED, 9)}"


@cache
def time_words() -> Lexicon:
    return read_lexicon("time_words.csv", ("DAY", "YEAR", "SHORT_YEAR", "NUMBER", *_SHAPES))


@cache
def time_rules() -> re.Pattern[str]:
    return time_words().rules(_RULES, _PARTS, _GUARD)


@cache
def _letters() -> Letters:
    return Letters(time_words().codes, lambda word: OTHER)


def time_codes(words: Words) -> str:
    """The class of each word, a letter each."""
    lexicon = time_words()
    letters = lexicon.letters
    codes = list(_letters().draw(words))
    for index, value in words.numbers.items():
        codes[index] = letters[
            "YEAR" if _FIRST_YEAR <= value <= _LAST_YEAR and _SPELLED_YEAR.match(words.written[index]) else "NUMBER"
        ]
    for index in words.in_digits:
        if shape := _shape(words, index):
            codes[index] = letters[shape]
    return "".join(codes)


def _shape(words: Words, index: int) -> str | None:
    word = words.written[index]
    if (value := words.numbers.get(index)) is None:
        return next((shape for shape, pattern in _SHAPES.items() if pattern.fullmatch(word)), None)
    if len(word) <= 2 and 1 <= value <= 31:
        return "DAY"
    if len(word) == 2:
        return "SHORT_YEAR"
    return "YEAR" if len(word) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR else None
