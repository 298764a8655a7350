"""A batch of text cells as a typed batch, by the contract of its table.

The usual case costs one pass: whole columns are cast as they stand, and only a column in which that lost a value is looked at
again, cell by cell.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import polars as pl

from flows.clean.blanks import trimmed, without_null_words
from flows.clean.booleans import truth
from flows.clean.dates import day, iso_day
from flows.clean.numbers import decimal, is_number, whole
from flows.clean.text import canonical_text
from flows.model.catalogue import Column, Table
from flows.model.source import DateOrder

ROW_NO = "row_no"

REJECTS: Mapping[str, type[pl.DataType]] = {
    ROW_NO: pl.Int64,
    "code": pl.String,
    "column_name": pl.String,
    "value": pl.String,
    "message": pl.String,
}
"""The columns of Typed.rejects."""

_WHOLE: Mapping[str, type[pl.DataType]] = {
    "TINYINT": pl.Int8,
    "SMALLINT": pl.Int16,
    "INTEGER": pl.Int32,
    "BIGINT": pl.Int64,
}
_TYPES: Mapping[str, type[pl.DataType]] = {
    **_WHOLE,
    "DOUBLE": pl.Float64,
    "DATE": pl.Date,
    "BOOLEAN": pl.Boolean,
    "VARCHAR": pl.String,
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What became of a batch.

    Attributes:
        frame: the rows without fault, in their order: the contract's columns in its order and types, then the columns of the
            batch that are no text (`row_no`, `line_no`, …) as they were.
        rejects: one row for each bad cell, so a row of the batch may be here more than once: row_no, code (`not_a_number`,
            `not_whole`, `out_of_range`, `not_a_date`, `not_a_boolean`, `missing_value`), column_name, value as it stands in the
            file, message.
    """

    frame: pl.DataFrame
    rejects: pl.DataFrame


def type_columns(
    frame: pl.DataFrame, table: Table, *, date_order: DateOrder | None = None, null_words: Collection[str] = ()
) -> Typed:
    """Casts a batch to the columns of `table` that are not its key.

    Args:
        frame: `row_no` (unique) and text columns under the contract's names; text under other names is dropped.
        table: a table of schema `source`; its key (record_id, version_no) is given at loading.
        date_order: how the source writes dates of three numbers; without it such a date is no date.
        null_words: what the source writes for a missing value.

    Cells are trimmed, blank ones null. A column that the batch lacks is null in every row and rejects none, even if the
    contract says not null: that is a fault of the file, not of its rows.
    """
    contract = [column for column in table.columns if column.name not in table.key]
    words = [column.name for column in contract if column.type == "VARCHAR" and column.name in frame.columns]
    kept = [name for name, dtype in frame.schema.items() if dtype != pl.String]
    text = canonical_text(frame, words, null_words)
    typed = frame.with_columns(text).select(*(_as_it_stands(column, frame) for column in contract), *kept)
    rejects: list[pl.DataFrame] = []
    for column in contract:
        if column.name not in frame.columns:
            continue
        bad = pl.DataFrame(schema=REJECTS)
        if _lost_values(column, frame, typed):
            values, bad = _cell_by_cell(column, frame, date_order, null_words)
            typed = typed.with_columns(values)
        rejects.append(bad)
        if not column.nullable and typed[column.name].null_count():
            rejects.append(_missing(column, typed, bad))
    return _without(typed, pl.concat([pl.DataFrame(schema=REJECTS), *rejects]))


def _as_it_stands(column: Column, frame: pl.DataFrame) -> pl.Expr:
    """The column by the fast cast, which is null for a cell that needs a closer look."""
    dtype, raw = _TYPES[column.type], pl.col(column.name)
    if column.name not in frame.columns:
        return pl.lit(None, dtype).alias(column.name)
    if dtype == pl.Date:
        return iso_day(raw)
    if dtype == pl.Boolean:
        return truth(raw).alias(column.name)
    return raw if dtype == pl.String else raw.cast(dtype, strict=False)


def _lost_values(column: Column, frame: pl.DataFrame, typed: pl.DataFrame) -> bool:
    values = typed[column.name]
    if values.dtype == pl.String:
        return False
    if values.null_count() > frame[column.name].null_count():
        return True
    # `nan` and `inf` are floats to Polars and no numbers to us.
    return values.dtype == pl.Float64 and not values.is_finite().all()


def _cell_by_cell(
    column: Column, frame: pl.DataFrame, date_order: DateOrder | None, null_words: Collection[str]
) -> tuple[pl.Series, pl.DataFrame]:
    """The column with every spelling read, and a reject for each cell that is not blank and still no value."""
    raw = pl.col(column.name)
    text = without_null_words(trimmed(raw), null_words) if null_words else trimmed(raw)
    cells = frame.select(ROW_NO, raw.alias("value"), text.alias("text"))
    cells = cells.with_columns(_reader(column.type, date_order)(pl.col("text")).alias("typed"))
    bad = cells.filter(pl.col("text").is_not_null() & pl.col("typed").is_null())
    code, message = _fault(column, pl.col("text"))
    rejects = bad.select(
        ROW_NO, code.alias("code"), pl.lit(column.name).alias("column_name"), "value", message.alias("message")
    )
    return cells["typed"].alias(column.name), rejects


def _reader(duckdb_type: str, date_order: DateOrder | None) -> Callable[[pl.Expr], pl.Expr]:
    if duckdb_type in _WHOLE:
        return lambda text: whole(text).cast(_WHOLE[duckdb_type], strict=False)
    if duckdb_type == "DATE":
        return lambda text: day(text, date_order)
    return {"DOUBLE": decimal, "BOOLEAN": truth}[duckdb_type]


def _fault(column: Column, text: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Code and message for cells of this column that did not cast."""
    name = column.name
    if column.type == "DATE":
        return pl.lit("not_a_date"), pl.lit(f"{name} is no day of the calendar in a spelling that this source uses.")
    if column.type == "BOOLEAN":
        return pl.lit("not_a_boolean"), pl.lit(f"{name} is neither yes nor no.")
    fractional = pl.lit(column.type in _WHOLE) & (decimal(text) % 1 != 0)
    code = pl.when(~is_number(text)).then(pl.lit("not_a_number")).when(fractional).then(pl.lit("not_whole"))
    message = (
        pl.when(~is_number(text))
        .then(pl.lit(f"{name} is no number (a comma is never taken for one)."))
        .when(fractional)
        .then(pl.lit(f"{name} is no whole number."))
    )
    return code.otherwise(pl.lit("out_of_range")), message.otherwise(pl.lit(f"{name} does not fit in {column.type}."))


def _missing(column: Column, typed: pl.DataFrame, bad: pl.DataFrame) -> pl.DataFrame:
    """A reject for each blank cell of a column that must have a value; `bad` are its cells that did not cast."""
    blank = pl.col(column.name).is_null() & ~pl.col(ROW_NO).is_in(bad[ROW_NO].implode())
    return typed.filter(blank).select(
        ROW_NO,
        pl.lit("missing_value").alias("code"),
        pl.lit(column.name).alias("column_name"),
        pl.lit(None, pl.String).alias("value"),
        pl.lit(f"{column.name} is blank, and every row must have it.").alias("message"),
    )


def _without(typed: pl.DataFrame, rejects: pl.DataFrame) -> Typed:
    if rejects.is_empty():
        return Typed(typed, rejects)
    return Typed(typed.filter(~pl.col(ROW_NO).is_in(rejects[ROW_NO].unique().implode())), rejects)
