"""Text from files, made safe to show on a terminal."""

from __future__ import annotations

import re

# C0, DEL and C1 controls move the cursor, recolour, or retitle the window; bidirectional overrides and line separators make a
# cell look like another; lone surrogates cannot be written at all. Joiners and direction marks stay:
# Arabic and Persian need them.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def printable(text: str, *, keep: str = "") -> str:
    r"""`text` with control characters written as escapes (`\n`, `\x1b`, `\u202e`), but for those in `keep`."""
    return _UNSAFE.sub(lambda match: match[0] if match[0] in keep else _escape(match[0]), text)


def printable_json(text: str) -> str:
    r"""JSON text with what is unsafe on a terminal written as JSON's own `\uXXXX`: still the same value."""
    return _UNSAFE.sub(lambda match: match[0] if match[0] in "\n" else f"\\u{ord(match[0]):04x}", text)


def _escape(character: str) -> str:
    code = ord(character)
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
