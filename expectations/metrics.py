"""Metrics that Great Expectations has for pandas only, in DuckDB's SQL.

Great Expectations finds a metric by its name and engine; defining the class is what registers it. To add one, take the name and
the value keys from Great Expectations' own provider of the metric, and pin it in `tests/unit/test_expectations_parity.py`.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from great_expectations.execution_engine.sqlalchemy_execution_engine import (
    SqlAlchemyExecutionEngine,
)
from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
    column_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import (
    ColumnMapMetricProvider,
)


class ColumnValuesMatchStrftimeFormat(ColumnMapMetricProvider):
    """Text that reads as a date or time in a format such as `%Y-%m-%d`."""

    condition_metric_name = "column_values.match_strftime_format"
    condition_value_keys = ("strftime_format",)

    @column_condition_partial(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(  # Great Expectations passes the class
        cls,  # noqa: N805
        column: sa.ColumnElement[str],
        strftime_format: str,
        **kwargs: Any,
    ) -> sa.ColumnElement[bool]:
        return sa.func.try_strptime(column, strftime_format).is_not(None)
