"""DuckDB as a database that Great Expectations can speak to.

Great Expectations has no DuckDB engine, so this is a SQLAlchemy dialect over a `duckdb` connection that calls itself
PostgreSQL: Great Expectations then takes its PostgreSQL paths, whose SQL DuckDB understands. What differs is bridged here:

* `~` is a search to PostgreSQL and a full match to DuckDB;
* a backslash in a string literal is a backslash;
* columns and tables are reflected from DuckDB's own catalogue functions;
* rows are fetched when a statement is executed, because Great Expectations reads them after it has handed the connection back.

Only reading is supported: commit and rollback do nothing, so that a transaction of the caller stays the caller's.
`tests/unit/test_expectations_parity.py` pins the dialect against Great Expectations' pandas engine.

Not here: what Great Expectations lacks for any SQL engine (`metrics.py`), and how suites are run (`run.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import duckdb
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.base import PGCompiler, PGDialect

TYPES: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "BIGINT": sa.BIGINT,
    "BLOB": sa.BLOB,
    "BOOLEAN": sa.BOOLEAN,
    "DATE": sa.DATE,
    "DOUBLE": sa.DOUBLE,
    "FLOAT": sa.FLOAT,
    "HUGEINT": sa.NUMERIC,
    "INTEGER": sa.INTEGER,
    "SMALLINT": sa.SMALLINT,
    "TIME": sa.TIME,
    "TIMESTAMP": sa.TIMESTAMP,
    "TIMESTAMP WITH TIME ZONE": sa.TIMESTAMP,
    "TINYINT": sa.SMALLINT,
    "UBIGINT": sa.BIGINT,
    "UINTEGER": sa.BIGINT,
    "VARCHAR": sa.VARCHAR,
    "VARCHAR[]": sa.VARCHAR,  # Great Expectations only needs a type it can name
}


class Cursor:
    """A DB-API cursor whose rows are all fetched by `execute`."""

    arraysize = 1
    rowcount = -1

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._rows: Iterator[tuple[Any, ...]] = iter(())
        self.description: Any = None

    def execute(self, statement: str, parameters: Sequence[Any] | None = None) -> None:
        result = self._connection.execute(statement, parameters or None)
        self.description = result.description
        self._rows = iter(result.fetchall() if result.description else ())

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[tuple[Any, ...]]:
        return list(islice(self._rows, size or self.arraysize))

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)

    def close(self) -> None:
        self._rows = iter(())


class Connection:
    """A DB-API connection that borrows the caller's: the caller closes it, and ends its transactions."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def cursor(self) -> Cursor:
        return Cursor(self._connection)

    def commit(self) -> None: ...

    def rollback(self) -> None: ...

    def close(self) -> None: ...


class DBAPI:
    """What SQLAlchemy asks of a DB-API module."""

    apilevel = "2.0"
    threadsafety = 1
    paramstyle = "numeric_dollar"
    Error = duckdb.Error
    DatabaseError = duckdb.DatabaseError
    DataError = duckdb.DataError
    IntegrityError = duckdb.IntegrityError
    InterfaceError = duckdb.Error
    InternalError = duckdb.InternalError
    NotSupportedError = duckdb.NotSupportedError
    OperationalError = duckdb.OperationalError
    ProgrammingError = duckdb.ProgrammingError


class Compiler(PGCompiler):
    """PostgreSQL's SQL, but for the one operator that DuckDB reads in another sense."""

    def visit_custom_op_binary(self, element: Any, operator: Any, **kw: Any) -> str:
        if operator.opstring not in ("~", "!~"):
            return super().visit_custom_op_binary(element, operator, **kw)  # type: ignore[no-untyped-call, no-any-return]
        matches = f"regexp_matches({self.process(element.left, **kw)}, {self.process(element.right, **kw)})"
        return matches if operator.opstring == "~" else f"(NOT {matches})"


class Dialect(PGDialect):
    """The dialect behind `duckdb_gx://`. Connections come from a `creator`; a URL has nothing else to say."""

    name = "postgresql"
    driver = "duckdb_gx"
    statement_compiler = Compiler
    default_paramstyle = "numeric_dollar"
    supports_statement_cache = True
    _backslash_escapes = False

    @classmethod
    def import_dbapi(cls) -> Any:
        return DBAPI

    def initialize(self, connection: sa.Connection) -> None:
        """Say what PostgreSQL would be asked for: DuckDB does not know these questions."""
        self.server_version_info = (16, 0)
        self.default_schema_name = "main"

    def get_default_isolation_level(self, dbapi_conn: Any) -> Any:
        return "AUTOCOMMIT"

    def on_connect(self) -> None:
        return None

    def do_ping(self, dbapi_connection: Any) -> bool:
        return True

    def get_columns(self, connection: sa.Connection, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        """Name, type and nullability of each column, in order.

        Raises:
            sqlalchemy.exc.NoSuchTableError: there is no such table or view.
        """
        rows = connection.execute(
            sa.text(
                "SELECT column_name, data_type, is_nullable FROM duckdb_columns() "
                "WHERE table_name = :name AND (:schema IS NULL OR schema_name = :schema) ORDER BY column_index"
            ),
            {"name": str(table_name), "schema": schema},
        ).fetchall()
        if not rows:
            raise sa.exc.NoSuchTableError(str(table_name))
        return [
            {"name": name, "type": sql_type(type_name), "nullable": null, "default": None} for name, type_name, null in rows
        ]

    def get_pk_constraint(self, connection: sa.Connection, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        return {"constrained_columns": [], "name": None}

    def has_table(self, connection: sa.Connection, table_name: str, schema: str | None = None, **kw: Any) -> bool:
        found = connection.execute(
            sa.text(
                "SELECT 1 FROM duckdb_columns() WHERE table_name = :name AND (:schema IS NULL OR schema_name = :schema) LIMIT 1"
            ),
            {"name": str(table_name), "schema": schema},
        )
        return found.first() is not None


def sql_type(name: str) -> sa.types.TypeEngine[Any]:
    """The SQLAlchemy type of a DuckDB type's name; of an unknown or nested one, the type of which nothing is assumed."""
    if name.startswith("DECIMAL("):
        precision, scale = name.removeprefix("DECIMAL(").rstrip(")").split(",")
        return sa.DECIMAL(int(precision), int(scale))
    return TYPES.get(name, sa.types.NullType)()


sa.dialects.registry.register("duckdb_gx", __name__, "Dialect")
