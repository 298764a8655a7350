"""Text broken on its way, mended, with the way back to the raw offsets: HTML left in it, encodings, unseen characters,
accents apart from their letters.

Quotes are not straightened and widths not folded: only what was broken is changed, and characters that no reader sees are
dropped.
"""

from __future__ import annotations

import re
import unicodedata

from flows.extract.page.markup import decode_entities, drop_tags
from flows.extract.page.offsets import Mended, Step, apply

# What ftfy could change at all: anything outside printable ASCII and ordinary white space.
_SUSPECT = re.compile(r"[^\t\n\r\x20-\x7e]")
# Characters that are common in sound text and never part of mojibake on their own.
_HARMLESS = str.maketrans("", "", "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0\u2022")
_WORD = re.compile(r"[0-9A-Za-z]+")
# Controls, soft hyphens, zero-width spaces, marks of direction.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb]+"
)
# Persian and Indic words and emoji are spelled with joiners and selectors; beside letters of Europe they only part a word.
_JOINERS = r"\u034f\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e007f"
_EUROPEAN = r"[A-Za-z\xc0-\u024f\u0370-\u052f]"
_BEHIND = r"[A-Za-z\xc0-\u024f\u0300-\u052f]"  # the same with an accent that stands behind a letter
_JOINED = re.compile(rf"(?<={_BEHIND})[{_JOINERS}]++|(?<![{_JOINERS}])[{_JOINERS}]++(?={_EUROPEAN})")
# An accent that stands behind its letter as a sign of its own, as in many a PDF; no letter has more than four.
_APART = re.compile(rf"{_EUROPEAN}[\u0300-\u036f]{{1,4}}|[\u0627\u0648\u064a][\u0653-\u0655]")
_LOOSE = re.compile(rf"[\u0300-\u036f\u0653-\u0655{_JOINERS}]")  # asked first: few texts have any
_ODD_SPACE = re.compile(r"[\x0c\xa0\u2000-\u200a\u202f\u205f\u3000]")
_LINE_END = re.compile(r"(?<=\n)")


def repair(raw: str) -> Mended:
    """`raw` mended, with the plain space for every other that a line may hold."""
    mended = _mend(raw)
    plain, odd = _ODD_SPACE.subn(" ", mended.text)  # one character for one: offsets stay
    return Mended(plain, mended.steps) if odd else mended


def repair_text(text: str) -> str:
    """A short text, such as a title, mended like an article's; its spaces stay."""
    return _mend(text).text


def _mend(raw: str) -> Mended:
    return (
        Mended(raw)
        .then(decode_entities)
        .then(drop_tags)
        .then(_mend_encoding)
        .then(_drop_unseen)
        .then(_drop_joiners)
        .then(_join_accents)
    )


def _mend_encoding(before: str) -> Step | None:
    """`before` without mojibake, line by line. The repair is ftfy's (https://ftfy.readthedocs.io), without its typography."""
    if not _SUSPECT.search(before) or not _SUSPECT.search(before.translate(_HARMLESS)):
        return None
    import ftfy

    pieces: list[str] = []
    at, before_at = [0], [0]
    length = seen = 0
    for line in _LINE_END.split(before):
        mended = line if line.isascii() else ftfy.fix_encoding(line)
        if mended != line:
            for ours, theirs in _same_words(mended, line):
                at += (length + ours.start(), length + ours.end())
                before_at += (seen + theirs.start(), seen + theirs.end())
        pieces.append(mended)
        length += len(mended)
        seen += len(line)
        at.append(length)
        before_at.append(seen)
    text = "".join(pieces)
    return None if text == before else Step(before, text, tuple(at), tuple(before_at), exact=False)


def _same_words(mended: str, line: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    """The words of both in pairs, if they are the same words."""
    ours, theirs = list(_WORD.finditer(mended)), list(_WORD.finditer(line))
    same = [match.group() for match in ours] == [match.group() for match in theirs]
    return list(zip(ours, theirs, strict=True)) if same else []


def _drop_unseen(text: str) -> Step | None:
    return apply(text, ((*match.span(), "") for match in _UNSEEN.finditer(text)))


def _drop_joiners(text: str) -> Step | None:
    return apply(text, ((*match.span(), "") for match in _JOINED.finditer(text))) if _LOOSE.search(text) else None


def _join_accents(text: str) -> Step | None:
    if not _LOOSE.search(text):
        return None
    apart = ((match, unicodedata.normalize("NFC", match[0])) for match in _APART.finditer(text))
    return apply(text, ((*match.span(), joined) for match, joined in apart if joined != match[0]))
