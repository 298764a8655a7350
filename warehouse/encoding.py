"""In which encoding a file is written, decided on all of its bytes while they pass by."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, getincrementaldecoder

BINARY = "binary"

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
# Formats whose content may look like text to a count of bytes: what documents, images and packed files begin with.
_BINARY_BEGINNINGS = (
    b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PAR1", b"SQLite format 3\0",
    b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ\0", b"\x7fELF", b"{\\rtf",
)  # fmt: skip
# Bytes that Windows-1252 leaves undefined; Latin-1 has them as control characters.
_NOT_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"
# Control characters that no text has: all but tab, LF, VT, FF, CR, Ctrl-Z (the end of a DOS text) and ESC.
_CONTROLS = bytes(range(1, 9)) + bytes(range(14, 26)) + bytes(range(28, 32)) + b"\x7f"

_SLICE_BYTES = 16 * 1024
_NUL_SHARE = 0.05
"""Above this share of NUL bytes, or of control characters, content is no text; below it, those records are bad."""
_VALID_PER_INVALID = 10
"""A file with so many well-formed multibyte characters for each malformed one is UTF-8 with damage, not another encoding."""


class EncodingDetector:
    """Feed it the content from the beginning; `encoding` then names the Python codec, or `binary`.

    A byte order mark decides. Without one: UTF-16 if NUL bytes stand where ASCII in UTF-16 has them and all of it can be
    decoded; UTF-8 if all of it is, but for a cut last character, or nearly all; else Windows-1252, or Latin-1 if it has bytes
    that Windows-1252 has not. Other single-byte encodings (Windows-1256, KOI8) cannot be told from these two.
    """

    def __init__(self) -> None:
        self._head = b""
        self._pending = b""
        self._size = 0
        self._nuls = 0
        self._controls = 0
        self._valid = 0
        self._invalid = 0
        self._undefined = False
        self._rest = b""
        self._wide: _Wide | None = None

    def feed(self, chunk: bytes) -> None:
        """The next bytes of the content. What is found does not depend on how they are dealt out."""
        if self._pending:
            chunk = self._pending + chunk
        whole = len(chunk) // _SLICE_BYTES * _SLICE_BYTES
        for at in range(0, whole, _SLICE_BYTES):
            self._look_at(chunk[at : at + _SLICE_BYTES])
        self._pending = chunk[whole:]

    @property
    def encoding(self) -> str:
        """Of what was fed; nothing may be fed afterwards."""
        self._look_at(self._pending)
        self._pending = b""
        for mark, name in _MARKS:
            if self._head.startswith(mark):
                return name
        if self._head.startswith(_BINARY_BEGINNINGS):
            return BINARY
        if self._wide and self._wide.is_valid:
            return self._wide.name
        if max(self._nuls, self._controls) > self._size * _NUL_SHARE:
            return BINARY
        if self._is_utf8():
            return "utf-8"
        return "latin-1" if self._undefined else "cp1252"

    def _look_at(self, part: bytes) -> None:
        if self._size == 0:
            self._head = part
            self._wide = _wide_candidate(part)
        self._size += len(part)
        nuls = part.count(0) if 0 in part else 0
        self._nuls += nuls
        if self._wide:
            self._wide.feed(part)
        if not part.isascii() or self._rest:
            self._count_utf8(part)
        elif nuls:
            self._count_controls(part)

    def _is_utf8(self) -> bool:
        if self._rest and not self._valid:
            return False
        return self._invalid == 0 or self._valid >= self._invalid * _VALID_PER_INVALID

    def _count_utf8(self, part: bytes) -> None:
        """Count multibyte characters, by the bytes that follow their first, and what is none."""
        data = self._rest + part
        whole = len(data) - _cut_character(data)
        data, self._rest = data[:whole], data[whole:]
        self._undefined = self._undefined or any(byte in data for byte in _NOT_IN_CP1252)
        try:
            self._valid += len(data) - len(data.decode())
        except UnicodeDecodeError:
            text = data.decode(errors="replace")
            invalid = text.count("\ufffd") - data.count("\ufffd".encode())
            self._invalid += invalid
            self._valid += len(text) - len(text.encode("ascii", "ignore")) - invalid
            self._count_controls(data)

    def _count_controls(self, part: bytes) -> None:
        self._controls += len(part) - len(part.translate(None, _CONTROLS))


class _Wide:
    """UTF-16 without a mark, as long as the content can be that."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._decoder = getincrementaldecoder(name)()
        self._failed = False

    def feed(self, chunk: bytes) -> None:
        if self._failed:
            return
        try:
            self._decoder.decode(chunk)
        except UnicodeDecodeError:
            self._failed = True

    @property
    def is_valid(self) -> bool:
        return not self._failed and not self._decoder.getstate()[0]


def _wide_candidate(head: bytes) -> _Wide | None:
    """The byte order that the NULs of spaces, line ends and ASCII letters speak for, if it makes text of the beginning."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) <= len(head) * _NUL_SHARE or min(even, odd) * 10 > max(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = head.decode(name, "replace")
    strange = sum(map(text.count, map(chr, (0, *_CONTROLS, 0xFFFD))))
    return _Wide(name) if strange <= len(text) * _NUL_SHARE else None


def _cut_character(data: bytes) -> int:
    """How many bytes at the end are the beginning of a UTF-8 character of which more may come."""
    for back in range(1, min(4, len(data) + 1)):
        byte = data[-back]
        if byte >= 0xC0:
            need = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return back if need > back and byte < 0xF5 else 0
        if byte < 0x80:
            return 0
    return 0
