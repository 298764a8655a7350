"""`dateline tables`: the data dictionary, read from the database."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from cyclopts import Parameter

from flows.cli.configured import Configured
from flows.cli.output import TABLE, Form, say, show_records
from flows.errors import UsageError
from flows.model.catalogue import Table
from warehouse.catalogue import read_catalogue
from warehouse.read import published


def tables(
    table: Annotated[str | None, Parameter(help="Show its columns: core.event, or event where that is clear.")] = None,
    /,
    *,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    with published(settings) as con:
        catalogue = read_catalogue(con)
    if table is None:
        show_records([_listed(each) for each in catalogue.values()], form)
        return
    found = find_table(catalogue, table)
    if form.is_table:
        say(f"{found.qualified} ({found.kind}): {found.comment}")
    show_records([{"column": c.name, "type": c.type, "null": c.nullable, "meaning": c.comment} for c in found.columns], form)


def find_table(catalogue: Mapping[str, Table], name: str) -> Table:
    """The table of that name; its schema may be left out where only one schema has it.

    Raises:
        UsageError: there is none, or there are several.
    """
    wanted = name.lower()
    found = [table for table in catalogue.values() if wanted in (table.qualified, table.name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"Several tables are named {name}: {', '.join(table.qualified for table in found)}.")
    spellings = {spelling: table.qualified for table in catalogue.values() for spelling in (table.name, table.qualified)}
    near = dict.fromkeys(spellings[match] for match in get_close_matches(wanted, spellings, n=3))
    raise UsageError(
        f"No table is named {name}." + (f" Near it: {', '.join(near)}." if near else ""),
        next_step="dateline tables lists them",
    )


def _listed(table: Table) -> dict[str, Any]:
    return {"table": table.qualified, "kind": table.kind, "columns": len(table.columns), "meaning": table.comment}
