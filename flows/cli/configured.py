"""The settings a command works with."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from pydantic import ValidationError

from flows.errors import UsageError
from flows.settings import Settings

Configured = Annotated[Settings, Parameter(parse=False)]
"""The type of a command's `settings`, which are not typed by the user but put together by app.py."""


def settings(home: Path | None) -> Settings:
    """Settings from the environment, with the home of `--home` if there is one.

    Raises:
        UsageError: an environment variable has a value that it cannot have.
    """
    try:
        return Settings().at(home)
    except ValidationError as error:
        wrong = "; ".join(
            f"DATELINE_{'_'.join(map(str, e['loc'])).upper()} = {e['input']!r}: {e['msg']}" for e in error.errors()
        )
        raise UsageError(f"Settings that cannot be: {wrong}.", next_step="unset or correct the environment variable") from error


def for_run(given: Settings, *, wait: float | None, no_prefect: bool) -> Settings:
    """`given` with what the options of a run say otherwise.

    Raises:
        UsageError: a wait of less than nothing.
    """
    if wait is not None and wait < 0:
        raise UsageError(f"--wait {wait:g} is less than no time.", next_step="dateline ingest --wait 600")
    changes = {} if wait is None else {"lock_wait_seconds": wait}
    return given.model_copy(update={**changes, **({"prefect": False} if no_prefect else {})})


def command_for(home: Path) -> str:
    """How to call Dateline for this home: `dateline`, with --home where the environment names another."""
    return "dateline" if home.absolute() == Settings().home.absolute() else f"dateline --home {shlex.quote(str(home))}"
