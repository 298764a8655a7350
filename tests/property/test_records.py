"""The reader of delimited files against Python's csv module, and against itself, on text nobody would write by hand."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import polars as pl
from hypothesis import assume, example, given
from hypothesis import strategies as st

from flows.model.files import Dialect, Reject
from flows.sources.readers.delimited import read_delimited

COLUMNS = ["a", "b", "c"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]

cells = st.text(st.sampled_from('ab ,;\t"\n\ré–\U0001f4f0\ufeff'), max_size=6)
tables = st.lists(st.tuples(cells, cells, cells).filter(any), max_size=12)
garbage = st.lists(
    st.sampled_from(["a", ",", '"', '""', ',"', '",', "\n", "\r\n", "\r", "é", "\0", "a,b,c\n", '"x\ny",b,c\n'])
).map("".join)


def read(
    data: bytes, dialect: Dialect, encoding: str = "utf-8", chunk_bytes: int = 1 << 20, batch_rows: int = 50_000
) -> tuple[pl.DataFrame, list[Reject]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        batches = list(
            read_delimited(
                path, encoding=encoding, dialect=dialect, columns=COLUMNS, chunk_bytes=chunk_bytes, batch_rows=batch_rows
            )
        )
    frames = [batch.frame for batch in batches]
    rejects = [reject for batch in batches for reject in batch.rejects]
    return pl.concat(frames) if frames else pl.DataFrame(), rejects


def written(rows: list[tuple[str, str, str]], dialect: Dialect, quoting: Literal[0, 1, 2], line_end: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.delimiter, quotechar=dialect.quote, quoting=quoting, lineterminator=line_end).writerows(
        rows
    )
    return out.getvalue()


@given(
    rows=tables,
    dialect=st.sampled_from([Dialect(",", '"'), Dialect(";", '"'), Dialect("\t", '"'), Dialect(",", "'")]),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(ENCODINGS),
    chunk_bytes=st.integers(8, 200),
    batch_rows=st.integers(1, 5),
    cut=st.booleans(),
)
@example([("a", "b", "c"), ("\ufeff", "b", "c")], Dialect(), csv.QUOTE_MINIMAL, "\n", "utf-8", 6, 1, False)
def test_what_the_csv_module_writes_is_read_back(
    rows: list[tuple[str, str, str]],
    dialect: Dialect,
    quoting: Literal[0, 1, 2],
    line_end: str,
    encoding: str,
    chunk_bytes: int,
    batch_rows: int,
    cut: bool,
) -> None:
    text = written(rows, dialect, quoting, line_end)
    text = text.removesuffix(line_end) if cut else text
    data = text.encode(encoding)
    frame, rejects = read(data, dialect, encoding, chunk_bytes, batch_rows=batch_rows)
    assert rejects == []
    if not rows:
        assert frame.is_empty()
        return
    assert frame.select(COLUMNS).rows() == [tuple(cell or None for cell in row) for row in rows]
    line_no, begin = 1, len(data) - len(text.encode(_plain(encoding)))
    for row, place in zip(rows, frame.select("line_no", "byte_start", "byte_end").iter_rows(), strict=True):
        record = written([row], dialect, quoting, line_end)
        end = begin + len(record.removesuffix(line_end).encode(_plain(encoding)))
        assert place == (line_no, begin, end)
        line_no += record.count("\n")
        begin += len(record.encode(_plain(encoding)))


def _plain(encoding: str) -> str:
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)


@given(text=garbage, chunk_bytes=st.integers(4, 60), batch_rows=st.integers(1, 4), quote=st.sampled_from(['"', None]))
def test_no_line_is_lost_and_chunks_do_not_matter(text: str, chunk_bytes: int, batch_rows: int, quote: str | None) -> None:
    dialect, data = Dialect(",", quote), text.encode()
    frame, rejects = read(data, dialect)
    chunked, chunked_rejects = read(data, dialect, chunk_bytes=chunk_bytes, batch_rows=batch_rows)
    assert chunked.rows() == frame.rows()
    assert chunked_rejects == rejects
    if re.search(r"\r(?!\n)", text):
        return  # a line may end there, or not
    lines = text.split("\n")
    covered = Counter(_lines_of_records(frame, data)) + Counter(_lines_of(rejects))
    expected = Counter(number for number, line in enumerate(lines, 1) if number in covered or line.strip("\r"))
    assert covered == expected


def _lines_of_records(frame: pl.DataFrame, data: bytes) -> list[int]:
    if frame.is_empty():
        return []
    found: list[int] = []
    for line_no, begin, end in frame.select("line_no", "byte_start", "byte_end").iter_rows():
        assert data[:begin].count(b"\n") + 1 == line_no
        found += range(line_no, line_no + data[begin:end].count(b"\n") + 1)
    return found


def _lines_of(rejects: list[Reject]) -> list[int]:
    return [n for reject in rejects for n in range(reject.line_no, reject.line_no + reject.raw_text.count("\n") + 1)]


@given(text=garbage)
def test_every_row_is_what_its_bytes_say(text: str) -> None:
    frame, _ = read(text.encode(), Dialect())
    if frame.is_empty():
        return
    for *row, _line, begin, end in frame.iter_rows():
        record = text.encode()[begin:end].decode()
        if "\r" not in record:  # which by itself would be the end of a line
            again, _ = read(record.encode(), Dialect())
            assert again.select(COLUMNS).rows() == [tuple(row)]
            assert [cell or None for cell in next(csv.reader([record], strict=True))] == row


@given(before=tables, after=tables, stray=st.sampled_from(['x,"y,z', '"x,y,z', 'x,y,z"', 'x,"y"y,z', '"', 'x,y"', '"",","",']))
def test_a_stray_quote_costs_only_its_own_line(
    before: list[tuple[str, str, str]], after: list[tuple[str, str, str]], stray: str
) -> None:
    plain = [(str(n), "plain", "row") for n in range(3)]
    head = written([*before, *plain], Dialect(), csv.QUOTE_NONNUMERIC, "\n")
    tail = written([*plain, *after], Dialect(), csv.QUOTE_NONNUMERIC, "\n")
    frame, rejects = read(f"{head}{stray}\n{tail}".encode(), Dialect())
    rows = frame.select(COLUMNS).rows()
    good = [tuple(cell or None for cell in row) for row in (*before, *plain, *plain, *after)]
    line_no = head.count("\n") + 1
    kept = [row for row, line in zip(rows, frame["line_no"], strict=True) if line != line_no]
    assert kept == good
    assert [reject.line_no for reject in rejects] in ([], [line_no])
    assert len(rows) + len(rejects) == len(good) + 1


@given(rows=tables, chunk_bytes=st.integers(8, 100))
def test_lines_may_end_with_cr_alone(rows: list[tuple[str, str, str]], chunk_bytes: int) -> None:
    rows = [("first", "line", "ends"), *rows]
    text = written(rows, Dialect(), csv.QUOTE_NONNUMERIC, "\r")
    assume(text.count("\n") < len(rows))
    frame, rejects = read(text.encode(), Dialect(), chunk_bytes=chunk_bytes)
    assert rejects == []
    assert frame.select(COLUMNS).rows() == [tuple(cell or None for cell in row) for row in rows]
    starts = [text.encode()[:begin].count(b"\r") + 1 for begin in frame["byte_start"]]
    assert frame["line_no"].to_list() == starts
