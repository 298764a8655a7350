"""Titles, and where an article's text says its title again."""

from __future__ import annotations

import re

from flows.extract.publications import known_publication

_SITE_MARK = re.compile(r"\s+[-–—|»]\s+")
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
    parts = _SITE_MARK.split(title)
    if len(parts) > 1 and known_publication(parts[-1]):
        # "Region - World - Ahram Online": between the headline and the outlet stand its sections, a word or two each.
        last = max(i for i, part in enumerate(parts) if i == 0 or len(part.split()) > 2)
        last = last if last < len(parts) - 1 else 0
        title = title[: _end_of(title, parts, last)]
    elif len(parts) > 1 and known_publication(parts[0]):
        title = title[title.index(parts[1], len(parts[0])) :]
    return title or None


def _end_of(title: str, parts: list[str], last: int) -> int:
    at = 0
    for part in parts[: last + 1]:
        at = title.index(part, at) + len(part)
    return at


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
