"""Great Expectations' Data Docs from rows of ops.validation: built, complete, and without a value that could run."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from expectations.data_docs import data_docs

RUN = {"run_id": "20171019T081500Z-3f9a1c", "started_at": dt.datetime(2017, 10, 19, 8, 15, tzinfo=dt.UTC)}


def validation(code: str, expectation: str, success: bool | None, **changes: Any) -> dict[str, Any]:
    return {
        "file_id": "a" * 64,
        "path": "inbox/ged.csv",
        "suite": "ucdp_ged",
        "suite_hash": "b" * 64,
        "code": code,
        "expectation": expectation,
        "column_name": "region",
        "severity": "critical",
        "rejects": "row",
        "success": success,
        "observed": json.dumps({"values": 10, "missing": 0, "examples": ["Narnia"]}),
        "unexpected_count": 0 if success else 3,
        "unexpected_percent": 0.0 if success else 30.0,
        "message": f"the rule {code} holds",
        "error": None,
        **changes,
    }


SQL = {"column_name": None, "observed": json.dumps({"observed_value": 3})}


def built(folder: Path, *validations: dict[str, Any]) -> str:
    index = data_docs(RUN, validations, folder)
    assert index.exists()
    return "".join(page.read_text(encoding="utf-8") for page in folder.rglob("*.html"))


def test_the_site_has_every_file_rule_and_error(tmp_path: Path) -> None:
    site = built(
        tmp_path / "docs",
        validation("region_unknown", "expect_column_values_to_be_in_set", False),
        validation("best_not_sum_of_parts", "unexpected_rows_expectation", False, **SQL),
        validation("gone_since", "expect_column_values_to_not_be_null", True),
        validation("id_missing", "expect_column_values_to_not_be_null", None, error="Binder Error", unexpected_count=None),
        validation(
            "no_rows", "expect_column_values_to_be_between", True, suite="file", file_id="c" * 64, path="inbox/other.csv"
        ),
    )
    assert "Narnia" in site
    assert "Binder Error" in site
    assert "the rule region_unknown holds" in site
    assert len(list((tmp_path / "docs" / "validations").rglob("*.html"))) == 2


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "$value ${x} $", "{{ 7777 * 3 }}"]
)
def test_no_value_can_run(tmp_path: Path, value: str) -> None:
    site = built(
        tmp_path,
        validation(
            "region_unknown",
            "expect_column_values_to_be_in_set",
            False,
            path=value,
            message=value,
            observed=json.dumps({"values": 10, "examples": [value]}),
        ),
        validation("id_missing", "expect_column_values_to_not_be_null", None, error=value, unexpected_count=None),
        validation(
            "rows", "expect_table_row_count_to_be_between", False, unexpected_count=None, observed={"observed_value": value}
        ),
    )
    assert "<script>alert(1)" not in site
    assert "<img src=x" not in site
    assert "23331" not in site
