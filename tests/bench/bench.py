"""What a bench works with: the options of the command, a folder of its own, and the programs in children/."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from measure import Usage, measured

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
SAMPLE = ROOT / "flows" / "samples" / "inbox" / "ucdp" / "ucdp_ged_sample.csv"

_CHILDREN = Path(__file__).with_name("children")
# What would make children slow, or send them elsewhere.
_UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PREFECT_API_URL", "PREFECT_PROFILE", "DATELINE_HOME", "DATELINE_PREFECT")


@dataclass(frozen=True, slots=True)
class Bench:
    """Options are as typed, None where the bench is to choose. `folder` is thrown away at the end."""

    folder: Path
    rows: int | None = None
    articles: int = 10_000
    runs: int | None = None
    slots: int | None = None
    dlt: tuple[str, ...] = ()
    seed: Path | None = None
    gold: Path = GOLD
    _numbers: Iterator[int] = field(default_factory=count, repr=False)

    def env(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
        mine = {
            "PREFECT_HOME": str(self.folder / "prefect"),
            "DLT_DATA_DIR": str(self.folder / "dlt"),
            "RUNTIME__DLTHUB_TELEMETRY": "false",
        }
        return {**kept, **mine, **more}

    def child(self, name: str, *arguments: str | Path, given: str = "") -> Usage:
        """Run children/<name>.py."""
        command = [sys.executable, "-P", _CHILDREN / f"{name}.py", *arguments]
        return measured(command, env=self.env(), cwd=self.folder, given=given)

    def python(self, code: str) -> Usage:
        return measured([sys.executable, "-P", "-c", code], env=self.env(), cwd=self.folder)

    def dateline(self, home: Path, *arguments: str | Path, with_orphans: bool = False, **env: str) -> Usage:
        """The command as a user types it."""
        command = [Path(sysconfig.get_path("scripts")) / "dateline", "--home", home, *arguments]
        return measured(command, env=self.env(**env), cwd=self.folder, with_orphans=with_orphans)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for one run."""
        path = self.folder / f"scratch-{next(self._numbers)}"
        path.mkdir()
        try:
            yield path
        finally:
            shutil.rmtree(path)
