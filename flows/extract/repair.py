"""Text broken by encodings, mended, with the way back to the raw offsets.

Quotes are not straightened, widths not folded, entities left: only what an encoding broke is changed, and control characters
that no reader sees are dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# What ftfy could change at all: anything outside printable ASCII and ordinary white space.
_SUSPECT = re.compile(r"[^\t\n\r\x20-\x7e]")
# Characters that are common in sound text and never part of mojibake on their own.
_HARMLESS = str.maketrans("", "", "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0\u2022")
_WORD = re.compile(r"[0-9A-Za-z]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\ufeff\ufff9-\ufffb]")
_LINE_END = re.compile(r"(?<=\n)")


@dataclass(frozen=True, slots=True)
class Repaired:
    """`text` is the mended text. `fixed_at[i]` and `raw_at[i]` are offsets of the same place in it and in the raw text."""

    text: str
    fixed_at: tuple[int, ...]
    raw_at: tuple[int, ...]

    def raw(self, offset: int) -> int:
        """The raw offset of an offset into `text`. Exact at the ends of words, otherwise somewhere in the same broken run."""
        at = bisect_right(self.fixed_at, offset) - 1
        ahead = self.raw_at[at] + offset - self.fixed_at[at]
        limit = self.raw_at[at + 1] if at + 1 < len(self.raw_at) else ahead
        return min(ahead, limit)


def repair_text(text: str) -> str:
    """The text with mojibake mended and unseen control characters dropped; the same object if nothing needed it.

    The repair is ftfy's (https://ftfy.readthedocs.io), without its typographic changes.
    """
    if not _SUSPECT.search(text) or not _SUSPECT.search(text.translate(_HARMLESS)):
        return text
    import ftfy

    mended = "".join(ftfy.fix_encoding(line) for line in _LINE_END.split(text))
    return _UNSEEN.sub("", mended)


def repair(raw: str) -> Repaired:
    """`raw` mended, line by line, with the offsets of both."""
    mended = repair_text(raw)
    if mended is raw or mended == raw:
        return Repaired(raw, (0,), (0,))
    fixed_at, raw_at = [0], [0]
    fixed_words, raw_words = list(_WORD.finditer(mended)), list(_WORD.finditer(raw))
    if [match.group() for match in fixed_words] == [match.group() for match in raw_words]:
        for ours, theirs in zip(fixed_words, raw_words, strict=True):
            fixed_at += (ours.start(), ours.end())
            raw_at += (theirs.start(), theirs.end())
    fixed_at.append(len(mended))
    raw_at.append(len(raw))
    return Repaired(mended, tuple(fixed_at), tuple(raw_at))
