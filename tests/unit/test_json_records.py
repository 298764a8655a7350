"""Records in JSON: in an array, alone, in a list of an outer object, as GeoJSON; and texts that are broken or break off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from flows.errors import UnreadableFile
from flows.sources.readers import json_records
from flows.sources.readers.batch import MAX_RAW_CHARS, Batch
from flows.sources.readers.json_records import read_json
from flows.sources.readers.json_walk import MOST_BROKEN, first_list, members

Found = tuple[list[Any], list[tuple[int, str]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def read(path: Path, text: str, under: str | None = None, **more: Any) -> list[Batch]:
    path.write_text(text, encoding="utf-8")
    return list(read_json(path, encoding="utf-8", under=under, **more))


def found(path: Path, text: str, under: str | None = None) -> Found:
    """Column a of the records, and line and code of the rejects."""
    batches = read(path, text, under)
    rows = [value for batch in batches if "a" in batch.frame.columns for value in batch.frame["a"]]
    return rows, [(reject.line_no, reject.code) for batch in batches for reject in batch.rejects]


def test_an_array_of_objects(path: Path) -> None:
    (batch,) = read(path, '[{"a": "x", "line_no": 1},\n 7,\n {"a": {"b": 1}}]')
    assert batch.frame.select("a", "line_no_2", "line_no").rows() == [("x", "1", 1), ('{"b": 1}', None, 3)]
    assert [(reject.line_no, reject.code, reject.raw_text) for reject in batch.rejects] == [(2, "not_an_object", "7")]


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_list_of_an_outer_object(path: Path, encoding: str, indent: int | None) -> None:
    page = {"status": 200, "messages": [], "data": [{"a": "é", "b": None}, {"a": "\U0001f4f0"}], "filename": ""}
    text = json.dumps(page, indent=indent, ensure_ascii=False)
    path.write_bytes(text.encode(encoding))
    (batch,) = read_json(path, encoding=encoding, under="data")
    assert batch.frame.select("a", "b").rows() == [("é", None), ("\U0001f4f0", None)]
    assert not batch.rejects
    plain = "utf-16-le" if encoding == "utf-16" else "utf-8"
    records = [path.read_bytes()[begin:end].decode(plain) for begin, end in batch.frame.select("byte_start", "byte_end").rows()]
    assert [json.loads(record) for record in records] == page["data"]
    if indent is not None:
        assert [text.splitlines()[line - 1].strip() for line in batch.frame["line_no"]] == ["{", "{"]


def test_no_two_records_have_the_same_number(path: Path) -> None:
    (batch,) = read(path, '[{"a": 1}, 2, {"a": 3},\n{"a": 4},\n\n{"a": 5}, [6]]')
    assert batch.frame.select("a", "line_no").rows() == [("1", 1), ("3", 3), ("4", 4), ("5", 5)]
    assert [reject.line_no for reject in batch.rejects] == [2, 6]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("369", "369"), ("369.0", "369"), ("-0.0", "0"), ("35.95", "35.95"), ("1e3", "1000"), ("1e300", "1e+300"),
        ("12345678901234567890", "12345678901234567890"), ("true", "true"), ("false", "false"), ("null", None), ("NaN", None),
        ('""', None), ('" x "', " x "), ('"a\\nb"', "a\nb"), ('"a\tb"', "a\tb"), ('[1, "é"]', '[1, "é"]'),
    ],
)  # fmt: skip
def test_a_value_is_the_cell_that_a_table_would_have(path: Path, value: str, cell: str | None) -> None:
    assert found(path, f'[{{"a": {value}}}]') == ([cell], [])


def test_a_feature_is_its_properties_and_its_point(path: Path) -> None:
    def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
        return {"type": "Feature", "properties": properties, "geometry": geometry}

    point = {"type": "Point", "coordinates": [39.01, 35.95, 250.0]}
    features = [
        feature(point, a=1),
        feature(point, a=2, latitude=35.9, longitude=None),
        feature(None, a=3),
        feature({"type": "Polygon", "coordinates": [[[0, 0]]]}, a=4),
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    (batch,) = read(path, json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), "features")
    assert batch.frame.select("a", "longitude", "latitude").rows() == [
        ("1", "39.01", "35.95"), ("2", "39.01", "35.9"), ("3", None, None), ("4", None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "records", "line_no"),
    [
        ("", 2, 4),
        (",", 2, 4),
        (",\n", 2, 4),
        (',\n{"a": "th', 2, 4),
        (',\n\n{"a": "th", "b": ', 2, 5),
        (',\n{"a": 3}', 3, 5),
        ('], "filename": "', 2, 4),
    ],
)
def test_a_text_that_breaks_off(path: Path, ending: str, records: int, line_no: int) -> None:
    text = '{"status": 200, "data": [\n{"a": 1},\n{"a": 2}' + ending
    assert found(path, text, "data") == (["1", "2", "3"][:records], [(line_no, "truncated")])


@pytest.mark.parametrize("text", ["", "{", '{"status"', '{"status": 200, "da', '{"status": 200, "data": '])
def test_a_text_that_breaks_off_before_its_list(path: Path, text: str) -> None:
    rows, rejects = found(path, text, "data")
    assert not rows
    assert [code for _, code in rejects] == (["truncated"] if text else [])


@pytest.mark.parametrize("bad", ['{"a" 9}', '{"a": "un"quoted"}', '{"a": 1, oops}', '{"a": {"b": }}', "{]}"])
def test_a_broken_record_costs_itself(path: Path, bad: str) -> None:
    (batch,) = read(path, f'[{{"a": 1}},\n{bad},\n{{"a": 2}}, {{"a": 3}}]')
    assert batch.frame["a"].to_list() == ["1", "2", "3"]
    assert [(reject.line_no, reject.code, reject.raw_text) for reject in batch.rejects] == [(2, "not_json", bad)]


def test_a_broken_last_record(path: Path) -> None:
    assert found(path, '[{"a": 1},\n{"a" 2}]') == (["1"], [(2, "not_json")])


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ('{"a": "x\\u0000"}', "nul_bytes"),
        ('{"a": "x\0"}', "nul_bytes"),
        ('{"\\u0000": "x"}', "nul_bytes"),
        ('{"a": "\\ud800"}', "invalid_encoding"),
        ('{"a": "' + "é" * 30 + '"}', "cell_too_large"),
        ('{"a": {"b": "' + "x" * 50 + '"}}', "cell_too_large"),
    ],
    ids=["nul_escaped", "nul", "nul_in_key", "half_a_pair", "large", "large_within"],
)
def test_a_record_that_cannot_be_cells(path: Path, record: str, code: str) -> None:
    (batch,) = read(path, f'{{"data": [{{"a": 1}}, {record}, {{"a": "\\ud83d\\udcf0"}}]}}', "data", max_cell_bytes=50)
    assert batch.frame["a"].to_list() == ["1", "\U0001f4f0"]
    assert [(reject.line_no, reject.code, reject.raw_text) for reject in batch.rejects] == [(2, code, record)]


def test_a_reject_keeps_the_beginning_of_a_long_record(path: Path) -> None:
    (batch,) = read(path, json.dumps([{"a": "x" * 200_000}]), max_cell_bytes=1000)
    assert len(batch.rejects[0].raw_text) < MAX_RAW_CHARS + 100


def test_deep_nesting_is_a_reject(path: Path) -> None:
    deep = '{"a": ' + "[" * 200_000 + "]" * 200_000 + "}"
    assert found(path, f'[{{"a": 1}}, {deep}, {{"a": 2}}]') == (["1", "2"], [(2, "not_json")])


def test_several_texts_one_after_the_other(path: Path) -> None:
    page = '{"data": [{"a": 1}], "next": null}'
    assert found(path, f"{page}\n{page}{page}\n", "data") == (["1"] * 3, [])
    assert found(path, '[{"a": 1}][{"a": 2}] {"a": 3}') == (["1", "2", "3"], [])


def test_what_stands_behind_is_not_passed_over(path: Path) -> None:
    assert found(path, '[{"a": 1}] and more') == (["1"], [(2, "truncated")])


def test_two_lists_of_objects_are_refused(path: Path) -> None:
    with pytest.raises(UnreadableFile, match="two lists of objects, 'data' and 'more'"):
        read(path, '{"data": [{"a": 1}], "more": [{"a": 2}]}', "data")


def test_garbage_is_given_up(path: Path) -> None:
    with pytest.raises(
        UnreadableFile, match=f"More than {MOST_BROKEN} of its values are no JSON, the last on line {MOST_BROKEN + 1}"
    ):
        read(path, "[" + "{},\n".replace("{}", "{oops}") * (MOST_BROKEN + 5) + "{}]")


def test_a_text_too_large_to_hold(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "MAX_BYTES", 10)
    with pytest.raises(UnreadableFile, match=r"jq -c '\.data\[\]' FILE"):
        read(path, '{"data": [{"a": 1}]}', "data")


def test_bytes_that_are_not_in_the_encoding(path: Path) -> None:
    path.write_bytes(b'[{"a": "caf\xe9"}]')
    with pytest.raises(UnreadableFile, match="not utf-8"):
        list(read_json(path, encoding="utf-8"))


def test_batches_are_bounded(path: Path) -> None:
    batches = read(path, json.dumps([{"a": n} if n != 3 else n for n in range(7)]), batch_rows=3)
    assert [batch.read for batch in batches] == [3, 3, 1]
    assert [n for batch in batches for n in batch.frame["a"]] == ["0", "1", "2", "4", "5", "6"]
    assert [n for batch in batches for n in batch.frame["line_no"]] == [1, 2, 3, 5, 6, 7]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"status": 200, "messages": [], "data": [{"a": 1', ("data", 41)),
        (' \n{"crs": {"x": [{}]}, "features":\n [ {', ("features", 38)),
        ('{"a": [1, 2], "b": {"c": [{}]}}', None),
        ('{"data": []}', None),
        ('[{"data": [{}]}]', None),
        ('{"a": "cut o', None),
        ("", None),
    ],
)
def test_which_list_has_the_records(text: str, found: tuple[str, int] | None) -> None:
    assert first_list(text) == found


def test_the_keys_of_an_object_that_is_cut_off() -> None:
    assert [key for key, _ in members(' {"a": {"b": 1}, "c": [2], "d": "cut o')] == ["a", "c", "d"]
