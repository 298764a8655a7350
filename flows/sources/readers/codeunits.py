"""A text encoding as the reader of delimited files needs it: units of one width in which a comma is always a comma.

In UTF-8 and in the single-byte encodings a byte below 128 is that ASCII character wherever it stands; in UTF-16 and UTF-32 the
same holds for units of two and four bytes. Records can therefore be found without decoding, and their offsets are exact in the
file as it is.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# The codec that leaves byte order marks alone. Without a mark, these are little-endian on every machine that writes such files.
_PLAIN = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_UNITS = {"utf-16-le": "<u2", "utf-16-be": ">u2", "utf-32-le": "<u4", "utf-32-be": ">u4"}
_SLICE_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True)
class CodeUnits:
    """How text lies in a file: Python codec without byte order mark, bytes of the mark, and the numpy type of a unit."""

    codec: str
    mark_bytes: int
    dtype: np.dtype[np.unsignedinteger]

    @property
    def width(self) -> int:
        """Bytes of one unit."""
        return self.dtype.itemsize

    def view(self, data: bytes) -> npt.NDArray[np.unsignedinteger]:
        """The units of the data, without a copy; a last unit that is cut off is left out."""
        return np.frombuffer(data, dtype=self.dtype, count=len(data) // self.width)

    def utf8(self, data: bytes) -> bytes:
        """The same text in UTF-8.

        Raises:
            UnicodeError: it is not valid in the encoding.
        """
        if self.codec != "utf-8":
            return data.decode(self.codec).encode()
        if not data.isascii():
            _check_utf8(data)
        return data

    def lenient(self, data: bytes) -> str:
        """The text, whatever the bytes: what is invalid in the encoding stands as a backslash, x and two digits."""
        return data.decode(self.codec, "backslashreplace")


def code_units(path: Path, encoding: str) -> CodeUnits:
    """The units of a file, which is opened only for its byte order mark."""
    with path.open("rb") as file:
        return code_units_of(file.read(4), encoding)


def code_units_of(head: bytes, encoding: str) -> CodeUnits:
    """The units of a file that begins with `head`. A byte order mark counts only if it is one of the encoding stated."""
    plain = _PLAIN.get(encoding, encoding)
    for mark, codec in _MARKS:
        if head.startswith(mark) and codec.split("-")[:2] == plain.split("-")[:2]:
            return CodeUnits(codec, len(mark), np.dtype(_UNITS.get(codec, "u1")))
    return CodeUnits(plain, 0, np.dtype(_UNITS.get(plain, "u1")))


def _check_utf8(data: bytes) -> None:
    """Raise UnicodeDecodeError if the data is not UTF-8. By the slice, so that the text stays in the processor's cache."""
    decoder, view = getincrementaldecoder("utf-8")(), memoryview(data)
    for at in range(0, len(data), _SLICE_BYTES):
        decoder.decode(view[at : at + _SLICE_BYTES])
    decoder.decode(b"", final=True)
