"""Typing loses no row and changes no value, whatever stands in the cells."""

from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from flows.clean.blanks import EDGE, trimmed
from flows.clean.dates import day
from flows.clean.numbers import decimal, whole
from flows.clean.priogrid import priogrid_gid
from flows.clean.typed import type_columns
from flows.model.catalogue import Column, Table

TABLE = Table(
    "source",
    "t",
    "table",
    "",
    (),
    (
        Column("whole", "INTEGER", True, ""),
        Column("number", "DOUBLE", True, ""),
        Column("day", "DATE", True, ""),
        Column("text", "VARCHAR", False, ""),
    ),
)
CELL = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.from_regex(r"\A\s{0,2}[+-]?[0-9]{0,12}(\.[0-9]{0,3})?(e[0-9])?\s{0,2}\Z"),
    st.from_regex(r"\A[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}([T ]00:00:00)?\Z"),
)
X = pl.col("x")


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=6))
def test_every_row_is_typed_or_rejected(rows: list[tuple[str | None, ...]]) -> None:
    names = TABLE.column_names
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row").with_row_index("row_no")
    typed = type_columns(frame.cast({"row_no": pl.Int64}), TABLE)
    kept, rejected = typed.frame["row_no"].to_list(), set(typed.rejects["row_no"])
    assert sorted([*kept, *rejected]) == list(range(len(rows)))
    assert kept == sorted(kept)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=6))
def test_the_fast_way_and_the_careful_way_agree(rows: list[tuple[str | None, ...]]) -> None:
    """One bad cell sends its whole column the careful way: the values of the others must not change by it."""
    names = TABLE.column_names
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row").with_row_index("row_no", offset=1)
    bad = pl.DataFrame([(0, "x", "x", "x", "x")], schema={"row_no": pl.UInt32, **dict.fromkeys(names, pl.String)}, orient="row")
    alone = type_columns(frame.cast({"row_no": pl.Int64}), TABLE)
    beside = type_columns(pl.concat([bad, frame]).cast({"row_no": pl.Int64}), TABLE)
    assert beside.frame.rows() == alone.frame.rows()


@given(st.integers(-(2**63), 2**63 - 1), st.sampled_from(["{}", "{}.0", " {}", "{}.000 "]))
def test_every_whole_number_comes_back(number: int, spelling: str) -> None:
    frame = pl.DataFrame({"x": [spelling.format(number)]})
    assert frame.select(whole(trimmed(X))).item() == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_decimal_number_comes_back(number: float) -> None:
    assert pl.DataFrame({"x": [repr(number)]}).select(decimal(X)).item() == number


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y-%m-%d 00:00:00.000", "%Y-%m-%dT00:00:00Z", "%d %B %Y", "%d %b %Y"]))
def test_every_day_comes_back(one: date, spelling: str) -> None:
    text = one.strftime(spelling.replace("%Y", f"{one.year:04}"))
    assert pl.DataFrame({"x": [text]}).select(day(X)).item() == one


@given(st.text(alphabet=EDGE, max_size=3), st.text(max_size=20), st.text(alphabet=EDGE, max_size=3))
def test_trimming_takes_only_the_ends(before: str, text: str, after: str) -> None:
    inner = text.strip(EDGE)
    assert pl.DataFrame({"x": [before + text + after]}).select(trimmed(X)).item() == (inner or None)


@given(st.floats(-90, 90, exclude_max=True), st.floats(-180, 180, exclude_max=True))
def test_a_point_lies_in_its_grid_cell(latitude: float, longitude: float) -> None:
    frame = pl.DataFrame({"lat": [latitude], "lon": [longitude]})
    row, column = divmod(frame.select(priogrid_gid(pl.col("lat"), pl.col("lon"))).item() - 1, 720)
    rounding = 1e-9  # latitude + 90 has fewer digits left than latitude
    assert row / 2 - 90 - rounding <= latitude <= row / 2 - 89.5
    assert column / 2 - 180 - rounding <= longitude <= column / 2 - 179.5
