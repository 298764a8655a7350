"""A batch of text against a contract: what is typed, what is rejected and why, and that a reformatted release is the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from flows.clean.typed import type_columns
from flows.model.catalogue import Column, Table
from flows.model.source import DateOrder
from flows.sources.columns import contract_names
from flows.sources.ucdp_ged import SOURCE
from warehouse.catalogue import read_catalogue
from warehouse.migrate import migrate

RELEASES = Path(__file__).parents[3] / "shared" / "data" / "events" / "ucdp"

TABLE = Table(
    schema="source",
    name="t",
    kind="table",
    comment="",
    key=("record_id",),
    columns=tuple(
        Column(name, type_, nullable, "")
        for name, type_, nullable in [
            ("record_id", "VARCHAR", False),
            ("id", "BIGINT", False),
            ("n", "INTEGER", True),
            ("small", "TINYINT", True),
            ("x", "DOUBLE", True),
            ("day", "DATE", True),
            ("flag", "BOOLEAN", True),
            ("text", "VARCHAR", True),
            ("needed", "VARCHAR", False),
        ]
    ),
)


def batch(**columns: list[str | None]) -> pl.DataFrame:
    rows = len(next(iter(columns.values())))
    return pl.DataFrame(
        {"row_no": list(range(10, 10 + rows)), "line_no": list(range(2, 2 + rows)), **columns},
        schema={"row_no": pl.Int64, "line_no": pl.Int64, **dict.fromkeys(columns, pl.String)},
    )


def test_a_clean_batch_has_the_contracts_columns_types_and_order() -> None:
    typed = type_columns(
        batch(text=["a"], needed=["b"], id=["1"], day=["2017-10-19"], x=["1.5"], flag=["t"], other=["?"]), TABLE
    )
    assert typed.rejects.is_empty()
    assert typed.frame.schema == {
        "id": pl.Int64, "n": pl.Int32, "small": pl.Int8, "x": pl.Float64, "day": pl.Date, "flag": pl.Boolean, "text": pl.String,
        "needed": pl.String, "row_no": pl.Int64, "line_no": pl.Int64,
    }  # fmt: skip
    assert typed.frame.row(0) == (1, None, None, 1.5, date(2017, 10, 19), True, "a", "b", 10, 2)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("n", "twelve", "not_a_number"),
        ("n", "1,234", "not_a_number"),
        ("n", "3.5", "not_whole"),
        ("n", "2147483648", "out_of_range"),
        ("small", "128", "out_of_range"),
        ("id", "9" * 25, "out_of_range"),
        ("x", "36,5", "not_a_number"),
        ("x", "nan", "not_a_number"),
        ("x", "1e999", "out_of_range"),
        ("day", "2017-02-30", "not_a_date"),
        ("day", "2/3/2017", "not_a_date"),
        ("flag", "perhaps", "not_a_boolean"),
    ],
)
def test_a_bad_cell_rejects_its_row_and_no_other(column: str, value: str, code: str) -> None:
    good = {"id": "1", "needed": "y"}
    rows = [good, {**good, column: value}, good]
    typed = type_columns(batch(**{name: [row.get(name) for row in rows] for name in {*good, column}}), TABLE)
    assert typed.frame["row_no"].to_list() == [10, 12]
    (reject,) = typed.rejects.iter_rows(named=True)
    assert (reject["row_no"], reject["code"], reject["column_name"], reject["value"]) == (11, code, column, value)
    assert column in reject["message"]


def test_every_fault_of_a_row_is_said() -> None:
    typed = type_columns(batch(id=["x"], n=["y"], day=["z"], needed=[" "]), TABLE)
    assert typed.frame.is_empty()
    assert set(typed.rejects.select("code", "column_name").rows()) == {
        ("not_a_number", "id"), ("not_a_number", "n"), ("not_a_date", "day"), ("missing_value", "needed"),
    }  # fmt: skip


def test_a_value_in_another_spelling_is_no_fault() -> None:
    spelled = batch(
        id=[" 369.0 ", "1e3"], n=["+5", "\u00a07"], day=["2016-01-01 00:00:00.000", "01 January 2016"], needed=["y", "y"]
    )
    typed = type_columns(spelled, TABLE)
    assert typed.rejects.is_empty()
    assert typed.frame.select("id", "n", "day").rows() == [(369, 5, date(2016, 1, 1)), (1000, 7, date(2016, 1, 1))]


def test_a_blank_cell_of_any_type_is_null() -> None:
    typed = type_columns(batch(id=["1"], n=[" "], x=["\u200b"], day=[""], flag=["\t"], text=["\u00a0"], needed=["y"]), TABLE)
    assert typed.rejects.is_empty()
    assert typed.frame.select("n", "x", "day", "flag", "text").row(0) == (None,) * 5


def test_null_words_and_the_order_of_dates_are_the_sources() -> None:
    cells = batch(id=["1"], n=["NA"], text=["na"], day=["4/5/2017"], needed=["y"])
    typed = type_columns(cells, TABLE, date_order=DateOrder.DAY_FIRST, null_words=["NA"])
    assert typed.rejects.is_empty()
    assert typed.frame.select("n", "text", "day").row(0) == (None, None, date(2017, 5, 4))
    assert type_columns(cells, TABLE).rejects["code"].to_list() == ["not_a_number", "not_a_date"]


def test_a_column_that_the_file_lacks_is_null_and_rejects_no_row() -> None:
    typed = type_columns(batch(id=["1", "2"]), TABLE)
    assert typed.rejects.is_empty()
    assert typed.frame["needed"].to_list() == [None, None]


def test_an_empty_batch_keeps_its_shape() -> None:
    typed = type_columns(batch(id=[], needed=[]), TABLE)
    assert typed.frame.width == 10
    assert typed.frame.is_empty()
    assert typed.rejects.columns == ["row_no", "code", "column_name", "value", "message"]


def release(number: int, contract: Table) -> pl.DataFrame:
    """A release of GED for Ukraine, typed. Read with Polars, which its quoting allows; the second line are HXL tags."""
    path = RELEASES / f"ged_ukraine_release_{number}.csv"
    if not path.exists():
        pytest.skip(f"{path.name} is not present (../shared/data is part of no installation)")
    cells = pl.read_csv(path, infer_schema=False, skip_rows_after_header=1)
    cells = cells.rename(dict(zip(cells.columns, contract_names(cells.columns, SOURCE.renames), strict=True)))
    typed = type_columns(cells.with_row_index("row_no").cast({"row_no": pl.Int64}), contract)
    assert typed.rejects.is_empty()
    return typed.frame.select(
        *(name for name in typed.frame.columns if name in cells.columns and name not in SOURCE.not_substance)
    )


def test_a_reformatted_release_is_the_same_release() -> None:
    """All 993 rows were written anew (three spellings of dates, `369.0` and `369`, digits of coordinates, white space)."""
    with duckdb.connect() as con:
        migrate(con)
        contract = read_catalogue(con)["source.ucdp_ged"]
    before, after = release(1, contract), release(2, contract)
    both = before.join(after, on="id", suffix=" after")
    assert both.height == 993
    changed = {
        (row["id"], name)
        for row in both.iter_rows(named=True)
        for name in before.columns
        if f"{name} after" in row and row[name] != row[f"{name} after"]
    }
    assert changed == {
        (156835, "where_coordinates"), (156835, "adm_1"), (156835, "adm_2"), (156835, "latitude"), (156835, "longitude"),
        (239008, "event_clarity"),
        (257655, "deaths_b"), (257655, "deaths_unknown"),
    }  # fmt: skip
