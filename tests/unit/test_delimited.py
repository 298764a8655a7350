"""Tables as people receive them: what becomes of each record, and where it stands."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from flows.errors import UnreadableFile
from flows.model.files import Dialect, Reject
from flows.sources.readers import delimited
from flows.sources.readers.delimited import read_delimited
from flows.sources.readers.dialect import sniff_dialect
from flows.sources.readers.header import read_header

REAL = Path(__file__).parents[2] / ".." / "shared" / "data"
HEADER = "id,place,note\n"


def read(
    path: Path, data: bytes | str, encoding: str = "utf-8", **options: object
) -> tuple[list[tuple[object, ...]], list[Reject]]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode(encoding))
    batches = list(read_delimited(path, encoding=encoding, **{"dialect": Dialect(), **options}))  # type: ignore[arg-type]
    rows = [row[:-3] for batch in batches for row in batch.frame.rows()]
    return rows, [reject for batch in batches for reject in batch.rejects]


def codes(rejects: list[Reject]) -> list[tuple[int, str]]:
    return [(reject.line_no, reject.code) for reject in rejects]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def test_a_batch_has_the_cells_as_text_and_the_place_of_each_record(path: Path) -> None:
    data = HEADER + '1,Raqqa,"two\nlines, ""quoted"""\n02,,""\n'
    path.write_text(data)
    (batch,) = read_delimited(path, encoding="utf-8", dialect=Dialect())
    assert batch.frame.schema == {
        "id": pl.String, "place": pl.String, "note": pl.String,
        "line_no": pl.Int64, "byte_start": pl.Int64, "byte_end": pl.Int64,
    }  # fmt: skip
    assert batch.frame.rows() == [("1", "Raqqa", 'two\nlines, "quoted"', 2, 14, 45), ("02", None, None, 4, 46, 52)]
    assert data[14:45] == '1,Raqqa,"two\nlines, ""quoted"""'
    assert batch.read == 2


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("2,Ar", "too_few_fields"),
        ("2,Ar,x,y", "too_many_fields"),
        ('2,"Ar,x', "unbalanced_quote"),
        ('2,"Ar"x,y', "unbalanced_quote"),
        ("2,A\0r,x", "nul_bytes"),
    ],
)
def test_a_bad_record_costs_itself_and_is_kept_as_it_stands(path: Path, bad: str, code: str) -> None:
    rows, rejects = read(path, f'{HEADER}1,a,b\n{bad}\n3,"c,\nd",e\n4,f,"g"\n')
    assert rows == [("1", "a", "b"), ("3", "c,\nd", "e"), ("4", "f", "g")]
    assert codes(rejects) == [(3, code)]
    assert rejects[0].raw_text == bad


def test_a_quote_within_a_cell_is_text(path: Path) -> None:
    rows, rejects = read(path, HEADER + '1,Ter "Ma,x\n2,5" gun,y\n3,"a","b"\n')
    assert rows == [("1", 'Ter "Ma', "x"), ("2", '5" gun', "y"), ("3", "a", "b")]
    assert rejects == []


def test_a_stray_quote_does_not_swallow_the_rows_below_it(path: Path) -> None:
    below = [(str(n), "town", "note") for n in range(10, 3000)]
    text = "".join(f"{','.join(row)}\n" for row in below)
    rows, rejects = read(path, f'{HEADER}1,"open,b\n{text}')
    assert rows == below
    assert codes(rejects) == [(2, "unbalanced_quote")]


def test_a_file_that_breaks_off_loses_its_last_record_only(path: Path) -> None:
    rows, rejects = read(path, HEADER + "1,a,b\n2,c")
    assert rows == [("1", "a", "b")]
    assert codes(rejects) == [(3, "truncated")]
    rows, rejects = read(path, HEADER + '1,a,b\n2,"c\nd')
    assert rows == [("1", "a", "b")]
    assert codes(rejects) == [(3, "truncated")]
    assert rejects[0].raw_text == '2,"c\nd'


def test_a_last_line_without_an_end_is_a_record(path: Path) -> None:
    assert read(path, HEADER + "1,a,b")[0] == [("1", "a", "b")]


@pytest.mark.parametrize("size", [2_000_000, 10_000_000])
def test_a_huge_cell_is_set_aside(path: Path, size: int) -> None:
    rows, rejects = read(path, f'{HEADER}1,a,b\n2,"{"x" * size}",c\n3,d,e\n')
    assert rows == [("1", "a", "b"), ("3", "d", "e")]
    assert codes(rejects) == [(3, "cell_too_large")]
    assert len(rejects[0].raw_text) < 70_000
    assert rejects[0].raw_text.endswith("more characters]")


def test_the_column_of_a_huge_cell_is_named(path: Path) -> None:
    _, rejects = read(path, HEADER + "1,a,0123456789\n2,b,012\n", max_cell_bytes=5)
    assert [(reject.line_no, reject.column_name) for reject in rejects] == [(2, "note")]


def test_bytes_that_are_not_the_encoding_cost_their_record(path: Path) -> None:
    rows, rejects = read(path, HEADER.encode() + b"1,a,b\n2,caf\xe9,c\n3,caf\xc3\xa9,d\n")
    assert rows == [("1", "a", "b"), ("3", "café", "d")]
    assert codes(rejects) == [(3, "invalid_encoding")]
    assert rejects[0].raw_text == "2,caf\\xe9,c"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_every_encoding_gives_the_same_rows(path: Path, encoding: str) -> None:
    text = HEADER + "1,Sarıkamış,x\n".replace("ı", "i").replace("ş", "s") + '2,"Deir ez-Zôr",é\n'
    rows, rejects = read(path, text, encoding)
    assert rows == [("1", "Sarikamis", "x"), ("2", "Deir ez-Zôr", "é")]
    assert rejects == []


def test_blank_lines_are_no_records_but_are_counted(path: Path) -> None:
    path.write_text(f"\n{HEADER}\n1,a,b\r\n\r\n2,c,d\n\n")
    (batch,) = read_delimited(path, encoding="utf-8", dialect=Dialect())
    assert batch.frame["line_no"].to_list() == [4, 6]
    assert batch.rejects == []


def test_a_line_of_hxl_tags_is_no_record(path: Path) -> None:
    assert read(path, HEADER + "#event+id,,#description\n1,a,b\n")[0] == [("1", "a", "b")]
    header = read_header(path, "utf-8", Dialect())
    assert (header.hxl, header.next_line_no) == (True, 3)
    assert read(path, HEADER + "#1,a,b\n")[0] == [("#1", "a", "b")]


def test_header_names_are_made_unique_and_said(path: Path) -> None:
    path.write_text("id, place ,,ID,line_no\n")
    header = read_header(path, "utf-8", Dialect())
    assert header.names == ("id", "place", "column_3", "ID_2", "line_no_2")
    assert header.renamed == {"column_3": "", "ID_2": "ID", "line_no_2": "line_no"}


@pytest.mark.parametrize("data", ["", "\n\n", '"never closed\n', "\ufeff"])
def test_without_a_header_there_is_an_error(path: Path, data: str) -> None:
    with pytest.raises(UnreadableFile):
        read(path, data)


def test_a_header_alone_is_a_table_without_rows(path: Path) -> None:
    assert read(path, HEADER) == ([], [])


def test_a_file_without_header_or_quotes(path: Path) -> None:
    rows, rejects = read(path, '1\t"x\n2\ty"\n', dialect=Dialect("\t", None), columns=["a", "b"])
    assert rows == [("1", '"x'), ("2", 'y"')]
    assert rejects == []


def test_a_file_of_quotes_ends_soon(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MANY_REJECTS", 1_000)
    with pytest.raises(UnreadableFile, match="cannot be read with delimiter ','"):
        read(path, HEADER + 'a"b\n' * 60_000)
    rows, rejects = read(path, HEADER + '"' * 20_000_000 + "\n1,a,b\n")
    assert rows == [("1", "a", "b")]
    assert codes(rejects) == [(2, "cell_too_large")]


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("a,b,c\n1,2,3\n", Dialect(",")),
        ("a;b;c\n1,5;2;3\n4,5;6;7\n", Dialect(";")),
        ("a|b\n1|x,y\n2|z\n", Dialect("|")),
        ('"A note that never ends.\na\tb\tc\n1\t2\tx, y\n3\t4\tz\n', Dialect("\t")),
        ('a\tb\n1\t"x\n2\t"y\n3\tz\n', Dialect("\t", None)),
        ('a,b\n1,"x\n\n\ny"\n2,z\n', Dialect(",")),
        ('a,b\n1,"x,y"\n2,"v,w"\n', Dialect(",")),  # as many commas in every cell: not three columns without quotes
        ("a,b,c\n1;2;3\n4;5;6\n", Dialect(",")),  # the header decides
        ("one sentence\nand another\n", Dialect(",")),
    ],
)
def test_the_dialect_is_found(text: str, dialect: Dialect) -> None:
    assert sniff_dialect(text) == dialect


@pytest.mark.parametrize(
    ("name", "encoding", "rows", "rejected"),
    [
        ("events/ucdp/ged_syria.csv", "utf-8", 16_566, []),
        ("events/ucdp/ged_ukraine_release_1.csv", "utf-8", 993, []),
        ("events/ucdp/ged_ukraine_release_2.csv", "utf-8", 1_167, []),
        ("events/acled/indonesia_old_format.csv", "utf-8", 5_143, []),
        ("events/acled/world_sample_2022_new_format.csv", "utf-8", 9_000, []),
        ("events/gtd/gtd_0718_cut_mid_row.csv", "cp1252", 1_209, [(1211, "truncated")]),
        ("events/icews/events.2018.sample.tab", "utf-8", 3_705, []),
        ("reports/syria_articles_2011_2018_latin1.csv", "latin-1", 804, []),
    ],
)
def test_real_files_are_read_whole(name: str, encoding: str, rows: int, rejected: list[tuple[int, str]]) -> None:
    path = REAL / name
    if not path.exists():
        pytest.skip(f"{path} not present")
    dialect = sniff_dialect(path.open("rb").read(65536).decode(encoding, "replace"))
    batches = list(read_delimited(path, encoding=encoding, dialect=dialect))
    assert sum(batch.frame.height for batch in batches) == rows
    assert codes([reject for batch in batches for reject in batch.rejects]) == rejected
