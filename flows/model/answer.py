"""The answer to a query, handed on row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """`types` are DuckDB's own names of the column types; `rows` can be read once, and is not held in memory as a whole."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """All rows, each by column name. For answers that are known to be short."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
