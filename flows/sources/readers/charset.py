"""Bytes of the web and of mail as text: what they say of their own encoding is often wrong."""

from __future__ import annotations

import codecs
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable

_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_LABEL = re.compile(r"[\w.:+-]{1,40}", re.ASCII)
# Python also has codecs that are no encodings of text, and some whose time grows with the square of the input.
_KNOWN = frozenset((
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "hz", "big5", "big5hkscs", "euc_jp", "cp932", "iso2022_jp", "cp949",
    "iso2022_kr", "johab", "tis-620", "cp874", "koi8-r", "koi8-u", "koi8-t", "cp866", "cp1250", "cp1251", "cp1252", "cp1253",
    "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "mac-roman", "mac-cyrillic", "iso8859-2", "iso8859-3", "iso8859-4",
    "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16",
))  # fmt: skip
# Browsers take a name for the larger encoding that grew out of it (https://encoding.spec.whatwg.org), since pages do.
_LARGER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932",
}  # fmt: skip
_LABELS = {
    "x-sjis": "cp932", "x-gbk": "gb18030", "windows-874": "cp874", "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso8859-8",
}  # fmt: skip
_ESCAPED = frozenset(("iso2022_jp", "iso2022_kr", "hz"))
"""Encodings whose bytes are all ASCII, so that they are UTF-8 too."""
_UNDEFINED_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"
_BAD_SHARE = 0.01


def decode(content: bytes, declared: Iterable[str | None] = (), *, found: str | None = None) -> str:
    """The content as text, of which nothing is lost: what cannot be decoded is U+FFFD.

    A byte order mark decides; then UTF-8, which nothing else is by chance; then the first of the `declared` names that decodes
    nearly all of it. Else Windows-1252, as browsers do, or Latin-1. `found` is what a look at the bytes says (ReceivedFile's
    encoding); only it can tell UTF-16 without a mark.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    names = [name for name in map(_codec, declared) if name]
    if found and found.startswith("utf-16"):
        names.insert(0, found)
    elif not _ESCAPED.intersection(names):
        names.insert(0, "utf-8")
    for name in names:
        text = content.decode(name, "replace")
        if text.count("\ufffd") <= _BAD_SHARE * (len(text) - len(text.encode("ascii", "ignore"))):
            return text
    return content.decode("latin-1" if any(byte in content for byte in _UNDEFINED_IN_CP1252) else "cp1252")


def _codec(label: str | None) -> str | None:
    """Python's name of the encoding; None if it is not known, or none of text."""
    name = (label or "").strip().lower()
    if not _LABEL.fullmatch(name):
        return None
    try:
        codec = codecs.lookup(_LABELS.get(name, name)).name
    except LookupError:
        return None
    codec = _LARGER.get(codec, codec)
    return codec if codec in _KNOWN else None
