"""The DuckDB adapter against Great Expectations' own pandas engine: the same verdict, the same count, the same rows.

The adapter leans on internals of Great Expectations. These tests are what an upgrade has to pass.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb
import great_expectations as gx
import pandas as pd
import pytest

from expectations.run import check
from expectations.suites import Rule, Suite, load_suite, suite_names

HOSTILE = ["it's", '"quoted"', "50%", "%s %(x)s %%", "a\nb", "'; DROP TABLE t; --", "\\d+\\", "$1 :name", "{batch}", "Ã©", "😀"]

COLUMNS: dict[str, tuple[str, list[Any]]] = {
    "n": ("BIGINT", [1, 2, 2, None, -5, 10, 0, 2, 7, 11, 3]),
    "m": ("BIGINT", [1, 1, 2, 4, None, 20, 0, 2, 7, 10, 3]),
    "x": ("DOUBLE", [0.5, -0.5, 90.0, 90.5, None, -90.0, 0.0, 1e9, 3.25, 0.1, 2.0]),
    "word": ("VARCHAR", ["a", "bb", None, "bb", "ccc", "", "A", "a b", "SYR", "syr", "SYRIA"]),
    "odd": ("VARCHAR", HOSTILE),
    "day": (
        "VARCHAR",
        ["2017-10-19", "2017-13-01", "19.10.2017", None, "2017-02-29", "2016-02-29", "", "x", "2017-10-20", "2017-1-1", "0"],
    ),
    "when": ("DATE", [dt.date(2017, 1, day) for day in range(1, 11)] + [None]),
}

CASES: list[tuple[str, dict[str, Any]]] = [
    ("expect_column_values_to_not_be_null", {"column": "n"}),
    ("expect_column_values_to_not_be_null", {"column": "word", "mostly": 0.5}),
    ("expect_column_values_to_be_null", {"column": "m"}),
    ("expect_column_values_to_be_between", {"column": "n", "min_value": 0, "max_value": 7}),
    (
        "expect_column_values_to_be_between",
        {"column": "n", "min_value": 0, "max_value": 10, "strict_min": True, "strict_max": True},
    ),
    ("expect_column_values_to_be_between", {"column": "x", "min_value": -90, "max_value": 90}),
    ("expect_column_values_to_be_between", {"column": "x", "max_value": 1}),
    ("expect_column_values_to_be_between", {"column": "when", "min_value": dt.date(2017, 1, 4)}),
    ("expect_column_values_to_be_in_set", {"column": "n", "value_set": [1, 2, 3]}),
    ("expect_column_values_to_be_in_set", {"column": "word", "value_set": ["a", "bb"], "mostly": 0.1}),
    ("expect_column_values_to_be_in_set", {"column": "odd", "value_set": HOSTILE[::2]}),
    ("expect_column_values_to_not_be_in_set", {"column": "word", "value_set": ["a", ""]}),
    ("expect_column_values_to_not_be_in_set", {"column": "odd", "value_set": HOSTILE[1::2]}),
    ("expect_column_values_to_match_regex", {"column": "word", "regex": "^[A-Z]{3}$"}),
    ("expect_column_values_to_match_regex", {"column": "word", "regex": "b"}),
    ("expect_column_values_to_match_regex", {"column": "odd", "regex": r"['%\\$]"}),
    ("expect_column_values_to_not_match_regex", {"column": "word", "regex": "^[a-z]+$"}),
    ("expect_column_values_to_not_match_regex", {"column": "odd", "regex": "Ã[\u0080-\u00bf]|%s"}),
    ("expect_column_value_lengths_to_be_between", {"column": "word", "min_value": 1, "max_value": 3}),
    ("expect_column_value_lengths_to_be_between", {"column": "odd", "min_value": 2}),
    ("expect_column_value_lengths_to_equal", {"column": "word", "value": 3}),
    ("expect_column_values_to_match_strftime_format", {"column": "day", "strftime_format": "%Y-%m-%d"}),
    ("expect_column_values_to_be_unique", {"column": "n"}),
    ("expect_column_values_to_be_unique", {"column": "word"}),
    ("expect_compound_columns_to_be_unique", {"column_list": ["n", "m"], "ignore_row_if": "any_value_is_missing"}),
    ("expect_column_pair_values_to_be_equal", {"column_A": "n", "column_B": "m", "ignore_row_if": "either_value_is_missing"}),
    (
        "expect_column_pair_values_a_to_be_greater_than_b",
        {"column_A": "n", "column_B": "m", "ignore_row_if": "either_value_is_missing"},
    ),
    (
        "expect_column_pair_values_a_to_be_greater_than_b",
        {"column_A": "n", "column_B": "m", "or_equal": True, "ignore_row_if": "either_value_is_missing"},
    ),
    ("expect_multicolumn_sum_to_equal", {"column_list": ["n", "m"], "sum_total": 4, "ignore_row_if": "any_value_is_missing"}),
    (
        "expect_select_column_values_to_be_unique_within_record",
        {"column_list": ["n", "m"], "ignore_row_if": "any_value_is_missing"},
    ),
]

N_ABOVE_1 = {"type": "comparison", "column": {"name": "n"}, "operator": ">", "parameter": 1}
WORD_IS_QUOTED = {"type": "comparison", "column": {"name": "odd"}, "operator": "!=", "parameter": "it's"}
CONDITIONS = [None, N_ABOVE_1, WORD_IS_QUOTED]

TABLE_CASES: list[tuple[str, dict[str, Any]]] = [
    ("expect_table_row_count_to_be_between", {"min_value": 1, "max_value": 5}),
    ("expect_table_columns_to_match_set", {"column_set": ["row_no", *COLUMNS]}),
    ("expect_column_max_to_be_between", {"column": "n", "min_value": 0, "max_value": 5}),
    ("expect_column_mean_to_be_between", {"column": "n", "min_value": 0, "max_value": 5}),
    ("expect_column_distinct_values_to_be_in_set", {"column": "word", "value_set": ["a", "bb"]}),
]


def rule(expectation: str, kwargs: dict[str, Any], code: str = "it") -> Rule:
    return Rule(code, expectation, kwargs, "warning", None, (), "it holds", "because", None)


def frame() -> pd.DataFrame:
    """The columns as pandas objects, so that a missing value stays None and an integer an integer."""
    series = {name: pd.Series(values, dtype="object") for name, (_, values) in COLUMNS.items()}
    return pd.DataFrame({"row_no": range(1, 12), **series})


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    types = ", ".join(f"{name if name != 'when' else chr(34) + name + chr(34)} {kind}" for name, (kind, _) in COLUMNS.items())
    connection.execute(f"CREATE TABLE t (row_no BIGINT, {types})")
    for row_no, values in enumerate(zip(*(values for _, values in COLUMNS.values()), strict=True), start=1):
        connection.execute(f"INSERT INTO t VALUES (?{', ?' * len(values)})", [row_no, *values])
    return connection


def by_pandas(expectation: str, kwargs: dict[str, Any]) -> Any:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
    batch = context.data_sources.add_pandas("p").add_dataframe_asset("t").add_batch_definition_whole_dataframe("w")
    one = gx.ExpectationSuite(name="s", expectations=[{"type": expectation, "kwargs": kwargs}])
    found = batch.get_batch({"dataframe": frame()}).validate(one, result_format={"result_format": "COMPLETE"})
    assert "raised_exception" in found.results[0].exception_info, found.results[0].exception_info
    return found.results[0]


def rows_of(con: duckdb.DuckDBPyConnection, query: str | None) -> list[int]:
    return [row_no for (row_no,) in con.execute(f"SELECT row_no FROM ({query}) ORDER BY 1").fetchall()] if query else []


@pytest.mark.parametrize("condition", CONDITIONS, ids=["all_rows", "n_above_1", "odd_is_not_its"])
@pytest.mark.parametrize(
    ("expectation", "kwargs"), CASES, ids=[f"{number}-{name[7:]}" for number, (name, _) in enumerate(CASES)]
)
def test_duckdb_and_pandas_agree_on_rows(
    con: duckdb.DuckDBPyConnection, expectation: str, kwargs: dict[str, Any], condition: dict[str, Any] | None
) -> None:
    given = kwargs | ({"row_condition": condition} if condition else {})
    theirs = by_pandas(expectation, given)
    (ours,) = check(con, "t", Suite("s", "h", (rule(expectation, given),)), schema=None)
    assert ours.error is None
    assert ours.success == theirs.success
    assert ours.unexpected_count == theirs.result["unexpected_count"]
    assert rows_of(con, ours.rows_query) == [index + 1 for index in theirs.result.get("unexpected_index_list") or []]


@pytest.mark.parametrize(("expectation", "kwargs"), TABLE_CASES, ids=[name[7:] for name, _ in TABLE_CASES])
def test_duckdb_and_pandas_agree_on_tables(con: duckdb.DuckDBPyConnection, expectation: str, kwargs: dict[str, Any]) -> None:
    theirs = by_pandas(expectation, kwargs)
    (ours,) = check(con, "t", Suite("s", "h", (rule(expectation, kwargs),)), schema=None)
    assert ours.error is None
    assert ours.success == theirs.success
    assert ours.rows_query is None


def test_each_case_can_fail(con: duckdb.DuckDBPyConnection) -> None:
    suite = Suite("s", "h", tuple(rule(name, kwargs, f"r{number}") for number, (name, kwargs) in enumerate(CASES)))
    assert {one.code for one in check(con, "t", suite, schema=None) if not one.unexpected_count} == set()


def test_every_expectation_of_the_suites_is_pinned() -> None:
    used = {one.expectation for name in suite_names() for one in load_suite(name).rules}
    assert used - {name for name, _ in CASES} == {"unexpected_rows_expectation"}, (
        "pandas has no SQL: see test_expectations_run.py"
    )
