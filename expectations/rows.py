"""The failing rows of an expectation, all of them, as one query.

Great Expectations' own `unexpected_index_query` forgets `row_condition` and `ignore_row_if` and is no valid SQL for compound
uniqueness, and its lists of rows end at 200. So the query is built from what it counted with: the expectation's condition
metric, over the domain that the engine gives for it.

Not here: running the expectations (`run.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation import Expectation
from great_expectations.validator.metric_configuration import MetricConfiguration
from great_expectations.validator.metrics_calculator import MetricsCalculator

# What Great Expectations sees in place of the table: one plain name, wherever the table lies.
BATCH = "dateline_batch"

# Uniqueness is a condition on a grouping, not on a row: the rows are those whose values come up again.
UNIQUENESS = ("column_values.unique", "compound_columns.unique")


def failing_rows(engine: SqlAlchemyExecutionEngine, expectation: Any) -> str:
    """SQL over `BATCH` that selects `row_no` of every row that fails a map expectation: one that has a `map_metric`."""
    metric: str = expectation.map_metric
    counted = counted_by(engine, expectation, metric)
    domain = engine.get_domain_records(domain_kwargs=dict(counted.metric_domain_kwargs))
    source = domain.subquery() if isinstance(domain, sa.Select) else domain
    if metric in UNIQUENESS:
        query = repeated_rows(source, columns_of(counted.metric_domain_kwargs))
    else:
        condition = MetricConfiguration(f"{metric}.condition", counted.metric_domain_kwargs, counted.metric_value_kwargs)
        unexpected, _, _ = MetricsCalculator(engine, show_progress_bars=False).get_metric(condition)
        query = sa.select(sa.column("row_no")).select_from(source).where(unexpected)
    return str(query.compile(engine.engine, compile_kwargs={"literal_binds": True}))


def counted_by(engine: SqlAlchemyExecutionEngine, expectation: Expectation, metric: str) -> MetricConfiguration:
    """The metric by which the failing rows were counted: the condition has the same domain and arguments."""
    needed = expectation.get_validation_dependencies(engine, {"result_format": "BOOLEAN_ONLY"})
    return needed.metric_configurations[f"{metric}.unexpected_count"]


def columns_of(domain: Mapping[str, Any]) -> list[str]:
    """The columns of a metric's domain."""
    return [domain["column"]] if "column" in domain else list(domain["column_list"])


def repeated_rows(source: Any, columns: list[str]) -> sa.Select[Any]:
    """The rows whose values in these columns come up more than once; rows with a missing value do not count."""
    key: list[sa.ColumnClause[Any]] = [sa.column(name) for name in columns]
    repeated = sa.select(*key).select_from(source).group_by(*key).having(sa.func.count() > 1)
    return sa.select(sa.column("row_no")).select_from(source).where(sa.tuple_(*key).in_(repeated))
