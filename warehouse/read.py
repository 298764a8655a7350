"""Reading the published warehouse, and nothing but it: no file, no network, no setting can be reached by a query.

Readers never write here; what Dateline itself changes goes through a run (build.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

import duckdb

from flows.errors import DatelineError, UsageError, WarehouseBusy
from flows.model.answer import Answer
from flows.settings import Settings
from warehouse.migrate import pending
from warehouse.scripts import script

T = TypeVar("T")

_FETCH_ROWS = 1_000
# What only reads. MULTI is how DuckDB names PIVOT, which it runs as two statements.
_READING = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI}


@contextmanager
def published(settings: Settings, *, writes_to: Sequence[str] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the published warehouse, locked down; it keeps what it opened when a run publishes meanwhile.

    Args:
        writes_to: files that COPY may write, and no others.

    Raises:
        DatelineError: there is no warehouse yet, or it cannot be opened.
        WarehouseBusy: another program has it open for writing.
    """
    if not settings.warehouse.exists():
        raise DatelineError(
            "There is no warehouse yet.",
            where=str(settings.warehouse),
            next_step="dateline demo, or dateline ingest FILE (another folder: dateline --home DIR …)",
        )
    con = _open(settings)
    try:
        con.execute("set timezone = 'UTC'")
        # Else a name in a query that is no table would be looked up among the variables of this program.
        con.execute("set python_enable_replacements = false")
        con.execute("set allowed_paths = $paths", {"paths": list(writes_to)})
        con.execute("set enable_external_access = false")
        con.execute("set lock_configuration = true")
        yield con
    finally:
        con.close()


def select(con: duckdb.DuckDBPyConnection, text: str, parameters: Mapping[str, object] | None = None) -> Answer:
    """Answer a person's query: one statement that reads.

    Raises:
        UsageError: it is none, several, or one that changes something; or DuckDB refuses it.
        DatelineError: it needs more memory than DATELINE_MEMORY_LIMIT.
    """
    with _in_words():
        text.encode()
        statements = con.extract_statements(text)
        if len(statements) != 1 or statements[0].type not in _READING:
            found = ", ".join(statement.type.name for statement in statements) or "none"
            raise UsageError(
                "A query is one statement that reads: SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, PIVOT or EXPLAIN. "
                f"Found: {found}.",
                kept="The warehouse is as it was.",
                next_step="dateline tables shows what can be asked; dateline export TABLE --to FILE writes a file",
            )
        return _run(con, text, parameters)


def ask(con: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object] | None = None) -> Answer:
    """Answer sql/commands/<name>.sql.

    Raises:
        DatelineError: the warehouse is at the schema of another version.
    """
    try:
        return _run(con, script("commands", f"{name}.sql"), parameters)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        missing = pending(con)
        if not missing:
            raise
        raise DatelineError(
            f"The warehouse was made by an earlier version of Dateline; it lacks {', '.join(missing)}.",
            kept="The warehouse is as it was.",
            next_step="dateline migrate",
        ) from error


def _open(settings: Settings) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(
            str(settings.warehouse),
            read_only=True,
            config={
                "memory_limit": settings.memory_limit,
                # Nowhere to spill to: a query that needs more memory fails, and leaves nothing on disk.
                "temp_directory": "",
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            },
        )
    except duckdb.IOException as error:
        if "lock" in str(error):
            raise WarehouseBusy(
                f"Another program has the warehouse open for writing: {error}",
                where=str(settings.warehouse),
                next_step="Close it, or open the warehouse read-only: duckdb -readonly",
            ) from error
        raise _unreadable(settings, error) from error
    except (duckdb.OutOfMemoryException, duckdb.ParserException) as error:  # the file is not looked at before the settings are
        raise UsageError(
            f"DATELINE_MEMORY_LIMIT = {settings.memory_limit!r} cannot be: {_first_line(error)}", next_step="For example 1GB"
        ) from error
    except duckdb.Error as error:
        raise _unreadable(settings, error) from error


def _first_line(error: duckdb.Error) -> str:
    """Without DuckDB's advice, which is for people who can change its settings."""
    return str(error).partition("\n")[0]


def _unreadable(settings: Settings, error: duckdb.Error) -> DatelineError:
    return DatelineError(
        f"The warehouse cannot be opened: {error}",
        where=str(settings.warehouse),
        kept="The file is as it was; earlier states are in snapshots/.",
        next_step="dateline snapshots, then dateline snapshots restore ID",
    )


@contextmanager
def _in_words() -> Iterator[None]:
    """DuckDB's errors as ours."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise DatelineError(
            f"The query needs more memory than it may use. {_first_line(error)}",
            next_step="Ask for fewer rows or columns, or raise DATELINE_MEMORY_LIMIT",
        ) from error
    except UnicodeEncodeError as error:  # bytes of the command line that are no text
        raise UsageError("The query is not UTF-8.", next_step="dateline sql - < FILE, with a file in UTF-8") from error
    except duckdb.PermissionException as error:
        raise UsageError(
            f"A query reads the warehouse and nothing else. {error}",
            next_step="dateline ingest FILE loads a file; dateline export TABLE --to FILE writes one",
        ) from error
    except duckdb.Error as error:
        raise UsageError(
            str(error), next_step="dateline tables lists the tables, dateline tables TABLE their columns"
        ) from error


def _run(con: duckdb.DuckDBPyConnection, text: str, parameters: Mapping[str, object] | None) -> Answer:
    result = _interruptible(con, lambda: con.execute(text, parameters or None))
    described = result.description or []
    return Answer(tuple(str(column[0]) for column in described), tuple(str(column[1]) for column in described), _rows(con))


def _rows(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    with _in_words():
        while rows := _interruptible(con, lambda: con.fetchmany(_FETCH_ROWS)):
            yield from rows


def _interruptible(con: duckdb.DuckDBPyConnection, work: Callable[[], T]) -> T:
    """Do `work` so that Ctrl-C ends it: DuckDB does not look at signals while it computes rows."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(work)
        try:
            return future.result()
        except KeyboardInterrupt:
            con.interrupt()
            raise
