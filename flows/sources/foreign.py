"""Files that are known to be something else: said by name, with what to do."""

from __future__ import annotations

from dataclasses import dataclass

from flows.sources.readers.sample import Sample

_AS_TABLE = "Open it, save the sheet as CSV (UTF-8), and ingest that."
_AS_TEXT = "Save its text as a .txt file, and ingest that."


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a file is, and the next step for who has it."""

    name: str
    next_step: str


_BY_BEGINNING = (
    (b"PK\x03\x04", Foreign("no Excel workbook (.xlsx), but another document that is a zip inside", _AS_TABLE)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign("an old Excel or Word file, or one with a password", _AS_TABLE)),
    (b"\x89PNG\r\n\x1a\n", Foreign("a PNG picture", "Pictures hold no text to read.")),
    (b"\xff\xd8\xff", Foreign("a JPEG picture", "Pictures hold no text to read.")),
    (b"PAR1", Foreign("a Parquet file", "Write it as CSV, and ingest that.")),
    (b"SQLite format 3\x00", Foreign("a SQLite database", "Write its table as CSV, and ingest that.")),
    (b"RDX", Foreign("an R data file", "Write its table as CSV, and ingest that.")),
    (b"<stata_dta>", Foreign("a Stata file", "Write its table as CSV, and ingest that.")),
    (b"{\\rtf", Foreign("a rich text document", _AS_TEXT)),
)
_XML = Foreign("XML, and neither a web page nor a feed", _AS_TEXT)


def foreign_content(sample: Sample) -> Foreign | None:
    """What the file is, if it is plainly something that no source reads; None if it may be a source's."""
    known = next((foreign for beginning, foreign in _BY_BEGINNING if sample.head.startswith(beginning)), None)
    if known is not None:
        return known
    if sample.text.lstrip("\ufeff \t\r\n")[:15].lower().startswith(("<!doctype", "<?xml")):
        return _XML
    if sample.encoding == "binary":
        return Foreign(
            "no text", "Read are text, tables, web pages and archives, feeds, mail and PDF, also in .gz, .zst or .zip."
        )
    return None
