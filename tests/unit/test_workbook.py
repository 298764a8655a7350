"""Excel workbooks: rows as text with their number in Excel, and what is refused before it fills the memory."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from flows.errors import UnreadableFile
from flows.sources.readers import extent, workbook
from flows.sources.readers.workbook import is_workbook, read_workbook, read_workbook_header


def saved(path: Path, rows: Sequence[Sequence[Any]], **sheets: Sequence[Sequence[Any]]) -> Path:
    """A workbook whose first sheet has these rows; an empty row stands for an empty line."""
    book = openpyxl.Workbook()
    for title, content in {"first": rows, **sheets}.items():
        sheet = book.active if title == "first" else book.create_sheet(title)
        for row_no, row in enumerate(content, start=1):
            for column_no, value in enumerate(row, start=1):
                sheet.cell(row_no, column_no, value)
    book.save(path)
    return path


def rewritten(path: Path, name: str, change: Any) -> Path:
    """The same workbook with one part changed: bytes -> bytes."""
    parts = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(parts, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, change(old.read(info)) if info.filename == name else old.read(info))
    path.write_bytes(parts.getvalue())
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_values_are_text_and_rows_have_their_number_in_excel(tmp_path: Path) -> None:
    rows = [
        ["id", "when", "share", "sure", "words"],
        [199301010001, dt.datetime(1993, 1, 19), 19.8, True, "two\nlines, “quoted”"],
        [],
        ["199301010002", dt.date(1993, 2, 1), 0.1 + 0.2, False, " "],
    ]
    (batch,) = read_workbook(saved(tmp_path / "a.xlsx", rows))
    assert batch.frame.drop("byte_start", "byte_end").rows() == [
        ("199301010001", "1993-01-19 00:00:00", "19.8", "true", "two\nlines, “quoted”", 2),
        ("199301010002", "1993-02-01 00:00:00", "0.3", "false", None, 4),
    ]
    assert batch.frame["byte_start"].null_count() == 2
    assert batch.rejects == []


def test_the_first_sheet_is_read_and_its_first_row_that_is_not_empty_is_the_header(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [[], [], ["id", None, "ID", "place"], ["1", "x", "y", "z"]], second=[["other"], ["2"]])
    header = read_workbook_header(path)
    assert header.names == ("id", "column_2", "ID_2", "place")
    assert header.renamed == {"column_2": "", "ID_2": "ID"}
    assert (header.line_no, header.next_line_no) == (3, 4)
    (batch,) = read_workbook(path)
    assert batch.frame.columns == [*header.names, "line_no", "byte_start", "byte_end"]
    assert batch.frame["line_no"].to_list() == [4]


def test_tags_below_the_header_are_no_record(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["id", "place"], ["#event+id", "#loc"], [1, "Raqqa"], [2, "#1 Street"]])
    assert read_workbook_header(path).hxl
    assert [batch.frame["id"].to_list() for batch in read_workbook(path)] == [["1", "2"]]


def test_batches_and_large_cells(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["id", "text"], *([number, "x" * (300 if number == 4 else 3)] for number in range(7))])
    batches = list(read_workbook(path, batch_rows=3, max_cell_bytes=100))
    assert [batch.read for batch in batches] == [3, 3, 1]
    (reject,) = [reject for batch in batches for reject in batch.rejects]
    assert (reject.line_no, reject.code) == (6, "cell_too_large")
    assert reject.raw_text.startswith("4\txxx")


def test_the_header_is_found_without_reading_the_rows_below(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["id", "place"], *([number, "Raqqa"] for number in range(500))])
    cut = len(workbook._beginning(path))
    assert read_workbook_header(path).names == ("id", "place")
    longer = saved(tmp_path / "b.xlsx", [["id", "place"], *([number, "Raqqa"] for number in range(5000))])
    assert len(workbook._beginning(longer)) == pytest.approx(cut, rel=0.05)


def test_an_empty_sheet_has_no_header(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"empty|no header"):
        read_workbook_header(saved(tmp_path / "a.xlsx", []))


def test_a_stray_cell_far_off_is_refused_before_it_asks_for_the_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "id", "stray"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableFile, match="1,048,576 rows and 16,384 columns") as error:
        list(read_workbook(tmp_path / "a.xlsx"))
    assert "delete the rows and columns" in str(error.value.next_step)


@pytest.mark.parametrize("written", ["r = 'XFD1048576'", 'r="xfd1048576"', 'r\n=\n"XFD1048576"', 't="n" r="XFD1048576"'])
def test_however_the_place_of_a_cell_is_written(tmp_path: Path, written: str) -> None:
    path = saved(tmp_path / "a.xlsx", [["id", "place"], [1, 2]])
    path = rewritten(path, SHEET, lambda xml: xml.replace(b'r="B2"', written.encode()))
    with pytest.raises(UnreadableFile, match="1,048,576 rows"):
        list(read_workbook(path))


def test_cells_without_a_place_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [["id", "place"], [1, 2]])
    path = rewritten(path, SHEET, lambda xml: xml.replace(b' r="B2"', b""))
    with pytest.raises(UnreadableFile, match="do not say where they stand"):
        list(read_workbook(path))


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED_BYTES", 1_000_000)
    path = saved(tmp_path / "a.xlsx", [["id"], [1]])
    rewritten(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b" " * 2_000_000 + b"</sheetData>"))
    assert read_workbook_header(path).names == ("id",)
    with pytest.raises(UnreadableFile, match="unpacks to more than 1,000,000 bytes"):
        list(read_workbook(path))
    rewritten(path, "xl/styles.xml", lambda xml: xml + b" " * 2_000_000)
    with pytest.raises(UnreadableFile, match="unpacks to more than 1,000,000 bytes"):
        read_workbook_header(path)


def cells(*places: str, written: str = '<c r="{}" t="n">') -> bytes:
    return b"<worksheet><cols/><sheetData>" + b"".join(written.format(place).encode() + b"<v>1</v></c>" for place in places)


@pytest.mark.parametrize("written", ['<c r="{}">', "<c r='{}'>", '<c t="n" r="{}"/>', '<x:c r="{}">', '<c\nr = "{}" >'])
@pytest.mark.parametrize("chunk_bytes", [64, 1000, extent.CHUNK_BYTES])
def test_the_last_row_and_column_however_cells_are_written_and_cut(
    monkeypatch: pytest.MonkeyPatch, written: str, chunk_bytes: int
) -> None:
    monkeypatch.setattr(extent, "CHUNK_BYTES", chunk_bytes)
    places = [f"{column}{row}" for row in (1, 99, 1048576) for column in ("A", "Z", "AA", "zz", "XFD")]
    for number, place in enumerate(places, start=1):
        row, column = extent.extent(io.BytesIO(cells(*places[:number], written=written)))
        assert (row, column) == (
            int(place.lstrip("AZFXDz")),
            [1, 26, 27, 702, 16384][(number - 1) % 5] if number <= 5 else 16384,
        )


@pytest.mark.parametrize("written", ["<c>", "<c/>", '<c t="n">', '<c r="">', '<c r="7">', '<c r="A">', '<x:c t="n">'])
def test_a_cell_without_a_place(written: str) -> None:
    with pytest.raises(UnreadableFile, match="do not say where they stand"):
        extent.extent(io.BytesIO(cells("A1") + cells("B1", written=written)))


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.98])
def test_a_cut_or_damaged_workbook_is_unreadable_or_none(tmp_path: Path, keep: float) -> None:
    path = saved(tmp_path / "a.xlsx", [["id", "place"], *([number, "Raqqa"] for number in range(50))])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    assert not is_workbook(path)
    at = int(len(data) * keep * 0.5)
    path.write_bytes(data[:at] + bytes(200) + data[at + 200 :])
    if is_workbook(path):
        with pytest.raises(UnreadableFile, match="damaged"):
            list(read_workbook(path))


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: b"",
        lambda xml: b"<worksheet>",
        lambda xml: xml.replace(b"</row>", b""),
        lambda xml: xml[: len(xml) // 2],
        lambda xml: xml.replace(b'r="A1"', b'r="A0"'),
        lambda xml: xml.replace(b'r="A1"', b'r="A9999999"'),
        lambda xml: xml.replace(b"<v>0</v>", b"<v>99999999</v>"),
        lambda xml: xml.replace(b"<v>", b"<v>-"),
        lambda xml: b'<!DOCTYPE a [<!ENTITY b "' + b"b" * 99 + b'">]>' + xml,
    ],
)
def test_a_sheet_that_is_wrong_inside_never_ends_in_a_traceback(tmp_path: Path, change: Any) -> None:
    path = rewritten(saved(tmp_path / "a.xlsx", [["id", "place"], [1, "Raqqa"]]), SHEET, change)
    for read in (read_workbook_header, lambda path: list(read_workbook(path))):
        try:
            read(path)
        except UnreadableFile as error:
            assert error.next_step or "empty" in str(error) or "no header" in str(error)  # noqa: PT017


def test_other_documents_are_no_workbooks(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    (tmp_path / "b.xlsx").write_text("id,place\n")
    assert not is_workbook(tmp_path / "a.docx")
    assert not is_workbook(tmp_path / "b.xlsx")
