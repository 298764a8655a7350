"""The beginning of a file: what a source recognises it by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.model.files import ReceivedFile
from flows.sources.readers.codeunits import code_units_of

SAMPLE_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """A file as far as it need be known to say whose it is.

    Attributes:
        path, name, size, encoding, archived: of the file.
        head: its first SAMPLE_BYTES.
        text: the head decoded, without a byte order mark, up to the end of its last complete line; empty if it is binary.
    """

    path: str
    name: str
    size: int
    encoding: str
    archived: Path
    head: bytes
    text: str


def take_sample(file: ReceivedFile) -> Sample:
    """The beginning of a received file."""
    with file.archived.open("rb") as content:
        head = content.read(SAMPLE_BYTES)
    text = "" if file.encoding == "binary" else _text(head, file)
    return Sample(file.path, file.name, file.size, file.encoding, file.archived, head, text)


def _text(head: bytes, file: ReceivedFile) -> str:
    units = code_units_of(head, file.encoding)
    whole = len(head) // units.width * units.width
    text = head[units.mark_bytes : whole].decode(units.codec, "replace")
    if len(head) == file.size:
        return text
    lines_end = max(text.rfind("\n"), text.rfind("\r")) + 1
    return text[:lines_end] or text
