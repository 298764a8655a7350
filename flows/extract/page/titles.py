"""Titles, and where an article's text says its title again."""

from __future__ import annotations

import re

from flows.extract.publications import known_publication

_SITE_MARK = re.compile(r"\s+[-–—|»]\s+")
_SECTION_WORDS = 2
_LONGEST_OUTLET = 5  # words
_PAPER = (
    "Gazette|Herald|Dispatch|Post|Times|Courier|Tribune|Review|Weekly|Journal|Chronicle|Observer|Mail|"
    "Telegraph|Star|Globe|Magazine|Bulletin"
)
_PAPER_WORD = re.compile(rf"\b(?:{_PAPER})\b", re.I)
# Headlines end with these as sources too: "Bridge open - State TV".
_OUTLET_WORD = re.compile(
    rf"\b(?:{_PAPER}|News|TV|Television|Radio|Wire|Agency|Press|Daily|Monitor|Online|Network|Media)\b", re.I
)
_AFTER = re.compile(r"\s*(?:[.:|?!…]+(?=\s|\Z)|[-–—]+\s*(?=[A-Z\"“]))?")
_FEWEST_WORDS = 4
_SLACK = 50  # marks that a repeated title may have more than the title itself
_SHORTEST = 8  # letters and digits; a shorter title may begin a sentence by chance


def fold(text: str) -> str:
    """Letters and digits only, without case: titles are repeated with other dashes, quotes and apostrophes."""
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def clean_title(title: str) -> str | None:
    """A title without the white space around it and without the outlet's name after it (" - Daily Sabah"); None if empty."""
    title = " ".join(title.split())
    marks = list(_SITE_MARK.finditer(title))
    if outlet_after(title):
        # "Headline - World - Ahram Online": between the headline and the outlet stand its sections, a word or two each.
        at = len(marks) - 1
        while at and len(title[marks[at - 1].end() : marks[at].start()].split()) <= _SECTION_WORDS:
            at -= 1
        title = title[: marks[at].start()]
    elif marks and known_publication(title[: marks[0].start()]):
        title = title[marks[0].end() :]
    return title or None


def outlet_after(title: str) -> str | None:
    """The outlet that a title names after itself, "Headline | Daily Sabah", or None."""
    marks = list(_SITE_MARK.finditer(title))
    if not marks:
        return None
    name = title[marks[-1].end() :].strip()
    return name if is_outlet(name, paper="|" not in marks[-1].group()) else None


def is_outlet(name: str, *, paper: bool = False) -> bool:
    """Whether `name` is a known outlet's, or reads as one: a few words in capitals, and one of them "Gazette" or the like.

    With `paper` the word must be a newspaper's: "State TV" is no name.
    """
    if known_publication(name):
        return True
    words = [word for word in name.split() if word not in ("of", "the", "and", "for")]
    told = (_PAPER_WORD if paper else _OUTLET_WORD).search(name)
    return 2 <= len(words) <= _LONGEST_OUTLET and all(word[0].isupper() for word in words) and bool(told)


def title_end(text: str, start: int, end: int, title: str) -> int | None:
    """Where the title at the head of `text[start:end]` ends; None if there is none. Case and punctuation do not count.

    Words that run on in lower case, or a title of very few words, begin a sentence that says the same, and are not the title.
    """
    wanted = fold(title)
    if len(wanted) < _SHORTEST:
        return None
    seen, at = 0, start
    end = min(end, start + 2 * len(title) + _SLACK)
    while at < end and seen < len(wanted):
        for mark in text[at].casefold():
            if mark.isalnum():
                if seen >= len(wanted) or mark != wanted[seen]:
                    return None
                seen += 1
        at += 1
    if seen < len(wanted) or (at < end and text[at].isalnum()):
        return None
    after = _AFTER.match(text, at, end)
    if after and after.group().strip():
        return after.end()
    rest = text[at:end].lstrip()
    return None if rest[:1].islower() or (rest and len(title.split()) < _FEWEST_WORDS) else at


def find_title(text: str, title: str) -> int | None:
    """Where `text` says `title` again, but for case and punctuation."""
    wanted = fold(title)
    letters = [(mark, at) for at, char in enumerate(text) for mark in char.casefold() if mark.isalnum()]
    found = "".join(mark for mark, _ in letters).find(wanted) if len(wanted) >= _SHORTEST else -1
    return letters[found][1] if found >= 0 else None
