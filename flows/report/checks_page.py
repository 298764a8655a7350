"""The page of a run's checks: one HTML file that needs no network, no script and no other file.

What a file holds ends up on this page, so every value is text: escaped, cut, with control characters made visible, isolated
from the direction of the text around it, and under a policy that lets nothing run or load.

The page itself is `checks_page.html`, its looks are `checks_page.css`.
"""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

# In the order in which they matter.
OUTCOMES = {
    "failed": "critical rules that some row, or the file, breaks",
    "raised": "rules that could not run: nothing is known of the data",
    "warned": "rules that are broken, which is recorded",
    "noted": "what is worth knowing",
    "passed": "rules that hold",
}
COSTS = {"row": "rows rejected", "file": "file refused"}
ABOUT = {"flow": "flow", "state": "ended as", "started_at": "started", "code_version": "Dateline"}

MOST_FILES = 200
MOST_SAMPLES = 10
LONGEST_VALUE = 300

# Control characters, but for tab and newline, as the pictures of themselves.
VISIBLE = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"} | {127: "\u2421"}

Validation = Mapping[str, Any]


def write_checks_page(run: Mapping[str, Any], validations: Sequence[Validation], path: Path) -> Path:
    """Write the page and return its path.

    Args:
        run: a row of ops.run; of `flow`, `state`, `started_at` and `code_version` what is missing is left out.
        validations: the rows of ops.validation of that run. Each may have `path`, the file's name, and `samples`, some of the
            failing rows as mappings of column to value.
        path: the file to write; its folder is made.
    """
    base = folder_of([validation.get("path") or "" for validation in validations])
    files = by_file(validations, base)
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)
    environment.filters["shown"] = shown
    page = environment.get_template("checks_page.html").render(
        run={"run_id": run["run_id"]},
        about=[(word, moment(run[key])) for key, word in ABOUT.items() if run.get(key) is not None],
        base=base,
        outcomes=OUTCOMES,
        totals=Counter(outcome(validation) for validation in validations),
        files=files[:MOST_FILES],
        files_left=len(files[MOST_FILES:]),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8", errors="backslashreplace")
    return path


def shown(value: object, longest: int = LONGEST_VALUE, mark: str = "…") -> Markup:
    """A value as nothing but text."""
    whole = str(value)
    cut = whole if len(whole) <= longest else whole[:longest] + mark
    return Markup("<bdi>{}</bdi>").format(escape(cut.translate(VISIBLE)))


def outcome(validation: Validation) -> str:
    """One of OUTCOMES."""
    if validation["success"] is None:
        return "raised"
    if validation["success"]:
        return "passed"
    return {"critical": "failed", "warning": "warned"}.get(validation["severity"], "noted")


def moment(value: object) -> object:
    """A time to the second, as people read it."""
    return f"{value:%Y-%m-%d %H:%M:%S %Z}" if isinstance(value, datetime) else value


def folder_of(paths: Sequence[str]) -> str:
    """The folder that all these files lie in, with its slash; nothing if it is one file, or there is none."""
    if len(set(paths)) < 2 or not all(posixpath.isabs(path) for path in paths):
        return ""
    return posixpath.commonpath([posixpath.dirname(path) for path in paths]).rstrip("/") + "/"


def by_file(validations: Sequence[Validation], base: str) -> list[dict[str, Any]]:
    """Each file with its name below the base, the number of rules for each outcome, and its suites; the worst file first."""
    found: dict[str, list[Validation]] = {}
    for validation in validations:
        found.setdefault(validation["file_id"], []).append(validation)
    files = [
        {
            "name": str(rules[0].get("path") or f"file {file_id[:12]}").removeprefix(base),
            "counts": Counter(outcome(rule) for rule in rules),
            "suites": [suite(list(group)) for _, group in groupby(sorted(rules, key=suite_of), key=suite_of)],
        }
        for file_id, rules in found.items()
    ]
    return sorted(files, key=lambda file: ([-file["counts"][one] for one in OUTCOMES if one != "passed"], file["name"]))


def suite_of(validation: Validation) -> str:
    return str(validation["suite"])


def suite(rules: Sequence[Validation]) -> dict[str, Any]:
    """A suite: the rules that do not hold, the worst first, and those that do in the order of the suite."""
    order = list(OUTCOMES)
    broken = [rule for rule in rules if outcome(rule) != "passed"]
    return {
        "name": rules[0]["suite"],
        "hash": rules[0]["suite_hash"],
        "size": len(rules),
        "broken": [broken_rule(rule) for rule in sorted(broken, key=lambda rule: order.index(outcome(rule)))],
        "passed": [rule for rule in rules if outcome(rule) == "passed"],
    }


def broken_rule(validation: Validation) -> dict[str, Any]:
    """A rule that does not hold, or could not run, with what is shown of it."""
    how = outcome(validation)
    rows = list(validation.get("samples") or ())[:MOST_SAMPLES]
    columns = list(dict.fromkeys(column for row in rows for column, value in row.items() if value not in (None, "")))
    return {
        **validation,
        "outcome": how,
        "cost": COSTS.get(validation["rejects"]) if how == "failed" else None,
        "seen": seen(validation),
        "sample_columns": columns,
        "samples": [{column: row.get(column) for column in columns} for row in rows],
    }


def seen(validation: Validation) -> list[Any]:
    """Examples of the unexpected values; for a rule on the table the value observed."""
    observed = validation["observed"] or {}
    if isinstance(observed, str):
        observed = json.loads(observed)
    if validation["unexpected_count"] is None and "observed_value" in observed:
        value = observed["observed_value"]
        return [f"{value:.4g}" if isinstance(value, float) else value]
    return [example if example != "" else "(nothing)" for example in observed.get("examples", [])]
