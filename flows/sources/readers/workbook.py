"""Excel workbooks (.xlsx, .xlsm): the first sheet, every row a row of a batch, all cells as text.

A workbook is held in memory whole, as every reader of the format does, so its size is looked at before it is opened.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from flows.errors import UnreadableFile
from flows.model.files import Reject
from flows.sources.readers.batch import Batch, clipped
from flows.sources.readers.extent import extent
from flows.sources.readers.header import Header, unique_names

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_UNPACKED_BYTES = 2 * 1024**3
"""Of all parts of a workbook."""
MAX_CELLS = 100_000_000
"""From the first cell to the last, empty ones counted: each takes some 30 bytes. A million rows of 100 columns."""
_HEAD_ROWS = 20
_HEAD_BYTES = 1024 * 1024
_ROW_END = re.compile(rb"</(\w+:)?row>")
_AS_CSV = "Open it, save the sheet as CSV (UTF-8), and ingest that."
_DAMAGED = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, KeyError)


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook of ISO/IEC 29500, and no other kind of zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.NameToInfo
    except _DAMAGED:
        return False


def read_workbook_header(path: Path) -> Header:
    """The first row of the first sheet that is not empty, as the header. `next_offset` means nothing here.

    Raises:
        UnreadableFile: the workbook is damaged, or there is no such row among the first 20.
    """
    return _header(_rows(_beginning(path)))


def read_workbook(path: Path, *, batch_rows: int = 50_000, max_cell_bytes: int = 1024 * 1024) -> Iterator[Batch]:
    """The rows of the first sheet below its header, in order.

    `line_no` is the row's number in Excel; `byte_start` and `byte_end` are null: a row is no stretch of the file. Numbers are
    as Excel shows them with 15 digits, days `1993-01-19 00:00:00`; a cell with an error (`#N/A`) is empty. Empty rows, and a
    row of HXL tags below the header, are passed over. Code of rejects: `cell_too_large`.

    Raises:
        UnreadableFile: the workbook is damaged, empty, or larger than MAX_UNPACKED_BYTES or MAX_CELLS.
    """
    rows = _rows(path)
    header = _header(rows)
    named = dict(zip(rows.columns[1:], header.names, strict=False))
    records = rows.filter(pl.col("line_no") >= header.next_line_no).select("line_no", *named).rename(named)
    for part in records.iter_slices(batch_rows):
        yield _batch(part, max_cell_bytes)


def _rows(workbook: Path | bytes) -> pl.DataFrame:
    """line_no, and the cells of the first sheet as text; without the empty rows."""
    import fastexcel

    try:
        with zipfile.ZipFile(io.BytesIO(workbook) if isinstance(workbook, bytes) else workbook) as archive:
            _check_size(archive)
        sheet = fastexcel.read_excel(workbook).load_sheet(
            0, header_row=None, skip_rows=0, dtypes="string", whitespace_as_null=True
        )
        rows = sheet.to_polars()
    except (fastexcel.FastExcelError, *_DAMAGED) as error:
        raise _unreadable(error) from error
    if not rows.width:
        raise UnreadableFile("The first sheet of the workbook is empty.")
    numbered = rows.with_row_index("line_no", offset=1).with_columns(pl.col("line_no").cast(pl.Int64))
    return numbered.filter(pl.any_horizontal(pl.exclude("line_no").is_not_null()))


def _header(rows: pl.DataFrame) -> Header:
    if rows.is_empty():
        raise UnreadableFile("The first sheet of the workbook has no header in its first rows.")
    line_no, *cells = rows.row(0)
    last = max(number for number, cell in enumerate(cells, start=1) if cell is not None)
    names, renamed = unique_names([cell or "" for cell in cells[:last]])
    second = [cell for cell in rows.row(1)[1:] if cell is not None] if rows.height > 1 else []
    hxl = bool(second) and all(cell.startswith("#") for cell in second)
    return Header(names, line_no, rows["line_no"][1] + 1 if hxl else line_no + 1, 0, hxl, renamed)


def _batch(rows: pl.DataFrame, max_cell_bytes: int) -> Batch:
    large = pl.any_horizontal(pl.exclude("line_no").str.len_bytes() > max_cell_bytes)
    rejects = [
        Reject(line_no, "cell_too_large", f"a cell has more than {max_cell_bytes:,} bytes", clipped(tabbed(cells)))
        for line_no, *cells in rows.filter(large).iter_rows()
    ]
    place = (pl.col("line_no"), pl.lit(None, pl.Int64).alias("byte_start"), pl.lit(None, pl.Int64).alias("byte_end"))
    return Batch(rows.filter(large.fill_null(value=False).not_()).select(pl.exclude("line_no"), *place), rejects)


def tabbed(cells: Sequence[str | None]) -> str:
    """A row as one line of text, as it would be pasted."""
    return "\t".join(cell or "" for cell in cells)


def _beginning(path: Path) -> bytes:
    """The workbook with the first rows of its sheets only: to read those, the library would read them all."""
    cut = io.BytesIO()
    try:
        with zipfile.ZipFile(path) as whole, zipfile.ZipFile(cut, "w") as target:
            sheets = [info for info in whole.infolist() if info.filename.startswith("xl/worksheets/sheet")]
            others = [info for info in whole.infolist() if info not in sheets]
            if sum(info.file_size for info in others) > MAX_UNPACKED_BYTES // 4:
                raise _too_large()
            for info in others:
                target.writestr(info.filename, whole.read(info))
            for info in sheets:
                with whole.open(info) as part:
                    target.writestr(info.filename, _first_rows(part.read(_HEAD_BYTES)))
    except _DAMAGED as error:
        raise _unreadable(error) from error
    return cut.getvalue()


def _first_rows(sheet: bytes) -> bytes:
    ends = [match for match, _ in zip(_ROW_END.finditer(sheet), range(_HEAD_ROWS), strict=False)]
    if not ends:
        return sheet
    prefix = ends[-1][1] or b""
    return sheet[: ends[-1].end()] + b"</" + prefix + b"sheetData></" + prefix + b"worksheet>"


def _check_size(archive: zipfile.ZipFile) -> None:
    """Refuse what would not fit in memory: the library takes a place for every cell up to the last one, so that two cells far
    apart can ask for more than a machine has. Reading every part to its end also finds out sizes that are not as stated."""
    if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED_BYTES:
        raise _too_large()
    for info in archive.infolist():
        with archive.open(info) as part:
            rows, columns = extent(part)
        if rows * columns > MAX_CELLS:
            raise UnreadableFile(
                f"A sheet of the workbook has {rows:,} rows and {columns:,} columns up to its last cell: too many to be held.",
                next_step="A stray cell far off will do that: delete the rows and columns beyond the table, and save it again.",
            )


def _too_large() -> UnreadableFile:
    return UnreadableFile(f"The workbook unpacks to more than {MAX_UNPACKED_BYTES:,} bytes.", next_step=_AS_CSV)


def _unreadable(error: Exception) -> UnreadableFile:
    return UnreadableFile(f"The workbook is damaged: {error}.", next_step=f"Fetch it again. {_AS_CSV}")
