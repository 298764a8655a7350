"""`dateline checks`: what Great Expectations found in a run."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows.cli.configured import Configured
from flows.cli.output import TABLE, Form, say, show
from flows.cli.runs import find_run
from warehouse.read import ask, published


def checks(
    run: Annotated[str, Parameter(help="Its id, the beginning of it, or latest.")] = "latest",
    /,
    *,
    everything: Annotated[bool, Parameter(name="--all", help="Show the rules that passed, too.")] = False,
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
