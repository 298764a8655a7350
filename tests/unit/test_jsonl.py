"""JSON lines, and the beginning of a file."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.model.files import ReceivedFile
from flows.sources.readers.jsonl import read_jsonl
from flows.sources.readers.sample import SAMPLE_BYTES, take_sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_each_line_is_a_row(path: Path, encoding: str) -> None:
    lines = ['{"title": "é", "n": 1, "tags": ["a", null]}', "", '{"title": "", "line_no": "x"}']
    path.write_bytes("\r\n".join(lines).encode(encoding))
    (batch,) = read_jsonl(path, encoding=encoding)
    assert batch.frame.drop("byte_start", "byte_end").to_dicts() == [
        {"title": "é", "n": "1", "tags": '["a", null]', "line_no_2": None, "line_no": 1},
        {"title": None, "n": None, "tags": None, "line_no_2": "x", "line_no": 3},
    ]
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    spans = batch.frame.select("byte_start", "byte_end").rows()
    assert [path.read_bytes()[begin:end].decode(plain) for begin, end in spans] == [lines[0], lines[2]]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{oops", "not_json"),
        (b"[1]", "not_an_object"),
        (b'{"a": "caf\xe9"}', "invalid_encoding"),
        (b'{"a": "\\ud800"}', "invalid_encoding"),
        (b'{"a": "\\u0000"}', "nul_bytes"),
        (b"\0\0\0", "not_json"),
        (b'{"a": "' + b"x" * 50 + b'"}', "cell_too_large"),
        (b'{"a": "' + b"x" * 5000 + b'"}', "cell_too_large"),
        (b"[" * 100_000, "cell_too_large"),
    ],
)
def test_a_bad_line_costs_itself(path: Path, line: bytes, code: str) -> None:
    path.write_bytes(b'{"a": 1}\n' + line + b'\n{"a": 2}\n')
    (batch,) = read_jsonl(path, encoding="utf-8", max_cell_bytes=40)
    assert batch.frame["a"].to_list() == ["1", "2"]
    assert batch.frame["line_no"].to_list() == [1, 3]
    assert [(reject.line_no, reject.code) for reject in batch.rejects] == [(2, code)]


def test_deep_nesting_is_a_reject(path: Path) -> None:
    path.write_bytes(b'{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n")
    (batch,) = read_jsonl(path, encoding="utf-8")
    assert [reject.code for reject in batch.rejects] == ["not_json"]


def test_a_file_that_breaks_off(path: Path) -> None:
    path.write_bytes(b'{"a": 1}\n{"a": ')
    (batch,) = read_jsonl(path, encoding="utf-8")
    assert batch.frame.height == 1
    assert [(reject.line_no, reject.code) for reject in batch.rejects] == [(2, "truncated")]


def test_batches_are_bounded(path: Path) -> None:
    path.write_text("".join(f"{json.dumps({'a': n})}\n" for n in range(7)))
    batches = list(read_jsonl(path, encoding="utf-8", batch_rows=3))
    assert [batch.frame.height for batch in batches] == [3, 3, 1]
    assert [n for batch in batches for n in batch.frame["a"]] == [str(n) for n in range(7)]


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"one\ntwo", "utf-8", "one\ntwo"),
        ("one\ntwo".encode("utf-8-sig"), "utf-8-sig", "one\ntwo"),
        ("één\n".encode("utf-16"), "utf-16", "één\n"),
        (b"line\n" * 20_000, "utf-8", "line\n" * (SAMPLE_BYTES // 5)),
        (b"\x89PNG\r\n", "binary", ""),
    ],
)
def test_a_sample_is_the_complete_lines_of_the_beginning(path: Path, data: bytes, encoding: str, text: str) -> None:
    path.write_bytes(data)
    sample = take_sample(ReceivedFile("0" * 64, "in/a.zip!b.csv", path, len(data), encoding, None, datetime.now(UTC)))
    assert sample.text == text
    assert sample.head == data[:SAMPLE_BYTES]
    assert (sample.name, sample.size) == ("b.csv", len(data))
