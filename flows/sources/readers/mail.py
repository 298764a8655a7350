"""One message as mail programs write it (RFC 5322, MIME): what its headers say, its text, and what else is in it.

The parser is the standard library's, in its older policy: with the newer one, headers made for it take it seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from typing import TypeAlias

from flows.sources.readers.charset import decode
from flows.sources.readers.markup import text_of

_LONGEST_HEADER = 2_000
_SPACE = re.compile(r"\s+")
_MOST_PARTS = 10_000
_ONLY_A_HINT = 0.5
"""A plain text with less than this share of the letters of the HTML beside it says that there is HTML, and little else."""

_Part: TypeAlias = "Message[str, str]"


@dataclass(frozen=True, slots=True)
class Mail:
    """A message.

    Attributes:
        text: its plain text, or that of its HTML if that says more.
        page: the HTML of a page that a browser saved as a message (MHTML), to be read as a page, and its `charset`.
        left_out: what is not its text, each by its file name or kind.
        breaks_off: the boundary that ends it is missing.
    """

    subject: str | None
    sender: str | None
    sent: str | None
    url: str | None
    text: str
    page: bytes | None
    charset: str | None
    left_out: tuple[str, ...]
    breaks_off: bool


class _Bounded(Compat32):
    """Headers cut at a length at which reading their parameters, which takes the square of it, does no harm."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def read_mail(content: bytes) -> Mail | None:
    """The message; None if it is nested so deeply, or in so many parts, that it is no message of a person."""
    try:
        message = message_from_bytes(content, policy=_Bounded())
    except RecursionError:
        return None
    plain: list[str] = []
    pages: list[tuple[bytes, str | None]] = []
    left_out: list[str] = []
    parts = list(_parts(message))
    if len(parts) > _MOST_PARTS:
        return None
    for part in parts:
        kind = _kind(part)
        if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            left_out.append(_name(part, kind))
        elif kind == "text/html":
            pages.append((_body(part), part.get_content_charset()))
        else:
            plain.append(decode(_body(part), (part.get_content_charset(),)))
    saved = _header(message, "Snapshot-Content-Location")
    page, charset = pages[0] if saved and pages else (None, None)
    return Mail(
        subject=_header(message, "Subject"),
        sender=None if saved else _sender(message),
        sent=_header(message, "Date"),
        url=saved,
        text="" if page else _fuller(plain, pages),
        page=page,
        charset=charset,
        left_out=tuple(left_out),
        breaks_off=any(isinstance(one, CloseBoundaryNotFoundDefect) for part in message.walk() for one in part.defects),
    )


def _parts(message: _Part) -> Iterator[_Part]:
    """The parts that are no containers, in their order; a message within is one."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        within = part.get_payload()
        if isinstance(within, list) and part.get_content_maintype() == "multipart":
            waiting.extend(one for one in reversed(within) if isinstance(one, Message))
        else:
            yield part


def _kind(part: _Part) -> str:
    """Its content type; a container in which no part begins is text."""
    return "text/plain" if part.get_content_maintype() == "multipart" else part.get_content_type()


def _body(part: _Part) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _fuller(plain: Sequence[str], pages: Sequence[tuple[bytes, str | None]]) -> str:
    said = "\n\n".join(filter(None, (text.strip() for text in plain)))
    shown = "\n\n".join(text_of(decode(body, (charset,))) for body, charset in pages)
    return shown if len(said) < _ONLY_A_HINT * len(shown) else said


def _name(part: _Part, kind: str) -> str:
    name = part.get_filename()
    if name is None and kind == "message/rfc822" and isinstance(within := part.get_payload(), list):
        name = next((_header(one, "Subject") for one in within if isinstance(one, Message)), None)
    return f"{_decoded(name)} ({kind})" if name else kind


def _sender(message: _Part) -> str | None:
    """The name of `"Name" <address>`, else the address. The library's own reading of addresses recurses without end."""
    name, _, address = (_raw(message, "From") or "").partition("<")
    return _decoded(name).strip('" ') or address.partition(">")[0].strip() or None


def _header(message: _Part, name: str) -> str | None:
    return _decoded(_raw(message, name) or "") or None


def _raw(message: _Part, name: str) -> str | None:
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    return raw if raw is None else decode(raw.encode("ascii", "surrogateescape"))


def _decoded(header: str) -> str:
    """A header on one line, its encoded words (RFC 2047) as what they stand for."""
    try:
        pieces = decode_header(header) if "=?" in header else [(header, None)]
    except HeaderParseError:
        pieces = [(header, None)]
    words = (piece if isinstance(piece, str) else decode(piece, (charset,)) for piece, charset in pieces)
    return _SPACE.sub(" ", "".join(words)).strip()
