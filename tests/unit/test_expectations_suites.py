"""How a suite is read, and what is said of one that cannot be."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
import yaml

from expectations.suites import FOLDER, load_suite, parse_suite, suite_names
from flows.errors import DatelineError, UsageError
from flows.model.source import EventSource
from flows.sources.recognise import sources

GOOD: dict[str, Any] = {
    "type": "expect_column_values_to_not_be_null",
    "kwargs": {"column": "id"},
    "severity": "critical",
    "meta": {"code": "id_missing", "rejects": "row", "message": "there is an id", "why": "it is the key", "source": "codebook"},
}

SQL: dict[str, Any] = {
    "type": "unexpected_rows_expectation",
    "kwargs": {"unexpected_rows_query": "SELECT row_no FROM {batch} WHERE best < low"},
}


def written(**changes: Any) -> str:
    """A suite of one rule, with changes to it; `meta` is merged, and None takes a key away."""
    meta = {key: value for key, value in (GOOD["meta"] | changes.get("meta", {})).items() if value is not None}
    rule = {key: value for key, value in (GOOD | changes | {"meta": meta}).items() if value is not None}
    return yaml.safe_dump({"rules": [rule]})


def test_a_suite_is_read_in_the_order_of_its_file_and_known_by_its_text() -> None:
    suite = load_suite("ucdp_ged")
    text = (FOLDER / "ucdp_ged.yaml").read_text(encoding="utf-8")
    assert suite.hash == hashlib.sha256(text.encode()).hexdigest()
    assert suite.rules[0].code == "type_of_violence_missing"
    assert [rule.code for rule in suite.rules] == [rule["meta"]["code"] for rule in yaml.safe_load(text)["rules"]]
    assert load_suite("ucdp_ged") == suite


def test_a_rule_says_what_it_says_in_the_file() -> None:
    (rule,) = parse_suite("things", written()).rules
    assert (rule.code, rule.expectation, rule.severity, rule.rejects) == ("id_missing", GOOD["type"], "critical", "row")
    assert (rule.message, rule.why, rule.source) == ("there is an id", "it is the key", "codebook")
    assert rule.kwargs == {"column": "id"}
    assert rule.columns == ("id",)


@pytest.mark.parametrize(
    ("changes", "columns"),
    [
        ({"kwargs": {"column_A": "last", "column_B": "first"}}, ("last", "first")),
        ({"kwargs": {"column_list": ["first", "last"]}}, ("first", "last")),
        ({"kwargs": {}}, ()),
        (SQL | {"meta": {"columns": ["best", "low"]}}, ("best", "low")),
    ],
)
def test_a_rule_knows_its_columns_from_its_arguments_or_names_them(changes: dict[str, Any], columns: tuple[str, ...]) -> None:
    (rule,) = parse_suite("things", written(**changes)).rules
    assert rule.columns == columns


def test_the_suites_there_are() -> None:
    datasets = {name for name, source in sources().items() if isinstance(source, EventSource)}
    assert set(suite_names()) == {"document", "event", "file"} | datasets
    for name in suite_names():
        assert load_suite(name).rules


@pytest.mark.parametrize("name", ["nothing", "../suites/event", "event.yaml", ""])
def test_a_suite_that_is_not_there_is_a_usage_error_that_names_the_others(name: str) -> None:
    with pytest.raises(UsageError, match="ucdp_ged"):
        load_suite(name)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"meta": {"code": None}}, "`code` is missing"),
    ({"meta": {"code": "Id missing"}}, "not snake_case"),
    ({"meta": {"message": "  "}}, "`message` is missing"),
    ({"meta": {"why": None}}, "`why` is missing"),
    ({"meta": {"rejects": None}}, "says what it rejects"),
    ({"meta": {"rejects": "table"}}, "says what it rejects"),
    ({"meta": {"colour": "red"}}, "it has `type`, `kwargs`, `severity` and `meta`"),
    ({"id": "3f2c"}, "it has `type`, `kwargs`, `severity` and `meta`"),
    ({"severity": "fatal"}, "none of critical, warning, info"),
    ({"severity": None}, "`severity` is missing"),
    ({"severity": "warning"}, "a rule of severity warning rejects nothing"),
    ({"severity": "info"}, "a rule of severity info rejects nothing"),
    ({"type": "expect nothing"}, "no expectation"),
    ({"type": None}, "`type` is missing"),
    ({"kwargs": ["column", "id"]}, "kwargs is a mapping"),
    ({"type": "expect_table_row_count_to_be_between"}, "only a rule on rows"),
    ({"type": "expect_column_mean_to_be_between"}, "only a rule on rows"),
    (SQL, "says in meta which `columns`"),
    (SQL | {"meta": {"columns": "best"}}, "`columns` is a list"),
    (SQL | {"meta": {"columns": [7]}}, "`columns` is a list"),
    ({"meta": {"columns": ["id"]}}, "only for a rule in SQL"),
    (SQL | {"kwargs": {}}, "from {batch}"),
    (SQL | {"kwargs": {"unexpected_rows_query": "SELECT row_no FROM thing"}}, "from {batch}"),
]


@pytest.mark.parametrize(("changes", "said"), WRONG, ids=[said[:30] for _, said in WRONG])
def test_a_rule_that_cannot_be_is_refused_by_name(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(DatelineError) as caught:
        parse_suite("things", written(**changes))
    assert "'things', rule 1" in caught.value.what
    assert said in caught.value.what
    assert "things.yaml" in str(caught.value)


def test_a_suite_may_have_the_rules_of_another() -> None:
    suite, other = parse_suite("things", "like: ucdp_ged"), load_suite("ucdp_ged")
    assert (suite.name, suite.rules, suite.hash) == ("things", other.rules, other.hash)
    with pytest.raises(UsageError, match="no suite 'nothing'"):
        parse_suite("things", "like: nothing")


def test_two_rules_with_one_code_are_refused() -> None:
    text = yaml.safe_dump({"rules": [GOOD, GOOD]})
    with pytest.raises(DatelineError, match=r"rule 2 \(id_missing\): meta.code 'id_missing' is used twice"):
        parse_suite("things", text)


@pytest.mark.parametrize(
    "text", ["", "rules:", "rules: []", "rules: 3", "- 1", "just words", "rules: [", "a: b: c", "rules: [3]"]
)
def test_a_file_that_is_no_suite_is_refused_by_name(text: str) -> None:
    with pytest.raises(DatelineError, match="Suite 'things'"):
        parse_suite("things", text)


def test_yaml_can_run_nothing() -> None:
    with pytest.raises(DatelineError, match="is not YAML"):
        parse_suite("things", "rules: !!python/object/apply:os.system ['true']")
