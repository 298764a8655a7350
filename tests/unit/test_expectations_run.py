"""What `check` promises: every failing row, nobody blamed for a broken rule, and nothing left behind."""

from __future__ import annotations

import datetime as dt
import json
import socket
import subprocess
import sys
from dataclasses import replace
from typing import Any

import duckdb
import pytest

from expectations.run import check
from expectations.suites import Rule, Suite, columns_of
from flows.errors import DatelineError
from flows.model.check import Validation

ROWS = 5_000


def rule(code: str, expectation: str, **kwargs: Any) -> Rule:
    return Rule(code, expectation, kwargs, "critical", "row", columns_of(kwargs, None), f"{code} holds", "because", None)


def sql_rule(code: str, query: str, *columns: str) -> Rule:
    return replace(rule(code, "unexpected_rows_expectation", unexpected_rows_query=query), columns=columns)


def suite(*rules: Rule) -> Suite:
    return Suite("things", "hash", rules)


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    """5,000 rows: `n` counts, `half` is 0 or 1, `pair` comes up twice, `zero` is 0, `word` is text."""
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE thing AS SELECT i AS row_no, i AS n, i % 2 AS half, i // 2 AS pair, 0 AS zero, 'word ' || i AS word "
        f"FROM range({ROWS}) AS numbers (i)"
    )
    return connection


def failing(con: duckdb.DuckDBPyConnection, one: Validation) -> list[int]:
    return [row_no for (row_no,) in con.execute(f"SELECT row_no FROM ({one.rows_query}) ORDER BY row_no").fetchall()]


ODD = [n for n in range(ROWS) if n % 2]
MANY = [
    (rule("in_set", "expect_column_values_to_be_in_set", column="half", value_set=[0]), ODD),
    (rule("mostly", "expect_column_values_to_be_in_set", column="half", value_set=[0], mostly=0.1), ODD),
    (rule("unique", "expect_column_values_to_be_unique", column="pair"), list(range(ROWS))),
    (rule("compound", "expect_compound_columns_to_be_unique", column_list=["pair", "half"]), []),
    (rule("compound_twice", "expect_compound_columns_to_be_unique", column_list=["pair", "zero"]), list(range(ROWS))),
    (rule("pair", "expect_column_pair_values_to_be_equal", column_A="n", column_B="half"), list(range(2, ROWS))),
    (sql_rule("sql", "SELECT row_no FROM {batch} WHERE half = 1;"), ODD),
    (sql_rule("sql_join", "SELECT a.row_no FROM {batch} AS a JOIN {batch} AS b ON b.n = a.n AND b.half = 1"), ODD),
    (
        rule(
            "conditional",
            "expect_column_values_to_be_between",
            column="n",
            max_value=999,
            row_condition={"type": "comparison", "column": {"name": "half"}, "operator": "==", "parameter": 1},
        ),
        [n for n in ODD if n > 999],
    ),
]


@pytest.mark.parametrize(("one", "expected"), MANY, ids=[one.code for one, _ in MANY])
def test_every_failing_row_is_found(con: duckdb.DuckDBPyConnection, one: Rule, expected: list[int]) -> None:
    (found,) = check(con, "thing", suite(one), schema=None)
    assert found.error is None
    assert found.unexpected_count == len(expected)
    assert (failing(con, found) if found.rows_query else []) == expected


def test_mostly_passes_and_still_names_the_rows(con: duckdb.DuckDBPyConnection) -> None:
    kwargs: dict[str, Any] = {"column": "half", "value_set": [0]}
    strict, lenient = check(
        con,
        "thing",
        suite(
            rule("strict", "expect_column_values_to_be_in_set", **kwargs),
            rule("lenient", "expect_column_values_to_be_in_set", mostly=0.5, **kwargs),
        ),
        schema=None,
    )
    assert (strict.success, lenient.success) == (False, True)
    assert failing(con, strict) == failing(con, lenient) == ODD
    assert lenient.unexpected_percent == 50.0


BROKEN = [
    rule("no_such_column", "expect_column_values_to_not_be_null", column="nowhere"),
    rule("regex_on_numbers", "expect_column_values_to_match_regex", column="n", regex="1"),
    rule("regex_malformed", "expect_column_values_to_match_regex", column="word", regex="(["),
    rule("text_between_numbers", "expect_column_values_to_be_between", column="word", max_value=3),
    sql_rule("sql_malformed", "SELECT row_no FROM {batch} WHERE ("),
    sql_rule("sql_cannot_cast", "SELECT row_no FROM {batch} WHERE word::INTEGER > 3"),
    sql_rule("sql_without_row_no", "SELECT nowhere FROM {batch}"),
]


def test_a_rule_that_raises_says_nothing_of_the_data_nor_of_other_rules(con: duckdb.DuckDBPyConnection) -> None:
    good = rule("good", "expect_column_values_to_not_be_null", column="n")
    bad = rule("bad", "expect_column_values_to_be_in_set", column="half", value_set=[0])
    sql = sql_rule("sql", "SELECT row_no FROM {batch} WHERE n < 3")
    found = {one.code: one for one in check(con, "thing", suite(*BROKEN[:4], good, bad, *BROKEN[4:], sql), schema=None)}
    for broken in BROKEN:
        one = found[broken.code]
        assert one.success is None, one
        assert one.error
        assert (one.unexpected_count, one.rows_query) == (None, None)
    assert (found["good"].success, found["good"].unexpected_count) == (True, 0)
    assert (found["bad"].success, found["bad"].unexpected_count) == (False, ROWS // 2)
    assert (found["sql"].success, found["sql"].unexpected_count) == (False, 3)


def test_results_come_in_the_order_of_the_suite_with_what_the_rule_says(con: duckdb.DuckDBPyConnection) -> None:
    rules = [
        sql_rule("zz", "SELECT row_no FROM {batch} WHERE n = 7", "n", "half"),
        rule("rows", "expect_table_row_count_to_be_between", min_value=1),
        rule("pair", "expect_column_pair_values_to_be_equal", column_A="n", column_B="half"),
        rule("aa", "expect_column_values_to_be_between", column="n", max_value=4_990),
    ]
    found = check(con, "thing", suite(*rules), schema=None)
    assert [one.code for one in found] == ["zz", "rows", "pair", "aa"]
    assert [one.column_name for one in found] == ["n,half", None, "n,half", "n"]
    assert (found[0].unexpected_count, found[0].unexpected_percent) == (1, 100 / ROWS)
    assert json.loads(found[1].observed) == {"observed_value": ROWS}
    assert found[1].unexpected_count is None
    examples = json.loads(found[3].observed)["examples"]
    assert len(examples) == 5
    assert all(4_990 < int(example) < ROWS for example in examples)
    assert {(one.suite, one.suite_hash, one.severity, one.rejects) for one in found} == {("things", "hash", "critical", "row")}


@pytest.mark.parametrize("schema", ["stage", "stage.main", 'stage.an "odd" schema'])
def test_a_table_of_an_attached_database_is_checked_where_it_lies(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    con.execute("ATTACH ':memory:' AS stage")
    con.execute('CREATE SCHEMA stage."an ""odd"" schema"')
    where = 'stage."an ""odd"" schema"' if "odd" in schema else "stage.main"
    con.execute(f"""CREATE TABLE {where}."a 'strange' ""table""; --" AS SELECT row_no, n FROM thing WHERE n >= 10""")
    (found,) = check(
        con,
        """a 'strange' "table"; --""",
        suite(rule("small", "expect_column_values_to_be_between", column="n", min_value=20)),
        schema=schema,
    )
    assert found.unexpected_count == 10
    assert failing(con, found) == list(range(10, 20))


def test_nothing_is_left_behind_and_nothing_else_is_touched(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("CREATE TABLE dateline_batch AS SELECT 1 AS mine")
    before = con.execute("SELECT * FROM duckdb_tables()").fetchall()
    check(con, "thing", suite(rule("any", "expect_column_values_to_not_be_null", column="n"), *BROKEN), schema=None)
    assert con.execute("SELECT * FROM duckdb_tables()").fetchall() == before
    assert con.execute("SELECT * FROM duckdb_views() WHERE NOT internal").fetchall() == []
    assert con.execute("SELECT mine FROM dateline_batch").fetchall() == [(1,)]


def test_an_open_transaction_is_refused_before_a_rule_can_abort_it(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("BEGIN")
    with pytest.raises(duckdb.TransactionException):
        check(con, "thing", suite(*BROKEN), schema=None)


def test_an_empty_table_fails_no_rule_on_rows(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("CREATE TABLE nothing AS SELECT * FROM thing LIMIT 0")
    found = check(con, "nothing", suite(*(one for one, _ in MANY)), schema=None)
    assert {one.success for one in found} == {True}
    assert {one.rows_query for one in found} == {None}


HOSTILE = ["it's", '"', "100%", "%s", "a\nb", "x'; DROP TABLE thing; --", "\\", "$1", "<script>", "\ufeff", "nul\x00nul"]


def test_hostile_values_are_only_values(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("CREATE TABLE odd (row_no BIGINT, value VARCHAR)")
    con.executemany("INSERT INTO odd VALUES (?, ?)", list(enumerate(HOSTILE)))
    for number, value in enumerate(HOSTILE):
        others = [row_no for row_no in range(len(HOSTILE)) if row_no != number]
        (found,) = check(
            con, "odd", suite(rule("only", "expect_column_values_to_be_in_set", column="value", value_set=[value])), schema=None
        )
        assert found.error is None
        assert failing(con, found) == others
    assert con.execute("SELECT count(*) FROM thing").fetchall() == [(ROWS,)]


def test_a_huge_value_is_shown_shortened(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("CREATE TABLE huge AS SELECT 1 AS row_no, repeat('x', 10_000_000) AS value")
    (found,) = check(
        con, "huge", suite(rule("a", "expect_column_values_to_match_regex", column="value", regex="y")), schema=None
    )
    assert found.unexpected_count == 1
    assert len(found.observed) < 300


def test_parameters_are_filled_in_and_missed(con: duckdb.DuckDBPyConnection) -> None:
    limit = rule("limit", "expect_column_values_to_be_between", column="n", max_value={"$PARAMETER": "limit"})
    (found,) = check(con, "thing", suite(limit), schema=None, parameters={"limit": 4_989})
    assert failing(con, found) == list(range(4_990, ROWS))
    with pytest.raises(DatelineError, match="'things' needs the parameters limit"):
        check(con, "thing", suite(limit), schema=None)


@pytest.mark.parametrize("day", ["2017-10-19", dt.date(2017, 10, 19), dt.datetime(2017, 10, 19)])
def test_a_day_may_be_given_as_a_date_or_as_text(con: duckdb.DuckDBPyConnection, day: object) -> None:
    con.execute("CREATE TABLE dated AS SELECT i AS row_no, DATE '2017-10-18' + i::INTEGER AS day FROM range(4) AS numbers (i)")
    late = rule("late", "expect_column_values_to_be_between", column="day", max_value={"$PARAMETER": "latest"})
    (found,) = check(con, "dated", suite(late), schema=None, parameters={"latest": day})
    assert failing(con, found) == [2, 3]


@pytest.mark.parametrize("kwargs", [{}, {"column": "n"}, {"column": "n", "min_value": 1, "mostly": 7}])
def test_a_rule_that_great_expectations_does_not_accept_is_named(
    con: duckdb.DuckDBPyConnection, kwargs: dict[str, Any]
) -> None:
    wrong = rule("wrong", "expect_column_values_to_be_between", **kwargs)
    with pytest.raises(DatelineError, match="'things', rule 'wrong'"):
        check(con, "thing", suite(wrong), schema=None)
    with pytest.raises(DatelineError, match="'things', rule 'absent'"):
        check(con, "thing", suite(rule("absent", "expect_nothing_known", column="n")), schema=None)


def test_nothing_is_sent_and_nothing_printed(
    con: duckdb.DuckDBPyConnection, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    check(con, "thing", suite(*(one for one, _ in MANY), *BROKEN), schema=None)
    assert capfd.readouterr() == ("", "")


def test_reading_a_suite_imports_no_heavy_library() -> None:
    program = "import expectations.suites as s, sys; s.load_suite('ucdp_ged'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"great_expectations", "duckdb", "pandas", "polars", "prefect", "sqlalchemy"} & set(loaded)
