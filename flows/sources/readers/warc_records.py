"""Where the records of a web archive stand (WARC, ISO 28500), without a byte lost: what is no record is a stretch of its own.

What is in a record is fastwarc's to say; its iterator stops at the first record that is damaged, and these go on at the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

_BEGIN = b"WARC/"
_LONGEST_HEAD = 16 * 1024
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)
_LINE_ENDS = b"\r\n"
_MOST_LINE_ENDS = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """`content[start:end]` is a record, but for the line ends after it; or, with `code` and `message`, one that cannot be read.

    `head_end`: where its block begins.
    """

    start: int
    head_end: int
    end: int
    code: str | None = None
    message: str = ""


def stretches(content: mmap | bytes) -> Iterator[Stretch]:
    """All of the content, in order. Codes: `not_a_record`, `no_length`, `wrong_length`, `truncated`."""
    at = _after_line_ends(content, 0)
    blank = -1
    while at < len(content):
        if content[at : at + len(_BEGIN)] != _BEGIN:
            one = Stretch(at, at, _next_record(content, at), "not_a_record", "what stands here is no record of a web archive")
        else:
            if blank < at:  # found once for all records before it, so that the search is linear
                blank = content.find(b"\r\n\r\n", at)
                blank = len(content) if blank < 0 else blank
            one = _record(content, at, blank)
        yield one
        at = _after_line_ends(content, one.end)


def _record(content: mmap | bytes, start: int, blank: int) -> Stretch:
    """The record that begins at `start`; `blank` is the first blank line after that."""
    head = content[start : min(blank, start + _LONGEST_HEAD)]
    within = head.find(b"\n" + _BEGIN)
    length = _LENGTH.search(head) if within < 0 and len(head) == blank - start else None
    if length is None and within < 0 and blank == len(content):
        return Stretch(start, start, len(content), "truncated", "the file breaks off in the head of this record")
    if length is None or blank == len(content):
        return Stretch(start, start, _next_record(content, start + 1), "no_length", "the record does not say how long it is")
    head_end = blank + 4
    end = head_end + int(length[1])
    if end <= len(content) and _is_boundary(content, _after_line_ends(content, end)):
        return Stretch(start, head_end, end)
    follows = _next_record(content, head_end)
    if follows == len(content) < end:
        message = f"the file breaks off in this record, {len(content) - head_end:,} bytes into its {int(length[1]):,}"
        return Stretch(start, head_end, len(content), "truncated", message)
    message = f"the record is not as long as it says: after {int(length[1]):,} bytes none follows"
    return Stretch(start, head_end, follows, "wrong_length", message)


def _is_boundary(content: mmap | bytes, at: int) -> bool:
    return _BEGIN.startswith(content[at : at + len(_BEGIN)])  # the end, and the beginning of one that breaks off, are too


def _next_record(content: mmap | bytes, at: int) -> int:
    """Where the next record begins, on a line of its own; the end if there is none."""
    found = content.find(b"\n" + _BEGIN, at)
    return len(content) if found < 0 else found + 1


def _after_line_ends(content: mmap | bytes, at: int) -> int:
    rest = content[at : at + _MOST_LINE_ENDS]
    return at + len(rest) - len(rest.lstrip(_LINE_ENDS))
