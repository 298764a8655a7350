"""The suites: what we believe about a batch before it is loaded, one YAML file per table in `expectations/suites/`.

A suite has the shape of a Great Expectations suite without its random ids, so that a change of a rule is a change of a line.
This module only reads and checks them; it imports neither Great Expectations nor DuckDB. `run.py` evaluates them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from flows.errors import DatelineError, UsageError

FOLDER = Path(__file__).parent / "suites"

SEVERITIES = ("critical", "warning", "info")
REJECTS = ("row", "file")
UNEXPECTED_ROWS = "unexpected_rows_expectation"
EXPECTATION = re.compile(r"expect_[a-z_]+|" + UNEXPECTED_ROWS)
ON_ROWS = re.compile(
    r"expect_(column_(values|value_lengths|pair_values)|compound_columns|multicolumn|select_column)_.+|" + UNEXPECTED_ROWS
)
META = {"code", "rejects", "columns", "message", "why", "source"}
SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation of a suite.

    Attributes:
        code: the rule's own word, unique in its suite; the reason on a quarantined row.
        expectation: Great Expectations' type, `expect_column_values_to_be_between` or `unexpected_rows_expectation`.
        kwargs: its arguments; a value `{$PARAMETER: name}` is filled in by the run.
        severity: `critical`, `warning` or `info`.
        rejects: what a failure of a critical rule costs: `row` (quarantine) or `file` (refused whole); None for all others.
        columns: the columns it looks at, the one at fault first; empty for a rule on the table.
        message: the rule in words. why: the reason for it. source: who says so.
    """

    code: str
    expectation: str
    kwargs: Mapping[str, Any]
    severity: str
    rejects: str | None
    columns: tuple[str, ...]
    message: str
    why: str
    source: str | None

    @property
    def on_rows(self) -> bool:
        """Whether it is rows that fail, and not the table."""
        return ON_ROWS.fullmatch(self.expectation) is not None


@dataclass(frozen=True, slots=True)
class Suite:
    """The rules of one table in the order of the file; `hash` is the SHA-256 of the text of the file they stand in."""

    name: str
    hash: str
    rules: tuple[Rule, ...]


def suite_names() -> tuple[str, ...]:
    """The suites there are, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def load_suite(name: str) -> Suite:
    """Read a suite and check its form.

    Raises:
        UsageError: no suite has this name.
        DatelineError: the suite cannot be understood; names the suite, the rule and what is wrong with it.
    """
    if name not in suite_names():
        raise UsageError(
            f"There is no suite {name!r}.",
            next_step=f"choose one of: {', '.join(suite_names())}",
        )
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return parse_suite(name, text)


@cache
def parse_suite(name: str, text: str) -> Suite:
    """The suite that a YAML text describes: a mapping with a list `rules`, or the name of another suite as `like`: then it has
    the rules of that one.

    Raises:
        DatelineError: as `load_suite`.
    """
    try:
        document = yaml.load(text, Loader=yaml.CSafeLoader)  # ten times as fast as the one in Python
    except yaml.YAMLError as error:
        raise DatelineError(
            f"Suite {name!r} is not YAML: {error}",
            where=f"expectations/suites/{name}.yaml",
        ) from error
    if isinstance(document, dict) and set(document) == {"like"}:
        return replace(load_suite(document["like"]), name=name)
    if not isinstance(document, dict) or not isinstance(document.get("rules"), list) or not document["rules"]:
        raise DatelineError(
            f"Suite {name!r} has no list `rules`.",
            where=f"expectations/suites/{name}.yaml",
        )
    rules: list[Rule] = []
    for position, entry in enumerate(document["rules"], start=1):
        try:
            rule = read_rule(entry)
            if rule.code in {earlier.code for earlier in rules}:
                raise ValueError(f"meta.code {rule.code!r} is used twice")
        except (TypeError, ValueError) as error:
            raise DatelineError(
                f"Suite {name!r}, rule {position} ({described(entry)}): {error}.",
                where=f"expectations/suites/{name}.yaml",
                next_step="see expectations/README.md for the form of a rule",
            ) from error
        rules.append(rule)
    return Suite(name, hashlib.sha256(text.encode()).hexdigest(), tuple(rules))


def read_rule(entry: object) -> Rule:
    """One rule from its YAML mapping; ValueError says what is wrong with it."""
    if not isinstance(entry, dict):
        raise TypeError("a rule is a mapping")
    unknown = set(entry) - {"type", "kwargs", "severity", "meta"}
    meta = entry.get("meta")
    if unknown or not isinstance(meta, dict) or set(meta) - META:
        raise ValueError(f"it has `type`, `kwargs`, `severity` and `meta` with {', '.join(f'`{key}`' for key in sorted(META))}")
    kwargs = entry.get("kwargs") or {}
    if not isinstance(kwargs, dict):
        raise TypeError("kwargs is a mapping")
    rule = Rule(
        code=text_of(meta, "code"),
        expectation=text_of(entry, "type"),
        kwargs=kwargs,
        severity=text_of(entry, "severity"),
        rejects=meta.get("rejects"),
        columns=columns_of(kwargs, meta.get("columns")),
        message=text_of(meta, "message"),
        why=text_of(meta, "why"),
        source=meta.get("source"),
    )
    check_rule(rule)
    return rule


def check_rule(rule: Rule) -> None:
    """ValueError if the rule asks for what cannot be."""
    if not SNAKE_CASE.fullmatch(rule.code):
        raise ValueError(f"meta.code {rule.code!r} is not snake_case")
    if not EXPECTATION.fullmatch(rule.expectation):
        raise ValueError(f"type {rule.expectation!r} is no expectation")
    if rule.severity not in SEVERITIES:
        raise ValueError(f"severity {rule.severity!r} is none of {', '.join(SEVERITIES)}")
    if rule.severity == "critical" and rule.rejects not in REJECTS:
        raise ValueError("a critical rule says what it rejects: `row` or `file`")
    if rule.severity != "critical" and rule.rejects is not None:
        raise ValueError(f"a rule of severity {rule.severity} rejects nothing")
    if rule.rejects == "row" and not rule.on_rows:
        raise ValueError("only a rule on rows can reject rows")
    if rule.expectation == UNEXPECTED_ROWS and "{batch}" not in str(rule.kwargs.get("unexpected_rows_query")):
        raise ValueError("unexpected_rows_query selects row_no from {batch}")
    if rule.expectation == UNEXPECTED_ROWS and not rule.columns:
        raise ValueError("a rule in SQL says in meta which `columns` it looks at")


def columns_of(kwargs: Mapping[str, Any], named: object) -> tuple[str, ...]:
    """The columns of an expectation by its arguments, or those that a rule in SQL names."""
    by_arguments = [kwargs[key] for key in ("column", "column_A", "column_B") if key in kwargs]
    by_arguments += kwargs.get("column_list", [])
    if named is None:
        return tuple(by_arguments)
    if by_arguments or not isinstance(named, list) or not all(isinstance(name, str) for name in named):
        raise ValueError("`columns` is a list of names, and only for a rule in SQL")
    return tuple(named)


def text_of(mapping: Mapping[str, Any], key: str) -> str:
    value = mapping.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"`{key}` is missing")
    return value.strip()


def described(entry: object) -> str:
    """How a rule that may be malformed is called in an error."""
    meta = entry.get("meta") if isinstance(entry, dict) else None
    code = meta.get("code") if isinstance(meta, dict) else None
    return str(code or "without a code")
