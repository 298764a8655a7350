"""The Prefect settings that Dateline ships. A setting the user has made, by environment or by profile, is left alone.

They have to be in the environment before Prefect is first imported: it reads some of them (telemetry, logging) only then.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

QUIET: Mapping[str, str] = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "GX_ANALYTICS_ENABLED": "false",
}
"""Nobody is told that Dateline runs."""

SERVER: Mapping[str, str] = {
    # By default each task event is a transaction of its own. On SQLite API writes then meet "database is locked", are
    # answered 503 and tried again after 2, 4, 8, … seconds: a run of 200 tasks took 6 to 29 s instead of 3 to 4.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
}
"""What the SQLite-backed server needs to keep up."""

CLIENT: Mapping[str, str] = {
    # What Dateline's own logger says is shown with the run.
    "PREFECT_LOGGING_EXTRA_LOGGERS": "dateline",
    # It also speaks outside of runs.
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    # Results are ids and paths, of use to the run only.
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}
"""What a process that runs flows needs."""

SHIPPED: Mapping[str, str] = {**QUIET, **SERVER, **CLIENT}


def environment(*, quiet_console: bool = False) -> dict[str, str]:
    """The environment of this process with the shipped settings where the user has none of their own.

    `quiet_console` keeps Prefect off the terminal, where the command speaks; the API, and with it the UI, is told all.
    """
    shipped = {**SHIPPED, **({"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL"} if quiet_console else {})}
    chosen = profile()
    return {**{name: value for name, value in shipped.items() if name not in chosen}, **os.environ}


def profile() -> Mapping[str, str]:
    """The settings of the user's active Prefect profile, read without Prefect; none if there is no such file."""
    home = Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser()
    try:
        profiles = tomllib.loads((home / "profiles.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    return {name: str(value) for name, value in profiles.get("profiles", {}).get(active, {}).items()}
