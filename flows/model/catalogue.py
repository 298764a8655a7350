"""A table as the migrated database describes it: what Polars casts, drift checks, suites and the dictionary follow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: DuckDB's own type name (`BIGINT`, `VARCHAR[]`), whether it may be null, and its comment."""

    name: str
    type: str
    nullable: bool
    comment: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view. `key` are the columns that its comment names after `Key:`; empty for a view without one."""

    schema: str
    name: str
    kind: str  # table or view
    comment: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def qualified(self) -> str:
        return f"{self.schema}.{self.name}"

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)
