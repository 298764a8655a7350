"""Which encoding a content is found to be in."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from warehouse.encoding import EncodingDetector

REAL = Path(__file__).parents[2] / ".." / "shared" / "data"
TEXT = "Kämpfe um Raqqa – “no one left”, says Żeljko\nالرقة\n" * 40


def detect(data: bytes, chunk_bytes: int = 1 << 20) -> str:
    detector = EncodingDetector()
    for at in range(0, len(data), chunk_bytes):
        detector.feed(data[at : at + chunk_bytes])
    return detector.encoding


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"plain ASCII, 12\n", "utf-8"),
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        ("caf\xe9 – “quoted”\n".encode("cp1252"), "cp1252"),
        (b"caf\xe9", "cp1252"),
        (b"caf\xe9 \x81\n", "latin-1"),
        (TEXT.encode()[:-2], "utf-8"),
        (TEXT.encode() + b"one bad \xff byte\n", "utf-8"),
        (b"1,a\0b,c\n" * 3 + b"2,plain,row\n" * 30, "utf-8"),
        (bytes(range(256)) * 40, "binary"),
        (b"\0\1\2\3" * 100, "binary"),
        (b"%PDF-1.7\nplain", "binary"),
        (b"PK\x03\x04[Content_Types].xml", "binary"),
    ],
)
@pytest.mark.parametrize("chunk_bytes", [1, 7, 1 << 20])
def test_the_encoding_is_found(data: bytes, encoding: str, chunk_bytes: int) -> None:
    assert detect(data, chunk_bytes) == encoding


def test_the_last_byte_counts_as_much_as_the_first() -> None:
    assert detect(b"ascii " * 500_000) == "utf-8"
    assert detect(b"ascii " * 500_000 + b"caf\xe9 cr\xe8me\n") == "cp1252"
    assert detect(b"ascii " * 500_000 + "café crème\n".encode()) == "utf-8"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("events/ucdp/ged_syria.csv", "utf-8"),
        ("events/ucdp/actor_22_1.csv", "utf-8-sig"),
        ("events/gtd/gtd_0718_cut_mid_row.csv", "cp1252"),
        ("events/gtd/gtd_1993.xlsx", "binary"),
        ("reports/syria_articles_2011_2018_latin1.csv", "latin-1"),
        ("broken/pitf_tab_separated_unbalanced_quote.csv", "utf-8"),
    ],
)
def test_real_files(name: str, encoding: str) -> None:
    path = REAL / name
    if not path.exists():
        pytest.skip(f"{path} not present")
    assert detect(path.read_bytes(), 1 << 16) == encoding
