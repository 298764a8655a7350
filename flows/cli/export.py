"""`dateline export`: a table as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.cli.configured import Configured
from flows.cli.tables import find_table
from warehouse.catalogue import read_catalogue
from warehouse.export import export_table
from warehouse.read import published


def export(
    table: Annotated[str, Parameter(help="Table or view: core.event, mart.event_ledger, …")],
    /,
    *,
    to: Annotated[Path, Parameter(help="File to write; its ending says what: .csv, .parquet or .jsonl.")],
    include: Annotated[
        tuple[str, ...], Parameter(help="A dataset that may not be passed on, to be exported all the same.")
    ] = (),
    settings: Configured,
) -> None:
    with published(settings) as con:
        found = find_table(read_catalogue(con), table)
    done = export_table(settings, found, to, include)
    print(f"{done.rows:,} rows of {found.qualified}: {done.path}")
    if done.attribution:
        print(f"To be cited ({done.beside or 'in the metadata of the file'}):\n{done.attribution}")
