"""A small warehouse, all invented: every test may change it, and none sees what another changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.migrate import migrate

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def filled() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("set timezone = 'UTC'")
        migrate(con)
        for name in ("small_warehouse", "readings"):
            con.execute((FIXTURES / f"{name}.sql").read_text(encoding="utf-8"))
        yield con


@pytest.fixture
def small(filled: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    filled.execute("begin")
    yield filled
    filled.execute("rollback")
