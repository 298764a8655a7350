"""`dateline checks`: what Great Expectations found in a run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from flows.cli.configured import Configured
from flows.cli.output import TABLE, Form, say, show
from flows.cli.runs import find_run
from flows.errors import UsageError
from warehouse.read import ask, published


def checks(
    run: Annotated[str, Parameter(help="Its id, the beginning of it, or latest.")] = "latest",
    /,
    *,
    everything: Annotated[bool, Parameter(name="--all", help="Show the rules that passed, too.")] = False,
    data_docs: Annotated[Path | None, Parameter(help="Also build Great Expectations' own Data Docs into this folder.")] = None,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    with published(settings) as con:
        run_id = find_run(con, run)
        show(ask(con, "checks", {"run_id": run_id, "all": everything}), form, empty="Every rule passed, or none was asked.")
        if form.is_table:
            counts = ask(con, "checks_counts", {"run_id": run_id}).records()[0]
            say(
                "\nRun {}: {rules:,} checks, {passed:,} passed, {failed:,} failed, {raised:,} broke themselves.".format(
                    run_id, **counts
                )
            )
            page = settings.docs / "checks" / f"{run_id}.html"
            if page.exists():
                say(f"As a page: {page}")
        found = ask(con, "checks_run", {"run_id": run_id}).records() if data_docs else []
    if data_docs:
        _build(run_id, found, data_docs)


def _build(run_id: str, found: list[dict[str, Any]], folder: Path) -> None:
    if not found:
        raise UsageError(f"Run {run_id} asked no rule.", next_step="dateline runs")
    from expectations.data_docs import data_docs  # takes seconds to import

    page = data_docs({"run_id": run_id, "started_at": found[0]["started_at"]}, found, folder)
    say(f"Data Docs: {page} (they load their looks from the network)")
