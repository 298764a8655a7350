"""`dateline sql`: any question, in SQL."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from flows.cli.configured import Configured
from flows.cli.output import TABLE, Form, show
from warehouse.read import published, select


def sql(
    query: Annotated[str, Parameter(help="The query, or - to read it from standard input.")],
    /,
    *,
    form: Form = TABLE,
    settings: Configured,
) -> None:
    text = sys.stdin.read() if query == "-" else query
    with published(settings) as con:
        show(select(con, text), form)
