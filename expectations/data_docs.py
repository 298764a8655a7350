"""Great Expectations' own Data Docs, for those who know them: a static site of a run's checks.

The site loads its looks from the network. Dateline's own page of checks needs nothing (`flows/report/checks_page.py`).
Great Expectations does not escape the values it shows, so they are made inert before it gets them.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult, RunIdentifier
from great_expectations.data_context.types.resource_identifiers import ExpectationSuiteIdentifier, ValidationResultIdentifier
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metadata_types import FailureSeverity

from expectations.context import silent_context
from expectations.suites import UNEXPECTED_ROWS, Rule, load_suite, suite_names

Validation = Mapping[str, Any]


def data_docs(run: Mapping[str, Any], validations: Sequence[Validation], folder: Path) -> Path:
    """Build the site of a run into a folder and return its index page.

    Args:
        run: a row of ops.run: `run_id` and `started_at`, a datetime.
        validations: the rows of ops.validation of that run, each with `path`, the file's name, if it is known.
        folder: is made; what an earlier site left in it stays.
    """
    context = silent_context(folder)
    run_id = RunIdentifier(run_name=run["run_id"], run_time=run["started_at"])
    for (name, file_id), group in groupby(sorted(validations, key=batch_of), key=batch_of):
        key = ValidationResultIdentifier(ExpectationSuiteIdentifier(name), run_id, file_id[:12])
        context.validation_results_store.add(key, suite_result(name, list(group), run_id))
    context.build_data_docs()
    return folder / "index.html"


def batch_of(validation: Validation) -> tuple[str, str]:
    return validation["suite"], validation["file_id"]


def suite_result(name: str, validations: Sequence[Validation], run_id: RunIdentifier) -> ExpectationSuiteValidationResult:
    """The outcome of a suite on a file, in Great Expectations' form."""
    rules = {rule.code: rule for rule in load_suite(name).rules} if name in suite_names() else {}
    passed = sum(validation["success"] is True for validation in validations)
    return ExpectationSuiteValidationResult(
        success=passed == len(validations),
        results=[result(validation, rules.get(validation["code"])) for validation in validations],
        suite_name=name,
        statistics={
            "evaluated_expectations": len(validations),
            "successful_expectations": passed,
            "unsuccessful_expectations": len(validations) - passed,
            "success_percent": 100 * passed / len(validations),
        },
        meta={
            "run_id": run_id.to_json_dict(),
            "active_batch_definition": {
                "datasource_name": "dateline",
                "data_connector_name": "stage",
                "data_asset_name": inert(validations[0].get("path") or validations[0]["file_id"]),
                "batch_identifiers": {},
            },
        },
    )


def result(validation: Validation, rule: Rule | None) -> ExpectationValidationResult:
    """One validation; `rule` has the arguments, if the suite still has the rule."""
    column = validation["column_name"]
    configuration = ExpectationConfiguration(
        type=validation["expectation"],
        kwargs=dict(rule.kwargs) if rule else {"column": column} if column else {},
        meta={"code": validation["code"]},
        description=inert(validation["message"]),
        severity=FailureSeverity(validation["severity"]),
    )
    error = None if validation["error"] is None else inert(validation["error"])
    return ExpectationValidationResult(
        success=bool(validation["success"]),
        expectation_config=configuration,
        result=details(validation),
        exception_info={"raised_exception": error is not None, "exception_message": error, "exception_traceback": error},
    )


def details(validation: Validation) -> dict[str, Any]:
    """The counts and examples of a validation under Great Expectations' names."""
    observed = validation["observed"] or {}
    if isinstance(observed, str):
        observed = json.loads(observed)
    if validation["unexpected_count"] is None or validation["expectation"] == UNEXPECTED_ROWS:
        value = observed.get("observed_value")
        return {"observed_value": value if isinstance(value, int | float | None) else inert(value)}
    return {
        "element_count": observed.get("values", 0),
        "missing_count": observed.get("missing"),
        "unexpected_count": validation["unexpected_count"],
        "unexpected_percent": validation["unexpected_percent"],
        "partial_unexpected_list": [inert(example) for example in observed.get("examples", [])],
    }


def inert(value: object) -> str:
    """Text that is only text on the site, whose templates are HTML with `$` for parameters."""
    return html.escape(str(value)).replace("$", "&#36;")
