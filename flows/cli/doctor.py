"""`dateline doctor`: is everything as it has to be, and if not, what to do."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from flows.api import LOCAL, healthy
from flows.cli.configured import Configured
from flows.cli.output import TABLE, Form, show_records
from flows.errors import DatelineError
from flows.prefect_settings import QUIET, environment, profile
from flows.settings import Settings
from warehouse.lock import lock_holder
from warehouse.migrate import pending
from warehouse.read import published

_OLDEST_PYTHON, _FIRST_UNTRIED_PYTHON = (3, 11), (3, 14)
_LITTLE_DISK = 2 * 10**9  # a run needs the warehouse a second time, and the staged rows
_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*([^;]*?)\s*(?:;.*)?$")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at and how it is: `ok`, `warn` (works, with a loss) or `fail`. `next` is what to do."""

    check: str
    result: str
    detail: str
    next: str = ""


def doctor(*, form: Form = TABLE, settings: Configured) -> int:
    findings = [finding for look in _LOOKS for finding in look(settings)]
    show_records([asdict(finding) for finding in findings], form)
    failed = sum(finding.result == "fail" for finding in findings)
    if form.is_table:
        print(f"\n{failed} failed." if failed else "\nNothing failed.")
    return 1 if failed else 0


def _python(settings: Settings) -> Iterator[Finding]:
    found = ".".join(map(str, sys.version_info[:3]))
    if _OLDEST_PYTHON <= sys.version_info[:2] < _FIRST_UNTRIED_PYTHON:
        yield Finding("Python", "ok", found)
    else:
        yield Finding("Python", "fail", f"{found}; Dateline runs on 3.11 to 3.13", "uv python install 3.13")


def _packages(settings: Settings) -> Iterator[Finding]:
    """Installed versions against what Dateline asks for: some pins are what keeps schedules firing."""
    try:
        wanted = [
            match.groups()
            for line in requires("dateline") or ()
            if "extra ==" not in line and (match := _REQUIREMENT.match(line))
        ]
    except PackageNotFoundError:
        yield Finding("Packages", "warn", "dateline is not installed as a package, so its pins are not known", "uv sync")
        return
    wrong = 0
    for name, specifier in wanted:
        try:
            installed = version(name)
        except PackageNotFoundError:
            wrong += 1
            yield Finding("Packages", "fail", f"{name} is missing; needed {specifier}", "uv sync")
            continue
        if not _satisfies(installed, specifier):
            wrong += 1
            yield Finding("Packages", "fail", f"{name} {installed}; needed {specifier}", "uv sync")
    if not wrong:
        yield Finding("Packages", "ok", f"dateline {version('dateline')}; {len(wanted)} packages as required")


def _satisfies(installed: str, specifier: str) -> bool:
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(specifier).contains(installed, prereleases=True)


def _home(settings: Settings) -> Iterator[Finding]:
    home = settings.home.absolute()
    existing = next(folder for folder in (home, *home.parents) if folder.exists())
    if not os.access(existing, os.W_OK | os.X_OK) or not existing.is_dir():
        yield Finding("Home", "fail", f"{home} cannot be written", "dateline --home DIR …, or set DATELINE_HOME")
        return
    yield Finding("Home", "ok", str(home) if existing == home else f"{home}, made by the first run")
    free = shutil.disk_usage(existing).free
    needed = max(_LITTLE_DISK, 3 * _size(settings.warehouse))
    if free < needed:
        yield Finding(
            "Disk",
            "warn",
            f"{free / 1e9:.1f} GB free; a run may need {needed / 1e9:.1f} GB",
            "free some, or lower DATELINE_KEEP_SNAPSHOTS",
        )
    else:
        yield Finding("Disk", "ok", f"{free / 1e9:.1f} GB free")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _warehouse(settings: Settings) -> Iterator[Finding]:
    if not settings.warehouse.exists():
        yield Finding("Warehouse", "ok", "none yet", "dateline demo, or dateline ingest FILE")
        return
    try:
        with published(settings) as con:
            missing = pending(con)
    except DatelineError as error:
        yield Finding("Warehouse", "fail", error.what, error.next_step or "")
        return
    if missing:
        yield Finding("Warehouse", "warn", f"of an earlier version; lacks {', '.join(missing)}", "dateline migrate")
    else:
        yield Finding("Warehouse", "ok", f"opens, at the schema of this version, {_size(settings.warehouse) / 1e6:,.1f} MB")


def _lock(settings: Settings) -> Iterator[Finding]:
    if not settings.build.is_dir():
        yield Finding("Lock", "ok", "nothing has run yet")
        return
    holder = lock_holder(settings)
    yield Finding("Lock", "ok", f"held by {holder}" if holder else "nobody holds the warehouse")
    folders = [path.name for path in settings.build.iterdir() if path.is_dir()]
    if folders and holder is None:
        yield Finding(
            "Dead runs",
            "warn",
            f"left behind: {', '.join(sorted(folders)[:5])}",
            "dateline ingest: the next run marks and removes them",
        )
    else:
        yield Finding("Dead runs", "ok", "none left anything behind")


def _prefect(settings: Settings) -> Iterator[Finding]:
    url = os.environ.get("PREFECT_API_URL") or profile().get("PREFECT_API_URL") or LOCAL
    if not settings.prefect:
        yield Finding("Prefect", "ok", "not used (DATELINE_PREFECT)")
    elif healthy(url, answer_seconds=0.5):
        yield Finding("Prefect", "ok", f"a server answers at {url}")
    elif url == LOCAL:
        yield Finding(
            "Prefect", "ok", "no server runs; each run starts one of its own, and shows in the UI later", "dateline serve"
        )
    else:
        yield Finding("Prefect", "warn", f"no server answers at {url}", "start it, or unset PREFECT_API_URL")


def _telemetry(settings: Settings) -> Iterator[Finding]:
    given = {**profile(), **environment()}
    on = [name for name, value in QUIET.items() if given.get(name, "").lower() != value]
    if on:
        yield Finding("Telemetry", "warn", f"switched on by {', '.join(on)}", f"unset {' '.join(on)}")
    else:
        yield Finding("Telemetry", "ok", "off: Prefect's and Great Expectations'")


_LOOKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    _python,
    _packages,
    _home,
    _warehouse,
    _lock,
    _prefect,
    _telemetry,
)
