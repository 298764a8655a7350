"""Rows on their way into the staged tables of a batch of articles, as tuples in the order of the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import polars as pl

Row = tuple[object, ...]
Schema = Mapping[str, type[pl.DataType]]


class Spanned(Protocol):
    """What has a span in a text."""

    @property
    def char_start(self) -> int: ...
    @property
    def char_end(self) -> int: ...
    @property
    def text(self) -> str: ...


class Rows:
    """Rows of several tables."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = schemas
        self._rows: dict[str, list[Row]] = {table: [] for table in schemas}

    def add(self, rows: Iterable[tuple[str, Row]]) -> None:
        """Add rows, each with its table."""
        for table, row in rows:
            self._rows[table].append(row)

    def frames(self) -> Iterator[tuple[str, pl.DataFrame]]:
        """Every table as a frame, also one without rows."""
        for table, schema in self._schemas.items():
            # By columns: Polars makes a frame of rows four times as slowly.
            columns = zip(*self._rows[table], strict=True) if self._rows[table] else ((),) * len(schema)
            yield table, pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema)
