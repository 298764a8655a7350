"""`dateline runs`: what ran, and what each run did with its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from flows.cli.configured import Configured
from flows.cli.output import TABLE, Form, cell, say, show
from flows.errors import UsageError
from warehouse.read import ask, published

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def runs(
    run: Annotated[str | None, Parameter(help="Show this run: its id, the beginning of it, or latest.")] = None,
    /,
    *,
    limit: Annotated[int, Parameter(help="Show at most so many; 0 for all.")] = 20,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    with published(settings) as con:
        if run is None:
            show(ask(con, "runs", {"at_most": limit}), form, empty="Nothing has run yet.")
            return
        run_id = find_run(con, run)
        if form.is_table:
            facts = ask(con, "run", {"run_id": run_id}).records()[0]
            say("\n".join(f"{name:<12} {cell(value)}" for name, value in facts.items() if value is not None) + "\n")
        show(ask(con, "run_files", {"run_id": run_id}), form, short={"file_id": 12}, empty="It handled no files.")


def find_run(con: DuckDBPyConnection, name: str) -> str:
    """The run_id that `name` stands for: itself, its beginning, or `latest`.

    Raises:
        UsageError: no run, or several.
    """
    found = [str(row[0]) for row in ask(con, "find_run", {"name": name}).rows]
    if len(found) == 1:
        return found[0]
    what = f"Several runs begin with {name}." if found else f"No run begins with {name}."
    raise UsageError(what, next_step="dateline runs lists them")
